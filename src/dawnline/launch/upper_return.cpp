#include "dawnline/launch/upper_return.hpp"

#include <cmath>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/launch/boostback.hpp"
#include "dawnline/launch/entry.hpp"

namespace dawnline::launch {
namespace {

constexpr double k_interface = 120e3;  // altitude where entry begins [m]

void require_positive(double value, const char* what) {
    if (!(value > 0.0) || !std::isfinite(value))
        throw Error(fmt::format("{} is {}; it must be positive and finite", what, value));
}

void check(const UpperReturnRequest& q) {
    require_positive(q.dry_mass, "the stage's dry mass");
    require_positive(q.specific_impulse, "the specific impulse of the de-orbit burn");
    require_positive(q.drag_area, "the drag area");
    require_positive(q.nose_radius, "the nose radius");
    if (q.orbit_altitude <= k_interface || q.perigee_altitude >= k_interface)
        throw Error(
            fmt::format("the orbit at {:.1f} km and the perigee at {:.1f} km must lie above "
                        "and below the entry interface at 120 km",
                        q.orbit_altitude / 1e3, q.perigee_altitude / 1e3));
    if (q.shield == HeatShield::cooled_metal)
        require_positive(q.coolant_heat, "the coolant's heat");
    if (q.landing_speed > 0.0)
        require_positive(q.landing_specific_impulse, "the specific impulse of landing");
}

}  // namespace

UpperReturn upper_return(const UpperReturnRequest& q) {
    check(q);
    const EntryPlanet planet{.rate = 0.0};
    UpperReturn out;
    const double orbit = planet.radius + q.orbit_altitude;
    const double perigee = planet.radius + q.perigee_altitude;
    out.deorbit_speed = deorbit_speed(orbit, perigee, planet.gravity_parameter);
    const EntryInterface interface =
        entry_interface(orbit, perigee, planet.radius + k_interface, planet.gravity_parameter);
    if (q.shield != HeatShield::none) {
        out.shield_mass = q.shield_area * q.shield_areal_mass;
        out.landing_gear_mass = q.landing_gear_share * q.dry_mass;
    }
    const double landed = q.dry_mass + out.shield_mass + out.landing_gear_mass;
    if (q.shield != HeatShield::none && q.landing_speed > 0.0)
        out.landing_propellant =
            landing_reserve(landed, q.landing_speed, q.landing_specific_impulse);
    const EntryBody body{landed + out.landing_propellant, q.drag_area, 1.0, q.lift_to_drag,
                         q.nose_radius};
    EntryOptions options;
    options.wall_temperature = q.shield == HeatShield::cooled_metal ? q.wall_temperature : 0.0;
    const EntryFlight flight = fly_entry(
        body, {k_interface, 0.0, 0.0, interface.speed, interface.angle, 0.5 * constants::k_pi},
        exponential_density(), [](double) { return 0.0; }, planet, {}, options);
    out.peak_heat_flux = flight.peak_heat_flux;
    out.heat_load = flight.heat_load;
    out.peak_acceleration = flight.peak_acceleration;
    if (q.shield == HeatShield::cooled_metal)
        out.coolant = flight.net_heat_load * q.mean_heating_share * q.shield_area / q.coolant_heat;
    out.deorbit_propellant = landing_reserve(landed + out.landing_propellant + out.coolant,
                                             out.deorbit_speed, q.specific_impulse);
    out.reserve = out.deorbit_propellant + out.landing_propellant + out.coolant;
    out.hardware = out.shield_mass + out.landing_gear_mass;
    out.payload_loss = out.reserve + out.hardware;
    return out;
}

}  // namespace dawnline::launch
