#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/mission/margin.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/mission/satellite_margins.hpp"

namespace dawnline::mission {
namespace {

/// As far as a sensible design may go from today's value: twenty times it, or three times what
/// would be derived.
double reach(const Scenario& scenario, double today, void (*derive)(Scenario&),
             double (*value)(const Design&)) {
    Scenario free = scenario;
    derive(free);
    return std::max(20.0 * today, 3.0 * value(size(free)));
}

double battery_reach(const Scenario& scenario, const Design& design) {
    return reach(
        scenario, design.power.battery_energy,
        [](Scenario& s) { s.satellite.battery.energy.reset(); },
        [](const Design& d) { return d.power.battery_energy; });
}

Margin array_margin(const Scenario& scenario, const Design& design) {
    Margin m = above("array power, end of life", design.power.array_power_eol,
                     design.power.array_power_required, "W", "kW",
                     "load in sun and recharge after the longest eclipse, against area, cell "
                     "temperature and ageing");
    add_lever(m, scenario,
              {"satellite.array.area", "m2", 1.0, design.power.array_area,
               reach(
                   scenario, design.power.array_area,
                   [](Scenario& free) { free.satellite.array.area.reset(); },
                   [](const Design& d) { return d.power.array_area; }),
               [](Scenario& s, double v) { s.satellite.array.area = v; },
               [](const Scenario&, const Design& d) {
                   return d.power.array_power_eol / d.power.array_power_required - 1.0;
               }});
    return m;
}

Margin battery_margin(const Scenario& scenario, const Design& design,
                      const Operations& operations) {
    Margin m = below("battery discharge, end of life",
                     std::max({operations.greatest_discharge, operations.life.greatest_discharge,
                               design.power.depth_of_discharge}),
                     scenario.satellite.battery.depth_of_discharge, "1", "%",
                     "load kept in the longest eclipse against the faded capacity");
    add_lever(m, scenario,
              {"satellite.battery.energy", "kWh", 1.0 / 3.6e6, design.power.battery_energy,
               battery_reach(scenario, design),
               [](Scenario& s, double v) { s.satellite.battery.energy = v; },
               [](const Scenario& s, const Design& d) {
                   return 1.0 - d.power.depth_of_discharge / s.satellite.battery.depth_of_discharge;
               }});
    return m;
}

Margin charge_margin(const Scenario& scenario, const Design& design) {
    Margin m = below("battery charging rate", design.power.charge_rate,
                     scenario.satellite.battery.charge_rate, "1/s", "1/h",
                     "what the longest eclipse takes must return in the sunlit part of one orbit");
    add_lever(m, scenario,
              {"satellite.battery.energy", "kWh", 1.0 / 3.6e6, design.power.battery_energy,
               battery_reach(scenario, design),
               [](Scenario& s, double v) { s.satellite.battery.energy = v; },
               [](const Scenario& s, const Design& d) {
                   return 1.0 - d.power.charge_rate / s.satellite.battery.charge_rate;
               }});
    return m;
}

Margin junction_margin(const Scenario& scenario, const Design& design,
                       const Operations& operations) {
    const scenario::Accelerator& chip = scenario.satellite.accelerator;
    const double limit = chip.junction_limit - chip.throttle_band;
    Margin m = cooler(
        "junction temperature",
        std::max({operations.peak_junction_temperature, operations.life.peak_junction_temperature,
                  operations.nodal.junction_temperature, design.thermal.junction_temperature}),
        limit, "heat through package, coolant and radiator to space, with the Earth in view");
    add_lever(m, scenario,
              {"satellite.radiator.area", "m2", 1.0, design.thermal.radiator_area,
               reach(
                   scenario, design.thermal.radiator_area,
                   [](Scenario& free) { free.satellite.radiator.area.reset(); },
                   [](const Design& d) { return d.thermal.radiator_area; }),
               [](Scenario& s, double v) { s.satellite.radiator.area = v; },
               [](const Scenario& s, const Design& d) {
                   const scenario::Accelerator& a = s.satellite.accelerator;
                   const double throttled = a.junction_limit - a.throttle_band;
                   return (throttled - d.thermal.junction_temperature) / (throttled - 273.15);
               }});
    return m;
}

/// After a loss of power heaters of a battery that still lives would have to hold the loop.
Margin survival_margin(const Scenario& scenario, const Operations& operations) {
    Margin m = above("radiator without power", operations.nodal.coldest_without_power,
                     scenario.satellite.loop.lowest_temperature, "K", "degC",
                     "panel that faces space with standing coolant, in the orbit of the longest "
                     "shadow");
    m.margin = (m.value - m.limit) / 273.15;
    m.decides = false;
    if (!m.pass)
        m.lever = fmt::format("survival heaters of {:.3g} W, or a coolant that freezes later",
                              operations.nodal.survival_heaters);
    return m;
}

/// Thicker walls around the computers, until `dose` [Gy] keeps the chips' limit.
Lever thicker_shield(const Scenario& scenario, double (*dose)(const RadiationDesign&)) {
    return {"satellite.bus.shield_thickness",
            "mm",
            1e3,
            scenario.satellite.bus.shield_thickness,
            scenario.environment.radiation.depth.back(),
            [](Scenario& s, double v) { s.satellite.bus.shield_thickness = v; },
            [dose](const Scenario& s, const Design& d) {
                return 1.0 - dose(d.radiation) / s.satellite.accelerator.dose_limit;
            }};
}

Margin dose_margin(const Scenario& scenario, const Design& design) {
    Margin m = below("trapped dose over life", design.radiation.dose_over_life,
                     scenario.satellite.accelerator.dose_limit, "Gy", "krad",
                     "trapped protons and electrons behind the shield");
    add_lever(m, scenario,
              thicker_shield(scenario, [](const RadiationDesign& r) { return r.dose_over_life; }));
    return m;
}

Margin event_margin(const Scenario& scenario, const Design& design) {
    const RadiationDesign& r = design.radiation;
    Margin m = below(
        "dose over life with solar events", r.dose_with_events,
        scenario.satellite.accelerator.dose_limit, "Gy", "krad",
        fmt::format("the same, cosmic rays and {:.0f} large solar event{} of {:.3g} krad each, no "
                    "more with {:.4g} % "
                    "confidence",
                    r.solar_events, r.solar_events == 1.0 ? "" : "s", r.solar_event_dose / 10.0,
                    100.0 * scenario.environment.solar_event_confidence));
    add_lever(m, scenario, thicker_shield(scenario, [](const RadiationDesign& of) {
                  return of.dose_with_events;
              }));
    return m;
}

/// Lasers and detectors lose to displaced atoms, not to dose.
Margin displacement_margin(const Scenario& scenario, const Design& design) {
    Margin m = below("displacement damage of the optical terminals",
                     design.radiation.displacement_over_life,
                     scenario.satellite.terminal.displacement_limit, "1/m2", "1/cm2",
                     "trapped and solar protons behind the terminal's shield, as ones of 10 MeV");
    add_lever(m, scenario,
              {"satellite.terminal.shield", "mm", 1e3, scenario.satellite.terminal.shield,
               scenario.environment.radiation.depth.back(),
               [](Scenario& s, double v) { s.satellite.terminal.shield = v; },
               [](const Scenario& s, const Design& d) {
                   return 1.0 - d.radiation.displacement_over_life /
                                    s.satellite.terminal.displacement_limit;
               }});
    return m;
}

Margin link_margin(const Scenario& scenario, const Design& design) {
    Margin m = above("link rate to neighbours", design.cluster.link_rate,
                     scenario.cluster.required_link_rate, "bit/s", "Tbit/s",
                     "power received at the greatest distance, channels of the terminal");
    add_lever(m, scenario,
              {"cluster.spacing", "m", 1.0, scenario.cluster.spacing, 1.0,
               [](Scenario& s, double v) { s.cluster.spacing = v; },
               [](const Scenario& s, const Design& d) {
                   return d.cluster.link_rate / s.cluster.required_link_rate - 1.0;
               }});
    if (!m.pass && m.lever.starts_with("no "))
        m.lever = fmt::format("a satellite.terminal of {:.3g} Tbit/s or more",
                              scenario.cluster.required_link_rate / 1e12);
    return m;
}

Margin disposal_margin(const Scenario& scenario, const Design& design) {
    // With propulsion the orbit is left within days; a satellite that cannot must sink by itself.
    const bool steered =
        scenario.satellite.thruster.specific_impulse > 0.0 && design.propulsion.dv_disposal > 0.0;
    const double time =
        steered ? design.propulsion.disposal_time : design.propulsion.passive_lifetime;
    Margin m = below("time to leave orbit", time, scenario.satellite.disposal_limit, "s", "yr",
                     steered ? "thrust with the propellant reserved for it"
                             : "the air alone, from where it flies");
    const double thrust = scenario.satellite.thruster.thrust;
    const double from = scenario.satellite.disposal_altitude;
    const auto margin = [](const Scenario& s, const Design& d) {
        return 1.0 - d.propulsion.disposal_time / s.satellite.disposal_limit;
    };
    add_lever(m, scenario,
              {"satellite.thruster.thrust", "mN", 1e3, thrust, 100.0 * thrust,
               [](Scenario& s, double v) { s.satellite.thruster.thrust = v; }, margin});
    if (!m.pass && m.lever_path.empty())
        add_lever(m, scenario,
                  {"satellite.disposal_altitude", "km", 1e-3, from, std::min(from, 210e3),
                   [](Scenario& s, double v) { s.satellite.disposal_altitude = v; }, margin});
    return m;
}

Margin casualty_margin(const Scenario& scenario, const Design& design) {
    Margin m = below("casualties of a re-entry", design.propulsion.casualties,
                     scenario.satellite.casualty_limit, "1", "1",
                     "parts that reach the ground, over the people under the orbit");
    add_lever(m, scenario,
              {"satellite.surviving_parts", "", 1.0, scenario.satellite.surviving_parts, 0.0,
               [](Scenario& s, double v) { s.satellite.surviving_parts = v; },
               [](const Scenario& s, const Design& d) {
                   return 1.0 - d.propulsion.casualties / s.satellite.casualty_limit;
               }});
    return m;
}

Margin thrust_margin(const Scenario& scenario, const Design& design) {
    Margin m =
        below("time spent thrusting", design.propulsion.duty, scenario.satellite.thruster.duty, "1",
              "%", "drag, avoidance and formation by the thrust there is");
    const double thrust = scenario.satellite.thruster.thrust;
    add_lever(m, scenario,
              {"satellite.thruster.thrust", "mN", 1e3, thrust, 100.0 * thrust,
               [](Scenario& s, double v) { s.satellite.thruster.thrust = v; },
               [](const Scenario& s, const Design& d) {
                   return 1.0 - d.propulsion.duty / s.satellite.thruster.duty;
               }});
    return m;
}

/// The array over the life as it was walked: load alone, no recharge, at every season.
Margin headroom_margin(const Design& design, const Operations& operations) {
    Margin m = above("array power over full load, every season", operations.life.array_headroom,
                     1.0, "1", "%", "least array power in sunlight of every window of the life");
    if (!m.pass)
        propose(m, {fmt::format("satellite.array.area = {:.4g} m2 instead of {:.4g} m2",
                                1.01 * design.power.array_area / m.value, design.power.array_area),
                    "satellite.array.area", 1.01 * design.power.array_area / m.value});
    return m;
}

Margin propellant_margin(const Scenario& scenario, const Design& design) {
    Margin m =
        above("propellant", design.propulsion.propellant, design.propulsion.propellant_needed, "kg",
              "kg", "drag, avoidance, formation and disposal over life, with their margin");
    add_lever(m, scenario,
              {"satellite.thruster.propellant", "kg", 1.0, design.propulsion.propellant,
               20.0 * design.propulsion.propellant_needed,
               [](Scenario& s, double v) { s.satellite.thruster.propellant = v; },
               [](const Scenario&, const Design& d) {
                   return d.propulsion.propellant / d.propulsion.propellant_needed - 1.0;
               }});
    return m;
}

Margin passive_margin(const Scenario& scenario, const Design& design) {
    Margin m = below("time to decay if it dies in orbit", design.propulsion.passive_lifetime,
                     scenario.satellite.disposal_limit, "s", "yr",
                     "drag of the dead satellite from the mission altitude");
    m.decides = false;
    if (!m.pass)
        m.lever = "a drag device or a lower orbit.altitude; rules ask it of the planned disposal";
    return m;
}

Margin separation_margin(const Scenario& scenario, const Operations& operations) {
    Margin m = above("least distance of neighbours", operations.neighbour_least,
                     scenario.cluster.least_separation, "m", "m",
                     "pitch of the lattice, which neighbours meet twice an orbit");
    if (m.pass) return m;
    m.lever_path = "cluster.spacing";
    m.lever_value = scenario.cluster.least_separation;
    m.lever = fmt::format("cluster.spacing = {:.4g} m instead of {:.4g} m", m.lever_value,
                          scenario.cluster.spacing);
    return m;
}

/// Losses were computed for a rocket of given thrust; far from it they would be others.
Margin losses_margin(const Campaign& campaign) {
    Margin m =
        below("thrust against that of the tabulated ascents", campaign.losses_misfit, 0.1, "1", "%",
              "losses of catalog/ascent_losses.yaml hold near the rocket's thrust");
    m.decides = false;
    if (!m.pass) m.lever = "compute the losses of this rocket: dawnline eval launch.payload";
    return m;
}

Margin memory_margin(const Scenario& scenario, const Design& design) {
    const double held = scenario.satellite.accelerator.memory;
    Margin m =
        below("training state per accelerator", design.compute.memory_needed, held, "bit", "Gbyte",
              "weights, gradients, optimiser and activations over the accelerators of one "
              "replica");
    const double sequence = static_cast<double>(scenario.workload.sequence);
    add_lever(m, scenario,
              {"workload.sequence", "", 1.0, sequence, std::min(128.0, sequence),
               [](Scenario& s, double v) { s.workload.sequence = static_cast<long>(v); },
               [held](const Scenario&, const Design& d) {
                   return 1.0 - d.compute.memory_needed / held;
               }});
    if (!m.pass && m.lever.starts_with("no "))
        m.lever = "more accelerators share a layer: workload.tensor_parallel";
    return m;
}

Margin serving_margin(const Scenario& scenario, const Design& design) {
    Margin m = below("serving state per accelerator", design.compute.serving_memory,
                     scenario.satellite.accelerator.memory, "bit", "Gbyte",
                     "weights and whole caches over the accelerators that share a layer");
    m.decides = false;
    if (!m.pass) m.lever = "workload.tensor_parallel, or a smaller workload.serving_batch";
    return m;
}

Margin compute_margin(const Scenario& scenario, const Operations& operations) {
    Margin m = above("delivered share of full-load compute", operations.life.mean_delivered, 0.9,
                     "1", "%", "power, battery and junction temperature over the life");
    m.decides = false;
    if (m.pass) return m;
    const scenario::Accelerator& chip = scenario.satellite.accelerator;
    const bool hot =
        operations.peak_junction_temperature > chip.junction_limit - chip.throttle_band;
    m.lever =
        hot ? "satellite.radiator.area" : "satellite.array.area, then satellite.battery.energy";
    return m;
}

/// A fleet whose first satellites are gone before its last are up never stands.
Margin campaign_margin(const Scenario& scenario, const Campaign& campaign) {
    Margin m =
        below("time from first to last flight", campaign.last_flight - campaign.first_flight,
              scenario.satellite.life, "s", "yr",
              "flights of the vehicle that the project may use, against the satellites' life");
    if (!m.pass)
        m.lever = fmt::format("launch.vehicle.mature_rate times {:.3g}, or a larger payload",
                              m.value / m.limit);
    return m;
}

/// A stated mass is taken at its word, and held against what its parts would weigh.
Margin stated_mass_margin(const Scenario& scenario, const Design& design) {
    Margin m = above("stated dry mass against its parts", *scenario.satellite.bus.dry_mass,
                     design.mass.sum_of_parts, "kg", "kg",
                     "specific masses of the catalogue with their margins");
    m.decides = false;
    if (!m.pass) m.lever = "leave satellite.bus.dry_mass out, or lighter parts";
    return m;
}

Margin cost_margin(const Accounts& accounts, const Campaign& campaign) {
    Margin m = below("cost per accelerator-hour against the ground",
                     accounts.orbit.cost_per_accelerator_hour,
                     accounts.ground.cost_per_accelerator_hour, "USD/s", "USD/h",
                     "launch, satellites and their losses against building, power and waiting");
    m.decides = false;
    if (!m.pass)
        m.lever = accounts.break_even_launch_price > 0.0
                      ? fmt::format("a launch price of {:.0f} USD/kg instead of {:.0f} USD/kg",
                                    accounts.break_even_launch_price, campaign.price_per_kg)
                      : std::string("no launch price: satellites alone cost more than the ground");
    return m;
}

std::string sentence(const Scenario& scenario, const Verdict& verdict, const Campaign& campaign,
                     const Accounts& accounts) {
    std::string failed;
    for (const Margin& m : verdict.margins)
        if (m.decides && !m.pass) failed += (failed.empty() ? "" : ", ") + m.name;
    const std::string physics =
        verdict.closes ? fmt::format("{} closes: every physical margin is kept", scenario.name)
                       : fmt::format("{} does not close: {}", scenario.name, failed);
    if (campaign.flights == 0.0) return physics + "; nothing can be launched.";
    const std::string money = fmt::format(
        "an accelerator-hour costs {:.2f} USD in orbit and {:.2f} USD on the ground, {:.2f} times",
        accounts.orbit.cost_per_accelerator_hour * 3600.0,
        accounts.ground.cost_per_accelerator_hour * 3600.0, accounts.ratio);
    return physics + "; " + money + ".";
}

}  // namespace

Verdict judge(const Scenario& scenario, const Design& design, const Operations& operations,
              const Campaign& campaign, const Accounts& accounts) {
    Verdict verdict;
    verdict.margins = {
        array_margin(scenario, design),    battery_margin(scenario, design, operations),
        charge_margin(scenario, design),   junction_margin(scenario, design, operations),
        dose_margin(scenario, design),     event_margin(scenario, design),
        thrust_margin(scenario, design),   propellant_margin(scenario, design),
        disposal_margin(scenario, design), casualty_margin(scenario, design),
        coolant_margin(scenario, design),  fit_margin(scenario, design, campaign),
        losses_margin(campaign),           campaign_margin(scenario, campaign),
        memory_margin(scenario, design)};
    if (design.thermal.sections_installed > design.thermal.sections_needed)
        verdict.margins.push_back(spares_margin(scenario, design));
    if (operations.life.orbits > 0.0)
        verdict.margins.insert(verdict.margins.begin() + 1, headroom_margin(design, operations));
    if (scenario.satellite.terminals > 0)
        verdict.margins.push_back(displacement_margin(scenario, design));
    if (scenario.cluster.pattern == "planar_lattice") {
        verdict.margins.push_back(separation_margin(scenario, operations));
        if (scenario.cluster.required_link_rate > 0.0)
            verdict.margins.push_back(link_margin(scenario, design));
    }
    verdict.margins.push_back(serving_margin(scenario, design));
    if (operations.nodal.nodes > 0.0)
        verdict.margins.push_back(survival_margin(scenario, operations));
    if (scenario.satellite.bus.dry_mass)
        verdict.margins.push_back(stated_mass_margin(scenario, design));
    verdict.margins.push_back(wheel_margin(scenario, design));
    verdict.margins.push_back(torquer_margin(scenario, design));
    verdict.margins.push_back(passive_margin(scenario, design));
    verdict.margins.push_back(compute_margin(scenario, operations));
    verdict.margins.push_back(cost_margin(accounts, campaign));

    verdict.closes = true;
    for (const Margin& m : verdict.margins)
        if (m.decides && !m.pass) verdict.closes = false;
    verdict.pays = campaign.flights > 0.0 && accounts.ratio <= 1.0;
    verdict.sentence = sentence(scenario, verdict, campaign, accounts);
    return verdict;
}

}  // namespace dawnline::mission
