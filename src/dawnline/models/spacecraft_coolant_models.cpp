// Models of the coolant's way: loop, cold plate, heat pipe, panels, holes; and ageing coatings.

#include <array>
#include <string>
#include <utility>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/coating.hpp"
#include "dawnline/spacecraft/cold_plate.hpp"
#include "dawnline/spacecraft/fluid_loop.hpp"
#include "dawnline/spacecraft/heat_pipe.hpp"
#include "dawnline/spacecraft/puncture.hpp"
#include "dawnline/spacecraft/radiator_panels.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;

sc::Coolant coolant_of(const std::string& name, double temperature) {
    return name == "water" ? sc::liquid_water(temperature) : sc::saturated_ammonia(temperature);
}

template <class In>
void add_coolant(FieldTable& in) {
    in.choice("coolant", &In::coolant, {"ammonia", "water"}, "saturated ammonia or liquid water")
        .by_default("ammonia");
    in.number("coolant_temperature", &In::coolant_temperature, "K", more_than(0), "mean of it")
        .by_default("303.15 K");
}

struct LoopIn {
    std::string coolant;
    double coolant_temperature, heat, temperature_rise, quality_change, length, diameter, roughness,
        fittings, component_drop, pump_efficiency;
};
struct LoopOut {
    double flow, pressure_drop, pump_power, pump_share, friction_factor;
};

LoopOut coolant_loop(const LoopIn& in) {
    const sc::Coolant c = coolant_of(in.coolant, in.coolant_temperature);
    const std::array pipes{sc::Pipe{0.5 * in.length, in.diameter, in.roughness, 0.5 * in.fittings}};
    const bool boils = in.quality_change > 0.0;
    if (boils && c.heat_of_vaporisation == 0.0)
        throw Error("quality_change is given, but the model has no vapour of water: use ammonia");
    sc::FluidLoop loop{c, in.pump_efficiency, in.quality_change, in.temperature_rise,
                       in.component_drop};
    // Half of the pipe leads to the loads as liquid, half away from them as it comes.
    const std::array twice{pipes[0], pipes[0]};
    const sc::FluidLoopState s =
        boils ? sc::run_loop(loop, in.heat, pipes, pipes) : sc::run_loop(loop, in.heat, twice);
    const double reynolds = 4.0 * s.flow / (constants::k_pi * in.diameter * c.viscosity);
    return {s.flow, s.pressure_drop, s.pump_power, s.pump_power / in.heat,
            sc::friction_factor(reynolds, in.roughness / in.diameter)};
}

Model coolant_loop_model() {
    FieldTable in;
    add_coolant<LoopIn>(in);
    in.number("heat", &LoopIn::heat, "kW", more_than(0), "carried");
    in.number("temperature_rise", &LoopIn::temperature_rise, "K", at_least(0),
              "of the liquid over the loads")
        .by_default("10 K");
    in.number("quality_change", &LoopIn::quality_change, "1", share(),
              "vapour made by the loads, over all mass; 0: single phase")
        .by_default("0");
    in.number("length", &LoopIn::length, "m", at_least(0), "of the pipe, to the loads and back");
    in.number("diameter", &LoopIn::diameter, "mm", more_than(0), "inner");
    in.number("roughness", &LoopIn::roughness, "um", at_least(0), "of the wall")
        .by_default("1.5 um", "drawn tube, Moody 1944");
    in.number("fittings", &LoopIn::fittings, "1", at_least(0), "ΣK of bends and valves")
        .by_default("0");
    in.number("component_drop", &LoopIn::component_drop, "kPa", at_least(0),
              "cold plates, filters, valves")
        .by_default("0 kPa");
    in.number("pump_efficiency", &LoopIn::pump_efficiency, "1", between(0.01, 1),
              "electrical to hydraulic")
        .by_default("0.4");
    FieldTable out;
    out.number("flow", &LoopOut::flow, "kg/s", any_number(), "ṁ");
    out.number("pressure_drop", &LoopOut::pressure_drop, "kPa", any_number(), "around the loop");
    out.number("pump_power", &LoopOut::pump_power, "W", any_number(), "electrical");
    out.number("pump_share", &LoopOut::pump_share, "1", any_number(), "pump power over heat");
    out.number("friction_factor", &LoopOut::friction_factor, "1", any_number(),
               "Darcy's, of the liquid");
    return make_model("spacecraft.coolant_loop",
                      "Flow, pressure drop and pump power of a pumped loop, liquid or boiling",
                      "Churchill 1977; Müller-Steinhagen & Heck 1986", std::move(in),
                      std::move(out), &coolant_loop);
}

struct PlateIn {
    std::string coolant;
    double coolant_temperature, width, length, base_thickness, channel_width, channel_height,
        fin_thickness, conductivity, flow, power, junction_to_case, interface_resistance, inlet;
};
struct PlateOut {
    double reynolds, coefficient, convection, resistance, outlet_resistance, pressure_drop,
        junction;
};

PlateOut plate(const PlateIn& in) {
    const sc::Coolant c = coolant_of(in.coolant, in.coolant_temperature);
    const sc::ColdPlateState s =
        sc::cold_plate({in.width, in.length, in.base_thickness, in.channel_width, in.channel_height,
                        in.fin_thickness, in.conductivity},
                       c, in.flow);
    const double junction = sc::junction_temperature(
        {in.power, in.junction_to_case, in.interface_resistance, s.resistance}, in.inlet);
    return {s.reynolds,
            s.coefficient,
            s.convection,
            s.resistance,
            s.resistance + 0.5 / (in.flow * c.specific_heat),
            s.pressure_drop,
            junction};
}

Model plate_model() {
    using In = PlateIn;
    using Out = PlateOut;
    FieldTable in;
    add_coolant<In>(in);
    in.number("width", &In::width, "mm", more_than(0), "over all channels");
    in.number("length", &In::length, "mm", more_than(0), "of the channels");
    in.number("base_thickness", &In::base_thickness, "mm", at_least(0), "under the channels");
    in.number("channel_width", &In::channel_width, "mm", more_than(0), "of one");
    in.number("channel_height", &In::channel_height, "mm", more_than(0), "of one");
    in.number("fin_thickness", &In::fin_thickness, "mm", more_than(0), "between channels");
    in.number("conductivity", &In::conductivity, "W/m/K", more_than(0), "of the plate")
        .by_default("390 W/m/K", "copper");
    in.number("flow", &In::flow, "g/s", more_than(0), "of this plate");
    in.number("power", &In::power, "W", at_least(0), "of the chip").by_default("0 W");
    in.number("junction_to_case", &In::junction_to_case, "K/W", at_least(0), "R_jc")
        .by_default("0 K/W");
    in.number("interface_resistance", &In::interface_resistance, "K/W", at_least(0),
              "case to plate")
        .by_default("0 K/W");
    in.number("inlet", &In::inlet, "K", more_than(0), "coolant temperature").by_default("303.15 K");
    FieldTable out;
    out.number("reynolds", &Out::reynolds, "1", any_number(), "in a channel");
    out.number("coefficient", &Out::coefficient, "W/m2/K", any_number(), "at the wetted wall");
    out.number("convection", &Out::convection, "K/W", any_number(), "channels to mean coolant");
    out.number("resistance", &Out::resistance, "K/W", any_number(),
               "plate to coolant inlet, at the middle of the plate");
    out.number("outlet_resistance", &Out::outlet_resistance, "K/W", any_number(),
               "plate to coolant inlet, at the coolant's outlet");
    out.number("pressure_drop", &Out::pressure_drop, "kPa", any_number(), "of the channels");
    out.number("junction", &Out::junction, "K", any_number(), "temperature of the chip");
    return make_model("spacecraft.cold_plate", "Channels of a cold plate and the chip on it",
                      "Shah & London 1978; Gnielinski 1976", std::move(in), std::move(out), &plate);
}

struct PipeIn {
    double evaporator, adiabatic, condenser, vapour_radius, wick_outer_radius, wick_area,
        permeability, pore_radius, temperature, liquid_density, vapour_density, liquid_viscosity,
        vapour_viscosity, surface_tension, heat_of_vaporisation, pressure, molar_mass,
        wick_conductivity;
};

sc::HeatPipeLimits pipe(const PipeIn& in) {
    const sc::HeatPipe p{.evaporator = in.evaporator,
                         .adiabatic = in.adiabatic,
                         .condenser = in.condenser,
                         .vapour_radius = in.vapour_radius,
                         .wick_outer_radius = in.wick_outer_radius,
                         .wick_area = in.wick_area,
                         .permeability = in.permeability,
                         .pore_radius = in.pore_radius,
                         .wick_conductivity = in.wick_conductivity};
    return sc::heat_pipe_limits(p, {.temperature = in.temperature,
                                    .liquid_density = in.liquid_density,
                                    .vapour_density = in.vapour_density,
                                    .liquid_viscosity = in.liquid_viscosity,
                                    .vapour_viscosity = in.vapour_viscosity,
                                    .surface_tension = in.surface_tension,
                                    .heat_of_vaporisation = in.heat_of_vaporisation,
                                    .pressure = in.pressure,
                                    .gas_constant = constants::k_molar_gas / in.molar_mass});
}

Model pipe_model() {
    using In = PipeIn;
    using Out = sc::HeatPipeLimits;
    constexpr const char* ammonia = "saturated ammonia at 20 °C, ASHRAE 2017 ch. 30";
    FieldTable in;
    in.number("evaporator", &In::evaporator, "m", at_least(0), "length");
    in.number("adiabatic", &In::adiabatic, "m", at_least(0), "length");
    in.number("condenser", &In::condenser, "m", at_least(0), "length");
    in.number("vapour_radius", &In::vapour_radius, "mm", more_than(0), "of the core");
    in.number("wick_outer_radius", &In::wick_outer_radius, "mm", more_than(0), "at the wall");
    in.number("wick_area", &In::wick_area, "mm2", more_than(0), "cross-section of the liquid");
    in.number("permeability", &In::permeability, "m2", more_than(0), "of the wick");
    in.number("pore_radius", &In::pore_radius, "um", more_than(0), "of the meniscus");
    in.number("wick_conductivity", &In::wick_conductivity, "W/m/K", more_than(0), "soaked")
        .by_default("10 W/m/K");
    in.number("temperature", &In::temperature, "K", more_than(0), "of the vapour")
        .by_default("293.15 K");
    in.number("liquid_density", &In::liquid_density, "kg/m3", more_than(0), "ρ_l")
        .by_default("610.2 kg/m3", ammonia);
    in.number("vapour_density", &In::vapour_density, "kg/m3", more_than(0), "ρ_v")
        .by_default("6.70 kg/m3", ammonia);
    in.number("liquid_viscosity", &In::liquid_viscosity, "Pa s", more_than(0), "μ_l")
        .by_default("1.38e-4 Pa s", ammonia);
    in.number("vapour_viscosity", &In::vapour_viscosity, "Pa s", at_least(0), "μ_v")
        .by_default("9.76e-6 Pa s", ammonia);
    in.number("surface_tension", &In::surface_tension, "N/m", more_than(0), "σ")
        .by_default("0.0214 N/m", ammonia);
    in.number("heat_of_vaporisation", &In::heat_of_vaporisation, "kJ/kg", more_than(0), "h_fg")
        .by_default("1186 kJ/kg", ammonia);
    in.number("pressure", &In::pressure, "kPa", at_least(0), "of saturation")
        .by_default("857 kPa", ammonia);
    in.number("molar_mass", &In::molar_mass, "kg/mol", more_than(0), "of the fluid")
        .by_default("0.0170305 kg/mol");
    FieldTable out;
    out.number("capillary", &Out::capillary, "W", any_number(), "liquid no longer returns");
    out.number("sonic", &Out::sonic, "W", any_number(), "vapour chokes");
    out.number("entrainment", &Out::entrainment, "W", any_number(), "vapour tears liquid away");
    out.number("boiling", &Out::boiling, "W", any_number(), "bubbles in the wick");
    out.number("viscous", &Out::viscous, "W", any_number(), "no pressure left in the vapour");
    out.number("least", &Out::least, "W", any_number(), "of the five");
    return make_model("spacecraft.heat_pipe", "Heat that a heat pipe carries at most",
                      "Chi 1976, ch. 2; Faghri 2016, ch. 4", std::move(in), std::move(out), &pipe);
}

struct PanelsIn {
    double emissivity, fin_efficiency, panel_area, capacity_rate, heat, absorbed;
    long panels, failed;
    bool in_series;
};
struct PanelsOut {
    double inlet, outlet, heat_at_intact_inlet;
};

PanelsOut panels(const PanelsIn& in) {
    sc::RadiatorPanels p;
    p.radiator.surface.emissivity = in.emissivity * in.fin_efficiency;
    p.count = static_cast<int>(in.panels);
    p.panel_area = in.panel_area;
    p.in_series = in.in_series;
    p.capacity_rate = in.capacity_rate;
    const double absorbed = in.absorbed * in.fin_efficiency;
    const auto intact = sc::panels_for(p, 0, in.heat, absorbed);
    const auto now = sc::panels_for(p, static_cast<int>(in.failed), in.heat, absorbed);
    if (!intact || !now) throw Error("no coolant temperature below 600 K rejects that heat");
    return {now->inlet, now->outlet,
            sc::panels_at(p, static_cast<int>(in.failed), intact->inlet, absorbed).heat};
}

Model panels_model() {
    using In = PanelsIn;
    FieldTable in;
    in.number("emissivity", &In::emissivity, "1", between(0.01, 1), "of both faces");
    in.number("fin_efficiency", &In::fin_efficiency, "1", between(0.01, 1), "of the panels")
        .by_default("1");
    in.number("panel_area", &In::panel_area, "m2", more_than(0), "planform of one");
    in.number("capacity_rate", &In::capacity_rate, "W/K", more_than(0), "ṁ c_p of the loop");
    in.number("heat", &In::heat, "kW", more_than(0), "to reject");
    in.number("absorbed", &In::absorbed, "W/m2", at_least(0), "per planform, both faces")
        .by_default("0 W/m2");
    in.integer("panels", &In::panels, between(1, 1000), "built");
    in.integer("failed", &In::failed, between(0, 999), "by-passed").by_default("0");
    in.flag("in_series", &In::in_series, "coolant passes them one after the other")
        .by_default("false");
    FieldTable out;
    out.number("inlet", &PanelsOut::inlet, "K", any_number(), "coolant into the panels");
    out.number("outlet", &PanelsOut::outlet, "K", any_number(), "coolant out of them");
    out.number("heat_at_intact_inlet", &PanelsOut::heat_at_intact_inlet, "kW", any_number(),
               "rejected at the inlet temperature of the intact radiator");
    return make_model("spacecraft.radiator_panels", "A radiator some of whose panels have failed",
                      "ṁc_p dT/dA = −2ηεσ(T⁴ − T_s⁴), exact", std::move(in), std::move(out),
                      &panels);
}

struct CoatingIn {
    double begin, measured, exposure, end, time, sun_factor;
};
struct CoatingOut {
    double absorptance;
};

CoatingOut coating(const CoatingIn& in) {
    return {sc::aged_absorptance(sc::coating_through(in.begin, in.measured, in.exposure, in.end),
                                 in.time, in.sun_factor)};
}

Model coating_model() {
    using In = CoatingIn;
    FieldTable in;
    in.number("begin", &In::begin, "1", share(), "α of the new surface");
    in.number("measured", &In::measured, "1", share(), "α after the exposure");
    in.number("exposure", &In::exposure, "h", more_than(0), "of full sun until then");
    in.number("end", &In::end, "1", share(), "α that it tends to");
    in.number("time", &In::time, "yr", at_least(0), "in orbit");
    in.number("sun_factor", &In::sun_factor, "1", share(), "mean share of full sun on the surface");
    FieldTable out;
    out.number("absorptance", &CoatingOut::absorptance, "1", any_number(), "α at that time");
    return make_model("spacecraft.coating_ageing", "Solar absorptance of a coating that darkens",
                      "exponential approach; Fortescue et al. 2011, table 11.3 (measurements)",
                      std::move(in), std::move(out), &coating);
}

struct PunctureIn {
    double thickness, altitude, solar_flux, year, exposed_area, isolation, duration;
    long parts, needed;
};
struct PunctureOut {
    double meteoroid_diameter, debris_diameter, rate, punctures, survival;
};

PunctureOut puncture(const PunctureIn& in) {
    const sc::PunctureRate rate =
        sc::puncture_rate({.thickness = in.thickness},
                          {.altitude = in.altitude, .solar_flux = in.solar_flux, .year = in.year});
    const sc::RedundantParts parts{static_cast<int>(in.parts), static_cast<int>(in.needed),
                                   in.exposed_area, in.isolation};
    return {rate.meteoroid_diameter, rate.debris_diameter, rate.total(),
            rate.total() * in.exposed_area * static_cast<double>(in.parts) * in.duration,
            sc::coolant_survival(parts, rate.total(), in.duration)};
}

Model puncture_model() {
    using In = PunctureIn;
    using Out = PunctureOut;
    FieldTable in;
    in.number("thickness", &In::thickness, "mm", more_than(0), "of the aluminium wall");
    in.number("altitude", &In::altitude, "km", between(200, 2000), "of the orbit")
        .by_default("650 km");
    in.number("solar_flux", &In::solar_flux, "1", more_than(0), "F10.7 of the year before, in sfu")
        .by_default("140");
    in.number("year", &In::year, "1", between(1988, 2100), "calendar year").by_default("2030");
    in.number("exposed_area", &In::exposed_area, "m2", more_than(0), "of one part");
    in.integer("parts", &In::parts, between(1, 1000), "that can be shut off");
    in.integer("needed", &In::needed, between(1, 1000), "of them");
    in.number("isolation", &In::isolation, "1", share(), "probability that valves shut a part off")
        .by_default("1");
    in.number("duration", &In::duration, "yr", more_than(0), "in orbit");
    FieldTable out;
    out.number("meteoroid_diameter", &Out::meteoroid_diameter, "mm", any_number(), "that pierces");
    out.number("debris_diameter", &Out::debris_diameter, "mm", any_number(), "that pierces");
    out.number("rate", &Out::rate, "1/m2/yr", any_number(), "of punctures");
    out.number("punctures", &Out::punctures, "1", any_number(), "expected, all parts");
    out.number("survival", &Out::survival, "1", any_number(), "probability that enough work");
    return make_model("spacecraft.loop_puncture", "Coolant loops under meteoroids and debris",
                      "Christiansen et al. 2009; Grün et al. 1985; Kessler et al. 1989",
                      std::move(in), std::move(out), &puncture);
}

}  // namespace

void add_spacecraft_coolant_models(Directory& directory) {
    directory.add(coolant_loop_model());
    directory.add(plate_model());
    directory.add(pipe_model());
    directory.add(panels_model());
    directory.add(coating_model());
    directory.add(puncture_model());
}

}  // namespace dawnline::models
