#include "dawnline/base/root.hpp"

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

namespace dawnline {

std::optional<RootBracket> bracket_root(FunctionRef<double(double)> f, double a, double b,
                                        double tol) {
    const double f_a = f(a), f_b = f(b);
    if (!(a <= b) || !std::isfinite(f_a) || !std::isfinite(f_b)) return std::nullopt;
    if (f_a == 0.0) return RootBracket{a, a};
    if (f_b == 0.0) return RootBracket{b, b};
    if ((f_a < 0.0) == (f_b < 0.0)) return std::nullopt;

    const auto narrow = [tol](double low, double high) {
        return high - low <= tol || std::nextafter(low, high) >= high;
    };
    std::uintmax_t evaluations = 100;
    // A policy that never throws: a NaN inside only ends the search unconverged.
    using namespace boost::math::policies;
    const auto found = boost::math::tools::toms748_solve(f, a, b, f_a, f_b, narrow, evaluations,
                                                         policy<evaluation_error<ignore_error>>{});
    if (!narrow(found.first, found.second)) return std::nullopt;
    return RootBracket{found.first, found.second};
}

std::optional<double> root_in(FunctionRef<double(double)> f, double a, double b, double tol) {
    const auto bracket = bracket_root(f, a, b, tol);
    if (!bracket) return std::nullopt;
    return bracket->lower + 0.5 * (bracket->upper - bracket->lower);
}

std::optional<Minimum> minimum_in(FunctionRef<double(double)> f, double a, double b, double tol) {
    if (!(a <= b) || !std::isfinite(b - a)) return std::nullopt;
    const double width = b - a;
    if (width == 0.0) {
        const double value = f(a);
        if (!std::isfinite(value)) return std::nullopt;
        return Minimum{a, value};
    }
    // Boost counts bits of the position; on [0, 1] they are an absolute tolerance. Its stopping
    // rule leaves 2.5 · 2^(1 − bits).
    bool finite = true;
    const auto scaled = [&](double s) {
        const double value = f(a + s * width);
        finite = finite && std::isfinite(value);
        return value;
    };
    const double wanted = 1.0 - std::log2(tol / (2.5 * width));
    const int bits = wanted > 26.0 ? 26 : std::max(2, static_cast<int>(std::ceil(wanted)));
    std::uintmax_t iterations = 200;
    const auto [s, value] =
        boost::math::tools::brent_find_minima(scaled, 0.0, 1.0, bits, iterations);
    if (!finite) return std::nullopt;
    return Minimum{a + s * width, value};
}

}  // namespace dawnline
