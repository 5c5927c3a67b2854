// Models of arrays and cables.

#include <string>
#include <utility>

#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/mass.hpp"
#include "dawnline/spacecraft/solar_array.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;

struct SpecificFiguresIn {
    double power, area, mass;
};
struct SpecificFiguresOut {
    double power_per_area, power_per_mass, mass_per_power, mass_per_area;
};

SpecificFiguresOut specific_figures(const SpecificFiguresIn& in) {
    return {in.power / in.area, in.power / in.mass, in.mass / in.power, in.mass / in.area};
}

Model specific_figures_model() {
    FieldTable in;
    in.number("power", &SpecificFiguresIn::power, "kW", more_than(0), "electrical or heat");
    in.number("area", &SpecificFiguresIn::area, "m2", more_than(0), "planform").by_default("1 m2");
    in.number("mass", &SpecificFiguresIn::mass, "kg", more_than(0), "of all that counts")
        .by_default("1 kg");
    FieldTable out;
    out.number("power_per_area", &SpecificFiguresOut::power_per_area, "W/m2", any_number(),
               "areal power");
    out.number("power_per_mass", &SpecificFiguresOut::power_per_mass, "W/kg", any_number(),
               "specific power");
    out.number("mass_per_power", &SpecificFiguresOut::mass_per_power, "kg/kW", any_number(),
               "specific mass");
    out.number("mass_per_area", &SpecificFiguresOut::mass_per_area, "kg/m2", any_number(),
               "areal mass");
    return make_model("spacecraft.specific_figures",
                      "Areal and specific power of a wing, radiator or satellite", "definition",
                      std::move(in), std::move(out), &specific_figures);
}

struct ArrayPowerIn {
    double area, irradiance, efficiency, packing, retention;
};
struct ArrayPowerOut {
    double power, power_per_area, share_of_sunlight;
};

ArrayPowerOut array_power(const ArrayPowerIn& in) {
    sc::SolarArray array;
    array.cell.efficiency = in.efficiency;
    array.packing = in.packing;
    const double density = sc::array_power_density(array, {.direct = in.irradiance},
                                                   array.cell.reference_temperature, in.retention);
    return {density * in.area, density, density / in.irradiance};
}

Model array_power_model() {
    FieldTable in;
    in.number("area", &ArrayPowerIn::area, "m2", more_than(0), "planform").by_default("1 m2");
    in.number("irradiance", &ArrayPowerIn::irradiance, "W/m2", more_than(0), "normal to the array")
        .by_default("1361 W/m2", "Kopp & Lean 2011, IAU 2015 B3");
    in.number("efficiency", &ArrayPowerIn::efficiency, "%", between(0, 100),
              "of the cells at their reference temperature");
    in.number("packing", &ArrayPowerIn::packing, "%", between(0, 100), "cell over planform area")
        .by_default("100 %");
    in.number("retention", &ArrayPowerIn::retention, "1", share(), "left after degradation")
        .by_default("1");
    FieldTable out;
    out.number("power", &ArrayPowerOut::power, "kW", any_number(), "A · fill · η · S");
    out.number("power_per_area", &ArrayPowerOut::power_per_area, "W/m2", any_number(),
               "of planform");
    out.number("share_of_sunlight", &ArrayPowerOut::share_of_sunlight, "%", any_number(),
               "power over irradiance");
    return make_model("spacecraft.array_power", "Power of a solar array at reference temperature",
                      "definition of efficiency", std::move(in), std::move(out), &array_power);
}

struct ArrayTemperatureIn {
    double irradiance, solar_absorptance, efficiency, temperature_coefficient, front_emissivity,
        back_emissivity, load_fraction, infrared_front, infrared_back;
};
struct ArrayTemperatureOut {
    double temperature, power_per_area, efficiency;
};

ArrayTemperatureOut array_temperature(const ArrayTemperatureIn& in) {
    sc::SolarArray array;
    array.cell.efficiency = in.efficiency;
    array.cell.temperature_coefficient = in.temperature_coefficient;
    array.front = {in.solar_absorptance, in.front_emissivity};
    array.back = {in.solar_absorptance, in.back_emissivity};
    const sc::ArrayState state = sc::array_state(array,
                                                 {.direct = in.irradiance,
                                                  .infrared_front = in.infrared_front,
                                                  .infrared_back = in.infrared_back},
                                                 1.0, in.load_fraction);
    return {state.temperature, state.power_available, state.efficiency};
}

Model array_temperature_model() {
    FieldTable in;
    using In = ArrayTemperatureIn;
    in.number("irradiance", &In::irradiance, "W/m2", at_least(0), "normal to the array")
        .by_default("1361 W/m2", "Kopp & Lean 2011, IAU 2015 B3");
    in.number("solar_absorptance", &In::solar_absorptance, "1", share(), "of both sides");
    in.number("efficiency", &In::efficiency, "%", between(0, 100), "of the cells at 28 °C");
    in.number("temperature_coefficient", &In::temperature_coefficient, "1/K", between(-0.02, 0),
              "(dη/dT)/η")
        .by_default("0 1/K");
    in.number("front_emissivity", &In::front_emissivity, "1", share(), "of the sunlit side");
    in.number("back_emissivity", &In::back_emissivity, "1", share(), "of the other side");
    in.number("load_fraction", &In::load_fraction, "1", share(), "drawn; the rest stays as heat")
        .by_default("1");
    in.number("infrared_front", &In::infrared_front, "W/m2", at_least(0), "Earth's, incident")
        .by_default("0 W/m2");
    in.number("infrared_back", &In::infrared_back, "W/m2", at_least(0), "Earth's, incident")
        .by_default("0 W/m2");
    FieldTable out;
    out.number("temperature", &ArrayTemperatureOut::temperature, "K", any_number(),
               "in equilibrium");
    out.number("power_per_area", &ArrayTemperatureOut::power_per_area, "W/m2", any_number(),
               "available there");
    out.number("efficiency", &ArrayTemperatureOut::efficiency, "%", any_number(), "there");
    return make_model("spacecraft.array_temperature",
                      "Equilibrium of a wing in sunlight while a load draws power",
                      "energy balance of a plate", std::move(in), std::move(out),
                      &array_temperature);
}

struct CellRetentionIn {
    double damage_coefficient, damage_fluence, fluence;
};
struct CellRetentionOut {
    double retention;
};

CellRetentionOut cell_retention(const CellRetentionIn& in) {
    sc::SolarCell cell;
    cell.damage_coefficient = in.damage_coefficient;
    cell.damage_fluence = in.damage_fluence;
    return {sc::damage_retention(cell, in.fluence)};
}

Model cell_retention_model() {
    FieldTable in;
    in.number("damage_coefficient", &CellRetentionIn::damage_coefficient, "1", between(0, 1), "C")
        .by_default("0.22", "fit to the Spectrolab XTJ data sheet");
    in.number("damage_fluence", &CellRetentionIn::damage_fluence, "1/cm2", more_than(0), "Φx")
        .by_default("2.33e14 1/cm2", "fit to the Spectrolab XTJ data sheet");
    in.number("fluence", &CellRetentionIn::fluence, "1/cm2", at_least(0),
              "equivalent electrons of 1 MeV");
    FieldTable out;
    out.number("retention", &CellRetentionOut::retention, "1", any_number(),
               "P/P0 = 1 − C log10(1 + Φ/Φx)");
    return make_model("spacecraft.cell_retention", "Power a cell keeps after radiation",
                      "Tada et al. 1982, Solar Cell Radiation Handbook, JPL 82-69", std::move(in),
                      std::move(out), &cell_retention);
}

struct CableIn {
    std::string conductor;
    double power, voltage, length, loss_fraction;
};
struct MassOut {
    double mass;
};

MassOut cable(const CableIn& in) {
    return {sc::cable_mass(
        in.power, in.voltage, in.length, in.loss_fraction,
        in.conductor == "copper" ? sc::k_copper_conductor : sc::k_aluminium_conductor)};
}

Model cable_model() {
    FieldTable in;
    in.choice("conductor", &CableIn::conductor, {"aluminium", "copper"}, "metal")
        .by_default("aluminium");
    in.number("power", &CableIn::power, "kW", more_than(0), "carried");
    in.number("voltage", &CableIn::voltage, "V", more_than(0), "of the bus");
    in.number("length", &CableIn::length, "m", more_than(0), "one way");
    in.number("loss_fraction", &CableIn::loss_fraction, "%", more_than(0), "lost as heat");
    FieldTable out;
    out.number("mass", &MassOut::mass, "kg", any_number(), "4 ργ L² P/(f V²)");
    return make_model("spacecraft.cable_mass", "Conductor mass of a two-way power cable",
                      "Ohm's law; ργ of the pure metals", std::move(in), std::move(out), &cable);
}

}  // namespace

void add_spacecraft_power_models(Directory& directory) {
    directory.add(specific_figures_model());
    directory.add(array_power_model());
    directory.add(array_temperature_model());
    directory.add(cell_retention_model());
    directory.add(cable_model());
}

}  // namespace dawnline::models
