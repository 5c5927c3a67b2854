#include "dawnline/network/collective_recurrence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dawnline::network {
namespace {

/// A way's rate as steps in time.
struct Step {
    double from;  // [s]
    double rate;  // until the next step [bit/s]
};

/// What a transfer of one round needs, where it is read in every repetition.
struct Passage {
    std::uint32_t from, to;
    double duration;             // at the first rate, latency included [s]
    double latency, size;        // [s] [bit]
    std::uint32_t first, count;  // of its steps; none: the rate never changes
};

/// Times at which links of a way change, and its narrowest rate from then on.
void append_steps(const Fabric& fabric, std::span<const std::uint32_t> way,
                  const std::vector<std::vector<LinkChange>>& changes_of,
                  std::vector<Step>& steps) {
    std::vector<double> times{0.0};
    for (std::uint32_t link : way)
        for (const LinkChange& change : changes_of[link]) times.push_back(change.time);
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    for (double time : times) {
        double rate = std::numeric_limits<double>::infinity();
        for (std::uint32_t link : way) {
            double own = fabric.links[link].bandwidth;
            for (const LinkChange& change : changes_of[link])
                if (change.time <= time) own = change.bandwidth;
            rate = std::min(rate, own);
        }
        steps.push_back({time, rate});
    }
}

/// End of a transfer that may begin at `start`; infinity if its way stays down.
double end_of(const Passage& passage, const std::vector<Step>& steps, double start) noexcept {
    if (passage.count == 0) return start + passage.duration;
    double time = start + passage.latency, left = passage.size;
    const Step* step = steps.data() + passage.first;
    const Step* const last = step + passage.count - 1;
    while (step != last && step[1].from <= time) ++step;
    for (; step != last; ++step) {
        const double passes = (step[1].from - time) * step->rate;
        if (passes >= left) break;
        left -= passes;
        time = step[1].from;
    }
    return time + left / step->rate;
}

}  // namespace

double run_recurrence(const Fabric& fabric, const Schedule& schedule, const TransferWays& ways,
                      Pace pace) {
    std::vector<std::vector<LinkChange>> changes_of(fabric.links.size());
    for (const LinkChange& change : fabric.changes) changes_of[change.link].push_back(change);

    std::vector<double> ready(schedule.ranks, 0.0), next(schedule.ranks, 0.0);
    std::vector<Passage> passages;
    std::vector<Step> steps;
    for (const Round& round : schedule.rounds) {
        passages.clear();
        steps.clear();
        for (std::size_t t = round.first; t < round.first + round.count; ++t) {
            const auto way = ways.of(t);
            const Transfer& transfer = schedule.transfers[t];
            double rate = std::numeric_limits<double>::infinity();
            bool changes = false;
            for (std::uint32_t link : way) {
                rate = std::min(rate, fabric.links[link].bandwidth);
                changes = changes || !changes_of[link].empty();
            }
            const double latency = ways.latency(way);
            const std::size_t first = steps.size();
            if (changes) append_steps(fabric, way, changes_of, steps);
            passages.push_back({transfer.from, transfer.to, latency + transfer.size / rate, latency,
                                transfer.size, static_cast<std::uint32_t>(first),
                                static_cast<std::uint32_t>(steps.size() - first)});
        }
        for (std::size_t k = 0; k < round.repeat; ++k) {
            if (pace == Pace::lockstep)
                std::fill(ready.begin(), ready.end(),
                          *std::max_element(ready.begin(), ready.end()));
            std::copy(ready.begin(), ready.end(), next.begin());
            for (const Passage& p : passages) {
                const double end =
                    end_of(p, steps, std::max(ready[p.from], ready[p.to])) + round.local_time;
                next[p.from] = std::max(next[p.from], end);
                next[p.to] = std::max(next[p.to], end);
            }
            ready.swap(next);
        }
        for (std::size_t t = round.first; t < round.first + round.count; ++t)
            if (!std::isfinite(ready[schedule.transfers[t].from]))
                for (std::uint32_t link : ways.of(t))
                    if (!changes_of[link].empty() && changes_of[link].back().bandwidth == 0.0)
                        throw_stays_down(fabric, link, schedule.transfers[t]);
    }
    return *std::max_element(ready.begin(), ready.end());
}

}  // namespace dawnline::network
