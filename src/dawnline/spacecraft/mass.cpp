#include "dawnline/spacecraft/mass.hpp"

namespace dawnline::spacecraft {

MassBudget mass_budget(std::span<const MassItem> items, double system_margin) noexcept {
    MassBudget budget;
    for (const MassItem& item : items) {
        budget.basic += item.mass;
        budget.predicted += item.mass * (1.0 + item.maturity_margin);
    }
    budget.allowable = budget.predicted + system_margin * budget.basic;
    return budget;
}

double shielding_mass(double thickness, double area, double density) noexcept {
    return thickness * area * density;
}

double cable_mass(double power, double voltage, double length, double loss_fraction,
                  double conductor) noexcept {
    return 4.0 * conductor * length * length * power / (loss_fraction * voltage * voltage);
}

double stowed_volume(double array_area, double array_stowed_thickness, double radiator_area,
                     double radiator_stowed_thickness, double body_volume) noexcept {
    return array_area * array_stowed_thickness + radiator_area * radiator_stowed_thickness +
           body_volume;
}

}  // namespace dawnline::spacecraft
