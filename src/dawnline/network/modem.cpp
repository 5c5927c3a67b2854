#include "dawnline/network/modem.hpp"

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::network {
namespace {

/// Gray-coded square M-QAM at N photons a bit.
double qam_error_rate(double bits, double photons) noexcept {
    const double size = std::exp2(bits);
    return 2.0 / bits * (1.0 - 1.0 / std::sqrt(size)) *
           std::erfc(std::sqrt(1.5 * bits * photons / (size - 1.0)));
}

}  // namespace

double bits_per_symbol(Modulation modulation) noexcept {
    switch (modulation) {
        case Modulation::on_off_counting:
        case Modulation::psk_homodyne:
        case Modulation::psk_heterodyne:
        case Modulation::dpsk:
            return 1.0;
        case Modulation::qpsk:
            return 2.0;
        case Modulation::qam16:
            return 4.0;
        case Modulation::qam64:
            return 6.0;
    }
    return 1.0;
}

double bit_error_rate(Modulation modulation, double photons) noexcept {
    switch (modulation) {
        case Modulation::on_off_counting:
            return 0.5 * std::exp(-2.0 * photons);
        case Modulation::psk_homodyne:
            return 0.5 * std::erfc(std::sqrt(2.0 * photons));
        case Modulation::dpsk:
            return 0.5 * std::exp(-photons);
        case Modulation::psk_heterodyne:
            return 0.5 * std::erfc(std::sqrt(photons));
        case Modulation::qpsk:
        case Modulation::qam16:
        case Modulation::qam64:
            return qam_error_rate(bits_per_symbol(modulation), photons);
    }
    return 0.5;
}

double photons_for(Modulation modulation, double error_rate) noexcept {
    // In logarithms the curve is nearly straight, so the search converges in a few steps.
    const double wanted = std::log(error_rate);
    const auto excess = [&](double log_photons) {
        return std::log(bit_error_rate(modulation, std::exp(log_photons))) - wanted;
    };
    const auto root = root_in(excess, std::log(1e-3), std::log(300.0), 1e-13);
    return root ? std::exp(*root) : std::nan("");
}

double shannon_photons(double spectral_efficiency, double noise) noexcept {
    return noise * std::expm1(spectral_efficiency * std::log(2.0)) / spectral_efficiency;
}

double photons_per_bit_needed(const Modem& modem) noexcept {
    return photons_for(modem.modulation, modem.error_rate_before_code) / modem.code_rate *
           modem.implementation_loss;
}

double sensitivity(const Modem& modem, double wavelength, double rate) noexcept {
    return photons_per_bit_needed(modem) * constants::k_planck * constants::k_speed_of_light /
           wavelength * rate;
}

double channels_in(const WavelengthGrid& grid) noexcept {
    // A billionth more than a whole number is rounding, not a channel less.
    return std::floor(grid.band / grid.spacing * (1.0 + 1e-9));
}

double channel_rate(const WavelengthGrid& grid, const Modem& modem) noexcept {
    return grid.symbol_rate * bits_per_symbol(modem.modulation) * grid.polarisations *
           modem.code_rate;
}

double doppler_guard(const WavelengthGrid& grid, double range_rate, double wavelength) noexcept {
    return grid.spacing - grid.symbol_rate * (1.0 + grid.roll_off) -
           2.0 * std::abs(range_rate) / wavelength;
}

}  // namespace dawnline::network
