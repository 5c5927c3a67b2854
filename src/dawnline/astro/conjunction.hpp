#pragma once
// Closest approaches of two objects whose states are known at any time.

#include <cstdint>
#include <optional>
#include <vector>

#include "dawnline/astro/orbit.hpp"
#include "dawnline/base/function_ref.hpp"

namespace dawnline::astro {

/// A local minimum of the distance of two objects.
struct Conjunction {
    std::uint32_t first, second;  // numbers of the objects, first < second
    double tca;                   // time of closest approach [s]
    double miss_distance;         // [m]
    double relative_speed;        // [m/s]

    friend bool operator==(const Conjunction&, const Conjunction&) = default;
};

/// State of one object `t` seconds after an epoch that the caller keeps; any inertial frame, the
/// same for all objects.
using StateOf = FunctionRef<OrbitState(std::uint32_t object, double t)>;

/// The minimum of distance near `t`: the root of ρ·ρ̇ where it rises, good to 1e-6 s.
///
/// Newton's method with the gradient of a point mass for ρ̈; where it does not settle within
/// `reach` [s] of `t`, a bracket of that half-width is narrowed. Nothing if ρ·ρ̇ does not pass from
/// minus to plus there, or a state is not finite.
std::optional<Conjunction> closest_approach(StateOf state_of, std::uint32_t first,
                                            std::uint32_t second, double t, double reach);

/// Every minimum of distance below `threshold` [m] in [from, to]: ρ·ρ̇ looked at every `step`
/// seconds, each change from minus to plus narrowed. Misses a pair of a minimum and a maximum
/// within one step, so `step` must be short against the orbits (20 s near the Earth). For two
/// objects, or as the witness of faster searches.
std::vector<Conjunction> closest_approaches(StateOf state_of, std::uint32_t first,
                                            std::uint32_t second, double from, double to,
                                            double step, double threshold);

}  // namespace dawnline::astro
