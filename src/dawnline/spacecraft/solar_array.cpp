#include "dawnline/spacecraft/solar_array.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/solar_cell.hpp"

namespace dawnline::spacecraft {
namespace {

/// Sunlight and albedo on the cells. [W/m²]
double light_on_cells(const SolarArray& array, const ArrayLight& light) noexcept {
    return light.direct * std::cos(array.pointing_error) + light.albedo_front;
}

}  // namespace

double damage_retention(const SolarCell& cell, double fluence) noexcept {
    return damage_retention(DamageLaw{cell.damage_coefficient, cell.damage_fluence}, fluence);
}

double array_retention(const SolarArray& array, double age) noexcept {
    return damage_retention(array.cell, array.fluence_rate * age) *
           std::pow(1.0 - array.yearly_loss, age / constants::k_julian_year);
}

double cell_efficiency(const SolarCell& cell, double temperature, double retention) noexcept {
    return std::max(
        0.0, cell.efficiency * retention *
                 (1.0 + cell.temperature_coefficient * (temperature - cell.reference_temperature)));
}

double array_power_density(const SolarArray& array, const ArrayLight& light, double temperature,
                           double retention) noexcept {
    return light_on_cells(array, light) * array.packing * array.wiring_efficiency *
           cell_efficiency(array.cell, temperature, retention);
}

ArrayState array_state(const SolarArray& array, const ArrayLight& light, double retention,
                       double load_fraction) noexcept {
    const double emissivity = array.front.emissivity + array.back.emissivity;
    const double absorbed = array.front.solar_absorptance * light_on_cells(array, light) +
                            array.back.solar_absorptance * light.albedo_back +
                            array.front.emissivity * light.infrared_front +
                            array.back.emissivity * light.infrared_back;
    const auto drawn = [&](double temperature) {
        return load_fraction * array_power_density(array, light, temperature, retention);
    };

    // Without load the array is at its hottest: the upper end of the convex balance.
    double temperature = sink_temperature(absorbed, emissivity);
    for (int i = 0; i < 50 && temperature > 0.0; ++i) {
        const double emitted = emissivity * black_body_flux(temperature);
        const double balance = emitted - absorbed + drawn(temperature);
        const double slope =
            4.0 * emitted / temperature + (drawn(temperature + 0.5) - drawn(temperature - 0.5));
        if (!(slope > 0.0)) break;
        const double step = balance / slope;
        temperature -= step;
        if (std::abs(step) <= 1e-13 * temperature) break;
    }

    ArrayState state;
    state.temperature = temperature;
    state.efficiency = cell_efficiency(array.cell, temperature, retention);
    state.power_available = array_power_density(array, light, temperature, retention);
    state.power_drawn = load_fraction * state.power_available;
    return state;
}

double array_area(const SolarArray& array, const ArrayLight& light, double retention,
                  double power) noexcept {
    const double density = array_state(array, light, retention).power_available;
    return density > 0.0 ? power / density : std::numeric_limits<double>::infinity();
}

double array_mass(const SolarArray& array, double area, double power) noexcept {
    if (array.specific_power > 0.0) return power / array.specific_power;
    return area * (array.packing * array.cell.area_mass + array.structure_area_mass);
}

double array_cost(const SolarArray& array, double power) noexcept {
    return array.cell.cost_per_watt * power;
}

}  // namespace dawnline::spacecraft
