#pragma once
// From orbit back into the air: the burn, the interface, and the flight with its heat and loads.

#include <cstddef>
#include <functional>
#include <vector>

namespace dawnline::launch {

/// Δv from a circular orbit to a perigee: √(μ/a) (1 − √(2 r_p/(a + r_p))). Throws Error unless 0 <
/// r_p ≤ a. [m/s]
double deorbit_speed(double radius, double perigee_radius, double gravity_parameter);

/// Inertial state where the descending orbit meets a radius.
struct EntryInterface {
    double speed = 0.0;  // [m/s]
    double angle = 0.0;  // of flight path, below the horizon negative [rad]
};

/// After deorbit_speed, at `entry_radius` between perigee and orbit; throws Error elsewhere.
EntryInterface entry_interface(double radius, double perigee_radius, double entry_radius,
                               double gravity_parameter);

/// Greatest deceleration of a ballistic entry, v² sin|γ|/(2 e H), independent of the body (Allen &
/// Eggers 1958, NACA 1381); steep entry, exponential air, gravity left out. [m/s²]
double allen_eggers_peak(double speed, double angle, double scale_height) noexcept;

/// Convective heat flux of a sphere's stagnation point in the Earth's air, 1.7415e-4 √(ρ/R) v³
/// (Sutton & Graves 1971, NASA TR R-376); cold wall, no radiation from the gas. [W/m²]
double sutton_graves(double density, double nose_radius, double speed) noexcept;

struct EntryBody {
    double mass = 0.0;              // [kg]
    double area = 0.0;              // for lift and drag [m²]
    double drag_coefficient = 0.0;  // at the attitude flown [1]
    double lift_coefficient = 0.0;  // [1]
    double nose_radius = 0.0;       // of the sphere that heats alike [m]
};

/// Against the turning Earth. Heading from north over east.
struct EntryState {
    double altitude = 0.0;   // above the sphere [m]
    double longitude = 0.0;  // [rad]
    double latitude = 0.0;   // [rad]
    double speed = 0.0;      // [m/s]
    double angle = 0.0;      // of flight path [rad]
    double heading = 0.0;    // [rad]
};

struct EntryPlanet {
    double gravity_parameter = 3.986004418e14;  // [m³/s²]
    double radius = 6378137.0;                  // [m]
    double rate = 7.292115e-5;                  // of its turning [rad/s]
};

/// Infinite or zero limits do not act.
struct EntryLimits {
    double heat_flux = 0.0;         // at the stagnation point [W/m²]
    double acceleration = 0.0;      // aerodynamic [m/s²]
    double dynamic_pressure = 0.0;  // [Pa]
};

struct EntryOptions {
    double final_altitude = 10e3;  // where the flight ends [m]
    double longest_time = 7200.0;  // [s]
    /// Of the wall that radiates: what heat flux above ε σ T⁴ is left for coolant to take. [K], [1]
    double wall_temperature = 0.0, emissivity = 0.85;
};

enum class EntryEnd {
    reached,      // the final altitude
    skipped,      // left the air upwards again
    still_aloft,  // after the longest time
};

struct EntryFlight {
    EntryEnd end = EntryEnd::still_aloft;
    EntryState final_state;
    double time = 0.0;                       // [s]
    double peak_heat_flux = 0.0;             // [W/m²]
    double heat_load = 0.0;                  // ∫ flux dt at the stagnation point [J/m²]
    double net_heat_load = 0.0;              // of that, above what the wall radiates [J/m²]
    double peak_acceleration = 0.0;          // aerodynamic [m/s²]
    double peak_dynamic_pressure = 0.0;      // [Pa]
    double ground_range = 0.0;               // along the great circle [m]
    std::vector<const char*> broken_limits;  // names; empty if all hold
};

/// ρ(altitude) [kg/m³] and bank angle (time) [rad].
using DensityLaw = std::function<double(double)>;
using BankLaw = std::function<double(double)>;

/// ρ₀ e^(−h/H).
DensityLaw exponential_density(double density = 1.225, double scale_height = 7200.0);

/// Point mass over a turning sphere with lift turned by the bank angle about the velocity:
///     v̇ = −D/m − g sin γ + ω² r cos φ (sin γ cos φ − cos γ sin φ cos ψ)
///     γ̇ = L cos σ/(m v) + cos γ (v/r − g/v) + 2 ω cos φ sin ψ + ω² r cos φ (cos γ cos φ + sin γ
///         sin φ cos ψ)/v
///     ψ̇ = L sin σ/(m v cos γ) + v cos γ sin ψ tan φ/r − 2 ω (tan γ cos φ cos ψ − sin φ) + ω² r
///         sin φ cos φ sin ψ/(v cos γ)
/// by DOP853 at relative 1e-9 (Vinh, Busemann & Culp 1980, ch. 2). Singular over the poles and in
/// vertical flight. Throws Error on bodies and starts that are not physical.
EntryFlight fly_entry(const EntryBody& body, const EntryState& start, const DensityLaw& density,
                      const BankLaw& bank, const EntryPlanet& planet = {},
                      const EntryLimits& limits = {}, const EntryOptions& options = {});

}  // namespace dawnline::launch
