#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "allocation_count.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/network/beam.hpp"
#include "dawnline/network/coupling_bound.hpp"
#include "dawnline/network/optical_link.hpp"
#include "dawnline/network/pointing.hpp"

namespace dawnline::network {
namespace {

constexpr double k_pi = 3.14159265358979323846;
constexpr double k_infinity = std::numeric_limits<double>::infinity();

Beam ten_centimetres(double waist = k_infinity, double focus = 0.0) {
    return {1.55e-6, 0.05, 0.0, waist, focus};
}

// An independent quadrature of the Fresnel integral, D 10 cm and 1.55 µm at both ends, printed to
// six digits, hence 1e-6: uniform refocused, uniform collimated, best Gaussian with its waist to
// three digits (η is flat there).
TEST(BeamCoupling, IsTheFresnelIntegral) {
    struct Row {
        double range, focused, collimated, gaussian, waist;
    };
    for (const Row& row : {Row{500.0, 0.967845, 0.871947, 1.0, 0.312},
                           {1000.0, 0.937647, 0.817084, 0.999900, 0.440},
                           {5067.05, 0.617266, 0.568761, 0.558627, 0.834},
                           {20000.0, 0.062165, 0.061833, 0.050969, 0.888},
                           {100000.0, 0.002564, 0.002564, 0.002089, 0.892}}) {
        const auto at = [&](const Beam& beam) { return beam_coupling(beam, 0.05, row.range); };
        EXPECT_NEAR(at(ten_centimetres()), row.focused, 1e-6) << row.range;
        EXPECT_NEAR(at(ten_centimetres(k_infinity, k_infinity)), row.collimated, 1e-6) << row.range;
        EXPECT_NEAR(at(ten_centimetres(row.waist * 0.05)), row.gaussian, 2e-6) << row.range;
    }
}

// Refocused and uniform it is the encircled energy of the Airy pattern, 1 − J0² − J1², at any range
// (Born & Wolf, sec. 8.5.2): two ways to one number, the quadrature good to 1e-9.
TEST(BeamCoupling, IsTheAiryPatternsEncircledEnergy) {
    for (double range : {100.0, 300.0, 5e3, 1e5, 1e7}) {
        const double expected = focused_coupling(0.1, 0.1, 1.55e-6, range);
        EXPECT_NEAR(beam_coupling(ten_centimetres(), 0.05, range) / expected, 1.0, 1e-9) << range;
    }
}

// No beam, however cut, obscured, focused or pointed, brings more than leaves the telescope, nor
// more than the best beam there can be (Slepian's bound). 1e-9: quadrature.
TEST(BeamCoupling, NeverReceivesMoreThanIsSent) {
    for (double range = 100.0; range < 2e7; range *= 3.0)
        for (double waist : {0.02, 0.0446, k_infinity})
            for (double obscuration : {0.0, 0.015})
                for (double focus : {0.0, k_infinity}) {
                    const Beam beam{1.55e-6, 0.05, obscuration, waist, focus};
                    const double v = 2.0 * k_pi * 0.05 * 0.05 / (1.55e-6 * range);
                    for (double offset : {0.0, 0.04}) {
                        const double share = beam_coupling(beam, 0.05, range, offset);
                        EXPECT_GE(share, 0.0);
                        EXPECT_LE(share, transmitted_share(beam));
                        if (offset == 0.0) {
                            EXPECT_LE(share, coupling_bound(v) + 1e-9) << range;
                        }
                    }
                }
}

// A Gaussian far from being cut stays one: its spot offset by δ gives 1 − Q₁(2δ/w, 2b/w), Marcum's
// function of another room of mathematics. 1e-7: the cut at 5 w leaves e^−50, quadrature the rest.
TEST(BeamCoupling, OfAnUncutGaussianIsMarcumsFunction) {
    const double waist = 0.01, range = 2000.0;
    const Beam beam{1.55e-6, 0.05, 0.0, waist, k_infinity};
    const double spot = spot_radius(waist, 1.55e-6, range);
    for (double offset : {0.0, 0.02, 0.05, 0.12})
        EXPECT_NEAR(beam_coupling(beam, 0.05, range, offset), offset_share(spot, 0.05, offset),
                    1e-7)
            << offset;
}

// Energy is conserved between the planes: what a receiver misses falls with its radius as the rings
// of a hard edge do, ∝ 1/b (1 − 2/(πv) within v for the Airy pattern), towards nothing.
TEST(BeamCoupling, ConservesEnergyBetweenThePlanes) {
    const Beam gaussian{1.55e-6, 0.05, 0.01, 0.03, k_infinity};
    const auto missed = [&](double b) {
        return transmitted_share(gaussian) - beam_coupling(gaussian, b, 3000.0);
    };
    EXPECT_LT(missed(2.0), 5e-3);
    EXPECT_NEAR(missed(2.0) / missed(4.0), 2.0, 0.1);
    EXPECT_NEAR(missed(4.0) / missed(8.0), 2.0, 0.1);
}

// The curve for hot loops follows the integral between its points, to the 1e-5 that it states, and
// its second differences have no jump: with half the step each is a fourth, at seams and elsewhere.
TEST(CouplingCurve, FollowsTheIntegralWithoutSeam) {
    for (const Beam& beam : {ten_centimetres(), ten_centimetres(0.0446)}) {
        const CouplingCurve curve(beam, 0.05);
        for (double range = 113.0; range < 1e7; range *= 2.3)
            EXPECT_NEAR(curve(range) / beam_coupling(beam, 0.05, range), 1.0, 1e-5) << range;
        for (double range = 113.0; range < 9e6; range *= 1.17) {
            const auto y = [&](double shift) { return std::log(curve(range * std::exp(shift))); };
            const double wide = y(2e-3) - 2.0 * y(0.0) + y(-2e-3);
            const double narrow = y(1e-3) - 2.0 * y(0.0) + y(-1e-3);
            EXPECT_NEAR(wide, 4.0 * narrow, 1e-8 + 0.1 * std::abs(wide)) << range;
            EXPECT_LT(curve(range * 1.001), curve(range) * (1.0 + 1e-5));
        }
    }
}

// Beyond its end the curve is Friis: η ∝ R⁻². 1e-4: the last slope is that of a spline.
TEST(CouplingCurve, GoesOnAsFriis) {
    const CouplingCurve curve(ten_centimetres(), 0.05);
    EXPECT_NEAR(curve(4e7) / curve(2e7), 0.25, 1e-4);
    EXPECT_LE(curve(1.0), 1.0);
}

TEST(CouplingCurve, AllocatesNothingWhenAsked) {
    const CouplingCurve curve(ten_centimetres(), 0.05);
    AllocationCount count;
    double sum = 0.0;
    for (double range = 100.0; range < 1e7; range *= 1.1) sum += curve(range);
    EXPECT_EQ(count.since_start(), 0);
    EXPECT_GT(sum, 0.0);
}

TEST(CouplingCurve, RefusesNonsense) {
    EXPECT_THROW(CouplingCurve({1.55e-6, 0.0, 0.0, 0.05, 0.0}, 0.05), Error);
    EXPECT_THROW(CouplingCurve({1.55e-6, 0.05, 0.06, 0.05, 0.0}, 0.05), Error);
    EXPECT_THROW(CouplingCurve(ten_centimetres(), 0.05, 1e3, 1e2), Error);
}

}  // namespace
}  // namespace dawnline::network
