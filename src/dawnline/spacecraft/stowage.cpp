#include "dawnline/spacecraft/stowage.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

// Noses are convex; a cone from the cylinder's edge to the top stays inside them, which costs 1 %
// of the Falcon's 145 m³ and 7 % of New Glenn's 458 m³.
constexpr std::array<NamedFairing, 3> k_fairings{{
    {"falcon_9",
     "SpaceX Falcon user's guide, September 2021, static envelope of the standard fairing",
     {4.5725, 6.68, 4.32, 1.45}},
    {"new_glenn",
     "Blue Origin New Glenn payload user's guide rev. C 2018, figure 5-2",
     {6.23, 10.52, 7.11, 2.13}},
    {"starship",
     "SpaceX Starship users guide rev. 1.0 2020, figure 4, dynamic envelope",
     {8.0, 8.0, 9.24, 3.6}},
}};

/// One row of columns along x, between y_low and y_high.
struct Row {
    long satellites = 0, columns = 0, tallest = 0;
};

Row best_row(const Fairing& fairing, double y_far, double width, double gap, double thickness,
             double base) noexcept {
    Row best;
    const double radius = 0.5 * fairing.diameter;
    if (y_far > radius) return best;
    const double chord = 2.0 * std::sqrt(radius * radius - y_far * y_far);
    const long most = static_cast<long>((chord + gap) / (width + gap) + 1e-12);
    for (long n = 1; n <= most; ++n) {
        Row row{0, n, 0};
        const auto whole = static_cast<double>(n);
        for (long i = 0; i < n; ++i) {
            const double left = static_cast<double>(i) * (width + gap) -
                                0.5 * (whole * width + (whole - 1.0) * gap);
            const double x_far = std::max(std::abs(left), std::abs(left + width));
            const double height = clear_height(fairing, std::hypot(x_far, y_far)) - base;
            const long high = height > 0.0 ? static_cast<long>(height / thickness + 1e-12) : 0;
            row.satellites += high;
            row.tallest = std::max(row.tallest, high);
        }
        if (row.satellites > best.satellites) best = row;
    }
    return best;
}

Stack best_grid(const Fairing& fairing, double width, double length, const StowedSatellite& s,
                double base) noexcept {
    Stack best;
    const long most = static_cast<long>((fairing.diameter + s.gap) / (length + s.gap) + 1e-12);
    for (long rows = 1; rows <= most; ++rows) {
        Stack stack;
        stack.rows = rows;
        const auto whole = static_cast<double>(rows);
        for (long j = 0; j < rows; ++j) {
            const double low = static_cast<double>(j) * (length + s.gap) -
                               0.5 * (whole * length + (whole - 1.0) * s.gap);
            const double y_far = std::max(std::abs(low), std::abs(low + length));
            const Row row = best_row(fairing, y_far, width, s.gap, s.thickness, base);
            stack.satellites += row.satellites;
            stack.columns += row.columns;
            stack.tallest = std::max(stack.tallest, row.tallest);
        }
        if (stack.satellites > best.satellites) best = stack;
    }
    return best;
}

}  // namespace

std::span<const NamedFairing> fairings() noexcept {
    return k_fairings;
}

const NamedFairing* find_fairing(const char* name) noexcept {
    for (const NamedFairing& f : k_fairings)
        if (std::strcmp(f.name, name) == 0) return &f;
    return nullptr;
}

double fairing_volume(const Fairing& f) noexcept {
    const double a = 0.5 * f.diameter, b = 0.5 * f.top_diameter;
    return constants::k_pi *
           (a * a * f.cylinder_height + f.cone_height / 3.0 * (a * a + a * b + b * b));
}

double clear_height(const Fairing& f, double radius) noexcept {
    const double a = 0.5 * f.diameter, b = 0.5 * f.top_diameter;
    // A corner on the wall itself is inside: sizes are given with their clearance.
    if (radius > a * (1.0 + 1e-12)) return 0.0;
    if (radius <= b) return f.cylinder_height + f.cone_height;
    return f.cylinder_height + f.cone_height * std::max(0.0, (a - radius) / (a - b));
}

Stack stack_in_fairing(const Fairing& fairing, const StowedSatellite& s, double base,
                       double payload) noexcept {
    if (!(s.width > 0.0 && s.length > 0.0 && s.thickness > 0.0)) return {};
    Stack stack = best_grid(fairing, s.width, s.length, s, base);
    Stack turned = best_grid(fairing, s.length, s.width, s, base);
    turned.turned = true;
    if (turned.satellites > stack.satellites) stack = turned;
    stack.carried = stack.satellites;
    if (s.mass > 0.0) {
        const double lifted = payload > 0.0 ? std::floor(payload / s.mass + 1e-12) : 0.0;
        if (lifted < static_cast<double>(stack.satellites)) {
            stack.carried = static_cast<long>(lifted);
            stack.limited_by_mass = true;
        }
    }
    stack.volume_share = static_cast<double>(stack.satellites) * s.width * s.length * s.thickness /
                         fairing_volume(fairing);
    return stack;
}

}  // namespace dawnline::spacecraft
