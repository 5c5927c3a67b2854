#include "dawnline/mission/satellite_mass.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/mass.hpp"

namespace dawnline::mission {
namespace {

using spacecraft::Maturity;
using spacecraft::Part;
using spacecraft::PartKind;

/// The reader has checked the choice.
Maturity maturity(const std::string& name) {
    return *spacecraft::maturity_named(name);
}

double hosts_of(const scenario::Satellite& satellite) {
    return std::ceil(static_cast<double>(satellite.accelerators) / satellite.host.accelerators);
}

/// Aluminium over the tubes: half of a tube's girth per face, π/2 of its width. [kg/m²]
double armour_mass(const scenario::Radiator& radiator) {
    constexpr double k_aluminium = 2700.0;  // [kg/m³]
    return k_aluminium * radiator.armour * constants::k_pi * radiator.tube_share;
}

double share_of_all(const scenario::Bus& bus) {
    return bus.structure_fraction + bus.harness_fraction;
}

}  // namespace

std::vector<Part> satellite_parts(const Scenario& scenario, const Design& design) {
    const scenario::Satellite& s = scenario.satellite;
    const scenario::Bus& bus = s.bus;
    const PowerDesign& p = design.power;
    const double shield =
        spacecraft::shielding_mass(bus.shield_thickness, bus.shield_area_per_power * p.it_power);
    const double panel = s.radiator.specific_mass + armour_mass(s.radiator);
    const Maturity of_bus = maturity(bus.maturity);
    std::vector<Part> parts{
        {"solar array", s.array.specific_mass * p.array_area, PartKind::solar_array,
         maturity(s.array.maturity)},
        {"battery", p.battery_energy / s.battery.specific_energy, PartKind::battery,
         maturity(s.battery.maturity)},
        {"radiator", panel * design.thermal.radiator_area, PartKind::thermal,
         maturity(s.radiator.maturity)},
        {"coolant loop", s.loop.specific_mass * design.thermal.heat, PartKind::thermal,
         maturity(s.loop.maturity)},
        {"accelerators", static_cast<double>(s.accelerators) * s.accelerator.mass,
         spacecraft::box_of(s.accelerator.mass), maturity(s.accelerator.maturity)},
        {"hosts", hosts_of(s) * s.host.mass, spacecraft::box_of(s.host.mass),
         maturity(s.host.maturity)},
        {"chassis", bus.chassis_mass_per_power * p.it_power, PartKind::structure, of_bus},
        {"shielding", shield, PartKind::structure, of_bus},
        {"optical terminals", static_cast<double>(s.terminals) * s.terminal.mass,
         spacecraft::box_of(s.terminal.mass), maturity(s.terminal.maturity)},
        {"propulsion", s.thruster.mass + s.thruster.tank_fraction * design.propulsion.propellant,
         PartKind::propulsion, maturity(s.thruster.maturity)},
        // Several boxes; the bus does not say how many.
        {"avionics", bus.avionics_mass, PartKind::medium_box, of_bus}};
    double listed = 0.0;
    for (const Part& part : parts) listed += part.mass;
    const double all = listed / (1.0 - share_of_all(bus));
    parts.push_back({"structure", bus.structure_fraction * all, PartKind::structure, of_bus});
    parts.push_back({"harness", bus.harness_fraction * all, PartKind::harness, of_bus});
    return parts;
}

void size_mass(const Scenario& scenario, Design& design) {
    const scenario::Satellite& satellite = scenario.satellite;
    MassDesign& m = design.mass;
    m.computers = static_cast<double>(satellite.accelerators) * satellite.accelerator.mass +
                  hosts_of(satellite) * satellite.host.mass;
    const spacecraft::MassBudget budget = spacecraft::mass_budget(
        spacecraft::with_growth(satellite_parts(scenario, design)), satellite.bus.system_margin);
    m.basic = budget.basic;
    m.growth = budget.predicted - budget.basic;
    m.sum_of_parts = budget.allowable;
    m.dry = satellite.bus.dry_mass.value_or(budget.allowable);
    m.launch = m.dry + design.propulsion.propellant;
    const PowerDesign& p = design.power;
    const double folded = satellite.array.specific_mass * p.array_area +
                          satellite.radiator.specific_mass * design.thermal.radiator_area +
                          p.battery_energy / satellite.battery.specific_energy;
    m.body_volume = std::max(0.0, m.launch - folded) / satellite.bus.packing_density +
                    p.battery_energy / satellite.battery.energy_density;
}

void list_masses(const Scenario& scenario, Design& design) {
    const scenario::Satellite& satellite = scenario.satellite;
    const scenario::Bus& bus = satellite.bus;
    const PowerDesign& p = design.power;
    MassDesign& m = design.mass;
    m.items.clear();
    for (const spacecraft::MassItem& part :
         spacecraft::with_growth(satellite_parts(scenario, design)))
        m.items.push_back(
            {part.name, part.mass * (1.0 + part.maturity_margin), part.mass, part.maturity_margin});
    m.items.push_back({"system margin", bus.system_margin * m.basic});
    if (bus.dry_mass) m.items.push_back({"stated mass less the parts", m.dry - m.sum_of_parts});
    const double propellant = design.propulsion.propellant;
    m.items.push_back({"propellant", propellant, propellant});

    m.stowed_volume = spacecraft::stowed_volume(p.array_area, satellite.array.stowed_thickness,
                                                design.thermal.radiator_area,
                                                satellite.radiator.stowed_thickness, m.body_volume);
    m.stowed_thickness = m.stowed_volume / (bus.stowed_width * bus.stowed_length);
    m.per_it_power = p.it_power > 0.0 ? m.launch / p.it_power : 0.0;
}

}  // namespace dawnline::mission
