#include "dawnline/compute/layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "dawnline/base/error.hpp"
#include "dawnline/compute/memory.hpp"

namespace dawnline::compute {

namespace {

bool divides(double part, double whole) noexcept {
    return std::fmod(whole, part) == 0.0;
}

/// Divisors of a whole number up to `most`, ascending.
std::vector<double> divisors(double whole, double most) {
    std::vector<double> found;
    for (double k = 1.0; k <= std::min(whole, most); k += 1.0)
        if (divides(k, whole)) found.push_back(k);
    return found;
}

bool tensor_fits(const Transformer& m, double t) noexcept {
    return divides(t, m.heads) && (divides(t, m.key_value_heads) || divides(m.key_value_heads, t));
}

bool stages_fit(const Transformer& m, double p) noexcept {
    return divides(p, m.layers) || (p > 1.0 && divides(p, m.layers + 2.0));
}

/// The search itself: loops over degrees, and the best so far.
class Search {
  public:
    Search(const TrainingJob& job, const Chip& chip, const LayoutLimits& limits)
        : job_(job), chip_(chip), limits_(limits) {}

    void run(double chips) {
        const Transformer& m = job_.model;
        for (const double t : divisors(chips, std::min(limits_.tensor, chip_.domain))) {
            if (!tensor_fits(m, t)) continue;
            for (const double c : divisors(chips / t, limits_.context)) {
                if (!divides(c, job_.sequence)) continue;
                for (const double p : divisors(chips / (t * c), m.layers))
                    if (stages_fit(m, p)) replicas(t, c, p, chips / (t * c * p));
            }
        }
    }

    Layout best;
    double least_memory = HUGE_VAL;  // [bit]

  private:
    void replicas(double t, double c, double p, double d) {
        const double sequences = job_.batch_tokens / job_.sequence;
        if (!divides(d, sequences)) return;
        job_.tensor_parallel = t;
        job_.context_parallel = c;
        job_.pipeline_parallel = p;
        job_.data_parallel = d;
        job_.sequence_parallel = t > 1.0;
        const double experts = std::max(1.0, job_.model.experts);
        for (const double e : divisors(experts, d * c)) {
            if (!divides(e, d * c)) continue;
            job_.expert_parallel = e;
            for (const double b : divisors(sequences / d, limits_.microbatch)) {
                job_.microbatch = b;
                recomputations();
            }
        }
    }

    void recomputations() {
        constexpr std::array k_all{Recompute::none, Recompute::selective, Recompute::full};
        for (const Recompute how : k_all) {
            if (!limits_.recompute && how != job_.recompute) continue;
            // Fused attention computes its scores again in any case.
            if (limits_.recompute && how == Recompute::selective && job_.fused_attention) continue;
            TrainingJob trial = job_;
            trial.recompute = how;
            chunks(trial);
        }
    }

    void chunks(TrainingJob& trial) {
        trial.interleave = 1.0;
        const double held = layers_per_stage(trial);
        const bool can = trial.pipeline_parallel > 1.0 &&
                         divides(trial.pipeline_parallel, microbatches_of(trial));
        bool timed = false;
        LayerTime layer;
        for (double v = 1.0; v <= (can ? std::min(held, limits_.interleave) : 1.0); v += 1.0) {
            if (!divides(v, held)) continue;
            trial.interleave = v;
            ++best.considered;
            const double need = total(training_memory(trial));
            least_memory = std::min(least_memory, need);
            if (chip_.memory > 0.0 && need > limits_.memory_share * chip_.memory) continue;
            ++best.fitting;
            if (!timed) layer = layer_time(trial, chip_);
            timed = true;
            const TrainingStep step = training_step(trial, chip_, layer, -1.0);
            if (best.fitting > 1 && !(step.time < best.step.time)) continue;
            best.job = trial;
            best.step = step;
        }
    }

    TrainingJob job_;
    const Chip& chip_;
    const LayoutLimits& limits_;
};

}  // namespace

Layout best_layout(const TrainingJob& job, const Chip& chip, double chips,
                   const LayoutLimits& limits) {
    if (!(chips >= 1.0) || chips != std::floor(chips))
        throw Error("chips is " + std::to_string(chips) + "; a whole number is needed");
    Search search(job, chip, limits);
    search.run(chips);
    if (search.best.considered == 0)
        throw Error("no layout of " + std::to_string(static_cast<long long>(chips)) +
                    " chips divides the heads, layers, sequence and batch of the model");
    constexpr double k_gigabyte = 8e9;  // [bit]
    if (search.best.fitting == 0)
        throw Error("no layout fits: the least that one takes is " +
                    std::to_string(search.least_memory / k_gigabyte) + " GB a chip, of " +
                    std::to_string(limits.memory_share * chip.memory / k_gigabyte) + " GB");
    check(search.best.job, chip);
    return search.best;
}

}  // namespace dawnline::compute
