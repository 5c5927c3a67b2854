#include "dawnline/compute/job_history.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"
#include "dawnline/base/random.hpp"

namespace dawnline::compute {
namespace {

/// A state that was saved, and what had been done by then.
struct Saved {
    double time;            // of the state itself, before verification and save [s]
    double useful, slowed;  // [s]
};

/// A corruption that will be noticed.
struct Corruption {
    double struck, noticed;  // [s]
};

struct Fault {
    double time;
    std::size_t source;
};

void check(const FaultyJob& job) {
    check(job.sources);
    std::vector<Problem> problems;
    const auto refuse = [&](bool wrong, const char* field, double value, const char* allowed) {
        if (wrong)
            problems.push_back(
                {{}, field, "is " + std::to_string(value) + "; it must be " + allowed, {}});
    };
    const auto bad = [](double value) { return !(value >= 0.0) || !std::isfinite(value); };
    refuse(!(job.interval > 0.0), "interval", job.interval, "more than 0");
    refuse(bad(job.save), "save", job.save, "finite and not negative");
    refuse(bad(job.verification), "verification", job.verification, "finite and not negative");
    refuse(bad(job.restart), "restart", job.restart, "finite and not negative");
    refuse(job.replicas < 1, "replicas", static_cast<double>(job.replicas), "at least 1");
    refuse(job.parts_per_replica < 1, "parts_per_replica",
           static_cast<double>(job.parts_per_replica), "at least 1");
    refuse(job.spares < 0, "spares", static_cast<double>(job.spares), "at least 0");
    refuse(job.policy == SavePolicy::foresees && !(job.save + job.verification > 0.0), "save",
           job.save, "more than 0 to be weighed against a loss");
    if (!problems.empty()) throw Error(std::move(problems));
}

/// All rates of a job together, and which source an event is of.
class FaultProcess {
  public:
    FaultProcess(const FaultyJob& job, Stream draw) : job_(job), draw_(draw), total_(total(job)) {}

    Fault after(double time) {
        const double next = total_.reaches(time, draw_.exponential(1.0));
        if (!std::isfinite(next)) return {next, 0};
        const double flux = job_.flux.at(next);
        double pick = draw_.uniform() * total_.at(next);
        std::size_t source = 0;
        for (; source + 1 < job_.sources.size(); ++source) {
            const FaultSource& s = job_.sources[source];
            pick -= s.parts * (s.rate + s.cross_section * flux);
            if (pick < 0.0) break;
        }
        return {next, source};
    }

    bool happens(double probability) { return draw_.uniform() < probability; }
    const RateSteps& rate() const noexcept { return total_; }

  private:
    static RateSteps total(const FaultyJob& job) {
        double plain = 0.0, per_flux = 0.0;
        for (const FaultSource& s : job.sources) {
            plain += s.parts * s.rate;
            per_flux += s.parts * s.cross_section;
        }
        return job.flux.scaled(per_flux, plain);
    }

    const FaultyJob& job_;
    Stream draw_;
    RateSteps total_;
};

/// One history as it goes.
class Life {
  public:
    Life(const FaultyJob& job, double duration, Stream draw)
        : job_(job), duration_(duration), process_(job, draw) {
        out_.faults.assign(job.sources.size(), 0);
        out_.alive = job.replicas * job.parts_per_replica + job.spares;
        saves_.push_back({0.0, 0.0, 0.0});
        next_ = process_.after(0.0);
    }

    JobHistory live() {
        while (now_ < duration_) {
            if (running() == 0) {
                out_.stopped += duration_ - now_;
                break;
            }
            segment();
        }
        out_.elapsed = duration_;
        return out_;
    }

  private:
    long running() const noexcept {
        return std::min(job_.replicas, out_.alive / job_.parts_per_replica);
    }
    double speed() const noexcept {
        return static_cast<double>(running()) / static_cast<double>(job_.replicas);
    }

    double work_before_save() const {
        if (job_.policy == SavePolicy::regular) return job_.interval;
        const double until = process_.rate().loss_reaches(now_, job_.save + job_.verification);
        return std::min(until - now_, duration_);
    }

    /// Work and a save, or as much of them as goes well.
    void segment() {
        const double begun = now_, worked = begun + work_before_save();
        const double verified = worked + job_.verification, saved = verified + job_.save;
        const double end = std::min(saved, duration_);
        for (;;) {
            const auto first = std::min_element(
                pending_.begin(), pending_.end(),
                [](const Corruption& a, const Corruption& b) { return a.noticed < b.noticed; });
            const double noticed = first == pending_.end() ? HUGE_VAL : first->noticed;
            const double found = corrupted_ < worked ? verified : HUGE_VAL;
            // What was noticed while the job was down rolls it back now.
            const double event = std::max(begun, std::min({next_.time, noticed, found}));
            if (event >= end) break;
            if (event == next_.time) {
                const Fault fault = take_fault();
                if (!strikes(fault)) continue;
                if (job_.sources[fault.source].effect == FaultEffect::corrupts) {
                    if (job_.verification > 0.0)
                        corrupted_ = std::min(corrupted_, fault.time);
                    else
                        pending_.push_back(
                            {fault.time, fault.time + job_.sources[fault.source].detection});
                    continue;
                }
                work(begun, worked, event);
                roll_back(event, HUGE_VAL);
                stay_down(event + job_.sources[fault.source].detection + job_.restart);
                return;
            }
            work(begun, worked, event);
            roll_back(event, event == noticed ? first->struck : HUGE_VAL);
            stay_down(event + job_.restart);
            return;
        }
        work(begun, worked, end);
        if (saved > duration_) return;
        ++out_.saves;
        saves_.push_back({worked, out_.useful, out_.slowed});
    }

    /// Books the time from the segment's beginning to `until`.
    void work(double begun, double worked, double until) {
        const double done = std::min(worked, until) - begun;
        out_.useful += done * speed();
        out_.slowed += done * (1.0 - speed());
        out_.saving += std::max(0.0, until - worked);
        now_ = until;
    }

    /// Loses what was done since the last save before `struck`.
    void roll_back(double event, double struck) {
        while (saves_.size() > 1 && saves_.back().time > struck) saves_.pop_back();
        corrupted_ = HUGE_VAL;
        const Saved& last = saves_.back();
        out_.lost += out_.useful - last.useful + out_.slowed - last.slowed;
        out_.useful = last.useful;
        out_.slowed = last.slowed;
        std::erase_if(pending_, [&](const Corruption& c) {
            return c.struck > last.time || c.noticed <= event;
        });
    }

    /// Restarts until nothing interferes.
    void stay_down(double until) {
        while (next_.time < std::min(until, duration_)) {
            const Fault fault = take_fault();
            if (!strikes(fault)) continue;
            const FaultSource& source = job_.sources[fault.source];
            if (source.effect == FaultEffect::corrupts) continue;  // nothing runs that it could
            until = fault.time + source.detection + job_.restart;
        }
        const double end = std::min(until, duration_);
        out_.restarting += end - now_;
        now_ = end;
    }

    Fault take_fault() {
        const Fault fault = next_;
        next_ = process_.after(fault.time);
        return fault;
    }

    /// Whether a fault hits something that runs and is noticed; books it.
    bool strikes(const Fault& fault) {
        const FaultSource& source = job_.sources[fault.source];
        if (running() < job_.replicas && !process_.happens(speed())) return false;
        if (source.found < 1.0 && !process_.happens(source.found)) {
            ++out_.unnoticed;
            return false;
        }
        ++out_.faults[fault.source];
        if (source.effect == FaultEffect::loses_part) --out_.alive;
        return true;
    }

    const FaultyJob& job_;
    double duration_;
    FaultProcess process_;
    Fault next_{};
    double now_ = 0;
    std::vector<Saved> saves_;
    std::vector<Corruption> pending_;
    double corrupted_ = HUGE_VAL;  // first corruption that a verification will find [s]
    JobHistory out_;
};

}  // namespace

JobHistory live(const FaultyJob& job, double duration, std::uint64_t seed,
                std::uint64_t case_index) {
    check(job);
    if (!(duration > 0.0) || !std::isfinite(duration))
        throw Error("a job's duration is " + std::to_string(duration) +
                    " s; it must be finite and more than 0");
    return Life(job, duration, Stream(seed, case_index, "compute.job")).live();
}

JobSpread live_often(const FaultyJob& job, double duration, std::size_t histories,
                     std::uint64_t seed, unsigned jobs) {
    if (histories == 0) throw Error("a spread needs histories: there are 0");
    std::vector<JobHistory> all(histories);
    parallel_for(histories, jobs, [&](std::size_t k) { all[k] = live(job, duration, seed, k); });
    std::vector<double> share, column(histories);
    for (const JobHistory& h : all) share.push_back(h.useful / h.elapsed);
    const auto n = static_cast<double>(histories);
    const auto mean_of = [&](auto&& figure) {
        for (std::size_t k = 0; k < histories; ++k) column[k] = figure(k);
        return ordered_sum(column) / n;
    };
    JobSpread out;
    out.useful_share = mean_of([&](std::size_t k) { return share[k]; });
    const double variance = mean_of([&](std::size_t k) {
        return (share[k] - out.useful_share) * (share[k] - out.useful_share);
    });
    out.standard_error = histories > 1 ? std::sqrt(variance / (n - 1.0)) : HUGE_VAL;
    out.saves = mean_of([&](std::size_t k) { return static_cast<double>(all[k].saves); });
    for (std::size_t s = 0; s < job.sources.size(); ++s)
        out.faults.push_back(
            mean_of([&](std::size_t k) { return static_cast<double>(all[k].faults[s]); }));
    std::sort(share.begin(), share.end());
    out.least = share.front();
    out.median = share[histories / 2];
    return out;
}

}  // namespace dawnline::compute
