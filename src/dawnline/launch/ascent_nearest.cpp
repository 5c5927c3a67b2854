#include "dawnline/launch/ascent_nearest.hpp"

#include <cmath>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/ascent_problem.hpp"

namespace dawnline::launch {
namespace {

using constants::k_standard_gravity;

AscentTarget at_altitude(AscentTarget target, double altitude) {
    if (target.apogee_altitude > target.altitude)
        target.apogee_altitude = altitude;
    else
        target.altitude = altitude;
    return target;
}

}  // namespace

std::optional<Ascent> impossible_ascent(const AscentVehicle& v) {
    Ascent none;
    none.status = control::SolveStatus::infeasible;
    none.landing_reserve = landing_reserve(v);
    const double mass = stack_mass(v);
    const double thrust = v.first.sea_level_thrust + v.boosters_sea_level_thrust;
    if (thrust <= mass * k_standard_gravity) {
        none.cause = fmt::format("the thrust at lift-off is {:.2f} of the weight without payload",
                                 thrust / (mass * k_standard_gravity));
        none.nearest.thrust = k_least_lift_off * mass * k_standard_gravity;
        none.nearest.lift_off_mass = thrust / (k_least_lift_off * k_standard_gravity);
        none.nearest.text = fmt::format(
            "{:.0f} kN at sea level lift this stack of {:.1f} t with {} of its weight; the present "
            "{:.0f} kN lift {:.1f} t",
            none.nearest.thrust / 1e3, mass / 1e3, k_least_lift_off, thrust / 1e3,
            none.nearest.lift_off_mass / 1e3);
        return none;
    }
    if (none.landing_reserve >= v.first.propellant_mass) {
        none.cause = fmt::format(
            "the landing reserve of {:.1f} t is more than the first stage's propellant of {:.1f} t",
            none.landing_reserve / 1e3, v.first.propellant_mass / 1e3);
        none.nearest.landing_speed = k_standard_gravity * v.landing_specific_impulse *
                                     std::log1p(v.first.propellant_mass / v.first.dry_mass);
        none.nearest.text =
            fmt::format("all of the booster's propellant affords a landing Δv of {:.0f} m/s",
                        none.nearest.landing_speed);
        return none;
    }
    if (v.upper_reserve_mass >= v.upper.propellant_mass) {
        none.cause = fmt::format(
            "the upper stage's reserve of {:.1f} t is not less than its propellant of {:.1f} t",
            v.upper_reserve_mass / 1e3, v.upper.propellant_mass / 1e3);
        none.nearest.upper_reserve = v.upper.propellant_mass;
        none.nearest.text = fmt::format("a reserve below {:.1f} t", v.upper.propellant_mass / 1e3);
        return none;
    }
    return std::nullopt;
}

void explain_no_orbit(Ascent& ascent, const AscentVehicle& vehicle, const AscentTarget& target,
                      const std::function<std::optional<double>(const AscentTarget&)>& payload) {
    const std::optional<double> at_target = payload(target);
    if (at_target && *at_target >= 0.0) return;  // the optimiser's failure, not the orbit's
    double low = 120e3, high = std::max(target.altitude, target.apogee_altitude);
    std::optional<double> at_low = payload(at_altitude(target, low));
    if (!at_low) return;
    ascent.status = control::SolveStatus::infeasible;
    ascent.cause = at_target
                       ? fmt::format(
                             "the orbit is too high: its upper stage arrives {:.0f} kg too heavy "
                             "without payload",
                             -*at_target)
                       : std::string("the orbit is too high for any payload");
    if (*at_low < 0.0) {
        ascent.nearest.text = fmt::format(
            "none: even at {:.0f} km the upper stage of {:.0f} kg arrives {:.0f} kg too heavy",
            low / 1e3, vehicle.upper.dry_mass, -*at_low);
        return;
    }
    double f_low = *at_low, f_high = at_target.value_or(-0.9 * vehicle.upper.dry_mass);
    for (int i = 0; i < 12 && high - low > 0.01 * low; ++i) {
        const double share = at_target ? f_low / (f_low - f_high) : 0.5;
        const double h = low + std::min(std::max(share, 0.02), 0.98) * (high - low);
        const std::optional<double> f = payload(at_altitude(target, h));
        if (f && *f >= 0.0) {
            low = h;
            f_low = *f;
            f_high *= 0.5;
        } else {
            high = h;
            f_high = f.value_or(f_high);
            f_low *= 0.5;
        }
    }
    ascent.nearest.altitude = low;
    ascent.nearest.text =
        fmt::format("without payload the highest such orbit is at {:.0f} km", low / 1e3);
}

}  // namespace dawnline::launch
