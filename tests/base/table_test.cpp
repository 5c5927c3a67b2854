#include "dawnline/base/table.hpp"

#include <gtest/gtest.h>

#include <math.h>  // Boost 1.74's pchip.hpp calls ::isnan

#include <boost/math/interpolators/pchip.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "dawnline/base/error.hpp"

namespace dawnline {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

// Data set RPN 15A of Fritsch & Carlson (1980), table 1: a steep rise that splines overshoot.
const std::vector<double> k_rpn_x{7.99, 8.09, 8.19, 8.7, 9.2, 10.0, 12.0, 15.0, 20.0};
const std::vector<double> k_rpn_y{0.0,      2.76429e-5, 4.37498e-2, 0.169183, 0.469428,
                                  0.943740, 0.998636,   0.999919,   0.999994};

TEST(LinearTable, ReturnsItsPointsAndTheLinesBetween) {
    const LinearTable table({0.0, 1.0, 3.0}, {5.0, 7.0, -1.0});
    EXPECT_EQ(table(0.0), 5.0);
    EXPECT_EQ(table(1.0), 7.0);
    EXPECT_EQ(table(3.0), -1.0);
    EXPECT_DOUBLE_EQ(table(0.25), 5.5);
    EXPECT_DOUBLE_EQ(table(2.0), 3.0);
}

// Beyond the ends: y(0) = 5 and y(3) = −1, slopes 2 and −4.
TEST(LinearTable, EndsAsToldTo) {
    const std::vector<double> x{0.0, 1.0, 3.0}, y{5.0, 7.0, -1.0};
    const LinearTable clamp(x, y), line(x, y, Ends::extrapolate), none(x, y, Ends::refuse);
    EXPECT_EQ(clamp(-1.0), 5.0);
    EXPECT_EQ(clamp(9.0), -1.0);
    EXPECT_DOUBLE_EQ(line(-1.0), 3.0);
    EXPECT_DOUBLE_EQ(line(4.0), -5.0);
    EXPECT_TRUE(std::isnan(none(-1e-9)));
    EXPECT_TRUE(std::isnan(none(3.0 + 1e-9)));
    EXPECT_EQ(none(3.0), -1.0);
    for (const auto& table : {clamp, line, none}) EXPECT_TRUE(std::isnan(table(k_nan)));
}

// A power law is a straight line on double-logarithmic paper, an exponential on half-logarithmic
// paper: two points give all of it. Rounding of log and exp: 1e-14 relative.
TEST(LinearTable, IsExactForTheLawsOfItsPaper) {
    const auto power = [](double x) { return 3.0 * std::pow(x, -2.5); };
    const LinearTable log_log({1.0, 100.0}, {power(1.0), power(100.0)}, Ends::extrapolate,
                              Axis::logarithmic, Axis::logarithmic);
    for (const double x : {0.1, 1.0, 7.0, 100.0, 1e4})
        EXPECT_NEAR(log_log(x) / power(x), 1.0, 1e-13) << x;
    const auto decay = [](double x) { return std::exp(-x / 7.0); };
    const LinearTable half_log({0.0, 70.0}, {decay(0.0), decay(70.0)}, Ends::clamp, Axis::linear,
                               Axis::logarithmic);
    for (const double x : {0.0, 3.0, 69.0}) EXPECT_NEAR(half_log(x) / decay(x), 1.0, 1e-13) << x;
}

TEST(Tables, RefuseBadData) {
    EXPECT_THROW(LinearTable({1.0}, {1.0}), Error);
    EXPECT_THROW(LinearTable({}, {}), Error);
    EXPECT_THROW(LinearTable({1.0, 2.0}, {1.0}), Error);
    EXPECT_THROW(LinearTable({1.0, 1.0}, {1.0, 2.0}), Error);
    EXPECT_THROW(LinearTable({2.0, 1.0}, {1.0, 2.0}), Error);
    EXPECT_THROW(LinearTable({1.0, k_nan}, {1.0, 2.0}), Error);
    EXPECT_THROW(LinearTable({1.0, 2.0}, {1.0, k_nan}), Error);
    EXPECT_THROW(LinearTable({0.0, 2.0}, {1.0, 2.0}, Ends::clamp, Axis::logarithmic), Error);
    EXPECT_THROW(LinearTable({1.0, 2.0}, {-1.0, 2.0}, Ends::clamp, Axis::linear, Axis::logarithmic),
                 Error);
    EXPECT_THROW(MonotoneTable({1.0, 1.0}, {1.0, 2.0}), Error);
    EXPECT_THROW(GridTable({0.0, 1.0}, {0.0, 1.0}, {1.0, 2.0, 3.0}), Error);
    EXPECT_THROW(GridTable({0.0, 1.0}, {0.0}, {1.0, 2.0}), Error);
    try {
        LinearTable({1.0, 3.0, 2.0}, {1.0, 2.0, 3.0});
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "value 3 of the table's abscissae is 2.000000; it must be greater than the "
                     "value before");
    }
}

// Boost.Math's pchip uses the same slopes at inner points (its ends differ): equal to rounding
// between the second and the last but one.
TEST(MonotoneTable, AgreesWithBoost) {
    const MonotoneTable table(k_rpn_x, k_rpn_y);
    auto x = k_rpn_x, y = k_rpn_y;
    const boost::math::interpolators::pchip<std::vector<double>> peer(std::move(x), std::move(y));
    for (double at = 8.09; at < 15.0; at += 0.01) EXPECT_NEAR(table(at), peer(at), 1e-15) << at;
}

// Fritsch & Carlson (1980): monotone data give a monotone interpolant, within the data.
TEST(MonotoneTable, DoesNotOvershoot) {
    const MonotoneTable table(k_rpn_x, k_rpn_y);
    double before = table(k_rpn_x.front());
    for (double x = k_rpn_x.front(); x <= k_rpn_x.back(); x += 0.001) {
        EXPECT_GE(table(x), before - 1e-15) << x;  // one rounding
        EXPECT_LE(table(x), k_rpn_y.back() + 1e-15) << x;
        before = table(x);
    }
    for (std::size_t i = 0; i < k_rpn_x.size(); ++i) EXPECT_EQ(table(k_rpn_x[i]), k_rpn_y[i]);
}

// The same at the end pieces, where the three-point slope alone would overshoot: on these points
// it is −0.5 at the left (wrong sign, so 0) and −3.5 at the right (limit: 3 × chord, −3).
TEST(MonotoneTable, LimitsItsEndSlopes) {
    const MonotoneTable table({0.0, 1.0, 2.0, 3.0}, {0.0, 1.0, 5.0, 4.0});
    double before = -1e-15;
    for (double x = 0.0; x <= 2.0; x += 1e-3) {
        EXPECT_GE(table(x), before) << x;
        before = table(x);
    }
    for (double x = 2.0; x <= 3.0; x += 1e-3) {
        EXPECT_LE(table(x), 5.0) << x;
        EXPECT_GE(table(x), 4.0) << x;
    }
}

// Straight lines come out straight, because all slopes equal the chord.
TEST(MonotoneTable, ReproducesStraightLinesAlsoBeyondItsEnds) {
    const MonotoneTable table({0.0, 1.0, 4.0, 5.0}, {1.0, 3.0, 9.0, 11.0}, Ends::extrapolate);
    for (const double x : {-3.0, 0.0, 0.7, 2.2, 4.9, 8.0})
        EXPECT_NEAR(table(x), 1.0 + 2.0 * x, 4e-15);
    const MonotoneTable two({0.0, 1.0}, {1.0, 3.0});
    EXPECT_DOUBLE_EQ(two(0.3), 1.6);
    EXPECT_EQ(two(2.0), 3.0);
    const MonotoneTable none({0.0, 1.0}, {1.0, 3.0}, Ends::refuse);
    EXPECT_TRUE(std::isnan(none(1.1)));
    EXPECT_TRUE(std::isnan(none(k_nan)));
}

// C1: the slopes from the left and the right of a point agree; difference quotients over 1e-6 are
// good to 1e-6 times the curvature, here below 50.
TEST(MonotoneTable, HasAContinuousDerivative) {
    const MonotoneTable table(k_rpn_x, k_rpn_y);
    constexpr double h = 1e-6;
    for (std::size_t i = 1; i + 1 < k_rpn_x.size(); ++i) {
        const double x = k_rpn_x[i];
        EXPECT_NEAR((table(x) - table(x - h)) / h, (table(x + h) - table(x)) / h, 1e-4) << x;
    }
}

// Bilinear interpolation is exact for a + bx + cy + dxy, inside and beyond.
TEST(GridTable, IsExactForBilinearFunctions) {
    const auto f = [](double x, double y) { return 1.0 + 2.0 * x - 3.0 * y + 0.5 * x * y; };
    const std::vector<double> x{0.0, 1.0, 4.0}, y{-1.0, 0.0};
    std::vector<double> z;
    for (const double u : x)
        for (const double v : y) z.push_back(f(u, v));
    const GridTable clamp(x, y, z), line(x, y, z, {.ends = Ends::extrapolate}),
        none(x, y, z, {.ends = Ends::refuse});
    EXPECT_NEAR(clamp(2.5, -0.3), f(2.5, -0.3), 1e-14);
    EXPECT_NEAR(clamp(9.0, -0.3), f(4.0, -0.3), 1e-14);
    EXPECT_NEAR(clamp(2.5, 5.0), f(2.5, 0.0), 1e-14);
    EXPECT_NEAR(line(9.0, 5.0), f(9.0, 5.0), 1e-13);
    EXPECT_TRUE(std::isnan(none(2.0, 0.1)));
    EXPECT_TRUE(std::isnan(none(-0.1, -0.5)));
    EXPECT_TRUE(std::isnan(clamp(k_nan, 0.0)));
    EXPECT_TRUE(std::isnan(clamp(0.0, k_nan)));
    EXPECT_EQ(none(4.0, 0.0), f(4.0, 0.0));
}

// z = x² y^−0.5 is bilinear on logarithmic paper.
TEST(GridTable, IsExactForPowerLawsOnLogarithmicPaper) {
    const auto f = [](double x, double y) { return x * x / std::sqrt(y); };
    const GridTable table({1.0, 10.0}, {2.0, 50.0}, {f(1, 2), f(1, 50), f(10, 2), f(10, 50)},
                          {.ends = Ends::refuse,
                           .x_axis = Axis::logarithmic,
                           .y_axis = Axis::logarithmic,
                           .z_axis = Axis::logarithmic});
    EXPECT_NEAR(table(3.0, 20.0) / f(3.0, 20.0), 1.0, 1e-14);
}

}  // namespace
}  // namespace dawnline
