#include "dawnline/astro/moon.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const Tt k_epoch = to_tt(parse_utc("2027-01-01T00:00:00Z"));

// liberfa/erfa, t_erfa_c.c, eraMoon98: 2400000.5 + 43999.9, in astronomical units to 1e-11.
TEST(Moon, IsWhereErfaPutsIt) {
    const Vec3 r_EM = moon_position({2400000.5, 43999.9});
    EXPECT_NEAR(r_EM.x / k_astronomical_unit, -0.2601295959971044180e-2, 1e-11);
    EXPECT_NEAR(r_EM.y / k_astronomical_unit, 0.6139750944302742189e-3, 1e-11);
    EXPECT_NEAR(r_EM.z / k_astronomical_unit, 0.2640794528229828909e-3, 1e-11);
}

// The header promises 1 mm of ERFA anywhere in the span, ends included.
TEST(MoonTable, StaysWithinAMillimetreOfErfa) {
    const MoonTable table(k_epoch, -3.0 * k_day, 60.0 * k_day);
    std::mt19937 random(1);
    std::uniform_real_distribution<double> seconds(table.begin(), table.end());
    double worst = 0.0;
    for (int k = 0; k < 3000; ++k) {
        const double t = k == 0 ? table.begin() : k == 1 ? table.end() : seconds(random);
        worst = std::max(worst, norm(table(t) - moon_position(k_epoch + t)));
    }
    EXPECT_LT(worst, 1e-3);
}

TEST(MoonTable, AnswersItsEndsFarOutside) {
    const MoonTable table(k_epoch, 0.0, k_day);
    EXPECT_EQ(table(-k_day), table(-2.0 * k_day));
    EXPECT_EQ(table(3.0 * k_day), table(1e12));
    EXPECT_TRUE(std::isnan(table(std::nan("")).x));
    EXPECT_THROW(MoonTable(k_epoch, 1.0, 0.0), Error);
    EXPECT_THROW(MoonTable(k_epoch, 0.0, HUGE_VAL), Error);
}

}  // namespace
}  // namespace dawnline::astro
