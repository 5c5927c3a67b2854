// Every number of the Suncatcher scenario, changed by 1 %, changes the outcome; the few that cannot
// are listed here with the reason.

#include <cmath>
#include <map>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "dawnline/mission/mission.hpp"
#include "dawnline/report/outcome_json.hpp"
#include "dawnline/scenario/units.hpp"
#include "load.hpp"

namespace dawnline::mission {
namespace {

// Two days with eclipses: short enough to be run some hundred times, long enough for everything to
// have its say.
const std::vector<std::string> k_short{"orbit.start=2028-06-20T00:00:00Z",
                                       "simulation.duration=0.5 d",
                                       "simulation.windows_per_year=6"};

/// Why a number may stand still.
const std::map<std::string, std::string> k_without_effect{
    {"schema", "names the format"},
    {"price_year", "names the year of the prices; nothing is converted"},
    {"seed", "no random draw in this chain yet"},
    {"environment.radiation.solar_active_share", "solar events are counted whole"},
    {"satellite.array.darkening_dose", "cerium-doped glass does not darken"},
    {"launch.price_per_kg", "pricing is by list"},
    {"launch.learning_price", "pricing is by list"},
    {"launch.learning_mass", "pricing is by list"},
    {"launch.learning_rate", "pricing is by list"},
    {"launch.market_mass", "pricing is by list, and it is zero"},
    {"satellite.accelerator.idle_power", "the clock is never below full in this scenario"},
    {"satellite.early_shape", "no early failures without a scale"},
    {"satellite.bus.stowed_gap", "one column has no neighbour"},
    {"launch.margins.vertical_rise", "shapes the ascent, whose losses are tabulated"},
    {"launch.margins.fairing_heating", "shapes the ascent, whose losses are tabulated"},
    {"launch.margins.lowest_coast", "shapes the ascent, whose losses are tabulated"},
    {"launch.margins.highest_direct", "shapes the ascent, whose losses are tabulated"},
    {"launch.vehicle.rocket.first.engines", "shapes the ascent, whose losses are tabulated"},
    {"launch.vehicle.rocket.first.vacuum_thrust", "shapes the ascent, whose losses are tabulated"},
    {"launch.vehicle.rocket.first.least_throttle", "shapes the ascent, whose losses are tabulated"},
    {"launch.vehicle.rocket.upper.engines", "shapes the ascent, whose losses are tabulated"},
    {"launch.vehicle.rocket.upper.sea_level_thrust",
     "shapes the ascent, whose losses are tabulated"},
    {"launch.vehicle.rocket.upper.least_throttle", "shapes the ascent, whose losses are tabulated"},
    {"launch.vehicle.rocket.diameter", "shapes the ascent, whose losses are tabulated"},
    {"launch.vehicle.rocket.drag_coefficient", "shapes the ascent, whose losses are tabulated"},
    {"launch.vehicle.rocket.strap_ons.count", "Falcon 9 has none"},
    {"launch.vehicle.rocket.strap_ons.vacuum_thrust", "Falcon 9 has none"},
    {"launch.vehicle.rocket.strap_ons.sea_level_thrust", "Falcon 9 has none"},
    {"launch.vehicle.rocket.strap_ons.specific_impulse", "Falcon 9 has none"},
    {"launch.vehicle.rocket.strap_ons.dry_mass", "Falcon 9 has none"},
    {"launch.vehicle.rocket.strap_ons.propellant_mass", "Falcon 9 has none"},
    {"launch.vehicle.rocket.first_return.boostback_engines", "the booster lands down range"},
    {"launch.vehicle.rocket.first_return.separation_coast", "the booster lands down range"},
    {"launch.vehicle.rocket.upper_return.hardware", "the upper stage is expended"},
    {"launch.vehicle.rocket.upper_return.perigee", "the upper stage is expended"},
    {"launch.vehicle.rocket.upper_return.landing_speed", "the upper stage is expended"},
    {"launch.vehicle.rocket.upper_return.landing_specific_impulse", "the upper stage is expended"},
    {"launch.vehicle.rocket.upper_return.coolant", "the upper stage is expended"},
    {"launch.vehicle.payload", "the payload is computed"},
    {"launch.vehicle.reference_altitude", "the payload is computed"},
    {"launch.vehicle.reference_inclination", "the payload is computed"},
    {"launch.vehicle.reuse.first_build", "pricing is by list"},
    {"launch.vehicle.reuse.first_uses", "pricing is by list"},
    {"launch.vehicle.reuse.first_refurbishment", "pricing is by list"},
    {"launch.vehicle.reuse.upper_build", "pricing is by list"},
    {"launch.vehicle.reuse.upper_uses", "pricing is by list"},
    {"launch.vehicle.reuse.upper_refurbishment", "pricing is by list"},
    {"launch.vehicle.reuse.operations", "pricing is by list"},
    {"launch.vehicle.reuse.profit", "pricing is by list"},
    {"economics.production_rate", "flights bind before production"},
    {"launch.methane_leakage", "kerosene is burnt, no methane"},
    {"launch.methane_warming", "kerosene is burnt, no methane"},
    {"simulation.age", "-1 stands for the last year of life, and so does -0.99"},
    {"simulation.reserve_band", "the battery never comes near its allowed discharge"},
};

std::string outcome_of(const std::vector<std::string>& set) {
    // The unchanged scenario stands in the JSON, so that only the outcome can differ.
    // Sensitivities and trades only repeat the way through the house with other inputs.
    const Scenario scenario = load("suncatcher", set);
    Outcome out;
    out.design = size(scenario);
    out.operations = simulate(scenario, out.design);
    out.campaign = deploy(scenario, out.design);
    out.accounts = account(scenario, out.design, out.operations, out.campaign);
    out.verdict = judge(scenario, out.design, out.operations, out.campaign, out.accounts);
    return report::outcome_json(load("suncatcher", k_short), out);
}

/// The same figure 1 % up or down in its unit, integers by one.
std::string changed(const scenario::Assumption& a, double sign) {
    const double shown = scenario::from_si(*a.value, a.unit);
    if (a.kind == scenario::FieldKind::integer) return fmt::format("{:.0f}", shown + sign);
    const std::string unit = a.unit == "1" ? "" : " " + scenario::shown_unit(a.unit);
    return fmt::format("{:.17g}{}", shown * (1.0 + 0.01 * sign), unit);
}

TEST(EveryField, HasAnEffect) {
    scenario::Resolved resolved;
    load("suncatcher", k_short, &resolved);
    const std::string base = outcome_of(k_short);
    int walked = 0;
    for (const scenario::Assumption& a : resolved.assumptions) {
        if (!a.value || k_without_effect.contains(a.path) || a.path == "simulation.duration")
            continue;
        if (*a.value == 0.0 && a.kind != scenario::FieldKind::integer) continue;  // 1 % of nothing
        std::string refused;
        bool differs = false;
        for (double sign : {1.0, -1.0}) {
            std::vector<std::string> set = k_short;
            set.push_back(a.path + "=" + changed(a, sign));
            try {
                differs = differs || outcome_of(set) != base;
            } catch (const Error& error) {
                refused = error.what();  // out of range in this direction: try the other
            }
        }
        EXPECT_TRUE(differs) << a.path << " has no effect " << refused;
        ++walked;
    }
    EXPECT_GT(walked, 100);
}

}  // namespace
}  // namespace dawnline::mission
