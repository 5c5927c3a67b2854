#include "dawnline/astro/relative_drift.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/dop853.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using PairState = OdeState<12>;  // r, v of the chief, then r, v of the deputy

void store(const OrbitState& state, double* y) noexcept {
    y[0] = state.r_ES_G.x, y[1] = state.r_ES_G.y, y[2] = state.r_ES_G.z;
    y[3] = state.v_ES_G.x, y[4] = state.v_ES_G.y, y[5] = state.v_ES_G.z;
}

OrbitState load(const double* y) noexcept {
    return {{y[0], y[1], y[2]}, {y[3], y[4], y[5]}};
}

struct PairMotion {
    void operator()(double, const PairState& y, PairState& dydt) const noexcept {
        for (const std::size_t body : {std::size_t{0}, std::size_t{6}}) {
            const OrbitState state = load(y.data() + body);
            store({state.v_ES_G, acceleration_j2(state.r_ES_G)}, dydt.data() + body);
        }
    }
};

OdeOptions<12> tight() noexcept {
    OdeOptions<12> options;
    options.rel_tol = 1e-13;
    // A coordinate that passes through zero must not ask for more digits than a double holds.
    for (std::size_t n = 0; n < 12; ++n) options.abs_tol[n] = n % 6 < 3 ? 1e-7 : 1e-10;
    return options;
}

}  // namespace

Vec3 acceleration_j2(const Vec3& r_ES_G) noexcept {
    const double r2 = dot(r_ES_G, r_ES_G), r = std::sqrt(r2);
    const double point = -constants::k_gm_earth / (r2 * r);
    const double j =
        1.5 * constants::k_j2_earth * constants::k_radius_earth * constants::k_radius_earth / r2;
    const double sine2 = r_ES_G.z * r_ES_G.z / r2;
    const double equatorial = point * (1.0 + j * (1.0 - 5.0 * sine2));
    const double polar = point * (1.0 + j * (3.0 - 5.0 * sine2));
    return {equatorial * r_ES_G.x, equatorial * r_ES_G.y, polar * r_ES_G.z};
}

double local_circular_speed(const Vec3& r_ES_G) noexcept {
    return std::sqrt(-dot(acceleration_j2(r_ES_G), r_ES_G));
}

void relative_trajectory(const OrbitState& chief, const OrbitState& deputy,
                         std::span<const double> times, std::span<RelativeState> relative) {
    if (times.size() != relative.size())
        throw Error(
            fmt::format("{} times but room for {} relative states", times.size(), relative.size()));
    PairState y;
    store(chief, y.data());
    store(deputy, y.data() + 6);
    Dop853<12, PairMotion> pair({}, 0.0, y, tight());
    for (std::size_t k = 0; k < times.size(); ++k) {
        if (pair.advance_to(times[k]) != OdeStatus::ok)
            throw Error(
                fmt::format("the relative motion cannot be followed beyond {:.6g} s", pair.t()));
        relative[k] = relative_state(load(pair.y().data()), load(pair.y().data() + 6));
    }
}

RelativeDrift along_track_drift(const OrbitState& chief, const OrbitState& deputy, double period,
                                int orbits) {
    if (!(orbits >= 2 && period > 0.0))
        throw Error(fmt::format("a drift over {} orbits of {:.6g} s; it takes two or more", orbits,
                                period));
    constexpr int samples = 64;
    std::vector<double> times(static_cast<std::size_t>(orbits * samples));
    for (std::size_t k = 0; k < times.size(); ++k)
        times[k] = period * static_cast<double>(k) / samples;
    std::vector<RelativeState> relative(times.size());
    relative_trajectory(chief, deputy, times, relative);

    // Least squares: slope = Σ (k − k̄) m_k / Σ (k − k̄)², m_k the mean of orbit k.
    double product = 0.0, squares = 0.0, least = relative[0].r_CD_H.y, greatest = least;
    for (int orbit = 0; orbit < orbits; ++orbit) {
        double mean = 0.0;
        for (int k = 0; k < samples; ++k) {
            const double y = relative[static_cast<std::size_t>(orbit * samples + k)].r_CD_H.y;
            mean += y / samples;
            if (orbit > 0) continue;
            least = std::min(least, y);
            greatest = std::max(greatest, y);
        }
        const double centred = orbit - 0.5 * (orbits - 1);
        product += centred * mean;
        squares += centred * centred;
    }
    return {.along_track = product / squares, .along_track_swing = greatest - least};
}

}  // namespace dawnline::astro
