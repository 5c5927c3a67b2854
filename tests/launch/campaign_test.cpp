#include "dawnline/launch/fleet_campaign.hpp"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/launch/campaign_spread.hpp"

namespace dawnline::launch {
namespace {

constexpr double k_day = 86400.0;
constexpr double k_year = 365.25 * k_day;

/// A fleet of which nothing fails: ten boosters, expendable upper stages, three pads, three ships.
Campaign calm() {
    Campaign c;
    c.boosters.initial = 10;
    c.boosters.uses = 1000;
    c.boosters.return_time = 4.0 * k_day;
    c.boosters.refurbishment = {26.0 * k_day, 1.0, 0.0};
    c.boosters.recovery_assets = 3;
    c.boosters.recovery_cycle = 7.0 * k_day;
    c.upper_stages.initial = 5;
    c.upper_stages.most = 20;
    c.upper_stages.build_lines = 2;
    c.upper_stages.build = {4.0 * k_day, 1.0, 0.0};
    c.pads = 3;
    c.pad_cycle = 4.0 * k_day;
    c.range_interval = 0.5 * k_day;
    return c;
}

/// The same with everything that can go wrong.
Campaign rough() {
    Campaign c = calm();
    c.boosters.most = 12;
    c.boosters.build_lines = 1;
    c.boosters.build = {60.0 * k_day, 0.9, 20.0 * k_day};
    c.boosters.uses = 25;
    c.boosters.refurbishment = {60.0 * k_day, 0.85, 12.0 * k_day};
    c.boosters.refurbishment_lines = 6;
    c.boosters.landing = {0.2, 0.01, 0.4, 10.0};
    c.upper_stages.initial = 4;
    c.upper_stages.most = 8;
    c.upper_stages.uses = 10;
    c.upper_stages.expend_last_use = true;
    c.upper_stages.return_time = k_day;
    c.upper_stages.refurbishment = {20.0 * k_day, 0.9, 5.0 * k_day};
    c.upper_stages.landing = {0.3, 0.02, 0.4, 0.0};
    c.upper_stages.recovery_assets = 2;
    c.upper_stages.recovery_cycle = 3.0 * k_day;
    c.ascent = {0.1, 0.01, 0.3, 20.0};
    c.ascent_stand_down = 20.0 * k_day;
    c.landing_stand_down = 3.0 * k_day;
    c.go_probability = 0.7;
    c.recycle_time = k_day;
    c.availability = 0.9;
    return c;
}

double rate_of(const CampaignHistory& h) {
    const std::size_t from = h.flights.size() / 2;
    return static_cast<double>(h.flights.size() - 1 - from) /
           (h.flights.back().date - h.flights[from].date);
}

// Without failures and weather the second half of a long campaign flies at the closed form's rate,
// whichever limit binds. The rate is counted over whole flights, hence a tolerance of some flights
// in five hundred.
TEST(Campaign, CalmFleetFliesAtTheSustainedRate) {
    std::vector<Campaign> fleets(6, calm());
    std::vector<Waited> binding{Waited::boosters,     Waited::pads,  Waited::booster_recovery,
                                Waited::upper_stages, Waited::range, Waited::boosters};
    fleets[1].pads = 1;
    fleets[2].boosters.recovery_assets = 1;
    fleets[3].upper_stages.build_lines = 1;
    fleets[4].range_interval = 5.0 * k_day;
    fleets[5].availability = 0.8;
    for (std::size_t k = 0; k < fleets.size(); ++k) {
        const CampaignHistory h = fly_campaign(fleets[k], 1000, 1, 0);
        const double limit = sustained_rate(campaign_limits(fleets[k], 1000.0));
        EXPECT_TRUE(h.complete);
        EXPECT_NEAR(rate_of(h) / limit, 1.0, 0.02) << k;
        EXPECT_EQ(h.binding, binding[k]) << to_string(h.binding);
    }
}

// The closed form by hand: ten boosters of which each flies every 30 days, one in three days.
TEST(Campaign, TenBoostersOfThirtyDays) {
    const CampaignHistory h = fly_campaign(calm(), 1000, 1, 0);
    EXPECT_NEAR(rate_of(h) * k_day, 1.0 / 3.0, 0.005);
    EXPECT_NEAR(h.utilisation.boosters, 1.0, 0.02);
    EXPECT_NEAR(h.utilisation.pads, 4.0 / 9.0, 0.02);              // 4 days in 9
    EXPECT_NEAR(h.utilisation.booster_recovery, 7.0 / 9.0, 0.02);  // 7 days in 9
}

// Every unit that was there or was built is somewhere; every flight used one of each.
TEST(Campaign, NoStageIsLostFromTheBooks) {
    for (std::uint64_t history = 0; history < 50; ++history) {
        const Campaign c = rough();
        const CampaignHistory h = fly_campaign(c, 300, 7, history);
        long failed = 0, boosters_lost = 0, uppers_lost = 0, waited = 0;
        std::vector<std::uint32_t> uses;
        for (const CampaignFlight& f : h.flights) {
            failed += f.ascent_failed;
            boosters_lost += f.booster_lost;
            uppers_lost += f.upper_lost;
            if (f.booster >= uses.size()) uses.resize(f.booster + 1, 0);
            EXPECT_EQ(f.booster_use, ++uses[f.booster]);
            EXPECT_LE(f.booster_use, 25u);
            EXPECT_LE(f.upper_use, 10u);
        }
        for (const long w : h.waited) waited += w;
        for (const UnitCount& u : {h.boosters, h.upper_stages})
            EXPECT_EQ(u.initial + u.built,
                      u.left + u.lost_ascent + u.lost_landing + u.retired + u.expended);
        EXPECT_EQ(h.boosters.lost_ascent + h.boosters.lost_landing, boosters_lost);
        EXPECT_EQ(h.upper_stages.lost_ascent + h.upper_stages.lost_landing, uppers_lost);
        EXPECT_EQ(h.upper_stages.retired, 0);
        EXPECT_EQ(h.failed_ascents, failed);
        EXPECT_EQ(h.missions, static_cast<long>(h.flights.size()) - failed);
        EXPECT_EQ(waited, static_cast<long>(h.flights.size()));
        EXPECT_LE(h.boosters.left, c.boosters.most);
    }
}

// A pad, a booster and the range are never used faster than they allow, whatever goes wrong.
TEST(Campaign, NothingIsUsedFasterThanItAllows) {
    const Campaign c = rough();
    const CampaignHistory h = fly_campaign(c, 500, 3, 5);
    const double stretch = 1.0 / c.availability;
    std::vector<double> last_of_booster;
    for (std::size_t k = 1; k < h.flights.size(); ++k) {
        EXPECT_GE(h.flights[k].date, h.flights[k - 1].date + c.range_interval * stretch - 1e-3);
        // n pads: the flight n places before has freed a pad.
        if (k >= 3) {
            EXPECT_GE(h.flights[k].date, h.flights[k - 3].date + c.pad_cycle * stretch - 1e-3);
        }
        if (h.flights[k - 1].ascent_failed) {
            EXPECT_GE(h.flights[k].date, h.flights[k - 1].date + c.ascent_stand_down - 1e-3);
        }
    }
    for (const CampaignFlight& f : h.flights) {
        if (f.booster >= last_of_booster.size()) last_of_booster.resize(f.booster + 1, -k_year);
        EXPECT_GE(f.date, last_of_booster[f.booster] + 16.0 * k_day * stretch - 1e-3);
        last_of_booster[f.booster] = f.date;
    }
}

// Σ p(n): failures of ascents and landings over 4000 histories against the closed form, within four
// standard errors; every trial is a Bernoulli draw of known probability.
TEST(Campaign, MeanLossesMatchTheClosedForm) {
    Campaign c = calm();
    c.boosters.initial = 200;
    c.boosters.landing = {0.3, 0.02, 0.5, 0.0};
    c.ascent = {0.2, 0.01, 0.4, 0.0};
    c.upper_stages.initial = 200;
    constexpr std::size_t k_histories = 4000;
    constexpr std::size_t k_flights = 60;
    double failed = 0.0, lost = 0.0, landing_expected = 0.0;
    for (std::uint64_t history = 0; history < k_histories; ++history) {
        const CampaignHistory h = fly_campaign(c, 100, 11, history);
        ASSERT_GE(h.flights.size(), k_flights);
        std::size_t landings = 0;
        for (std::size_t k = 0; k < k_flights; ++k) {
            failed += h.flights[k].ascent_failed;
            if (h.flights[k].ascent_failed) continue;
            ++landings;
            lost += h.flights[k].booster_lost;
        }
        landing_expected += expected_failures(c.boosters.landing, landings);
    }
    const double n = static_cast<double>(k_histories);
    const double expected = expected_failures(c.ascent, k_flights);
    EXPECT_NEAR(failed / n, expected, 4.0 * std::sqrt(expected / n));
    EXPECT_NEAR(lost / n, landing_expected / n, 4.0 * std::sqrt(landing_expected) / n);
}

// A Beta prior leaves the mean of the first failure where it was: 20 000 draws of Beta(1, 9),
// standard deviation 0.0905, within four standard errors.
TEST(Campaign, PriorKeepsTheMean) {
    const ReliabilityGrowth growth{0.1, 0.0, 0.0, 10.0};
    Stream stream(1, 2, "test");
    double sum = 0.0;
    for (int k = 0; k < 20'000; ++k) sum += drawn(growth, stream).first;
    EXPECT_NEAR(sum / 20'000, 0.1, 4.0 * 0.0905 / std::sqrt(20'000.0));
    EXPECT_EQ(predicted_failure(0.5, 0.5, 0.0, 9.0), 0.05);
}

TEST(Campaign, SameBytesForAnyNumberOfThreads) {
    const Campaign c = rough();
    const CampaignSpread one = campaign_spread(c, 200, 3.0 * k_year, 64, 5, 1);
    const CampaignSpread four = campaign_spread(c, 200, 3.0 * k_year, 64, 5, 4);
    EXPECT_EQ(one.completed.mean, four.completed.mean);
    EXPECT_EQ(one.completed.p95, four.completed.p95);
    EXPECT_EQ(one.boosters_lost.mean, four.boosters_lost.mean);
    EXPECT_EQ(one.in_time, four.in_time);
    EXPECT_EQ(one.waited, four.waited);
}

// Type 7: of 1 … 5 the median is 3 and the 5 % point 1.2.
TEST(Campaign, Percentiles) {
    const std::vector<double> values{5, 1, 4, 2, 3};
    const Spread s = spread_of(values);
    EXPECT_DOUBLE_EQ(s.p50, 3.0);
    EXPECT_DOUBLE_EQ(s.p5, 1.2);
    EXPECT_DOUBLE_EQ(s.p95, 4.8);
    EXPECT_DOUBLE_EQ(s.mean, 3.0);
}

// Closed form of the depot: the campaign of a single pad flies at its interval, and n tankers fill
// it before every mission.
TEST(Campaign, TankersFillTheDepot) {
    Campaign c = calm();
    c.pads = 1;
    c.upper_stages.build_lines = 4;
    c.refuelling = {1200e3, 150e3, 0.02, 0.002 / k_day};
    const RefuellingPlan plan = refuelling_plan(c.refuelling, c.pad_cycle);
    const CampaignHistory h = fly_campaign(c, 1, 1, 0);
    EXPECT_EQ(static_cast<double>(h.tankers), plan.tankers);
    EXPECT_EQ(h.flights.size(), static_cast<std::size_t>(h.tankers) + 1);
    EXPECT_NEAR(h.completed, plan.duration, 1.0);
}

// By hand: 1000 t at 150 t each are 7; mass conserves; a depot that halves between tankers holds at
// most one load.
TEST(Refuelling, ClosedForm) {
    RefuellingPlan plan = refuelling_plan({1000e3, 150e3, 0.0, 0.0}, 10.0 * k_day);
    EXPECT_EQ(plan.tankers, 7.0);
    EXPECT_NEAR(plan.left_over, 50e3, 1e-6);
    EXPECT_EQ(plan.boiled_off, 0.0);
    EXPECT_EQ(refuelling_plan({1050e3, 150e3, 0.0, 0.0}, k_day).tankers, 7.0);
    const Refuelling leaky{1000e3, 150e3, 0.03, 0.01 / k_day};
    plan = refuelling_plan(leaky, 3.0 * k_day);
    double held = 0.0;
    for (int k = 0; k < static_cast<int>(plan.tankers); ++k)
        held = (held + 150e3 * 0.97) * std::exp(-0.03);
    EXPECT_NEAR(held - 1000e3 / 0.97, plan.left_over, 1e-3);
    EXPECT_NEAR(plan.delivered, plan.boiled_off + plan.left_over + 1000e3 / 0.97, 1e-3);
    const Refuelling hopeless{151e3, 150e3, 0.0, std::log(2.0) / k_day};
    EXPECT_TRUE(std::isinf(refuelling_plan(hopeless, k_day).tankers));
    EXPECT_NEAR(refuelling_plan(hopeless, k_day).most_held, 150e3, 1e-3);
    EXPECT_NEAR(propellant_for(100.0, 1000.0, 1000.0), 100.0 * (std::exp(1.0) - 1.0), 1e-9);
}

// Minimal: the fleet found keeps the date and none of its counts can be cut alone.
TEST(Campaign, SmallestFleetIsMinimal) {
    Campaign c = calm();
    c.boosters.initial = 1;
    c.boosters.recovery_assets = 1;
    c.upper_stages.build_lines = 1;
    c.pads = 1;
    const double date = 2.0 * k_year;
    const SmallestFleet s = smallest_fleet(c, 300, date, 0.9, {}, 1, 1, 1);
    ASSERT_TRUE(s.found);
    EXPECT_LE(s.completed, date);
    // 300 flights in 730.5 days are one in 2.44: ⌈30/2.44⌉ boosters, ⌈7/2.44⌉ ships, two pads; less
    // what is ready at the start.
    EXPECT_NEAR(static_cast<double>(s.campaign.boosters.initial), 12.3, 1.0);
    EXPECT_EQ(s.campaign.boosters.recovery_assets, 3);
    EXPECT_EQ(s.campaign.pads, 2);
    EXPECT_EQ(s.campaign.upper_stages.build_lines, 2);
    const auto late = [&](Campaign less) { return fly_campaign(less, 300, 1, 0).completed > date; };
    Campaign less = s.campaign;
    --less.boosters.initial;
    EXPECT_TRUE(late(less));
    less = s.campaign;
    --less.pads;
    EXPECT_TRUE(late(less));
    c.range_interval = 10.0 * k_day;
    const SmallestFleet none = smallest_fleet(c, 300, date, 0.9, {}, 1, 1, 1);
    EXPECT_FALSE(none.found);
    EXPECT_EQ(none.binding, Waited::range);
}

TEST(Campaign, BadFiguresAreNamedTogether) {
    Campaign c = calm();
    c.pads = 0;
    c.ascent.first = 1.5;
    c.pad_cycle = std::nan("");
    try {
        fly_campaign(c, 10, 1, 0);
        FAIL();
    } catch (const Error& e) {
        EXPECT_EQ(e.problems().size(), 3u);
    }
}

// What cannot go on ends: no boosters left and none built, or the campaign's end.
TEST(Campaign, HopelessCampaignsEnd) {
    Campaign c = calm();
    c.boosters.uses = 3;
    const CampaignHistory h = fly_campaign(c, 100, 1, 0);
    EXPECT_FALSE(h.complete);
    EXPECT_EQ(h.flights.size(), 30u);
    EXPECT_EQ(h.boosters.retired, 30 / 3);
    c = calm();
    c.duration = k_year;
    const CampaignHistory cut = fly_campaign(c, 10000, 1, 0);
    EXPECT_FALSE(cut.complete);
    EXPECT_LE(cut.flights.back().date, k_year);
    const std::vector<long> years = flights_by_year(cut, k_year);
    EXPECT_EQ(static_cast<std::size_t>(years.at(0)), cut.flights.size());
}

}  // namespace
}  // namespace dawnline::launch
