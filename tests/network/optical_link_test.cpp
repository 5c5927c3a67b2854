#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/network/optical_link.hpp"

namespace dawnline::network {
namespace {

// Inputs of arXiv:2511.19468v2 S4.2: 5 W, 10 cm, 1.55 µm, 105.1 dB each, -3 dB, 24 × 400 Gbit/s.
const OpticalTerminal k_suncatcher{5.0, 0.10, 1.55e-6, 0.7876, 0.501187, 400e9, 10e-6, 24.0};

// No link delivers more than is sent, however near: Friis does from 5 km inwards.
TEST(OpticalLink, NeverReceivesMoreThanIsSent) {
    for (double range = 1.0; range < 1e8; range *= 1.3)
        EXPECT_LE(received_power(k_suncatcher, range), k_suncatcher.transmit_power) << range;
    EXPECT_GT(friis_share(k_suncatcher, 1e3), 1.0);
}

// 1 − J0² − J1² = v²/4 − v⁴/32 + …: far out the focused coupling is Friis with ideal gains, and the
// relative difference falls with v², a fourth for twice the range.
TEST(OpticalLink, JoinsFriisInTheFarField) {
    double before = 0.0;
    for (double range : {2e6, 4e6, 8e6}) {
        const double share = received_power(k_suncatcher, range) / k_suncatcher.transmit_power;
        const double difference = 1.0 - share / friis_share(k_suncatcher, range);
        if (before > 0.0) {
            EXPECT_NEAR(before / difference, 4.0, 0.05);
        }
        before = difference;
    }
    EXPECT_LT(before, 1e-5);
}

// Value and slope have no seam: halving a small step halves the difference of neighbours.
TEST(OpticalLink, IsSmoothFromNearToFar) {
    for (double range = 100.0; range < 1e7; range *= 1.5) {
        const auto at = [](double r) { return received_power(k_suncatcher, r); };
        const double wide = at(range * (1.0 + 2e-5)) - at(range);
        const double narrow = at(range * (1.0 + 1e-5)) - at(range);
        EXPECT_NEAR(wide, 2.0 * narrow, 0.05 * std::abs(wide) + 1e-12) << range;
    }
}

// The closed form of the focused beam and the Fresnel integral of the same beam are two ways to one
// number.
TEST(OpticalLink, ClosedFormIsTheIntegral) {
    for (double range : {1e3, 5.06705e3, 2e4})
        EXPECT_NEAR(focused_coupling(0.1, 0.1, 1.55e-6, range),
                    uniform_coupling(0.1, 0.1, 1.55e-6, range, range), 1e-6);
}

// The best Gaussian beats its neighbours, and far out it has w/a = 0.892 and 81.5 % of the ideal
// gain (Siegman 1986).
TEST(OpticalLink, FindsTheBestGaussian) {
    const BestGaussian best = best_gaussian(0.1, 0.1, 1.55e-6, 1e5);
    EXPECT_NEAR(best.beam_radius / 0.05, 0.892, 0.003);
    EXPECT_NEAR(best.coupling / 0.002567529, 0.815, 0.002);
    for (double factor : {0.9, 1.1})
        EXPECT_LT(gaussian_coupling(factor * best.beam_radius, 0.1, 0.1, 1.55e-6, 1e5),
                  best.coupling);
}

TEST(OpticalLink, CountsWholeChannels) {
    EXPECT_EQ(channels_fed(k_suncatcher, 0.0), 0.0);
    EXPECT_EQ(channels_fed(k_suncatcher, 9.9e-6), 0.0);
    EXPECT_EQ(channels_fed(k_suncatcher, 35e-6), 3.0);
    EXPECT_EQ(channels_fed(k_suncatcher, 1.0), 24.0);
}

// The range at which a number of channels is just fed feeds them, and a little farther does not.
TEST(OpticalLink, RangeForChannelsIsTheEdge) {
    const double edge = range_for_channels(k_suncatcher, 24.0);
    EXPECT_EQ(channels_fed(k_suncatcher, received_power(k_suncatcher, 0.999 * edge)), 24.0);
    EXPECT_LT(channels_fed(k_suncatcher, received_power(k_suncatcher, 1.001 * edge)), 24.0);
}

}  // namespace
}  // namespace dawnline::network
