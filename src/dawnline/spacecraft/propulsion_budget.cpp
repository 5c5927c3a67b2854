#include "dawnline/spacecraft/propulsion_budget.hpp"

#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {

PropellantBudget propellant_budget(const DeltaVBudget& budget, const Thruster& thruster,
                                   double dry_mass) noexcept {
    PropellantBudget out;
    const double growth =
        std::expm1(budget.total() / (constants::k_standard_gravity * thruster.specific_impulse));
    const double left = 1.0 - thruster.tank_fraction * growth;
    if (!(left > 0.0)) {
        out.total = out.wet_mass = out.tank_mass = out.burn_time = HUGE_VAL;
        return out;
    }
    out.total = dry_mass * growth / left;
    out.tank_mass = thruster.tank_fraction * out.total;
    out.wet_mass = dry_mass + out.tank_mass + out.total;
    out.burn_time = out.total / propellant_flow(thruster);
    double mass = out.wet_mass;
    const auto burn = [&](double delta_v) {
        const double used = propellant_from_wet(mass, delta_v, thruster.specific_impulse);
        mass -= used;
        return used;
    };
    out.injection = burn(budget.injection);
    out.phasing = burn(budget.phasing);
    out.drag = burn(budget.drag);
    out.formation = burn(budget.formation);
    out.avoidance = burn(budget.avoidance);
    out.disposal = burn(budget.disposal);
    out.margin = burn(budget.total() - budget.lines());
    return out;
}

double avoidance_delta_v(double manoeuvres_per_time, double delta_v_each,
                         double duration) noexcept {
    return 2.0 * manoeuvres_per_time * delta_v_each * duration;
}

}  // namespace dawnline::spacecraft
