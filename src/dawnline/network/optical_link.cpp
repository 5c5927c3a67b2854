#include "dawnline/network/optical_link.hpp"

#include <math.h>  // j0, j1

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/quadrature.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::network {

using namespace constants;

namespace {

double square(double x) {
    return x * x;
}

/// Illumination of the transmitting aperture: uniform, or a Gaussian of 1/e² radius w.
struct Beam {
    double aperture_radius;  // [m]
    double gaussian_radius;  // 0: uniform [m]
    double curvature;        // 1/R − 1/F; 0 when focused on the receiver [1/m]
    double wavenumber;       // k [1/m]
    double range;            // [m]

    double amplitude(double rho) const {
        return gaussian_radius > 0.0 ? std::exp(-square(rho / gaussian_radius)) : 1.0;
    }

    /// Power of the whole beam before truncation over that of unit amplitude and area. [m²]
    double power() const {
        return gaussian_radius > 0.0 ? 0.5 * k_pi * square(gaussian_radius)
                                     : k_pi * square(aperture_radius);
    }

    /// |U|² at a distance r from the axis, in units of the aperture's |E|².
    double intensity(double r) const {
        const auto part = [&](bool imaginary) {
            return integrate(
                       [&](double rho) {
                           const double phase = 0.5 * wavenumber * rho * rho * curvature;
                           return amplitude(rho) * (imaginary ? std::sin(phase) : std::cos(phase)) *
                                  ::j0(wavenumber * rho * r / range) * rho;
                       },
                       0.0, aperture_radius, 1e-9)
                .value;
        };
        const double imaginary = curvature == 0.0 ? 0.0 : part(true);
        return square(wavenumber / range) * (square(part(false)) + square(imaginary));
    }

    double coupling(double receiver_radius) const {
        const auto ring = [&](double r) { return k_two_pi * r * intensity(r); };
        return integrate(ring, 0.0, receiver_radius, 1e-8).value / power();
    }
};

}  // namespace

double aperture_gain(double aperture, double wavelength, double efficiency) noexcept {
    return efficiency * square(k_pi * aperture / wavelength);
}

double friis_share(const OpticalTerminal& t, double range) noexcept {
    const double gain = aperture_gain(t.aperture, t.wavelength, t.aperture_efficiency);
    return square(gain * t.wavelength / (4.0 * k_pi * range)) * t.other_loss;
}

double focused_coupling(double aperture, double receiver_aperture, double wavelength,
                        double range) noexcept {
    const double v = k_two_pi * 0.25 * aperture * receiver_aperture / (wavelength * range);
    if (v < 1e-4) return 0.25 * v * v;  // the difference below loses digits
    // POSIX j0 and j1: ten times faster than std::cyl_bessel_j, which serves any order.
    return 1.0 - square(::j0(v)) - square(::j1(v));
}

double uniform_coupling(double aperture, double receiver_aperture, double wavelength, double range,
                        double focal_range) {
    const Beam beam{0.5 * aperture, 0.0, 1.0 / range - 1.0 / focal_range, k_two_pi / wavelength,
                    range};
    return beam.coupling(0.5 * receiver_aperture);
}

double gaussian_coupling(double beam_radius, double aperture, double receiver_aperture,
                         double wavelength, double range) {
    const Beam beam{0.5 * aperture, beam_radius, 0.0, k_two_pi / wavelength, range};
    return beam.coupling(0.5 * receiver_aperture);
}

BestGaussian best_gaussian(double aperture, double receiver_aperture, double wavelength,
                           double range) {
    const double a = 0.5 * aperture;
    const auto lost = [&](double w) {
        return -gaussian_coupling(w, aperture, receiver_aperture, wavelength, range);
    };
    const auto best = minimum_in(lost, 0.05 * a, 3.0 * a, 1e-4 * a);
    return best ? BestGaussian{best->x, -best->value} : BestGaussian{a, -lost(a)};
}

double received_power(const OpticalTerminal& t, double range) noexcept {
    return t.transmit_power * square(t.aperture_efficiency) *
           focused_coupling(t.aperture, t.aperture, t.wavelength, range) * t.other_loss;
}

double channels_fed(const OpticalTerminal& t, double received) noexcept {
    // A billionth more than a whole number is rounding, not a channel less.
    return std::min(t.channels, std::floor(received / t.channel_power * (1.0 + 1e-9)));
}

double link_rate(const OpticalTerminal& t, double range) noexcept {
    return channels_fed(t, received_power(t, range)) * t.channel_rate;
}

double range_for_channels(const OpticalTerminal& t, double channels) {
    const double needed = channels * t.channel_power;
    constexpr double k_nearest = 1.0, k_farthest = 1e12;  // [m]
    const auto surplus = [&](double log_range) {
        return received_power(t, std::exp(log_range)) / needed - 1.0;
    };
    const auto root = root_in(surplus, std::log(k_nearest), std::log(k_farthest), 1e-12);
    return root ? std::exp(*root) : 0.0;
}

double airy_divergence(double aperture, double wavelength) noexcept {
    return 1.22 * wavelength / aperture;
}

double confocal_range(double aperture, double wavelength) noexcept {
    return k_pi * square(0.5 * aperture) / wavelength;
}

double photons_per_bit(double received, double wavelength, double rate) noexcept {
    return received * wavelength / (k_planck * k_speed_of_light * rate);
}

double photon_limited_rate(double received, double wavelength, double photons) noexcept {
    return photons_per_bit(received, wavelength, photons);
}

Multiplexed multiplexed(const OpticalTerminal& t, int per_side) noexcept {
    const double q2 = square(per_side);
    return {q2 * t.channels * t.channel_rate, confocal_range(t.aperture, t.wavelength) / q2};
}

double mean_pointing_share(double jitter, double half_angle) noexcept {
    return 1.0 / (1.0 + 4.0 * square(jitter / half_angle));
}

double pointing_fade(double jitter, double half_angle, double fade_probability) noexcept {
    return std::pow(fade_probability, 4.0 * square(jitter / half_angle));
}

double wander_pointing(double aperture, double share, double range) noexcept {
    return share * 0.5 * aperture / range;
}

double doppler_shift(double range_rate, double wavelength) noexcept {
    return range_rate / wavelength;
}

double point_ahead(double transverse_speed) noexcept {
    return 2.0 * transverse_speed / k_speed_of_light;
}

double free_space_loss(double range, double wavelength) noexcept {
    return square(4.0 * k_pi * range / wavelength);
}

}  // namespace dawnline::network
