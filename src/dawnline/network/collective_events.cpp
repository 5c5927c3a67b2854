#include "dawnline/network/collective_events.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "dawnline/base/error.hpp"

namespace dawnline::network {
namespace {

constexpr double k_never = std::numeric_limits<double>::infinity();
constexpr double k_same_time = 1e-12;  // relative: far above rounding, far below any latency

std::vector<double> first_rates(const Fabric& fabric) {
    std::vector<double> rates;
    for (const Link& link : fabric.links) rates.push_back(link.bandwidth);
    return rates;
}

}  // namespace

CollectiveEvents::CollectiveEvents(const Fabric& fabric, const Schedule& schedule,
                                   TransferWays& ways, std::vector<std::uint8_t> up,
                                   const RunOptions& options,
                                   std::span<const std::uint32_t> node_of)
    : fabric_(fabric),
      schedule_(schedule),
      ways_(ways),
      up_(std::move(up)),
      options_(options),
      node_of_(node_of),
      rates_(first_rates(fabric)),
      last_change_(fabric.links.size(), 0),
      ranks_(schedule.ranks) {
    for (std::size_t k = 0; k < fabric.changes.size(); ++k) {
        post(fabric.changes[k].time, Kind::change, k, 0);
        ++changes_left_;
        if (!std::isfinite(options.detection)) continue;
        post(fabric.changes[k].time + options.detection, Kind::detect, k, 0);
        ++detections_left_;
    }
}

void CollectiveEvents::post(double time, Kind kind, std::size_t index, std::uint32_t version) {
    heap_.push_back({time, made_++, static_cast<std::uint32_t>(index), version, kind});
    std::push_heap(heap_.begin(), heap_.end(), [](const Event& a, const Event& b) {
        return a.time != b.time ? a.time > b.time : a.order > b.order;
    });
}

/// Handles all events of the next time, then shares out rates. False if there is none.
bool CollectiveEvents::take_events() {
    const auto later = [](const Event& a, const Event& b) {
        return a.time != b.time ? a.time > b.time : a.order > b.order;
    };
    if (heap_.empty()) return false;
    const double until = heap_.front().time * (1.0 + k_same_time);
    while (!heap_.empty() && heap_.front().time <= until) {
        const Event event = heap_.front();
        std::pop_heap(heap_.begin(), heap_.end(), later);
        heap_.pop_back();
        now_ = std::max(now_, event.time);
        handle(event);
    }
    settle();
    return true;
}

void CollectiveEvents::handle(const Event& event) {
    switch (event.kind) {
        case Kind::begin: {
            Flow& flow = flows_[event.index];
            if (!flow.in_use || flow.version != event.version) return;
            flow.number = rates_.add(flow.way);
            flow.flows = true;
            flow.rate = 0.0;
            flow.since = now_;
            if (flow.number >= flow_of_number_.size()) flow_of_number_.resize(flow.number + 1);
            flow_of_number_[flow.number] = event.index;
            return;
        }
        case Kind::end:
            if (flows_[event.index].in_use && flows_[event.index].version == event.version)
                finish(event.index);
            return;
        case Kind::change: {
            const LinkChange& change = fabric_.changes[event.index];
            rates_.set_capacity(change.link, change.bandwidth);
            last_change_[change.link] = event.index;
            --changes_left_;
            return;
        }
        case Kind::detect:
            --detections_left_;
            detected(fabric_.changes[event.index], event.index);
            return;
        case Kind::worked:
            advance(event.index);
            return;
    }
}

/// Bits that have passed since the flow's rate was last set.
void CollectiveEvents::account(Flow& flow) {
    const double passed = std::min(flow.left, flow.rate * (now_ - flow.since));
    flow.left -= passed;
    flow.since = now_;
    for (std::uint32_t link : flow.way) out_->carried[link] += passed;
}

void CollectiveEvents::settle() {
    rates_.settle();
    if (!rates_.changed().empty()) ++out_->fillings;
    for (std::uint32_t number : rates_.changed()) {
        const std::uint32_t slot = flow_of_number_[number];
        Flow& flow = flows_[slot];
        account(flow);
        flow.rate = rates_.rate(number);
        ++flow.version;
        if (flow.rate > 0.0) post(now_ + flow.left / flow.rate, Kind::end, slot, flow.version);
    }
}

void CollectiveEvents::start(std::size_t transfer) {
    std::uint32_t slot = 0;
    if (free_flows_.empty()) {
        slot = static_cast<std::uint32_t>(flows_.size());
        flows_.emplace_back();
    } else {
        slot = free_flows_.back();
        free_flows_.pop_back();
    }
    Flow& flow = flows_[slot];
    const auto way = ways_.of(transfer);
    flow.transfer = static_cast<std::uint32_t>(transfer);
    flow.in_use = true;
    flow.left = schedule_.transfers[transfer].size;
    flow.way.assign(way.begin(), way.end());
    depart(flow, slot);
    ++in_flight_;
    ++out_->transfers;
}

void CollectiveEvents::depart(Flow& flow, std::uint32_t slot) {
    flow.flows = false;
    ++flow.version;
    post(now_ + ways_.latency(flow.way), Kind::begin, slot, flow.version);
}

void CollectiveEvents::finish(std::uint32_t slot) {
    Flow& flow = flows_[slot];
    for (std::uint32_t link : flow.way) out_->carried[link] += flow.left;
    rates_.remove(flow.number);
    flow.in_use = flow.flows = false;
    ++flow.version;
    free_flows_.push_back(slot);
    --in_flight_;
    if (options_.pace == Pace::lockstep) return;
    const Transfer& transfer = schedule_.transfers[flow.transfer];
    for (std::uint32_t rank : {transfer.from, transfer.to}) {
        if (--ranks_[rank].pending > 0) continue;
        const double work = schedule_.rounds[ranks_[rank].round].local_time;
        ranks_[rank].here = false;
        if (work > 0.0)
            post(now_ + work, Kind::worked, rank, 0);
        else
            advance(rank);
    }
}

/// After its transfers of one repetition a rank comes to the next.
void CollectiveEvents::advance(std::uint32_t rank) {
    Rank& r = ranks_[rank];
    if (++r.repetition == schedule_.rounds[r.round].repeat) r.repetition = 0, ++r.round;
    enter(rank);
}

/// Comes to its next round with transfers and starts those whose other rank is there as well.
void CollectiveEvents::enter(std::uint32_t rank) {
    Rank& r = ranks_[rank];
    for (; r.round < schedule_.rounds.size(); ++r.round) {
        const auto& starts = row_start_[r.round];
        r.pending = starts[rank + 1] - starts[rank];
        if (r.pending > 0) break;
    }
    if (r.round == schedule_.rounds.size()) return;
    r.here = true;
    const auto& starts = row_start_[r.round];
    for (std::uint32_t k = starts[rank]; k < starts[rank + 1]; ++k) {
        const std::uint32_t transfer = row_[r.round][k];
        const Transfer& t = schedule_.transfers[transfer];
        const Rank& other = ranks_[t.from == rank ? t.to : t.from];
        if (other.here && other.round == r.round && other.repetition == r.repetition)
            start(transfer);
    }
}

/// Traffic learns of a change, unless the link has changed again since.
void CollectiveEvents::detected(const LinkChange& change, std::size_t index) {
    if (last_change_[change.link] != index) return;
    const std::uint8_t up = change.bandwidth > 0.0;
    if (up_[change.link] == up) return;
    up_[change.link] = up;
    ways_.find(up_);
    if (up) return;
    Ways ways(fabric_, up_);
    std::vector<std::uint32_t> way;
    for (std::uint32_t slot = 0; slot < flows_.size(); ++slot) {
        Flow& flow = flows_[slot];
        if (!flow.in_use ||
            std::find(flow.way.begin(), flow.way.end(), change.link) == flow.way.end())
            continue;
        const Transfer& t = schedule_.transfers[flow.transfer];
        way.clear();
        if (!ways.find(node_of_[t.from], node_of_[t.to], way)) continue;
        if (flow.flows) {
            account(flow);
            rates_.remove(flow.number);
        }
        flow.way = way;
        depart(flow, slot);
    }
}

double CollectiveEvents::next_change() const noexcept {
    double next = k_never;
    for (const Event& event : heap_)
        if (event.kind == Kind::change || event.kind == Kind::detect)
            next = std::min(next, event.time);
    return next;
}

void CollectiveEvents::stuck() const {
    for (const Flow& flow : flows_) {
        if (!flow.in_use) continue;
        for (std::uint32_t link : flow.way) {
            if (rates_.capacity(link) == 0.0)
                throw_stays_down(fabric_, link, schedule_.transfers[flow.transfer]);
        }
    }
    throw Error("the schedule never ends: ranks wait for transfers that nobody starts");
}

void CollectiveEvents::index_rounds() {
    for (const Round& round : schedule_.rounds) {
        std::vector<std::uint32_t> start(schedule_.ranks + 1, 0), row(2 * round.count);
        const auto each = [&](auto&& body) {
            for (std::size_t t = round.first; t < round.first + round.count; ++t) {
                body(schedule_.transfers[t].from, t);
                body(schedule_.transfers[t].to, t);
            }
        };
        each([&](std::uint32_t rank, std::size_t) { ++start[rank + 1]; });
        for (std::size_t rank = 0; rank < schedule_.ranks; ++rank) start[rank + 1] += start[rank];
        std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
        each([&](std::uint32_t rank, std::size_t t) {
            row[next[rank]++] = static_cast<std::uint32_t>(t);
        });
        row_start_.push_back(std::move(start));
        row_.push_back(std::move(row));
    }
}

void CollectiveEvents::run_free() {
    index_rounds();
    for (std::uint32_t rank = 0; rank < ranks_.size(); ++rank) enter(rank);
    const auto all_done = [&] {
        return in_flight_ == 0 && std::all_of(ranks_.begin(), ranks_.end(), [&](const Rank& r) {
                   return r.round == schedule_.rounds.size();
               });
    };
    for (;;) {
        if (in_flight_ == 0 && all_done()) return;
        if (!take_events()) stuck();
    }
}

void CollectiveEvents::run_lockstep() {
    std::vector<double> before;
    for (const Round& round : schedule_.rounds) {
        for (std::size_t k = 0; k < round.repeat; ++k) {
            const double began = now_;
            const std::size_t changes = changes_left_ + detections_left_;
            before = out_->carried;
            for (std::size_t t = round.first; t < round.first + round.count; ++t) start(t);
            while (in_flight_ > 0)
                if (!take_events()) stuck();
            now_ += round.local_time;
            if (k + 1 == round.repeat || changes_left_ + detections_left_ != changes) continue;
            // Nothing changed: repetitions that end before the next change are this one again.
            const double took = now_ - began;
            const double fit = std::floor((next_change() - now_) / took);
            const std::size_t more = fit < static_cast<double>(round.repeat - k - 1)
                                         ? static_cast<std::size_t>(std::max(0.0, fit))
                                         : round.repeat - k - 1;
            now_ += static_cast<double>(more) * took;
            for (std::size_t l = 0; l < before.size(); ++l)
                out_->carried[l] += static_cast<double>(more) * (out_->carried[l] - before[l]);
            out_->transfers += more * round.count;
            k += more;
        }
    }
}

void CollectiveEvents::run(CollectiveRun& out) {
    out_ = &out;
    if (options_.pace == Pace::lockstep)
        run_lockstep();
    else
        run_free();
    out.time = now_;
}

}  // namespace dawnline::network
