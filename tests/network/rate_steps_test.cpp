#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/network/optical_link.hpp"
#include "dawnline/network/rate_steps.hpp"

namespace dawnline::network {
namespace {

const OpticalTerminal k_suncatcher{5.0, 0.10, 1.55e-6, 0.7876, 0.501187, 400e9, 10e-6, 24.0};

// Whole channels fall off one by one as a link grows at 1 km/s from 400 km: at the ranges at which
// 24, 23 … channels just get their power, by another function of the room (a root search).
// Resolution 1 ms.
TEST(RateSteps, AreWhereChannelsFallOff) {
    const auto rate = [](std::uint32_t, double t) {
        return link_rate(k_suncatcher, 400e3 + 1000.0 * t);
    };
    const auto steps = rate_steps(1, rate, 0.0, 100.0);
    ASSERT_GT(steps.size(), 8u);
    EXPECT_EQ(steps[0], (RateStep{0.0, 0, 24 * 400e9}));
    for (std::size_t i = 1; i < steps.size(); ++i) {
        const double channels = 24.0 - static_cast<double>(i);
        EXPECT_EQ(steps[i].rate, channels * 400e9);
        EXPECT_NEAR(steps[i].time,
                    (range_for_channels(k_suncatcher, channels + 1.0) - 400e3) / 1000.0, 1e-3);
    }
}

// A rate e^t changes by 1 % every −ln(0.99) s or so: that many steps, each within the tolerance of
// what it stands for. Two links come in the order of time.
TEST(RateSteps, StayWithinTheTolerance) {
    const auto rate = [](std::uint32_t link, double t) { return std::exp(t) * (1.0 + link); };
    const auto steps = rate_steps(2, rate, 0.0, 1.0, {0.5, 0.01, 1e-9});
    EXPECT_NEAR(static_cast<double>(steps.size()), 2.0 * (1.0 - 1.0 / std::log(0.99)), 2.0);
    for (std::size_t i = 1; i < steps.size(); ++i) EXPECT_GE(steps[i].time, steps[i - 1].time);
    for (double t = 0.0; t <= 1.0; t += 0.001) {
        double held = 0.0;
        for (const RateStep& s : steps)
            if (s.link == 0 && s.time <= t) held = s.rate;
        EXPECT_LE(std::abs(held - rate(0, t)), 0.01001 * rate(0, t));
    }
}

TEST(RateSteps, NameTheLinkWithoutARate) {
    const auto rate = [](std::uint32_t link, double) { return link == 3 ? std::nan("") : 1.0; };
    try {
        rate_steps(5, rate, 0.0, 1.0);
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("link 3"), std::string::npos);
    }
    EXPECT_THROW(rate_steps(1, rate, 1.0, 0.0), Error);
    EXPECT_THROW(rate_steps(1, rate, 0.0, 1.0, {.sampling = 0.0}), Error);
}

}  // namespace
}  // namespace dawnline::network
