#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/random.hpp"
#include "dawnline/network/acquisition.hpp"

namespace dawnline::network {
namespace {

// Bang-bang: 90° at 1°/s and 0.5°/s² takes 90 + 2 s; below ω²/α = 2° only acceleration counts, and
// both branches meet there.
TEST(Slew, IsBangBang) {
    const double degree = 3.14159265358979323846 / 180.0;
    EXPECT_NEAR(slew_time(90.0 * degree, degree, 0.5 * degree), 92.0, 1e-12);
    EXPECT_NEAR(slew_time(0.5 * degree, degree, 0.5 * degree), 2.0, 1e-12);
    EXPECT_NEAR(slew_time(2.0 * degree, degree, 0.5 * degree), 4.0, 1e-12);
}

const Search k_search{500e-6, 100e-6, 0.2, 0.02, 0.9};

// The mean against a Monte Carlo of the search itself: partner drawn from two normals, spirals
// until one sees it. 4 standard errors of 10⁵ draws.
TEST(Acquisition, MeanTimeIsTheMean) {
    Stream stream(3, 0, "test.acquisition");
    const double out_to = 3.0 * k_search.uncertainty, whole = spiral_time(k_search, out_to);
    constexpr int k_draws = 100000;
    double sum = 0.0, square = 0.0;
    for (int i = 0; i < k_draws; ++i) {
        double time = 0.0;
        for (;;) {
            const double x = k_search.uncertainty * stream.normal();
            const double y = k_search.uncertainty * stream.normal();
            const double r = std::hypot(x, y);
            if (r < out_to && stream.uniform() < k_search.detection) {
                time += whole * (r / out_to) * (r / out_to);
                break;
            }
            time += whole;
        }
        sum += time, square += time * time;
    }
    const double mean = sum / k_draws;
    const double error = std::sqrt((square / k_draws - mean * mean) / k_draws);
    EXPECT_NEAR(mean_acquisition_time(k_search, out_to), mean, 4.0 * error);
}

// hand_over() maps a uniform draw to such a search: its mean over the draws is the same.
TEST(Acquisition, HandOversHaveThatMean) {
    const double out_to = 3.0 * k_search.uncertainty;
    constexpr int k_steps = 200000;
    double sum = 0.0;
    for (int i = 0; i < k_steps; ++i) {
        const HandOver h = hand_over(10.0, 0.0, 0.1, 0.1, k_search, out_to, (i + 0.5) / k_steps);
        sum += h.tracked - h.slewed;
    }
    EXPECT_NEAR(sum / k_steps / mean_acquisition_time(k_search, out_to), 1.0, 1e-3);
}

TEST(Acquisition, StatesFollowEachOther) {
    const HandOver h = hand_over(10.0, 0.5, 0.1, 0.1, k_search, 1e-3, 0.3);
    EXPECT_EQ(state_at(h, 10.0, 9.0), LinkState::idle);
    EXPECT_EQ(state_at(h, 10.0, 10.5), LinkState::slewing);
    EXPECT_EQ(state_at(h, 10.0, 0.5 * (h.slewed + h.tracked)), LinkState::acquiring);
    EXPECT_EQ(state_at(h, 10.0, h.tracked), LinkState::tracking);
}

// SpaceX: 266 141 acquisitions a day over more than 9 000 lasers, uptime above 99 %: 29.57 each, so
// they come back in less than 29.2 s on average.
TEST(Acquisition, StarlinkComesBackWithinHalfAMinute) {
    const double per_day = 266141.0 / 9000.0;
    EXPECT_NEAR(time_for_uptime(per_day, 0.99), 29.2, 0.1);
    EXPECT_GT(link_uptime(per_day, 25.0), 0.99);
}

}  // namespace
}  // namespace dawnline::network
