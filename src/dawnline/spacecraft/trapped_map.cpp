#include "dawnline/spacecraft/trapped_map.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/trapped_data.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_mev = 1e6 * constants::k_elementary_charge;  // [J]
constexpr double k_log_step = 0.25;                             // of log10 J between knots
constexpr double k_log_scale = 1024.0;
constexpr double k_per_square_metre = 1e4;  // 1/cm² in 1/m²

PackedTrappedMap packed(BeltModel model) noexcept {
    switch (model) {
        case BeltModel::ae8_min:
            return packed_ae8_min();
        case BeltModel::ae8_max:
            return packed_ae8_max();
        case BeltModel::ap8_min:
            return packed_ap8_min();
        case BeltModel::ap8_max:
            break;
    }
    return packed_ap8_max();
}

/// The knots of one shell; one knot at (0, 0) if the map is empty there.
struct Curve {
    const double* rise;
    const double* log_flux;
    const double* angle;
    std::size_t knots;
    std::size_t esa_knots;
    double shell;

    bool empty() const noexcept { return knots == 1; }
};

Curve curve_of(const TrappedMap& map, std::size_t shell) noexcept {
    const std::size_t begin = map.knot_begin[shell];
    return {&map.rise[begin],     &map.log_flux[begin],
            &map.angle[begin],    map.knot_begin[shell + 1] - begin,
            map.esa_knots[shell], map.shell[shell]};
}

struct Point {
    double rise, log_flux;
};

/// Where the ray log J = slope · rise cuts the piece of a curve that ends in `knot`.
double cut(const Curve& curve, std::size_t knot, double slope) noexcept {
    const double step = curve.rise[knot] - curve.rise[knot - 1];
    return (curve.log_flux[knot - 1] * step + k_log_step * curve.rise[knot - 1]) /
           (slope * step + k_log_step);
}

/// One curve drawn together towards the origin: the other one is empty.
double read_alone(const Curve& curve, double size, double rise) noexcept {
    if (!(size > 0.0)) return 0.0;
    const double at = rise / size;
    const double* end = curve.rise + curve.knots;
    const double* above = std::upper_bound(curve.rise, end, at);
    if (above == end) return at == end[-1] ? size * curve.log_flux[curve.knots - 1] : 0.0;
    const auto k = static_cast<std::size_t>(above - curve.rise);
    const double share = (at - above[-1]) / (*above - above[-1]);
    return size * (curve.log_flux[k - 1] - k_log_step * share);
}

/// The curve between two others at `rise`: its knots lie on the rays through the knots of either,
/// at the mean, weighted by `share`, of where these cross the ray; between knots it is straight.
double read_between(const Curve& low, const Curve& high, double share, double rise) noexcept {
    Point last{0.0, low.log_flux[0] + share * (high.log_flux[0] - low.log_flux[0])};
    std::size_t i = 1, j = 1;
    while (i < low.knots && j < high.knots) {
        // Slopes log J / rise are compared as products: a knot of rise 0 is infinitely steep.
        const double of_low = low.log_flux[i] * high.rise[j];
        const double of_high = high.log_flux[j] * low.rise[i];
        const bool low_first = of_low >= of_high;
        const double slope =
            low_first ? low.log_flux[i] / low.rise[i] : high.log_flux[j] / high.rise[j];
        const double on_low = low_first ? low.rise[i] : cut(low, i, slope);
        const double on_high = low_first ? cut(high, j, slope) : high.rise[j];
        Point next;
        next.rise = on_low + share * (on_high - on_low);
        next.log_flux = slope * next.rise;
        if (next.rise >= rise)
            return last.log_flux +
                   (next.log_flux - last.log_flux) * (rise - last.rise) / (next.rise - last.rise);
        if (next.log_flux <= 0.0) return 0.0;
        last = next;
        i += low_first;
        j += !low_first || of_low == of_high;
    }
    return 0.0;
}

double read_nasa(const Curve& low, const Curve& high, double l, double rise) noexcept {
    const double share = (l - low.shell) / (high.shell - low.shell);
    if (low.empty()) return high.empty() ? 0.0 : read_alone(high, share, rise);
    if (high.empty()) return read_alone(low, 1.0 - share, rise);
    return read_between(low, high, share, rise);
}

/// B in units of B0 L³, the same for all shells; the map begins with an empty one at L = 0.
double field_at(double l, double rise) noexcept {
    return l > 0.0 ? (1.0 + rise) / (l * l * l) : 0.0;
}

/// Triangles between the two strings of knots, from the equator up, in (L, φ).
double read_esa(const Curve& low, const Curve& high, double l, double rise) noexcept {
    const double share = (l - low.shell) / (high.shell - low.shell);
    if (low.esa_knots == 1 && high.esa_knots == 1)
        return share * (high.log_flux[0] - low.log_flux[0]);
    const double last_low = field_at(low.shell, low.rise[low.esa_knots - 1]);
    const double last_high = field_at(high.shell, high.rise[high.esa_knots - 1]);
    const double last = last_low + share * (last_high - last_low);
    const double at_equator = field_at(l, 0.0);
    const double sine = (field_at(l, rise) - at_equator) / (last - at_equator);
    if (!(sine >= 0.0 && sine <= 1.0)) return 0.0;
    const double angle = std::asin(sine);

    const auto mean = [share](double a, double b) { return a + share * (b - a); };
    std::size_t i = 0, j = 0;
    double base = mean(low.angle[0], high.angle[0]);
    double value = mean(low.log_flux[0], high.log_flux[0]);
    for (;;) {
        const bool low_ends = i + 1 == low.esa_knots, high_ends = j + 1 == high.esa_knots;
        if (high_ends || (!low_ends && low.angle[i + 1] < high.angle[j + 1]))
            ++i;
        else
            ++j;
        const double edge = mean(low.angle[i], high.angle[j]);
        const double on_edge = mean(low.log_flux[i], high.log_flux[j]);
        // The plane is straight along φ; beyond the last triangle it goes on.
        if (angle <= edge || (i + 1 == low.esa_knots && j + 1 == high.esa_knots))
            return edge > base ? value + (on_edge - value) * (angle - base) / (edge - base)
                               : on_edge;
        base = edge, value = on_edge;
    }
}

/// φ of the knots of the shell that was added last.
void add_angles(TrappedMap& map, std::size_t begin) {
    // ESA's program leaves out the knot after the last step that rises, and with it the end of the
    // shell; it puts a shell that has only one knot left at −1°.
    std::size_t end = begin + 1;
    while (end < map.rise.size() && map.rise[end] > map.rise[end - 1]) ++end;
    const std::size_t knots = std::max<std::size_t>(end - begin - 1, 1);
    const double last = map.rise[begin + knots - 1];
    for (std::size_t k = begin; k < map.rise.size(); ++k)
        map.angle.push_back(k < begin + knots && knots > 1 ? std::asin(map.rise[k] / last)
                                                           : -constants::k_degree);
    map.esa_knots.push_back(static_cast<std::uint32_t>(knots));
}

}  // namespace

HistoricField field_of(BeltModel model) noexcept {
    return model == BeltModel::ap8_max ? HistoricField::gsfc_1970 : HistoricField::jensen_cain_1960;
}

TrappedMap trapped_map(BeltModel model) {
    const PackedTrappedMap packed_map = packed(model);
    TrappedMap map;
    map.shell_scale = packed_map.shell_scale;
    map.step_scale = packed_map.step_scale;
    map.shell_begin.push_back(0);
    map.knot_begin.push_back(0);
    const auto& words = packed_map.words;
    for (std::size_t at = 0; at < words.size();) {
        map.energy.push_back(words[at] / packed_map.energy_scale * k_mev);
        const std::int32_t shells = words[at + 1];
        at += 2;
        for (std::int32_t s = 0; s < shells; ++s) {
            map.shell.push_back(words[at] / packed_map.shell_scale);
            const double first = words[at + 1] / k_log_scale;
            const auto steps = static_cast<std::size_t>(words[at + 2]);
            at += 3;
            std::int32_t sum = 0;
            const std::size_t begin = map.rise.size();
            for (std::size_t k = 0; k <= steps; ++k) {
                if (k > 0) sum += words[at++];
                map.rise.push_back(sum / packed_map.step_scale);
                map.log_flux.push_back(first - k_log_step * static_cast<double>(k));
            }
            add_angles(map, begin);
            map.knot_begin.push_back(static_cast<std::uint32_t>(map.rise.size()));
        }
        map.shell_begin.push_back(static_cast<std::uint32_t>(map.shell.size()));
    }
    return map;
}

void log_fluxes(const TrappedMap& map, double l, double b_ratio, BeltInterpolation interpolation,
                std::span<double> log_flux) noexcept {
    double rise = std::max(b_ratio - 1.0, 0.0);
    if (std::isnan(l) || std::isnan(b_ratio)) rise = l = std::numeric_limits<double>::quiet_NaN();
    if (interpolation == BeltInterpolation::nasa_integer_grid) {
        l = std::floor(l * map.shell_scale) / map.shell_scale;
        rise = std::floor(rise * map.step_scale) / map.step_scale;
    }
    for (std::size_t e = 0; e < map.energy.size(); ++e) {
        const auto begin = map.shell.begin() + map.shell_begin[e];
        const auto end = map.shell.begin() + map.shell_begin[e + 1];
        // A place on a shell belongs to the gap above it; with ESA to the gap below.
        const bool esa = interpolation == BeltInterpolation::esa;
        const auto above = esa ? std::lower_bound(begin, end, l) : std::upper_bound(begin, end, l);
        if (above == begin || above == end) {
            log_flux[e] = std::isnan(l) ? l : 0.0;
            continue;
        }
        const auto s = static_cast<std::size_t>(above - map.shell.begin());
        const Curve low = curve_of(map, s - 1), high = curve_of(map, s);
        log_flux[e] =
            esa ? read_esa(low, high, l, rise) : std::max(read_nasa(low, high, l, rise), 0.0);
    }
}

double flux_above(const TrappedMap& map, std::span<const double> log_flux, double energy) noexcept {
    const auto& e = map.energy;
    if (std::isnan(energy) || std::isnan(log_flux[0]))
        return std::numeric_limits<double>::quiet_NaN();
    if (energy < e.front() || energy > e.back()) return 0.0;
    const auto above = std::upper_bound(e.begin() + 1, e.end() - 1, energy);
    const auto k = static_cast<std::size_t>(above - e.begin());
    double value =
        log_flux[k - 1] + (log_flux[k] - log_flux[k - 1]) * (energy - e[k - 1]) / (e[k] - e[k - 1]);
    if (log_flux[k] <= 0.0 && k > 1)
        value = std::min(value, log_flux[k - 2] + (log_flux[k - 1] - log_flux[k - 2]) *
                                                      (energy - e[k - 2]) / (e[k - 1] - e[k - 2]));
    return value > 0.0 ? k_per_square_metre * std::pow(10.0, value) : 0.0;
}

double flux_per_energy(const TrappedMap& map, std::span<const double> log_flux,
                       double energy) noexcept {
    constexpr double k_share = 0.01;
    const double low = std::max((1.0 - k_share) * energy, map.energy.front());
    const double high = std::min((1.0 + k_share) * energy, map.energy.back());
    if (!(low < high)) return std::isnan(energy) ? energy : 0.0;
    return (flux_above(map, log_flux, low) - flux_above(map, log_flux, high)) / (high - low);
}

}  // namespace dawnline::spacecraft
