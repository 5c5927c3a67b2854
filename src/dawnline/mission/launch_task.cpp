#include "dawnline/mission/launch_task.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include <fmt/format.h>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/interrupt.hpp"
#include "dawnline/mission/flight_events.hpp"
#include "dawnline/scenario/quantity.hpp"
#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/read.hpp"
#include "dawnline/scenario/rocket_table.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::mission {
namespace {

using launch::BoosterRecovery;
using launch::FlightMode;
using launch::UpperFate;

constexpr const char* k_examples =
    "it must be an altitude and an inclination, such as \"650 km sso\", \"650 km dawn-dusk\" or "
    "\"200 km 28.5 deg\"";

std::vector<std::string> words_of(std::string text) {
    std::replace(text.begin(), text.end(), ',', ' ');
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = text.find_first_not_of(" \t", at);
        if (from == std::string::npos) break;
        at = std::min(text.find_first_of(" \t", from), text.size());
        words.push_back(text.substr(from, at - from));
    }
    return words;
}

// "650 km" in SI, within the range and of the dimension of `unit`.
double orbit_quantity(const std::string& number, const std::string& of, const char* what,
                      const char* unit, double least, double most) {
    const scenario::Quantity q = scenario::parse_quantity(number + " " + of);
    if (!scenario::is_unit(q.unit) || !scenario::same_dimension(q.unit, unit))
        throw Error(fmt::format("\"{} {}\" is no {}; {}", number, of, what, k_examples));
    const double value = scenario::to_si(q.value, q.unit);
    const double shown = scenario::from_si(value, unit);
    // A degree that went to radians and back is a rounding off.
    if (shown < least - 1e-9 || shown > most + 1e-9)
        throw Error(fmt::format("the {} is {:g} {}; it must lie between {:g} and {:g} {}", what,
                                shown, unit, least, most, unit));
    return value;
}

bool is_file(const std::string& vehicle) {
    const std::string extension = std::filesystem::path(vehicle).extension().string();
    return extension == ".yaml" || extension == ".yml" || extension == ".json";
}

// The entry; throws Error with the nearest name, or all of them, if there is none.
const scenario::Node* known(const char* kind, const char* what, const std::string& name,
                            const scenario::Catalogue& catalogue) {
    if (const scenario::Node* entry = catalogue.find(kind, name)) return entry;
    const std::vector<std::string> names = catalogue.names(kind);
    const std::string near = scenario::did_you_mean(name, names);
    throw Error(
        fmt::format("no {} is called '{}' ({})", what, name,
                    near.empty() ? fmt::format("there are {}", fmt::join(names, ", ")) : near));
}

scenario::FieldTable input_table() {
    using scenario::FieldTable;
    FieldTable t;
    t.section("rocket", &LaunchInput::rocket, scenario::rocket_table(), "its stages", "rockets");
    t.section("margins", &LaunchInput::margins, scenario::launch_margins_table(),
              "between ideal and flown", "launch_margins");
    t.section("site", &LaunchInput::site, *scenario::catalogue_table("launch_sites"), "the pad",
              "launch_sites");
    return t;
}

// Every way that the rocket has figures for, the one asked for first.
std::vector<FlightMode> modes_of(const launch::Rocket& rocket, const FlightMode& asked) {
    std::vector<FlightMode> modes = {asked};
    for (const UpperFate upper : {UpperFate::expended, UpperFate::reusable})
        for (const BoosterRecovery booster : {BoosterRecovery::expended, BoosterRecovery::downrange,
                                              BoosterRecovery::return_to_site}) {
            const bool same = upper == asked.upper && booster == asked.booster;
            const bool home =
                booster == BoosterRecovery::expended || rocket.first_return.landing_speed > 0.0;
            const bool back =
                upper == UpperFate::expended || rocket.upper_return.landing_speed > 0.0;
            if (!same && home && back) modes.push_back({booster, upper, asked.first_engines_out});
        }
    return modes;
}

// The margins' rules, and what was asked for beyond them.
launch::AscentLimits limits_of(const LaunchRequest& r) {
    launch::AscentLimits limits = launch::flight_limits(r.input.margins);
    limits.dynamic_pressure = std::min(limits.dynamic_pressure, r.limits.dynamic_pressure);
    limits.acceleration = std::min(limits.acceleration, r.limits.acceleration);
    return limits;
}

launch::RocketFlight flight_of(const LaunchRequest& r, const FlightMode& mode) {
    return launch::fly_rocket(r.input.rocket, r.input.margins, mode,
                              {.altitude = r.orbit.altitude,
                               .inclination = r.orbit.inclination,
                               .site_latitude = r.input.site.latitude},
                              limits_of(r));
}

// In vacuum, of all that burns in a phase.
double impulse_of(const launch::AscentVehicle& v, const std::string& phase) {
    if (phase.starts_with("upper")) return v.upper.specific_impulse;
    if (!phase.starts_with("boosters and")) return v.first.specific_impulse;
    return (v.first.vacuum_thrust + v.boosters_vacuum_thrust) /
           (v.first.vacuum_thrust / v.first.specific_impulse +
            v.boosters_vacuum_thrust / v.boosters_specific_impulse);
}

// Δv of both stages with `less` mass on top, beyond what they give with the greatest payload: the
// rocket equation over the burns of the flight.
double spare_speed(const launch::RocketFlight& flight, double less) {
    double sum = 0.0;
    const std::vector<launch::AscentSample>& all = flight.ascent.samples;
    for (std::size_t k = 1; k < all.size(); ++k) {
        const launch::AscentSample &a = all[k - 1], &b = all[k];
        if (a.phase != b.phase || is_booster_alone(b.phase) || b.mass >= a.mass) continue;
        const double impulse = impulse_of(flight.vehicle, b.phase);
        sum += constants::k_standard_gravity * impulse *
               (std::log((a.mass - less) / (b.mass - less)) - std::log(a.mass / b.mass));
    }
    return sum;
}

}  // namespace

WantedOrbit parse_orbit(const std::string& text) {
    try {
        const std::vector<std::string> words = words_of(text);
        if (words.size() < 3) throw Error(k_examples);
        WantedOrbit orbit;
        orbit.altitude = orbit_quantity(words[0], words[1], "altitude", "km", 100.0, 36000.0);
        const std::vector<std::string> names = {"sso", "sun-synchronous", "dawn-dusk", "polar"};
        if (words.size() == 3) {
            const auto name = std::find(names.begin(), names.end(), words[2]);
            if (name == names.end()) {
                const std::string near = scenario::did_you_mean(words[2], names);
                throw Error(near.empty() ? k_examples : near);
            }
            orbit.sun_synchronous = *name != "polar";
            orbit.inclination =
                orbit.sun_synchronous
                    ? astro::sun_synchronous_inclination(constants::k_radius_earth + orbit.altitude)
                    : 0.5 * constants::k_pi;
            return orbit;
        }
        if (words.size() != 4) throw Error(k_examples);
        orbit.inclination = orbit_quantity(words[2], words[3], "inclination", "deg", 0.0, 180.0);
        return orbit;
    } catch (const Error& error) {
        throw Error(fmt::format("the orbit is \"{}\"; {}", text, error.what()));
    }
}

LaunchInput read_launch_input(const LaunchNames& names, std::vector<scenario::Override> overrides,
                              const scenario::Catalogue& catalogue) {
    const std::string& vehicle = names.vehicle;
    const bool file = is_file(vehicle);
    const scenario::Node* entry = file ? nullptr : known("rockets", "rocket", vehicle, catalogue);
    known("launch_margins", "set of margins", names.margins, catalogue);
    known("launch_sites", "launch site", names.site, catalogue);
    for (scenario::Override& o : overrides)
        if (!o.path.starts_with("rocket.") && !o.path.starts_with("margins.") &&
            !o.path.starts_with("site."))
            o.path = "rocket." + o.path;
    scenario::Node document;
    document.kind = scenario::NodeKind::map;
    const auto add = [&](const char* section, scenario::Node value) {
        document.entries.push_back({section, value.place, std::move(value)});
    };
    add("rocket", file ? scenario::read_document(vehicle) : scenario::scalar_node(vehicle));
    add("margins", scenario::scalar_node(names.margins));
    add("site", scenario::scalar_node(names.site));
    scenario::Resolved resolved;
    LaunchInput input =
        scenario::read_as<LaunchInput>(input_table(), document, catalogue, overrides, &resolved);
    // How many flights a project gets is not asked here.
    std::erase_if(resolved.assumptions,
                  [](const scenario::Assumption& a) { return a.path == "site.share"; });
    input.resolved = std::move(resolved);
    input.site_name = names.site;
    const scenario::Node* title = entry == nullptr ? nullptr : entry->find("title");
    input.title = title != nullptr ? title->text
                  : file           ? std::filesystem::path(vehicle).stem().string()
                                   : vehicle;
    return input;
}

LaunchOutcome fly(const LaunchRequest& request, Progress& progress) {
    const std::vector<FlightMode> modes = request.compare
                                              ? modes_of(request.input.rocket, request.mode)
                                              : std::vector<FlightMode>{request.mode};
    LaunchOutcome out;
    out.request = request;
    progress.begin("ways of recovery flown", modes.size());
    for (const FlightMode& mode : modes) {
        stop_if_interrupted();
        const launch::RocketFlight flight = flight_of(request, mode);
        const bool found = flight.ascent.cause.empty();
        if (request.compare)
            out.modes.push_back({mode,
                                 found ? flight.payload : std::numeric_limits<double>::quiet_NaN(),
                                 flight.ascent.cause});
        if (&mode == modes.data()) out.flight = flight;
        progress.advance();
    }
    progress.end();
    if (!out.flies()) return out;

    const launch::Ascent& ascent = out.flight.ascent;
    const launch::AscentVehicle& v = out.flight.vehicle;
    out.lift_off_mass = ascent.samples.front().mass;
    out.lift_off_thrust_to_weight = (v.first.sea_level_thrust + v.boosters_sea_level_thrust) /
                                    (constants::k_standard_gravity * out.lift_off_mass);
    out.booster = booster_path(out.flight);
    out.events = flight_events(out.flight, out.booster);
    if (request.payload) {
        const double margin = out.flight.payload - *request.payload;
        const double lifted = margin / (1.0 - request.input.margins.adapter_share);
        out.check = PayloadCheck{*request.payload, margin, spare_speed(out.flight, lifted)};
    }
    return out;
}

std::string mode_name(const FlightMode& mode) {
    const char* booster = mode.booster == BoosterRecovery::expended    ? "expended"
                          : mode.booster == BoosterRecovery::downrange ? "downrange"
                                                                       : "rtls";
    return fmt::format("{}, upper stage {}", booster,
                       mode.upper == UpperFate::reusable ? "reusable" : "expended");
}

}  // namespace dawnline::mission
