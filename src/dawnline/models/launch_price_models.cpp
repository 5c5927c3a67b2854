#include "dawnline/launch/price.hpp"
#include "dawnline/models/launch_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace launch;

const char* const k_suncatcher = "arXiv:2511.19468v2 S4.4";

struct MarketIn {
    double price, mass, learning_rate, floor, additional_mass, target, vehicle_payload;
};
struct MarketOut {
    double price, cost, mean_price, mass_to_reach, flights_to_reach;
};

MarketOut market(const MarketIn& in) {
    const MarketPrice market{in.price, in.mass, in.learning_rate, in.floor};
    MarketOut out;
    const double then = in.mass + in.additional_mass;
    out.price = market_price(market, then);
    out.cost = market_cost(market, in.mass, then);
    out.mean_price = in.additional_mass > 0.0 ? out.cost / in.additional_mass : out.price;
    out.mass_to_reach = mass_to_reach(market, in.target);
    out.flights_to_reach = out.mass_to_reach / in.vehicle_payload;
    return out;
}

Model market_model() {
    FieldTable in;
    in.number("price", &MarketIn::price, "USD/kg", more_than(0), "at the mass launched so far")
        .by_default("1800 USD/kg", k_suncatcher);
    in.number("mass", &MarketIn::mass, "t", more_than(0), "launched so far")
        .by_default("400 t", k_suncatcher);
    in.number("learning_rate", &MarketIn::learning_rate, "1", between(0, 0.99),
              "fall per doubling of the mass, not per year")
        .by_default("0.2", k_suncatcher);
    in.number("floor", &MarketIn::floor, "USD/kg", at_least(0), "that does not learn")
        .by_default("0 USD/kg", k_suncatcher);
    in.number("additional_mass", &MarketIn::additional_mass, "t", at_least(0), "launched from now")
        .by_default("0 t");
    in.number("target", &MarketIn::target, "USD/kg", more_than(0), "price asked for")
        .by_default("200 USD/kg", k_suncatcher);
    in.number("vehicle_payload", &MarketIn::vehicle_payload, "t", more_than(0), "of a flight")
        .by_default("200 t", k_suncatcher);
    FieldTable out;
    out.number("price", &MarketOut::price, "USD/kg", any_number(), "p0 (M/M0)^log2(1-LR)");
    out.number("cost", &MarketOut::cost, "BUSD", any_number(), "of the additional mass");
    out.number("mean_price", &MarketOut::mean_price, "USD/kg", any_number(), "over it");
    out.number("mass_to_reach", &MarketOut::mass_to_reach, "t", any_number(),
               "additional, until the target");
    out.number("flights_to_reach", &MarketOut::flights_to_reach, "1", any_number(), "of them");
    return make_model("launch.market_price", "Price of launch as the launched mass grows",
                      "Wright 1936 on mass; arXiv:2511.19468v2 S4.4", std::move(in), std::move(out),
                      &market);
}

struct DeclineIn {
    double price, yearly_decline, years, floor;
};
struct PriceOut {
    double price;
};

PriceOut decline(const DeclineIn& in) {
    return {declining_price(in.price, in.yearly_decline, in.years, in.floor)};
}

Model decline_model() {
    FieldTable in;
    in.number("price", &DeclineIn::price, "USD/kg", more_than(0), "today");
    in.number("yearly_decline", &DeclineIn::yearly_decline, "1", between(-1, 0.99), "share lost");
    in.number("years", &DeclineIn::years, "1", at_least(0), "from today");
    in.number("floor", &DeclineIn::floor, "USD/kg", at_least(0), "below which it does not fall")
        .by_default("0 USD/kg");
    FieldTable out;
    out.number("price", &PriceOut::price, "USD/kg", any_number(), "p (1 - d)^years");
    return make_model("launch.declining_price", "Price of launch after a constant yearly decline",
                      "definition", std::move(in), std::move(out), &decline);
}

struct ListIn {
    double list_price, payload;
};

PriceOut list_price(const ListIn& in) {
    return {price_per_mass(in.list_price, in.payload)};
}

Model list_price_model() {
    FieldTable in;
    in.number("list_price", &ListIn::list_price, "MUSD", at_least(0), "of a flight");
    in.number("payload", &ListIn::payload, "kg", more_than(0), "that it carries");
    FieldTable out;
    out.number("price", &PriceOut::price, "USD/kg", any_number(), "list price over payload");
    return make_model("launch.price_per_mass", "List price over payload", "definition",
                      std::move(in), std::move(out), &list_price);
}

struct ReusedIn {
    double build_cost, uses, refurbishment_share, flight_operations, payload;
};
struct ReusedOut {
    double flight_cost, price;
};

ReusedOut reused(const ReusedIn& in) {
    const double cost =
        reused_flight_cost(in.build_cost, in.uses, in.refurbishment_share, in.flight_operations);
    return {cost, cost / in.payload};
}

Model reused_model() {
    FieldTable in;
    in.number("build_cost", &ReusedIn::build_cost, "MUSD", at_least(0), "of the vehicle");
    in.number("uses", &ReusedIn::uses, "1", at_least(1), "until it is retired");
    in.number("refurbishment_share", &ReusedIn::refurbishment_share, "1", share(),
              "of the build, each time it flies again")
        .by_default("0");
    in.number("flight_operations", &ReusedIn::flight_operations, "MUSD", at_least(0),
              "propellant and crew")
        .by_default("0 MUSD");
    in.number("payload", &ReusedIn::payload, "t", more_than(0), "of a flight");
    FieldTable out;
    out.number("flight_cost", &ReusedOut::flight_cost, "MUSD", any_number(),
               "build/uses + refurbishment (uses-1)/uses + operations");
    out.number("price", &ReusedOut::price, "USD/kg", any_number(), "over the payload");
    return make_model("launch.reused_cost", "Internal cost of a flight of a reused vehicle",
                      "definition", std::move(in), std::move(out), &reused);
}

}  // namespace

void add_launch_price_models(Directory& directory) {
    directory.add(market_model());
    directory.add(decline_model());
    directory.add(list_price_model());
    directory.add(reused_model());
}

}  // namespace dawnline::models
