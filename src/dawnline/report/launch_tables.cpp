#include "dawnline/report/launch_tables.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dawnline/mission/flight_events.hpp"
#include "dawnline/report/shown.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::report {
namespace {

using Json = nlohmann::ordered_json;
using mission::LaunchOutcome;

bool is_soft(const scenario::Assumption& a) {
    return a.confidence == "E" || a.confidence == "V";
}

std::string assumption_lines(const LaunchOutcome& outcome, bool all) {
    PlainTable table{"assumptions",
                     {{"input", "", 0}, {"value", "", 0}, {"conf", "", 0}, {"source", "", 0}},
                     {}};
    for (const scenario::Assumption& a : outcome.request.input.resolved.assumptions)
        if (all || is_soft(a)) table.rows.push_back({a.path, a.text, a.confidence, a.source});
    return plain_text(table);
}

Json quantity(double value, const char* unit) {
    return {{"value", std::isfinite(value) ? Json(value) : Json(nullptr)}, {"unit", unit}};
}

// Rows and units of a table under its name.
void add_table(Json& whole, const PlainTable& table) {
    const Json rows = Json::parse(plain_json(table));
    whole[table.name] = {{"rows", rows[table.name]}, {"units", rows["units"]}};
}

}  // namespace

PlainTable launch_events(const LaunchOutcome& outcome) {
    PlainTable table{"events",
                     {{"event", "", 0},
                      {"time", "s", 1},
                      {"altitude", "km", 1},
                      {"downrange", "km", 1},
                      {"speed", "m/s", 0},
                      {"mass", "t", 2}},
                     {}};
    for (const mission::FlightEvent& e : outcome.events)
        table.rows.push_back({e.name, e.time, e.altitude, e.downrange, e.speed, e.mass});
    return table;
}

PlainTable launch_losses(const LaunchOutcome& outcome) {
    const launch::SpeedLosses& l = outcome.flight.ascent.losses;
    PlainTable table{"losses",
                     {{"part", "", 0}, {"speed", "m/s", 0}, {"share", "%", 1}, {"meaning", "", 0}},
                     {}};
    const auto add = [&](const char* part, double speed, const char* meaning) {
        table.rows.push_back({part, speed, speed / l.ideal, meaning});
    };
    add("gained", l.gained, "inertial speed in orbit less that of the pad");
    add("gravity", l.gravity, "weight along the inertial velocity");
    add("drag", l.drag, "air");
    add("steering", l.steering, "thrust off the inertial velocity, turning the plane with it");
    add("pressure", l.pressure, "thrust that the air takes from the nozzles");
    add("ideal", l.ideal, "vacuum thrust over mass, the sum of the above");
    return table;
}

PlainTable launch_modes(const LaunchOutcome& outcome) {
    PlainTable table{
        "modes",
        {{"mode", "", 0}, {"payload", "kg", 0}, {"against_greatest", "%", 1}, {"", "", 0}},
        {}};
    table.columns.back().name = "remark";
    double greatest = std::numeric_limits<double>::quiet_NaN();
    for (const mission::FlownMode& m : outcome.modes) greatest = std::fmax(greatest, m.payload);
    for (const mission::FlownMode& m : outcome.modes)
        table.rows.push_back(
            {mission::mode_name(m.mode), m.payload, m.payload / greatest - 1.0,
             &m == outcome.modes.data() && m.cause.empty() ? "asked for" : m.cause});
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const auto& a, const auto& b) {
        const double x = std::get<double>(a[1]), y = std::get<double>(b[1]);
        return std::isnan(y) ? !std::isnan(x) : x > y;
    });
    return table;
}

PlainTable launch_trajectory(const LaunchOutcome& outcome) {
    PlainTable table{"trajectory",
                     {{"phase", "", 0},
                      {"time", "s", 3},
                      {"altitude", "km", 4},
                      {"downrange", "km", 4},
                      {"speed", "m/s", 3},
                      {"flight_path_angle", "deg", 4},
                      {"mass", "kg", 2},
                      {"dynamic_pressure", "kPa", 4},
                      {"acceleration", "m/s2", 4}},
                     {}};
    const auto add = [&](const launch::AscentSample& s) {
        table.rows.push_back({s.phase, s.time, s.altitude, s.downrange, s.speed,
                              s.flight_path_angle, s.mass, s.dynamic_pressure, s.acceleration});
    };
    for (const launch::AscentSample& s : outcome.flight.ascent.samples)
        if (!mission::is_booster_alone(s.phase)) add(s);
    for (const launch::AscentSample& s : outcome.booster) add(s);
    return table;
}

std::string launch_title(const LaunchOutcome& outcome) {
    const mission::LaunchRequest& r = outcome.request;
    return fmt::format("{} to {} ({:.2f}°) from {}, {}", r.input.title, r.orbit_text,
                       scenario::from_si(r.orbit.inclination, "deg"), r.input.site_name,
                       mission::mode_name(r.mode));
}

std::string launch_sentence(const LaunchOutcome& outcome) {
    const std::string& nearest = outcome.flight.ascent.nearest.text;
    if (!outcome.flies())
        return fmt::format("It does not fly: {}.{}", outcome.flight.ascent.cause,
                           nearest.empty() ? nearest : " What would do: " + nearest + ".");
    const std::string greatest =
        fmt::format("The greatest payload is {:.0f} kg.", outcome.flight.payload);
    if (!outcome.check) return greatest;
    const mission::PayloadCheck& c = *outcome.check;
    if (c.margin >= 0.0)
        return fmt::format(
            "{:.0f} kg can be carried: {:.0f} kg are left, or about {:.0f} m/s beyond the reserve. "
            "{}",
            c.asked, c.margin, c.reserve, greatest);
    return fmt::format(
        "{:.0f} kg cannot be carried: {:.0f} kg too much, about {:.0f} m/s short. {}", c.asked,
        -c.margin, -c.reserve, greatest);
}

std::string launch_text(const LaunchOutcome& outcome, bool verbose) {
    std::string text = launch_title(outcome) + "\n" + launch_sentence(outcome) + "\n";
    if (outcome.flies()) {
        const launch::RocketFlight& f = outcome.flight;
        text += fmt::format(
            "\nOn the pad {:.1f} t with {:.0f} kg of payload and adapter, thrust {:.2f} of the "
            "weight.\n",
            outcome.lift_off_mass / 1e3, f.ascent.payload, outcome.lift_off_thrust_to_weight);
        if (f.vehicle.recovery != launch::BoosterRecovery::expended)
            text +=
                fmt::format("The booster keeps {:.1f} t to land and burns {:.1f} t to turn back.\n",
                            f.ascent.landing_reserve / 1e3, f.ascent.boostback_propellant / 1e3);
        if (outcome.request.mode.upper == launch::UpperFate::reusable)
            text += fmt::format("The upper stage keeps {:.1f} t to come home.\n",
                                f.vehicle.upper_reserve_mass / 1e3);
        text +=
            "\nEvents (altitude above the equatorial radius, speed against the turning Earth)\n" +
            plain_text(launch_events(outcome)) + "\nWhere the speed goes\n" +
            plain_text(launch_losses(outcome));
    }
    if (!outcome.modes.empty())
        text += "\nThe payload each choice costs\n" + plain_text(launch_modes(outcome));
    const std::vector<scenario::Assumption>& all = outcome.request.input.resolved.assumptions;
    text += fmt::format(
        "\nAssumptions: {} figures, {} of them estimates (E) or to be verified (V){}\n", all.size(),
        std::count_if(all.begin(), all.end(), is_soft), verbose ? "" : ", which are these");
    return text + assumption_lines(outcome, verbose);
}

std::string launch_json(const LaunchOutcome& outcome) {
    const mission::LaunchRequest& r = outcome.request;
    const launch::RocketFlight& f = outcome.flight;
    Json whole = {
        {"vehicle", r.input.title},
        {"orbit",
         {{"text", r.orbit_text},
          {"altitude", quantity(r.orbit.altitude, "m")},
          {"inclination", quantity(r.orbit.inclination, "rad")}}},
        {"site",
         {{"name", r.input.site_name}, {"latitude", quantity(r.input.site.latitude, "rad")}}},
        {"mode", mission::mode_name(r.mode)},
        {"engines_out", r.mode.first_engines_out},
        {"sentence", launch_sentence(outcome)},
        {"flies", outcome.flies()}};
    if (outcome.flies()) {
        whole["payload"] = quantity(f.payload, "kg");
        whole["lifted"] = quantity(f.ascent.payload, "kg");
        whole["lift_off_mass"] = quantity(outcome.lift_off_mass, "kg");
        whole["lift_off_thrust_to_weight"] = quantity(outcome.lift_off_thrust_to_weight, "1");
        whole["landing_reserve"] = quantity(f.ascent.landing_reserve, "kg");
        whole["boostback_propellant"] = quantity(f.ascent.boostback_propellant, "kg");
        whole["upper_reserve"] = quantity(f.vehicle.upper_reserve_mass, "kg");
        whole["residual"] = quantity(f.ascent.residual, "1");
        add_table(whole, launch_events(outcome));
        add_table(whole, launch_losses(outcome));
    } else {
        whole["cause"] = f.ascent.cause;
        whole["nearest"] = f.ascent.nearest.text;
    }
    if (outcome.check)
        whole["check"] = {{"carried", outcome.carries()},
                          {"asked", quantity(outcome.check->asked, "kg")},
                          {"margin", quantity(outcome.check->margin, "kg")},
                          {"reserve", quantity(outcome.check->reserve, "m/s")}};
    if (!outcome.modes.empty()) add_table(whole, launch_modes(outcome));
    whole["assumptions"] = Json::array();
    for (const scenario::Assumption& a : r.input.resolved.assumptions) {
        Json entry = {{"path", a.path}, {"text", a.text}};
        if (a.value) {
            entry["value"] = *a.value;
            entry["unit"] = scenario::si_unit(a.unit);
        }
        entry["source"] = a.source;
        if (a.year) entry["year"] = *a.year;
        entry["confidence"] = a.confidence;
        entry["origin"] = a.origin;
        whole["assumptions"].push_back(std::move(entry));
    }
    return whole.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dawnline::report
