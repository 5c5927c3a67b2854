#include "dawnline/spacecraft/trapped_map.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/base/constants.hpp"
#include "published_rows.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_mev = 1e6 * constants::k_elementary_charge;

double flux(const TrappedMap& map, double l, double b_ratio, double energy,
            BeltInterpolation interpolation) {
    std::vector<double> log_flux(map.energy.size());
    log_fluxes(map, l, b_ratio, interpolation, log_flux);
    return flux_above(map, log_flux, energy) / 1e4;  // [1/(cm² s)]
}

/// Largest relative difference to the points.
struct Agreement {
    double worst = 0.0;
    int points = 0;
};

Agreement agreement(BeltInterpolation interpolation, std::size_t column) {
    Agreement result;
    std::string name;
    TrappedMap map;
    for (const auto& row : published_rows("trapped_points.csv")) {
        if (row[0] != name) map = trapped_map(belt_model(name = row[0]));
        const double ours = flux(map, std::stod(row[1]), std::stod(row[2]),
                                 std::stod(row[3]) * k_mev, interpolation);
        const double difference = std::abs(ours / std::pow(10.0, std::stod(row[column])) - 1.0);
        result.worst = std::max(result.worst, difference);
        ++result.points;
    }
    return result;
}

// 448 points of the four maps, computed with the original programs of NASA and ESA and printed to
// five decimals of log10, 1.2e-5 of the flux; ESA's divides in 32 bits. Issue 5 asks for 0.5 %.
TEST(TrappedMap, ReturnsThePointsOfTheOriginalPrograms) {
    const Agreement nasa = agreement(BeltInterpolation::nasa_integer_grid, 4);
    EXPECT_EQ(nasa.points, 448);
    EXPECT_LT(nasa.worst, 1.3e-5);
    EXPECT_LT(agreement(BeltInterpolation::esa, 5).worst, 2e-5);
}

// Without the integer grid the flux moves by what one step of L or B/B0 makes: 6 % at the inner
// edge (reference), little elsewhere.
TEST(TrappedMap, IntegerGridMattersAtTheInnerEdgeOnly) {
    const TrappedMap map = trapped_map(BeltModel::ap8_min);
    const auto ratio = [&](double l, double b) {
        return flux(map, l, b, 10.0 * k_mev, BeltInterpolation::nasa_integer_grid) /
               flux(map, l, b, 10.0 * k_mev, BeltInterpolation::nasa);
    };
    EXPECT_NEAR(ratio(1.1601, 1.0203), 1.0, 0.10);
    EXPECT_NEAR(ratio(1.5003, 2.0003), 1.0, 0.005);
}

// Flux falls along a line of force and with energy, and ends at the edges of the map.
TEST(TrappedMap, FallsOutwardsAndWithEnergy) {
    for (const BeltModel model : {BeltModel::ae8_max, BeltModel::ap8_min}) {
        const TrappedMap map = trapped_map(model);
        for (const auto interpolation : {BeltInterpolation::nasa, BeltInterpolation::esa}) {
            for (const double l : {1.26, 1.47, 2.03, 3.3, 4.7}) {
                double last = 1e99;
                for (double b = 1.0; b < 60.0; b *= 1.07) {
                    const double at = flux(map, l, b, 1.0 * k_mev, interpolation);
                    EXPECT_LE(at, last * (1.0 + 1e-12));
                    last = at;
                }
                EXPECT_GE(flux(map, l, 1.1, 0.5 * k_mev, interpolation),
                          flux(map, l, 1.1, 1.5 * k_mev, interpolation));
            }
            EXPECT_EQ(flux(map, 1.05, 1.0, k_mev, interpolation), 0.0);
            EXPECT_EQ(flux(map, 20.0, 1.0, k_mev, interpolation), 0.0);
            EXPECT_EQ(flux(map, 2.0, 1.0, 1e4 * k_mev, interpolation), 0.0);
            EXPECT_EQ(flux(map, 2.0, 1e6, k_mev, interpolation), 0.0);
        }
    }
}

// NaN is handed on, not turned into "no flux"; nothing is allocated.
TEST(TrappedMap, NanAndAllocations) {
    const TrappedMap map = trapped_map(BeltModel::ap8_max);
    std::vector<double> log_flux(map.energy.size());
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(std::isnan(flux(map, nan, 2.0, k_mev, BeltInterpolation::nasa)));
    EXPECT_TRUE(std::isnan(flux(map, 2.0, nan, k_mev, BeltInterpolation::esa)));
    EXPECT_TRUE(std::isnan(flux(map, 2.0, 2.0, nan, BeltInterpolation::nasa)));
    const AllocationCount count;
    log_fluxes(map, 1.5, 2.0, BeltInterpolation::nasa, log_flux);
    const double at = flux_above(map, log_flux, k_mev);
    EXPECT_EQ(count.since_start(), 0u);
    EXPECT_GT(at, 0.0);
}

}  // namespace
}  // namespace dawnline::spacecraft
