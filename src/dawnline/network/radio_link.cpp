#include "dawnline/network/radio_link.hpp"

#include <array>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/network/optical_link.hpp"

namespace dawnline::network {
namespace {

double ratio(double decibel) noexcept {
    return std::pow(10.0, 0.1 * decibel);
}

/// Thresholds in decibel as printed.
constexpr std::array<CodingMode, 21> k_table_13{
    {{-2.35, 0.490243}, {-1.24, 0.656448}, {-0.30, 0.789412}, {1.00, 0.988858},  {2.23, 1.188304},
     {3.10, 1.322253},  {4.03, 1.487473},  {4.68, 1.587196},  {5.18, 1.654663},  {6.20, 1.766451},
     {6.42, 1.788612},  {6.62, 1.980636},  {7.91, 2.228124},  {8.97, 2.637201},  {10.21, 2.966728},
     {11.03, 3.165623}, {11.61, 3.300184}, {12.73, 3.703295}, {13.64, 3.951571}, {14.28, 4.119540},
     {15.69, 4.397854}}};

}  // namespace

double carrier_to_noise_density(const RadioLink& link) noexcept {
    return link.radiated_power * link.figure_of_merit * link.other_loss /
           (free_space_loss(link.range, constants::k_speed_of_light / link.frequency) *
            constants::k_boltzmann);
}

double radio_rate(double carrier_to_noise, double bandwidth, double gap) noexcept {
    return bandwidth * std::log2(1.0 + carrier_to_noise / (gap * bandwidth));
}

double rain_degradation(double attenuation, double system_temperature,
                        double rain_temperature) noexcept {
    const double left = ratio(-attenuation);
    return left * system_temperature / (system_temperature + rain_temperature * (1.0 - left));
}

std::span<const CodingMode> dvb_s2_modes() noexcept {
    static const auto modes = [] {
        auto table = k_table_13;
        for (CodingMode& mode : table) mode.threshold = ratio(mode.threshold);
        return table;
    }();
    return modes;
}

double adaptive_rate(double carrier_to_noise, double symbol_rate, std::span<const CodingMode> modes,
                     double margin) noexcept {
    const double symbol_energy = carrier_to_noise / symbol_rate / margin;
    double best = 0.0;
    for (const CodingMode& mode : modes)
        if (symbol_energy >= mode.threshold) best = std::fmax(best, mode.efficiency);
    return symbol_rate * best;
}

double gateway_rate(const Gateway& gateway, double attenuation) noexcept {
    const double density = carrier_to_noise_density(gateway.link) *
                           rain_degradation(attenuation, gateway.system_temperature);
    return gateway.carriers *
           adaptive_rate(density, gateway.symbol_rate, dvb_s2_modes(), gateway.margin);
}

namespace {

/// Share of the year in which rain leaves less than C/N0 `needed`. [1]
double share_below(const Gateway& gateway, double needed) noexcept {
    const double clear = carrier_to_noise_density(gateway.link);
    if (clear < needed) return 1.0;
    // The degradation falls monotonically with attenuation: bisection on decibels.
    double low = 0.0, high = 200.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (clear * rain_degradation(middle, gateway.system_temperature) >= needed ? low : high) =
            middle;
    }
    return rain_exceedance(gateway.path, low);
}

}  // namespace

double mean_gateway_rate(const Gateway& gateway) noexcept {
    // Each mode adds its step of efficiency for the share of time in which it closes.
    double mean = 0.0, last = 0.0;
    for (const CodingMode& mode : dvb_s2_modes()) {
        const double needed = mode.threshold * gateway.symbol_rate * gateway.margin;
        mean += (mode.efficiency - last) * (1.0 - share_below(gateway, needed));
        last = mode.efficiency;
    }
    return gateway.carriers * gateway.symbol_rate * mean;
}

double gateway_availability(const Gateway& gateway) noexcept {
    const double needed = dvb_s2_modes().front().threshold * gateway.symbol_rate * gateway.margin;
    return 1.0 - share_below(gateway, needed);
}

}  // namespace dawnline::network
