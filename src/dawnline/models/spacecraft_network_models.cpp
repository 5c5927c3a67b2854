// Models of thermal networks in time: the satellite of 65 nodes and its cold survival.

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/thermal_cvode.hpp"
#include "dawnline/spacecraft/thermal_satellite.hpp"
#include "dawnline/spacecraft/thermal_steady.hpp"
#include "dawnline/spacecraft/thermal_survival.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;

struct NetworkIn {
    long chips;
    double chip_power, chip_power_shadow, period, shadow, penumbra, noon_cosine, orbits, tolerance,
        rel_tol;
    std::string method;
};
struct NetworkOut {
    double nodes, steps, error, energy_error, die_highest, die_lowest, array_highest, array_lowest;
};

/// Takes `solver` through the orbits; the largest difference from `truth` at any edge, or appends
/// to it.
template <class Solver>
double compare(Solver&& solver, const sc::OrbitHeat& heat, const std::vector<double>& start,
               long orbits, std::vector<double>& truth, bool record) {
    const sc::OrbitEdges edge = sc::edges(heat);
    double worst = 0.0;
    std::size_t place = 0;
    solver.reset(0.0, start);
    for (long orbit = 0; orbit < orbits; ++orbit) {
        const double noon = solver.t();
        for (std::size_t k = 1; k < edge.count; ++k) {
            const double middle = 0.5 * (edge.t[k - 1] + edge.t[k]);
            solver.advance_to(noon + edge.t[k],
                              [&](double t, std::span<double> q, std::span<double> slope) {
                                  sc::heat_in_piece(heat, middle, t - noon, q, slope);
                              });
            for (const double t : solver.temperature())
                if (record)
                    truth.push_back(t);
                else
                    worst = std::max(worst, std::abs(t - truth[place++]));
        }
    }
    return worst;
}

NetworkOut network(const NetworkIn& in) {
    sc::SatelliteThermal satellite;
    const double scale = static_cast<double>(in.chips) / static_cast<double>(satellite.chips);
    satellite.chips = static_cast<std::size_t>(in.chips);
    for (double* extensive :
         {&satellite.coolant_rate, &satellite.pump_capacity, &satellite.radiator_area,
          &satellite.radiator_capacity, &satellite.array_area, &satellite.array_capacity})
        *extensive *= scale;
    const sc::ThermalNetwork nodes = sc::satellite_network(satellite);
    sc::OrbitHeat heat;
    sc::satellite_heat(satellite,
                       {.period = in.period,
                        .half_umbra = std::max(0.0, 0.5 * in.shadow - in.penumbra),
                        .half_shadow = 0.5 * in.shadow,
                        .chip_power = in.chip_power,
                        .chip_power_shadow = in.chip_power_shadow,
                        .noon_cosine = in.noon_cosine},
                       heat);
    const auto start = sc::steady_state(nodes, sc::mean_heat(heat)).temperature;
    const auto orbits = static_cast<long>(in.orbits);
    std::vector<double> truth;
    compare(sc::CvodeThermal(nodes, {.rel_tol = 1e-10, .abs_tol = 1e-8}), heat, start, orbits,
            truth, true);
    NetworkOut out{};
    out.nodes = static_cast<double>(satellite.nodes());
    sc::ThermalTransient own(nodes, {.tolerance = in.tolerance});
    if (in.method == "cvode") {
        sc::CvodeThermal cvode(nodes, {.rel_tol = in.rel_tol, .abs_tol = 100.0 * in.rel_tol});
        out.error = compare(cvode, heat, start, orbits, truth, false);
        out.steps = static_cast<double>(cvode.statistics().steps);
        out.energy_error = std::abs(cvode.balance().error());
    } else {
        out.error = compare(own, heat, start, orbits, truth, false);
        out.steps = static_cast<double>(own.statistics().steps);
        out.energy_error = std::abs(own.balance().error());
    }
    const sc::PeriodicState periodic = sc::periodic_state(nodes, heat);
    out.die_highest = periodic.highest[satellite.die(0)];
    out.die_lowest = periodic.lowest[satellite.die(0)];
    out.array_highest = periodic.highest[satellite.array(0)];
    out.array_lowest = periodic.lowest[satellite.array(0)];
    return out;
}

Model network_model() {
    using In = NetworkIn;
    using Out = NetworkOut;
    FieldTable in;
    in.integer("chips", &In::chips, between(1, 1000), "16 make 65 nodes, 161 make 500")
        .by_default("16");
    in.number("chip_power", &In::chip_power, "W", at_least(0), "of each, in light")
        .by_default("1000 W");
    in.number("chip_power_shadow", &In::chip_power_shadow, "W", at_least(0), "of each, in shadow")
        .by_default("250 W");
    in.number("period", &In::period, "s", more_than(0), "of the orbit").by_default("5864 s");
    in.number("shadow", &In::shadow, "s", at_least(0), "from first to last contact")
        .by_default("1208 s");
    in.number("penumbra", &In::penumbra, "s", at_least(0), "one of the two").by_default("25 s");
    in.number("noon_cosine", &In::noon_cosine, "1", share(), "cos β").by_default("0.52");
    in.number("orbits", &In::orbits, "1", between(1, 100), "compared").by_default("10");
    in.choice("method", &In::method, {"rodas", "cvode"}, "own method or CVODE with KLU")
        .by_default("rodas");
    in.number("tolerance", &In::tolerance, "K", more_than(0), "per step, of the own method")
        .by_default("0.05 K");
    in.number("rel_tol", &In::rel_tol, "1", between(1e-12, 0.1), "per step, of CVODE")
        .by_default("1e-6");
    FieldTable out;
    out.number("nodes", &Out::nodes, "1", any_number(), "of the network");
    out.number("steps", &Out::steps, "1", any_number(), "taken");
    out.number("error", &Out::error, "K", any_number(),
               "largest, at any edge, against CVODE at 1e-10");
    out.number("energy_error", &Out::energy_error, "1", any_number(), "(in − out − stored)/in");
    out.number("die_highest", &Out::die_highest, "K", any_number(), "in the periodic state");
    out.number("die_lowest", &Out::die_lowest, "K", any_number(), "in the periodic state");
    out.number("array_highest", &Out::array_highest, "K", any_number(), "in the periodic state");
    out.number("array_lowest", &Out::array_lowest, "K", any_number(), "in the periodic state");
    return make_model("spacecraft.thermal_network",
                      "Chips, loop, radiators and arrays through shadow edges, with its error",
                      "Hairer & Wanner 1996 (RODAS); Hindmarsh et al. 2005 (CVODE)", std::move(in),
                      std::move(out), &network);
}

struct ColdIn {
    double heat_capacity, area, emissivity, start_temperature, limit, sink_temperature;
};
struct ColdOut {
    double time, heater;
};

ColdOut cold(const ColdIn& in) {
    sc::ThermalNetwork lump;
    lump.nodes = {{"lump", in.heat_capacity, in.area * in.emissivity}};
    lump.space_temperature = in.sink_temperature;
    sc::OrbitHeat dark;
    dark.period = 3600.0;
    for (auto* part : {&dark.constant, &dark.sunlit, &dark.albedo, &dark.shadowed})
        part->assign(1, 0.0);
    const std::vector<sc::ColdLimit> limits{{0, in.limit}};
    const std::vector<double> start{in.start_temperature}, none{0.0};
    constexpr double k_horizon = 1e8;  // [s]
    const auto frozen = sc::time_to_limit(lump, start, dark, limits, k_horizon);
    return {frozen ? frozen->time : HUGE_VAL, sc::heater_power(lump, none, limits).total};
}

Model cold_model() {
    using In = ColdIn;
    FieldTable in;
    in.number("heat_capacity", &In::heat_capacity, "kJ/K", more_than(0), "of the lump");
    in.number("area", &In::area, "m2", more_than(0), "that radiates, all faces");
    in.number("emissivity", &In::emissivity, "1", between(0.001, 1), "of it");
    in.number("start_temperature", &In::start_temperature, "K", more_than(0), "at loss of power");
    in.number("limit", &In::limit, "K", more_than(0), "lower limit of temperature");
    in.number("sink_temperature", &In::sink_temperature, "K", at_least(0), "of the surroundings")
        .by_default("0 K");
    FieldTable out;
    out.number("time", &ColdOut::time, "s", any_number(), "to the limit");
    out.number("heater", &ColdOut::heater, "W", any_number(), "that holds the limit");
    return make_model("spacecraft.cold_survival",
                      "Time to freeze after loss of power, and the heater that prevents it",
                      "nodal network with event search", std::move(in), std::move(out), &cold);
}

}  // namespace

void add_spacecraft_network_models(Directory& directory) {
    directory.add(network_model());
    directory.add(cold_model());
}

}  // namespace dawnline::models
