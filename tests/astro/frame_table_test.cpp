#include "dawnline/astro/frame_table.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "allocation_count.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "rotation_difference.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

constexpr double k_mas = 1e-3 * k_arcsecond;
const Tt k_epoch = to_tt(parse_utc("2016-12-20T05:43:21.5Z"));

// Made up but lively: 30 days around the leap second at the end of 2016 (MJD 57754 is 2017-01-01).
EarthOrientationTable lively_table(BeyondTable beyond = BeyondTable::refuse) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> one(-1.0, 1.0);
    std::vector<EarthOrientationDay> days;
    for (int mjd = 57740; mjd <= 57770; ++mjd)
        days.push_back({mjd,
                        {.x_pole = 0.3 * one(random) * k_arcsecond,
                         .y_pole = 0.3 * one(random) * k_arcsecond,
                         .ut1_minus_utc = (mjd < 57754 ? -0.4 : 0.6) + 0.01 * one(random),
                         .excess_length_of_day = 0.002 * one(random),
                         .dX = one(random) * k_mas,
                         .dY = one(random) * k_mas}});
    return EarthOrientationTable(std::move(days), beyond);
}

double worst_difference(const FrameTable& table, const EarthOrientationTable& orientation) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> seconds(table.begin(), table.end());
    double worst = 0.0;
    for (int k = 0; k < 1000; ++k) {
        const double t = k == 0 ? table.begin() : k == 1 ? table.end() : seconds(random);
        const EarthAttitude exact = earth_attitude(earth_instant(table.epoch() + t, orientation));
        const EarthAttitude cached = table(t);
        worst = std::max(worst, largest_difference(cached.R_FG, exact.R_FG));
        EXPECT_LT(norm(cached.w_GF_F - exact.w_GF_F), 1e-19);
        EXPECT_NEAR(cached.rate, exact.rate, 1e-19);
    }
    return worst;
}

// A-TF-13: 1 000 random instants against the full chain (which frames_test holds against ERFA),
// with Earth orientation that jumps from day to day, over a leap second. 1e-12 rad is the header's
// promise.
TEST(FrameTable, KeepsItsPromiseOverALeapSecond) {
    const EarthOrientationTable orientation = lively_table();
    const FrameTable table(k_epoch, -2.0 * k_day, 20.0 * k_day, orientation);
    EXPECT_LE(worst_difference(table, orientation), 1e-12);
}

// The same without Earth orientation, where UT1 = UTC steps by the leap second, over five years.
TEST(FrameTable, KeepsItsPromiseWithoutEarthOrientation) {
    const FrameTable table(k_epoch, 0.0, 5.0 * 365.25 * k_day);
    EXPECT_LE(worst_difference(table, {}), 1e-12);
}

TEST(FrameTable, KeepsItsPromiseBeyondTheOrientationItHolds) {
    const EarthOrientationTable orientation = lively_table(BeyondTable::hold);
    const FrameTable table(k_epoch, -40.0 * k_day, 60.0 * k_day, orientation);
    EXPECT_LE(worst_difference(table, orientation), 1e-12);
}

TEST(FrameTable, EndsWithTheOrientation) {
    const EarthOrientationTable orientation = lively_table();
    const double last = to_tt(Utc{k_mjd_zero + 57770, 0.0}) - k_epoch;
    const FrameTable table(k_epoch, 0.0, last, orientation);
    EXPECT_LE(worst_difference(table, orientation), 1e-12);
    EXPECT_THROW(FrameTable(k_epoch, 0.0, last + 1.0, orientation), Error);
}

TEST(FrameTable, RefusesASpanThatRunsBackwards) {
    EXPECT_THROW(FrameTable(k_epoch, 1.0, 0.0), Error);
    EXPECT_THROW(FrameTable(k_epoch, 0.0, std::numeric_limits<double>::infinity()), Error);
}

// A rotation stays one: R Rᵀ = 1 to rounding, inside and outside of the table.
TEST(FrameTable, AnswersRotations) {
    const FrameTable table(k_epoch, 0.0, k_day);
    for (const double t : {-1e9, -1.0, 0.0, 0.3 * k_day, k_day, 1e9}) {
        const Mat3 R_FG = table(t).R_FG;
        EXPECT_LT(largest_difference(R_FG * transpose(R_FG), k_identity), 4e-15) << t;
    }
}

TEST(FrameTable, FlagsWhatItDoesNotKnow) {
    const FrameTable table(k_epoch, 0.0, k_day);
    const std::array t{0.5 * k_day, -1.0, k_day + 1.0, std::nan(""), HUGE_VAL};
    std::array<Mat3, 5> R_FG;
    std::array<EarthAttitude, 5> attitude;
    std::array<FrameStatus, 5> status, again;
    table.rotations(t, R_FG, status);
    table.attitudes(t, attitude, again);
    using enum FrameStatus;
    EXPECT_EQ(status, (std::array{ok, outside_table, outside_table, not_finite, not_finite}));
    EXPECT_EQ(again, status);
    for (std::size_t k = 0; k < 5; ++k) EXPECT_EQ(attitude[k].R_FG, R_FG[k]);
    EXPECT_EQ(R_FG[0], table(t[0]).R_FG);
    EXPECT_EQ(R_FG[3], k_identity);
}

TEST(FrameTable, AllocatesNothing) {
    const FrameTable table(k_epoch, 0.0, k_day, lively_table());
    std::vector<double> t(100);
    for (std::size_t k = 0; k < t.size(); ++k) t[k] = 800.0 * static_cast<double>(k);
    std::vector<Mat3> R_FG(t.size());
    std::vector<FrameStatus> status(t.size());
    const AllocationCount count;
    table.rotations(t, R_FG, status);
    EXPECT_EQ(count.since_start(), 0u);
}

}  // namespace
}  // namespace dawnline::astro
