#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/network/rain_fade.hpp"

namespace dawnline::network {
namespace {

using constants::k_degree;

// ITU-R P.838-3, table 5: k and α as printed, four digits; the formula behind them is good to half
// a unit of the last.
TEST(RainCoefficients, AreThoseOfTable5) {
    struct Row {
        double gigahertz, kh, ah, kv, av;
    };
    for (const Row& row : {Row{10, 0.01217, 1.2571, 0.01129, 1.2156},
                           {20, 0.09164, 1.0568, 0.09611, 0.9847},
                           {30, 0.2403, 0.9485, 0.2291, 0.9129},
                           {40, 0.4431, 0.8673, 0.4274, 0.8421}}) {
        const RainCoefficients h = rain_coefficients(row.gigahertz * 1e9, 0.0, 0.0);
        const RainCoefficients v = rain_coefficients(row.gigahertz * 1e9, 0.0, 90.0 * k_degree);
        EXPECT_NEAR(h.k / row.kh, 1.0, 5e-4);
        EXPECT_NEAR(h.alpha, row.ah, 1e-4);
        EXPECT_NEAR(v.k / row.kv, 1.0, 5e-4);
        EXPECT_NEAR(v.alpha, row.av, 1e-4);
    }
}

struct Case {
    double latitude, rain_height, gigahertz, elevation, height, rate,
        tilt;                                   // °, km, °, km, mm/h, °
    double at_0001, at_001, at_01, at_1, at_3;  // % of the year [dB]
};

// ITU-Rpy 0.4.0, P.618-13 with the rain height given, printed to six decimals: 1e-6 dB, as both
// compute the same equations.
TEST(RainAttenuation, IsThatOfItuRpy) {
    for (const Case& c :
         {Case{51.5, 2.53, 20, 31, 0.03, 28, 45, 26.611977, 12.983729, 4.464277, 1.081763,
               0.486245},
          {41.9, 3.0, 30, 12, 0.05, 36, 45, 92.814315, 52.318010, 20.783412, 5.818511, 2.801930},
          {9.05, 5.0, 40, 70, 2.4, 58, 0, 69.046322, 52.052930, 26.868502, 5.782940, 2.784101},
          {22.9, 4.36, 19.7, 22.3, 0.0, 52, 90, 46.546236, 30.987508, 14.223975, 3.091785,
           1.450806},
          {-33.9, 3.0, 29, 55, 0.1, 24, 45, 38.578245, 20.085921, 7.355613, 1.831865, 0.841366},
          {64.8, 1.9, 26, 8, 0.18, 18, 45, 47.490977, 24.774742, 9.108284, 2.359899, 1.095190}}) {
        const RainPath path{c.gigahertz * 1e9,     c.elevation * k_degree, c.tilt * k_degree,
                            c.latitude * k_degree, c.height * 1e3,         c.rain_height * 1e3,
                            c.rate * 1e-3 / 3600.0};
        EXPECT_NEAR(rain_attenuation(path, 1e-5), c.at_0001, 1e-6);
        EXPECT_NEAR(rain_attenuation(path, 1e-4), c.at_001, 1e-6);
        EXPECT_NEAR(rain_attenuation(path, 1e-3), c.at_01, 1e-6);
        EXPECT_NEAR(rain_attenuation(path, 1e-2), c.at_1, 1e-6);
        EXPECT_NEAR(rain_attenuation(path, 3e-2), c.at_3, 1e-6);
        // And back: the share of the year from the decibels.
        EXPECT_NEAR(rain_exceedance(path, c.at_01) / 1e-3, 1.0, 1e-6);
    }
}

// ITU-R P.839-2: 5 km in the tropics, less towards the poles, none beyond 71° south.
TEST(RainHeight, FollowsTheLatitude) {
    EXPECT_DOUBLE_EQ(rain_height(0.0), 5000.0);
    EXPECT_NEAR(rain_height(43.0 * k_degree), 3500.0, 1e-9);
    EXPECT_NEAR(rain_height(-41.0 * k_degree), 3000.0, 1e-9);
    EXPECT_EQ(rain_height(-80.0 * k_degree), 0.0);
}

// Above the rain, or without any, nothing is lost.
TEST(RainAttenuation, NeedsRainAbove) {
    RainPath path{20e9, 0.5, 0.0, 0.5, 3000.0, 2900.0, 1e-5};
    EXPECT_EQ(rain_attenuation(path, 1e-3), 0.0);
    path.height = 0.0, path.rain_rate = 0.0;
    EXPECT_EQ(rain_attenuation(path, 1e-3), 0.0);
}

}  // namespace
}  // namespace dawnline::network
