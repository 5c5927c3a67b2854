#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "dawnline/astro/oem.hpp"

namespace dawnline::astro {
namespace {

constexpr std::size_t k_most_nodes = 32;
constexpr int k_usual_degree = 7;

struct Window {
    std::span<const OemState> states;
    std::array<double, k_most_nodes> times;  // after the epoch wanted [s]
};

/// The `count` states about the epoch, as many on either side as there are.
Window window(const OemSegment& segment, const Tt& epoch, std::size_t count) {
    const std::vector<OemState>& all = segment.states;
    if (all.size() < count)
        throw Error(fmt::format("{} has {} states; its interpolation of degree {} needs {}",
                                segment.object_name, all.size(), segment.degree, count));
    const auto after = std::partition_point(
        all.begin(), all.end(), [&](const OemState& state) { return state.epoch - epoch < 0; });
    const auto middle = static_cast<std::size_t>(after - all.begin());
    const std::size_t half = (count + 1) / 2;
    const std::size_t first = std::min(middle > half ? middle - half : 0, all.size() - count);
    Window found{std::span(all).subspan(first, count), {}};
    for (std::size_t k = 0; k < count; ++k) found.times[k] = found.states[k].epoch - epoch;
    return found;
}

OemState by_lagrange(const Window& nodes, const Tt& epoch) {
    OemState state{epoch, {}, {}, {}};
    const std::size_t n = nodes.states.size();
    for (std::size_t j = 0; j < n; ++j) {
        double weight = 1.0;
        for (std::size_t k = 0; k < n; ++k)
            if (k != j) weight *= nodes.times[k] / (nodes.times[k] - nodes.times[j]);
        state.r += weight * nodes.states[j].r;
        state.v += weight * nodes.states[j].v;
    }
    return state;
}

/// Newton's divided differences over nodes taken twice, evaluated with the derivative at 0.
OemState by_hermite(const Window& nodes, const Tt& epoch) {
    const std::size_t n = 2 * nodes.states.size();
    std::array<double, 2 * k_most_nodes> t{};
    std::array<Vec3, 2 * k_most_nodes> c{};
    for (std::size_t k = 0; k < n; ++k) {
        t[k] = nodes.times[k / 2];
        c[k] = nodes.states[k / 2].r;
    }
    for (std::size_t order = 1; order < n; ++order)
        for (std::size_t k = n - 1; k >= order; --k)
            c[k] = order == 1 && k % 2 == 1 ? nodes.states[k / 2].v
                                            : (c[k] - c[k - 1]) / (t[k] - t[k - order]);
    OemState state{epoch, c[n - 1], {}, {}};
    for (std::size_t k = n - 1; k-- > 0;) {
        state.v = state.r - t[k] * state.v;
        state.r = c[k] - t[k] * state.r;
    }
    return state;
}

bool holds(const OemSegment& segment, const Tt& epoch) {
    const Tt start = segment.useable_start.value_or(segment.start);
    const Tt stop = segment.useable_stop.value_or(segment.stop);
    return !segment.states.empty() && epoch - start >= 0 && stop - epoch >= 0 &&
           epoch - segment.states.front().epoch >= 0 && segment.states.back().epoch - epoch >= 0;
}

}  // namespace

OemState interpolated(const OemSegment& segment, const Tt& epoch) {
    if (!holds(segment, epoch))
        throw Error(fmt::format("{} lies outside of the useable states of {}",
                                ccsds_time(epoch, segment.time_scale), segment.object_name));
    const bool is_declared = segment.interpolation != Interpolation::none;
    const auto degree = static_cast<std::size_t>(is_declared ? segment.degree : k_usual_degree);
    if (segment.interpolation == Interpolation::linear)
        return by_lagrange(window(segment, epoch, 2), epoch);
    if (segment.interpolation == Interpolation::lagrange)
        return by_lagrange(window(segment, epoch, degree + 1), epoch);
    std::size_t nodes = std::max<std::size_t>((degree + 2) / 2, 2);
    if (!is_declared) nodes = std::min(nodes, std::max<std::size_t>(segment.states.size(), 2));
    return by_hermite(window(segment, epoch, nodes), epoch);
}

OemState interpolated(const Oem& oem, const Tt& epoch) {
    for (auto segment = oem.segments.rbegin(); segment != oem.segments.rend(); ++segment)
        if (holds(*segment, epoch)) return interpolated(*segment, epoch);
    throw Error(fmt::format("{} lies outside of the useable states of the ephemeris",
                            ccsds_time(epoch, TimeScale::utc)));
}

}  // namespace dawnline::astro
