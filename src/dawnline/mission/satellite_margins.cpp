#include "dawnline/mission/satellite_margins.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <span>
#include <string>

#include <fmt/format.h>

#include "dawnline/mission/margin.hpp"

namespace dawnline::mission {
namespace {

/// An input that may make a satellite fit, and how far one may go.
struct Change {
    const char* path;
    double from, to;  // [m], or a number
    bool whole;       // a number of things
    std::function<void(Scenario&, double)> set;
};

/// "satellite.accelerators = 40 instead of 64".
Proposal told(const Change& change, double value) {
    if (change.whole)
        return {fmt::format("{} = {:.0f} instead of {:.0f}", change.path, value, change.from),
                change.path, value};
    // Rounded away from today's value, so that what is shown closes.
    const double grain = 1e-3;
    const double shown =
        (value < change.from ? std::floor(value / grain) : std::ceil(value / grain)) * grain;
    return {fmt::format("{} = {:.3f} m instead of {:.3f} m", change.path, shown, change.from),
            change.path, shown};
}

/// The change that closes with the least relative step; empty if none does.
Proposal least_change(const Scenario& scenario, std::span<const Change> changes) {
    Proposal best;
    double least = HUGE_VAL;
    for (const Change& change : changes) {
        const auto given = [&](double v) { return change.whole ? std::floor(v) : v; };
        const auto fits = [&](double v) {
            Scenario changed = scenario;
            change.set(changed, given(v));
            return deploy(changed, size(changed)).satellites_per_flight >= 1.0;
        };
        const auto value = first_closing(change.from, change.to, fits);
        if (!value) continue;
        const double step = std::abs(given(*value) / change.from - 1.0);
        if (step >= least) continue;
        least = step;
        best = told(change, given(*value));
    }
    return best;
}

Proposal fit_lever(const Scenario& scenario, const Design& design, const Campaign& campaign) {
    if (campaign.payload <= 0.0)
        return {.text = fmt::format("a launch.vehicle that lifts {:.0f} kg to this orbit, not none",
                                    design.mass.launch),
                .path = {}};
    const scenario::Bus& bus = scenario.satellite.bus;
    const auto width = [](Scenario& s, double v) { s.satellite.bus.stowed_width = v; };
    const auto length = [](Scenario& s, double v) { s.satellite.bus.stowed_length = v; };
    const std::array<Change, 5> of_satellite{
        Change{"satellite.accelerators", static_cast<double>(scenario.satellite.accelerators), 1.0,
               true,
               [](Scenario& s, double v) { s.satellite.accelerators = static_cast<long>(v); }},
        Change{"satellite.bus.stowed_width", bus.stowed_width, 0.2 * bus.stowed_width, false,
               width},
        Change{"satellite.bus.stowed_width", bus.stowed_width, 4.0 * bus.stowed_width, false,
               width},
        Change{"satellite.bus.stowed_length", bus.stowed_length, 0.2 * bus.stowed_length, false,
               length},
        Change{"satellite.bus.stowed_length", bus.stowed_length, 4.0 * bus.stowed_length, false,
               length}};
    if (Proposal lever = least_change(scenario, of_satellite); !lever.text.empty()) return lever;
    const scenario::Fairing& fairing = scenario.launch.vehicle.fairing;
    const std::array<Change, 2> of_vehicle{
        Change{"launch.vehicle.fairing.diameter", fairing.diameter, 5.0 * fairing.diameter, false,
               [](Scenario& s, double v) { s.launch.vehicle.fairing.diameter = v; }},
        Change{"launch.vehicle.fairing.cylinder_height", fairing.cylinder_height,
               10.0 * fairing.cylinder_height, false,
               [](Scenario& s, double v) { s.launch.vehicle.fairing.cylinder_height = v; }}};
    if (Proposal lever = least_change(scenario, of_vehicle); !lever.text.empty()) return lever;
    return {.text = fmt::format(
                "a launch.vehicle that lifts {:.0f} kg to this orbit instead of {:.0f} kg",
                design.mass.launch, campaign.payload),
            .path = {}};
}

double throttle_start(const Scenario& scenario) {
    const scenario::Accelerator& chip = scenario.satellite.accelerator;
    return chip.junction_limit - chip.throttle_band;
}

}  // namespace

Margin coolant_margin(const Scenario& scenario, const Design& design) {
    const scenario::Radiator& radiator = scenario.satellite.radiator;
    Margin m =
        above("coolant kept against punctures", design.thermal.coolant_survival, radiator.survival,
              "1", "%", "meteoroids and debris through walls and armour, spare sections");
    if (m.pass) return m;
    const auto closes = [&](auto&& set) {
        return [&scenario, set](double v) {
            Scenario changed = scenario;
            set(changed.satellite.radiator, v);
            return size(changed).thermal.coolant_survival >= changed.satellite.radiator.survival;
        };
    };
    if (radiator.spare_share) {
        const auto spares =
            first_closing(*radiator.spare_share, *radiator.spare_share + 2.0,
                          closes([](scenario::Radiator& r, double v) { r.spare_share = v; }));
        if (spares) {
            const double shown = std::ceil(1e3 * *spares) / 1e3;
            propose(m, {fmt::format("satellite.radiator.spare_share = {:.1f} % instead of {:.1f} %",
                                    100.0 * shown, 100.0 * *radiator.spare_share),
                        "satellite.radiator.spare_share", shown});
            return m;
        }
    }
    const auto armour = first_closing(
        radiator.armour, 0.02, closes([](scenario::Radiator& r, double v) { r.armour = v; }));
    if (!armour) {
        m.lever = "no satellite.radiator.armour up to 20 mm closes it alone";
        return m;
    }
    const double shown = std::ceil(1e5 * *armour) / 1e5;
    propose(m, {fmt::format("satellite.radiator.armour = {:.2f} mm instead of {:.2f} mm",
                            1e3 * shown, 1e3 * radiator.armour),
                "satellite.radiator.armour", shown});
    return m;
}

Margin spares_margin(const Scenario& scenario, const Design& design) {
    Margin m = cooler("junction temperature with the spare sections lost",
                      design.thermal.junction_without_spares, throttle_start(scenario),
                      "the same heat through the needed sections only");
    add_lever(m, scenario,
              {"satellite.radiator.area", "m2", 1.0, design.thermal.radiator_area,
               20.0 * design.thermal.radiator_area,
               [](Scenario& s, double v) { s.satellite.radiator.area = v; },
               [](const Scenario& s, const Design& d) {
                   return (throttle_start(s) - d.thermal.junction_without_spares) /
                          (throttle_start(s) - 273.15);
               }});
    return m;
}

Margin fit_margin(const Scenario& scenario, const Design& design, const Campaign& campaign) {
    Margin m = above("satellites per flight", campaign.satellites_per_flight, 1.0, "1", "1",
                     campaign.limited_by == "mass"
                         ? "mass against the payload to this orbit"
                         : "the folded satellite against the fairing's diameter and height");
    if (!m.pass) propose(m, fit_lever(scenario, design, campaign));
    return m;
}

Margin wheel_margin(const Scenario& scenario, const Design& design) {
    const double held = scenario.satellite.bus.wheel_momentum;
    Margin m = below("momentum stored in wheels", design.momentum.wheel_capacity, held, "N.m.s",
                     "N.m.s", "gravity, air and sunlight on wings and radiator over an orbit");
    m.decides = false;
    if (!m.pass)
        propose(m,
                {fmt::format("satellite.bus.wheel_momentum = {:.3g} N.m.s instead of {:.3g} N.m.s",
                             m.value * 1.01, held),
                 "satellite.bus.wheel_momentum", m.value * 1.01});
    return m;
}

Margin torquer_margin(const Scenario& scenario, const Design& design) {
    const double held = scenario.satellite.bus.torquer_dipole;
    Margin m = below("dipole of magnetic rods", design.momentum.torquer_dipole, held, "A.m2",
                     "A.m2", "momentum gained each orbit, shed in the Earth's field");
    m.decides = false;
    if (!m.pass)
        propose(m, {fmt::format("satellite.bus.torquer_dipole = {:.3g} A.m2 instead of {:.3g} A.m2",
                                m.value * 1.01, held),
                    "satellite.bus.torquer_dipole", m.value * 1.01});
    return m;
}

}  // namespace dawnline::mission
