#include "dawnline/finance/discounting.hpp"

#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "dawnline/finance/debt.hpp"
#include "dawnline/finance/depreciation.hpp"
#include "dawnline/finance/rate_of_return.hpp"

namespace dawnline::finance {
namespace {

constexpr double k_year = 365.25 * 86400.0;

// The series of definition, Σ (1+i)^−t, summed term by term.
TEST(Discounting, AnnuityIsTheSumOfDiscountFactors) {
    for (const double rate : {-0.02, 1e-4, 0.08, 0.5}) {
        double sum = 0.0;
        for (int t = 1; t <= 20; ++t) sum += std::pow(1.0 + rate, -t);
        EXPECT_NEAR(annuity_factor(rate, 20.0), sum, 1e-12 * sum) << rate;
        EXPECT_NEAR(capital_recovery_factor(rate, 20.0) * sum, 1.0, 1e-12) << rate;
    }
}

// Taylor: (1 − (1+i)^−n)/i = n − n(n+1) i/2 + …; the branch must not leave a step.
TEST(Discounting, AnnuityIsSmoothThroughZero) {
    for (const double rate : {-3e-9, -1e-9, -1e-10, 0.0, 1e-10, 1e-9, 3e-9})
        EXPECT_NEAR(annuity_factor(rate, 10.0), 10.0 - 55.0 * rate, 1e-12) << rate;
}

// A constant stream by a fine midpoint sum; error of the rule at 1e5 steps is below 1e-10.
TEST(Discounting, StreamFactorIsTheIntegral) {
    const double from = 0.5 * k_year, to = 3.0 * k_year;
    const int n = 100000;
    double sum = 0.0;
    for (int k = 0; k < n; ++k) {
        const double t = from + (k + 0.5) * (to - from) / n;
        sum += std::pow(1.08, -t / k_year) * (to - from) / n;
    }
    EXPECT_NEAR(stream_factor(0.08, from, to, k_year) / sum, 1.0, 1e-9);
    EXPECT_DOUBLE_EQ(stream_factor(0.0, from, to, k_year), to - from);
    // Streams add over their intervals.
    EXPECT_NEAR(stream_factor(0.08, from, k_year, k_year) + stream_factor(0.08, k_year, to, k_year),
                stream_factor(0.08, from, to, k_year), 1e-6);
}

TEST(Discounting, DatedFlowsOnAnniversariesAreYearlyFlows) {
    const std::array<double, 3> flows{-100.0, 60.0, 70.0};
    std::vector<DatedFlow> dated;
    for (std::size_t t = 0; t < flows.size(); ++t)
        dated.push_back({(7.0 + static_cast<double>(t)) * k_year, flows[t]});
    EXPECT_NEAR(net_present_value(0.1, dated, k_year), net_present_value(0.1, flows), 1e-10);
}

// By construction: −1000 (1 − 1.1x)(1 − 1.4x)(1 − 0.8x) with x = 1/(1 + r).
TEST(RateOfReturn, FindsEveryRoot) {
    const double a = 1.1, b = 1.4, c = 0.8;
    const std::array<double, 4> flows{-1000.0, 1000.0 * (a + b + c),
                                      -1000.0 * (a * b + a * c + b * c), 1000.0 * a * b * c};
    const auto rates = internal_rates_of_return(flows);
    ASSERT_EQ(rates.size(), 3u);
    EXPECT_NEAR(rates[0], -0.2, 1e-10);
    EXPECT_NEAR(rates[1], 0.1, 1e-10);
    EXPECT_NEAR(rates[2], 0.4, 1e-10);
}

TEST(RateOfReturn, NoneForPaymentsAlone) {
    const std::array<double, 3> flows{-1.0, -2.0, -3.0};
    EXPECT_TRUE(internal_rates_of_return(flows).empty());
}

// With one payment and both rates at the internal rate, the modified rate is the internal rate.
TEST(RateOfReturn, ModifiedAtTheInternalRateIsTheInternalRate) {
    const std::array<double, 4> flows{-1000.0, 500.0, 400.0, 300.0};
    const auto rates = internal_rates_of_return(flows);
    ASSERT_EQ(rates.size(), 1u);
    EXPECT_NEAR(modified_rate_of_return(flows, rates[0], rates[0]), rates[0], 1e-12);
}

// The whole balance is repaid: interest on what is left, down to zero.
TEST(Debt, LevelServiceRepaysAll) {
    double balance = 100.0;
    const double service = level_debt_service(balance, 0.075, 20.0);
    for (int t = 0; t < 20; ++t) balance = balance * 1.075 - service;
    EXPECT_NEAR(balance, 0.0, 1e-10);
}

TEST(Debt, SculptedServiceRepaysAll) {
    const std::array<double, 5> cash{10.0, 12.0, 14.0, 13.0, 11.0};
    double balance = sculpted_debt(cash, 1.3, 0.075);
    EXPECT_NEAR(loan_life_cover_ratio(cash, balance, 0.075), 1.3, 1e-12);
    for (const double c : cash) balance = balance * 1.075 - c / 1.3;
    EXPECT_NEAR(balance, 0.0, 1e-12);
}

TEST(Depreciation, SharesSumToOne) {
    double sum = 0.0;
    for (const double share : macrs_five_year()) sum += share;
    EXPECT_NEAR(sum, 1.0, 1e-12);
    // Undiscounted depreciation is worth the basis, and the charge is then the bare annuity.
    EXPECT_NEAR(depreciation_value(0.0, macrs_five_year()), 1.0, 1e-12);
    EXPECT_NEAR(fixed_charge_rate(0.07, 20.0, 0.21, 1.0), capital_recovery_factor(0.07, 20.0),
                1e-12);
}

TEST(CapitalCost, EquityAloneAndDebtAlone) {
    EXPECT_DOUBLE_EQ(weighted_cost_of_capital({1.0, 0.11, 0.07, 0.21}), 0.11);
    EXPECT_DOUBLE_EQ(weighted_cost_of_capital({0.0, 0.11, 0.07, 0.21}), 0.07 * 0.79);
    EXPECT_NEAR(real_rate(0.05, 0.05), 0.0, 1e-15);
}

}  // namespace
}  // namespace dawnline::finance
