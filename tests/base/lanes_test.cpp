// Every instruction set of this machine against the C library in long double.

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/lanes_test.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which includes this file once per target.
#include <hwy/highway.h>

#include "dawnline/base/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::HWY_NAMESPACE {

// Fills out with f of each x and returns the number of lanes.
template <class F>
std::size_t apply(const double* x, double* out, std::size_t n, F f) {
    const std::size_t lanes = Lanes::size();
    for (std::size_t i = 0; i + lanes <= n; i += lanes) f(Lanes::load(x + i)).store(out + i);
    return lanes;
}

std::size_t sines(const double* x, double* out, std::size_t n) {
    return apply(x, out, n, [](Lanes v) {
        Lanes s, c;
        sincos(v, s, c);
        return s;
    });
}
std::size_t cosines(const double* x, double* out, std::size_t n) {
    return apply(x, out, n, [](Lanes v) {
        Lanes s, c;
        sincos(v, s, c);
        return c;
    });
}
std::size_t exponentials(const double* x, double* out, std::size_t n) {
    return apply(x, out, n, [](Lanes v) { return exp(v); });
}
std::size_t logarithms(const double* x, double* out, std::size_t n) {
    return apply(x, out, n, [](Lanes v) { return log(abs(v) + 1e-9); });
}
std::size_t angles(const double* x, double* out, std::size_t n) {
    return apply(x, out, n, [](Lanes v) {
        Lanes s, c;
        sincos(v, s, c);
        return atan2(3.0 * s, 3.0 * c);
    });
}
std::size_t selections(const double* x, double* out, std::size_t n) {
    return apply(x, out, n, [](Lanes v) {
        return select((v > 1.0) | (v < -2.0), max(v, 2.0) - min(v, 0.5), floor(v) + round(v));
    });
}

}  // namespace dawnline::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "dawnline/base/random.hpp"
#include "every_target.hpp"

namespace dawnline {
namespace {

HWY_EXPORT(sines);
HWY_EXPORT(cosines);
HWY_EXPORT(exponentials);
HWY_EXPORT(logarithms);
HWY_EXPORT(angles);
HWY_EXPORT(selections);

std::vector<double> arguments(double span) {
    std::vector<double> x(4096);
    Stream stream(1, 0, "lanes");
    for (double& v : x) v = span * (2.0 * stream.uniform() - 1.0);
    x[0] = 0.0;
    x[1] = 1.5707963267948966;
    x[2] = -3.141592653589793;
    return x;
}

double ulps(double value, long double exact, double floor_at) {
    const double size = std::max(std::abs(static_cast<double>(exact)), floor_at);
    return static_cast<double>(std::abs(static_cast<long double>(value) - exact)) /
           (size * std::numeric_limits<double>::epsilon());
}

// The header promises 1.5 ULP; near a zero of the sine, 1e-17 absolute (floor 0.05).
TEST(Lanes, SineAndCosineAgreeWithTheCLibrary) {
    on_every_target([] {
        for (const double span : {1.0, 10.0, 1e3, 1.6e6}) {
            const std::vector<double> x = arguments(span);
            std::vector<double> s(x.size()), c(x.size());
            HWY_DYNAMIC_DISPATCH(sines)(x.data(), s.data(), x.size());
            HWY_DYNAMIC_DISPATCH(cosines)(x.data(), c.data(), x.size());
            double worst = 0.0;
            for (std::size_t i = 0; i < x.size(); ++i)
                worst = std::max({worst, ulps(s[i], std::sin(static_cast<long double>(x[i])), 0.05),
                                  ulps(c[i], std::cos(static_cast<long double>(x[i])), 0.05)});
            EXPECT_LT(worst, 1.5) << "span " << span;
        }
    });
}

TEST(Lanes, ExponentialAndLogarithmAgreeWithTheCLibrary) {
    on_every_target([] {
        const std::vector<double> x = arguments(700.0);
        std::vector<double> e(x.size()), l(x.size());
        HWY_DYNAMIC_DISPATCH(exponentials)(x.data(), e.data(), x.size());
        HWY_DYNAMIC_DISPATCH(logarithms)(x.data(), l.data(), x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            EXPECT_LE(ulps(e[i], std::exp(static_cast<long double>(x[i])), 0.0), 2.0) << x[i];
            const auto positive = static_cast<long double>(std::abs(x[i]) + 1e-9);
            EXPECT_LE(ulps(l[i], std::log(positive), 0.5), 3.0) << x[i];
        }
    });
}

TEST(Lanes, AnglesComeBackInAllQuadrants) {
    on_every_target([] {
        const std::vector<double> x = arguments(3.141592653589793);
        std::vector<double> a(x.size());
        HWY_DYNAMIC_DISPATCH(angles)(x.data(), a.data(), x.size());
        for (std::size_t i = 3; i < x.size(); ++i) EXPECT_NEAR(a[i], x[i], 2e-15);
    });
}

TEST(Lanes, SelectionIsLaneByLane) {
    on_every_target([] {
        const std::vector<double> x = arguments(5.0);
        std::vector<double> y(x.size());
        HWY_DYNAMIC_DISPATCH(selections)(x.data(), y.data(), x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double v = x[i];
            const double expected = v > 1.0 || v < -2.0 ? std::max(v, 2.0) - std::min(v, 0.5)
                                                        : std::floor(v) + std::nearbyint(v);
            EXPECT_EQ(y[i], expected) << v;
        }
    });
}

}  // namespace
}  // namespace dawnline
#endif  // HWY_ONCE
