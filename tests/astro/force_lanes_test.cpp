// The sum of forces in the lanes of every instruction set against the scalar sum.

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "astro/force_lanes_test.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which includes this file once per target.
#include <hwy/highway.h>

#include "dawnline/astro/geopotential-inl.hpp"
#include "dawnline/astro/light_pressure-inl.hpp"
#include "dawnline/astro/views-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

struct ThinningAir {
    template <class Real>
    HWY_INLINE Real operator()(const Sky&, const Triple<Real>& r_ES_G) const noexcept {
        return 1e-12 * exp((6.8e6 - norm(r_ES_G)) / Real(6e4));
    }
};

// The forces of a low satellite at n places, in lanes or one by one.
void low_orbit_forces(const GravityField& field, const LoveNumbers& love, const Sky& sky,
                      const VectorsView& r_ES_G, const VectorsView& v_ES_G, bool in_lanes,
                      const VectorsSpan& a_G) {
    const Forces sum(Gravity{&field, &love}, ThirdBodies{}, LightPressure{}, Relativity{},
                     Drag<ThinningAir>{}, Thrust{.force = 0.01, .mass = 100.0});
    for (std::size_t i = 0, count = 0; i < r_ES_G.x.size(); i += count) {
        count = in_lanes ? std::min(Lanes::size(), r_ES_G.x.size() - i) : 1;
        if (in_lanes) {
            store_some(sum(sky, load_some(r_ES_G, i, count), load_some(v_ES_G, i, count),
                           Body<Lanes>{0.02, 0.03}),
                       a_G, i, count);
            continue;
        }
        const Triple<double> a =
            sum(sky, Triple<double>{r_ES_G.x[i], r_ES_G.y[i], r_ES_G.z[i]},
                Triple<double>{v_ES_G.x[i], v_ES_G.y[i], v_ES_G.z[i]}, Body<double>{0.02, 0.03});
        a_G.x[i] = a.x, a_G.y[i] = a.y, a_G.z[i] = a.z;
    }
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <gtest/gtest.h>

#include <vector>

#include "allocation_count.hpp"
#include "dawnline/base/random.hpp"
#include "every_target.hpp"

namespace dawnline::astro {
namespace {

HWY_EXPORT(low_orbit_forces);

// 1e-14 of the norm: Highway's exponential within the thin air, and FMA. Half of the places lie in
// the shadow or next to it.
TEST(ForceLanes, AreTheScalarForces) {
    const std::size_t n = 203;
    Stream stream(4, 0, "forces");
    std::vector<double> x(n), y(n), z(n), vx(n), vy(n), vz(n), ax(n), ay(n), az(n);
    for (std::size_t i = 0; i < n; ++i) {
        const double angle = constants::k_two_pi * stream.uniform();
        const double tilt = constants::k_pi * stream.uniform();
        x[i] = 6.8e6 * std::cos(angle), vx[i] = -7.6e3 * std::sin(angle);
        y[i] = 6.8e6 * std::sin(angle) * std::cos(tilt),
        vy[i] = 7.6e3 * std::cos(angle) * std::cos(tilt);
        z[i] = 6.8e6 * std::sin(angle) * std::sin(tilt),
        vz[i] = 7.6e3 * std::cos(angle) * std::sin(tilt);
    }
    std::vector<double> bx = ax, by = ax, bz = ax;
    const GravityField field(egm96(), 20, 20);
    const LoveNumbers love;
    Sky sky;
    sky.R_FG = rotation_x(0.003) * rotation_z(1.2);
    sky.t = 5.0;
    on_every_target([&] {
        const auto forces = [&](bool in_lanes, const VectorsSpan& a_G) {
            HWY_DYNAMIC_DISPATCH(low_orbit_forces)
            (field, love, sky, {x, y, z}, {vx, vy, vz}, in_lanes, a_G);
        };
        forces(false, {bx, by, bz});
        const AllocationCount count;
        forces(true, {ax, ay, az});
        EXPECT_EQ(count.since_start(), 0);
        for (std::size_t i = 0; i < n; ++i) {
            const Vec3 alone{bx[i], by[i], bz[i]};
            EXPECT_LT(norm(Vec3{ax[i], ay[i], az[i]} - alone), 1e-14 * norm(alone));
        }
    });
}

}  // namespace
}  // namespace dawnline::astro
#endif  // HWY_ONCE
