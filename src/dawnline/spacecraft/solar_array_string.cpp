#include "dawnline/spacecraft/solar_array_string.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::spacecraft {
namespace {

/// Maximum of a function with one maximum in [a, b]. Kernel: no allocation.
template <class F>
double golden_maximum(F f, double a, double b, double tolerance) noexcept {
    constexpr double k_ratio = 0.6180339887498949;
    double c = b - k_ratio * (b - a), d = a + k_ratio * (b - a);
    double fc = f(c), fd = f(d);
    while (b - a > tolerance) {
        if (fc > fd) {
            b = d, d = c, fd = fc;
            c = b - k_ratio * (b - a), fc = f(c);
        } else {
            a = c, c = d, fc = fd;
            d = a + k_ratio * (b - a), fd = f(d);
        }
    }
    return 0.5 * (a + b);
}

}  // namespace

double string_voltage(const StringLayout& layout, std::span<const CellPoint> cells,
                      double current) noexcept {
    const double density = current / layout.cell_area;
    double sum = -layout.blocking_drop - layout.wire_resistance * current;
    for (const CellPoint& cell : cells)
        sum += std::max(cell_voltage(cell, density), -layout.bypass_drop);
    return sum;
}

double string_current(const StringLayout& layout, const CellPoint& cell, double voltage) noexcept {
    const auto n = static_cast<double>(layout.cells_in_series);
    const auto excess = [&](double i) {
        const double v = (voltage + layout.blocking_drop + i * layout.wire_resistance) / n;
        return i - layout.cell_area * cell_current(cell, v);
    };
    // i − I(v(i)) rises and is convex in i: Newton from above never overshoots the root.
    double i = std::max(0.0, layout.cell_area * cell_current(cell, 0.0));
    if (excess(0.0) >= 0.0) return 0.0;
    for (int k = 0; k < 60; ++k) {
        const double h = 1e-6 * i + 1e-12;
        const double f = excess(i);
        const double slope = (excess(i + h) - f) / h;
        const double next = std::max(0.0, i - f / slope);
        if (std::abs(next - i) <= 1e-12 * i) return next;
        i = next;
    }
    return i;
}

MaxPower string_max_power(const StringLayout& layout, std::span<const CellPoint> cells) noexcept {
    MaxPower best;
    const auto power = [&](double i) { return i * string_voltage(layout, cells, i); };
    double lower = 0.0;
    for (;;) {
        double upper = 0.0;  // the next current at which a cell drops out
        bool found = false;
        for (const CellPoint& cell : cells) {
            const double limit = cell.short_circuit_current * layout.cell_area;
            if (limit > lower && (!found || limit < upper)) upper = limit, found = true;
        }
        if (!found) return best;
        const double i = golden_maximum(power, lower, upper, 1e-9 * upper);
        const double p = power(i);
        if (p > best.power) best = {p / i, i, p};
        lower = upper;
    }
}

MaxPower string_max_power(const StringLayout& layout, const CellPoint& cell) noexcept {
    const auto n = static_cast<double>(layout.cells_in_series);
    const double short_circuit = cell.short_circuit_current * layout.cell_area;
    double i = cell.max_power_current * layout.cell_area;
    if (!(i > 0.0 && i < short_circuit)) return {};
    // dV/dI of a cell by its curve, from two of its figures: −knee/(I_sc (1 + c1) − I).
    const double rest = 1.0 - cell.max_power_current / cell.short_circuit_current;
    const double knee = (cell.max_power_voltage - cell.open_circuit_voltage) / std::log(rest);
    const auto voltage = [&](double x) {
        return n * cell_voltage(cell, x / layout.cell_area) - layout.blocking_drop -
               x * layout.wire_resistance;
    };
    // P(I) is concave: Newton on dP/dI, held inside the curve.
    for (int k = 0; k < 30; ++k) {
        const double gap = short_circuit - i;
        const double slope = -n * knee / gap - layout.wire_resistance;
        const double curvature = -n * knee / (gap * gap);
        const double step = (voltage(i) + i * slope) / (2.0 * slope + i * curvature);
        i = std::clamp(i - step, 0.5 * i, i + 0.9 * gap);
        if (std::abs(step) <= 1e-10 * i) break;
    }
    const double v = voltage(i);
    return v > 0.0 ? MaxPower{v, i, v * i} : MaxPower{};
}

double array_current(const StringLayout& layout, std::span<const CellPoint> strings,
                     double voltage) noexcept {
    double sum = 0.0;
    for (const CellPoint& cell : strings) sum += string_current(layout, cell, voltage);
    return sum;
}

MaxPower array_max_power(const StringLayout& layout, std::span<const CellPoint> strings) noexcept {
    double open = 0.0;
    for (const CellPoint& cell : strings) open = std::max(open, cell.open_circuit_voltage);
    open = open * layout.cells_in_series - layout.blocking_drop;
    if (!(open > 0.0)) return {};
    // `v` in front of the harness, whose drop the load does not get.
    const auto power = [&](double v) {
        const double i = array_current(layout, strings, v);
        return i * (v - i * layout.harness_resistance);
    };
    const double v = golden_maximum(power, 0.0, open, 1e-8 * open);
    const double i = array_current(layout, strings, v);
    const double at_load = v - i * layout.harness_resistance;
    return {at_load, i, at_load * i};
}

int cells_for_voltage(const StringLayout& layout, const CellPoint& worst, double voltage) noexcept {
    if (!(worst.max_power_voltage > 0.0)) return 0;
    const double current = worst.max_power_current * layout.cell_area;
    const double needed = voltage + layout.blocking_drop + current * layout.wire_resistance;
    return static_cast<int>(std::ceil(needed / worst.max_power_voltage));
}

double mismatch_loss(double fill, double current_spread, int cells_in_series) noexcept {
    if (!(fill > 0.25 && fill < 1.0) || cells_in_series < 1) return 0.0;
    // FF rises with C towards 1: bisection is safe, to 1e-11 of C.
    double low = 1.0, high = 1e4;
    for (int k = 0; k < 40; ++k) {
        const double c = std::sqrt(low * high);
        const double ff = c * c / ((1.0 + c) * (c + std::log1p(c)));
        (ff < fill ? low : high) = c;
    }
    return 0.5 * (low + 2.0) * current_spread * current_spread * (1.0 - 1.0 / cells_in_series);
}

double fill_factor(const CellPoint& p) noexcept {
    const double whole = p.open_circuit_voltage * p.short_circuit_current;
    return whole > 0.0 ? p.max_power_voltage * p.max_power_current / whole : 0.0;
}

}  // namespace dawnline::spacecraft
