#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/random.hpp"
#include "dawnline/compute/checkpoint.hpp"

namespace dawnline::compute {
namespace {

struct Case {
    double save, mtbf, restart;
};

class Checkpoint : public testing::TestWithParam<Case> {};

// The exact interval is the one that a fine search of the efficiency finds: what it claims, tried.
TEST_P(Checkpoint, ExactIntervalIsTheBest) {
    const auto [save, mtbf, restart] = GetParam();
    double best = 0.0, at = 0.0;
    for (double interval = 1.0; interval < 3.0 * mtbf; interval *= 1.0005) {
        const double e = checkpoint_efficiency(interval, save, mtbf, restart);
        if (e > best) best = e, at = interval;
    }
    EXPECT_NEAR(exact_interval(save, mtbf), at, 1e-3 * at);
}

// Saxena's period is the best of Saxena's availability, likewise.
TEST_P(Checkpoint, SaxenaPeriodIsTheBest) {
    const auto [save, mtbf, restart] = GetParam();
    double best = 0.0, at = 0.0;
    for (double period = save * 1.001; period < 10.0 * mtbf; period *= 1.0005) {
        const double a = saxena_availability(period, save, mtbf, restart);
        if (a > best) best = a, at = period;
    }
    EXPECT_NEAR(saxena_period(save, mtbf, restart), at, 1e-3 * at);
}

// A job simulated interruption by interruption: restart until it succeeds, then work and save. The
// mean over many segments must agree within three standard errors.
TEST_P(Checkpoint, EfficiencyIsThatOfASimulatedJob) {
    const auto [save, mtbf, restart] = GetParam();
    const double interval = exact_interval(save, mtbf);
    Stream draw(11, 0, "checkpoint");
    constexpr int k_segments = 40000;
    double sum = 0.0, squares = 0.0;
    for (int k = 0; k < k_segments; ++k) {
        double spent = 0.0;
        double needed = interval + save;  // the first attempt needs no restart
        for (;;) {
            const double next = draw.exponential(1.0 / mtbf);
            if (next >= needed) break;
            spent += next;
            needed = restart + interval + save;
        }
        spent += needed;
        sum += spent, squares += spent * spent;
    }
    const double mean = sum / k_segments;
    const double error = std::sqrt((squares / k_segments - mean * mean) / k_segments);
    // Daly's formula charges a restart to every segment as if one had just failed: its expected
    // time M e^(R/M)(e^((τ+δ)/M) − 1) is that of this process exactly.
    const double expected = interval / checkpoint_efficiency(interval, save, mtbf, restart);
    EXPECT_NEAR(mean, expected, 3.0 * error);
}

INSTANTIATE_TEST_SUITE_P(Cases, Checkpoint,
                         testing::Values(Case{60, 11134.8, 300}, Case{60, 8424, 0},
                                         Case{300, 3600, 600}, Case{5, 820, 60}));

// W e^W = x: the definition, on both sides of zero and at the branch point.
TEST(LambertW, Inverts) {
    for (double x : {-0.3678, -0.2, -1e-3, 1e-9, 0.5, 1.0, 10.0, 1e6}) {
        const double w = lambert_w0(x);
        EXPECT_NEAR(w * std::exp(w), x, 1e-14 * (1.0 + std::abs(x))) << x;
    }
    EXPECT_NEAR(lambert_w0(1.0), 0.56714329040978387, 1e-15);  // the omega constant
    EXPECT_DOUBLE_EQ(lambert_w0(0.0), 0.0);
    EXPECT_TRUE(std::isnan(lambert_w0(-0.5)));
}

// Daly's series tends to the exact optimum as saves get cheap.
TEST(Daly, TendsToTheOptimum) {
    double before = 1.0;
    for (double save : {100.0, 10.0, 1.0}) {
        const double miss = std::abs(daly_interval(save, 1e4) / exact_interval(save, 1e4) - 1.0);
        EXPECT_LT(miss, before);
        before = miss;
    }
    EXPECT_LT(before, 1e-6);
}

}  // namespace
}  // namespace dawnline::compute
