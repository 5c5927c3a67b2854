#pragma once
// Torques that disturb a satellite, the momentum they store, wheels and torque rods against them.

#include <span>

#include "dawnline/base/vec3.hpp"
#include "dawnline/spacecraft/flight_plates.hpp"

namespace dawnline::spacecraft {

/// Worst torque of gravity, (3μ/2R³)|I_z − I_y| sin 2θ. [N m]
double gravity_gradient_torque(double radius, double inertia_difference, double angle) noexcept;

/// Torque of sunlight, (S/c) A (1 + q) arm cos i. [N m]
double solar_torque(double irradiance, double area, double reflectance, double arm,
                    double incidence) noexcept;

/// Torque of the air, ½ρ C_d A v² arm. [N m]
double aerodynamic_torque(double density, double speed, double drag_area, double arm) noexcept;

/// Field of the Earth's dipole, M/R³ √(1 + 3 sin² latitude), M 7.96e15 T m³: twice that of the
/// equator over the poles. [T]
double dipole_field(double radius, double magnetic_latitude) noexcept;

/// Wheel momentum for a torque that swings once an orbit, T (P/4)(√2/2). [N m s]
double storage_for_cyclic_torque(double torque, double orbit_period) noexcept;

/// Torque of a slew through an angle in a time, half of it speeding up, 4θI/t². [N m]
double slew_torque(double angle, double inertia, double duration) noexcept;

/// Dipole of a rod that gives a torque across a field; `use` is the share of the time and direction
/// in which the field serves, about ½ over an orbit. [A m²]
double torquer_dipole(double torque, double field, double use) noexcept;

/// A body whose principal axes keep still in one of the frames of plates.
struct BodyInertia {
    Vec3 principal;  // about the frame's three axes [kg m²]
    PlateHold hold = PlateHold::orbit;
};

/// What disturbs a satellite over an orbit, in axes that do not turn: to the Sun's projection on
/// the orbit plane, ahead of it, normal to the orbit.
struct MomentumBudget {
    Vec3 secular;                 // momentum gained each orbit [N m s]
    Vec3 cyclic;                  // half of the swing about that [N m s]
    double peak_torque = 0.0;     // [N m]
    double wheel_capacity = 0.0;  // largest cyclic axis, and the secular gain of `dump_after`
                                  // orbits [N m s]
    double dump_torque = 0.0;     // mean that unloads the secular part [N m]
};

/// Torques of gravity, air and sunlight summed over an orbit at constant density, plates pushing at
/// their centres. The momentum of the body's own turning about the frame is left out: constant for
/// `orbit`, zero for `sun`.
///
/// Midpoint rule with 144 places; air at rest. Sources: Larson & Wertz 1999, SMAD 3rd ed., tables
/// 11-9A and 11-12 for the closed forms; 3n² r̂ × I r̂ for gravity.
MomentumBudget momentum_budget(const BodyInertia& body, std::span<const Plate> plates,
                               double radius, double beta, double dark_half_angle, double density,
                               const AirStream& air, double dump_after) noexcept;

}  // namespace dawnline::spacecraft
