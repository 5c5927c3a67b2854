#include "dawnline/spacecraft/battery_history.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

template <class State>
State age(State state, const BatteryHistory& h, const HistorySpace& space) noexcept {
    const std::size_t n = std::min({h.time.size(), h.state_of_charge.size(), h.temperature.size()});
    if (n < 2) return state;
    double weighted = 0.0;
    for (std::size_t k = 1; k < n; ++k) {
        const double dt = h.time[k] - h.time[k - 1];
        const CellConditions rest{0.5 * (h.temperature[k] + h.temperature[k - 1]), 0.0,
                                  0.5 * (h.state_of_charge[k] + h.state_of_charge[k - 1])};
        state = advance(state, rest, dt, 0.0);
        weighted += rest.temperature * dt;
    }
    const double temperature = weighted / (h.time[n - 1] - h.time[0]);
    const std::size_t cycles = count_cycles(h.state_of_charge.first(n), space.stack, space.cycles);
    for (const CountedCycle& c : space.cycles.first(cycles))
        // A cycle of depth d moves d of the capacity down and up again: d equivalent full cycles.
        state = advance(state, {temperature, c.depth, c.mean}, 0.0, c.count * c.depth);
    return state;
}

}  // namespace

std::size_t count_cycles(std::span<const double> history, std::span<double> stack,
                         std::span<CountedCycle> out) noexcept {
    std::size_t points = 0, written = 0;
    const std::size_t room = std::min(stack.size(), out.size());
    const auto write = [&](double a, double b, double count) {
        if (written < room) out[written++] = {std::abs(b - a), 0.5 * (a + b), count};
    };
    for (std::size_t k = 0; k < history.size(); ++k) {
        const double y = history[k];
        // Only turning points go on the stack.
        if (points >= 1 && stack[points - 1] == y) continue;
        if (points >= 2 && (stack[points - 1] - stack[points - 2]) * (y - stack[points - 1]) > 0.0)
            --points;
        if (points >= room) break;
        stack[points++] = y;
        while (points >= 3) {
            // A range still growing must not close a cycle yet: its end may move on.
            const bool grows = k + 1 < history.size() && history[k + 1] != y &&
                               (y - stack[points - 2]) * (history[k + 1] - y) > 0.0;
            if (grows) break;
            const double last = std::abs(stack[points - 1] - stack[points - 2]);
            const double before = std::abs(stack[points - 2] - stack[points - 3]);
            if (last < before) break;
            if (points == 3) {
                write(stack[0], stack[1], 0.5);
                stack[0] = stack[1], stack[1] = stack[2];
                points = 2;
            } else {
                write(stack[points - 3], stack[points - 2], 1.0);
                stack[points - 3] = stack[points - 1];
                points -= 2;
            }
        }
    }
    for (std::size_t k = 1; k < points; ++k) write(stack[k - 1], stack[k], 0.5);
    return written;
}

KokamState age_battery(KokamState state, const BatteryHistory& history,
                       const HistorySpace& space) noexcept {
    return age(state, history, space);
}

SchmalstiegState age_battery(SchmalstiegState state, const BatteryHistory& history,
                             const HistorySpace& space) noexcept {
    return age(state, history, space);
}

double eclipse_depth(const EclipseSeason& season, double time_from_solstice) noexcept {
    const double x = time_from_solstice / season.half_length;
    return std::abs(x) < 1.0 ? season.deepest * std::sqrt(1.0 - x * x) : 0.0;
}

template <class State>
State age_through_seasons(State state, const EclipseSeason& season, double duration,
                          long orbits_per_step) noexcept {
    constexpr double k_year = constants::k_julian_year;
    const long orbits = std::lround(duration / season.orbit_period);
    for (long first = 0; first < orbits; first += orbits_per_step) {
        const long count = std::min(orbits_per_step, orbits - first);
        double depth = 0.0;
        for (long k = first; k < first + count; ++k) {
            const double t = (static_cast<double>(k) + 0.5) * season.orbit_period;
            depth += eclipse_depth(season, std::fmod(t, k_year) - 0.5 * k_year);
        }
        const auto n = static_cast<double>(count);
        const double mean = depth / n;
        const CellConditions c{season.temperature, mean, season.full_charge - 0.5 * mean};
        state = advance(state, c, n * season.orbit_period, depth);
    }
    return state;
}

template KokamState age_through_seasons(KokamState, const EclipseSeason&, double, long) noexcept;
template SchmalstiegState age_through_seasons(SchmalstiegState, const EclipseSeason&, double,
                                              long) noexcept;

}  // namespace dawnline::spacecraft
