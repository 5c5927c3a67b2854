#include "dawnline/spacecraft/radiator.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_stefan_boltzmann;

double cube(double x) noexcept {
    return x * x * x;
}

/// Φ(T) = ∫_T^∞ dx/(x⁴ − s⁴) = (artanh r − atan r)/(2 s³), r = s/T.
double cooling_integral(double temperature, double sink) noexcept {
    const double r = sink / temperature;
    if (r < 0.3) {  // the difference cancels: T⁻³ Σ r^{4n}/(4n + 3)
        const double r4 = r * r * r * r;
        double sum = 0.0, power = 1.0;
        for (int n = 0; n < 8; ++n, power *= r4) sum += power / (4.0 * n + 3.0);
        return sum / cube(temperature);
    }
    return (std::atanh(r) - std::atan(r)) / (2.0 * cube(sink));
}

}  // namespace

double radiative_coefficient(double emissivity, double faces, double temperature) noexcept {
    return faces * 4.0 * emissivity * k_stefan_boltzmann * cube(temperature);
}

double fin_parameter(const Fin& fin, double emissivity, double faces, double temperature) noexcept {
    return fin.length * std::sqrt(radiative_coefficient(emissivity, faces, temperature) /
                                  (fin.conductivity * fin.thickness));
}

double fin_efficiency(const Fin& fin, double emissivity, double faces,
                      double temperature) noexcept {
    if (!(fin.length > 0.0)) return 1.0;
    const double ml = fin_parameter(fin, emissivity, faces, temperature);
    return ml < 1e-6 ? 1.0 : std::tanh(ml) / ml;
}

double radiator_absorbed(const Radiator& radiator, const Environment& environment,
                         const std::array<FaceView, 2>& views) noexcept {
    const double first = absorbed_flux(radiator.surface, environment, views[0]).total();
    if (radiator.faces < 2.0) return first;
    return first + absorbed_flux(radiator.surface, environment, views[1]).total();
}

double net_flux(const Radiator& radiator, double temperature, double absorbed) noexcept {
    const double emissivity = radiator.surface.emissivity;
    return fin_efficiency(radiator.fin, emissivity, radiator.faces, temperature) *
           (radiator.faces * emissivity * black_body_flux(temperature) - absorbed);
}

double radiator_area(const Radiator& radiator, double heat, double temperature,
                     double absorbed) noexcept {
    const double flux = net_flux(radiator, temperature, absorbed);
    return flux > 0.0 ? heat / flux : std::numeric_limits<double>::infinity();
}

std::optional<double> radiator_temperature(const Radiator& radiator, double heat, double area,
                                           double absorbed) noexcept {
    const double emissivity = radiator.faces * radiator.surface.emissivity;
    if (!(heat >= 0.0 && area > 0.0 && emissivity > 0.0)) return std::nullopt;

    const double flux = heat / area;
    double temperature = equilibrium_temperature(flux + absorbed, emissivity);
    if (!(radiator.fin.length > 0.0) || heat == 0.0) return temperature;
    for (int i = 0; i < 100; ++i) {
        const double ml =
            fin_parameter(radiator.fin, radiator.surface.emissivity, radiator.faces, temperature);
        const double efficiency =
            fin_efficiency(radiator.fin, radiator.surface.emissivity, radiator.faces, temperature);
        const double emitted = emissivity * black_body_flux(temperature);
        // mL ∝ T^1.5, so dη/dT = 1.5 (sech² mL − η)/T.
        const double slope =
            (4.0 * efficiency * emitted +
             1.5 * (1.0 / std::pow(std::cosh(ml), 2) - efficiency) * (emitted - absorbed)) /
            temperature;
        const double step = (efficiency * (emitted - absorbed) - flux) / slope;
        temperature -= step;
        if (std::abs(step) <= 1e-13 * temperature) return temperature;
    }
    return std::nullopt;
}

double radiator_mass(const Radiator& radiator, double area, double heat) noexcept {
    return radiator.area_mass * area + radiator.loop_mass_per_watt * heat;
}

PanelFlow panel_flow(const Radiator& radiator, double area, double inlet_temperature,
                     double capacity_rate, double absorbed) noexcept {
    const double emissivity = radiator.faces * radiator.surface.emissivity;
    const double efficiency = fin_efficiency(radiator.fin, radiator.surface.emissivity,
                                             radiator.faces, inlet_temperature);
    const double sink = sink_temperature(absorbed, emissivity);
    const double target = cooling_integral(inlet_temperature, sink) +
                          emissivity * k_stefan_boltzmann * efficiency * area / capacity_rate;
    double outlet = 1.0 / std::cbrt(3.0 * target);
    if (sink > 0.0) {
        // Past some 30 time constants the coolant is at the sink to rounding: no bracket then.
        outlet = root_in([&](double t) { return cooling_integral(t, sink) - target; },
                         sink * (1.0 + 1e-14), inlet_temperature, 1e-12 * inlet_temperature)
                     .value_or(std::min(sink, inlet_temperature));
    }
    return {outlet, capacity_rate * (inlet_temperature - outlet)};
}

}  // namespace dawnline::spacecraft
