#pragma once
// Modulation, coding and wavelength channels: how many photons a bit takes, and how many bits a
// band holds.

namespace dawnline::network {

/// How bits are put on light and taken off it.
enum class Modulation {
    on_off_counting,  // on-off keying, ideal photon counter
    psk_homodyne,     // binary phase, homodyne
    psk_heterodyne,   // binary phase, heterodyne or optically pre-amplified
    dpsk,             // differential phase, pre-amplified, delay interferometer
    qpsk,             // four phases, coherent with pre-amplifier
    qam16,            // 16 amplitudes and phases, coherent with pre-amplifier
    qam64,            // 64 of them
};

/// Bits that one symbol of one polarisation carries. [1]
double bits_per_symbol(Modulation modulation) noexcept;

/// Probability that a bit is wrong before decoding, at a mean of `photons` a bit on the detector.
///
///     on_off_counting   ½ e^(−2N)                      zeros carry nothing, ones 2N
///     psk_homodyne      ½ erfc √(2N)
///     psk_heterodyne    ½ erfc √N                      also qpsk, two of them in quadrature
///     dpsk              ½ e^(−N)
///     M-QAM             (2/m)(1 − 1/√M) erfc √(3mN/(2(M − 1))),  m = log₂ M, Gray coded
///
/// Source: Agrawal, Fiber-Optic Communication Systems, 4th ed. 2010, secs. 4.5.3, 10.4; M-QAM
/// Proakis 2001, eq. 5.2-79 (nearest neighbours: right to 1 % below 1e-2). N ≥ 0. [1]
double bit_error_rate(Modulation modulation, double photons) noexcept;

/// The inverse: photons a bit that keep the error rate at `error_rate`, 0 < error_rate < 0.1. [1]
double photons_for(Modulation modulation, double error_rate) noexcept;

/// Least photons a bit at all, at a spectral efficiency in bits per symbol of a polarisation, when
/// every mode carries `noise` photons: noise (2^s − 1)/s (Shannon 1948). noise 1 is an ideal
/// heterodyne receiver or pre-amplifier; 2 with s → 0 gives the 2 ln 2 that optical systems quote.
double shannon_photons(double spectral_efficiency, double noise) noexcept;

/// A modem: format, code and how far from ideal it works.
struct Modem {
    Modulation modulation = Modulation::qpsk;
    double code_rate = 1.0;                // information over sent bits [1]
    double error_rate_before_code = 1e-9;  // that the decoder still clears, or wanted without [1]
    double implementation_loss = 1.0;      // real over ideal photons [1]
};

/// Photons per information bit at the receiver's aperture. [1]
double photons_per_bit_needed(const Modem& modem) noexcept;

/// Power that a modem needs for `rate` information bits a second: N h c/λ · rate. [W]
double sensitivity(const Modem& modem, double wavelength, double rate) noexcept;

/// Wavelength channels of a band.
struct WavelengthGrid {
    double band = 0.0;           // width in frequency [Hz]
    double spacing = 0.0;        // of channels (ITU-T G.694.1: 12.5 GHz × 2ⁿ or flexible) [Hz]
    double symbol_rate = 0.0;    // of a channel [baud]
    double roll_off = 0.0;       // of its pulse shape [1]
    double polarisations = 1.0;  // 1 or 2 [1]
};

/// Channels that fit: ⌊band/spacing⌋. [1]
double channels_in(const WavelengthGrid& grid) noexcept;

/// Information rate of a channel: symbols × bits × polarisations × code rate. [bit/s]
double channel_rate(const WavelengthGrid& grid, const Modem& modem) noexcept;

/// Spacing left over when a channel of symbol rate (1 + roll-off) is shifted by Doppler both ways:
/// spacing − rate (1 + α) − 2|v|/λ. Negative: neighbours overlap and lasers must follow. [Hz]
double doppler_guard(const WavelengthGrid& grid, double range_rate, double wavelength) noexcept;

}  // namespace dawnline::network
