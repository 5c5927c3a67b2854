#include "dawnline/base/parallel.hpp"

#include <tbb/blocked_range.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <algorithm>
#include <atomic>

namespace dawnline {

unsigned thread_count(unsigned jobs) noexcept {
    // More threads than cores never help, and TBB complains about them on stderr.
    const auto cores = static_cast<unsigned>(std::max(1, tbb::info::default_concurrency()));
    return jobs == 0 ? cores : std::min(jobs, cores);
}

bool parallel_for(std::size_t n, unsigned jobs, FunctionRef<void(std::size_t)> body,
                  FunctionRef<bool()> stop) {
    if (thread_count(jobs) == 1 || n <= 1) {  // without TBB: a debugger sees one thread
        for (std::size_t i = 0; i < n; ++i) {
            if (stop()) return false;
            body(i);
        }
        return true;
    }
    std::atomic<bool> stopped = false;
    tbb::task_arena arena(static_cast<int>(thread_count(jobs)));
    arena.execute([&] {
        tbb::task_group_context context;
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, n),
            [&](const tbb::blocked_range<std::size_t>& range) {
                for (std::size_t i = range.begin(); i != range.end(); ++i) {
                    if (stopped.load(std::memory_order_relaxed)) return;
                    if (stop()) {
                        stopped = true;
                        context.cancel_group_execution();
                        return;
                    }
                    body(i);
                }
            },
            context);
    });
    return !stopped;
}

void parallel_for(std::size_t n, unsigned jobs, FunctionRef<void(std::size_t)> body) {
    parallel_for(n, jobs, body, [] { return false; });
}

double ordered_sum(std::span<const double> values) noexcept {
    constexpr std::size_t k_run = 32;  // short enough for accuracy, long enough for speed
    if (values.size() > k_run) {
        const std::size_t half = values.size() / 2;
        return ordered_sum(values.first(half)) + ordered_sum(values.subspan(half));
    }
    double sum = 0.0;
    for (const double value : values) sum += value;
    return sum;
}

}  // namespace dawnline
