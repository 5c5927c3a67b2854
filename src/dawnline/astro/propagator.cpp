#include "dawnline/astro/propagator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "dawnline/astro/force_model-inl.hpp"
#include "dawnline/astro/shadow.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::astro {
namespace {

namespace simd = HWY_NAMESPACE;
using simd::Triple;

OrbitState state_of(const OdeState<6>& y) noexcept {
    return {{y[0], y[1], y[2]}, {y[3], y[4], y[5]}};
}

}  // namespace

OrbitState Trajectory::operator()(double t) const noexcept {
    const double direction = steps_.front().h;
    const auto behind = [&](const DenseStep<6>& step, double time) {
        return direction > 0.0 ? step.t + step.h < time : step.t + step.h > time;
    };
    auto step = std::lower_bound(steps_.begin(), steps_.end(), t, behind);
    if (step == steps_.end()) --step;
    return state_of(step->at_fraction(std::clamp((t - step->t) / step->h, 0.0, 1.0)));
}

Vec3 acceleration(const ForceModel& model, const Sky& sky, const OrbitState& state,
                  const Surface& surface) noexcept {
    simd::Moment moment;
    simd::prepare(model, sky, moment);
    const Triple<double> a = simd::acceleration<double>(
        model, moment, simd::triple_of<double>(state.r_ES_G), simd::triple_of<double>(state.v_ES_G),
        {surface.drag_area_per_mass, surface.light_area_per_mass});
    return {a.x, a.y, a.z};
}

namespace {

// Where light begins to change and where it is gone: negative within penumbra and umbra.
std::array<double, 2> shadow_gaps(const ForceModel& model, const Sky& sky, const Vec3& r_ES_G) {
    const Occulter earth{Vec3{}, model.light.earth_radius, model.light.earth_flattening,
                         sky.R_FG.row[2]};
    return {penumbra_gap(r_ES_G, sky.r_EU_G, model.light.sun_radius, earth),
            umbra_gap(r_ES_G, sky.r_EU_G, model.light.sun_radius, earth)};
}

// The first contact with the Earth's shadow within a step, if there is one.
std::optional<double> contact(const ForceModel& model, const SkyTable& sky,
                              const DenseStep<6>& step, const std::array<double, 2>& before,
                              const std::array<double, 2>& after) {
    std::optional<double> first;
    for (std::size_t k = 0; k < 2; ++k) {
        if ((before[k] < 0.0) == (after[k] < 0.0)) continue;
        const auto gap = [&](double theta) {
            return shadow_gaps(model, sky(step.t + theta * step.h),
                               state_of(step.at_fraction(theta)).r_ES_G)[k];
        };
        const auto theta = root_in(gap, 0.0, 1.0, 1e-9 / std::abs(step.h));
        if (theta && (!first || *theta < *first)) first = theta;
    }
    if (first) *first = step.t + *first * step.h;
    return first;
}

}  // namespace

Trajectory propagate(const ForceModel& model, const SkyTable& sky, const OrbitState& start,
                     double t0, double t1, const Surface& surface,
                     const PropagationOptions& options) {
    const simd::Body<double> body{surface.drag_area_per_mass, surface.light_area_per_mass};
    simd::Moment moment;
    const auto rhs = [&](double t, const OdeState<6>& y, OdeState<6>& dydt) {
        simd::prepare(model, sky(t), moment);
        const Triple<double> v{y[3], y[4], y[5]};
        const Triple<double> a =
            simd::acceleration<double>(model, moment, {y[0], y[1], y[2]}, v, body);
        dydt = {v.x, v.y, v.z, a.x, a.y, a.z};
    };
    OdeOptions<6> ode;
    ode.rel_tol = options.rel_tol;
    ode.max_step = options.max_step;
    for (std::size_t i = 0; i < 3; ++i) {
        ode.abs_tol[i] = options.position_tol;
        ode.abs_tol[3 + i] = options.velocity_tol;
    }
    const Vec3 &r = start.r_ES_G, &v = start.v_ES_G;
    Dop853<6, decltype(rhs)> integrator(rhs, t0, {r.x, r.y, r.z, v.x, v.y, v.z}, ode);
    std::vector<DenseStep<6>> steps;
    if (t1 == t0) steps.push_back({t0, 1.0, integrator.y()});
    // A step that straddles a shadow's edge hides it from the error estimate (2 m a day at 650 km):
    // it is cut there.
    const bool shaded = model.light.solar_constant > 0.0 && model.light.earth_radius > 0.0;
    std::array<double, 2> before{}, after{};
    if (shaded) before = shadow_gaps(model, sky(t0), start.r_ES_G);
    const auto advance = [&](double t_end) {
        const OdeStatus status = integrator.step(t_end);
        if (status == OdeStatus::ok) return;
        throw Error(fmt::format("the orbit cannot be integrated beyond {:.3f} s: {}",
                                integrator.t(),
                                status == OdeStatus::not_finite ? "the acceleration is not a number"
                                                                : "the tolerance cannot be met"));
    };
    while (integrator.t() != t1) {
        advance(t1);
        const DenseStep<6> step = integrator.dense();
        if (shaded) {
            after = shadow_gaps(model, sky(integrator.t()), state_of(integrator.y()).r_ES_G);
            const std::optional<double> edge = contact(model, sky, step, before, after);
            if (edge && std::abs(*edge - step.t) > 1e-6 &&
                std::abs(integrator.t() - *edge) > 1e-6) {
                integrator.reset(step.t, step.y);
                while (integrator.t() != *edge) {
                    advance(*edge);
                    steps.push_back(integrator.dense());
                }
                integrator.reset(integrator.t(), integrator.y());
                before =
                    shadow_gaps(model, sky(integrator.t() + std::copysign(1e-6, t1 - t0)),
                                state_of(integrator.y()).r_ES_G +
                                    std::copysign(1e-6, t1 - t0) * state_of(integrator.y()).v_ES_G);
                continue;
            }
            before = after;
        }
        const Vec3 at = state_of(integrator.y()).r_ES_G;
        if (norm(at) < constants::k_radius_earth + options.least_altitude)
            throw Error(fmt::format("the satellite re-enters {:.0f} s after the start",
                                    integrator.t() - t0));
        steps.push_back(step);
    }
    return Trajectory(std::move(steps));
}

}  // namespace dawnline::astro
