#include "dawnline/spacecraft/solar_cell.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

using namespace constants;

/// The two constants of the curve; `knee` is C2 Voc. [1, V]
struct Curve {
    double c1, knee;
};

Curve curve_of(const CellPoint& p) noexcept {
    const double rest = 1.0 - p.max_power_current / p.short_circuit_current;
    const double knee = (p.max_power_voltage - p.open_circuit_voltage) / std::log(rest);
    return {rest * std::exp(-p.max_power_voltage / knee), knee};
}

bool is_lit(const CellPoint& p) noexcept {
    return p.max_power_current > 0.0 && p.max_power_voltage > 0.0 &&
           p.short_circuit_current > p.max_power_current &&
           p.open_circuit_voltage > p.max_power_voltage;
}

}  // namespace

double damage_retention(const DamageLaw& law, double fluence) noexcept {
    return std::max(0.0, 1.0 - law.coefficient * std::log10(1.0 + fluence / law.fluence));
}

CellPoint cell_point(const PhotovoltaicCell& cell, double irradiance, double temperature,
                     double retention) noexcept {
    if (!(irradiance > 0.0 && temperature > 0.0 && retention > 0.0)) return {};
    const double warmer = temperature - cell.reference_temperature;
    const double light = irradiance / cell.reference_irradiance;
    const double current_kept = light * std::pow(retention, 1.0 - cell.damage.voltage_share);
    const double voltage_kept = std::pow(retention, cell.damage.voltage_share);
    const double rise =
        cell.ideality * k_boltzmann * temperature / k_elementary_charge * std::log(light);
    const auto current = [&](double at, double slope) {
        return std::max(0.0, (at + slope * warmer) * current_kept);
    };
    const auto voltage = [&](double at, double slope) {
        return std::max(0.0, (at + slope * warmer + rise) * voltage_kept);
    };
    const CellPoint &r = cell.reference, &s = cell.slope;
    return {current(r.short_circuit_current, s.short_circuit_current),
            voltage(r.open_circuit_voltage, s.open_circuit_voltage),
            current(r.max_power_current, s.max_power_current),
            voltage(r.max_power_voltage, s.max_power_voltage)};
}

double cell_current(const CellPoint& point, double voltage) noexcept {
    if (!is_lit(point)) return 0.0;
    const Curve c = curve_of(point);
    return point.short_circuit_current * (1.0 - c.c1 * std::expm1(voltage / c.knee));
}

double cell_voltage(const CellPoint& point, double current) noexcept {
    if (!is_lit(point) || current >= point.short_circuit_current)
        return -std::numeric_limits<double>::infinity();
    const Curve c = curve_of(point);
    return c.knee * std::log1p((1.0 - current / point.short_circuit_current) / c.c1);
}

MaxPower cell_max_power(const CellPoint& point) noexcept {
    if (!is_lit(point)) return {};
    const Curve c = curve_of(point);
    // d(VI)/dV = 0: (1 + V/knee) C1 e^(V/knee) = 1 + C1. Newton on its logarithm, from Vmp.
    double v = point.max_power_voltage;
    for (int i = 0; i < 20; ++i) {
        const double f = std::log1p(v / c.knee) + v / c.knee + std::log(c.c1) - std::log1p(c.c1);
        const double step = f / (1.0 / (c.knee + v) + 1.0 / c.knee);
        v -= step;
        if (std::abs(step) <= 1e-14 * v) break;
    }
    const double i = cell_current(point, v);
    return {v, i, v * i};
}

double kelly_cosine(double angle) noexcept {
    constexpr std::array<double, 5> degrees{30.0, 50.0, 60.0, 80.0, 85.0};
    constexpr std::array<double, 5> share{0.866, 0.635, 0.450, 0.100, 0.0};
    const double a = std::abs(angle) / k_degree;
    if (a <= degrees.front()) return std::cos(angle);
    if (a >= degrees.back()) return 0.0;
    std::size_t k = 1;
    while (degrees[k] < a) ++k;
    const double place = (a - degrees[k - 1]) / (degrees[k] - degrees[k - 1]);
    return share[k - 1] + place * (share[k] - share[k - 1]);
}

}  // namespace dawnline::spacecraft
