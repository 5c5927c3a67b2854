#include "dawnline/compute/training_job.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "dawnline/base/error.hpp"

namespace dawnline::compute {
namespace {

TrainingJob sound() {
    TrainingJob j;
    j.model = {.layers = 80,
               .hidden = 8192,
               .heads = 64,
               .key_value_heads = 8,
               .head_size = 128,
               .feed_forward = 28672,
               .vocabulary = 128256};
    j.sequence = 8192;
    j.batch_tokens = 8192.0 * 512;
    j.tensor_parallel = 8;
    j.pipeline_parallel = 4;
    j.data_parallel = 16;
    return j;
}

Chip h100() {
    Chip c;
    c.peak = 989.5e12;
    c.memory_bandwidth = 8.0 * 3350e9;
    c.link_bandwidth = 8.0 * 450e9;
    c.fabric_bandwidth = 8.0 * 50e9;
    return c;
}

/// The path of the first problem, or nothing.
std::string culprit(const TrainingJob& job, const Chip& chip) {
    try {
        check(job, chip);
    } catch (const Error& e) {
        return e.problems().front().path;
    }
    return {};
}

TEST(CheckJob, AcceptsASoundOne) {
    EXPECT_EQ(culprit(sound(), h100()), "");
}

// Each thing that does not divide, fit or exist is refused by its own name.
TEST(CheckJob, NamesTheCulprit) {
    struct Case {
        const char* path;
        std::function<void(TrainingJob&, Chip&)> spoil;
    };
    const Case cases[] = {
        {"tensor_parallel", [](TrainingJob& j, Chip&) { j.tensor_parallel = 7; }},
        {"tensor_parallel", [](TrainingJob& j, Chip&) { j.tensor_parallel = 0; }},
        {"tensor_parallel", [](TrainingJob& j, Chip&) { j.model.key_value_heads = 3; }},
        {"pipeline_parallel", [](TrainingJob& j, Chip&) { j.pipeline_parallel = 7; }},
        {"interleave", [](TrainingJob& j, Chip&) { j.interleave = 3; }},
        {"interleave",
         [](TrainingJob& j, Chip&) {
             j.pipeline_parallel = 1;
             j.interleave = 2;
         }},
        {"data_parallel", [](TrainingJob& j, Chip&) { j.data_parallel = 12; }},
        {"context_parallel", [](TrainingJob& j, Chip&) { j.context_parallel = 3; }},
        {"expert_parallel", [](TrainingJob& j, Chip&) { j.expert_parallel = 2; }},
        {"microbatch", [](TrainingJob& j, Chip&) { j.microbatch = -1; }},
        {"layers", [](TrainingJob& j, Chip&) { j.model.layers = 0; }},
        {"link_bandwidth", [](TrainingJob&, Chip& c) { c.link_bandwidth = 0; }},
        {"fabric_bandwidth", [](TrainingJob&, Chip& c) { c.fabric_bandwidth = 0; }},
        {"memory_bandwidth", [](TrainingJob&, Chip& c) { c.memory_bandwidth = 0; }},
        {"peak", [](TrainingJob&, Chip& c) { c.peak = -1; }},
        {"memory", [](TrainingJob&, Chip& c) { c.memory = 8.0 * 16e9; }},
    };
    for (const Case& c : cases) {
        TrainingJob job = sound();
        Chip chip = h100();
        c.spoil(job, chip);
        EXPECT_EQ(culprit(job, chip), c.path);
    }
}

// All of them in one pass.
TEST(CheckJob, NamesAllCulpritsAtOnce) {
    TrainingJob job = sound();
    Chip chip = h100();
    job.context_parallel = 3;
    job.pipeline_parallel = 7;
    chip.link_bandwidth = 0;
    try {
        check(job, chip);
        FAIL();
    } catch (const Error& e) {
        EXPECT_EQ(e.problems().size(), 3u);
    }
}

// Grattafiori et al. 2024, sec. 3.3: 126 layers on 16 stages, of which the first and the last hold
// one less.
TEST(CheckJob, AcceptsStagesThatHoldOneLess) {
    TrainingJob job = sound();
    job.model.layers = 126;
    job.pipeline_parallel = 16;
    job.interleave = 8;
    job.data_parallel = 4;
    EXPECT_EQ(culprit(job, h100()), "");
    EXPECT_EQ(layers_per_stage(job), 8.0);
}

}  // namespace
}  // namespace dawnline::compute
