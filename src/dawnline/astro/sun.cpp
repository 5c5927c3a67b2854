#include "dawnline/astro/sun.hpp"

#include <erfa.h>

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/lagrange.hpp"

namespace dawnline::astro {
namespace {

using constants::k_arcsecond;
using constants::k_astronomical_unit;
using constants::k_day;
using constants::k_degree;
using constants::k_two_pi;

constexpr std::size_t k_points = 10;  // of the interpolation
constexpr int k_before = 4;           // nodes before the interval that is interpolated

double centuries_since_j2000(const Tt& tt) noexcept {
    return days_since_j2000(tt) / 36525.0;
}

}  // namespace

Vec3 sun_position(const Tt& tt) noexcept {
    double heliocentric[2][3], barycentric[2][3];
    // A warning outside of 1900 … 2100 is not an error: the series goes on, less accurate.
    eraEpv00(tt.day, tt.fraction, heliocentric, barycentric);
    return -k_astronomical_unit * Vec3{heliocentric[0][0], heliocentric[0][1], heliocentric[0][2]};
}

Vec3 sun_position_of_date(const Tt& tt) noexcept {
    const double n = days_since_j2000(tt);
    const double g = (357.528 + 0.9856003 * n) * k_degree;
    const double longitude =
        (280.460 + 0.9856474 * n + 1.915 * std::sin(g) + 0.020 * std::sin(2.0 * g)) * k_degree;
    const double obliquity = (23.439 - 4.0e-7 * n) * k_degree;
    const double distance =
        (1.00014 - 0.01671 * std::cos(g) - 0.00014 * std::cos(2.0 * g)) * k_astronomical_unit;
    return distance * Vec3{std::cos(longitude), std::cos(obliquity) * std::sin(longitude),
                           std::sin(obliquity) * std::sin(longitude)};
}

double mean_sun_right_ascension(const Tt& tt) noexcept {
    const double t = centuries_since_j2000(tt);
    const double degrees = 280.46061837 + 0.98564736629 * days_since_j2000(tt) + 3.87933e-4 * t * t;
    const double angle = std::fmod(degrees * k_degree, k_two_pi);
    return angle < 0.0 ? angle + k_two_pi : angle;
}

double precession_in_right_ascension(const Tt& tt) noexcept {
    const double t = centuries_since_j2000(tt);
    return (4612.156534 + 1.3915817 * t) * t * k_arcsecond;
}

SunTable::SunTable(const Tt& epoch, double begin, double end)
    : epoch_(epoch), begin_(begin), end_(end) {
    if (!(end >= begin) || !std::isfinite(end - begin))
        throw Error("the table of the Sun needs a finite span that does not run backwards");
    const auto intervals = static_cast<std::size_t>(std::ceil((end - begin) / k_day));
    r_EU_G_.reserve(intervals + k_points);
    for (std::size_t k = 0; k < intervals + k_points; ++k)
        r_EU_G_.push_back(
            sun_position(epoch + (begin + (static_cast<double>(k) - k_before) * k_day)));
}

Vec3 SunTable::operator()(double seconds) const noexcept {
    const double days = (seconds - begin_) / k_day;
    const auto last = static_cast<double>(r_EU_G_.size() - k_points);
    const double first = std::clamp(std::floor(days), 0.0, last);
    // Position among the ten nodes of the stencil: 4 … 5 inside of the span.
    const double p = std::clamp(days - first + k_before, 0.0, k_points - 1.0);
    const Vec3* const node = r_EU_G_.data() + static_cast<std::size_t>(first);
    const auto weights = lagrange_weights<k_points>(p);
    Vec3 sum;
    for (std::size_t i = 0; i < k_points; ++i) sum += weights[i] * node[i];
    return sum;
}

}  // namespace dawnline::astro
