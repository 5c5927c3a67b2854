#include "dawnline/launch/rocket.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/launch/entry.hpp"

namespace dawnline::launch {
namespace {

using namespace constants;

// What cannot be burnt stays in the tanks and is carried as dry mass.
AscentStage stage_of(const RocketStage& stage, double hardware, double residual) {
    return {.dry_mass = stage.dry_mass + hardware + residual * stage.propellant_mass,
            .propellant_mass = (1.0 - residual) * stage.propellant_mass,
            .vacuum_thrust = stage.vacuum_thrust,
            .sea_level_thrust = stage.sea_level_thrust,
            .specific_impulse = stage.specific_impulse,
            .least_throttle = stage.least_throttle};
}

void lose_engines(AscentStage& stage, long engines, long out) {
    if (out == 0) return;
    if (out < 0 || out >= engines)
        throw Error(fmt::format("{} engines out of {} leave none to fly with", out, engines));
    const double left = 1.0 - static_cast<double>(out) / static_cast<double>(engines);
    stage.vacuum_thrust *= left;
    stage.sea_level_thrust *= left;
}

void require(bool given, const char* what, const char* mode) {
    if (!given)
        throw Error(fmt::format("the rocket has no {}, so its {} cannot be flown", what, mode));
}

}  // namespace

BoosterRecovery booster_recovery_named(const std::string& name) {
    if (name == "expended") return BoosterRecovery::expended;
    if (name == "downrange") return BoosterRecovery::downrange;
    if (name == "return_to_site" || name == "rtls") return BoosterRecovery::return_to_site;
    throw Error(
        fmt::format("no recovery is called '{}'; there are rtls, downrange and expended", name));
}

AscentVehicle ascent_vehicle(const Rocket& rocket, const Margins& margins, const FlightMode& mode,
                             double orbit_altitude) {
    const BoosterReturn& home = rocket.first_return;
    const bool booster_returns = mode.booster != BoosterRecovery::expended;
    const bool upper_returns = mode.upper == UpperFate::reusable;
    if (booster_returns) {
        require(home.landing_speed > 0.0, "landing Δv of the first stage", "recovery");
        require(home.landing_specific_impulse > 0.0, "landing impulse of the first stage",
                "recovery");
    }
    if (upper_returns)
        for (const double given :
             {rocket.upper_return.landing_speed, rocket.upper_return.landing_specific_impulse})
            require(given > 0.0, "landing Δv and impulse of the upper stage",
                    "reuse of the upper stage");
    if (rocket.strap_ons.count > 0 &&
        !(rocket.strap_ons.propellant_mass > 0.0 && rocket.strap_ons.vacuum_thrust > 0.0 &&
          rocket.strap_ons.specific_impulse > 0.0))
        throw Error("the rocket has strap-ons without propellant, thrust or impulse");

    AscentVehicle v;
    v.first = stage_of(rocket.first, booster_returns ? home.hardware : 0.0, margins.residual_share);
    lose_engines(v.first, rocket.first.engines, mode.first_engines_out);
    v.upper = stage_of(rocket.upper, upper_returns ? rocket.upper_return.hardware : 0.0,
                       margins.residual_share);
    const double strap_ons = static_cast<double>(rocket.strap_ons.count);
    v.first_boosters_dry_mass = strap_ons * rocket.strap_ons.dry_mass;
    v.boosters_propellant = strap_ons * rocket.strap_ons.propellant_mass;
    v.boosters_vacuum_thrust = strap_ons * rocket.strap_ons.vacuum_thrust;
    v.boosters_sea_level_thrust = strap_ons * rocket.strap_ons.sea_level_thrust;
    v.boosters_specific_impulse = rocket.strap_ons.specific_impulse;
    v.fairing_mass = rocket.fairing_mass;
    v.reference_area = 0.25 * k_pi * rocket.diameter * rocket.diameter;
    v.recovery = mode.booster;
    v.landing_speed = home.landing_speed;
    v.landing_specific_impulse = home.landing_specific_impulse;
    v.separation_coast = home.separation_coast;
    const long left = rocket.first.engines - mode.first_engines_out;
    if (mode.booster == BoosterRecovery::return_to_site && home.boostback_engines > left)
        throw Error(
            fmt::format("{} engines cannot burn back, {} are left", home.boostback_engines, left));
    v.boostback_share = static_cast<double>(home.boostback_engines) / static_cast<double>(left);
    if (upper_returns)
        v.upper_reserve_mass = upper_stage_reserve(rocket, v.upper.dry_mass, orbit_altitude);
    v.upper_reserve_speed = margins.performance_reserve;
    return v;
}

RocketFlight fly_rocket(const Rocket& rocket, const Margins& margins, const FlightMode& mode,
                        AscentTarget target, const AscentLimits& limits) {
    // Low orbits are flown as makers quote them, straight and with one burn; a second one would
    // lift two or three per cent more.
    target.coast = std::max(target.altitude, target.apogee_altitude) > margins.highest_direct;
    if (mode.upper == UpperFate::reusable && target.apogee_altitude > target.altitude)
        throw Error("an upper stage comes back from a circular orbit only");
    RocketFlight flight;
    flight.vehicle = ascent_vehicle(rocket, margins, mode, target.altitude);
    flight.ascent =
        best_ascent(flight.vehicle, target, standard_air(rocket.drag_coefficient), limits);
    flight.payload = flight.ascent.payload * (1.0 - margins.adapter_share);
    return flight;
}

RocketFlight fly_rocket(const Rocket& rocket, const Margins& margins, const FlightMode& mode,
                        const AscentTarget& target) {
    return fly_rocket(rocket, margins, mode, target, flight_limits(margins));
}

AscentLimits flight_limits(const Margins& margins) noexcept {
    const auto or_any = [](double limit) { return limit > 0.0 ? limit : control::k_unbounded; };
    AscentLimits limits;
    limits.vertical_rise = margins.vertical_rise;
    limits.lowest_coast = margins.lowest_coast;
    limits.fairing_heating = or_any(margins.fairing_heating);
    limits.dynamic_pressure = or_any(margins.dynamic_pressure);
    limits.acceleration = or_any(margins.acceleration);
    limits.pressure_incidence = or_any(margins.pressure_incidence);
    return limits;
}

double upper_stage_reserve(const Rocket& rocket, double burnt_out_mass, double orbit_altitude) {
    const UpperStageReturn& home = rocket.upper_return;
    const double landing =
        std::expm1(home.landing_speed / (k_standard_gravity * home.landing_specific_impulse));
    const double landed = burnt_out_mass * (1.0 + landing);
    const double down =
        deorbit_speed(k_radius_earth + orbit_altitude, k_radius_earth + home.perigee, k_gm_earth);
    const double before = (landed + home.coolant) *
                          std::exp(down / (k_standard_gravity * rocket.upper.specific_impulse));
    return before - burnt_out_mass;
}

}  // namespace dawnline::launch
