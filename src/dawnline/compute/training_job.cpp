#include "dawnline/compute/training_job.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/base/error.hpp"
#include "dawnline/compute/memory.hpp"

namespace dawnline::compute {

double chips_of(const TrainingJob& job) noexcept {
    return job.tensor_parallel * job.context_parallel * job.data_parallel * job.pipeline_parallel;
}

double microbatches_of(const TrainingJob& job) noexcept {
    return job.batch_tokens / (job.sequence * job.microbatch * job.data_parallel);
}

double layers_per_stage(const TrainingJob& job) noexcept {
    const double whole = std::ceil(job.model.layers / job.pipeline_parallel);
    return job.interleave * std::ceil(whole / job.interleave);
}

namespace {

std::string number(double x) {
    const auto whole = static_cast<long long>(x);
    return static_cast<double>(whole) == x ? std::to_string(whole) : std::to_string(x);
}

/// Collects what is wrong.
class Findings {
  public:
    void add(const char* path, std::string message, std::string suggestion = {}) {
        problems_.push_back({{}, path, std::move(message), std::move(suggestion)});
    }
    void whole(const char* path, double value) {
        if (!(value >= 1.0) || value != std::floor(value))
            add(path, "is " + number(value) + "; a whole number of at least 1 is needed");
    }
    void positive(const char* path, double value, const char* what) {
        if (!(value > 0.0)) add(path, "is " + number(value) + "; " + what);
    }
    void divides(const char* path, double part, const char* of, double whole) {
        if (std::fmod(whole, part) != 0.0)
            add(path,
                "is " + number(part) + ", which does not divide the " + number(whole) + " " + of);
    }
    bool any() const { return !problems_.empty(); }
    void raise() {
        if (any()) throw Error(std::move(problems_));
    }

  private:
    std::vector<Problem> problems_;
};

void check_shape(const Transformer& m, Findings& found) {
    found.whole("layers", m.layers);
    found.whole("hidden", m.hidden);
    found.whole("heads", m.heads);
    found.whole("key_value_heads", m.key_value_heads);
    found.whole("head_size", m.head_size);
    found.whole("vocabulary", m.vocabulary);
    if (m.experts > 0.0) {
        found.whole("expert_feed_forward", m.expert_feed_forward);
        found.whole("active_experts", m.active_experts);
        if (m.active_experts > m.experts)
            found.add("active_experts",
                      "is " + number(m.active_experts) + " of " + number(m.experts) + " experts");
        if (m.dense_layers > m.layers)
            found.add("dense_layers",
                      "is " + number(m.dense_layers) + " of " + number(m.layers) + " layers");
    } else {
        found.whole("feed_forward", m.feed_forward);
    }
}

void check_stages(const TrainingJob& job, Findings& found) {
    const double l = job.model.layers;
    const double stages = job.pipeline_parallel * job.interleave;
    const bool trimmed = job.pipeline_parallel > 1.0 && std::fmod(l + 2.0, stages) == 0.0;
    if (std::fmod(l, stages) != 0.0 && !trimmed)
        found.add(job.interleave > 1.0 ? "interleave" : "pipeline_parallel",
                  "makes " + number(stages) + " chunks of " + number(l) +
                      " layers; they must divide the layers, or two more where the first and the "
                      "last stage hold one less");
    if (job.interleave > 1.0 && job.pipeline_parallel == 1.0)
        found.add("interleave", "is " + number(job.interleave) + " without pipeline stages");
}

void check_batch(const TrainingJob& job, Findings& found) {
    const double sequences = job.batch_tokens / job.sequence;
    const double together = job.microbatch * job.data_parallel;
    if (!(job.batch_tokens > 0.0) || std::fmod(sequences, together) != 0.0)
        found.add("data_parallel", "times the microbatch is " + number(together) +
                                       ", which does not divide the " + number(sequences) +
                                       " sequences of a step");
    else if (job.interleave > 1.0 && std::fmod(microbatches_of(job), job.pipeline_parallel) != 0.0)
        found.add("interleave", "needs microbatches in multiples of the " +
                                    number(job.pipeline_parallel) + " stages; there are " +
                                    number(microbatches_of(job)));
}

void check_links(const TrainingJob& job, const Chip& chip, Findings& found) {
    found.positive("peak", chip.peak, "a chip without arithmetic trains nothing");
    found.positive("memory_bandwidth", chip.memory_bandwidth, "nothing could be read");
    const double within = std::min(chips_of(job), chip.domain);
    if (within > 1.0)
        found.positive("link_bandwidth", chip.link_bandwidth,
                       "chips of a domain exchange over these links");
    if (chips_of(job) > chip.domain)
        found.positive("fabric_bandwidth", chip.fabric_bandwidth,
                       "the job spans several domains, which exchange over the fabric");
}

}  // namespace

void check(const TrainingJob& job, const Chip& chip) {
    Findings found;
    check_shape(job.model, found);
    found.whole("sequence", job.sequence);
    found.whole("tensor_parallel", job.tensor_parallel);
    found.whole("pipeline_parallel", job.pipeline_parallel);
    found.whole("data_parallel", job.data_parallel);
    found.whole("context_parallel", job.context_parallel);
    found.whole("expert_parallel", job.expert_parallel);
    found.whole("microbatch", job.microbatch);
    found.whole("interleave", job.interleave);
    found.raise();  // nothing can be divided by what is not a count

    const Transformer& m = job.model;
    found.divides("tensor_parallel", job.tensor_parallel, "heads", m.heads);
    if (std::fmod(m.key_value_heads, job.tensor_parallel) != 0.0 &&
        std::fmod(job.tensor_parallel, m.key_value_heads) != 0.0)
        found.add("tensor_parallel", "is " + number(job.tensor_parallel) +
                                         ", which neither divides nor is a multiple of the " +
                                         number(m.key_value_heads) + " heads of keys and values");
    found.divides("context_parallel", job.context_parallel, "tokens of a sequence", job.sequence);
    if (job.expert_parallel > 1.0) {
        found.divides("expert_parallel", job.expert_parallel, "experts", m.experts);
        found.divides("expert_parallel", job.expert_parallel,
                      "replicas (data times context parallel)",
                      job.data_parallel * job.context_parallel);
        if (m.experts == 0.0) found.add("expert_parallel", "is set for a model without experts");
    }
    check_stages(job, found);
    check_batch(job, found);
    check_links(job, chip, found);
    found.raise();

    if (chip.memory > 0.0) {
        const TrainingMemory need = training_memory(job);
        const double all = total(need);
        constexpr double k_gigabyte = 8e9;  // [bit]
        if (all > chip.memory)
            found.add("memory",
                      "is " + std::to_string(chip.memory / k_gigabyte) +
                          " GB a chip; the model takes " + std::to_string(need.state / k_gigabyte) +
                          " GB of state and " + std::to_string((all - need.state) / k_gigabyte) +
                          " GB of activations",
                      "more tensor or pipeline parallelism, sharding, or recomputation");
        found.raise();
    }
}

}  // namespace dawnline::compute
