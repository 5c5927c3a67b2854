#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/compute/checkpoint.hpp"
#include "dawnline/compute/rate_steps.hpp"

namespace dawnline::compute {
namespace {

// An orbit of 100 min with ten dangerous minutes, and a rate that dies out.
const RateSteps k_orbit({0.0, 3000.0, 3600.0}, {1e-5, 4e-3, 0.0}, 6000.0);
const RateSteps k_once({0.0, 50.0, 80.0}, {2e-2, 0.0, 1e-3});

// reaches() inverts integral(): what it was asked to reach has been reached there.
TEST(RateSteps, ReachesInvertsTheIntegral) {
    for (const RateSteps* rate : {&k_orbit, &k_once})
        for (double time : {0.0, 10.0, 3100.0, 5999.0, 1e5 + 17.0})
            for (double amount : {1e-6, 0.3, 2.0, 50.0}) {
                const double at = rate->reaches(time, amount);
                ASSERT_GE(at, time);
                EXPECT_NEAR(rate->integral(at) - rate->integral(time), amount, 1e-9 * (1 + amount));
            }
}

// The integral is the sum of the values, summed by small steps.
TEST(RateSteps, IntegralIsASum) {
    double sum = 0.0;
    for (int k = 0; k < 20000; ++k) sum += k_orbit.at(k + 0.5);
    EXPECT_NEAR(k_orbit.integral(20000.0), sum, 1e-9 * sum);
    EXPECT_DOUBLE_EQ(k_orbit.mean(), (3000.0 * 1e-5 + 600.0 * 4e-3) / 6000.0);
}

// For one rate λτ²/2 = δ, which is Young's interval; for any, the same moment by small steps.
TEST(RateSteps, ExpectedLossIsYoungs) {
    const double rate = 1.0 / 11134.8, save = 60.0;
    EXPECT_NEAR(RateSteps::constant(rate).loss_reaches(123.0, save) - 123.0,
                young_interval(save, 1.0 / rate), 1e-9);
    for (double time : {0.0, 3100.0, 5000.0}) {
        const double until = k_orbit.loss_reaches(time, save);
        double sum = 0.0;
        const double step = (until - time) / 2e6;
        for (int k = 0; k < 2000000; ++k)
            sum += k_orbit.at(time + (k + 0.5) * step) * (k + 0.5) * step * step;
        EXPECT_NEAR(sum, save, 1e-3 * save);
    }
}

TEST(RateSteps, NeverReachesWithoutARate) {
    EXPECT_TRUE(std::isinf(RateSteps::constant(0.0).reaches(5.0, 1.0)));
    EXPECT_TRUE(std::isinf(RateSteps({0.0}, {0.0}, 10.0).reaches(5.0, 1.0)));
    EXPECT_TRUE(std::isinf(RateSteps({0.0}, {0.0}, 10.0).loss_reaches(5.0, 1.0)));
}

void expect_refusal(std::vector<double> start, std::vector<double> value, double period,
                    const std::string& words) {
    try {
        RateSteps(std::move(start), std::move(value), period);
        ADD_FAILURE() << words;
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
    }
}

TEST(RateSteps, RefusesNamingTheStep) {
    expect_refusal({0.0, 5.0}, {1.0, -2.0}, 0.0, "step 1 of a rate is -2");
    expect_refusal({0.0, 5.0, 5.0}, {1.0, 1.0, 1.0}, 0.0, "step 2 of a rate starts at 5");
    expect_refusal({0.0, 5.0}, {1.0}, 0.0, "2 starts and 1 values");
    expect_refusal({0.0, 5.0}, {1.0, 1.0}, 5.0, "period is 5");
    expect_refusal({1.0}, {1.0}, 0.0, "must start at 0");
}

}  // namespace
}  // namespace dawnline::compute
