// Models of solar cells, strings and what ages an array.

#include <string>
#include <utility>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/solar_array_operation.hpp"
#include "dawnline/spacecraft/solar_cell_types.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;

std::vector<std::string> cell_names() {
    std::vector<std::string> names;
    for (const sc::NamedCell& cell : sc::cell_types()) names.emplace_back(cell.name);
    return names;
}

struct CellIn {
    std::string cell;
    double irradiance, temperature, fluence, angle;
};
struct CellOut {
    double efficiency, power_per_area, retention, open_circuit_voltage, max_power_voltage,
        short_circuit_current, max_power_current, temperature_coefficient;
    bool estimate;
};

CellOut solar_cell(const CellIn& in) {
    const sc::PhotovoltaicCell& cell = sc::find_cell_type(in.cell.c_str())->cell;
    const double light = in.irradiance * sc::kelly_cosine(in.angle);
    const double kept = sc::damage_retention(cell.damage, in.fluence);
    const auto power = [&](double temperature) {
        return sc::cell_max_power(sc::cell_point(cell, light, temperature, kept)).power;
    };
    const sc::CellPoint p = sc::cell_point(cell, light, in.temperature, kept);
    const double here = power(in.temperature);
    return {here / in.irradiance,
            here,
            kept,
            p.open_circuit_voltage,
            p.max_power_voltage,
            p.short_circuit_current,
            p.max_power_current,
            (power(in.temperature + 1.0) - power(in.temperature - 1.0)) / (2.0 * here),
            cell.estimate};
}

Model solar_cell_model() {
    using In = CellIn;
    using Out = CellOut;
    FieldTable in;
    in.choice("cell", &In::cell, cell_names(), "by its maker's data sheet")
        .by_default("triple_junction");
    in.number("irradiance", &In::irradiance, "W/m2", more_than(0), "of the Sun")
        .by_default("1361 W/m2", "Kopp & Lean 2011, IAU 2015 B3");
    in.number("temperature", &In::temperature, "K", between(150, 450), "of the cell")
        .by_default("301.15 K", "28 °C, as data sheets have it");
    in.number("fluence", &In::fluence, "1/cm2", at_least(0), "equivalent electrons of 1 MeV")
        .by_default("0 1/cm2");
    in.number("angle", &In::angle, "deg", between(0, 90), "between normal and Sun")
        .by_default("0 deg");
    FieldTable out;
    out.number("efficiency", &Out::efficiency, "%", any_number(), "power over irradiance");
    out.number("power_per_area", &Out::power_per_area, "W/m2", any_number(), "at the best point");
    out.number("retention", &Out::retention, "1", any_number(), "of power, after radiation");
    out.number("open_circuit_voltage", &Out::open_circuit_voltage, "V", any_number(), "Voc");
    out.number("max_power_voltage", &Out::max_power_voltage, "V", any_number(), "Vmp");
    out.number("short_circuit_current", &Out::short_circuit_current, "mA/cm2", any_number(), "Isc");
    out.number("max_power_current", &Out::max_power_current, "mA/cm2", any_number(), "Imp");
    out.number("temperature_coefficient", &Out::temperature_coefficient, "1/K", any_number(),
               "(dP/dT)/P");
    out.flag("estimate", &Out::estimate, "whether the figures are a guess, not a product's");
    return make_model("spacecraft.solar_cell", "A solar cell in light, heat and after radiation",
                      "Rauschenbach 1980; Tada et al. 1982, JPL 82-69; Kelly cosine of Patel 2005",
                      std::move(in), std::move(out), &solar_cell);
}

struct StringIn {
    std::string cell;
    double irradiance, temperature, fluence, cell_area, blocking_drop, wire_resistance,
        harness_resistance, current_spread;
    long cells_in_series, strings;
};
struct StringOut {
    double power, voltage, current, share_of_cells, mismatch_loss;
};

StringOut array_strings(const StringIn& in) {
    const sc::PhotovoltaicCell& cell = sc::find_cell_type(in.cell.c_str())->cell;
    const sc::CellPoint p = sc::cell_point(cell, in.irradiance, in.temperature,
                                           sc::damage_retention(cell.damage, in.fluence));
    const sc::StringLayout layout{.cell_area = in.cell_area,
                                  .cells_in_series = static_cast<int>(in.cells_in_series),
                                  .blocking_drop = in.blocking_drop,
                                  .wire_resistance = in.wire_resistance,
                                  .harness_resistance = in.harness_resistance};
    const std::vector<sc::CellPoint> strings(static_cast<std::size_t>(in.strings), p);
    const double mismatch =
        sc::mismatch_loss(sc::fill_factor(p), in.current_spread, layout.cells_in_series);
    const sc::MaxPower best = sc::array_max_power(layout, strings);
    const double cells = sc::cell_max_power(p).power * in.cell_area *
                         static_cast<double>(in.cells_in_series * in.strings);
    const double power = best.power * (1.0 - mismatch);
    return {power, best.voltage, best.current, power / cells, mismatch};
}

Model array_strings_model() {
    using In = StringIn;
    using Out = StringOut;
    FieldTable in;
    in.choice("cell", &In::cell, cell_names(), "of the strings").by_default("triple_junction");
    in.number("irradiance", &In::irradiance, "W/m2", more_than(0), "on the cells")
        .by_default("1361 W/m2", "Kopp & Lean 2011, IAU 2015 B3");
    in.number("temperature", &In::temperature, "K", between(150, 450), "of the cells")
        .by_default("330 K", "a sunlit wing in low orbit");
    in.number("fluence", &In::fluence, "1/cm2", at_least(0), "equivalent electrons of 1 MeV")
        .by_default("0 1/cm2");
    in.number("cell_area", &In::cell_area, "cm2", more_than(0), "of one cell")
        .by_default("30.18 cm2", "Azur Space 3G30C");
    in.integer("cells_in_series", &In::cells_in_series, between(1, 2000), "in a string");
    in.integer("strings", &In::strings, between(1, 2000), "in parallel").by_default("1");
    in.number("blocking_drop", &In::blocking_drop, "V", at_least(0), "of the string's diode")
        .by_default("0.8 V", "silicon diode");
    in.number("wire_resistance", &In::wire_resistance, "ohm", at_least(0), "of a string")
        .by_default("0 ohm");
    in.number("harness_resistance", &In::harness_resistance, "ohm", at_least(0), "of all")
        .by_default("0 ohm");
    in.number("current_spread", &In::current_spread, "%", between(0, 20), "of cells, one sigma")
        .by_default("1 %", "sorted cells");
    FieldTable out;
    out.number("power", &Out::power, "W", any_number(), "at the terminals");
    out.number("voltage", &Out::voltage, "V", any_number(), "at the best point");
    out.number("current", &Out::current, "A", any_number(), "at the best point");
    out.number("share_of_cells", &Out::share_of_cells, "1", any_number(),
               "of what the cells would give one by one");
    out.number("mismatch_loss", &Out::mismatch_loss, "%", any_number(), "½(C + 2)σ²(1 − 1/n)");
    return make_model("spacecraft.array_strings", "Strings of cells, their drops and mismatch",
                      "Kirchhoff's laws; Bucciarelli 1979, Solar Energy 23, 277", std::move(in),
                      std::move(out), &array_strings);
}

struct AgeingIn {
    double damage_coefficient, damage_fluence, fluence_rate, age, ultraviolet_loss,
        ultraviolet_time, darkening, darkening_dose, dose_rate, contamination_rate,
        contamination_absorption, impact_rate;
};
struct AgeingOut {
    double cells, cover, contamination, impacts, power, yearly_loss;
};

AgeingOut array_ageing(const AgeingIn& in) {
    const sc::ArrayAgeing ageing{.ultraviolet_loss = in.ultraviolet_loss,
                                 .ultraviolet_time = in.ultraviolet_time,
                                 .darkening = in.darkening,
                                 .darkening_dose = in.darkening_dose,
                                 .contamination_rate = in.contamination_rate,
                                 .contamination_absorption = in.contamination_absorption,
                                 .impact_rate = in.impact_rate};
    const sc::ArrayRetention r =
        sc::array_retention(ageing, {in.damage_coefficient, in.damage_fluence},
                            {in.age, in.fluence_rate * in.age, in.dose_rate * in.age});
    return {r.cells, r.cover, r.contamination, r.impacts, r.power(), (1.0 - r.power()) / in.age};
}

Model array_ageing_model() {
    using In = AgeingIn;
    using Out = AgeingOut;
    FieldTable in;
    in.number("damage_coefficient", &In::damage_coefficient, "1", between(0, 1), "C")
        .by_default("0.22", "fit to the Spectrolab XTJ data sheet");
    in.number("damage_fluence", &In::damage_fluence, "1/cm2", more_than(0), "Φx")
        .by_default("2.33e14 1/cm2", "fit to the Spectrolab XTJ data sheet");
    in.number("fluence_rate", &In::fluence_rate, "1/cm2/yr", at_least(0),
              "equivalent electrons of 1 MeV behind the cover");
    in.number("age", &In::age, "yr", more_than(0), "in orbit");
    in.number("ultraviolet_loss", &In::ultraviolet_loss, "%", between(0, 50), "in the end")
        .by_default("2 %", "UV and contamination 0.98, flight practice");
    in.number("ultraviolet_time", &In::ultraviolet_time, "yr", more_than(0), "of 63 % of it")
        .by_default("0.5 yr", "estimate");
    in.number("darkening", &In::darkening, "%", between(0, 50), "of the cover a decade of dose")
        .by_default("0 %", "cerium-doped glass hardly darkens");
    in.number("darkening_dose", &In::darkening_dose, "krad", more_than(0), "D0")
        .by_default("10000 krad");
    in.number("dose_rate", &In::dose_rate, "krad/yr", at_least(0), "in the cover")
        .by_default("0 krad/yr");
    in.number("contamination_rate", &In::contamination_rate, "nm/yr", at_least(0), "of the film")
        .by_default("0 nm/yr");
    in.number("contamination_absorption", &In::contamination_absorption, "1/um", at_least(0),
              "of sunlight in the film")
        .by_default("0.1 1/um", "estimate");
    in.number("impact_rate", &In::impact_rate, "%/yr", at_least(0), "of the area lost")
        .by_default("0.1 %/yr", "0.995 over five years, flight practice");
    FieldTable out;
    out.number("cells", &Out::cells, "1", any_number(), "left after radiation");
    out.number("cover", &Out::cover, "1", any_number(), "left of the cover's transmission");
    out.number("contamination", &Out::contamination, "1", any_number(), "left through the film");
    out.number("impacts", &Out::impacts, "1", any_number(), "left of the area");
    out.number("power", &Out::power, "1", any_number(), "left, the product");
    out.number("yearly_loss", &Out::yearly_loss, "%/yr", any_number(), "mean over the age");
    return make_model("spacecraft.array_ageing", "Power an array keeps, cause by cause",
                      "Tada et al. 1982, JPL 82-69; Tribble 2003", std::move(in), std::move(out),
                      &array_ageing);
}

struct WingIn {
    std::string cell;
    double irradiance, albedo_front, infrared_front, infrared_back, load_fraction, pointing_error,
        packing, fluence, age, front_absorptance, front_emissivity, back_emissivity;
    long cells_in_series;
};
struct WingOut {
    double temperature, power_per_area, idle_temperature, cell_efficiency, string_efficiency,
        retention;
};

WingOut wing(const WingIn& in) {
    sc::WingDesign w;
    w.cell = sc::find_cell_type(in.cell.c_str())->cell;
    w.layout = {.cell_area = 30.18e-4,
                .cells_in_series = static_cast<int>(in.cells_in_series),
                .blocking_drop = 0.8};
    w.packing = in.packing;
    w.pointing_error = in.pointing_error;
    w.front = {in.front_absorptance, in.front_emissivity};
    w.back.emissivity = in.back_emissivity;
    w.ageing = {.ultraviolet_loss = 0.02,
                .ultraviolet_time = 0.5 * constants::k_julian_year,
                .impact_rate = 1e-3 / constants::k_julian_year};
    const sc::ArrayLight light{.direct = in.irradiance,
                               .albedo_front = in.albedo_front,
                               .infrared_front = in.infrared_front,
                               .infrared_back = in.infrared_back};
    const sc::ArrayExposure exposure{in.age, in.fluence, 0.0};
    const sc::WingState s = sc::wing_state(w, light, exposure, in.load_fraction);
    return {
        s.temperature,     s.power_available,   sc::wing_state(w, light, exposure, 0.0).temperature,
        s.cell_efficiency, s.string_efficiency, s.retention.power()};
}

Model wing_model() {
    using In = WingIn;
    using Out = WingOut;
    FieldTable in;
    in.choice("cell", &In::cell, cell_names(), "of the wing").by_default("triple_junction");
    in.number("irradiance", &In::irradiance, "W/m2", at_least(0), "normal to the wing")
        .by_default("1361 W/m2", "Kopp & Lean 2011, IAU 2015 B3");
    in.number("albedo_front", &In::albedo_front, "W/m2", at_least(0), "on the cells")
        .by_default("0 W/m2");
    in.number("infrared_front", &In::infrared_front, "W/m2", at_least(0), "Earth's, incident")
        .by_default("0 W/m2");
    in.number("infrared_back", &In::infrared_back, "W/m2", at_least(0), "Earth's, incident")
        .by_default("0 W/m2");
    in.number("load_fraction", &In::load_fraction, "1", share(), "drawn; the rest stays as heat")
        .by_default("1");
    in.number("pointing_error", &In::pointing_error, "deg", between(0, 30), "mean")
        .by_default("0 deg");
    in.number("packing", &In::packing, "%", between(1, 100), "cell over planform area")
        .by_default("90 %", "arXiv:2511.19468v2 S4.4");
    in.integer("cells_in_series", &In::cells_in_series, between(1, 2000), "in a string")
        .by_default("60");
    in.number("fluence", &In::fluence, "1/cm2", at_least(0), "equivalent electrons of 1 MeV")
        .by_default("0 1/cm2");
    in.number("age", &In::age, "yr", at_least(0), "for ultraviolet light and impacts")
        .by_default("0 yr");
    in.number("front_absorptance", &In::front_absorptance, "1", share(), "of sunlight")
        .by_default("0.92");
    in.number("front_emissivity", &In::front_emissivity, "1", share(), "of the cover")
        .by_default("0.85");
    in.number("back_emissivity", &In::back_emissivity, "1", share(), "of the back")
        .by_default("0.9");
    FieldTable out;
    out.number("temperature", &Out::temperature, "K", any_number(), "in equilibrium");
    out.number("power_per_area", &Out::power_per_area, "W/m2", any_number(), "at the terminals");
    out.number("idle_temperature", &Out::idle_temperature, "K", any_number(), "without load");
    out.number("cell_efficiency", &Out::cell_efficiency, "%", any_number(), "there");
    out.number("string_efficiency", &Out::string_efficiency, "%", any_number(),
               "diodes, wires, mismatch");
    out.number("retention", &Out::retention, "1", any_number(), "left by age");
    return make_model("spacecraft.wing", "A wing at work: cells, strings, age and temperature",
                      "energy balance; Rauschenbach 1980; Tada et al. 1982", std::move(in),
                      std::move(out), &wing);
}

}  // namespace

void add_spacecraft_cell_models(Directory& directory) {
    directory.add(solar_cell_model());
    directory.add(array_strings_model());
    directory.add(array_ageing_model());
    directory.add(wing_model());
}

}  // namespace dawnline::models
