#pragma once
// Optical links between satellites, from a hundred metres to ten thousand kilometres.
//
// symbol  here         meaning
// a, b    aperture/2   radii of the telescopes [m]
// λ       wavelength   [m]
// R       range        [m]
// v       2πab/(λR)    the only number that coupling depends on [1]

namespace dawnline::network {

/// One end of a link; both ends are alike.
struct OpticalTerminal {
    double transmit_power = 0.0;       // of all channels together [W]
    double aperture = 0.0;             // diameter [m]
    double wavelength = 0.0;           // [m]
    double aperture_efficiency = 1.0;  // of each end [1]
    double other_loss = 1.0;           // factor on the power received [1]
    double channel_rate = 0.0;         // of one wavelength channel [bit/s]
    double channel_power = 0.0;        // it needs at the receiver [W]
    double channels = 0.0;             // on the grid, at most [1]
};

/// Gain of a telescope, η (πD/λ)². [1]
double aperture_gain(double aperture, double wavelength, double efficiency) noexcept;

/// Received over sent power by Friis, G_t G_r (λ/4πR)² L. Right for R ≫ πa²/λ only: nearer it
/// exceeds one, and coupling() is what holds.
double friis_share(const OpticalTerminal& terminal, double range) noexcept;

/// Share of a uniform circular beam, focused on the receiver, that its aperture takes in:
/// 1 − J0²(v) − J1²(v), at any range. v²/4, which is Friis with ideal gains, as v → 0; one as
/// v → ∞. Source: Born & Wolf, sec. 8.5.2 (encircled energy of the Airy pattern).
double focused_coupling(double aperture, double receiver_aperture, double wavelength,
                        double range) noexcept;

/// The same for a collimated beam, or any focal range F, by integrating the Fresnel pattern:
/// U(r) = (2π/λR) ∫ e^{ikρ²/2 (1/R − 1/F)} J0(kρr/R) ρ dρ. Infinite F is collimated.
/// Adaptive quadrature; 1e-6 for Fresnel numbers a²/(λR) below 10.
double uniform_coupling(double aperture, double receiver_aperture, double wavelength, double range,
                        double focal_range);

/// The same for a Gaussian beam of 1/e² radius w truncated by the aperture, focused on the
/// receiver, relative to the whole beam before truncation.
double gaussian_coupling(double beam_radius, double aperture, double receiver_aperture,
                         double wavelength, double range);

/// The Gaussian that couples best, w from 0.05 a to 3 a.
struct BestGaussian {
    double beam_radius;  // [m]
    double coupling;     // [1]
};
BestGaussian best_gaussian(double aperture, double receiver_aperture, double wavelength,
                           double range);

/// Power received: sent × efficiencies of both ends × focused coupling × other loss. Joins Friis in
/// the far field and never exceeds what is sent. [W]
double received_power(const OpticalTerminal& terminal, double range) noexcept;

/// Wavelengths that a received power feeds, whole ones, at most the grid's. [1]
double channels_fed(const OpticalTerminal& terminal, double received) noexcept;

/// One-way rate of a link at a range. [bit/s]
double link_rate(const OpticalTerminal& terminal, double range) noexcept;

/// Range at which `channels` wavelengths just get their power; 0 if they never do. [m]
double range_for_channels(const OpticalTerminal& terminal, double channels);

/// First zero of the Airy pattern, 1.22 λ/D. [rad]
double airy_divergence(double aperture, double wavelength) noexcept;

/// Symmetric confocal range of a beam of radius a at both ends, πa²/λ. [m]
double confocal_range(double aperture, double wavelength) noexcept;

/// Photons per bit of a received power at a rate, Pλ/(hcR). [1]
double photons_per_bit(double received, double wavelength, double rate) noexcept;

/// Rate that a photon budget allows, Pλ/(hc PPB). [bit/s]
double photon_limited_rate(double received, double wavelength, double photons) noexcept;

/// q×q sub-apertures in one telescope carry q² times the rate up to a range shorter by q².
struct Multiplexed {
    double rate;   // [bit/s]
    double range;  // confocal, of one sub-aperture [m]
};
Multiplexed multiplexed(const OpticalTerminal& terminal, int per_side) noexcept;

/// Mean share left by a pointing jitter σ per axis, 1/(1 + 4σ²/θ²), θ the Gaussian half angle at
/// 1/e². [1]
double mean_pointing_share(double jitter, double half_angle) noexcept;

/// Share left that pointing undercuts during a share `fade_probability` of the time only:
/// fade_probability^(4σ²/θ²). [1]
double pointing_fade(double jitter, double half_angle, double fade_probability) noexcept;

/// Pointing that keeps the wander within a share of the aperture's radius, share × a/R. [rad]
double wander_pointing(double aperture, double share, double range) noexcept;

/// Doppler shift v/λ. [Hz]
double doppler_shift(double range_rate, double wavelength) noexcept;

/// Angle ahead of the seen position, 2 v/c. [rad]
double point_ahead(double transverse_speed) noexcept;

/// Free-space loss (4πR/λ)², as a ratio above one.
double free_space_loss(double range, double wavelength) noexcept;

}  // namespace dawnline::network
