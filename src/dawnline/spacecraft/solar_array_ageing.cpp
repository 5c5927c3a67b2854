#include "dawnline/spacecraft/solar_array_ageing.hpp"

#include <algorithm>
#include <cmath>

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

}  // namespace dawnline::spacecraft
