#include "dawnline/spacecraft/dose_limits.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "dawnline/base/error.hpp"
#include "dawnline/base/root.hpp"
#include "dawnline/spacecraft/single_event.hpp"

namespace dawnline::spacecraft {

double displacement_damage(const ParticleSpectrum& spectrum, const DamageTable& table) {
    const ParticleSpectrum damage{table.energy, table.damage};
    check(spectrum);
    check(damage);
    return proton_events(spectrum, [&](double energy) { return density_at(damage, energy); });
}

double remaining_power(double damage, double coefficient, double scale) noexcept {
    return 1.0 - coefficient * std::log10(1.0 + damage / scale);
}

PartMargins part_margins(const PartLimits& limits, double dose, double displacement) noexcept {
    const auto margin = [&](double limit, double expected) -> std::optional<double> {
        if (!(limit > 0.0) || !(expected > 0.0)) return std::nullopt;
        return limit / (limits.factor * expected) - 1.0;
    };
    return {margin(limits.dose, dose), margin(limits.displacement, displacement)};
}

std::optional<double> shield_for_dose(const DoseDepth& curve, double allowed, double duration) {
    check(curve);
    if (!(allowed > 0.0 && duration > 0.0))
        throw Error("an allowed dose and its duration must be positive");
    const auto above = [&](double depth) {
        return std::log(dose_rate(curve, depth).total() * duration / allowed);
    };
    const double thin = curve.depth.front(), thick = curve.depth.back();
    if (above(thin) <= 0.0) return thin;
    if (above(thick) > 0.0) return std::nullopt;
    return root_in(above, thin, thick, 1e-9);
}

}  // namespace dawnline::spacecraft
