#include "dawnline/spacecraft/radiation.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/quadrature.hpp"

namespace dawnline::spacecraft {
namespace {

using namespace constants;

constexpr double k_mev = 1e6 * k_elementary_charge;  // [J]

double square(double x) noexcept {
    return x * x;
}

/// Straight on log-log paper between two points, on linear paper if a value is 0.
double between_rows(const std::vector<double>& x, const std::vector<double>& y, std::size_t i,
                    double at) noexcept {
    if (!(y[i] > 0.0 && y[i + 1] > 0.0))
        return y[i] + (y[i + 1] - y[i]) * (at - x[i]) / (x[i + 1] - x[i]);
    const double share = std::log(at / x[i]) / std::log(x[i + 1] / x[i]);
    return y[i] * std::pow(y[i + 1] / y[i], share);
}

double per_dose(double dose_rate, double dose_per_event) noexcept {
    return dose_per_event > 0.0 ? dose_rate / dose_per_event : 0.0;
}

}  // namespace

void check(const DoseDepth& table) {
    const std::size_t n = table.depth.size();
    if (n < 2 || table.electrons.size() != n || table.protons.size() != n ||
        table.bremsstrahlung.size() != n)
        throw Error("a dose-depth table needs at least two rows and columns of one length");
    for (std::size_t i = 0; i < n; ++i) {
        if (!(table.depth[i] > 0.0) || (i > 0 && !(table.depth[i] > table.depth[i - 1])))
            throw Error("the depths of a dose-depth table must be positive and rise");
        if (!(table.electrons[i] >= 0.0 && table.protons[i] >= 0.0 &&
              table.bremsstrahlung[i] >= 0.0))
            throw Error("a dose in a dose-depth table is negative");
    }
}

DoseRate dose_rate(const DoseDepth& table, double depth) noexcept {
    const double at = std::clamp(depth, table.depth.front(), table.depth.back());
    const auto above = std::upper_bound(table.depth.begin() + 1, table.depth.end() - 1, at);
    const auto i = static_cast<std::size_t>(above - table.depth.begin()) - 1;
    return {between_rows(table.depth, table.electrons, i, at),
            between_rows(table.depth, table.protons, i, at),
            between_rows(table.depth, table.bremsstrahlung, i, at)};
}

EventRate event_rate(const RadiationResponse& response, double proton_dose_rate) noexcept {
    return {per_dose(proton_dose_rate, response.silent_corruption_dose),
            per_dose(proton_dose_rate, response.memory_uncorrectable_dose),
            per_dose(proton_dose_rate, response.interrupt_dose),
            per_dose(proton_dose_rate, response.host_processor_dose),
            per_dose(proton_dose_rate, response.host_memory_dose)};
}

double cross_section(double dose_per_event, double fluence_per_dose) noexcept {
    return 1.0 / (dose_per_event * fluence_per_dose);
}

double bendel_share(double energy, double threshold) noexcept {
    const double above = (energy - threshold) / k_mev;
    if (!(above > 0.0)) return 0.0;
    const double y = std::sqrt(18.0 / (threshold / k_mev)) * above;
    return square(square(1.0 - std::exp(-0.18 * std::sqrt(y))));
}

StoppingMaterial aluminium() noexcept {
    return {13.0, 26.98, 166.0 * k_elementary_charge};
}

StoppingMaterial silicon() noexcept {
    return {14.0, 28.086, 173.0 * k_elementary_charge};
}

double proton_stopping_power(const StoppingMaterial& material, double energy) noexcept {
    constexpr double k_electron_rest = k_electron_mass * k_speed_of_light * k_speed_of_light;
    constexpr double k_proton_rest = k_proton_mass * k_speed_of_light * k_speed_of_light;
    constexpr double k_bethe = 0.307075 * k_mev * 1e-4 / 1e-3;  // MeV cm²/g in SI [J m²/kg]
    constexpr double k_mass_ratio = k_electron_mass / k_proton_mass;

    const double gamma = 1.0 + energy / k_proton_rest;
    const double beta2 = 1.0 - 1.0 / square(gamma);
    const double twice = 2.0 * k_electron_rest * beta2 * square(gamma);
    const double w_max = twice / (1.0 + 2.0 * gamma * k_mass_ratio + square(k_mass_ratio));
    return k_bethe * material.atomic_number / material.atomic_weight / beta2 *
           (0.5 * std::log(twice * w_max / square(material.excitation_energy)) - beta2);
}

double slowing_depth(const StoppingMaterial& material, double from_energy,
                     double to_energy) noexcept {
    return integrate([&](double energy) { return 1.0 / proton_stopping_power(material, energy); },
                     to_energy, from_energy, 1e-8)
        .value;
}

double proton_fluence_per_dose(const StoppingMaterial& material, double energy) noexcept {
    return 1.0 / proton_stopping_power(material, energy);
}

}  // namespace dawnline::spacecraft
