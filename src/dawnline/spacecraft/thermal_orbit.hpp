#pragma once
// Heat that an orbit sends through a thermal network: light, shadow, albedo, one orbit or a life.

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "dawnline/base/function_ref.hpp"
#include "dawnline/spacecraft/thermal_transient.hpp"

namespace dawnline::spacecraft {

/// Heat into every node over one orbit, from noon to noon (where the Sun stands highest):
///     q_i(t) = constant_i + ν(t) sunlit_i + albedo_i max(0, cos(2πt/P))
///            + (t in umbra or penumbra) shadowed_i
/// ν falls from 1 to 0 linearly while the Sun sets; the true curve holds the same heat to 1e-3 of
/// a penumbra of 10 s. The shadow lies around t = P/2.
struct OrbitHeat {
    double period = 0.0;           // P [s]
    double half_umbra = 0.0;       // half of its duration; 0: none [s]
    double half_shadow = 0.0;      // the same, penumbra included; 0: no shadow [s]
    std::vector<double> constant;  // dissipation, Earth's infrared [W]
    std::vector<double> sunlit;    // sunlight on nodes when ν = 1 [W]
    std::vector<double> albedo;    // at noon [W]
    std::vector<double>
        shadowed;  // loads shed (negative) or heaters from first to last contact [W]
};

/// The moments of an orbit at which its heat has a jump or a kink, ascending, 0 and P included.
struct OrbitEdges {
    std::array<double, 9> t{};  // [s]
    std::size_t count = 0;
};
OrbitEdges edges(const OrbitHeat& heat) noexcept;

/// Heat within the piece of the orbit that holds `middle`; t from the orbit's noon. [W], [W/s]
void heat_in_piece(const OrbitHeat& orbit, double middle, double t, std::span<double> heat,
                   std::span<double> slope) noexcept;

/// Throws Error if spans do not fit the nodes, or shadow or period make no sense.
void check(const OrbitHeat& heat, std::size_t nodes);

/// Takes a solver (ThermalTransient or CvodeThermal) through one orbit that begins at its t(),
/// stopping at every edge.
template <class Solver>
void follow_orbit(Solver& solver, const OrbitHeat& heat) {
    const double start = solver.t();
    const OrbitEdges at = edges(heat);
    for (std::size_t k = 1; k < at.count; ++k) {
        const double middle = 0.5 * (at.t[k - 1] + at.t[k]);
        solver.advance_to(start + at.t[k],
                          [&](double t, std::span<double> q, std::span<double> slope) {
                              heat_in_piece(heat, middle, t - start, q, slope);
                          });
    }
}

/// Mean heat of one orbit, exact. [W]
std::vector<double> mean_heat(const OrbitHeat& heat);

/// What a life was like.
struct ThermalLife {
    std::vector<double> lowest, highest;  // of every node [K]
    std::vector<double> end;              // temperatures at the end [K]
    HeatBalance balance;
    TransientStatistics statistics;
    std::size_t orbits = 0;
};

/// Integrates every orbit of a life, one after the other, each under the heat that `orbit_heat`
/// gives for its number (β, season, ageing). `each_orbit`, called after every orbit with its number
/// and the solver, whose extremes are that orbit's, may look and record.
ThermalLife follow_life(const ThermalNetwork& network, std::span<const double> start,
                        std::size_t orbits,
                        FunctionRef<void(std::size_t orbit, OrbitHeat& heat)> orbit_heat,
                        FunctionRef<void(std::size_t orbit, const ThermalTransient&)> each_orbit,
                        TransientOptions options = {});

}  // namespace dawnline::spacecraft
