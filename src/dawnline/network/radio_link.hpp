#pragma once
// Radio between orbit and gateways: carrier to noise, adaptive coding and fades.

#include <span>

#include "dawnline/network/rain_fade.hpp"

namespace dawnline::network {

/// A radio link in clear sky.
struct RadioLink {
    double radiated_power = 0.0;   // equivalent isotropic, EIRP [W]
    double figure_of_merit = 0.0;  // of the receiver, G/T [1/K]
    double frequency = 0.0;        // [Hz]
    double range = 0.0;            // [m]
    double other_loss = 1.0;       // factor left on the received power by gas, pointing … [1]
};

/// C/N0 = EIRP · G/T · L / (FSPL k): carrier over noise density. [Hz]
double carrier_to_noise_density(const RadioLink& link) noexcept;

/// Rate at Shannon's limit in `bandwidth`, backed off by the factor `gap` on the noise:
/// B log₂(1 + (C/N0)/(gap B)); gap 1 is the limit itself. [bit/s]
double radio_rate(double carrier_to_noise, double bandwidth, double gap) noexcept;

/// Factor by which attenuation A lowers C/N0 of a receiver on the ground: the signal falls by L =
/// 10^(−A/10) and the rain glows into the antenna, T_sys → T_sys + T_rain (1 − L) (P.618-13,
/// eq. 34: rain at 275 K). [1]
double rain_degradation(double attenuation, double system_temperature,
                        double rain_temperature = 275.0) noexcept;

/// A mode of adaptive coding and modulation.
struct CodingMode {
    double threshold;   // Es/N0, a power ratio [1]
    double efficiency;  // information bits a symbol [1]
};

/// Modes of DVB-S2 (ETSI EN 302 307-1 V1.4.1, table 13: quasi error-free in white noise,
/// normal frames, no pilots), thresholds rising; those left out that need more than a faster one.
std::span<const CodingMode> dvb_s2_modes() noexcept;

/// Rate of the fastest mode that closes: symbol rate × efficiency; 0 if none does. `margin` is the
/// implementation loss as a ratio ≥ 1. [bit/s]
double adaptive_rate(double carrier_to_noise, double symbol_rate, std::span<const CodingMode> modes,
                     double margin) noexcept;

/// A Ka or V band gateway and its climate.
struct Gateway {
    RadioLink link;
    RainPath path;
    double system_temperature = 0.0;  // of the receiver in clear sky [K]
    double symbol_rate = 0.0;         // [baud]
    double carriers = 1.0;            // frequencies × polarisations [1]
    double margin = 1.0;              // implementation loss [1]
};

/// What the gateway carries under a rain attenuation in dB. [bit/s]
double gateway_rate(const Gateway& gateway, double attenuation) noexcept;

/// Mean over an average year: ∫ rate dp over the exceedance of rain, in steps of the coding modes;
/// clear sky for the rest. [bit/s]
double mean_gateway_rate(const Gateway& gateway) noexcept;

/// Share of an average year in which the slowest mode still closes, from rain alone, no better
/// than 1 − 1e-5. [1]
double gateway_availability(const Gateway& gateway) noexcept;

}  // namespace dawnline::network
