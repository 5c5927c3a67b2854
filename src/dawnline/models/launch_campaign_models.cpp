#include <algorithm>
#include <string>

#include "dawnline/base/error.hpp"
#include "dawnline/launch/campaign_spread.hpp"
#include "dawnline/models/launch_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace launch;

constexpr double k_year = 365.25 * 86400.0;  // Julian [s]
const char* const k_falcon = "Falcon 9 in 2024, estimate";
const char* const k_growth = "Duane 1964, IEEE Trans. Aerospace 2, 563; MIL-HDBK-189C";

// ------------------------------------------------------------ fields

FieldTable growth_table(const std::string& first, const std::string& floor,
                        const std::string& growth, const std::string& prior) {
    FieldTable t("Failure probability p(n) = floor + (first - floor) n^-growth");
    using G = ReliabilityGrowth;
    t.number("first", &G::first, "1", share(), "of the first trial").by_default(first, k_falcon);
    t.number("floor", &G::floor, "1", share(), "that experience does not pass")
        .by_default(floor, k_falcon);
    t.number("growth", &G::growth, "1", between(0, 2), "exponent; 0.3 to 0.5 is usual, 0 none")
        .by_default(growth, k_growth);
    t.number("prior_trials", &G::prior_trials, "1", at_least(0),
             "weight of a Beta prior on the first; 0: certain")
        .by_default(prior);
    return t;
}

FieldTable duration_table(const std::string& first, const std::string& ratio,
                          const std::string& floor, const std::string& source) {
    FieldTable t("A duration that experience shortens, max(floor, first n^log2 p)");
    using D = LearnedDuration;
    t.number("first", &D::first, "d", at_least(0), "the first time").by_default(first, source);
    t.number("progress_ratio", &D::progress_ratio, "1", between(0.1, 1), "left after a doubling")
        .by_default(ratio, source);
    t.number("floor", &D::floor, "d", at_least(0), "shortest").by_default(floor, source);
    return t;
}

/// Numbers by which the two fleets' defaults differ, as a person would write them.
struct FleetDefaults {
    std::string initial, most, build_lines, build, uses, return_time, refurbishment, assets, cycle;
    std::string landing_first, landing_floor, source;
};

FieldTable fleet_table(const FleetDefaults& d) {
    FieldTable t;
    using F = StageFleet;
    t.integer("initial", &F::initial, between(0, 1e6), "ready at the start")
        .by_default(d.initial, d.source);
    t.integer("most", &F::most, between(0, 1e6), "alive or in stock; building pauses there")
        .by_default(d.most, d.source);
    t.integer("build_lines", &F::build_lines, between(0, 1e4), "that deliver one unit each")
        .by_default(d.build_lines, d.source);
    t.section("build", &F::build, duration_table(d.build, "1", "0 d", d.source),
              "of a unit by one line");
    t.integer("uses", &F::uses, between(1, 1e6), "flights of a unit; 1: expendable")
        .by_default(d.uses, d.source);
    t.flag("expend_last_use", &F::expend_last_use, "the last flight leaves nothing to recover")
        .by_default("false");
    t.number("return_time", &F::return_time, "d", at_least(0), "launch to the refurbishment hall")
        .by_default(d.return_time, d.source);
    t.section("refurbishment", &F::refurbishment,
              duration_table(d.refurbishment, "1", "0 d", d.source), "of the fleet's n-th");
    t.integer("refurbishment_lines", &F::refurbishment_lines, between(0, 1e4),
              "that work at once; 0: as many as come")
        .by_default("0");
    t.section("landing", &F::landing, growth_table(d.landing_first, d.landing_floor, "0", "0"),
              "failures of landing attempts");
    t.integer("recovery_assets", &F::recovery_assets, between(0, 1e4),
              "ships, pads or towers to land on; 0: needs none")
        .by_default(d.assets, d.source);
    t.number("recovery_cycle", &F::recovery_cycle, "d", at_least(0), "of one, launch to ready")
        .by_default(d.cycle, d.source);
    return t;
}

FieldTable refuelling_table(const std::string& need, const std::string& load) {
    FieldTable t;
    using R = Refuelling;
    t.number("need", &R::need, "t", at_least(0), "that the ship takes on; 0: none")
        .by_default(need);
    t.number("tanker_load", &R::tanker_load, "t", at_least(0), "brought by a tanker")
        .by_default(load, "reused Starship payload, goal");
    t.number("transfer_loss", &R::transfer_loss, "1", between(0, 0.9),
             "share lost in each transfer")
        .by_default("0", "not demonstrated");
    t.number("boil_off", &R::boil_off, "1/d", at_least(0), "of the depot's content")
        .by_default("0 1/d", "0.001 to 0.01 for a depot without coolers");
    return t;
}

// ------------------------------------------------------------ launch.campaign

struct CampaignIn {
    Campaign campaign;
    long missions, histories, seed;
    double date;
};
struct CampaignOut {
    double completed, completed_p5, completed_p95, complete, in_time, limit, flights, first_year,
        rate, tankers, failed_ascents, boosters_built, boosters_lost, upper_stages_built,
        upper_stages_lost, boosters_used, pads_used, recovery_used;
    std::string binding;
};

/// Infinite dates cannot be shown: what did not finish counts as the campaign's end.
double finite(double date, const Campaign& campaign) {
    return std::min(date, campaign.duration);
}

double mean_rate(const CampaignHistory& h) {
    if (h.flights.size() < 2) return 0.0;
    const double span = h.flights.back().date - h.flights.front().date;
    return span > 0.0 ? static_cast<double>(h.flights.size() - 1) / span : 0.0;
}

CampaignOut campaign(const CampaignIn& in) {
    const auto seed = static_cast<std::uint64_t>(in.seed);
    const auto histories = static_cast<std::size_t>(in.histories);
    const CampaignSpread s = campaign_spread(in.campaign, in.missions, in.date, histories, seed, 0);
    const CampaignHistory h = fly_campaign(in.campaign, in.missions, seed, 0);
    CampaignOut out{};
    out.completed = finite(s.completed.p50, in.campaign);
    out.completed_p5 = finite(s.completed.p5, in.campaign);
    out.completed_p95 = finite(s.completed.p95, in.campaign);
    out.complete = s.complete;
    out.in_time = s.in_time;
    out.limit = std::min(sustained_rate(campaign_limits(in.campaign, std::max(1.0, s.flights.p50))),
                         1e9 / k_year);
    out.flights = s.flights.mean;
    const auto years = flights_by_year(h, k_year);
    out.first_year = years.empty() ? 0.0 : static_cast<double>(years.front());
    out.rate = mean_rate(h);
    out.tankers = static_cast<double>(h.tankers);
    out.failed_ascents = s.failed_ascents.mean;
    out.boosters_built = s.boosters_built.mean;
    out.boosters_lost = s.boosters_lost.mean;
    out.upper_stages_built = s.upper_stages_built.mean;
    out.upper_stages_lost = s.upper_stages_lost.mean;
    out.boosters_used = h.utilisation.boosters;
    out.pads_used = h.utilisation.pads;
    out.recovery_used = h.utilisation.booster_recovery;
    out.binding = to_string(h.binding);
    return out;
}

Model campaign_model() {
    FieldTable in;
    in.section("campaign", &CampaignIn::campaign, campaign_table(), "fleet, pads and what fails");
    in.integer("missions", &CampaignIn::missions, between(1, 1e5), "to be delivered");
    in.number("date", &CampaignIn::date, "yr", more_than(0), "by which they are wanted")
        .by_default("5 yr");
    in.integer("histories", &CampaignIn::histories, between(1, 1e4), "to fly").by_default("100");
    in.integer("seed", &CampaignIn::seed, at_least(0), "of the random numbers").by_default("1");
    FieldTable out;
    using O = CampaignOut;
    const auto any = any_number();
    out.number("completed", &O::completed, "yr", any, "date of the last mission, median");
    out.number("completed_p5", &O::completed_p5, "yr", any, "the 5 % point");
    out.number("completed_p95", &O::completed_p95, "yr", any, "the 95 % point");
    out.number("complete", &O::complete, "1", any, "share of the histories that finish");
    out.number("in_time", &O::in_time, "1", any, "share that keep the date");
    out.number("limit", &O::limit, "1/yr", any, "rate without failures and weather, at maturity");
    out.number("rate", &O::rate, "1/yr", any, "first flight to last, history 0");
    out.number("flights", &O::flights, "1", any, "in all, mean");
    out.number("first_year", &O::first_year, "1", any, "flights of year one in history 0");
    out.number("tankers", &O::tankers, "1", any, "of them in history 0");
    out.number("failed_ascents", &O::failed_ascents, "1", any, "mean");
    out.number("boosters_built", &O::boosters_built, "1", any, "beyond the initial, mean");
    out.number("boosters_lost", &O::boosters_lost, "1", any, "ascents and landings, mean");
    out.number("upper_stages_built", &O::upper_stages_built, "1", any, "beyond the initial, mean");
    out.number("upper_stages_lost", &O::upper_stages_lost, "1", any, "not by design, mean");
    out.number("boosters_used", &O::boosters_used, "1", any, "time not standing ready, history 0");
    out.number("pads_used", &O::pads_used, "1", any, "the same");
    out.number("recovery_used", &O::recovery_used, "1", any, "the same, of the boosters' assets");
    out.text("binding", &O::binding, "what most flights of history 0 wait for");
    return make_model("launch.campaign", "A launch campaign flown event by event, many times",
                      "discrete events; reliability growth by Duane 1964", std::move(in),
                      std::move(out), &campaign);
}

// ------------------------------------------------------------ launch.smallest_fleet

struct SmallestIn {
    Campaign campaign;
    FleetBounds bounds;
    long missions, histories, seed;
    double date, confidence;
};
struct SmallestOut {
    bool found;
    long boosters, upper_stages, upper_build_lines, refurbishment_lines, pads, recovery_assets;
    double in_time, completed;
    std::string binding;
};

SmallestOut smallest(const SmallestIn& in) {
    const SmallestFleet s = smallest_fleet(in.campaign, in.missions, in.date, in.confidence,
                                           in.bounds, static_cast<std::size_t>(in.histories),
                                           static_cast<std::uint64_t>(in.seed), 0);
    const Campaign& c = s.campaign;
    return {s.found,
            c.boosters.initial,
            c.upper_stages.initial,
            c.upper_stages.build_lines,
            c.boosters.refurbishment_lines,
            c.pads,
            c.boosters.recovery_assets,
            s.in_time,
            finite(s.completed, c),
            std::string(to_string(s.binding))};
}

Model smallest_model() {
    FieldTable bounds;
    using B = FleetBounds;
    const auto count = between(0, 1e4);
    bounds.integer("boosters", &B::boosters, count, "at most").by_default("200");
    bounds.integer("upper_stages", &B::upper_stages, count, "at most").by_default("200");
    bounds.integer("build_lines", &B::build_lines, count, "at most, of each").by_default("50");
    bounds.integer("refurbishment_lines", &B::refurbishment_lines, count, "at most, of each")
        .by_default("50");
    bounds.integer("pads", &B::pads, count, "at most").by_default("20");
    bounds.integer("recovery_assets", &B::recovery_assets, count, "at most, of each")
        .by_default("40");
    FieldTable in;
    using I = SmallestIn;
    in.section("campaign", &I::campaign, campaign_table(), "its counts are the least");
    in.section("bounds", &I::bounds, std::move(bounds), "that the fleet may grow to");
    in.integer("missions", &I::missions, between(1, 1e5), "to be delivered");
    in.number("date", &I::date, "yr", more_than(0), "by which they are wanted");
    in.number("confidence", &I::confidence, "1", share(), "share of histories to keep it")
        .by_default("0.9");
    in.integer("histories", &I::histories, between(1, 1e3), "of each try").by_default("20");
    in.integer("seed", &I::seed, at_least(0), "of the random numbers").by_default("1");
    FieldTable out;
    using O = SmallestOut;
    out.flag("found", &O::found, "within the bounds");
    out.integer("boosters", &O::boosters, any_number(), "ready at the start");
    out.integer("upper_stages", &O::upper_stages, any_number(), "ready at the start");
    out.integer("upper_build_lines", &O::upper_build_lines, any_number(), "of upper stages");
    out.integer("refurbishment_lines", &O::refurbishment_lines, any_number(), "of boosters");
    out.integer("pads", &O::pads, any_number(), "to launch from");
    out.integer("recovery_assets", &O::recovery_assets, any_number(), "of the boosters");
    out.number("in_time", &O::in_time, "1", any_number(), "share of histories that keep the date");
    out.number("completed", &O::completed, "yr", any_number(), "median date of the last mission");
    out.text("binding", &O::binding, "what most flights then wait for");
    return make_model("launch.smallest_fleet", "Fleet that delivers missions by a wanted date",
                      "growth by what binds, then every count cut as far as the date holds",
                      std::move(in), std::move(out), &smallest);
}

// ------------------------------------------------------------ launch.refuelling, reliability

struct RefuellingIn {
    Refuelling refuelling;
    double interval, final_mass, speed_change, specific_impulse;
};
struct RefuellingOut {
    double tankers, duration, delivered, boiled_off, left_over, need;
};

RefuellingOut refuelling(const RefuellingIn& in) {
    constexpr double k_g0 = 9.80665;  // standard gravity, SI [m/s2]
    Refuelling r = in.refuelling;
    if (in.final_mass > 0.0)
        r.need = propellant_for(in.final_mass, in.speed_change, k_g0 * in.specific_impulse);
    const RefuellingPlan plan = refuelling_plan(r, in.interval);
    if (plan.tankers > 1e9)
        throw Error("the depot boils off faster than tankers come, so it never holds the need");
    return {plan.tankers, plan.duration, plan.delivered, plan.boiled_off, plan.left_over, r.need};
}

Model refuelling_model() {
    FieldTable in;
    using I = RefuellingIn;
    in.section("refuelling", &I::refuelling, refuelling_table("1000 t", "100 t"),
               "what the ship takes on");
    in.number("interval", &I::interval, "d", at_least(0), "between tankers").by_default("7 d");
    in.number("final_mass", &I::final_mass, "t", at_least(0),
              "of the ship after its burn; above 0 it gives the need")
        .by_default("0 t");
    in.number("speed_change", &I::speed_change, "km/s", at_least(0), "of that burn")
        .by_default("0 km/s");
    in.number("specific_impulse", &I::specific_impulse, "s", more_than(0), "of the ship")
        .by_default("380 s", "vacuum Raptor");
    FieldTable out;
    using O = RefuellingOut;
    out.number("tankers", &O::tankers, "1", any_number(), "flights that arrive");
    out.number("duration", &O::duration, "d", any_number(), "first tanker to departure");
    out.number("delivered", &O::delivered, "t", any_number(), "to the depot");
    out.number("boiled_off", &O::boiled_off, "t", any_number(), "until departure");
    out.number("left_over", &O::left_over, "t", any_number(), "in the depot");
    out.number("need", &O::need, "t", any_number(), "of the ship");
    return make_model("launch.refuelling", "Tankers that a mission needs",
                      "geometric series with exponential boil-off; Tsiolkovsky 1903", std::move(in),
                      std::move(out), &refuelling);
}

struct ReliabilityIn {
    ReliabilityGrowth growth;
    long trials;
    double failures, prior_failures, prior_successes;
};
struct ReliabilityOut {
    double probability, expected_failures, predicted;
};

ReliabilityOut reliability(const ReliabilityIn& in) {
    const auto n = static_cast<double>(in.trials);
    return {failure_probability(in.growth, n),
            expected_failures(in.growth, static_cast<std::size_t>(in.trials)),
            predicted_failure(in.prior_failures, in.prior_successes, in.failures, n)};
}

Model reliability_model() {
    FieldTable in;
    using I = ReliabilityIn;
    in.section("growth", &I::growth, growth_table("0.05", "0.003", "0.4", "0"), "of a vehicle");
    in.integer("trials", &I::trials, between(1, 1e6), "flights or landings");
    in.number("failures", &I::failures, "1", at_least(0), "among them").by_default("0");
    in.number("prior_failures", &I::prior_failures, "1", more_than(0), "a of the Beta prior")
        .by_default("0.5", "Jeffreys");
    in.number("prior_successes", &I::prior_successes, "1", more_than(0), "b of the Beta prior")
        .by_default("0.5", "Jeffreys");
    FieldTable out;
    using O = ReliabilityOut;
    out.number("probability", &O::probability, "1", any_number(), "of failure in the last trial");
    out.number("expected_failures", &O::expected_failures, "1", any_number(), "in all trials");
    out.number("predicted", &O::predicted, "1", any_number(), "(a + failures)/(a + b + trials)");
    return make_model("launch.reliability", "Failure probability as experience grows", k_growth,
                      std::move(in), std::move(out), &reliability);
}

}  // namespace

FieldTable campaign_table() {
    FieldTable t;
    using C = Campaign;
    t.section("boosters", &C::boosters,
              fleet_table({"18", "18", "1", "60 d", "40", "4 d", "24 d", "5", "7 d", "0.01", "0.01",
                           k_falcon}),
              "first stages");
    t.section(
        "upper_stages", &C::upper_stages,
        fleet_table({"6", "12", "1", "2.5 d", "1", "0 d", "0 d", "0", "0 d", "0", "0", k_falcon}),
        "second stages");
    t.integer("pads", &C::pads, between(1, 1e4), "to launch from").by_default("3", k_falcon);
    t.number("pad_cycle", &C::pad_cycle, "d", at_least(0), "launch to launch")
        .by_default("4 d", k_falcon);
    t.number("range_interval", &C::range_interval, "d", at_least(0), "shortest between launches")
        .by_default("0.1 d", k_falcon);
    t.number("availability", &C::availability, "1", between(0.01, 1),
             "share of the time that all work goes on")
        .by_default("1");
    t.number("go_probability", &C::go_probability, "1", between(0.001, 1), "of an attempt")
        .by_default("0.8", "weather criteria of the Eastern Range, estimate");
    t.number("recycle_time", &C::recycle_time, "d", at_least(0), "from a scrub to the next attempt")
        .by_default("1 d");
    t.section("ascent", &C::ascent, growth_table("0.005", "0.005", "0", "0"),
              "failures of ascents");
    t.number("ascent_stand_down", &C::ascent_stand_down, "d", at_least(0), "after a failed ascent")
        .by_default("15 d", "Falcon 9, July 2024");
    t.number("landing_stand_down", &C::landing_stand_down, "d", at_least(0),
             "after a failed landing")
        .by_default("3 d", "Falcon 9, August 2024");
    t.section("refuelling", &C::refuelling, refuelling_table("0 t", "100 t"),
              "tankers before each mission");
    t.number("duration", &C::duration, "yr", more_than(0), "no launch after it")
        .by_default("30 yr");
    return t;
}

void add_launch_campaign_models(Directory& directory) {
    directory.add(campaign_model());
    directory.add(smallest_model());
    directory.add(refuelling_model());
    directory.add(reliability_model());
}

}  // namespace dawnline::models
