#include "example_record.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <numbers>

namespace dawnline::report {
namespace {

using namespace mission;
using std::numbers::pi;

constexpr double k_year = 31557600.0;
constexpr double k_period = 5860.0;

Design design() {
    Design d;
    d.orbit = {7028e3, 1.708,  k_period,     7531.0, 0.98,  1.53,
               1080.0, 1110.0, 92 * 86400.0, 0.031,  0.032, 1322.0};
    d.power = {89600, 9600,   1200,   100400, 2300, 108000, 62000,  131000, 402, 341,
               0.91,  148000, 134800, 2.2e8,  0.31, 1.1e-4, 106800, 110200, 84.2};
    d.thermal = {104000, 168, 141, 619, 318, 331, 352, 2.9, 310};
    d.radiation = {6.1e-8, 4.4e-8, 9.6, 1.6e-10, 4.5e-9, 3.8e-9, 6.1e-9};
    d.propulsion = {1.5e-13, 0.021, 46, 2.1, 25, 129, 222, 24.1, 21 * 86400.0, 9.4 * k_year};
    d.cluster = {81, 1000, 98.2, 203.1, 8, 9.6e12, 4.1, 2.3e-4};
    d.mass.items = {{"solar_array", 402, 335, 0.2},
                    {"radiator", 386},
                    {"accelerators", 268},
                    {"chassis", 181},
                    {"structure", 164},
                    {"coolant loop", 104},
                    {"battery", 241},
                    {"shield", 71},
                    {"bus", 62},
                    {"terminals", 58},
                    {"propulsion", 46.5}};
    d.mass.computers = 268;
    d.mass.dry = 2083;
    d.mass.launch = 2107;
    d.mass.stowed_volume = 14.2;
    d.mass.per_it_power = 0.021;
    d.compute = {5184,  5.1e18, 5.4e11,     8.6,       7.9,  0.7,  4.8e5,
                 1.9e7, 0.41,   5.1 * 3600, 14 * 60.0, 0.94, 0.91, 0.984};
    return d;
}

Series year() {
    Series s{"year", "time", "s", {}, {}};
    s.variables = {{"array_power", "W", "drawn from the array, mean of the orbit", {}},
                   {"load_power", "W", "on the bus, mean of the orbit", {}},
                   {"delivered", "1", "share of full-load compute, mean of the orbit", {}},
                   {"least_charge", "1", "of the battery over its capacity", {}},
                   {"radiator_greatest", "K", "radiator temperature", {}},
                   {"radiator_least", "K", "radiator temperature", {}},
                   {"junction_greatest", "K", "junction temperature", {}},
                   {"umbra", "s", "in this orbit", {}}};
    for (double t = 0.0; t < k_year; t += k_period) {
        const double season = std::cos(2.0 * pi * (t / k_year - 0.47));
        const double umbra = season > 0.7 ? 1080.0 * std::sqrt((season - 0.7) / 0.3) : 0.0;
        const double dark = umbra / k_period;
        s.points.push_back(t);
        const double row[] = {108000 * (1 - 0.4 * dark),
                              107500 * (1 - 0.42 * dark),
                              1 - 0.8 * dark,
                              0.98 - 0.25 * umbra / 1080,
                              318 + 2 * season,
                              311 - 0.03 * umbra,
                              350 + 2 * season,
                              umbra};
        for (std::size_t k = 0; k < s.variables.size(); ++k)
            s.variables[k].values.push_back(row[k]);
    }
    return s;
}

Series worst_orbit() {
    Series s{"worst_orbit", "time", "s", {}, {}};
    s.variables = {{"array_power", "W", "drawn from the array", {}},
                   {"load_power", "W", "on the bus", {}},
                   {"delivered", "1", "share of full-load compute", {}},
                   {"charge", "1", "of the battery over its capacity", {}},
                   {"radiator_temperature", "K", "of the panel", {}},
                   {"junction_temperature", "K", "of the chips", {}},
                   {"sunlight", "1", "share of the Sun's disc in sight", {}}};
    for (double t = 0.0; t <= k_period; t += 20.0) {
        const bool dark = t > 2400 && t < 3480;
        const double since = t - 3480;
        s.points.push_back(t);
        const double row[] = {dark ? 0.0 : (since > 0 && since < 1500 ? 134000.0 : 108500.0),
                              dark ? 62000.0 : 107900.0,
                              dark ? 0.5 : 1.0,
                              dark        ? 0.98 - 0.27 * (t - 2400) / 1080
                              : since > 0 ? std::min(0.98, 0.71 + 0.27 * since / 1500)
                                          : 0.98,
                              dark ? 317 - 0.012 * (t - 2400) : 317.0,
                              dark ? 330.0 : 351.0,
                              dark ? 0.0 : 1.0};
        for (std::size_t k = 0; k < s.variables.size(); ++k)
            s.variables[k].values.push_back(row[k]);
    }
    return s;
}

Series neighbours() {
    Series s{"neighbours", "phase", "rad", {}, {}};
    s.variables = {{"radial_neighbour", "m", "distance", {}},
                   {"along_track_neighbour", "m", "distance", {}},
                   {"link_rate", "bit/s", "one direction", {}}};
    for (int k = 0; k <= 180; ++k) {
        const double phase = 2.0 * pi * k / 180.0;
        s.points.push_back(phase);
        const double radial = 100.0 * std::sqrt(1.0 + 3.0 * std::pow(std::sin(phase), 2));
        s.variables[0].values.push_back(radial);
        s.variables[1].values.push_back(100.0 *
                                        std::sqrt(1.0 + 3.0 * std::pow(std::cos(phase), 2)));
        s.variables[2].values.push_back(9.6e12 * std::pow(200.0 / radial, 2));
    }
    return s;
}

Operations operations() {
    Operations o;
    o.duration = k_year;
    o.mean_array_power = 107200;
    o.mean_load = 106700;
    o.mean_delivered = 0.984;
    o.least_delivered = 0.88;
    o.peak_radiator_temperature = 320.4;
    o.least_radiator_temperature = 289.1;
    o.peak_coolant_temperature = 331.2;
    o.peak_junction_temperature = 352.1;
    o.peak_array_temperature = 344.0;
    o.least_array_temperature = 191.0;
    o.greatest_discharge = 0.29;
    o.eclipses = 1391;
    o.umbra_fraction = 0.031;
    o.neighbour_least = 100;
    o.neighbour_greatest = 200;
    o.link_rate_least = 9.6e12;
    o.link_rate_mean = 1.7e13;
    o.training_rate = 4.1e5;
    o.serving_rate = 1.7e7;
    o.useful_share = 0.84;
    o.integrator_steps = 812345;
    o.energy = {3.383e12, 3.367e12, 1.5e10, 1.0e8, 2.6e-9};
    o.series = {year(), worst_orbit(), neighbours()};
    return o;
}

Accounts accounts() {
    Accounts a;
    a.orbit.capital = {{"solar array", 1.9e8}, {"radiator", 6.1e7},  {"battery", 3.2e7},
                       {"bus", 1.4e8},         {"computers", 3.3e8}, {"launch", 2.6e8},
                       {"insurance", 7.4e7}};
    a.orbit.operations = {{"development", 60e6 / k_year},
                          {"flight operations", 21e6 / k_year},
                          {"ground segment", 8e6 / k_year}};
    a.ground.capital = {{"computers", 2.8e8}, {"facility", 9.8e7}};
    a.ground.operations = {{"electricity", 6.9e6 / k_year}, {"operations", 4.4e6 / k_year}};
    const auto settle = [](Ledger& l, double hour, double carbon, double wait) {
        for (const Item& item : l.capital) l.capital_total += item.amount;
        for (const Item& item : l.operations) l.operations_rate += item.amount;
        l.annual_cost = l.capital_total / (5 * k_year) + l.operations_rate;
        l.present_value = 0.86 * l.capital_total;
        l.accelerator_hours = 4355 * 5 * k_year;
        l.cost_per_accelerator_hour = hour / 3600.0;
        l.cost_per_flop = l.cost_per_accelerator_hour / 9.9e14;
        l.cost_per_power_year = 2.7e4 / 1e3 / k_year;
        l.cost_per_token = 4.3e-7;
        l.carbon = 61000e3;
        l.carbon_per_it_energy = carbon / 3.6e9;
        l.time_to_power = wait * k_year;
    };
    settle(a.orbit, 4.83, 118.0, 2.9);
    settle(a.ground, 2.14, 432.0, 4.1);
    a.ratio = 4.83 / 2.14;
    a.break_even_launch_price = -1.0;
    a.boundaries = {
        {"launch against electricity, per array power (Suncatcher)", 810e-3 / k_year,
         760e-3 / k_year, "USD/W/s", "USD/kW/yr", 810.0 / 760.0,
         "orbit: launch per new array power, over its life; ground: energy and PUE"},
        {"launch and build against facility (Turyshev)", 74.0, 13.1, "USD/W", "USD/kW", 74.0 / 13.1,
         "without computers on either side"},
        {"everything, each asset on its own life (Epoch)", 27.4 / k_year, 12.6 / k_year, "USD/W/s",
         "USD/kW/yr", 27.4 / 12.6, "annuities of all capital, with operations and energy"}};
    const double base = a.orbit.cost_per_accelerator_hour;
    const char* paths[] = {"satellite.life",        "satellite.accelerator.price",
                           "launch.price_per_kg",   "economics.discount_rate",
                           "satellite.array.price", "satellite.radiator.specific_mass"};
    double swing = 0.081;
    for (const char* path : paths) {
        const double sign = std::string(path) == "satellite.life" ? -1.0 : 1.0;
        a.sensitivities.push_back(
            {path, base * (1 - sign * swing), base * (1 + sign * 0.9 * swing), sign * swing * 9.5});
        swing *= 0.66;
    }
    return a;
}

Verdict verdict() {
    Verdict v;
    v.closes = true;
    v.pays = false;
    v.sentence =
        "Example cluster closes: every physical margin is kept; an accelerator-hour costs "
        "4.83 USD in orbit and 2.14 USD on the ground, 2.26 times.";
    v.margins = {
        {"array power, end of life", "W", "kW", 134800, 131000, 0.029, true, true,
         "load in sun and recharge after the longest eclipse, against area and ageing", ""},
        {"battery discharge, end of life", "1", "%", 0.29, 0.4, 0.275, true, true,
         "load kept in the longest eclipse against the faded capacity", ""},
        {"junction temperature", "K", "degC", 352.1, 358.15, 0.071, true, true,
         "heat through package, coolant and radiator to space", ""},
        {"time to decay if it dies in orbit", "s", "yr", 9.4 * k_year, 5 * k_year, -0.88, false,
         false, "drag of the dead satellite from the mission altitude",
         "a drag device or a lower orbit.altitude; rules ask it of the planned disposal"},
        {"cost per accelerator-hour against the ground", "USD/s", "USD/h", 4.83 / 3600, 2.14 / 3600,
         -1.257, false, false, "launch, satellites and their losses against building and power",
         "no launch price: satellites alone cost more than the ground"}};
    return v;
}

/// Shaped like what trades() gives: one input with a stretch that fails, one choice.
std::vector<Trade> traded() {
    const auto point = [](double value, double cost, bool closes, std::string choice) {
        TradePoint p;
        p.value = p.at = value;
        p.choice = std::move(choice);
        p.cost = cost / 3600;
        p.relative_cost = cost / 4.83;
        p.launch_mass = 2107;
        p.satellites_per_flight = 21;
        p.delivered = 0.984;
        p.useful = 0.84;
        p.battery_energy = 2.2e8;
        p.radiator_temperature = 318;
        p.radiator_area = 168;
        p.closes = closes;
        if (!closes) p.fails = "trapped dose over life";
        return p;
    };
    Trade altitude;
    altitude.name = "orbit altitude";
    altitude.path = altitude.axis = "orbit.altitude";
    altitude.unit = altitude.axis_unit = "m";
    altitude.shown_unit = altitude.axis_shown_unit = "km";
    altitude.changes = "drag and dose";
    altitude.points = {point(500e3, 4.61, true, ""), point(650e3, 4.83, true, ""),
                       point(690e3, 4.95, true, ""), point(690.001e3, 4.96, false, ""),
                       point(700e3, HUGE_VAL, false, "")};
    altitude.own = altitude.points[1];
    altitude.optimum = point(530e3, 4.59, true, "");
    altitude.place = "within the range";
    altitude.sentence = "Least cost at 530 km, within the range.";

    Trade attitude;
    attitude.name = "attitude";
    attitude.path = attitude.axis = "satellite.attitude";
    attitude.unit = attitude.shown_unit = attitude.axis_unit = attitude.axis_shown_unit = "1";
    attitude.changes = "what the radiator sees";
    attitude.points = {point(0, 4.83, true, "radiator_to_space"),
                       point(1, 4.91, false, "radiator_along_air")};
    attitude.own = attitude.points[0];
    attitude.optimum = attitude.points[0];
    attitude.place = "the best choice";
    attitude.sentence = "The scenario's radiator_to_space is the best choice.";
    return {altitude, attitude};
}

scenario::Assumption number(std::string path, std::string text, double value, std::string unit,
                            std::string meaning, std::string origin, std::string source,
                            std::optional<int> year, std::string confidence) {
    return {std::move(path),
            scenario::FieldKind::number,
            std::move(text),
            value,
            std::move(unit),
            std::move(meaning),
            std::move(origin),
            std::move(source),
            year,
            std::move(confidence),
            {}};
}

}  // namespace

RunRecord example_record() {
    RunRecord record;
    record.scenario.name = "Example cluster";
    record.scenario.description = "81 satellites of 100 kW in a dawn-dusk orbit at 650 km";
    record.scenario.price_year = 2025;
    record.scenario.seed = 7;
    record.scenario.satellites = 81;
    record.scenario.orbit.start = "2030-01-01T00:00:00Z";
    record.scenario.satellite.accelerators = 64;
    record.scenario.satellite.accelerator.junction_limit = 368.15;
    record.scenario.satellite.accelerator.throttle_band = 10.0;
    record.outcome.design = design();
    record.outcome.operations = operations();
    record.outcome.campaign = {
        "nova",       95000,        45,           21,   21, 85,     2,    11,
        9.5,          0.6,          "mass",       5,    5,  179095, 1500, 2.6e8,
        2.5 * k_year, 2.8 * k_year, 40 * 86400.0, 9.1e6};
    record.outcome.accounts = accounts();
    record.outcome.verdict = verdict();
    record.outcome.trades = traded();
    record.resolved.assumptions = {
        {"name",
         scenario::FieldKind::text,
         "Example cluster",
         {},
         "",
         "what it is called",
         "example.yaml:1:7",
         "",
         {},
         "",
         ""},
        number("orbit.altitude", "650 km", 650e3, "km", "above the equatorial radius",
               "example.yaml:4:13", "Project Suncatcher, arXiv:2511.19468", 2025, "P"),
        number("satellite.life", "5 yr", 5 * k_year, "yr", "design life", "default",
               "Project Suncatcher, arXiv:2511.19468", 2025, "P"),
        number("satellite.array.price", "35 USD/W", 35, "USD/W", "per watt, beginning of life",
               "catalogue arrays/flexible_blanket", "own estimate from flown wings", 2024, "E"),
        number("satellite.accelerator.price", "15000 USD", 15000, "USD", "of one module",
               "catalogue accelerators/tpu_v6e", "trade press", 2025, "S")};
    record.provenance.command_line = "dawnline run example.yaml --out example";
    record.provenance.scenario = {"example.yaml", std::string(64, '0')};
    record.provenance.started = "2026-01-01T00:00:00Z";
    return record;
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "dawnline-XXXXXX").string();
    path_ = mkdtemp(name.data());
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    EXPECT_TRUE(in) << file;
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string output_of(const std::string& command) {
    std::FILE* pipe = popen(command.c_str(), "r");
    std::string out;
    for (int c; (c = std::fgetc(pipe)) != EOF;) out += static_cast<char>(c);
    EXPECT_EQ(pclose(pipe), 0) << command << "\n" << out;
    return out;
}

}  // namespace dawnline::report
