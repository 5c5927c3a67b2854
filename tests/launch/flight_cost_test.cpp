#include "dawnline/launch/flight_cost.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/launch/campaign_cost.hpp"
#include "dawnline/launch/cost_ladder.hpp"

namespace dawnline::launch {
namespace {

constexpr double k_year = 365.25 * 86400.0;

/// Falcon 9-like, with the factors of lvreuse.
FlightCostInput vehicle() {
    FlightCostInput in;
    in.booster.dry_mass = 18e3;
    in.booster.engine_mass = 470.0;
    in.booster.engines = 9.0;
    in.booster.progress_ratio = 0.8;
    in.booster.stage_refurbishment = 0.01;
    in.booster.engine_refurbishment = 0.01;
    in.upper.dry_mass = 3.5e3;
    in.upper.engine_mass = 470.0;
    in.upper.engines = 1.0;
    in.upper.progress_ratio = 0.8;
    in.propellants = {{{155e3, 1.5, 1.0}, {367e3, 0.1, 1.6}, {}, {}}};
    in.payload = 20e3;
    in.liftoff_mass = 549e3;
    in.flights = 100.0;
    in.launches_per_year = 20.0 / k_year;
    in.work_year = 347e3;
    in.overlap = 0.8;
    in.commercial = 0.5;
    return in;
}

double parts(const FlightCost& c) {
    return c.development + c.booster + c.booster_engines + c.upper + c.upper_engines +
           c.other_hardware + c.refurbishment + c.recovery + c.ground + c.mission + c.indirect +
           c.propellant + c.range + c.overhead + c.insurance + c.profit;
}

// The total is its parts, whatever is switched on.
TEST(FlightCost, TotalIsTheSumOfItsParts) {
    FlightCostInput in = vehicle();
    in.amortise_development = true;
    in.booster.uses = 10.0;
    in.booster.recovered_mass = 22e3;
    in.other_hardware = 1e6;
    in.range = 5e5;
    in.insured_value = 1e8;
    in.insurance_rate = 0.05;
    in.overhead = 0.1;
    in.profit = 0.15;
    const FlightCost c = flight_cost(in);
    EXPECT_NEAR(parts(c) / c.total, 1.0, 1e-12);
    EXPECT_DOUBLE_EQ(c.per_mass, c.total / 20e3);
    EXPECT_DOUBLE_EQ(c.insurance, 5e6);
    EXPECT_NEAR(c.profit / (c.total - c.profit), 0.15, 1e-12);
    for (const double part : {c.development, c.booster, c.refurbishment, c.recovery, c.ground})
        EXPECT_GT(part, 0.0);
}

// Rows LV-043 and LV-044 by another way: without learning and factors a stage costs a M^x
// work-years, its engines q times a M^x.
TEST(FlightCost, ProductionWithoutLearningIsTheCostLaw) {
    FlightCostInput in = vehicle();
    in.overlap = in.commercial = 1.0;
    in.booster.progress_ratio = in.upper.progress_ratio = 1.0;
    in.booster.dry_mass = 22200.0;
    const FlightCost c = flight_cost(in);
    EXPECT_NEAR(c.booster / 347e3, 463.92, 0.1);
    EXPECT_NEAR(c.booster_engines / 347e3, 9.0 * 32.27, 0.1);
    EXPECT_NEAR(c.new_booster, c.booster + c.booster_engines, 1.0);
    EXPECT_DOUBLE_EQ(c.refurbishment, 0.0);
    EXPECT_NEAR(c.propellant, 155e3 * 1.5 + 367e3 * 0.1 * 1.6, 1e-6);
}

// Without learning n uses share one unit; refurbishment (f5/100 n + f5/2) TFU comes on n − 1 of n
// flights.
TEST(FlightCost, UsesShareTheUnit) {
    FlightCostInput in = vehicle();
    in.booster.progress_ratio = in.upper.progress_ratio = 1.0;
    const FlightCost once = flight_cost(in);
    in.booster.uses = 10.0;
    const FlightCost ten = flight_cost(in);
    EXPECT_NEAR(ten.booster, once.booster / 10.0, 1e-6);
    EXPECT_NEAR(ten.refurbishment, 0.9 * (0.01 / 100.0 * 10.0 + 0.005) * once.new_booster, 1e-6);
    EXPECT_LT(ten.marginal, once.marginal);
}

// Units 1 … n of a learning series, against the closed sum of mean_learning_factor rows (EC-043).
TEST(FlightCost, LongSeriesLearnAsShortOnes) {
    double sum = 0.0;
    for (long n = 1; n <= 50'000; ++n) sum += std::pow(static_cast<double>(n), std::log2(0.85));
    EXPECT_NEAR(mean_learning_factor(0.85, 1, 50'000) / (sum / 50'000), 1.0, 1e-12);
    sum = 0.0;
    for (long n = 1200; n <= 9000; ++n) sum += 1.0 / static_cast<double>(n);
    EXPECT_NEAR(mean_learning_factor(0.5, 1200, 9000) / (sum / 7801.0), 1.0, 1e-12);
}

// The table's own points up to twelve a year, then the same fall per doubling as its last one:
// 25/33, 17/23, 11/17.
TEST(FlightCost, IndirectCostGoesOnBeyondTheTable) {
    EXPECT_NEAR(indirect_effort(Provider::c, 12.0 / k_year, k_year), 11.0, 1e-9);
    EXPECT_NEAR(indirect_effort(Provider::a, 24.0 / k_year, k_year), 25.0 * 25.0 / 33.0, 1e-9);
    EXPECT_NEAR(indirect_effort(Provider::b, 24.0 / k_year, k_year), 17.0 * 17.0 / 23.0, 1e-9);
    EXPECT_NEAR(indirect_effort(Provider::c, 48.0 / k_year, k_year),
                11.0 * 11.0 / 17.0 * 11.0 / 17.0, 1e-9);
    // A year's staff still grows with the rate.
    EXPECT_GT(200.0 * indirect_effort(Provider::c, 200.0 / k_year, k_year), 132.0);
}

// A crew's law holds up to its rate; twice that rate is two crews, so a flight's effort stays.
TEST(FlightCost, CrewsAreAddedBeyondTheirRate) {
    FlightCostInput in = vehicle();
    in.crew_rate = 40.0 / k_year;
    in.launches_per_year = 40.0 / k_year;
    const double one = flight_cost(in).ground;
    in.launches_per_year = 80.0 / k_year;
    EXPECT_DOUBLE_EQ(flight_cost(in).ground, one);
    in.crew_rate = 0.0;
    EXPECT_NEAR(flight_cost(in).ground, one * std::pow(2.0, -0.9), 1e-6 * one);
}

// By definition: at the break-even the reused vehicle is no dearer, one use earlier it is.
TEST(FlightCost, BreakEvenIsTheFirstUseThatPays) {
    const FlightCostInput expended = vehicle();
    FlightCostInput reused = vehicle();
    reused.booster.uses = 10.0;
    reused.booster.recovered_mass = 22e3;
    reused.payload = 14e3;
    const double rival = flight_cost(expended).per_mass;
    const long n = break_even_uses(reused, expended, 100);
    ASSERT_GT(n, 1);
    reused.booster.uses = static_cast<double>(n);
    EXPECT_LE(flight_cost(reused).per_mass, rival);
    reused.booster.uses = static_cast<double>(n - 1);
    EXPECT_GT(flight_cost(reused).per_mass, rival);
    reused.booster.uses = 10.0;
    reused.payload = 1e3;
    EXPECT_EQ(break_even_uses(reused, expended, 100), 0);
}

// The books of a flown campaign: what all flights cost is what all missions cost; nine tankers and
// a mission cost ten flights a mission; without losses the uses are flights over boosters.
TEST(CampaignCost, FlightsPayForMissions) {
    Campaign c;
    c.boosters.initial = 5;
    c.boosters.uses = 100;
    c.boosters.refurbishment = {86400.0, 1.0, 0.0};
    c.upper_stages = c.boosters;
    c.refuelling = {900e3, 100e3, 0.0, 0.0};
    c.pad_cycle = 86400.0;
    const CampaignHistory h = fly_campaign(c, 10, 1, 0);
    ASSERT_EQ(h.flights.size(), 100u);
    const FlightCostInput in = vehicle();
    const CampaignCost cost = campaign_cost(in, h);
    // A pad that is free at once is always taken by the two stages that rested longest.
    EXPECT_NEAR(cost.booster_uses, 20.0, 1e-12);
    EXPECT_NEAR(cost.launches_per_year * 86400.0, 1.0, 1e-9);
    EXPECT_NEAR(cost.per_mission, 10.0 * cost.flight.total, 1e-3);
    EXPECT_NEAR(cost.per_mass, cost.per_mission / in.payload, 1e-9);
    EXPECT_EQ(campaign_cost(in, CampaignHistory{}).per_mass, 0.0);
}

// Inverse of the ladder on its own prices, and its break-even put back into the ladder.
TEST(CostLadder, InverseAndBreakEven) {
    CostLadder l{90e6, 0.02, 25e6, 1.6e6, 200e3};
    const double p1 = ladder_price(l, 50.0);
    l.refurbishment_share = 0.1;
    const double p2 = ladder_price(l, 50.0);
    const LadderInverse inverse = implied(l, 50.0, 0.02, p1, 0.1, p2);
    EXPECT_NEAR(inverse.refurbishment_base, 25e6, 1e-3);
    EXPECT_NEAR(inverse.operations, 1.6e6, 1e-3);
    const CostLadder paid{90e6, 0.02, 25e6, 1.5e6, 1e6};
    EXPECT_NEAR(break_even_uses(paid, 46.75), 89.5 / 44.75, 1e-12);
    EXPECT_NEAR(ladder_price(paid, break_even_uses(paid, 46.75)), 46.75, 1e-9);
    EXPECT_TRUE(std::isinf(break_even_uses(paid, 1.0)));
    EXPECT_EQ(break_even_uses(paid, 1000.0), 1.0);
}

}  // namespace
}  // namespace dawnline::launch
