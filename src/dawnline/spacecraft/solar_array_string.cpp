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
    const auto voltage = [&](double i) {
        return n * cell_voltage(cell, i / layout.cell_area) - layout.blocking_drop -
               i * layout.wire_resistance;
    };
    const double most = cell.short_circuit_current * layout.cell_area;
    if (!(most > 0.0)) return {};
    const double i =
        golden_maximum([&](double x) { return x * voltage(x); }, 0.0, most, 1e-9 * most);
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
    // FF rises with C from 1/(2 (1 + …)) at small C to 1: bisection is safe and needs 60 steps.
    double low = 1.0, high = 1e4;
    for (int k = 0; k < 80; ++k) {
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
