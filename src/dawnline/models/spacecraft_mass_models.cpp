// Models of growing masses, stacks under a fairing and propellant.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/mass_growth.hpp"
#include "dawnline/spacecraft/propulsion_budget.hpp"
#include "dawnline/spacecraft/propulsion_throttle.hpp"
#include "dawnline/spacecraft/stowage.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;

const std::vector<std::string> k_kinds{"structure", "propulsion",  "thermal",
                                       "battery",   "solar_array", "harness",
                                       "small_box", "medium_box",  "large_box"};
const std::vector<std::string> k_maturities{"estimated", "layout",   "preliminary",
                                            "released",  "existing", "actual"};

/// Place of a choice in its list; the reader has made sure that it is there.
template <class Enum>
Enum chosen(const std::vector<std::string>& names, const std::string& name) {
    std::size_t i = 0;
    while (names[i] != name) ++i;
    return static_cast<Enum>(i);
}

struct GrowthIn {
    std::string kind, maturity;
    double mass;
};
struct GrowthOut {
    double allowance, predicted;
};

GrowthOut growth(const GrowthIn& in) {
    const double g = sc::mass_growth(chosen<sc::PartKind>(k_kinds, in.kind),
                                     chosen<sc::Maturity>(k_maturities, in.maturity));
    return {g, in.mass * (1.0 + g)};
}

Model growth_model() {
    FieldTable in;
    in.choice("kind", &GrowthIn::kind, k_kinds, "of part");
    in.choice("maturity", &GrowthIn::maturity, k_maturities, "of its design");
    in.number("mass", &GrowthIn::mass, "kg", at_least(0), "basic").by_default("1 kg");
    FieldTable out;
    out.number("allowance", &GrowthOut::allowance, "%", any_number(), "for growth");
    out.number("predicted", &GrowthOut::predicted, "kg", any_number(), "basic and allowance");
    return make_model("spacecraft.mass_growth", "Mass growth allowance by maturity",
                      "AIAA S-120 and SAWE RP A-3, as NASA's sizing programs carry it",
                      std::move(in), std::move(out), &growth);
}

struct SatelliteMassIn {
    std::string maturity;
    double array_power, array_specific_power, battery_energy, battery_specific_energy, bus_power,
        power_electronics, rejected_heat, thermal, compute_mass, communication_mass,
        propulsion_mass, harness_mass, structure_share, system_margin;
};
struct SatelliteMassOut {
    double array, battery, thermal, structure, basic, predicted, allowable, specific_power;
};

SatelliteMassOut satellite_mass(const SatelliteMassIn& in) {
    sc::SpecificMasses specific;
    specific.array = 1.0 / in.array_specific_power;
    specific.battery = 1.0 / in.battery_specific_energy;
    specific.power_electronics = in.power_electronics;
    specific.thermal = in.thermal;
    specific.structure = in.structure_share;
    const auto parts = sc::satellite_parts(
        {in.array_power, in.battery_energy, in.bus_power, in.rejected_heat, in.compute_mass,
         in.communication_mass, in.propulsion_mass, in.harness_mass},
        specific, chosen<sc::Maturity>(k_maturities, in.maturity));
    const sc::MassBudget b = sc::mass_budget(sc::with_growth(parts), in.system_margin);
    const auto of = [&](const char* name) {
        for (const sc::Part& part : parts)
            if (part.name == name) return part.mass;
        return 0.0;
    };
    return {of("solar array"), of("battery"), of("thermal control"), of("structure"),
            b.basic,           b.predicted,   b.allowable,           in.array_power / b.allowable};
}

Model satellite_mass_model() {
    using In = SatelliteMassIn;
    using Out = SatelliteMassOut;
    FieldTable in;
    in.choice("maturity", &In::maturity, k_maturities, "of all parts").by_default("estimated");
    in.number("array_power", &In::array_power, "kW", at_least(0), "at beginning of life");
    in.number("array_specific_power", &In::array_specific_power, "W/kg", more_than(0), "of wings")
        .by_default("59 W/kg", "iROSA; ISS wing 28, ROSA class on the ground 150");
    in.number("battery_energy", &In::battery_energy, "kW.h", at_least(0), "installed")
        .by_default("0 kW.h");
    in.number("battery_specific_energy", &In::battery_specific_energy, "W.h/kg", more_than(0),
              "of the pack")
        .by_default("150 W.h/kg", "flight packs 100–170");
    in.number("bus_power", &In::bus_power, "kW", at_least(0), "conditioned").by_default("0 kW");
    in.number("power_electronics", &In::power_electronics, "kg/kW", at_least(0), "of conditioning")
        .by_default("2 kg/kW", "estimate");
    in.number("rejected_heat", &In::rejected_heat, "kW", at_least(0), "by the radiator")
        .by_default("0 kW");
    in.number("thermal", &In::thermal, "kg/kW", at_least(0), "of radiator and loop")
        .by_default("20 kg/kW", "panel of the 1990s; ISS 53–96, film 5");
    in.number("compute_mass", &In::compute_mass, "kg", at_least(0), "boards, plates, shield")
        .by_default("0 kg");
    in.number("communication_mass", &In::communication_mass, "kg", at_least(0), "terminals")
        .by_default("0 kg");
    in.number("propulsion_mass", &In::propulsion_mass, "kg", at_least(0), "dry").by_default("0 kg");
    in.number("harness_mass", &In::harness_mass, "kg", at_least(0), "bare conductor")
        .by_default("0 kg");
    in.number("structure_share", &In::structure_share, "%", between(0, 100), "of what it carries")
        .by_default("15 %", "flat stacked satellite; classical ones 20–25");
    in.number("system_margin", &In::system_margin, "%", between(0, 100), "on the basic mass")
        .by_default("10 %", "AIAA S-120A practice before preliminary design");
    FieldTable out;
    out.number("array", &Out::array, "kg", any_number(), "basic");
    out.number("battery", &Out::battery, "kg", any_number(), "basic");
    out.number("thermal", &Out::thermal, "kg", any_number(), "basic");
    out.number("structure", &Out::structure, "kg", any_number(), "basic");
    out.number("basic", &Out::basic, "kg", any_number(), "of all");
    out.number("predicted", &Out::predicted, "kg", any_number(), "with allowances");
    out.number("allowable", &Out::allowable, "kg", any_number(), "with the system's margin");
    out.number("specific_power", &Out::specific_power, "W/kg", any_number(), "array power over it");
    return make_model("spacecraft.satellite_mass", "Dry mass of a satellite by subsystem",
                      "AIAA S-120A-2015; Larson & Wertz 1999, tables 10-10 and 18-2", std::move(in),
                      std::move(out), &satellite_mass);
}

struct StackIn {
    std::string fairing;
    double width, length, thickness, gap, base, mass, payload;
};
struct StackOut {
    double satellites, carried, columns, tallest, volume_share, fairing_volume;
    bool limited_by_mass;
};

StackOut fairing_stack(const StackIn& in) {
    const sc::Fairing& f = sc::find_fairing(in.fairing.c_str())->fairing;
    const sc::Stack s = sc::stack_in_fairing(
        f, {in.width, in.length, in.thickness, in.gap, in.mass}, in.base, in.payload);
    return {static_cast<double>(s.satellites),
            static_cast<double>(s.carried),
            static_cast<double>(s.columns),
            static_cast<double>(s.tallest),
            s.volume_share,
            sc::fairing_volume(f),
            s.limited_by_mass};
}

Model fairing_stack_model() {
    using In = StackIn;
    using Out = StackOut;
    std::vector<std::string> names;
    for (const sc::NamedFairing& f : sc::fairings()) names.emplace_back(f.name);
    FieldTable in;
    in.choice("fairing", &In::fairing, names, "by the user's guide").by_default("falcon_9");
    in.number("width", &In::width, "m", more_than(0), "of the folded satellite");
    in.number("length", &In::length, "m", more_than(0), "of the folded satellite");
    in.number("thickness", &In::thickness, "m", more_than(0), "with its spacing");
    in.number("gap", &In::gap, "m", at_least(0), "between columns").by_default("0 m");
    in.number("base", &In::base, "m", at_least(0), "adapter below the stack").by_default("0.5 m");
    in.number("mass", &In::mass, "kg", at_least(0), "of one; 0 no limit").by_default("0 kg");
    in.number("payload", &In::payload, "kg", at_least(0), "of the vehicle").by_default("0 kg");
    FieldTable out;
    out.number("satellites", &Out::satellites, "1", any_number(), "that the fairing holds");
    out.number("carried", &Out::carried, "1", any_number(), "that are lifted as well");
    out.number("columns", &Out::columns, "1", any_number(), "of the stack");
    out.number("tallest", &Out::tallest, "1", any_number(), "satellites in the tallest");
    out.number("volume_share", &Out::volume_share, "%", any_number(), "of the fairing, filled");
    out.number("fairing_volume", &Out::fairing_volume, "m3", any_number(), "cylinder and cone");
    out.flag("limited_by_mass", &Out::limited_by_mass, "rather than by space");
    return make_model("spacecraft.fairing_stack", "Flat satellites stacked under a fairing",
                      "geometry: columns on a grid in a cylinder and a cone", std::move(in),
                      std::move(out), &fairing_stack);
}

struct PropellantIn {
    double dry_mass, injection, phasing, drag, formation, avoidance, disposal, margin,
        specific_impulse, thrust, tank_fraction;
};
struct PropellantOut {
    double delta_v, propellant, disposal_reserve, tank_mass, wet_mass, burn_time;
};

PropellantOut propellant(const PropellantIn& in) {
    const sc::DeltaVBudget b{in.injection, in.phasing,  in.drag,  in.formation,
                             in.avoidance, in.disposal, in.margin};
    const sc::Thruster t{.specific_impulse = in.specific_impulse,
                         .thrust = in.thrust,
                         .tank_fraction = in.tank_fraction};
    const sc::PropellantBudget p = sc::propellant_budget(b, t, in.dry_mass);
    return {b.total(), p.total, p.disposal, p.tank_mass, p.wet_mass, p.burn_time};
}

Model propellant_model() {
    using In = PropellantIn;
    using Out = PropellantOut;
    FieldTable in;
    in.number("dry_mass", &In::dry_mass, "kg", more_than(0), "without tank");
    const auto line = [&](const char* name, double In::*field, const char* meaning) {
        in.number(name, field, "m/s", at_least(0), meaning).by_default("0 m/s");
    };
    line("injection", &In::injection, "from the rocket's orbit");
    line("phasing", &In::phasing, "to its place");
    line("drag", &In::drag, "make-up over the life");
    line("formation", &In::formation, "solar pressure and keeping over the life");
    line("avoidance", &In::avoidance, "over the life");
    line("disposal", &In::disposal, "at the end");
    in.number("margin", &In::margin, "%", between(0, 200), "on the sum").by_default("10 %");
    in.number("specific_impulse", &In::specific_impulse, "s", more_than(0), "Isp")
        .by_default("2500 s", "argon Hall thruster of Starlink's second generation");
    in.number("thrust", &In::thrust, "mN", more_than(0), "of all thrusters").by_default("170 mN");
    in.number("tank_fraction", &In::tank_fraction, "1", between(0, 2), "tank over propellant")
        .by_default("0.3", "argon at high pressure, estimate");
    FieldTable out;
    out.number("delta_v", &Out::delta_v, "m/s", any_number(), "with margin");
    out.number("propellant", &Out::propellant, "kg", any_number(), "of all lines");
    out.number("disposal_reserve", &Out::disposal_reserve, "kg", any_number(),
               "of it, for the end");
    out.number("tank_mass", &Out::tank_mass, "kg", any_number(), "that holds it");
    out.number("wet_mass", &Out::wet_mass, "kg", any_number(), "at launch");
    out.number("burn_time", &Out::burn_time, "h", any_number(), "of all");
    return make_model("spacecraft.propellant_budget", "Propellant of a life in orbit",
                      "Tsiolkovsky 1903", std::move(in), std::move(out), &propellant);
}

struct ThrottleIn {
    double bus_power, power_unit_efficiency;
};
struct ThrottleOut {
    double thrust, specific_impulse, efficiency;
};

ThrottleOut throttle(const ThrottleIn& in) {
    const sc::ThrottlePoint p =
        sc::at_bus_power({sc::nstar_points(), in.power_unit_efficiency}, in.bus_power);
    return {p.thrust, p.specific_impulse, sc::thruster_efficiency(p)};
}

Model throttle_model() {
    FieldTable in;
    in.number("bus_power", &ThrottleIn::bus_power, "kW", at_least(0), "given to it");
    in.number("power_unit_efficiency", &ThrottleIn::power_unit_efficiency, "1", between(0.5, 1),
              "between bus and thruster")
        .by_default("0.92", "NSTAR");
    FieldTable out;
    out.number("thrust", &ThrottleOut::thrust, "mN", any_number(), "0 where it does not start");
    out.number("specific_impulse", &ThrottleOut::specific_impulse, "s", any_number(), "there");
    out.number("efficiency", &ThrottleOut::efficiency, "%", any_number(), "jet over electrical");
    return make_model("spacecraft.nstar_throttle", "NSTAR ion engine at a power of the bus",
                      "Polk et al. 1999, AIAA 99-2274", std::move(in), std::move(out), &throttle);
}

}  // namespace

void add_spacecraft_mass_models(Directory& directory) {
    directory.add(growth_model());
    directory.add(satellite_mass_model());
    directory.add(fairing_stack_model());
    directory.add(propellant_model());
    directory.add(throttle_model());
}

}  // namespace dawnline::models
