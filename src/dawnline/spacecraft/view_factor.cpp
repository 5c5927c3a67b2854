#include "dawnline/spacecraft/view_factor.hpp"

#include <algorithm>
#include <array>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <cstddef>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_pi;
using constants::k_two_pi;

double square(double x) noexcept {
    return x * x;
}

/// ∫ (a + b cos(α − φ)) (c + d cos α) dα from `low` to `high`.
double product_integral(double a, double b, double c, double d, double azimuth, double low,
                        double high) noexcept {
    const auto primitive = [&](double x) {
        return a * c * x + a * d * std::sin(x) + b * c * std::sin(x - azimuth) +
               b * d * (0.5 * x * std::cos(azimuth) + 0.25 * std::sin(2.0 * x - azimuth));
    };
    return primitive(high) - primitive(low);
}

/// Half the arc of x on which p + q cos x > 0, q ≥ 0; 0 … π. [rad]
double half_arc(double p, double q) noexcept {
    if (p >= q) return k_pi;
    if (p <= -q) return 0.0;
    return std::acos(-p / q);
}

struct Geometry {
    double height;  // H = a/R
    double sun_cosine, sun_sine;
    double tilt_cosine, tilt_sine;
    double azimuth;
    bool sphere;  // a small sphere instead of a plate: the angle at the receiver does not matter
};

/// Integrand over the angle λ of a ring of patches from the point below the satellite, the azimuth
/// on the ring integrated between the edges of day and of the plate's half-space.
double ring(const Geometry& g, double lambda) noexcept {
    const double c_lambda = std::cos(lambda), s_lambda = std::sin(lambda);
    const double distance2 = 1.0 + square(g.height) - 2.0 * g.height * c_lambda;

    // Sun's cosine at the patch a + b cos(α − φ); plate's cosine times distance c + d cos α.
    const double a = c_lambda * g.sun_cosine, b = s_lambda * g.sun_sine;
    const double c = g.sphere ? std::sqrt(distance2) : (g.height - c_lambda) * g.tilt_cosine;
    const double d = g.sphere ? 0.0 : s_lambda * g.tilt_sine;
    const double day = half_arc(a, b), face = half_arc(c, d);
    if (day <= 0.0 || face <= 0.0) return 0.0;

    double sum = 0.0;
    if (day >= k_pi) {
        sum = product_integral(a, b, c, d, g.azimuth, -face, face);
    } else {
        // Arcs on a circle may meet on both sides.
        for (const double turn : {-k_two_pi, 0.0, k_two_pi}) {
            const double low = std::max(-face, g.azimuth - day + turn);
            const double high = std::min(face, g.azimuth + day + turn);
            if (high > low) sum += product_integral(a, b, c, d, g.azimuth, low, high);
        }
    }
    return sum * (g.height * c_lambda - 1.0) * s_lambda / (k_pi * square(distance2));
}

double cap_integral(const Geometry& g, double sine_of_disc, double sun_zenith,
                    double tilt) noexcept {
    const double edge = std::acos(sine_of_disc);
    // Where the ring first meets the terminator, and where it first leaves the plate's half-space,
    // the integrand has a kink.
    std::array<double, 7> knots{0.0, edge, edge, edge, edge, edge, edge};
    std::size_t n = 2;
    const auto add = [&](double x) {
        if (x > 0.0 && x < edge) knots[n++] = x;
    };
    add(std::abs(0.5 * k_pi - sun_zenith));
    if (!g.sphere) {
        const double reach = g.height * g.tilt_cosine;
        if (std::abs(reach) < 1.0) {
            add(std::abs(tilt - std::acos(reach)));
            add(tilt + std::acos(reach));
        }
    }
    std::sort(knots.begin(), knots.end());

    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < knots.size(); ++i)
        if (knots[i + 1] > knots[i])
            sum += boost::math::quadrature::gauss<double, 20>::integrate(
                [&](double lambda) { return ring(g, lambda); }, knots[i], knots[i + 1]);
    return sum;
}

constexpr double k_zenith_step = 2.0 * constants::k_degree;
constexpr std::size_t k_tilt_count = 37, k_azimuth_count = 13;
constexpr double k_tilt_step = k_pi / static_cast<double>(k_tilt_count - 1);
constexpr double k_azimuth_step = k_pi / static_cast<double>(k_azimuth_count - 1);

/// Cell and share in it of a coordinate on a grid of `count` points from 0.
struct Cell {
    std::size_t index;
    double share;
};

Cell cell_of(double x, double step, std::size_t count) noexcept {
    const double place = std::clamp(x / step, 0.0, static_cast<double>(count - 1));
    const std::size_t index = std::min(static_cast<std::size_t>(place), count - 2);
    return {index, place - static_cast<double>(index)};
}

}  // namespace

double nadir_view_factor(double sine_of_disc) noexcept {
    return square(sine_of_disc);
}

double vertical_view_factor(double sine_of_disc) noexcept {
    return (std::asin(sine_of_disc) - sine_of_disc * std::sqrt(1.0 - square(sine_of_disc))) / k_pi;
}

double sphere_view_factor(double sine_of_disc) noexcept {
    return 0.5 * (1.0 - std::sqrt(1.0 - square(sine_of_disc)));
}

double tilted_view_factor(double sine_of_disc, double tilt) noexcept {
    const double whole = std::acos(sine_of_disc);
    if (tilt <= whole) return square(sine_of_disc) * std::cos(tilt);
    if (tilt >= k_pi - whole) return 0.0;
    const double height = 1.0 / sine_of_disc;
    const double q = std::sqrt(square(height) - 1.0);
    const double c = std::cos(tilt), s = std::sin(tilt);
    // Both arguments reach ±1 at the limits of this branch; rounding must not carry them past it.
    const double arc_sine = std::asin(std::min(1.0, q / (height * s)));
    const double arc_cosine = std::acos(std::clamp(-q * c / s, -1.0, 1.0));
    const double root = std::sqrt(std::max(0.0, 1.0 - square(height * c)));
    return 0.5 - arc_sine / k_pi + (c * arc_cosine - q * root) / (k_pi * square(height));
}

double albedo_factor(double sine_of_disc, double sun_zenith, double tilt, double azimuth) noexcept {
    const Geometry g{1.0 / sine_of_disc,
                     std::cos(sun_zenith),
                     std::sin(sun_zenith),
                     std::cos(tilt),
                     std::sin(tilt),
                     azimuth,
                     false};
    return cap_integral(g, sine_of_disc, sun_zenith, tilt);
}

double sphere_albedo_factor(double sine_of_disc, double sun_zenith) noexcept {
    const Geometry g{
        1.0 / sine_of_disc, std::cos(sun_zenith), std::sin(sun_zenith), 1.0, 0.0, 0.0, true};
    return 0.25 * cap_integral(g, sine_of_disc, sun_zenith, 0.0);
}

AlbedoTable::AlbedoTable(double sine_of_disc) : sine_of_disc_(sine_of_disc) {
    if (!(sine_of_disc > 0.0 && sine_of_disc < 1.0))
        throw Error("an albedo table needs an orbit outside of the body: 0 < R/a < 1");
    zenith_end_ = 0.5 * k_pi + std::acos(sine_of_disc);
    const auto zeniths = static_cast<std::size_t>(zenith_end_ / k_zenith_step) + 2;
    factor_.reserve(zeniths * k_tilt_count * k_azimuth_count);
    for (std::size_t i = 0; i < zeniths; ++i)
        for (std::size_t j = 0; j < k_tilt_count; ++j)
            for (std::size_t k = 0; k < k_azimuth_count; ++k)
                factor_.push_back(albedo_factor(
                    sine_of_disc, static_cast<double>(i) * k_zenith_step,
                    static_cast<double>(j) * k_tilt_step, static_cast<double>(k) * k_azimuth_step));
}

double AlbedoTable::operator()(double sun_zenith, double tilt, double azimuth) const noexcept {
    if (sun_zenith >= zenith_end_) return 0.0;
    const std::size_t zeniths = factor_.size() / (k_tilt_count * k_azimuth_count);
    const Cell i = cell_of(sun_zenith, k_zenith_step, zeniths);
    const Cell j = cell_of(tilt, k_tilt_step, k_tilt_count);
    const Cell k = cell_of(azimuth, k_azimuth_step, k_azimuth_count);
    const auto row = [&](std::size_t zenith, std::size_t slope) {
        const double* f =
            &factor_[((i.index + zenith) * k_tilt_count + j.index + slope) * k_azimuth_count +
                     k.index];
        return f[0] + k.share * (f[1] - f[0]);
    };
    const auto sheet = [&](std::size_t zenith) {
        return row(zenith, 0) + j.share * (row(zenith, 1) - row(zenith, 0));
    };
    return sheet(0) + i.share * (sheet(1) - sheet(0));
}

}  // namespace dawnline::spacecraft
