// Models of radiators and of the way from chip to radiator.

#include <utility>

#include "dawnline/base/error.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/radiator.hpp"
#include "dawnline/spacecraft/thermal_chain.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;

/// Surroundings of a radiator, per planform area.
struct Surroundings {
    double emissivity, faces, sink_temperature, earth_infrared, earth_view_factor, absorbed;
};

sc::Radiator radiator_of(const Surroundings& s) {
    sc::Radiator radiator;
    radiator.surface.emissivity = s.emissivity;
    radiator.faces = s.faces;
    return radiator;
}

double absorbed_by(const Surroundings& s) {
    return s.absorbed + s.faces * s.emissivity * sc::black_body_flux(s.sink_temperature) +
           s.emissivity * s.earth_infrared * s.earth_view_factor;
}

template <class In>
void add_surroundings(FieldTable& in) {
    // A pointer to a member of the base, made one of the struct that the reader fills.
    const auto member = [](double In::*inherited) { return inherited; };
    in.number("emissivity", member(&In::emissivity), "1", between(0.01, 1), "of every face");
    in.number("faces", member(&In::faces), "1", between(1, 2), "that radiate").by_default("2");
    in.number("sink_temperature", member(&In::sink_temperature), "K", at_least(0),
              "of black surroundings")
        .by_default("0 K");
    in.number("earth_infrared", member(&In::earth_infrared), "W/m2", at_least(0), "OLR")
        .by_default("0 W/m2");
    in.number("earth_view_factor", member(&In::earth_view_factor), "1", between(0, 2),
              "sum over the faces")
        .by_default("0");
    in.number("absorbed", member(&In::absorbed), "W/m2", at_least(0), "otherwise, per planform")
        .by_default("0 W/m2");
}

struct TemperatureIn : Surroundings {
    double heat, area;
};
struct TemperatureOut {
    double temperature, flux;
};

TemperatureOut temperature(const TemperatureIn& in) {
    const auto found = sc::radiator_temperature(radiator_of(in), in.heat, in.area, absorbed_by(in));
    if (!found) throw Error("no temperature rejects that heat");
    return {*found, in.heat / in.area};
}

Model temperature_model() {
    FieldTable in;
    in.number("heat", &TemperatureIn::heat, "kW", at_least(0), "to reject");
    in.number("area", &TemperatureIn::area, "m2", more_than(0), "planform, of one side");
    add_surroundings<TemperatureIn>(in);
    FieldTable out;
    out.number("temperature", &TemperatureOut::temperature, "K", any_number(), "of the panel");
    out.number("flux", &TemperatureOut::flux, "W/m2", any_number(), "heat per planform");
    return make_model("spacecraft.radiator_temperature",
                      "Temperature at which an isothermal radiator rejects a heat",
                      "Stefan–Boltzmann, Kirchhoff", std::move(in), std::move(out), &temperature);
}

struct CapacityIn : Surroundings {
    double temperature, area, heat;
};
struct CapacityOut {
    double flux, capacity, area_for_heat;
};

CapacityOut capacity(const CapacityIn& in) {
    const sc::Radiator radiator = radiator_of(in);
    const double absorbed = absorbed_by(in);
    const double flux = sc::net_flux(radiator, in.temperature, absorbed);
    return {flux, flux * in.area, sc::radiator_area(radiator, in.heat, in.temperature, absorbed)};
}

Model capacity_model() {
    FieldTable in;
    in.number("temperature", &CapacityIn::temperature, "K", more_than(0), "of the panel");
    in.number("area", &CapacityIn::area, "m2", more_than(0), "planform, of one side")
        .by_default("1 m2");
    in.number("heat", &CapacityIn::heat, "kW", at_least(0), "to size an area for")
        .by_default("0 kW");
    add_surroundings<CapacityIn>(in);
    FieldTable out;
    out.number("flux", &CapacityOut::flux, "W/m2", any_number(), "net, per planform");
    out.number("capacity", &CapacityOut::capacity, "kW", any_number(), "of the area");
    out.number("area_for_heat", &CapacityOut::area_for_heat, "m2", any_number(),
               "planform that rejects the heat");
    return make_model("spacecraft.radiator_capacity",
                      "Heat of an isothermal radiator at a temperature, and area for a heat",
                      "Stefan–Boltzmann, Kirchhoff", std::move(in), std::move(out), &capacity);
}

struct FinIn {
    double conductivity, thickness, length, emissivity, faces, temperature;
};
struct FinOut {
    double radiative_coefficient, parameter, efficiency;
};

FinOut fin(const FinIn& in) {
    const sc::Fin sheet{in.conductivity, in.thickness, in.length};
    return {sc::radiative_coefficient(in.emissivity, in.faces, in.temperature),
            sc::fin_parameter(sheet, in.emissivity, in.faces, in.temperature),
            sc::fin_efficiency(sheet, in.emissivity, in.faces, in.temperature)};
}

Model fin_model() {
    FieldTable in;
    in.number("conductivity", &FinIn::conductivity, "W/m/K", more_than(0), "in the plane");
    in.number("thickness", &FinIn::thickness, "mm", more_than(0), "of the sheet");
    in.number("length", &FinIn::length, "m", more_than(0), "half the distance of the pipes");
    in.number("emissivity", &FinIn::emissivity, "1", between(0.01, 1), "of every face");
    in.number("faces", &FinIn::faces, "1", between(1, 2), "that radiate").by_default("2");
    in.number("temperature", &FinIn::temperature, "K", more_than(0), "at the root");
    FieldTable out;
    out.number("radiative_coefficient", &FinOut::radiative_coefficient, "W/m2/K", any_number(),
               "h_r = faces·4εσT³");
    out.number("parameter", &FinOut::parameter, "1", any_number(), "mL");
    out.number("efficiency", &FinOut::efficiency, "1", any_number(), "tanh(mL)/(mL)");
    return make_model("spacecraft.fin_efficiency", "Efficiency of a radiating fin",
                      "Incropera & DeWitt, Fundamentals of Heat and Mass Transfer, ch. 3",
                      std::move(in), std::move(out), &fin);
}

struct PanelIn {
    double inlet_temperature, area, emissivity, fin_efficiency, capacity_rate, sink_temperature;
};
struct PanelOut {
    double outlet_temperature, heat, isothermal_heat;
};

PanelOut panel(const PanelIn& in) {
    // η multiplies emission and absorption alike, as ε does.
    sc::Radiator radiator;
    radiator.surface.emissivity = in.emissivity * in.fin_efficiency;
    const double absorbed =
        radiator.faces * radiator.surface.emissivity * sc::black_body_flux(in.sink_temperature);
    const sc::PanelFlow flow =
        sc::panel_flow(radiator, in.area, in.inlet_temperature, in.capacity_rate, absorbed);
    return {flow.outlet_temperature, flow.heat,
            in.area * sc::net_flux(radiator, in.inlet_temperature, absorbed)};
}

Model panel_model() {
    FieldTable in;
    in.number("inlet_temperature", &PanelIn::inlet_temperature, "K", more_than(0),
              "of the coolant");
    in.number("area", &PanelIn::area, "m2", more_than(0), "planform, both faces radiate");
    in.number("emissivity", &PanelIn::emissivity, "1", between(0.01, 1), "of every face");
    in.number("fin_efficiency", &PanelIn::fin_efficiency, "1", between(0.01, 1), "η")
        .by_default("1");
    in.number("capacity_rate", &PanelIn::capacity_rate, "kW/K", more_than(0), "ṁ c_p");
    in.number("sink_temperature", &PanelIn::sink_temperature, "K", at_least(0),
              "of black surroundings")
        .by_default("0 K");
    FieldTable out;
    out.number("outlet_temperature", &PanelOut::outlet_temperature, "K", any_number(),
               "of the coolant");
    out.number("heat", &PanelOut::heat, "kW", any_number(), "given off");
    out.number("isothermal_heat", &PanelOut::isothermal_heat, "kW", any_number(),
               "if all of it were as warm as the inlet");
    return make_model("spacecraft.panel_flow", "A radiator panel that cools its coolant on its way",
                      "exact solution of ṁc_p dT/dA = −2εησ(T⁴ − T_s⁴)", std::move(in),
                      std::move(out), &panel);
}

struct LadderIn {
    double junction_limit, device_power, junction_to_case, case_to_plate, plate_to_coolant,
        coolant_rise, coolant_to_radiator;
};
struct LadderOut {
    double lid, plate, coolant_out, coolant_in, radiator;
};

LadderOut ladder(const LadderIn& in) {
    const sc::TemperatureLadder l = sc::ladder_from_junction(
        {in.junction_to_case, in.case_to_plate, in.plate_to_coolant, in.coolant_to_radiator},
        {.temperature_rise = in.coolant_rise}, in.device_power, in.junction_limit);
    return {l.lid, l.plate, l.coolant_out, l.coolant_in, l.radiator};
}

Model ladder_model() {
    using In = LadderIn;
    FieldTable in;
    in.number("junction_limit", &In::junction_limit, "K", more_than(0), "of the hottest device");
    in.number("device_power", &In::device_power, "W", at_least(0), "of one device");
    in.number("junction_to_case", &In::junction_to_case, "K/W", at_least(0), "R_jc");
    in.number("case_to_plate", &In::case_to_plate, "K/W", at_least(0), "interface material")
        .by_default("0 K/W");
    in.number("plate_to_coolant", &In::plate_to_coolant, "K/W", at_least(0), "cold plate")
        .by_default("0 K/W");
    in.number("coolant_rise", &In::coolant_rise, "K", at_least(0), "across the loads")
        .by_default("0 K");
    in.number("coolant_to_radiator", &In::coolant_to_radiator, "K", at_least(0),
              "mean coolant to radiator root")
        .by_default("0 K");
    FieldTable out;
    out.number("lid", &LadderOut::lid, "K", any_number(), "of the device");
    out.number("plate", &LadderOut::plate, "K", any_number(), "cold plate at the warm end");
    out.number("coolant_out", &LadderOut::coolant_out, "K", any_number(), "warm end");
    out.number("coolant_in", &LadderOut::coolant_in, "K", any_number(), "cold end");
    out.number("radiator", &LadderOut::radiator, "K", any_number(), "root, warmest allowed");
    return make_model("spacecraft.temperature_ladder",
                      "Warmest radiator that a junction limit allows",
                      "thermal resistances in series", std::move(in), std::move(out), &ladder);
}

}  // namespace

void add_spacecraft_radiator_models(Directory& directory) {
    directory.add(temperature_model());
    directory.add(capacity_model());
    directory.add(fin_model());
    directory.add(panel_model());
    directory.add(ladder_model());
}

}  // namespace dawnline::models
