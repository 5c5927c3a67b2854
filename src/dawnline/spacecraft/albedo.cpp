#include "dawnline/spacecraft/albedo.hpp"

#include <algorithm>
#include <boost/math/quadrature/gauss.hpp>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/view_factor.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_degree;
using constants::k_pi;
using constants::k_two_pi;
// Boost carries the nodes of 20; those of 16 it would compute, and allocate, at the first call.
using Gauss = boost::math::quadrature::gauss<double, 20>;

double square(double x) noexcept {
    return x * x;
}

constexpr std::array<double, 7> k_averaging_time{16.0,   128.0,   896.0,  1800.0,
                                                 5400.0, 21600.0, 86400.0};

/// By averaging time, then by EarthCase: {albedo, OLR [W/m²]}.
constexpr std::array<std::array<EarthRadiation, 6>, 7> k_extremes{{
    {{{.06, 273}, {.40, 108}, {.16, 212}, {.50, 180}, {.22, 332}, {.32, 263}}},
    {{{.06, 273}, {.38, 111}, {.16, 212}, {.49, 184}, {.22, 331}, {.31, 262}}},
    {{{.09, 264}, {.33, 148}, {.17, 218}, {.35, 202}, {.20, 294}, {.28, 259}}},
    {{{.13, 246}, {.31, 175}, {.18, 218}, {.33, 204}, {.20, 284}, {.27, 260}}},
    {{{.16, 231}, {.26, 193}, {.19, 218}, {.28, 214}, {.22, 250}, {.26, 244}}},
    {{{.18, 231}, {.27, 202}, {.20, 224}, {.27, 218}, {.22, 221}, {.24, 233}}},
    {{{.18, 231}, {.24, 205}, {.20, 224}, {.24, 224}, {.20, 217}, {.23, 232}}},
}};

}  // namespace

double solar_irradiance(double sun_distance) noexcept {
    return constants::k_solar_constant * square(constants::k_astronomical_unit / sun_distance);
}

EarthRadiation earth_extreme(EarthCase which, double averaging_time) noexcept {
    const auto column = static_cast<std::size_t>(which);
    const double time =
        std::clamp(averaging_time, k_averaging_time.front(), k_averaging_time.back());
    std::size_t i = 0;
    while (i + 2 < k_averaging_time.size() && time > k_averaging_time[i + 1]) ++i;
    const double share = std::log(time / k_averaging_time[i]) /
                         std::log(k_averaging_time[i + 1] / k_averaging_time[i]);
    const EarthRadiation &a = k_extremes[i][column], &b = k_extremes[i + 1][column];
    return {std::lerp(a.albedo, b.albedo, share), std::lerp(a.infrared, b.infrared, share)};
}

double zenith_albedo(double sun_zenith) noexcept {
    const double x = std::clamp(sun_zenith / k_degree, 0.0, 90.0);
    return x * (1.3798e-3 + x * (-2.1793e-5 + x * (6.0362e-8 + x * 4.9115e-9)));
}

double earth_view_factor(double sine_of_disc, double tilt_cosine) noexcept {
    // γ ≤ acos ρ is cos γ ≥ ρ.
    if (tilt_cosine >= sine_of_disc) return square(sine_of_disc) * tilt_cosine;
    if (tilt_cosine <= -sine_of_disc) return 0.0;
    return tilted_view_factor(sine_of_disc, std::acos(tilt_cosine));
}

EarthLight::EarthLight(double sine_of_disc, double sun_zenith) noexcept
    : sine_of_disc_(sine_of_disc),
      height_(1.0 / sine_of_disc),
      sun_cosine_(std::cos(sun_zenith)),
      sun_sine_(std::sin(sun_zenith)) {
    const double edge = std::acos(sine_of_disc);
    const double low = std::max(0.0, sun_zenith - 0.5 * k_pi);  // below it the ring is dark
    const double kink = std::abs(0.5 * k_pi - sun_zenith);
    if (low >= edge) return;
    const double middle = kink > low && kink < edge ? kink : 0.5 * (low + edge);

    const auto add = [&](double lambda, double weight) {
        const double c = std::cos(lambda), s = std::sin(lambda);
        const double distance2 = 1.0 + square(height_) - 2.0 * height_ * c;
        Ring& ring = ring_[rings_++];
        ring.weight = weight * (height_ * c - 1.0) * s / (k_pi * square(distance2));
        ring.down = height_ - c;
        ring.out = s;
        ring.sun_mean = c * sun_cosine_;
        ring.sun_swing = s * sun_sine_;
        ring.day_cosine = ring.sun_swing > std::abs(ring.sun_mean)
                              ? -ring.sun_mean / ring.sun_swing
                              : (ring.sun_mean > 0.0 ? -1.0 : 1.0);
        ring.day = std::acos(ring.day_cosine);
        ring.day_sine = std::sqrt(std::max(0.0, 1.0 - square(ring.day_cosine)));

        // ∫ (a + b cos α) dα and the same times cos α over the lit arc.
        const double a = ring.sun_mean, b = ring.sun_swing, d = ring.day, sd = ring.day_sine;
        flux_L_.z += ring.weight * ring.down * 2.0 * (a * d + b * sd);
        flux_L_.x += ring.weight * ring.out * (2.0 * a * sd + b * (d + sd * ring.day_cosine));
    };
    // Patches near below count by 1/d²: even steps in t, λ = (H − 1) sinh t, follow that peak.
    const double height = height_ - 1.0;
    const auto t = [&](double lambda) { return std::asinh(lambda / height); };
    for (const auto& [from, to] : {std::array{t(low), t(middle)}, std::array{t(middle), t(edge)}})
        for (std::size_t i = 0; i < Gauss::abscissa().size(); ++i)
            for (const double side : {-1.0, 1.0}) {
                const double place =
                    0.5 * (from + to) + side * 0.5 * (to - from) * Gauss::abscissa()[i];
                add(height * std::sinh(place),
                    0.5 * (to - from) * Gauss::weights()[i] * height * std::cosh(place));
            }
}

double EarthLight::ring_flux(const Ring& ring, const Vec3& n, double swing,
                             double turn) const noexcept {
    const double a = ring.sun_mean, b = ring.sun_swing;
    const double c = ring.down * n.z, dx = ring.out * n.x, dy = ring.out * n.y;
    const double reach = ring.out * swing;  // plate's cosine c + reach cos(α − turn)
    if (c <= -reach) return 0.0;
    const double first = a * dx + b * c;
    if (c >= reach)
        return 2.0 * (a * c * ring.day + first * ring.day_sine) +
               b * dx * (ring.day + ring.day_sine * ring.day_cosine);

    const auto primitive = [&](double x) {
        const double sine = std::sin(x), cosine = std::cos(x);
        return (a * c + 0.5 * b * dx) * x + sine * (first + 0.5 * b * (dx * cosine + dy * sine)) -
               a * dy * cosine;
    };
    const double half = std::acos(-c / reach);
    double sum = 0.0;
    // Lit arc −day … day, seen arc turn ± half: on a circle they may meet on both sides.
    for (const double round : {-k_two_pi, 0.0, k_two_pi}) {
        const double from = std::max(-ring.day, turn - half + round);
        const double to = std::min(ring.day, turn + half + round);
        if (to > from) sum += primitive(to) - primitive(from);
    }
    return sum;
}

double EarthLight::albedo_factor(const Vec3& n) const noexcept {
    if (rings_ == 0 || n.z <= -sine_of_disc_) return 0.0;
    if (n.z >= sine_of_disc_) return dot(flux_L_, n);
    const double swing = std::hypot(n.x, n.y), turn = std::atan2(n.y, n.x);
    double sum = 0.0;
    for (std::size_t i = 0; i < rings_; ++i)
        sum += ring_[i].weight * ring_flux(ring_[i], n, swing, turn);
    return std::max(0.0, sum);
}

double EarthLight::view_factor(const Vec3& n) const noexcept {
    return earth_view_factor(sine_of_disc_, n.z);
}

double EarthLight::brightness(double x, double z) const noexcept {
    const double inside = 1.0 - square(height_) * (1.0 - square(z));
    if (!(z > 0.0 && inside >= 0.0)) return -1.0;
    const double reach = height_ * z - std::sqrt(inside);
    // The patch from the Earth's centre, up being −z: its cosine with the Sun.
    return std::max(0.0, (height_ - reach * z) * sun_cosine_ + reach * x * sun_sine_);
}

}  // namespace dawnline::spacecraft
