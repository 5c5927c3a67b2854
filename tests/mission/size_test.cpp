#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/mission/mission.hpp"
#include "load.hpp"

namespace dawnline::mission {
namespace {

using namespace constants;

// Closed form of J2 (spacecraft reference rows S01, S03, S05, S07): 97.987°, 97.728 min Keplerian,
// 89 umbra days of at most 19.31 min, 3.84 % of the year. The nodal period is 0.12 % longer.
TEST(Size, FindsThePublishedOrbit) {
    const Design d = size(load("suncatcher"));
    EXPECT_NEAR(d.orbit.inclination / k_degree, 97.987, 0.02);
    EXPECT_NEAR(d.orbit.period / k_minute, 97.728, 0.2);
    EXPECT_NEAR(d.orbit.longest_umbra / k_minute, 19.31, 0.15);
    EXPECT_NEAR(d.orbit.umbra_days / k_day, 89.0, 2.0);
    EXPECT_NEAR(d.orbit.mean_umbra_fraction, 0.0384, 0.03 * 0.0384);
}

// arXiv:2511.19468v2 S4.4: 105 m2 of 22 % cells, 90 % packed, give 28.295 kW in full sunlight.
TEST(Size, GivesTheArrayPowerOfStarlinkV2Mini) {
    EXPECT_NEAR(size(load("starlink-v2-mini")).power.array_power_bol, 28295.0, 28.0);
}

// arXiv:2511.19468v2 S2.3: 150 rad(Si) a year behind 10 mm of aluminium, 750 rad in five years.
// AP8MIN is the conservative map, 25 % above the paper's figure; AP8MAX is 7 % below it.
TEST(Size, BracketsThePublishedDose) {
    const double high = size(load("suncatcher")).radiation.dose_over_life;
    const double low =
        size(load("suncatcher", {"environment=low-earth-solar-maximum"})).radiation.dose_over_life;
    EXPECT_LT(low, 7.5);
    EXPECT_GT(high, 7.5);
    // SHIELDOSE-2: 187.0 rad a year of AP8MIN, 4.35 of AE8MAX. The protons between 300 and 400 MeV
    // that its spectrum left out are 2.4 %.
    EXPECT_NEAR(high, 9.57, 0.03 * 9.57);
}

// The cluster of the paper: 81 lattice points, neighbours 100 to 200 m.
TEST(Size, FindsThePublishedCluster) {
    const Design d = size(load("suncatcher"));
    EXPECT_EQ(d.cluster.satellites_within_radius, 81.0);
    EXPECT_NEAR(d.cluster.radius, 1000.0, 1e-6);
    EXPECT_NEAR(d.cluster.neighbour_least, 100.0, 1e-6);
    EXPECT_NEAR(d.cluster.neighbour_greatest, 200.0, 1e-6);
    EXPECT_NEAR(d.cluster.link_rate, 9.6e12, 1.0);  // 24 channels of 400 Gbit/s
}

// A sum of subsystem masses with margins and the launch mass are the same thing told twice.
TEST(Size, SumsItsMasses) {
    const Design d = size(load("suncatcher"));
    double sum = 0.0;
    for (const MassLine& line : d.mass.items) sum += line.amount;
    EXPECT_NEAR(sum, d.mass.launch, 1e-9 * d.mass.launch);
}

// Twice the computers need about twice of everything that carries their power.
TEST(Size, ScalesWithTheComputers) {
    const Design one = size(load("suncatcher"));
    const Design two = size(load("suncatcher", {"satellite.accelerators=128"}));
    EXPECT_NEAR(two.power.array_area / one.power.array_area, 2.0, 0.1);
    EXPECT_NEAR(two.thermal.radiator_area / one.thermal.radiator_area, 2.0, 0.1);
}

}  // namespace
}  // namespace dawnline::mission
