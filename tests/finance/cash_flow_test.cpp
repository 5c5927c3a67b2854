#include "dawnline/finance/cash_flow.hpp"

#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/finance/discounting.hpp"
#include "dawnline/finance/levelised.hpp"

namespace dawnline::finance {
namespace {

constexpr double k_year = 365.25 * 86400.0;

Terms terms(double rate, double years, double period_years = 1.0, bool credit = true) {
    return {rate, k_year, period_years * k_year, years * k_year, credit};
}

CostItem capital(double amount, double start_years, double life_years, double end_years = 1e3) {
    return {"plant",           ItemKind::capital, amount, start_years * k_year, life_years * k_year,
            end_years * k_year};
}

CostItem running(double per_year, double from_years, double to_years) {
    return {"staff", ItemKind::operations, per_year / k_year, from_years * k_year,
            0.0,     to_years * k_year};
}

TEST(CashFlow, OneLifeIsPaidOnce) {
    const std::array items{capital(1000.0, 0.0, 5.0)};
    const CashFlow flow = cash_flow(items, terms(0.08, 5.0));
    EXPECT_DOUBLE_EQ(flow.total, 1000.0);
    EXPECT_DOUBLE_EQ(flow.present_value, 1000.0);
    ASSERT_EQ(flow.spent.size(), 5u);
    EXPECT_DOUBLE_EQ(flow.spent[0], 1000.0);
}

// Replacement at 5 y, half of its life left at 7.5 y; all by hand.
TEST(CashFlow, ReplacementAndRemainder) {
    const std::array items{capital(1000.0, 0.0, 5.0)};
    const CashFlow flow = cash_flow(items, terms(0.08, 7.5));
    EXPECT_NEAR(flow.total, 1500.0, 1e-9);
    EXPECT_NEAR(flow.present_value,
                1000.0 + 1000.0 * std::pow(1.08, -5.0) - 500.0 * std::pow(1.08, -7.5), 1e-9);
    EXPECT_NEAR(cash_flow(items, terms(0.08, 7.5, 1.0, false)).total, 2000.0, 1e-9);
}

TEST(CashFlow, NothingIsBoughtAtOrAfterTheEnd) {
    const std::array items{capital(1000.0, 0.0, 2.0, 4.0)};
    const CashFlow flow = cash_flow(items, terms(0.0, 10.0));
    EXPECT_NEAR(flow.total, 2000.0, 1e-9);
}

// The stream's present value does not depend on the periods, and the series sums to the total.
TEST(CashFlow, RunningCostDoesNotDependOnThePeriod) {
    const std::array items{running(100.0, 0.5, 4.25)};
    const CashFlow yearly = cash_flow(items, terms(0.08, 10.0));
    const CashFlow monthly = cash_flow(items, terms(0.08, 10.0, 1.0 / 12.0));
    EXPECT_NEAR(yearly.total, 375.0, 1e-9);
    EXPECT_NEAR(yearly.present_value, monthly.present_value, 1e-9);
    EXPECT_NEAR(yearly.present_value,
                100.0 / k_year * stream_factor(0.08, 0.5 * k_year, 4.25 * k_year, k_year), 1e-9);
    EXPECT_NEAR(std::accumulate(monthly.spent.begin(), monthly.spent.end(), 0.0), 375.0, 1e-9);
}

TEST(CashFlow, EscalationAtTheDiscountRateCancelsIt) {
    CostItem item = running(100.0, 0.0, 10.0);
    item.escalation = 0.08;
    const std::array items{item};
    EXPECT_NEAR(cash_flow(items, terms(0.08, 10.0)).present_value, 1000.0, 1e-9);
}

// An item bought once and delivered evenly over its life: (C CRF)-like charge of the continuous
// stream, which is C over the present value of the delivery.
TEST(CashFlow, LevelisedCostDiscountsTheOutput) {
    const std::array items{capital(1000.0, 0.0, 5.0)};
    const Terms t = terms(0.08, 5.0);
    const CashFlow flow = cash_flow(items, t);
    const std::vector<double> delivered(5, 10.0);
    const double present = 10.0 / k_year * stream_factor(0.08, 0.0, 5.0 * k_year, k_year);
    EXPECT_NEAR(levelised_cost(flow, delivered, t), 1000.0 / present, 1e-9);
    const std::vector<double> nothing(5, 0.0);
    EXPECT_TRUE(std::isinf(levelised_cost(flow, nothing, t)));
}

TEST(CashFlow, RefusesWhatCannotBe) {
    const std::array good{capital(1.0, 0.0, 5.0)};
    Terms bad = terms(0.08, 5.0);
    bad.period = 0.0;
    EXPECT_THROW(cash_flow(good, bad), Error);
    const std::array negative{capital(1.0, 0.0, -1.0)};
    EXPECT_THROW(cash_flow(negative, terms(0.08, 5.0)), Error);
}

// NREL's calculator: 1500 USD/kW, 20 USD/kW/yr, CF 0.5, 4 USD/MMBtu, 7000 Btu/kWh, 2 USD/MWh, 7 %,
// 20 years of 8760 h give 66.892554 USD/MWh.
TEST(Levelised, SimpleCostOfEnergy) {
    const double year = 8760.0 * 3600.0, mwh = 3.6e9;
    const SteadyPlant plant{
        1.5,       0.02 / year, 0.5, 4.0 / (1e6 * 1055.05585262), 7000.0 * 1055.05585262 / 3.6e6,
        2.0 / mwh, 20.0 * year};
    EXPECT_NEAR(simple_levelised_cost(plant, 0.07, year) * mwh, 66.892554, 1e-6);
}

}  // namespace
}  // namespace dawnline::finance
