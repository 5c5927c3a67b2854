#include "dawnline/astro/screening.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include "dawnline/astro/cell_grid.hpp"
#include "dawnline/astro/knot_interval.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"

namespace dawnline::astro {
namespace {

constexpr std::size_t k_intervals_per_task = 8;

void check(double from, double to, const ScreeningOptions& options) {
    const auto require = [](bool holds, const char* what) {
        if (!holds) throw Error(std::string("screening: ") + what);
    };
    require(std::isfinite(from) && std::isfinite(to) && from <= to,
            "the span must be finite and must not end before it begins");
    require(options.threshold > 0.0 && std::isfinite(options.threshold),
            "the threshold must be more than 0 m");
    require(options.window > 0.0 && options.window <= 600.0,
            "the window must be more than 0 s, at most 600 s");
    require(options.windows_per_knot > 0, "there must be at least one window per knot");
    require(options.usual_speed > 0.0 && std::isfinite(options.usual_speed),
            "the usual speed must be more than 0 m/s");
}

// What one task, a run of consecutive intervals, has found.
struct Found {
    std::vector<Candidate> candidates;
    std::vector<std::uint8_t> bad;  // per object
};

// Runs `look` on every interval of the span, many intervals at once, and keeps what was found by
// task, in order of time.
bool for_all_intervals(std::size_t count, StatesAt states_at, double from, double to,
                       const ScreeningOptions& options, std::vector<Found>& found,
                       FunctionRef<void(KnotInterval&, std::vector<Candidate>&)> look,
                       FunctionRef<bool()> stop) {
    const double length = options.window * options.windows_per_knot;
    const auto intervals = static_cast<std::size_t>(std::ceil((to - from) / length));
    const std::size_t tasks = (intervals + k_intervals_per_task - 1) / k_intervals_per_task;
    found.resize(tasks);
    const auto run = [&](std::size_t task) {
        Found& mine = found[task];
        mine.bad.assign(count, 0);
        mine.candidates.reserve(1024);
        KnotInterval interval(count, options);
        const std::size_t first = task * k_intervals_per_task;
        const std::size_t last = std::min(intervals, first + k_intervals_per_task);
        interval.start(states_at, from + static_cast<double>(first) * length);
        for (std::size_t k = first; k < last; ++k) {
            interval.advance(states_at, from + static_cast<double>(k + 1) * length, mine.bad);
            look(interval, mine.candidates);
        }
    };
    return parallel_for(tasks, options.jobs, run, stop);
}

// Settles the candidates on the true states, in parallel, and puts what holds in order.
Screening settle(std::vector<Found>& found, StateOf state_of, double from, double to,
                 const ScreeningOptions& options, FunctionRef<bool()> stop) {
    Screening result;
    std::vector<std::vector<Conjunction>> kept(found.size());
    const auto run = [&](std::size_t task) {
        for (const Candidate& candidate : found[task].candidates) {
            const std::optional<Conjunction> c = closest_approach(
                state_of, candidate.first, candidate.second, candidate.time, options.window);
            if (c && c->miss_distance <= options.threshold && c->tca >= from && c->tca <= to)
                kept[task].push_back(*c);
        }
    };
    result.complete = parallel_for(found.size(), options.jobs, run, stop);
    for (const std::vector<Conjunction>& some : kept)
        result.conjunctions.insert(result.conjunctions.end(), some.begin(), some.end());
    const auto order = [](const Conjunction& c) { return std::tuple(c.tca, c.first, c.second); };
    std::ranges::sort(result.conjunctions, {}, order);
    if (!found.empty())
        for (std::size_t j = 0; j < found.front().bad.size(); ++j)
            if (std::ranges::any_of(
                    found, [&](const Found& f) { return j < f.bad.size() && f.bad[j] != 0; }))
                result.left_out.push_back(static_cast<std::uint32_t>(j));
    return result;
}

}  // namespace

Screening screen_all(std::size_t count, StatesAt states_at, StateOf state_of, double from,
                     double to, const ScreeningOptions& options, FunctionRef<bool()> stop) {
    check(from, to, options);
    std::vector<Found> found;
    const auto look = [](KnotInterval& interval, std::vector<Candidate>& candidates) {
        interval.find_all(candidates);
    };
    if (!for_all_intervals(count, states_at, from, to, options, found, look, stop))
        return {.conjunctions = {}, .left_out = {}, .complete = false};
    return settle(found, state_of, from, to, options, stop);
}

Screening screen_all(std::size_t count, StatesAt states_at, StateOf state_of, double from,
                     double to, const ScreeningOptions& options) {
    return screen_all(count, states_at, state_of, from, to, options, [] { return false; });
}

Screening screen_one(std::uint32_t one, std::size_t count, StatesAt states_at, StateOf state_of,
                     double from, double to, const ScreeningOptions& options) {
    check(from, to, options);
    if (one >= count) throw Error("screening: there is no object " + std::to_string(one));
    const auto never = [] { return false; };
    std::vector<Found> found;
    const auto look = [one](KnotInterval& interval, std::vector<Candidate>& candidates) {
        interval.find_with(one, candidates);
    };
    for_all_intervals(count, states_at, from, to, options, found, look, never);
    return settle(found, state_of, from, to, options, never);
}

}  // namespace dawnline::astro
