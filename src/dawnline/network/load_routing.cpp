#include "dawnline/network/load_routing.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "dawnline/base/error.hpp"

namespace dawnline::network {
namespace {

/// Delay per second of one arc, D(f), and its slope D′(f).
struct Arc {
    double cost;    // [s]
    double rate;    // C [bit/s]
    double packet;  // L [bit]
    double knee;    // load from which the tangent goes on [1]

    double queue(double x) const { return packet * x / (1.0 - x); }
    double total(double f) const {
        const double x = f / rate, at = std::min(x, knee);
        const double slope = packet / ((1.0 - knee) * (1.0 - knee));
        return f * cost + queue(at) + (x - at) * slope;
    }
    double price(double f) const {
        const double x = std::min(f / rate, knee);
        return cost + packet / rate / ((1.0 - x) * (1.0 - x));
    }
};

/// Everything that does not change from round to round.
class Traffic {
  public:
    Traffic(const LinkGraph& graph, std::span<const double> cost,
            std::span<const std::uint8_t> relay, std::span<const Demand> demands,
            const LoadOptions& options)
        : graph_(graph),
          cost_(cost),
          relay_(relay),
          options_(options),
          demands_(demands.begin(), demands.end()),
          distance_(graph.nodes),
          next_(graph.nodes) {
        for (std::size_t i = 0; i < demands.size(); ++i) {
            const Demand& d = demands[i];
            if (d.from >= graph.nodes || d.to >= graph.nodes || !(d.rate >= 0.0))
                throw Error("demand " + std::to_string(i) + " from node " + std::to_string(d.from) +
                            " to node " + std::to_string(d.to) +
                            ": the nodes must exist and the rate must be >= 0");
        }
        std::ranges::stable_sort(demands_, {}, &Demand::to);
    }

    Arc arc(std::size_t i) const {
        return {cost_[i], graph_.rate[i], options_.packet, options_.fullest};
    }

    double total(std::span<const double> load) const {
        double sum = 0.0;
        for (std::size_t i = 0; i < load.size(); ++i)
            if (load[i] > 0.0) sum += arc(i).total(load[i]);
        return sum;
    }

    /// All demands on the least-cost ways at these prices; what has no way is `lost`.
    void assign(std::span<const double> price, std::span<double> load, double& lost) {
        std::ranges::fill(load, 0.0);
        lost = 0.0;
        search_.prepare(graph_, price, relay_);
        for (std::size_t i = 0; i < demands_.size();) {
            const std::uint32_t to = demands_[i].to;
            search_.to(to, distance_, next_);
            for (; i < demands_.size() && demands_[i].to == to; ++i) {
                const Demand& d = demands_[i];
                if (std::isinf(distance_[d.from])) {
                    lost += d.rate;
                    continue;
                }
                for (std::uint32_t n = d.from; n != to; n = graph_.head[next_[n]])
                    load[next_[n]] += d.rate;
            }
        }
    }

    LoadedRoutes finish(std::vector<double> load, double lost) const {
        LoadedRoutes r;
        double carried = -lost;
        for (const Demand& d : demands_) carried += d.rate;
        r.mean_delay = carried > 0.0 ? total(load) / carried : 0.0;
        for (std::size_t i = 0; i < load.size(); ++i)
            if (load[i] > 0.0) r.fullest = std::max(r.fullest, load[i] / graph_.rate[i]);
        r.undelivered = lost;
        r.load = std::move(load);
        return r;
    }

  private:
    const LinkGraph& graph_;
    std::span<const double> cost_;
    std::span<const std::uint8_t> relay_;
    const LoadOptions& options_;
    std::vector<Demand> demands_;
    RouteSearch search_;
    std::vector<double> distance_;
    std::vector<std::uint32_t> next_;
};

/// Step in [0, 1] along to − from at which the slope of D vanishes; D is convex, so bisection.
double best_step(const Traffic& traffic, std::span<const double> from, std::span<const double> to) {
    double low = 0.0, high = 1.0;
    const auto slope = [&](double step) {
        double sum = 0.0;
        for (std::size_t i = 0; i < from.size(); ++i) {
            const double change = to[i] - from[i];
            if (change != 0.0) sum += change * traffic.arc(i).price(from[i] + step * change);
        }
        return sum;
    };
    if (slope(1.0) <= 0.0) return 1.0;
    for (int i = 0; i < 30; ++i) {
        const double middle = 0.5 * (low + high);
        (slope(middle) < 0.0 ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace

LoadedRoutes load_aware_routes(const LinkGraph& graph, std::span<const double> cost,
                               std::span<const std::uint8_t> relay, std::span<const Demand> demands,
                               const LoadOptions& options) {
    Traffic traffic(graph, cost, relay, demands, options);
    std::vector<double> load(graph.arcs()), wanted(graph.arcs()), price(graph.arcs());
    double lost = 0.0, gap = 0.0;
    int round = 0;
    for (;; ++round) {
        for (std::size_t i = 0; i < price.size(); ++i)
            price[i] = std::isinf(cost[i]) ? cost[i] : traffic.arc(i).price(load[i]);
        traffic.assign(price, wanted, lost);
        if (round == 0) {
            load = wanted;
            continue;
        }
        // D is convex, so D(f) + D′·(wanted − f) is a lower bound of the least D.
        double descent = 0.0;
        for (std::size_t i = 0; i < load.size(); ++i)
            if (load[i] != wanted[i]) descent += (load[i] - wanted[i]) * price[i];
        const double total = traffic.total(load);
        gap = total - descent > 0.0 ? descent / (total - descent) : 1.0;
        if (total == 0.0) gap = 0.0;
        if (gap <= options.gap || round >= options.most_rounds) break;
        const double step = best_step(traffic, load, wanted);
        for (std::size_t i = 0; i < load.size(); ++i) load[i] += step * (wanted[i] - load[i]);
    }
    LoadedRoutes routes = traffic.finish(std::move(load), lost);
    routes.gap = gap;
    routes.rounds = round;
    return routes;
}

LoadedRoutes least_cost_routes(const LinkGraph& graph, std::span<const double> cost,
                               std::span<const std::uint8_t> relay, std::span<const Demand> demands,
                               const LoadOptions& options) {
    Traffic traffic(graph, cost, relay, demands, options);
    std::vector<double> load(graph.arcs());
    double lost = 0.0;
    traffic.assign(cost, load, lost);
    return traffic.finish(std::move(load), lost);
}

}  // namespace dawnline::network
