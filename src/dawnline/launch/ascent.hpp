#pragma once
// What a staged rocket can carry to a circular orbit and still bring its booster home: one optimal
// control problem from the pad to the orbit and back to the pad.

#include <optional>
#include <string>
#include <vector>

#include "dawnline/base/spline.hpp"
#include "dawnline/base/vec3.hpp"
#include "dawnline/control/solve.hpp"

namespace dawnline::launch {

/// One stage as the ascent sees it.
struct AscentStage {
    double dry_mass = 0.0;          // without what is dropped before [kg]
    double propellant_mass = 0.0;   // usable [kg]
    double vacuum_thrust = 0.0;     // all engines [N]
    double sea_level_thrust = 0.0;  // all engines; equal to vacuum_thrust where never used low [N]
    double specific_impulse = 0.0;  // in vacuum [s]
    double least_throttle = 1.0;    // of vacuum thrust; used where a limit asks for it [1]
};

/// The air as logarithms that are splines in altitude, so that an optimiser sees two derivatives.
struct AscentAir {
    CubicSpline log_density;       // ln(ρ / kg m⁻³) over altitude [m]
    CubicSpline log_pressure;      // ln(p / p₀) over altitude [m]
    CubicSpline speed_of_sound;    // over altitude [m]
    CubicSpline drag_coefficient;  // over the Mach number [1]
};

/// ρ = ρ₀ e^(−h/H), thrust loss with its own scale height, C_D constant.
AscentAir exponential_air(double density, double scale_height, double pressure_scale_height,
                          double drag_coefficient);

/// US Standard Atmosphere 1976 to 1000 km, and C_D(Mach) of a slender rocket with its transonic
/// rise, `drag_coefficient` being the subsonic one.
AscentAir standard_air(double drag_coefficient);

/// How the booster ends.
enum class BoosterRecovery { expended, downrange, return_to_site };

struct AscentVehicle {
    AscentStage first, upper;
    double first_boosters_dry_mass = 0.0;    // strap-on boosters together, dropped when burnt [kg]
    double boosters_propellant = 0.0;        // [kg]
    double boosters_vacuum_thrust = 0.0;     // [N]
    double boosters_sea_level_thrust = 0.0;  // [N]
    double boosters_specific_impulse = 0.0;  // [s]
    double fairing_mass = 0.0;               // dropped with the first stage, or by heating [kg]
    double reference_area = 0.0;             // for drag [m²]

    BoosterRecovery recovery = BoosterRecovery::expended;
    double landing_speed = 0.0;             // Δv of entry and landing burns kept in reserve [m/s]
    double landing_specific_impulse = 0.0;  // of those burns [s]
    double separation_coast = 20.0;         // before the boostback burn [s]
    double boostback_share = 1.0 / 3.0;     // of the engines that burn then [1]
    double upper_reserve_mass = 0.0;        // propellant the upper stage must keep at burn-out:
                                            // de-orbit, entry, landing [kg]
    double upper_reserve_speed = 0.0;       // that payload and empty stage could still gain with
                                            // what is kept beyond that: flight performance
                                            // reserve [m/s]
};

/// Which way round the orbit's plane is met. Southward is worth up to 0.5 % of the payload to high
/// inclinations from the northern half: the booster turns the plane while it is slow.
enum class Heading { north, south, either };

struct AscentTarget {
    double altitude = 0.0;              // circular, above the equatorial radius [m]
    double inclination = 0.0;           // [rad]
    double site_latitude = 0.0;         // of the pad [rad]
    bool coast = false;                 // burn, coast, burn instead of one upper-stage burn
    Heading heading = Heading::either;  // what the range allows; due east and below: the same
    double apogee_altitude = 0.0;  // of an ellipse whose perigee is `altitude`; 0: circular [m]
    std::optional<double> argument_of_perigee = {};  // of the ellipse; free if not given [rad]
    int burns = 0;  // of the upper stage, 1 to 3; 0: two with `coast`, else one
};

/// Limits and rules on the way; infinite limits do not act.
///
/// Engines burn at full thrust but where dynamic pressure or acceleration would pass its limit:
/// there the stage throttles, within its range, so as to stay on it.
struct AscentLimits {
    double dynamic_pressure = control::k_unbounded;    // [Pa]
    double acceleration = control::k_unbounded;        // by thrust [m/s²]
    double gravity_parameter = 3.986004418e14;         // [m³/s²]
    double earth_radius = 6378137.0;                   // [m]
    double earth_rate = 7.292115e-5;                   // [rad/s]
    double pressure_incidence = control::k_unbounded;  // q sin α of thrust to wind [Pa]
    double vertical_rise = 0.0;                        // thrust along the vertical so long [s]
    /// Free-molecular heating ½ρv³ below which the fairing drops, and above which it must not come
    /// again; infinite: with the first stage. k_fairing_heating is usual. [W/m²]
    double fairing_heating = control::k_unbounded;
    /// Below which no coast dips while heating is limited: where an orbit's ½ρv³ is that of the
    /// fairing's drop, 1135 W/m² (US Standard Atmosphere 1976). [m]
    double lowest_coast = 140e3;
    double least_azimuth = 0.0;     // of the flight over ground at the first stage's cutoff,
    double greatest_azimuth = 0.0;  // clockwise from north; equal: any [rad]
};

/// What users' manuals promise a payload at fairing jettison (e.g. Ariane 5 User's Manual, issue 5,
/// 2011, sec. 3.2.4). [W/m²]
inline constexpr double k_fairing_heating = 1135.0;

/// Where an ideal speed goes: ideal = gained + gravity + drag + steering + pressure.
struct SpeedLosses {
    double ideal = 0.0;     // ∫ T_vac/m dt [m/s]
    double gained = 0.0;    // inertial speed, end minus start [m/s]
    double gravity = 0.0;   // [m/s]
    double drag = 0.0;      // [m/s]
    double steering = 0.0;  // thrust not along the inertial velocity [m/s]
    double pressure = 0.0;  // thrust lost to the air [m/s]
};

/// One sample of a flight.
struct AscentSample {
    std::string phase;
    double time = 0.0;               // [s]
    double altitude = 0.0;           // above the equatorial radius [m]
    double downrange = 0.0;          // along the ground from the pad, turning with the Earth [m]
    double speed = 0.0;              // against the turning Earth [m/s]
    double flight_path_angle = 0.0;  // of that speed over the horizon [rad]
    double mass = 0.0;               // [kg]
    double dynamic_pressure = 0.0;   // [Pa]
    double acceleration = 0.0;       // by thrust [m/s²]
    double throttle = 0.0;           // of vacuum thrust [1]
    double heating = 0.0;            // free-molecular, ½ρv³ [W/m²]
    double incidence = 0.0;          // thrust to wind [rad]
};

/// What would do where the request cannot be met; zero where it says nothing.
struct NearestFlight {
    double altitude = 0.0;       // of the highest such orbit, with no payload [m]
    double thrust = 0.0;         // at sea level that lifts the stack off [N]
    double lift_off_mass = 0.0;  // that the thrust lifts off [kg]
    double landing_speed = 0.0;  // Δv that all of the booster's propellant affords [m/s]
    double upper_reserve = 0.0;  // that the upper stage can keep [kg]
    std::string text;            // the same for a person
};

struct Ascent {
    control::SolveStatus status = control::SolveStatus::not_converged;
    double payload = 0.0;               // in orbit [kg]
    double booster_cutoff = 0.0;        // time [s]
    double boostback_propellant = 0.0;  // [kg]
    double landing_reserve = 0.0;       // booster's propellant kept for entry and landing [kg]
    double orbit_time = 0.0;            // last cutoff [s]
    SpeedLosses losses;                 // from the pad to the orbit
    std::vector<AscentSample> samples;
    double residual = 0.0;  // of the re-integrated answer, in planetary units [1]
    int iterations = 0;
    std::string cause;          // why there is no answer; empty if there is one
    NearestFlight nearest;      // what would do then
    double fairing_drop = 0.0;  // time [s]
    Vec3 r_G, v_G;         // at the last cutoff, the pad's meridian at lift-off being x [m], [m/s]
    double azimuth = 0.0;  // over ground at the first stage's cutoff, 0 … 2π [rad]
};

/// The greatest payload, by control::solve with a first guess from the shape of every ascent.
///
/// Point-mass flight in an inertial frame over a spherical turning Earth; steering free; the
/// booster coasts and burns back in vacuum. Each answer is re-integrated. With `coast`, several
/// coasts are tried and the best kept. Throws Error on masses, thrusts or impulses that are not
/// positive, naming them; a payload that cannot be reached is a status with a cause. Checked
/// against another program's collocation (launch reference, rows LV-020 to LV-030).
Ascent best_ascent(const AscentVehicle& vehicle, const AscentTarget& target, const AscentAir& air,
                   const AscentLimits& limits = {});

}  // namespace dawnline::launch
