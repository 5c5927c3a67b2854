#include "dawnline/mission/satellite_momentum.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "dawnline/base/constants.hpp"
#include "dawnline/mission/flight_attitude.hpp"
#include "dawnline/mission/satellite_physics.hpp"
#include "dawnline/spacecraft/momentum.hpp"

namespace dawnline::mission {
namespace {

double square(double x) noexcept {
    return x * x;
}

/// About the array's normal, the third axis and the radiator's normal.
Vec3 inertia(const Scenario& scenario, const Design& design) {
    const scenario::Satellite& s = scenario.satellite;
    const double array = s.array.specific_mass * design.power.array_area;
    const double radiator = s.radiator.specific_mass * design.thermal.radiator_area;
    const double body = std::max(0.0, design.mass.launch - array - radiator);
    const double width = s.bus.stowed_length, span = design.power.array_area / width;
    const double side_squared = design.thermal.radiator_area;
    const double w = s.bus.stowed_width, l = s.bus.stowed_length, t = design.mass.stowed_thickness;
    return Vec3{array * (square(span) + square(width)) + radiator * side_squared +
                    body * (square(w) + square(l)),
                array * square(span) + radiator * side_squared + body * (square(w) + square(t)),
                array * square(width) + 2.0 * radiator * side_squared +
                    body * (square(l) + square(t))} /
           12.0;
}

}  // namespace

void size_momentum(const Scenario& scenario, Design& design) {
    using spacecraft::Plate;
    const double offset = scenario.satellite.bus.pressure_offset;
    const OrbitDesign& orbit = design.orbit;
    const Panels p = panels(attitude_named(scenario.satellite.attitude));
    Vec3 principal = inertia(scenario, design);
    if (p.array.y > p.array.x) std::swap(principal.x, principal.y);
    const std::array<Plate, 2> plates{
        Plate{.area = design.power.array_area,
              .hold = p.hold,
              .normal = p.array,
              .diffuse = 1.0 - scenario.satellite.array.cell.absorptance,
              .centre = offset * p.radiator},
        Plate{.area = design.thermal.radiator_area,
              .hold = p.hold,
              .normal = p.radiator,
              .centre = offset * p.array}};
    constexpr double k_dump_after = 1.0;  // orbits
    constexpr double k_field_use = 0.5;   // of the rods, over an orbit
    const spacecraft::MomentumBudget budget = spacecraft::momentum_budget(
        {principal, p.hold}, plates, orbit.semi_major_axis, orbit.beta_least,
        constants::k_pi * orbit.longest_umbra / orbit.period, design.propulsion.air_density,
        air_stream(scenario.satellite), k_dump_after);
    MomentumDesign& m = design.momentum;
    m.greatest_inertia = std::max({principal.x, principal.y, principal.z});
    m.peak_torque = budget.peak_torque;
    m.secular = norm(budget.secular);
    m.cyclic = std::max({budget.cyclic.x, budget.cyclic.y, budget.cyclic.z});
    m.wheel_capacity = budget.wheel_capacity;
    m.torquer_dipole = spacecraft::torquer_dipole(
        budget.dump_torque, spacecraft::dipole_field(orbit.semi_major_axis, 0.0), k_field_use);
}

}  // namespace dawnline::mission
