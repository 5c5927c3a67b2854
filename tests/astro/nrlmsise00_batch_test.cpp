#include "dawnline/astro/nrlmsise00_batch.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/base/random.hpp"

namespace dawnline::astro {
namespace {

struct Places {
    std::vector<double> altitude, latitude, longitude;

    PlacesView view() const { return {altitude, latitude, longitude}; }
};

// Everywhere from the ground to 1200 km; n is no multiple of any register.
Places places(std::size_t n) {
    Places out;
    Stream stream(3, 0, "places");
    for (std::size_t k = 0; k < n; ++k) {
        out.altitude.push_back(k_air_top * stream.uniform());
        out.latitude.push_back(std::asin(2.0 * stream.uniform() - 1.0));
        out.longitude.push_back(7.0 * stream.uniform() - 3.5);
    }
    return out;
}

// Batch and scalar are one text; sine, exponential and logarithm differ by a few units in the last
// place, which exponents up to 50 turn into 1e-13. 1e-12, whatever instructions the machine has.
TEST(Nrlmsise00Batch, AgreesWithScalar) {
    const Places p = places(1013);
    for (const bool three_hourly : {false, true}) {
        const AirMoment moment =
            air_moment({180, 160, {15, 48, 20, 9, 4, 30, 7}, three_hourly}, 45.0, 3e4, 7e4);
        std::vector<double> density(p.altitude.size());
        std::vector<AirStatus> status(p.altitude.size());
        drag_densities(moment, p.view(), density, status);
        for (std::size_t k = 0; k < density.size(); ++k) {
            const Air air = nrlmsise00_air(moment, p.altitude[k], p.latitude[k], p.longitude[k]);
            EXPECT_EQ(status[k], AirStatus::ok);
            EXPECT_NEAR(density[k] / air.drag_density, 1.0, 1e-12) << p.altitude[k];
        }
    }
}

// A place that is refused does not touch its neighbours in the register.
TEST(Nrlmsise00Batch, FlagsEachPlace) {
    Places p = places(21);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    p.altitude[1] = -1.0;
    p.altitude[2] = nan;
    p.latitude[4] = 2.0;
    p.longitude[9] = std::numeric_limits<double>::infinity();
    p.altitude[20] = 1.3e6;
    const AirMoment moment = air_moment({}, 45.0, 3e4, 7e4);
    std::vector<double> density(21);
    std::vector<AirStatus> status(21);
    drag_densities(moment, p.view(), density, status);
    for (std::size_t k = 0; k < 21; ++k) {
        const Air air = nrlmsise00_air(moment, p.altitude[k], p.latitude[k], p.longitude[k]);
        EXPECT_EQ(status[k], air.status) << k;
        EXPECT_NEAR(density[k], air.drag_density, 1e-12 * air.drag_density) << k;
    }
    drag_densities(air_moment({nan, nan, {}, false}, 45.0, 0.0, 0.0), p.view(), density, status);
    for (std::size_t k = 0; k < 21; ++k) {
        EXPECT_EQ(status[k], AirStatus::not_finite);
        EXPECT_EQ(density[k], 0.0);
    }
}

TEST(Nrlmsise00Batch, AllocatesNothing) {
    const Places p = places(100);
    std::vector<double> density(100);
    std::vector<AirStatus> status(100);
    const AllocationCount count;
    for (int day = 1; day < 4; ++day)
        drag_densities(air_moment({}, day, 0.0, 0.0), p.view(), density, status);
    EXPECT_EQ(count.since_start(), 0);
}

}  // namespace
}  // namespace dawnline::astro
