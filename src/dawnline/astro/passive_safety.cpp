#include "dawnline/astro/passive_safety.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "dawnline/astro/surface_field.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"

namespace dawnline::astro {

using namespace constants;

SilentOutcome silent_member(std::span<const RelativeOrbit> orbits, std::size_t which,
                            const SilentMember& silent, const SafetyOptions& options) {
    if (!(which < orbits.size() && options.keep_out > 0.0 && options.orbit_period > 0.0 &&
          options.orbits > 0))
        throw Error(fmt::format(
            "member {} of {} falls silent over {} orbits of {:.6g} s with a "
            "keep-out of {:.6g} m; all must be positive and the member exist",
            which, orbits.size(), options.orbits, options.orbit_period, options.keep_out));
    SilentOutcome outcome{std::numeric_limits<double>::infinity(), which,
                          std::numeric_limits<double>::infinity(), 0.0};
    for (int k = 0; k <= options.orbits; ++k) {
        const double t = k * options.orbit_period;
        RelativeOrbit slid = orbits[which];
        slid.along_offset +=
            silent.along_rate * t + along_track_shift(silent.along_acceleration, t);
        for (std::size_t other = 0; other < orbits.size(); ++other) {
            if (other == which) continue;
            if (in_plane_distance(orbits[other], slid) >
                std::max(outcome.least_distance, options.keep_out))
                continue;
            const double least = distance_range(slid, orbits[other]).least;
            if (least < outcome.least_distance) {
                outcome.least_distance = least;
                outcome.least_at = t;
            }
            if (least < options.keep_out && !std::isfinite(outcome.time_to_keep_out)) {
                outcome.time_to_keep_out = t;
                outcome.first_met = other;
            }
        }
    }
    return outcome;
}

std::vector<SilentOutcome> silent_members(std::span<const RelativeOrbit> orbits,
                                          const SilentMember& silent, const SafetyOptions& options,
                                          unsigned jobs) {
    std::vector<SilentOutcome> outcomes(orbits.size());
    parallel_for(orbits.size(), jobs,
                 [&](std::size_t k) { outcomes[k] = silent_member(orbits, k, silent, options); });
    return outcomes;
}

UncertainSeparation uncertain_separation(const RelativeOrbit& a, const RelativeOrbit& b,
                                         const Vec3& sigma_H, double k) noexcept {
    constexpr int samples = 720;
    const RelativeOrbit apart = b - a;
    UncertainSeparation result{distance_range(a, b).least, std::numeric_limits<double>::infinity(),
                               0.0};
    for (int n = 0; n < samples; ++n) {
        const double phase = k_two_pi * n / samples;
        const Vec3 r = position_on(apart, phase);
        const double distance = norm(r);
        const Vec3 spread{sigma_H.x * r.x, sigma_H.y * r.y, sigma_H.z * r.z};
        const double sigma =
            distance > 0.0 ? norm(spread) / distance : std::max({sigma_H.x, sigma_H.y, sigma_H.z});
        if (distance - k * sigma >= result.least_sure) continue;
        result.least_sure = distance - k * sigma;
        result.at_phase = phase;
    }
    return result;
}

}  // namespace dawnline::astro
