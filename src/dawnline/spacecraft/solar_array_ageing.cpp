#include "dawnline/spacecraft/solar_array_ageing.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace dawnline::spacecraft {

ArrayRetention array_retention(const ArrayAgeing& a, const DamageLaw& damage,
                               const ArrayExposure& e) noexcept {
    const double ultraviolet = 1.0 + a.ultraviolet_loss * std::expm1(-e.age / a.ultraviolet_time);
    const double dose = 1.0 - a.darkening * std::log10(1.0 + e.dose / a.darkening_dose);
    ArrayRetention kept;
    kept.cells = damage_retention(damage, e.fluence);
    kept.cover = std::max(0.0, ultraviolet * dose);
    kept.contamination = std::exp(-a.contamination_absorption * a.contamination_rate * e.age);
    kept.impacts = std::exp(-a.impact_rate * e.age);
    kept.strings = std::exp(-a.string_failure_rate * e.age);
    return kept;
}

double equivalent_fluence(std::span<const double> energy, std::span<const double> fluence,
                          std::span<const double> relative_damage) noexcept {
    const std::size_t n = std::min({energy.size(), fluence.size(), relative_damage.size()});
    double sum = 0.0;
    for (std::size_t k = 1; k < n; ++k) {
        const double a = energy[k - 1], b = energy[k];
        const double fa = fluence[k - 1] * relative_damage[k - 1];
        const double fb = fluence[k] * relative_damage[k];
        if (!(fa > 0.0 && fb > 0.0)) {
            sum += 0.5 * (fa + fb) * (b - a);
            continue;
        }
        // ∫ fa (E/a)^p dE, a power law between the rows.
        const double p = std::log(fb / fa) / std::log(b / a) + 1.0;
        sum += std::abs(p) > 1e-9 ? (fb * b - fa * a) / p : fa * a * std::log(b / a);
    }
    return sum;
}

}  // namespace dawnline::spacecraft
