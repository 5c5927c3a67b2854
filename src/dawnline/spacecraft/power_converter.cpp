#include "dawnline/spacecraft/power_converter.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::spacecraft {

double converter_input(const Converter& c, double output) noexcept {
    if (!(c.rated_power > 0.0)) return output;
    const double x = output / c.rated_power;
    return output + c.rated_power * (c.idle + x * (c.proportional + x * c.resistive));
}

double converter_output(const Converter& c, double input) noexcept {
    if (!(c.rated_power > 0.0)) return input;
    // c x² + (1 + b) x = y − a, the root that goes through zero; free of cancellation.
    const double rest = input / c.rated_power - c.idle;
    if (!(rest > 0.0)) return 0.0;
    const double b = 1.0 + c.proportional;
    const double root = std::sqrt(std::max(0.0, b * b + 4.0 * c.resistive * rest));
    return c.rated_power * 2.0 * rest / (b + root);
}

double converter_efficiency(const Converter& c, double output) noexcept {
    return output > 0.0 ? output / converter_input(c, output) : 0.0;
}

double best_share(const Converter& c) noexcept {
    return c.resistive > 0.0 ? std::min(1.0, std::sqrt(std::max(0.0, c.idle) / c.resistive)) : 1.0;
}

Converter converter_from_data_sheet(double rated_power, double at_tenth, double at_half,
                                    double at_full) noexcept {
    // Loss l(x) = x (1/η − 1) at x = 0.1, 0.5, 1: Newton's divided differences.
    const double l1 = 0.1 * (1.0 / at_tenth - 1.0);
    const double l2 = 0.5 * (1.0 / at_half - 1.0);
    const double l3 = 1.0 / at_full - 1.0;
    const double d12 = (l2 - l1) / 0.4, d23 = (l3 - l2) / 0.5;
    const double curvature = (d23 - d12) / 0.9;
    const double slope = d12 - curvature * (0.1 + 0.5);
    return {.rated_power = rated_power,
            .idle = l1 - slope * 0.1 - curvature * 0.01,
            .proportional = slope,
            .resistive = curvature};
}

}  // namespace dawnline::spacecraft
