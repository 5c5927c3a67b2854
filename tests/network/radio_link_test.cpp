#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/quadrature.hpp"
#include "dawnline/network/radio_link.hpp"

namespace dawnline::network {
namespace {

double ratio(double decibel) {
    return std::pow(10.0, 0.1 * decibel);
}

// C/N0 [dBHz] = EIRP + G/T − FSPL − L + 228.6 (Maral & Bousquet); 228.6 is rounded, so 0.01 dB.
// FSPL of 26 GHz over 1 500 km is 184.269 dB.
TEST(CarrierToNoise, IsTheLinkEquationOfTheBooks) {
    const RadioLink link{ratio(30.0), ratio(12.0), 26e9, 1.5e6, ratio(-3.0)};
    EXPECT_NEAR(10.0 * std::log10(carrier_to_noise_density(link)),
                30.0 + 12.0 - 184.269 - 3.0 + 228.6, 0.01);
}

// With unlimited bandwidth Shannon's rate goes to C/N0 / ln 2.
TEST(RadioRate, TendsToShannonsLimit) {
    EXPECT_NEAR(radio_rate(1e8, 1e14, 1.0) / (1e8 / std::log(2.0)), 1.0, 1e-5);
}

// No mode of the standard beats Shannon. Codes lie about 1 dB from the capacity of their
// constellation (EN 302 307-1, sec. 4), and 32 points up to 1.5 dB more from that of a Gaussian:
// within 3 dB. Faster modes need more.
TEST(CodingModes, LieNearShannonAndInOrder) {
    double last = 0.0, threshold = 0.0;
    for (const CodingMode& mode : dvb_s2_modes()) {
        const double gap = mode.threshold / (std::exp2(mode.efficiency) - 1.0);
        EXPECT_GT(gap, ratio(0.3));
        EXPECT_LT(gap, ratio(3.0));
        EXPECT_GT(mode.efficiency, last);
        EXPECT_GT(mode.threshold, threshold);
        last = mode.efficiency, threshold = mode.threshold;
    }
}

// 3 dB of rain at 275 K on a receiver of 275 K: half the signal, and half of 275 K more noise.
TEST(RainDegradation, DimsAndGlows) {
    const double half = 10.0 * std::log10(2.0);
    EXPECT_NEAR(rain_degradation(half, 275.0), 0.5 / 1.5, 1e-12);
    EXPECT_EQ(rain_degradation(0.0, 275.0), 1.0);
}

Gateway ka_gateway() {
    Gateway g;
    g.link = {ratio(40.0), ratio(37.0), 20e9, 1.2e6, ratio(-2.0)};
    g.path = {20e9, 0.5, 0.785, 0.9, 0.0, 2500.0, 30e-3 / 3600.0};
    g.system_temperature = 250.0;
    g.symbol_rate = 500e6;
    g.carriers = 4.0;
    g.margin = ratio(1.0);
    return g;
}

// The mean over the year is the integral of the rate over exceedance, here by quadrature of the
// whole chain; steps of the modes and the share beyond 5 % (clear sky) limit that to 0.5 %.
TEST(Gateway, MeanRateIsTheIntegralOverTheYear) {
    const Gateway g = ka_gateway();
    double sum = 0.95 * gateway_rate(g, rain_attenuation(g.path, 0.05));
    constexpr int k_steps = 20000;
    for (int i = 0; i < k_steps; ++i) {
        const double p = 0.05 * (i + 0.5) / k_steps;
        sum += 0.05 / k_steps * gateway_rate(g, rain_attenuation(g.path, p));
    }
    EXPECT_NEAR(mean_gateway_rate(g) / sum, 1.0, 5e-3);
}

// More rain, less of everything; a typical Ka gateway carries some Gbit/s a carrier and is
// open 99.9 % of the year or more.
TEST(Gateway, DegradesWithClimate) {
    Gateway g = ka_gateway();
    const double dry = gateway_availability(g), mean = mean_gateway_rate(g);
    EXPECT_GT(dry, 0.999);
    EXPECT_GT(gateway_rate(g, 0.0), 4e9);
    g.path.rain_rate *= 4.0, g.path.rain_height = 5000.0;
    EXPECT_LT(gateway_availability(g), dry);
    EXPECT_LT(mean_gateway_rate(g), mean);
    EXPECT_GE(gateway_rate(g, 1.0), gateway_rate(g, 5.0));
}

}  // namespace
}  // namespace dawnline::network
