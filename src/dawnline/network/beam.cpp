#include "dawnline/network/beam.hpp"

#include <math.h>  // j0

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::network {

using namespace constants;

namespace {

double square(double x) noexcept {
    return x * x;
}

/// Positive abscissae and weights of the 16-point rule on [−1, 1] (Abramowitz & Stegun 1964,
/// table 25.4).
constexpr std::array<double, 8> k_node{0.0950125098376374, 0.2816035507792589, 0.4580167776572274,
                                       0.6178762444026438, 0.7554044083550030, 0.8656312023878318,
                                       0.9445750230732326, 0.9894009349916499};
constexpr std::array<double, 8> k_weight{0.1894506104550685, 0.1826034150449236, 0.1691565193950025,
                                         0.1495959888165767, 0.1246289712555339, 0.0951585116824928,
                                         0.0622535239386479, 0.0271524594117541};

/// Calls take(x, weight) for every point of a composite rule on [a, b].
template <class Take>
void gauss_points(double a, double b, int pieces, Take&& take) {
    const double half = 0.5 * (b - a) / pieces;
    for (int piece = 0; piece < pieces; ++piece) {
        const double middle = a + (2.0 * piece + 1.0) * half;
        for (std::size_t i = 0; i < k_node.size(); ++i) {
            take(middle - half * k_node[i], half * k_weight[i]);
            take(middle + half * k_node[i], half * k_weight[i]);
        }
    }
}

/// Pieces for an integrand whose phase runs through so many radians: 16 points serve a full turn
/// and more, to rounding.
int pieces_for(double phase) noexcept {
    return 1 + static_cast<int>(std::min(phase / 8.0, 2000.0));
}

/// ∫₀^∞ E² 2πρ dρ with E = exp(−ρ²/w²), or that of a filled aperture. [m²]
double whole_power(const Beam& beam) noexcept {
    return std::isinf(beam.waist_radius) ? k_pi * square(beam.aperture_radius)
                                         : 0.5 * k_pi * square(beam.waist_radius);
}

double curvature(const Beam& beam, double range) noexcept {
    return beam.focal_range == 0.0 ? 0.0 : 1.0 / range - 1.0 / beam.focal_range;
}

}  // namespace

double transmitted_share(const Beam& beam) noexcept {
    if (std::isinf(beam.waist_radius))
        return 1.0 - square(beam.obscuration_radius / beam.aperture_radius);
    return std::exp(-2.0 * square(beam.obscuration_radius / beam.waist_radius)) -
           std::exp(-2.0 * square(beam.aperture_radius / beam.waist_radius));
}

double beam_intensity(const Beam& beam, double range, double r) noexcept {
    const double k = k_two_pi / beam.wavelength, bend = 0.5 * k * curvature(beam, range);
    const double turn = k * r / range, per_waist = 1.0 / square(beam.waist_radius);
    const double a = beam.aperture_radius;
    double real = 0.0, imaginary = 0.0;
    gauss_points(beam.obscuration_radius, a, pieces_for(turn * a + std::abs(bend) * a * a),
                 [&](double rho, double weight) {
                     const double rho2 = rho * rho;
                     const double part =
                         weight * rho * std::exp(-rho2 * per_waist) * ::j0(turn * rho);
                     real += part * std::cos(bend * rho2);
                     imaginary += part * std::sin(bend * rho2);
                 });
    return square(k / range) * (square(real) + square(imaginary)) / whole_power(beam);
}

double beam_coupling(const Beam& beam, double receiver_radius, double range,
                     double offset) noexcept {
    const double b = receiver_radius,
                 turn = k_two_pi * beam.aperture_radius / (beam.wavelength * range);
    double sum = 0.0;
    const auto add = [&](double from, double to, auto&& width) {
        if (to <= from) return;
        gauss_points(from, to, pieces_for(2.0 * turn * (to - from)), [&](double r, double weight) {
            sum += weight * width(r) * beam_intensity(beam, range, r);
        });
    };
    offset = std::abs(offset);
    // Rings about the axis that lie wholly on the receiver …
    add(0.0, std::max(0.0, b - offset), [](double r) { return k_two_pi * r; });
    // … and those that cross its rim. r = c − h cos t takes away the square roots at both ends.
    if (offset > 0.0) {
        const double near = std::abs(b - offset), half = 0.5 * (b + offset - near);
        const double centre = near + half;
        gauss_points(0.0, k_pi, pieces_for(4.0 * turn * half), [&](double t, double weight) {
            const double r = centre - half * std::cos(t);
            const double cosine = (square(r) + square(offset) - square(b)) / (2.0 * r * offset);
            sum += weight * half * std::sin(t) * 2.0 * r *
                   std::acos(std::clamp(cosine, -1.0, 1.0)) * beam_intensity(beam, range, r);
        });
    }
    return std::min(sum, transmitted_share(beam));
}

namespace {

CubicSpline curve_of(const Beam& beam, double receiver_radius, double nearest, double farthest) {
    const auto positive = [](double x) { return x > 0.0 && std::isfinite(x); };
    if (!positive(beam.wavelength) || !positive(beam.aperture_radius) || !positive(receiver_radius))
        throw Error("a beam needs a wavelength and two apertures > 0");
    if (!(beam.waist_radius > 0.0) || !(beam.focal_range >= 0.0))
        throw Error("a beam's waist must be > 0 and its focal range >= 0");
    if (!(beam.obscuration_radius >= 0.0 && beam.obscuration_radius < beam.aperture_radius))
        throw Error("the obscuration must be smaller than the aperture");
    if (!positive(nearest) || !positive(farthest) || nearest >= farthest)
        throw Error("a coupling curve needs 0 < nearest < farthest");
    std::vector<double> x, y;
    // v · R: the phase across both apertures times the range.
    const double phase = k_two_pi * beam.aperture_radius * receiver_radius / beam.wavelength;
    for (double range = nearest;;) {
        const double share = beam_coupling(beam, receiver_radius, range);
        // Nearer to one than this is rounding: the curve would follow noise.
        constexpr double k_most = 1.0 - 1e-12, k_least = 1e-300;
        x.push_back(std::log(range));
        y.push_back(std::log(-std::log1p(-std::clamp(share, k_least, k_most))));
        if (range >= farthest) break;
        range = std::min(farthest, range * std::exp(std::min(0.05, 0.4 * range / phase)));
    }
    return {std::move(x), std::move(y)};
}

}  // namespace

CouplingCurve::CouplingCurve(const Beam& beam, double receiver_radius, double nearest,
                             double farthest)
    : logarithm_(curve_of(beam, receiver_radius, nearest, farthest)) {}

double CouplingCurve::operator()(double range) const noexcept {
    return -std::expm1(-std::exp(logarithm_(std::log(range))));
}

}  // namespace dawnline::network
