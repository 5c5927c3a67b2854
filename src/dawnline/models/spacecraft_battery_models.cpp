// Models of batteries: size and age.

#include <cmath>
#include <string>
#include <utility>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/battery.hpp"
#include "dawnline/spacecraft/battery_ageing.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;

struct BatterySizingIn {
    double load, eclipse, sunlit;
    double specific_energy, depth_of_discharge, charge_efficiency, discharge_efficiency,
        end_of_life_capacity;
};
struct BatterySizingOut {
    double delivered_energy, installed_energy, mass, recharge_power, discharge_rate;
};

BatterySizingOut battery_sizing(const BatterySizingIn& in) {
    const sc::Battery battery{.specific_energy = in.specific_energy,
                              .depth_of_discharge = in.depth_of_discharge,
                              .charge_efficiency = in.charge_efficiency,
                              .discharge_efficiency = in.discharge_efficiency,
                              .end_of_life_capacity = in.end_of_life_capacity};
    const sc::BatterySizing s = sc::size_battery(battery, in.load, in.eclipse, in.sunlit);
    return {s.delivered_energy, s.installed_energy, s.mass, s.recharge_power, s.discharge_rate};
}

Model battery_sizing_model() {
    using In = BatterySizingIn;
    FieldTable in;
    in.number("load", &In::load, "kW", at_least(0), "carried through the eclipse");
    in.number("eclipse", &In::eclipse, "min", at_least(0), "its duration");
    in.number("sunlit", &In::sunlit, "min", more_than(0), "rest of the orbit, for the recharge")
        .by_default("77.59 min", "650 km, worst eclipse of a dawn-dusk orbit");
    in.number("specific_energy", &In::specific_energy, "W.h/kg", more_than(0), "of the pack");
    in.number("depth_of_discharge", &In::depth_of_discharge, "1", between(0.01, 1), "allowed");
    in.number("charge_efficiency", &In::charge_efficiency, "1", between(0.1, 1), "of the charge")
        .by_default("0.97");
    in.number("discharge_efficiency", &In::discharge_efficiency, "1", between(0.1, 1),
              "of the discharge");
    in.number("end_of_life_capacity", &In::end_of_life_capacity, "1", between(0.1, 1),
              "remaining of nameplate")
        .by_default("1");
    FieldTable out;
    using Out = BatterySizingOut;
    out.number("delivered_energy", &Out::delivered_energy, "kW.h", any_number(), "P t");
    out.number("installed_energy", &Out::installed_energy, "kW.h", any_number(),
               "P t/(η DoD fade)");
    out.number("mass", &Out::mass, "kg", any_number(), "of the pack");
    out.number("recharge_power", &Out::recharge_power, "kW", any_number(), "from the bus");
    out.number("discharge_rate", &Out::discharge_rate, "1/h", any_number(), "C-rate");
    return make_model("spacecraft.battery_sizing", "Battery that carries a load through an eclipse",
                      "energy balance", std::move(in), std::move(out), &battery_sizing);
}

struct KokamIn {
    double temperature, anode_potential, duration, depth_of_discharge, cycles;
};
struct AgeingOut {
    double calendar_rate, calendar_loss, cycle_loss;
};

AgeingOut kokam(const KokamIn& in) {
    const double q1 = sc::kokam_calendar_rate(in.temperature, in.anode_potential);
    const sc::KokamState cycled =
        sc::advance(sc::KokamState{}, {in.temperature, in.depth_of_discharge, 0.5}, 0.0, in.cycles);
    return {q1, q1 * std::pow(in.duration / constants::k_day, 0.357), cycled.cycling};
}

FieldTable ageing_outputs(const char* rate_meaning) {
    FieldTable out;
    out.number("calendar_rate", &AgeingOut::calendar_rate, "1", any_number(), rate_meaning);
    out.number("calendar_loss", &AgeingOut::calendar_loss, "%", any_number(), "lost with time");
    out.number("cycle_loss", &AgeingOut::cycle_loss, "%", any_number(), "lost with cycles");
    return out;
}

Model kokam_model() {
    FieldTable in;
    in.number("temperature", &KokamIn::temperature, "K", between(250, 340), "of the cell");
    in.number("anode_potential", &KokamIn::anode_potential, "V", between(0, 1.2), "at rest")
        .by_default("0.123 V", "half charged");
    in.number("duration", &KokamIn::duration, "d", at_least(0), "of storage").by_default("0 d");
    in.number("depth_of_discharge", &KokamIn::depth_of_discharge, "1", share(), "of the cycles")
        .by_default("0.8");
    in.number("cycles", &KokamIn::cycles, "1", at_least(0), "equivalent full cycles")
        .by_default("0");
    return make_model("spacecraft.kokam_ageing", "Lithium loss of a Kokam 75 Ah NMC111 cell",
                      "Smith et al. 2017, coefficients of NREL BLAST-Lite", std::move(in),
                      ageing_outputs("q1, per day^0.357"), &kokam);
}

struct SchmalstiegIn {
    double temperature, voltage, duration, depth_of_discharge, cycles;
};

AgeingOut schmalstieg(const SchmalstiegIn& in) {
    const double alpha = sc::schmalstieg_calendar_rate(in.temperature, in.voltage);
    const double beta = sc::schmalstieg_cycle_rate(in.voltage, in.depth_of_discharge);
    return {alpha, alpha * std::pow(in.duration / constants::k_day, 0.75),
            beta * std::sqrt(in.cycles * 2.0 * 2.15)};
}

Model schmalstieg_model() {
    FieldTable in;
    in.number("temperature", &SchmalstiegIn::temperature, "K", between(250, 340), "of the cell");
    in.number("voltage", &SchmalstiegIn::voltage, "V", between(3.2, 4.2),
              "at rest, and root of the mean square in the cycle");
    in.number("duration", &SchmalstiegIn::duration, "d", at_least(0), "of storage")
        .by_default("0 d");
    in.number("depth_of_discharge", &SchmalstiegIn::depth_of_discharge, "1", share(),
              "of the cycles")
        .by_default("0.2");
    in.number("cycles", &SchmalstiegIn::cycles, "1", at_least(0),
              "equivalent full cycles of 4.3 Ah")
        .by_default("0");
    return make_model("spacecraft.schmalstieg_ageing",
                      "Capacity loss of a Sanyo 2.15 Ah NMC111 cell",
                      "Schmalstieg et al., J. Power Sources 257 (2014) 325", std::move(in),
                      ageing_outputs("α, per day^0.75"), &schmalstieg);
}

struct AnodePotentialIn {
    double state_of_charge;
};
struct AnodePotentialOut {
    double potential;
};

AnodePotentialOut anode_potential(const AnodePotentialIn& in) {
    return {sc::anode_potential(in.state_of_charge)};
}

Model anode_potential_model() {
    FieldTable in;
    in.number("state_of_charge", &AnodePotentialIn::state_of_charge, "1", share(), "of the cell");
    FieldTable out;
    out.number("potential", &AnodePotentialOut::potential, "V", any_number(), "against lithium");
    return make_model("spacecraft.anode_potential", "Potential of a graphite anode",
                      "Smith et al. 2017, coefficients of NREL BLAST-Lite", std::move(in),
                      std::move(out), &anode_potential);
}

struct BatteryFadeIn {
    std::string cell;
    double temperature, depth_of_discharge, mean_state_of_charge, duration, cycles, step;
};
struct BatteryFadeOut {
    double capacity, capacity_in_steps, step_difference, resistance;
    bool within_fit;
};

template <class State>
BatteryFadeOut fade(const BatteryFadeIn& in, bool within_fit) {
    const sc::CellConditions c{in.temperature, in.depth_of_discharge, in.mean_state_of_charge};
    const auto count = static_cast<long>(std::ceil(in.duration / in.step));
    if (count > 10'000'000) throw Error("the step is too short: more than 10 million steps");
    const auto steps = static_cast<double>(count);
    State many;
    for (long i = 0; i < count; ++i)
        many = sc::advance(many, c, in.duration / steps, in.cycles / steps);
    const State once = sc::advance(State{}, c, in.duration, in.cycles);
    const double whole = sc::remaining_capacity(once), parts = sc::remaining_capacity(many);
    return {whole, parts, std::abs(whole - parts), sc::relative_resistance(once), within_fit};
}

BatteryFadeOut battery_fade(const BatteryFadeIn& in) {
    const sc::CellConditions c{in.temperature, in.depth_of_discharge, in.mean_state_of_charge};
    return in.cell == "kokam" ? fade<sc::KokamState>(in, sc::within_kokam_fit(c))
                              : fade<sc::SchmalstiegState>(in, sc::within_schmalstieg_fit(c));
}

Model battery_fade_model() {
    using In = BatteryFadeIn;
    FieldTable in;
    in.choice("cell", &In::cell, {"kokam", "schmalstieg"}, "fitted cell")
        .by_default("schmalstieg", "its fit covers shallow cycles");
    in.number("temperature", &In::temperature, "K", between(250, 340), "of the cell")
        .by_default("298.15 K");
    in.number("depth_of_discharge", &In::depth_of_discharge, "1", share(), "of the cycles");
    in.number("mean_state_of_charge", &In::mean_state_of_charge, "1", share(), "over the cycle")
        .by_default("0.8");
    in.number("duration", &In::duration, "yr", at_least(0), "in orbit");
    in.number("cycles", &In::cycles, "1", at_least(0), "equivalent full cycles in all");
    in.number("step", &In::step, "min", more_than(0), "of the run that must agree")
        .by_default("60 min");
    FieldTable out;
    using Out = BatteryFadeOut;
    out.number("capacity", &Out::capacity, "1", any_number(), "remaining, in one step");
    out.number("capacity_in_steps", &Out::capacity_in_steps, "1", any_number(),
               "remaining, in many steps");
    out.number("step_difference", &Out::step_difference, "1", any_number(), "between the two");
    out.number("resistance", &Out::resistance, "1", any_number(), "over that of a fresh cell");
    out.flag("within_fit", &Out::within_fit, "whether the conditions lie in the range of the fit");
    return make_model("spacecraft.battery_fade",
                      "Remaining capacity after years of cycles, in one step and in many",
                      "Smith et al. 2017; Schmalstieg et al. 2014", std::move(in), std::move(out),
                      &battery_fade);
}

}  // namespace

void add_spacecraft_battery_models(Directory& directory) {
    directory.add(battery_sizing_model());
    directory.add(kokam_model());
    directory.add(schmalstieg_model());
    directory.add(anode_potential_model());
    directory.add(battery_fade_model());
}

}  // namespace dawnline::models
