#include <algorithm>
#include <string>

#include "dawnline/launch/campaign_cost.hpp"
#include "dawnline/launch/cost_ladder.hpp"
#include "dawnline/launch/flight_cost.hpp"
#include "dawnline/launch/price.hpp"
#include "dawnline/models/launch_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace launch;

const char* const k_lvreuse = "lvreuse, IAC-18-D2.4.3";
const char* const k_suncatcher = "arXiv:2511.19468v2 S4.4";

// ------------------------------------------------------------ launch.flight_cost

/// A stage with its cost laws by name.
struct StageIn {
    StageCost cost;
    std::string element, engine;
};

struct CostIn {
    StageIn booster, upper;
    PropellantCost fuel, upper_fuel, oxygen;
    FlightCostInput flight;
    std::string provider;
    double expended_payload, expended_hardware, expended_sum_q, list_price;
    MarketPrice market;
};
struct CostOut {
    FlightCost cost;
    double booster_share, expended_total, expended_per_mass, break_even_flights, list_per_mass,
        market_per_mass;
    long break_even_uses;
};

template <class In>
FlightCostInput whole_input(const In& in) {
    FlightCostInput f = in.flight;
    f.booster = in.booster.cost;
    f.booster.element = element_of(in.booster.element);
    f.booster.engine = element_of(in.booster.engine);
    f.upper = in.upper.cost;
    f.upper.element = element_of(in.upper.element);
    f.upper.engine = element_of(in.upper.engine);
    f.propellants = {in.fuel, in.upper_fuel, in.oxygen, {}};
    f.provider = in.provider == "A" ? Provider::a : in.provider == "B" ? Provider::b : Provider::c;
    return f;
}

/// The same vehicle without recovery.
FlightCostInput expended(const FlightCostInput& reused, const CostIn& in) {
    FlightCostInput f = reused;
    f.booster.uses = f.upper.uses = 1.0;
    f.booster.recovered_mass = f.upper.recovered_mass = 0.0;
    f.payload = in.expended_payload;
    f.other_hardware = in.expended_hardware;
    f.sum_q = in.expended_sum_q;
    return f;
}

CostOut cost(const CostIn& in) {
    const FlightCostInput f = whole_input(in);
    const FlightCostInput rival = expended(f, in);
    CostOut out{};
    out.cost = flight_cost(f);
    const FlightCost alone = flight_cost(rival);
    out.booster_share = (alone.booster + alone.booster_engines) / alone.total;
    out.expended_total = alone.total;
    out.expended_per_mass = alone.per_mass;
    out.break_even_uses = break_even_uses(f, rival, 1000);
    out.break_even_flights = static_cast<double>(break_even_flights(f, rival, 1000));
    out.list_per_mass = price_per_mass(in.list_price, f.payload);
    out.market_per_mass = market_price(in.market, in.market.mass + 0.5 * f.flights * f.payload);
    return out;
}

/// Defaults by which the two stages differ.
struct StageDefaults {
    std::string dry_mass, engines, uses, stage_share, engine_share, recovered;
};

FieldTable stage_table(const StageDefaults& d) {
    FieldTable t;
    using S = StageIn;
    t.choice("element", &S::element, element_names(), "row of the cost table")
        .by_default("expendable dense stage", k_lvreuse);
    t.choice("engine", &S::engine, element_names(), "row of the cost table")
        .by_default("modern turbopump engine", k_lvreuse);
    FieldTable c;
    using C = StageCost;
    c.number("dry_mass", &C::dry_mass, "kg", at_least(0), "without engines")
        .by_default(d.dry_mass, k_lvreuse);
    c.number("engine_mass", &C::engine_mass, "kg", at_least(0), "of one")
        .by_default("470 kg", "Merlin 1D");
    c.number("engines", &C::engines, "1", at_least(0), "of the stage").by_default(d.engines);
    c.number("uses", &C::uses, "1", at_least(1), "flights of a unit, losses included")
        .by_default(d.uses);
    c.number("stage_refurbishment", &C::stage_refurbishment, "1", share(),
             "f5, share of the first unit at 50 uses")
        .by_default(d.stage_share, k_lvreuse);
    c.number("engine_refurbishment", &C::engine_refurbishment, "1", share(), "the same, engines")
        .by_default(d.engine_share, k_lvreuse);
    c.number("recovered_mass", &C::recovered_mass, "kg", at_least(0), "fetched; 0: none")
        .by_default(d.recovered);
    c.number("progress_ratio", &C::progress_ratio, "1", between(0.1, 1), "of production")
        .by_default("0.8", k_lvreuse);
    c.number("units_before", &C::units_before, "1", at_least(0), "built before the programme")
        .by_default("0");
    c.number("development_novelty", &C::development_novelty, "1", between(0.1, 3), "f1")
        .by_default("1");
    c.number("qualification_firings", &C::qualification_firings, "1", at_least(0),
             "of an engine, give f2; 0: f2 = 1")
        .by_default("0");
    t.section("cost", &S::cost, std::move(c), "masses, uses and factors");
    return t;
}

FieldTable propellant_table(const std::string& mass, const std::string& price,
                            const std::string& boil_off, const std::string& source) {
    FieldTable t;
    using P = PropellantCost;
    t.number("mass", &P::mass, "t", at_least(0), "that flies").by_default(mass);
    t.number("price", &P::price, "USD/kg", at_least(0), "delivered").by_default(price, source);
    t.number("boil_off", &P::boil_off, "1", between(1, 5), "bought over flown")
        .by_default(boil_off, k_lvreuse);
    return t;
}

FieldTable flight_table() {
    FieldTable t;
    using F = FlightCostInput;
    t.number("payload", &F::payload, "kg", more_than(0), "of a flight")
        .by_default("18500 kg", "Falcon 9, ship landing");
    t.number("other_hardware", &F::other_hardware, "MUSD", at_least(0), "fairing, a flight's share")
        .by_default("1 MUSD", "reused fairing, estimate");
    t.number("liftoff_mass", &F::liftoff_mass, "t", more_than(0), "of the vehicle")
        .by_default("549 t", "Falcon 9");
    t.number("flights", &F::flights, "1", between(1, 1e6), "of the programme")
        .by_default("120", k_lvreuse);
    t.number("flights_before", &F::flights_before, "1", between(0, 1e6), "experience of the crews")
        .by_default("0");
    t.number("launches_per_year", &F::launches_per_year, "1/yr", more_than(0), "at that time")
        .by_default("18 1/yr", k_lvreuse);
    t.number("crew_rate", &F::crew_rate, "1/yr", at_least(0),
             "that one launch crew reaches, more crews beyond; 0: no limit")
        .by_default("50 1/yr", "busiest pad of Falcon 9 in 2024, 62, estimate");
    t.number("operations_progress", &F::operations_progress, "1", between(0.1, 1), "of the crews")
        .by_default("0.85", k_lvreuse);
    t.number("vehicle_type", &F::vehicle_type, "1", between(0.1, 2), "fv")
        .by_default("0.8", k_lvreuse);
    t.number("assembly", &F::assembly, "1", between(0.1, 2), "fc").by_default("0.7", k_lvreuse);
    t.number("sum_q", &F::sum_q, "1", at_least(0), "expendable 0.4, recoverable 1, orbital 2")
        .by_default("1.4", "one recoverable stage, one expended");
    t.number("country", &F::country, "1", between(0.1, 5), "f8").by_default("1");
    t.number("overlap", &F::overlap, "1", between(0.1, 2), "f10").by_default("0.8", k_lvreuse);
    t.number("commercial", &F::commercial, "1", between(0.1, 2), "f11")
        .by_default("0.5", k_lvreuse);
    t.number("element_assembly", &F::element_assembly, "1", between(0.5, 2), "f0 of production")
        .by_default("1.025", k_lvreuse);
    t.number("vehicle_assembly", &F::vehicle_assembly, "1", between(0.5, 2), "f9")
        .by_default("1.02", k_lvreuse);
    t.flag("amortise_development", &F::amortise_development, "over the programme's flights")
        .by_default("false");
    t.number("work_year", &F::work_year, "MUSD", more_than(0), "price")
        .by_default("0.347 MUSD", "Atlas V 401, 314 work-years for 109 MUSD");
    t.number("range", &F::range, "MUSD", at_least(0), "of a flight").by_default("0 MUSD");
    t.number("insured_value", &F::insured_value, "MUSD", at_least(0), "of a flight")
        .by_default("0 MUSD");
    t.number("insurance_rate", &F::insurance_rate, "1", share(), "premium over it")
        .by_default("0.05", "launch and first year, Falcon 9 4-5 %");
    t.number("overhead", &F::overhead, "1", between(0, 5), "on recurring cost").by_default("0");
    t.number("profit", &F::profit, "1", between(-1, 5), "on all cost").by_default("0");
    t.number("year", &F::year, "d", more_than(0), "of account")
        .by_default("365.25 d", "Julian year");
    return t;
}

FieldTable market_table() {
    FieldTable t;
    using M = MarketPrice;
    t.number("price", &M::price, "USD/kg", more_than(0), "at the mass launched so far")
        .by_default("1800 USD/kg", k_suncatcher);
    t.number("mass", &M::mass, "t", more_than(0), "launched so far")
        .by_default("400 t", k_suncatcher);
    t.number("learning_rate", &M::learning_rate, "1", between(0, 0.99), "a doubling of mass")
        .by_default("0.2", k_suncatcher);
    t.number("floor", &M::floor, "USD/kg", at_least(0), "that does not learn")
        .by_default("0 USD/kg");
    return t;
}

FieldTable parts_table() {
    FieldTable t;
    using C = FlightCost;
    const auto part = [&](const char* name, double C::*member, const char* meaning) {
        t.number(name, member, "MUSD", any_number(), meaning);
    };
    part("development", &C::development, "0 unless amortised");
    part("booster", &C::booster, "structure, over its uses");
    part("booster_engines", &C::booster_engines, "over their uses");
    part("upper", &C::upper, "structure, over its uses");
    part("upper_engines", &C::upper_engines, "over their uses");
    part("other_hardware", &C::other_hardware, "fairing");
    part("refurbishment", &C::refurbishment, "of stages and engines");
    part("recovery", &C::recovery, "ships and crews");
    part("ground", &C::ground, "preparation and launch");
    part("mission", &C::mission, "flight operations");
    part("indirect", &C::indirect, "company");
    part("propellant", &C::propellant, "boil-off included");
    part("range", &C::range, "as given");
    part("overhead", &C::overhead, "on recurring cost");
    part("insurance", &C::insurance, "premium");
    part("profit", &C::profit, "on all cost");
    part("marginal", &C::marginal, "of one flight more");
    part("total", &C::total, "sum of the parts");
    part("new_booster", &C::new_booster, "mean unit of the programme");
    part("new_upper", &C::new_upper, "mean unit of the programme");
    t.number("per_mass", &C::per_mass, "USD/kg", any_number(), "total over payload");
    return t;
}

/// What both models of a flight's cost need.
template <class I>
void add_flight_fields(FieldTable& in) {
    in.section("booster", &I::booster,
               stage_table({"17970 kg", "9", "10", "0.01", "0.01", "22200 kg"}), "first stage");
    in.section("upper", &I::upper, stage_table({"3530 kg", "1", "1", "0", "0", "0 kg"}),
               "second stage");
    in.section("fuel", &I::fuel, propellant_table("155.5 t", "1.5 USD/kg", "1", "RP-1, 1 to 2.3"),
               "of the booster");
    in.section("upper_fuel", &I::upper_fuel,
               propellant_table("0 t", "6.1 USD/kg", "1.8", "LH2, US defence average of 2023"),
               "where it differs");
    in.section("oxygen", &I::oxygen, propellant_table("367 t", "0.1 USD/kg", "1.6", "0.05 to 0.15"),
               "of both stages");
    in.section("flight", &I::flight, flight_table(), "programme, crews and trade");
    in.choice("provider", &I::provider, {"A", "B", "C"}, "of the indirect operations")
        .by_default("C", k_lvreuse);
}

Model cost_model() {
    FieldTable in;
    using I = CostIn;
    add_flight_fields<CostIn>(in);
    in.number("expended_payload", &I::expended_payload, "kg", more_than(0), "without recovery")
        .by_default("22800 kg", "Falcon 9, expended");
    in.number("expended_hardware", &I::expended_hardware, "MUSD", at_least(0),
              "other hardware of an expended flight")
        .by_default("6 MUSD", "fairing of Falcon 9");
    in.number("expended_sum_q", &I::expended_sum_q, "1", at_least(0), "of an expended flight")
        .by_default("0.8", k_lvreuse);
    in.number("list_price", &I::list_price, "MUSD", at_least(0), "to stand beside")
        .by_default("74 MUSD", "Falcon 9, 2026");
    in.section("market", &I::market, market_table(), "Wright's law to stand beside");
    FieldTable out;
    using O = CostOut;
    out.section("cost", &O::cost, parts_table(), "of a flight");
    out.number("booster_share", &O::booster_share, "1", any_number(), "of an expended flight");
    out.number("expended_total", &O::expended_total, "MUSD", any_number(), "flight without reuse");
    out.number("expended_per_mass", &O::expended_per_mass, "USD/kg", any_number(), "the same");
    out.integer("break_even_uses", &O::break_even_uses, any_number(),
                "that equal the expended vehicle per kilogram; 0: none up to 1000");
    out.number("break_even_flights", &O::break_even_flights, "1", any_number(),
               "of a programme that pays its development; 0: none up to 1000");
    out.number("list_per_mass", &O::list_per_mass, "USD/kg", any_number(), "list price");
    out.number("market_per_mass", &O::market_per_mass, "USD/kg", any_number(),
               "Wright's law half-way through the programme");
    return make_model("launch.flight_cost", "Cost of a flight from its parts",
                      "TRANSCOST 8.2 (Koelle 2013) as in lvreuse, carried on beyond 12 a year",
                      std::move(in), std::move(out), &cost);
}

// ------------------------------------------------------------ launch.campaign_cost

struct CampaignCostIn {
    Campaign campaign;
    StageIn booster, upper;
    PropellantCost fuel, upper_fuel, oxygen;
    FlightCostInput flight;
    std::string provider;
    long missions, seed, history;
};

CampaignCost cost_as_flown(const CampaignCostIn& in) {
    const CampaignHistory history =
        fly_campaign(in.campaign, in.missions, static_cast<std::uint64_t>(in.seed),
                     static_cast<std::uint64_t>(in.history));
    return campaign_cost(whole_input(in), history);
}

Model campaign_cost_model() {
    FieldTable in;
    using I = CampaignCostIn;
    in.section("campaign", &I::campaign, campaign_table(), "fleet, pads and what fails");
    in.integer("missions", &I::missions, between(1, 1e5), "to be delivered");
    add_flight_fields<CampaignCostIn>(in);
    in.integer("seed", &I::seed, at_least(0), "of the random numbers").by_default("1");
    in.integer("history", &I::history, at_least(0), "which one").by_default("0");
    FieldTable out;
    using O = CampaignCost;
    out.section("flight", &O::flight, parts_table(), "mean flight of the campaign");
    out.number("launches_per_year", &O::launches_per_year, "1/yr", any_number(), "as flown");
    out.number("booster_uses", &O::booster_uses, "1", any_number(), "flights over units flown");
    out.number("upper_uses", &O::upper_uses, "1", any_number(), "the same");
    out.number("per_mission", &O::per_mission, "MUSD", any_number(), "failures and tankers paid");
    out.number("per_mass", &O::per_mass, "USD/kg", any_number(), "over the payload delivered");
    return make_model("launch.campaign_cost", "Cost of what a campaign delivers, as it was flown",
                      "launch.campaign and launch.flight_cost", std::move(in), std::move(out),
                      &cost_as_flown);
}

// ------------------------------------------------------------ launch.cost_ladder

struct LadderIn {
    CostLadder ladder;
    double uses, rival_price, share_1, price_1, share_2, price_2;
};
struct LadderOut {
    double price, break_even_uses, implied_base, implied_operations;
};

LadderOut ladder(const LadderIn& in) {
    LadderOut out{};
    out.price = ladder_price(in.ladder, in.uses);
    // 0 says never, since infinity cannot be shown.
    const double uses = launch::break_even_uses(in.ladder, in.rival_price);
    out.break_even_uses = uses < 1e9 ? uses : 0.0;
    if (in.uses > 1.0 && in.share_2 != in.share_1) {
        const LadderInverse inverse =
            implied(in.ladder, in.uses, in.share_1, in.price_1, in.share_2, in.price_2);
        out.implied_base = inverse.refurbishment_base;
        out.implied_operations = inverse.operations;
    }
    return out;
}

Model ladder_model() {
    FieldTable l;
    using L = CostLadder;
    l.number("build", &L::build, "MUSD", at_least(0), "of the vehicle")
        .by_default("90 MUSD", "Payload, January 2024, estimate of a Starship stack");
    l.number("refurbishment_share", &L::refurbishment_share, "1", share(), "each time it reflies")
        .by_default("0.01", k_suncatcher);
    l.number("refurbishment_base", &L::refurbishment_base, "MUSD", at_least(0),
             "what the share is of: the build, or a later one")
        .by_default("90 MUSD", "the build");
    l.number("operations", &L::operations, "MUSD", at_least(0), "propellant and crew of a flight")
        .by_default("1.6 MUSD", "8 USD/kg, arXiv:2511.19468v2 S4.4");
    l.number("payload", &L::payload, "t", more_than(0), "of a flight")
        .by_default("200 t", k_suncatcher);
    FieldTable in;
    using I = LadderIn;
    in.section("ladder", &I::ladder, std::move(l), "of the vehicle");
    in.number("uses", &I::uses, "1", at_least(1), "until it is retired").by_default("1");
    in.number("rival_price", &I::rival_price, "USD/kg", at_least(0), "that reuse must beat")
        .by_default("460 USD/kg", k_suncatcher);
    in.number("share_1", &I::share_1, "1", share(), "a published refurbishment share")
        .by_default("0.01", k_suncatcher);
    in.number("price_1", &I::price_1, "USD/kg", at_least(0), "published with it, at `uses`")
        .by_default("15 USD/kg", k_suncatcher);
    in.number("share_2", &I::share_2, "1", share(), "another").by_default("0.15", k_suncatcher);
    in.number("price_2", &I::price_2, "USD/kg", at_least(0), "published with it, at `uses`")
        .by_default("38 USD/kg", k_suncatcher);
    FieldTable out;
    using O = LadderOut;
    out.number("price", &O::price, "USD/kg", any_number(), "(B/n + s R (n - 1)/n + O)/m");
    out.number("break_even_uses", &O::break_even_uses, "1", any_number(), "0: never");
    out.number("implied_base", &O::implied_base, "MUSD", any_number(),
               "R that both published prices agree on; 0 at one use");
    out.number("implied_operations", &O::implied_operations, "MUSD", any_number(), "O likewise");
    return make_model("launch.cost_ladder", "Internal cost of a reused vehicle, and its inverse",
                      "definition; arXiv:2511.19468v2 S4.4", std::move(in), std::move(out),
                      &ladder);
}

}  // namespace

void add_launch_cost_models(Directory& directory) {
    directory.add(cost_model());
    directory.add(campaign_cost_model());
    directory.add(ladder_model());
}

}  // namespace dawnline::models
