// Compiled once per instruction set; what does not depend on it stands at the end.

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "dawnline/astro/sgp4_batch.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which includes this file once per target.
#include <hwy/highway.h>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

#include "dawnline/astro/sgp4_batch.hpp"
#include "dawnline/astro/sgp4_deep-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {
namespace {

/// What one call of the kernel computes: a block of objects at the times from `first` to `last`.
struct Task {
    const Sgp4Batch* batch;
    const Sgp4Block* block;
    std::span<const double> times;  // all of them
    std::size_t first, last;        // of times
    std::span<const double> offsets;
    const Sgp4States* states;
};

/// Some lanes of a block: which objects they are and how far their epochs are from the start.
struct Group {
    std::size_t lane, count;  // first lane, lanes with an object of their own
    bool contiguous;          // its objects are neighbours in the caller's order
    Lanes offset;             // [s]
};

template <class Set, std::size_t... field>
HWY_INLINE Set load_fields(const double* rows, std::index_sequence<field...>) {
    return {Lanes::load(rows + field * k_sgp4_block)...};
}

/// The numbers of a Sgp4Mean or Sgp4Deep, row after row.
template <template <class> class Set>
HWY_INLINE Set<Lanes> load(const double* rows) {
    constexpr std::size_t n = sizeof(Set<double>) / sizeof(double);
    return load_fields<Set<Lanes>>(rows, std::make_index_sequence<n>());
}

HWY_INLINE Group group_of(const Task& task, std::size_t lane) {
    const Sgp4Block& block = *task.block;
    Group group{lane, std::min(Lanes::size(), block.count - lane), true, Lanes()};
    double offset[k_sgp4_block] = {};
    for (std::size_t l = 0; l < Lanes::size(); ++l) {
        const std::uint32_t object = block.object[lane + l];
        if (!task.offsets.empty()) offset[l] = task.offsets[object];
        group.contiguous = group.contiguous && object == block.object[lane] + l;
    }
    group.contiguous = group.contiguous && group.count == Lanes::size();
    group.offset = Lanes::load(offset);
    return group;
}

HWY_INLINE Lanes minutes(const Task& task, const Group& group, std::size_t k) {
    return (task.times[k] + group.offset) / 60.0;
}

/// Fetches the lines that the state at time k will be written to: rows lie far apart, and waiting
/// for them costs a quarter of the time.
HWY_INLINE void expect(const Task& task, const Group& group, std::size_t k, bool velocity) {
    const Sgp4States& states = *task.states;
    const std::size_t at = k * task.batch->size + task.block->object[group.lane];
    __builtin_prefetch(&states.x[at], 1);
    __builtin_prefetch(&states.y[at], 1);
    __builtin_prefetch(&states.z[at], 1);
    if (!velocity) return;
    __builtin_prefetch(&states.vx[at], 1);
    __builtin_prefetch(&states.vy[at], 1);
    __builtin_prefetch(&states.vz[at], 1);
}

/// Puts lanes where the caller wants them; those that are not `wanted` stay as they are.
HWY_INLINE void scatter(const Task& task, const Group& group, Lanes wanted, Lanes value,
                        double* row) {
    double lanes[k_sgp4_block], keep[k_sgp4_block];
    value.store(lanes);
    wanted.store(keep);
    for (std::size_t l = 0; l < group.count; ++l)
        if (keep[l] > 0.0) row[task.block->object[group.lane + l]] = lanes[l];
}

HWY_INLINE void store(const Task& task, const Group& group, std::size_t k, Mask wanted,
                      const Sgp4Point<Lanes>& result, bool velocity) {
    const Sgp4States& states = *task.states;
    const std::size_t row = k * task.batch->size;
    Sgp4Point<Lanes> point = result;
    const bool sound = all(point.status < Lanes(0.5));
    if (!sound) [[unlikely]] {
        const Mask known = (point.status < Lanes(0.5)) |
                           ((point.status > Lanes(5.5)) & (point.status < Lanes(6.5)));
        const Lanes nan = std::numeric_limits<double>::quiet_NaN();
        for (Triple<Lanes>* vector : {&point.r, &point.v})
            *vector = {select(known, vector->x, nan), select(known, vector->y, nan),
                       select(known, vector->z, nan)};
    }
    if (group.contiguous && sound && all(wanted)) [[likely]] {
        const std::size_t at = row + task.block->object[group.lane];
        point.r.x.store(&states.x[at]);
        point.r.y.store(&states.y[at]);
        point.r.z.store(&states.z[at]);
        if (velocity) {
            point.v.x.store(&states.vx[at]);
            point.v.y.store(&states.vy[at]);
            point.v.z.store(&states.vz[at]);
        }
        for (std::size_t l = 0; l < Lanes::size(); ++l) states.status[at + l] = Sgp4Status::ok;
        return;
    }
    const Lanes mark = select(wanted, Lanes(1.0), Lanes(0.0));
    scatter(task, group, mark, point.r.x, &states.x[row]);
    scatter(task, group, mark, point.r.y, &states.y[row]);
    scatter(task, group, mark, point.r.z, &states.z[row]);
    if (velocity) {
        scatter(task, group, mark, point.v.x, &states.vx[row]);
        scatter(task, group, mark, point.v.y, &states.vy[row]);
        scatter(task, group, mark, point.v.z, &states.vz[row]);
    }
    double keep[k_sgp4_block], status[k_sgp4_block];
    mark.store(keep);
    point.status.store(status);
    for (std::size_t l = 0; l < group.count; ++l)
        if (keep[l] > 0.0)
            states.status[row + task.block->object[group.lane + l]] =
                static_cast<Sgp4Status>(static_cast<int>(status[l]));
}

template <bool velocity>
HWY_NOINLINE void near_earth(const Task& task, const Group& group, const double* rows) {
    const auto mean = load<Sgp4Mean>(rows);
    const auto tilt = tilt_of(mean.sin_inclination, mean.cos_inclination);
    const Lanes root = sqrt(mean.semi_major_axis);
    const Mask everywhere = root > Lanes(0.0);
    for (std::size_t k = task.first; k < task.last; ++k) {
        if (k + 2 < task.last) expect(task, group, k + 2, velocity);
        const Lanes t = minutes(task, group, k);
        store(task, group, k, everywhere, near_earth_state(mean, tilt, root, t), velocity);
    }
}

HWY_NOINLINE void deep(const Task& task, const Group& group, const double* rows, bool velocity) {
    const auto mean = load<Sgp4Mean>(rows);
    const auto extra = load<Sgp4Deep>(rows + sizeof(Sgp4Mean<double>[k_sgp4_block]) / 8);
    const Mask everywhere = mean.semi_major_axis > Lanes(0.0);
    for (std::size_t k = task.first; k < task.last; ++k) {
        const Lanes t = minutes(task, group, k);
        const auto point = deep_state(mean, extra, deep_path(mean, extra, t), t);
        store(task, group, k, everywhere, point, velocity);
    }
}

/// The integration is carried from time to time: after the epoch in the given order, before it in
/// the opposite one, so that it leads away from the epoch both ways where times increase.
template <bool half_day>
HWY_NOINLINE void resonant(const Task& task, const Group& group, const double* rows,
                           bool velocity) {
    const auto mean = load<Sgp4Mean>(rows);
    const auto extra = load<Sgp4Deep>(rows + sizeof(Sgp4Mean<double>[k_sgp4_block]) / 8);
    const auto start = resonance_start<half_day>(mean, extra.resonance);
    for (const bool after : {true, false}) {
        auto reached = start;
        for (std::size_t n = task.first; n < task.last; ++n) {
            const std::size_t k = after ? n : task.first + task.last - 1 - n;
            const Lanes t = minutes(task, group, k);
            const Mask before = t < Lanes(0.0);
            const Mask wanted = after ? !before : before;
            if (!any(wanted)) continue;
            advance<half_day>(mean, extra.resonance, start, select(wanted, t, reached.time),
                              reached);
            auto path = deep_path(mean, extra, t);
            resonate<half_day>(extra.resonance, reached, t, path);
            store(task, group, k, wanted, deep_state(mean, extra, path, t), velocity);
        }
    }
}

void run(const Task& task) {
    const Sgp4Block& block = *task.block;
    const bool velocity = !task.states->vx.empty();
    for (std::size_t lane = 0; lane < block.count; lane += Lanes::size()) {
        const Group group = group_of(task, lane);
        const double* const rows = task.batch->numbers.data() + block.first + lane;
        switch (block.kind) {
            case Sgp4Kind::near_earth:
                if (velocity)
                    near_earth<true>(task, group, rows);
                else
                    near_earth<false>(task, group, rows);
                break;
            case Sgp4Kind::deep:
                deep(task, group, rows, velocity);
                break;
            case Sgp4Kind::one_day:
                resonant<false>(task, group, rows, velocity);
                break;
            case Sgp4Kind::half_day:
                resonant<true>(task, group, rows, velocity);
                break;
        }
    }
}

}  // namespace

void run_block(const Sgp4Batch& batch, const Sgp4Block& block, std::span<const double> times,
               std::size_t first, std::size_t last, std::span<const double> offsets,
               const Sgp4States& states) {
    run({&batch, &block, times, first, last, offsets, &states});
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include <cassert>
#include <numeric>
#include <tuple>

#include "dawnline/base/parallel.hpp"

namespace dawnline::astro {
namespace {

HWY_EXPORT(run_block);

constexpr std::size_t k_mean_rows = sizeof(Sgp4Mean<double>) / sizeof(double);
constexpr std::size_t k_deep_rows = sizeof(Sgp4Deep<double>) / sizeof(double);
/// Times of one piece of work: a block's numbers are loaded once for all of them, and the rows that
/// they write stay few enough for the address cache.
constexpr std::size_t k_tile = 16;

/// Objects alike in what costs time come together: kind, Kepler's equation in more than two steps,
/// Lyddane's form.
auto cost(const Sgp4& object) {
    return std::tuple(object.kind, object.mean.eccentricity > 0.1,
                      object.kind != Sgp4Kind::near_earth && object.mean.inclination < 0.2);
}

void pack(const Sgp4& object, std::size_t lane, double* rows) {
    const auto mean = std::bit_cast<std::array<double, k_mean_rows>>(object.mean);
    const auto deep = std::bit_cast<std::array<double, k_deep_rows>>(object.deep);
    for (std::size_t f = 0; f < k_mean_rows; ++f) rows[f * k_sgp4_block + lane] = mean[f];
    if (object.kind == Sgp4Kind::near_earth) return;
    rows += k_mean_rows * k_sgp4_block;
    for (std::size_t f = 0; f < k_deep_rows; ++f) rows[f * k_sgp4_block + lane] = deep[f];
}

bool is_resonant(const Sgp4Block& block) noexcept {
    return block.kind == Sgp4Kind::one_day || block.kind == Sgp4Kind::half_day;
}

void check_sizes([[maybe_unused]] const Sgp4Batch& batch,
                 [[maybe_unused]] std::span<const double> times,
                 [[maybe_unused]] std::span<const double> offsets,
                 [[maybe_unused]] const Sgp4States& states) {
    [[maybe_unused]] const std::size_t n = batch.size * times.size();
    assert(offsets.empty() || offsets.size() == batch.size);
    assert(states.x.size() == n && states.y.size() == n && states.z.size() == n);
    assert(states.vx.size() == states.vy.size() && states.vx.size() == states.vz.size());
    assert((states.vx.empty() || states.vx.size() == n) && states.status.size() == n);
}

/// All blocks for the times of one tile; resonant ones for all times, with the first tile.
void run_tile(const Sgp4Batch& batch, std::span<const double> times,
              std::span<const double> offsets, const Sgp4States& states, std::size_t tile,
              std::size_t first_block, std::size_t last_block) {
    const std::size_t first = tile * k_tile, last = std::min(first + k_tile, times.size());
    for (std::size_t b = first_block; b < last_block; ++b) {
        const Sgp4Block& block = batch.blocks[b];
        const bool whole = is_resonant(block);
        if (whole && tile > 0) continue;
        HWY_DYNAMIC_DISPATCH(run_block)
        (batch, block, times, whole ? 0 : first, whole ? times.size() : last, offsets, states);
    }
}

std::size_t tiles_of(std::span<const double> times) noexcept {
    return (times.size() + k_tile - 1) / k_tile;
}

}  // namespace

Sgp4Batch make_sgp4_batch(std::span<const Sgp4> objects) {
    std::vector<std::uint32_t> order(objects.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return cost(objects[a]) < cost(objects[b]);
    });
    Sgp4Batch batch;
    batch.size = objects.size();
    for (std::size_t k = 0; k < order.size();) {
        Sgp4Block block;
        block.kind = objects[order[k]].kind;
        block.first = batch.numbers.size();
        const bool deep = block.kind != Sgp4Kind::near_earth;
        batch.numbers.resize(block.first + (k_mean_rows + (deep ? k_deep_rows : 0)) * k_sgp4_block);
        for (;
             block.count < k_sgp4_block && k < order.size() && objects[order[k]].kind == block.kind;
             ++k)
            block.object[block.count++] = order[k];
        for (std::size_t lane = 0; lane < k_sgp4_block; ++lane) {
            if (lane >= block.count) block.object[lane] = block.object[block.count - 1];
            pack(objects[block.object[lane]], lane, batch.numbers.data() + block.first);
        }
        batch.blocks.push_back(block);
    }
    return batch;
}

void propagate(const Sgp4Batch& batch, std::span<const double> times,
               std::span<const double> offsets, const Sgp4States& states) noexcept {
    check_sizes(batch, times, offsets, states);
    for (std::size_t tile = 0; tile < tiles_of(times); ++tile)
        run_tile(batch, times, offsets, states, tile, 0, batch.blocks.size());
}

void propagate(const Sgp4Batch& batch, std::span<const double> times,
               std::span<const double> offsets, const Sgp4States& states, unsigned jobs) {
    check_sizes(batch, times, offsets, states);
    constexpr std::size_t k_blocks = 32;  // of one piece of work
    const std::size_t tiles = tiles_of(times);
    const std::size_t pieces = (batch.blocks.size() + k_blocks - 1) / k_blocks;
    parallel_for(tiles * pieces, jobs, [&](std::size_t n) {
        const std::size_t first = n % pieces * k_blocks;
        run_tile(batch, times, offsets, states, n / pieces, first,
                 std::min(first + k_blocks, batch.blocks.size()));
    });
}

std::vector<double> offsets_to(const Tt& start, std::span<const Sgp4> objects) {
    std::vector<double> offsets;
    offsets.reserve(objects.size());
    for (const Sgp4& object : objects) offsets.push_back(start - to_tt(object.epoch));
    return offsets;
}

}  // namespace dawnline::astro
#endif  // HWY_ONCE
