#include "dawnline/compute/serving_simulation.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <queue>
#include <string>
#include <utility>

#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"

namespace dawnline::compute {

namespace {

void check_run(const Arrivals& arrivals, const ServingPolicy& policy) {
    std::vector<Problem> problems;
    const auto positive = [&](const char* path, double value) {
        if (!(value > 0.0) || !std::isfinite(value))
            problems.push_back(
                {{}, path, "is " + std::to_string(value) + "; it must be positive and finite", {}});
    };
    positive("rate", arrivals.rate);
    positive("count", static_cast<double>(arrivals.count));
    positive("step_tokens", policy.step_tokens);
    positive("block", policy.block);
    positive("memory_share", policy.memory_share);
    positive("first_token_goal", policy.first_token_goal);
    positive("token_goal", policy.token_goal);
    if (!(arrivals.length_spread >= 0.0 && arrivals.length_spread <= 1.0))
        problems.push_back({{},
                            "length_spread",
                            "is " + std::to_string(arrivals.length_spread) + "; 0 to 1 is allowed",
                            {}});
    if (!problems.empty()) throw Error(std::move(problems));
}

/// Whole tokens of a mean, a share of which is exponential.
double length(double mean, double spread, Stream& random) {
    if (spread <= 0.0) return mean;
    const double drawn = (1.0 - spread) * mean + spread * random.exponential(1.0 / mean);
    return std::max(1.0, std::round(drawn));
}

std::vector<Request> requests_of(const ServingJob& job, const Arrivals& arrivals) {
    Stream gaps(arrivals.seed, 0, "serving.arrivals");
    Stream prompts(arrivals.seed, 0, "serving.prompts");
    Stream answers(arrivals.seed, 0, "serving.answers");
    std::vector<Request> all(arrivals.count);
    double now = 0.0;
    for (Request& r : all) {
        now += gaps.exponential(arrivals.rate);
        r.arrival = now;
        r.prompt = length(job.prompt, arrivals.length_spread, prompts);
        r.answer = length(job.answer, arrivals.length_spread, answers);
    }
    return all;
}

/// The replica between two steps.
class Engine {
  public:
    Engine(const ServingJob& job, const Chip& chip, const ServingPolicy& policy,
           std::vector<Request>& requests)
        : job_(job), chip_(chip), policy_(policy), requests_(requests) {
        const double cache = key_value_bits_per_token(job.model, job.value_bits);
        const double weights = parameter_count(job.model) * job.weight_bits;
        const double held =
            policy.memory_share * chip.memory * job.tensor_parallel * job.pipeline_parallel;
        free_ =
            chip.memory > 0.0 ? std::floor((held - weights) / (cache * policy.block)) : HUGE_VAL;
        whole_ = free_;
    }

    ServingReport run() {
        while (done_ < requests_.size()) {
            admit();
            if (decoding_ == 0.0 && prefilling_.empty()) {
                now_ = std::max(now_, requests_[next_].arrival);
                continue;
            }
            step();
        }
        report_.tokens_per_second = answered_ / now_;
        report_.mean_batch = batch_time_ / now_;
        report_.busy = busy_ / now_;
        return report_;
    }

  private:
    struct Prefill {
        std::size_t request;
        double done;  // tokens
    };
    struct Line {
        double base = 0.0, slope = 0.0;
    };
    using Ending = std::pair<std::uint64_t, std::size_t>;  // decode step, request

    double blocks(const Request& r) const {
        return std::ceil((r.prompt + r.answer) / policy_.block);
    }

    void admit() {
        while (next_ < requests_.size() && requests_[next_].arrival <= now_ &&
               decoding_ + static_cast<double>(prefilling_.size()) < job_.batch) {
            const double need = blocks(requests_[next_]);
            // A request longer than the whole cache gets all of it: its tail is cut off.
            if (need > free_ && free_ < whole_) return;
            free_ -= std::min(need, whole_);
            prefilling_.push_back({next_++, 0.0});
        }
    }

    void step() {
        StepLoad load{.decoding = decoding_, .context = context_};
        double room = policy_.step_tokens - decoding_;
        std::size_t ended = 0;
        for (Prefill& p : prefilling_) {
            if (room <= 0.0 && load.decoding + load.prompt_tokens > 0.0) break;
            const double left = requests_[p.request].prompt - p.done;
            const double taken = std::min(left, std::max(1.0, room));
            load.prompt_tokens += taken;
            load.prompt_scores += taken * (p.done + 0.5 * taken);
            p.done += taken;
            room -= taken;
            if (taken < left) break;
            ++ended;
        }
        load.first_tokens = static_cast<double>(ended);
        const double time = load.prompt_tokens > 0.0 ? engine_step_time(job_, chip_, load)
                                                     : decode_time(decoding_, context_);
        now_ += time;
        busy_ += time;
        batch_time_ += decoding_ * time;
        ++report_.steps;
        decode();
        for (; ended > 0; --ended) start();
    }

    /// A step without prompts is linear in the context: base and slope once for each batch.
    double decode_time(double batch, double context) {
        const auto k = static_cast<std::size_t>(batch);
        if (lines_.size() <= k) lines_.resize(k + 1);
        Line& line = lines_[k];
        if (line.base == 0.0) {
            constexpr double k_far = 1e6;  // [token]
            line.base = engine_step_time(job_, chip_, {.decoding = batch});
            const double far = engine_step_time(job_, chip_, {.decoding = batch, .context = k_far});
            line.slope = (far - line.base) / k_far;
        }
        return line.base + line.slope * context;
    }

    /// Every running sequence gets a token; those whose last it is leave.
    void decode() {
        if (decoding_ == 0.0) return;
        ++decoded_;
        answered_ += decoding_;
        context_ += decoding_;
        while (!endings_.empty() && endings_.top().first == decoded_) {
            finish(endings_.top().second);
            endings_.pop();
            decoding_ -= 1.0;
        }
    }

    /// The first prefilling request has its first token and begins to decode.
    void start() {
        const std::size_t k = prefilling_.front().request;
        prefilling_.pop_front();
        Request& r = requests_[k];
        r.first_token = now_;
        answered_ += 1.0;
        if (r.answer <= 1.0) {
            context_ += r.prompt + r.answer;
            finish(k);
            return;
        }
        context_ += r.prompt + 1.0;
        decoding_ += 1.0;
        endings_.push({decoded_ + static_cast<std::uint64_t>(r.answer) - 1, k});
    }

    void finish(std::size_t k) {
        Request& r = requests_[k];
        r.last_token = now_;
        context_ -= r.prompt + r.answer;
        free_ += std::min(blocks(r), whole_);
        ++done_;
    }

    const ServingJob& job_;
    const Chip& chip_;
    const ServingPolicy& policy_;
    std::vector<Request>& requests_;
    ServingReport report_;
    std::deque<Prefill> prefilling_;
    std::vector<Line> lines_;
    std::priority_queue<Ending, std::vector<Ending>, std::greater<>> endings_;
    std::size_t next_ = 0, done_ = 0;
    std::uint64_t decoded_ = 0;  // steps that decoded
    double now_ = 0.0, busy_ = 0.0, batch_time_ = 0.0, answered_ = 0.0;
    double decoding_ = 0.0, context_ = 0.0;
    double free_ = 0.0, whole_ = 0.0;  // blocks
};

Percentiles percentiles(std::vector<double>& values) {
    Percentiles out;
    if (values.empty()) return out;
    for (const double v : values) out.mean += v;
    out.mean /= static_cast<double>(values.size());
    std::sort(values.begin(), values.end());
    // The least value that at least a share of all do not exceed.
    const auto at = [&](double share) {
        const double rank = std::ceil(share * static_cast<double>(values.size()));
        return values[static_cast<std::size_t>(std::max(1.0, rank)) - 1];
    };
    out.p50 = at(0.50);
    out.p95 = at(0.95);
    out.p99 = at(0.99);
    return out;
}

}  // namespace

ServingReport simulate_serving(const ServingJob& job, const Chip& chip, const Arrivals& arrivals,
                               const ServingPolicy& policy, std::span<Request> log) {
    check(job, chip);
    check_run(arrivals, policy);
    std::vector<Request> requests = requests_of(job, arrivals);
    ServingReport report = Engine(job, chip, policy, requests).run();

    std::vector<double> first, token, whole;
    std::uint64_t good = 0;
    for (const Request& r : requests) {
        const double to_first = r.first_token - r.arrival;
        const double between =
            r.answer > 1.0 ? (r.last_token - r.first_token) / (r.answer - 1.0) : 0.0;
        first.push_back(to_first);
        whole.push_back(r.last_token - r.arrival);
        if (r.answer > 1.0) token.push_back(between);
        if (to_first <= policy.first_token_goal && between <= policy.token_goal) ++good;
    }
    report.first_token = percentiles(first);
    report.token = percentiles(token);
    report.whole = percentiles(whole);
    report.good_share = static_cast<double>(good) / static_cast<double>(requests.size());
    std::copy_n(requests.begin(), std::min(log.size(), requests.size()), log.begin());
    return report;
}

}  // namespace dawnline::compute
