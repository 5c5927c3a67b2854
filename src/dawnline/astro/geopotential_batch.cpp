// Gravity of many satellites, for every instruction set.

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "dawnline/astro/geopotential_batch.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which includes this file once per target.
#include <hwy/highway.h>

#include "dawnline/astro/geopotential-inl.hpp"
#include "dawnline/astro/views-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

void accelerations(const GravityField& field, const VectorsView& r_ES_F, const VectorsSpan& a_F,
                   std::span<GravityStatus> status) {
    const std::size_t n = status.size(), lanes = Lanes::size();
    const double least = 0.98 * field.radius();
    std::fill(status.begin(), status.end(), GravityStatus::ok);
    for (std::size_t i = 0; i < n; i += lanes) {
        const std::size_t count = std::min(lanes, n - i);
        const Triple<Lanes> r = load_some(r_ES_F, i, count);
        const Lanes r2 = dot(r, r);
        const Mask finite = is_finite(r2), outside = r2 >= least * least;
        Triple<Lanes> a = gravity_pull(field, r);
        const Mask good = finite & outside;
        if (!all(good))
            a = {select(good, a.x, 0.0), select(good, a.y, 0.0), select(good, a.z, 0.0)};
        store_some(a, a_F, i, count);
        mark_some(!outside, GravityStatus::inside, status.data() + i, count);
        mark_some(!finite, GravityStatus::not_finite, status.data() + i, count);
    }
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dawnline::astro {

HWY_EXPORT(accelerations);

void gravity_accelerations(const GravityField& field, VectorsView r_ES_F, VectorsSpan a_F,
                           std::span<GravityStatus> status) noexcept {
    HWY_DYNAMIC_DISPATCH(accelerations)(field, r_ES_F, a_F, status);
}

}  // namespace dawnline::astro
#endif
