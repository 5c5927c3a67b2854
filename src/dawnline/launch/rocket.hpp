#pragma once
// A rocket as a catalogue describes it, and what of it an ascent may count on.

#include <string>

#include "dawnline/launch/ascent.hpp"

namespace dawnline::launch {

/// A liquid stage.
struct RocketStage {
    long engines = 1;
    double vacuum_thrust = 0.0;     // of all engines [N]
    double sea_level_thrust = 0.0;  // of all engines; the vacuum thrust of one never used low [N]
    double specific_impulse = 0.0;  // in vacuum [s]
    double least_throttle = 1.0;    // of all engines together, some may be shut down [1]
    double dry_mass = 0.0;          // burnt out, without what only recovery needs [kg]
    double propellant_mass = 0.0;   // tanked [kg]
    std::string propellant = "kerosene";  // kind, see propellant_named
    double mixture_ratio = 0.0;           // oxidiser over fuel by mass [1]
};

/// Strap-on boosters that are all lit on the pad and dropped when burnt.
struct StrapOns {
    long count = 0;
    double vacuum_thrust = 0.0;     // of one, mean over the burn [N]
    double sea_level_thrust = 0.0;  // of one, mean over the burn [N]
    double specific_impulse = 0.0;  // in vacuum [s]
    double dry_mass = 0.0;          // of one [kg]
    double propellant_mass = 0.0;   // of one [kg]
    std::string propellant = "solid";
};

/// How the first stage comes back.
struct BoosterReturn {
    double hardware = 0.0;                  // legs, fins, shields [kg]
    double landing_speed = 0.0;             // Δv of entry and landing burns [m/s]
    double landing_specific_impulse = 0.0;  // of those [s]
    long boostback_engines = 1;             // that burn back to the site
    double separation_coast = 0.0;          // before that burn [s]
};

/// How the upper stage comes back from orbit.
struct UpperStageReturn {
    double hardware = 0.0;                  // heat shield, legs or catch fittings, tanks [kg]
    double perigee = 50e3;                  // aimed at by the de-orbit burn [m]
    double landing_speed = 0.0;             // Δv of landing, all burns [m/s]
    double landing_specific_impulse = 0.0;  // of those [s]
    double coolant = 0.0;                   // spent in entry [kg]
};

struct Rocket {
    RocketStage first, upper;
    StrapOns strap_ons;
    double fairing_mass = 0.0;      // [kg]
    double diameter = 0.0;          // of body and fairing, for drag [m]
    double drag_coefficient = 0.3;  // subsonic, on the area of that diameter [1]
    BoosterReturn first_return;
    UpperStageReturn upper_return;
};

/// What separates a rocket that is flown from the ideal one: one set for all rockets.
struct Margins {
    double residual_share = 0.0;       // of each stage's propellant that cannot be burnt [1]
    double performance_reserve = 0.0;  // Δv kept at the last cutoff [m/s]
    double adapter_share = 0.0;        // of what is lifted that is not payload [1]
    double vertical_rise = 0.0;        // before the rocket may turn [s]
    double fairing_heating = 0.0;      // free-molecular flux below which the fairing drops; 0: it
                                       // drops with the first stage [W/m²]
    double dynamic_pressure = 0.0;     // greatest; 0: any [Pa]
    double acceleration = 0.0;         // greatest, by thrust; 0: any [m/s²]
    double pressure_incidence = 0.0;   // greatest q sin α of thrust to wind; 0: any [Pa]
    double lowest_coast = 140e3;       // below which no coast dips [m]
    double highest_direct = 220e3;     // up to which one burn goes straight to the orbit [m]
};

/// The limits of a flight by the margins' rules.
AscentLimits flight_limits(const Margins& margins) noexcept;

/// "expended", "downrange", "return_to_site" or, as the trade says, "rtls"; throws Error otherwise.
BoosterRecovery booster_recovery_named(const std::string& name);

enum class UpperFate { expended, reusable };

/// How a rocket is flown.
struct FlightMode {
    BoosterRecovery booster = BoosterRecovery::expended;
    UpperFate upper = UpperFate::expended;
    long first_engines_out = 0;  // from lift-off on
};

/// Both stages with margins and hardware of the mode; the upper stage's reserve brings it from
/// `orbit_altitude` down to the perigee aimed at and to the ground. Throws Error on a mode that the
/// rocket has no figures for, and on engines out that leave none.
AscentVehicle ascent_vehicle(const Rocket& rocket, const Margins& margins, const FlightMode& mode,
                             double orbit_altitude);

struct RocketFlight {
    Ascent ascent;
    AscentVehicle vehicle;  // with margins and hardware
    double payload = 0.0;   // adapter taken off [kg]
};

/// The greatest payload of a rocket as it would be flown, through the US Standard Atmosphere;
/// targets above 220 km are reached by burn, coast and burn. Errors as ascent_vehicle and
/// best_ascent.
RocketFlight fly_rocket(const Rocket& rocket, const Margins& margins, const FlightMode& mode,
                        AscentTarget target, const AscentLimits& limits);
RocketFlight fly_rocket(const Rocket& rocket, const Margins& margins, const FlightMode& mode,
                        const AscentTarget& target);

/// What the upper stage keeps to come home: coolant, and propellant to de-orbit and land. [kg]
double upper_stage_reserve(const Rocket& rocket, double burnt_out_mass, double orbit_altitude);

}  // namespace dawnline::launch
