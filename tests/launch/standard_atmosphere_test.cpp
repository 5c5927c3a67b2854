#include "dawnline/launch/standard_atmosphere.hpp"

#include <gtest/gtest.h>

namespace dawnline::launch {
namespace {

// US Standard Atmosphere 1976, part 4, table I, metric altitudes; four printed digits.
TEST(StandardAtmosphere, IsThatOf1976) {
    const struct {
        double altitude, temperature, pressure, density;
    } rows[] = {{0, 288.150, 1.01325e5, 1.2250},      {5e3, 255.676, 5.4048e4, 7.3643e-1},
                {11e3, 216.774, 2.2699e4, 3.6480e-1}, {20e3, 216.650, 5.5293e3, 8.8910e-2},
                {30e3, 226.509, 1.1970e3, 1.8410e-2}, {50e3, 270.650, 7.9779e1, 1.0269e-3},
                {70e3, 219.585, 5.2209, 8.2829e-5},   {80e3, 198.639, 1.0524, 1.8458e-5}};
    for (const auto& row : rows) {
        const StandardAir air = standard_atmosphere(row.altitude);
        EXPECT_NEAR(air.temperature, row.temperature, 2e-3 + 1e-5 * row.temperature)
            << row.altitude;
        EXPECT_NEAR(air.pressure / row.pressure, 1.0, 3e-4) << row.altitude;
        EXPECT_NEAR(air.density / row.density, 1.0, 3e-4) << row.altitude;
    }
    EXPECT_NEAR(standard_atmosphere(0).speed_of_sound, 340.294, 1e-3);
}

// The two parts meet at 86 km to the four digits of the tables, and the ends are held.
TEST(StandardAtmosphere, JoinsAndHoldsItsEnds) {
    EXPECT_NEAR(standard_atmosphere(86e3 - 1).density / standard_atmosphere(86e3 + 1).density, 1.0,
                2e-3);
    EXPECT_EQ(standard_atmosphere(-10).pressure, standard_atmosphere(0).pressure);
    EXPECT_EQ(standard_atmosphere(2000e3).density, standard_atmosphere(1000e3).density);
}

}  // namespace
}  // namespace dawnline::launch
