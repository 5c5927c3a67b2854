// Models of converters, the power bus and the battery at work.

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/battery_cell.hpp"
#include "dawnline/spacecraft/battery_history.hpp"
#include "dawnline/spacecraft/power_bus_orbit.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;

struct ConverterIn {
    double rated_power, at_tenth, at_half, at_full, output;
};
struct ConverterOut {
    double efficiency, input, loss, best_share;
};

ConverterOut converter(const ConverterIn& in) {
    const sc::Converter c =
        sc::converter_from_data_sheet(in.rated_power, in.at_tenth, in.at_half, in.at_full);
    const double input = sc::converter_input(c, in.output);
    return {sc::converter_efficiency(c, in.output), input, input - in.output, sc::best_share(c)};
}

void add_data_sheet(FieldTable& table, double ConverterIn::*tenth, double ConverterIn::*half,
                    double ConverterIn::*full) {
    table.number("at_tenth", tenth, "%", between(10, 100), "efficiency at 10 % of the rating")
        .by_default("90 %", "typical; stage efficiencies 92–97 %");
    table.number("at_half", half, "%", between(10, 100), "efficiency at 50 %").by_default("96.5 %");
    table.number("at_full", full, "%", between(10, 100), "efficiency at 100 %").by_default("96 %");
}

Model converter_model() {
    FieldTable in;
    in.number("rated_power", &ConverterIn::rated_power, "kW", more_than(0), "at its output");
    in.number("output", &ConverterIn::output, "kW", more_than(0), "now");
    add_data_sheet(in, &ConverterIn::at_tenth, &ConverterIn::at_half, &ConverterIn::at_full);
    FieldTable out;
    using Out = ConverterOut;
    out.number("efficiency", &Out::efficiency, "%", any_number(), "at that output");
    out.number("input", &Out::input, "kW", any_number(), "for that output");
    out.number("loss", &Out::loss, "kW", any_number(), "as heat");
    out.number("best_share", &Out::best_share, "%", any_number(), "of the rating, √(a/c)");
    return make_model("spacecraft.converter", "Efficiency of a converter over its load",
                      "loss a + bx + cx², through three points of a data sheet", std::move(in),
                      std::move(out), &converter);
}

struct BusIn {
    std::string coupling;
    double array_power, load, charge_limit, discharge_limit, rated_power, stage_efficiency,
        tapped_share, voltage, harness_resistance;
};
struct BusOut {
    double array_drawn, array_idle, battery_power, load, shortfall, losses, efficiency, imbalance;
};

BusOut power_bus(const BusIn& in) {
    const sc::Converter stage =
        sc::converter_from_data_sheet(in.rated_power, in.stage_efficiency - 0.06,
                                      in.stage_efficiency, in.stage_efficiency - 0.005);
    sc::PowerBus bus{.coupling = in.coupling == "direct_transfer"
                                     ? sc::ArrayCoupling::direct_transfer
                                     : sc::ArrayCoupling::peak_power_tracking,
                     .array_regulator = stage,
                     .tapped_share = in.tapped_share,
                     .charge_regulator = stage,
                     .discharge_regulator = stage,
                     .load_converter = stage,
                     .voltage = in.voltage,
                     .harness_resistance = in.harness_resistance};
    // A shunt regulator passes what it does not shunt: about 1 % is lost.
    if (bus.coupling == sc::ArrayCoupling::direct_transfer)
        bus.array_regulator = {in.rated_power, 0.0, 0.01, 0.0};
    const sc::BusFlows f =
        sc::bus_balance(bus, {in.array_power, in.charge_limit, in.discharge_limit}, in.load);
    const double given = f.array_drawn + std::max(0.0, f.battery_power);
    const double used = f.load + std::max(0.0, -f.battery_power);
    return {f.array_drawn,   f.array_idle,
            f.battery_power, f.load,
            f.shortfall,     f.losses(),
            used / given,    f.array_drawn + f.battery_power - f.load - f.losses()};
}

Model power_bus_model() {
    using In = BusIn;
    using Out = BusOut;
    FieldTable in;
    in.choice("coupling", &In::coupling, {"peak_power_tracking", "direct_transfer"},
              "of the array to the bus")
        .by_default("peak_power_tracking");
    in.number("array_power", &In::array_power, "kW", at_least(0), "greatest, at its terminals");
    in.number("load", &In::load, "kW", more_than(0), "at the loads' terminals");
    in.number("charge_limit", &In::charge_limit, "kW", at_least(0), "of the battery")
        .by_default("0 kW");
    in.number("discharge_limit", &In::discharge_limit, "kW", at_least(0), "of the battery")
        .by_default("0 kW");
    in.number("rated_power", &In::rated_power, "kW", more_than(0), "of each stage")
        .by_default("150 kW", "AI1, announced June 2026");
    in.number("stage_efficiency", &In::stage_efficiency, "%", between(70, 99.5),
              "of a stage at half its rating; 6 % less at a tenth, 0.5 % less at full")
        .by_default("97 %", "trackers 96–98 %, DC/DC 92–97 %");
    in.number("tapped_share", &In::tapped_share, "%", between(10, 100),
              "of the best power at the bus voltage; direct transfer")
        .by_default("95 %", "estimate");
    in.number("voltage", &In::voltage, "V", more_than(0), "of the bus").by_default("400 V");
    in.number("harness_resistance", &In::harness_resistance, "mohm", at_least(0), "both ways")
        .by_default("10 mohm");
    FieldTable out;
    out.number("array_drawn", &Out::array_drawn, "kW", any_number(), "from the array");
    out.number("array_idle", &Out::array_idle, "kW", any_number(), "left in it as heat");
    out.number("battery_power", &Out::battery_power, "kW", any_number(), "positive when it gives");
    out.number("load", &Out::load, "kW", any_number(), "delivered");
    out.number("shortfall", &Out::shortfall, "kW", any_number(), "not delivered");
    out.number("losses", &Out::losses, "kW", any_number(), "of all stages");
    out.number("efficiency", &Out::efficiency, "%", any_number(), "load and charge over what came");
    out.number("imbalance", &Out::imbalance, "W", any_number(), "of the books, zero");
    return make_model("spacecraft.power_bus", "Array, battery and loads in balance",
                      "conservation of energy; Ohm's law", std::move(in), std::move(out),
                      &power_bus);
}

struct PackIn {
    double cell_capacity, discharge_power, dark, charge_power, light, temperature, full_charge,
        remaining_capacity, relative_resistance;
    long in_series, in_parallel;
};
struct PackOut {
    double stored_energy, efficiency, lowest_charge, lowest_voltage, heat, closing_charge;
    bool closes;
};

PackOut pack_orbit(const PackIn& in) {
    sc::BatteryPack pack;
    pack.cell.capacity = in.cell_capacity;
    pack.cell.remaining_capacity = in.remaining_capacity;
    pack.cell.relative_resistance = in.relative_resistance;
    pack.in_series = static_cast<int>(in.in_series);
    pack.in_parallel = static_cast<int>(in.in_parallel);
    const sc::PackOrbit o = sc::pack_orbit(pack, {in.full_charge, 0.0, 0.0}, in.discharge_power,
                                           in.dark, in.charge_power, in.light, in.temperature);
    return {sc::stored_energy(pack, 0.0, 1.0),
            o.efficiency,
            o.lowest_charge,
            o.lowest_voltage,
            o.heat / (in.dark + in.light),
            o.end.state_of_charge,
            o.status == sc::CellStatus::ok && o.end.state_of_charge > in.full_charge - 1e-6};
}

Model pack_orbit_model() {
    using In = PackIn;
    using Out = PackOut;
    FieldTable in;
    in.number("cell_capacity", &In::cell_capacity, "A.h", more_than(0), "of a cell")
        .by_default("134 A.h", "cell of the ISS Li-ion unit");
    in.integer("in_series", &In::in_series, between(1, 1000), "cells").by_default("30");
    in.integer("in_parallel", &In::in_parallel, between(1, 10000), "strings").by_default("1");
    in.number("discharge_power", &In::discharge_power, "kW", at_least(0), "in the dark");
    in.number("dark", &In::dark, "min", more_than(0), "part of the orbit");
    in.number("charge_power", &In::charge_power, "kW", more_than(0), "in the light");
    in.number("light", &In::light, "min", more_than(0), "part of the orbit");
    in.number("temperature", &In::temperature, "K", between(250, 340), "of the cells")
        .by_default("293.15 K");
    in.number("full_charge", &In::full_charge, "1", between(0.1, 1), "at which charging ends")
        .by_default("0.9", "for long life");
    in.number("remaining_capacity", &In::remaining_capacity, "1", between(0.1, 1), "by ageing")
        .by_default("1");
    in.number("relative_resistance", &In::relative_resistance, "1", between(0.5, 10), "by ageing")
        .by_default("1");
    FieldTable out;
    out.number("stored_energy", &Out::stored_energy, "kW.h", any_number(),
               "full to empty, at rest");
    out.number("efficiency", &Out::efficiency, "%", any_number(), "given over taken");
    out.number("lowest_charge", &Out::lowest_charge, "1", any_number(), "of the orbit");
    out.number("lowest_voltage", &Out::lowest_voltage, "V", any_number(), "of a cell");
    out.number("heat", &Out::heat, "W", any_number(), "mean over the orbit");
    out.number("closing_charge", &Out::closing_charge, "1", any_number(), "at the end");
    out.flag("closes", &Out::closes, "whether the charge comes back within all limits");
    return make_model("spacecraft.pack_orbit", "A battery through one orbit, as a circuit",
                      "Chen & Rincón-Mora 2006, IEEE Trans. Energy Convers. 21, 504", std::move(in),
                      std::move(out), &pack_orbit);
}

struct SeasonIn {
    std::string cell;
    double duration, orbit_period, deepest, half_length, full_charge, temperature;
    long orbits_per_step;
};
struct SeasonOut {
    double fade_per_orbit, fade_in_steps, ratio;
};

template <class State>
SeasonOut season(const SeasonIn& in) {
    const sc::EclipseSeason s{in.orbit_period, in.deepest, in.half_length, in.full_charge,
                              in.temperature};
    const auto fade = [&](long orbits) {
        return 1.0 -
               sc::remaining_capacity(sc::age_through_seasons(State{}, s, in.duration, orbits));
    };
    const double fine = fade(1), coarse = fade(in.orbits_per_step);
    return {fine, coarse, coarse / fine};
}

SeasonOut season_fade(const SeasonIn& in) {
    return in.cell == "kokam" ? season<sc::KokamState>(in) : season<sc::SchmalstiegState>(in);
}

Model season_fade_model() {
    using In = SeasonIn;
    using Out = SeasonOut;
    FieldTable in;
    in.choice("cell", &In::cell, {"kokam", "schmalstieg"}, "fitted cell")
        .by_default("schmalstieg", "its fit covers shallow cycles");
    in.number("duration", &In::duration, "yr", between(0.1, 30), "in orbit").by_default("5 yr");
    in.number("orbit_period", &In::orbit_period, "min", between(80, 1500), "of the orbit")
        .by_default("97.73 min", "650 km");
    in.number("deepest", &In::deepest, "1", share(), "discharge in the longest eclipse")
        .by_default("0.3");
    in.number("half_length", &In::half_length, "d", between(1, 182), "of the eclipse season")
        .by_default("44.5 d", "89 days at 650 km, dawn-dusk");
    in.number("full_charge", &In::full_charge, "1", between(0.1, 1), "at which charging ends")
        .by_default("0.9");
    in.number("temperature", &In::temperature, "K", between(250, 340), "of the cells")
        .by_default("293.15 K");
    in.integer("orbits_per_step", &In::orbits_per_step, between(1, 10000), "of the coarse run")
        .by_default("15", "a day");
    FieldTable out;
    out.number("fade_per_orbit", &Out::fade_per_orbit, "%", any_number(),
               "stepping orbit by orbit");
    out.number("fade_in_steps", &Out::fade_in_steps, "%", any_number(), "in the coarse steps");
    out.number("ratio", &Out::ratio, "1", any_number(), "of the second to the first");
    return make_model("spacecraft.season_fade",
                      "Battery fade through seasons of eclipses, in fine and in coarse steps",
                      "Smith et al. 2017; Schmalstieg et al. 2014", std::move(in), std::move(out),
                      &season_fade);
}

struct ManagedIn {
    double array_power, platform, compute, compute_floor, dark, light, stored_energy,
        throttle_below, shed_below, restore_above, temperature;
    long orbits;
};
struct ManagedOut {
    double compute_share, platform_share, lowest_charge, throttled_share, shed_share, idle_share,
        battery_heat, imbalance;
};

ManagedOut managed_bus(const ManagedIn& in) {
    constexpr double k_step = 30.0;  // [s]
    sc::BatteryPack pack;
    pack.in_series = 100;
    pack.cell.capacity *= in.stored_energy / sc::stored_energy(pack, 0.0, 1.0);
    const sc::Converter stage = sc::converter_from_data_sheet(in.array_power, 0.91, 0.97, 0.965);
    const sc::PowerBus bus{.array_regulator = stage,
                           .charge_regulator = stage,
                           .discharge_regulator = stage,
                           .load_converter = stage};
    const std::array<sc::ManagedLoad, 2> loads{{{.nominal = in.platform, .floor = in.platform},
                                                {.nominal = in.compute,
                                                 .floor = in.compute_floor,
                                                 .throttle_below = in.throttle_below,
                                                 .shed_below = in.shed_below,
                                                 .restore_above = in.restore_above}}};
    std::vector<double> array, temperature;
    for (double t = 0.0; t < in.dark + in.light; t += k_step) {
        array.push_back(t < in.dark ? 0.0 : in.array_power);
        temperature.push_back(in.temperature);
    }
    std::array<bool, 2> running{true, true};
    std::array<double, 2> work{}, delivered{};
    sc::BusOrbit o;
    o.battery.state_of_charge = sc::BatteryLimits{}.full_charge;
    for (long k = 0; k < in.orbits; ++k)
        o = sc::run_bus(bus, pack, {}, o.battery, loads, {k_step, array, temperature}, running,
                        work, delivered);
    const double time = k_step * static_cast<double>(array.size());
    return {delivered[1] / (in.compute * time),
            delivered[0] / (in.platform * time),
            o.lowest_charge,
            o.throttled_time / time,
            o.shed_time / time,
            o.array_idle / (o.array_idle + o.array_drawn),
            o.battery_heat / time,
            (o.array_drawn + o.battery_given - o.delivered - o.bus_loss) / time};
}

Model managed_bus_model() {
    using In = ManagedIn;
    using Out = ManagedOut;
    FieldTable in;
    in.number("array_power", &In::array_power, "kW", more_than(0), "in the light");
    in.number("platform", &In::platform, "kW", more_than(0), "never throttled").by_default("2 kW");
    in.number("compute", &In::compute, "kW", more_than(0), "at full work");
    in.number("compute_floor", &In::compute_floor, "kW", at_least(0), "least at which it runs")
        .by_default("0 kW");
    in.number("dark", &In::dark, "min", at_least(0), "of the orbit")
        .by_default("20.14 min", "650 km");
    in.number("light", &In::light, "min", more_than(0), "of the orbit").by_default("77.59 min");
    in.number("stored_energy", &In::stored_energy, "kW.h", more_than(0), "full to empty");
    in.number("throttle_below", &In::throttle_below, "1", share(), "charge").by_default("0.6");
    in.number("shed_below", &In::shed_below, "1", share(), "charge").by_default("0.4");
    in.number("restore_above", &In::restore_above, "1", share(), "charge").by_default("0.5");
    in.number("temperature", &In::temperature, "K", between(200, 400), "of the chips")
        .by_default("320 K");
    in.integer("orbits", &In::orbits, between(1, 1000), "until the last, which is shown")
        .by_default("10");
    FieldTable out;
    out.number("compute_share", &Out::compute_share, "%", any_number(), "of full work done");
    out.number("platform_share", &Out::platform_share, "%", any_number(), "of its need");
    out.number("lowest_charge", &Out::lowest_charge, "1", any_number(), "of the orbit");
    out.number("throttled_share", &Out::throttled_share, "%", any_number(), "of the time");
    out.number("shed_share", &Out::shed_share, "%", any_number(), "of the time");
    out.number("idle_share", &Out::idle_share, "%", any_number(), "of the array's energy");
    out.number("battery_heat", &Out::battery_heat, "W", any_number(), "mean");
    out.number("imbalance", &Out::imbalance, "W", any_number(), "of the books, zero");
    return make_model("spacecraft.managed_bus",
                      "Work done on a bus that throttles and sheds, battery against throttling",
                      "conservation of energy; Chen & Rincón-Mora 2006", std::move(in),
                      std::move(out), &managed_bus);
}

}  // namespace

void add_spacecraft_bus_models(Directory& directory) {
    directory.add(converter_model());
    directory.add(power_bus_model());
    directory.add(pack_orbit_model());
    directory.add(managed_bus_model());
    directory.add(season_fade_model());
}

}  // namespace dawnline::models
