#include "dawnline/spacecraft/cold_plate.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_pi;

constexpr double k_laminar = 2300.0, k_turbulent = 3000.0;  // Reynolds numbers

}  // namespace

double slab_resistance(double thickness, double conductivity, double area) noexcept {
    return thickness / (conductivity * area);
}

double spreading_resistance(double source_area, double plate_area, double thickness,
                            double conductivity, double coefficient) noexcept {
    const double a = std::sqrt(source_area / k_pi), b = std::sqrt(plate_area / k_pi);
    const double ratio = a / b, tau = thickness / b, biot = coefficient * b / conductivity;
    const double root_pi = std::sqrt(k_pi);
    const double lambda = k_pi + 1.0 / (ratio * root_pi);
    const double tangent = std::tanh(lambda * tau);
    const double phi = (tangent + lambda / biot) / (1.0 + lambda / biot * tangent);
    const double psi = ratio * tau / root_pi + 0.5 * std::pow(1.0 - ratio, 1.5) * phi;
    return psi / (root_pi * conductivity * a) + 1.0 / (coefficient * plate_area);
}

double laminar_nusselt(double x) noexcept {
    return 8.235 * (1.0 + x * (-2.0421 + x * (3.0853 + x * (-2.4765 + x * (1.0578 - 0.1861 * x)))));
}

double laminar_poiseuille(double x) noexcept {
    return 96.0 * (1.0 + x * (-1.3553 + x * (1.9467 + x * (-1.7012 + x * (0.9564 - 0.2537 * x)))));
}

double turbulent_nusselt(double reynolds, double prandtl) noexcept {
    const double f = std::pow(0.79 * std::log(reynolds) - 1.64, -2);
    return f / 8.0 * (reynolds - 1000.0) * prandtl /
           (1.0 + 12.7 * std::sqrt(f / 8.0) * (std::cbrt(prandtl * prandtl) - 1.0));
}

ColdPlateState cold_plate(const ColdPlate& plate, const Coolant& coolant, double flow) {
    const double pitch = plate.channel_width + plate.fin_thickness;
    if (!(plate.width >= pitch && plate.length > 0.0 && plate.base_thickness >= 0.0 &&
          plate.channel_width > 0.0 && plate.channel_height > 0.0 && plate.fin_thickness > 0.0 &&
          plate.conductivity > 0.0 && flow > 0.0))
        throw Error(
            "a cold plate needs positive dimensions, conductivity and flow, and a width of "
            "at least one channel and wall");
    ColdPlateState state;
    state.channels = std::floor(plate.width / pitch);
    const double w = plate.channel_width, h = plate.channel_height;
    const double hydraulic = 2.0 * w * h / (w + h);
    const double aspect = std::min(w, h) / std::max(w, h);
    const double speed = flow / (coolant.density * state.channels * w * h);
    const double prandtl = coolant.viscosity * coolant.specific_heat / coolant.conductivity;
    state.reynolds = coolant.density * speed * hydraulic / coolant.viscosity;
    const double share =
        std::clamp((state.reynolds - k_laminar) / (k_turbulent - k_laminar), 0.0, 1.0);
    const double re = std::max(state.reynolds, k_turbulent);
    const double nusselt =
        (1.0 - share) * laminar_nusselt(aspect) + share * turbulent_nusselt(re, prandtl);
    const double friction = (1.0 - share) * laminar_poiseuille(aspect) / state.reynolds +
                            share * friction_factor(re, 0.0);
    state.coefficient = nusselt * coolant.conductivity / hydraulic;
    const double ml =
        h * std::sqrt(2.0 * state.coefficient / (plate.conductivity * plate.fin_thickness));
    state.fin_efficiency = ml < 1e-6 ? 1.0 : std::tanh(ml) / ml;
    const double wetted = state.channels * plate.length * (w + 2.0 * h * state.fin_efficiency);
    state.convection = 1.0 / (state.coefficient * wetted);
    state.resistance =
        slab_resistance(plate.base_thickness, plate.conductivity, plate.width * plate.length) +
        state.convection + 0.5 / (flow * coolant.specific_heat);
    state.pressure_drop =
        friction * plate.length / hydraulic * 0.5 * coolant.density * speed * speed;
    return state;
}

double boiling_coefficient(double reduced_pressure, double molar_mass, double flux) noexcept {
    return 55.0 * std::pow(reduced_pressure, 0.12) *
           std::pow(-std::log10(reduced_pressure), -0.55) / std::sqrt(molar_mass) *
           std::pow(flux, 0.67);
}

double junction_temperature(const ChipPackage& p, double coolant_inlet) noexcept {
    return coolant_inlet + p.power * (p.junction_to_case + p.interface + p.plate);
}

double warmest_inlet(const ChipPackage& p, double junction_limit) noexcept {
    return junction_limit - p.power * (p.junction_to_case + p.interface + p.plate);
}

}  // namespace dawnline::spacecraft
