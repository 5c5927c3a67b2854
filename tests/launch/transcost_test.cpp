#include "dawnline/launch/transcost.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace dawnline::launch {
namespace {

constexpr double k_year = 365.25 * 86400.0;

// Work-years asserted by the unit tests of lvreuse (IAC-18-D2.4.3), which round to one.
TEST(Transcost, DevelopmentOfKnownElements) {
    DevelopmentFactors f{1.3, 1.22, 0.85};
    EXPECT_NEAR(development_effort(Element::hydrogen_turbopump_engine, 3180.0, f), 17921.0, 1.0);
    f = {1.1, 1.0, 0.9, 0.86};
    EXPECT_NEAR(development_effort(Element::solid_booster, 39300.0, f), 5025.0, 1.0);
    f = {1.1, 1.16, 0.85, 0.86};
    EXPECT_NEAR(development_effort(Element::expendable_hydrogen_stage, 13610.0, f), 18092.0, 1.0);
}

TEST(Transcost, QualityDoesNotApplyToFlyback) {
    const DevelopmentFactors plain, good{1.0, 2.0};
    EXPECT_EQ(development_effort(Element::flyback_booster, 1e4, plain),
              development_effort(Element::flyback_booster, 1e4, good));
    EXPECT_NEAR(engine_quality(900.0), 1.20309, 1e-5);  // 0.026 (ln 900)²
}

// Second booster of a 90 % curve costs 0.9; the mean of two 0.95.
TEST(Transcost, LearningFactor) {
    EXPECT_NEAR(mean_learning_factor(0.9, 1, 2), 0.95, 1e-12);
    EXPECT_NEAR(mean_learning_factor(0.9, 118, 135), 0.479225, 1e-6);
    EXPECT_DOUBLE_EQ(mean_learning_factor(1.0, 5, 500), 1.0);
}

// Ariane 5 in lvreuse's unit tests: 169 and 6.3 work-years a flight.
TEST(Transcost, OperationsOfAriane) {
    const double f4 = mean_learning_factor(0.9, 1, 9);
    const GroundOperations in{777e3, 7.0 / k_year, 4.0, 0.9, 0.85, f4, 0.86, 1.0};
    EXPECT_NEAR(ground_operations(in, k_year), 169.0, 1.0);
    EXPECT_NEAR(mission_operations(1.6, 7.0 / k_year, f4, 0.86, k_year), 6.3, 0.1);
}

TEST(Transcost, VehicleGrowsByFourPercentAnElement) {
    const std::array<double, 2> elements{1000.0, 2000.0};
    EXPECT_NEAR(vehicle_development(elements, 1.0, 1.0), 3000.0 * 1.0816, 1e-9);
}

// Table of the source at whole launches, held beyond both ends.
TEST(Transcost, IndirectOperations) {
    EXPECT_DOUBLE_EQ(indirect_operations(Provider::a, 1.0 / k_year, k_year), 65.0);
    EXPECT_NEAR(indirect_operations(Provider::b, 4.0 / k_year, k_year), 27.0, 1e-9);
    EXPECT_DOUBLE_EQ(indirect_operations(Provider::c, 0.2 / k_year, k_year), 32.0);
    EXPECT_DOUBLE_EQ(indirect_operations(Provider::c, 144.0 / k_year, k_year), 11.0);
}

TEST(Transcost, RecoveryAndRefurbishment) {
    // 1.5/20 (7 × 20^0.7 + 27.2^0.83)/2, recomputed.
    EXPECT_NEAR(recovery_operations(27.2e3, 20.0 / k_year, 1.0, 0.5, k_year), 2.71896, 1e-5);
    // At fifty uses the share is f5: 0.5 f5 + 0.5 f5.
    EXPECT_NEAR(refurbishment(0.01, 50.0, 300.0), 3.0, 1e-12);
}

}  // namespace
}  // namespace dawnline::launch
