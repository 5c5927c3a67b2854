#include "dawnline/launch/ascent_arcs.hpp"

#include <algorithm>
#include <span>

namespace dawnline::launch {
namespace {

// Fractions of a burn between which a load passes its limit; begin > end if it does not.
struct Excess {
    double begin = 1.0, end = 0.0;
    bool any() const { return begin < end; }
};

template <class Load>
Excess excess(std::span<const AscentSample> burn, Load load, double limit) {
    Excess found;
    const double from = burn.front().time, span = burn.back().time - from;
    if (!(span > 0.0)) return found;
    for (std::size_t k = 1; k < burn.size(); ++k) {
        if (load(burn[k]) <= limit) continue;
        found.begin = std::min(found.begin, (burn[k - 1].time - from) / span);
        found.end =
            std::max(found.end, (burn[std::min(k + 1, burn.size() - 1)].time - from) / span);
    }
    return found;
}

std::vector<Arc> arcs_of(std::span<const AscentSample> burn, const AscentLimits& limits,
                         ArcKind slowing) {
    Excess q = excess(
        burn, [](const AscentSample& s) { return s.dynamic_pressure; }, limits.dynamic_pressure);
    const Excess a = excess(
        burn, [](const AscentSample& s) { return s.acceleration; }, limits.acceleration);
    if (slowing == ArcKind::full) q = {};
    std::vector<Arc> arcs;
    // A flight slowed by its throttle meets the limit later and leaves it later.
    constexpr double shortest = 0.03;
    if (q.any()) {
        q.begin = std::clamp(q.begin, shortest, 1.0 - 3.0 * shortest);
        q.end = std::clamp(q.end, q.begin + shortest, 1.0 - 2.0 * shortest);
        arcs.push_back({ArcKind::full, q.begin});
        arcs.push_back({slowing, q.end});
    }
    if (a.any() && !q.any() && burn.front().acceleration > limits.acceleration) {
        arcs.push_back({ArcKind::acceleration, 1.0});
    } else if (a.any()) {
        const double after = q.any() ? q.end + shortest : shortest;
        arcs.push_back({ArcKind::full, std::clamp(a.begin, after, 1.0 - shortest)});
        arcs.push_back({ArcKind::acceleration, 1.0});
    } else if (q.any()) {
        arcs.push_back({ArcKind::full, 1.0});
    }
    return arcs;
}

}  // namespace

ArcPlan arcs_for(const std::vector<AscentSample>& flight, const AscentLimits& limits,
                 const std::map<std::string, bool>& can_throttle, ArcKind slowing) {
    ArcPlan plan;
    for (std::size_t first = 0; first < flight.size();) {
        std::size_t last = first;
        while (last < flight.size() && flight[last].phase == flight[first].phase) ++last;
        const auto engines = can_throttle.find(flight[first].phase);
        if (engines != can_throttle.end() && engines->second) {
            std::vector<Arc> arcs = arcs_of({flight.data() + first, last - first}, limits, slowing);
            if (!arcs.empty()) plan.insert_or_assign(flight[first].phase, std::move(arcs));
        }
        first = last;
    }
    return plan;
}

bool passes_limits(const std::vector<AscentSample>& flight, const AscentLimits& limits,
                   const std::map<std::string, bool>& burns, double share) {
    return std::any_of(flight.begin(), flight.end(), [&](const AscentSample& s) {
        if (!burns.contains(s.phase)) return false;
        return s.dynamic_pressure > limits.dynamic_pressure * (1.0 + share) ||
               s.acceleration > limits.acceleration * (1.0 + share);
    });
}

}  // namespace dawnline::launch
