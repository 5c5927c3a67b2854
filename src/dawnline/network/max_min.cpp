#include "dawnline/network/max_min.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "dawnline/base/error.hpp"

namespace dawnline::network {
namespace {

constexpr double k_unlimited = std::numeric_limits<double>::infinity();

/// Relative difference below which two levels are one, above the rounding of sums over a link.
constexpr double k_same_level = 1e-11;

}  // namespace

std::vector<double> max_min_rates(const std::vector<double>& capacity,
                                  const std::vector<std::vector<std::size_t>>& flows) {
    FairRates fair(capacity);
    std::vector<std::vector<std::uint32_t>> ways(flows.size());
    std::vector<std::uint32_t> number(flows.size());
    for (std::size_t f = 0; f < flows.size(); ++f) {
        for (std::size_t link : flows[f]) {
            if (link >= capacity.size())
                throw Error("flow " + std::to_string(f) + " passes link " + std::to_string(link) +
                            ", a link that does not exist; there are " +
                            std::to_string(capacity.size()));
            ways[f].push_back(static_cast<std::uint32_t>(link));
        }
        if (!ways[f].empty()) number[f] = fair.add(ways[f]);
    }
    fair.settle();
    std::vector<double> rates(flows.size(), k_unlimited);
    for (std::size_t f = 0; f < flows.size(); ++f)
        if (!ways[f].empty()) rates[f] = fair.rate(number[f]);
    return rates;
}

FairRates::FairRates(std::vector<double> capacity)
    : capacity_(std::move(capacity)),
      on_link_(capacity_.size()),
      is_touched_(capacity_.size(), 0),
      threshold_(k_unlimited),
      link_in_(capacity_.size(), 0),
      left_(capacity_.size(), 0.0),
      level_(capacity_.size(), k_unlimited),
      active_(capacity_.size(), 0) {
    for (std::size_t link = 0; link < capacity_.size(); ++link)
        if (!(capacity_[link] >= 0.0))
            throw Error("link " + std::to_string(link) + " has a capacity of " +
                        std::to_string(capacity_[link]) + "; it must not be negative");
}

void FairRates::touch(std::uint32_t link) {
    if (is_touched_[link]) return;
    is_touched_[link] = 1;
    touched_.push_back(link);
}

std::uint32_t FairRates::add(std::span<const std::uint32_t> way) {
    std::uint32_t flow = 0;
    if (free_.empty()) {
        flow = static_cast<std::uint32_t>(way_.size());
        way_.emplace_back();
        place_.emplace_back();
        rate_.push_back(0.0);
        rate_before_.push_back(0.0);
        limit_.push_back(0);
        fresh_.push_back(0);
        flow_in_.push_back(0);
    } else {
        flow = free_.back();
        free_.pop_back();
    }
    way_[flow] = way;
    rate_[flow] = 0.0;
    fresh_[flow] = 1;
    place_[flow].resize(way.size());
    for (std::uint32_t hop = 0; hop < way.size(); ++hop) {
        auto& row = on_link_[way[hop]];
        place_[flow][hop] = static_cast<std::uint32_t>(row.size());
        row.push_back({flow, hop});
        touch(way[hop]);
    }
    return flow;
}

void FairRates::remove(std::uint32_t flow) {
    for (std::uint32_t hop = 0; hop < way_[flow].size(); ++hop) {
        const std::uint32_t link = way_[flow][hop], place = place_[flow][hop];
        auto& row = on_link_[link];
        const Passage last = row.back();
        row[place] = last;
        place_[last.flow][last.hop] = place;
        row.pop_back();
        touch(link);
    }
    // Its links filled at its rate at the earliest.
    if (!fresh_[flow]) threshold_ = std::min(threshold_, rate_[flow]);
    rate_[flow] = 0.0;
    fresh_[flow] = 0;
    free_.push_back(flow);
}

void FairRates::set_capacity(std::uint32_t link, double capacity) {
    double greatest = 0.0;
    for (const Passage& passage : on_link_[link])
        if (!fresh_[passage.flow]) greatest = std::max(greatest, rate_[passage.flow]);
    threshold_ = std::min(threshold_, greatest);
    capacity_[link] = capacity;
    touch(link);
}

/// Level at which a link fills, its old flows stopping at their rates and fresh ones at none.
double FairRates::level_of(std::uint32_t link) const {
    const auto& row = on_link_[link];
    if (row.empty()) return k_unlimited;
    double level = capacity_[link] / static_cast<double>(row.size());
    for (std::size_t stopped_before = 0;;) {
        double left = capacity_[link];
        std::size_t stopped = 0;
        for (const Passage& passage : row)
            if (!fresh_[passage.flow] && rate_[passage.flow] < level)
                left -= rate_[passage.flow], ++stopped;
        if (stopped == row.size()) return k_unlimited;
        if (stopped == stopped_before) return level;
        level = left / static_cast<double>(row.size() - stopped);
        stopped_before = stopped;
    }
}

/// Takes a flow and its links into the part that is filled again.
void FairRates::take(std::uint32_t flow) {
    flow_in_[flow] = 1;
    flows_.push_back(flow);
    rate_before_[flow] = rate_[flow];
    for (std::uint32_t link : way_[flow]) {
        if (link_in_[link]) continue;
        link_in_[link] = 1;
        links_.push_back(link);
    }
}

void FairRates::fill() {
    const auto later = [](const Share& a, const Share& b) {
        return a.level != b.level ? a.level > b.level : a.link > b.link;
    };
    const auto share = [&](std::uint32_t link) {
        return std::max(0.0, left_[link]) / static_cast<double>(active_[link]);
    };
    heap_.clear();
    for (std::uint32_t flow : flows_) flow_in_[flow] = 1;
    for (std::uint32_t link : links_) {
        left_[link] = capacity_[link];
        level_[link] = k_unlimited;
        active_[link] = 0;
        for (const Passage& passage : on_link_[link]) {
            if (flow_in_[passage.flow])
                ++active_[link];
            else
                left_[link] -= rate_[passage.flow];
        }
        if (active_[link] > 0) heap_.push_back({share(link), link});
    }
    std::make_heap(heap_.begin(), heap_.end(), later);
    while (!heap_.empty()) {
        std::pop_heap(heap_.begin(), heap_.end(), later);
        const Share least = heap_.back();
        heap_.pop_back();
        if (active_[least.link] == 0) continue;
        // Shares only rise while others fill: a stale one goes back to its place.
        const double level = share(least.link);
        if (level > least.level) {
            heap_.push_back({level, least.link});
            std::push_heap(heap_.begin(), heap_.end(), later);
            continue;
        }
        level_[least.link] = level;
        for (const Passage& passage : on_link_[least.link]) {
            const std::uint32_t flow = passage.flow;
            if (flow_in_[flow] != 1) continue;
            flow_in_[flow] = 2;
            rate_[flow] = level;
            limit_[flow] = least.link;
            for (std::uint32_t link : way_[flow]) {
                left_[link] -= level;
                --active_[link];
            }
        }
    }
}

/// Takes in held flows that a link of the part gives reason to change; false if there are none.
bool FairRates::take_unfair() {
    const std::size_t links = links_.size(), flows = flows_.size();
    for (std::size_t k = 0; k < links; ++k) {
        const std::uint32_t link = links_[k];
        double greatest = 0.0;  // of those filled again
        for (const Passage& passage : on_link_[link])
            if (flow_in_[passage.flow] == 2) greatest = std::max(greatest, rate_[passage.flow]);
        const bool full = left_[link] <= k_same_level * capacity_[link];
        const double level = level_[link] * (1.0 + k_same_level);
        for (const Passage& passage : on_link_[link]) {
            const std::uint32_t flow = passage.flow;
            if (flow_in_[flow]) continue;
            const bool above = rate_[flow] > level;
            const bool unlimited =
                limit_[flow] == link && (!full || greatest * (1.0 - k_same_level) > rate_[flow]);
            if (above || unlimited) take(flow);
        }
    }
    return flows_.size() > flows;
}

void FairRates::settle() {
    changed_.clear();
    if (touched_.empty()) return;
    double threshold = threshold_;
    for (std::uint32_t link : touched_) threshold = std::min(threshold, level_of(link));
    threshold *= 1.0 - k_same_level;
    links_.clear();
    flows_.clear();
    for (std::uint32_t link : touched_)
        for (const Passage& passage : on_link_[link]) {
            const std::uint32_t flow = passage.flow;
            if (!flow_in_[flow] && (fresh_[flow] || rate_[flow] >= threshold)) take(flow);
        }
    do fill();
    while (take_unfair());
    for (std::uint32_t flow : flows_) {
        if (fresh_[flow] || rate_[flow] != rate_before_[flow]) changed_.push_back(flow);
        fresh_[flow] = 0;
        flow_in_[flow] = 0;
    }
    for (std::uint32_t link : links_) link_in_[link] = 0;
    for (std::uint32_t link : touched_) is_touched_[link] = 0;
    touched_.clear();
    threshold_ = k_unlimited;
}

}  // namespace dawnline::network
