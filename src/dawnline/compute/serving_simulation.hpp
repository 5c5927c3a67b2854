#pragma once
// Requests that come and go: a discrete-event simulation of a serving replica.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/compute/inference.hpp"

namespace dawnline::compute {

/// How requests arrive.
struct Arrivals {
    double rate = 0;              // Poisson, mean [1/s]
    std::uint64_t count = 10000;  // requests, all answered
    double length_spread = 0;     // 0: all lengths are the mean; 1: exponential, at least one token
    std::uint64_t seed = 1;
};

/// How the engine fills its steps.
struct ServingPolicy {
    double step_tokens = 8192;    // prompts and answers of a step, at most [token]
    double block = 16;            // of the cache, tokens; a sequence takes whole blocks [token]
    double memory_share = 0.9;    // of the chip's memory for weights and caches [1]
    double first_token_goal = 2;  // [s]
    double token_goal = 0.1;      // mean between tokens of a request [s]
};

/// One request, as it went.
struct Request {
    double arrival = 0;      // [s]
    double first_token = 0;  // [s]
    double last_token = 0;   // [s]
    double prompt = 0;       // [token]
    double answer = 0;       // [token]
};

struct Percentiles {
    double mean = 0, p50 = 0, p95 = 0, p99 = 0;  // [s]
};

struct ServingReport {
    Percentiles first_token;       // from arrival [s]
    Percentiles token;             // between tokens, mean of each request [s]
    Percentiles whole;             // from arrival to the last token [s]
    double tokens_per_second = 0;  // answered, over the time of the run [token/s]
    double mean_batch = 0;         // sequences decoding, over time [1]
    double good_share = 0;         // of requests that met both goals [1]
    double busy = 0;               // share of the time in steps [1]
    std::uint64_t steps = 0;
};

/// Continuous batching with chunked prefill: each step decodes every running sequence and fills the
/// rest of step_tokens with prompts in order of arrival; a request is admitted when fewer than
/// job.batch run and blocks for its whole length are free, so none is ever evicted. Times from
/// engine_step_time. The same seed gives the same bytes. `log`, if not empty, takes the requests.
///
/// With job.batch = 1 the replica is an M/G/1 queue, whose mean wait is λ E[S²]/(2(1 − ρ))
/// (Pollaczek & Khinchine); with many it follows steady_serving.
/// Throws Error as check(job, chip) does, and for arrivals or goals that are not positive, naming
/// each.
ServingReport simulate_serving(const ServingJob& job, const Chip& chip, const Arrivals& arrivals,
                               const ServingPolicy& policy = {}, std::span<Request> log = {});

}  // namespace dawnline::compute
