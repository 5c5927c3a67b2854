// symbol  here          meaning
// f       force         acceleration                                  [m/s²]
// w_n     first_sum     (r_n − r_{n−1})/h, the first sum of Gauss and Jackson [m/s]

#include "dawnline/astro/batch_propagator.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "dawnline/astro/batch_propagator.cpp"
#include <hwy/foreach_target.h>

// After foreach_target.h.
#include "dawnline/astro/force_model-inl.hpp"
#include "dawnline/astro/multistep_coefficients.hpp"

#ifndef DAWNLINE_ASTRO_BATCH_PROPAGATOR_ONCE
#define DAWNLINE_ASTRO_BATCH_PROPAGATOR_ONCE
namespace dawnline::astro {
namespace {

constexpr std::size_t k_most_lanes = 8;    // of AVX-512; HWY_MAX_BYTES differs between targets
constexpr double k_penumbra_steps = 0.75;  // half of the widened penumbra [steps]
constexpr std::size_t k_back = 9;          // values of f that the method keeps

/// A register's worth of satellites with all that the method remembers of them.
struct alignas(64) Block {
    using Row = std::array<double, k_most_lanes>;
    std::array<Row, 3> r{}, v{};                        // [m], [m/s]
    std::array<Row, 3> first_sum{};                     // [m/s]
    std::array<Row, 3> r_lost{}, v_lost{}, sum_lost{};  // what rounding took from the sums
    std::array<std::array<Row, 3>, k_back> force{};     // a ring; oldest at `oldest`
    Row drag_area{}, light_area{};                      // per mass [m²/kg]
    std::size_t oldest = 0;
    std::array<FlightStatus, k_most_lanes> status{};
};

/// One run over a range of blocks.
struct Batch {
    const ForceModel* model;
    const SkyTable* sky;
    const BatchOptions* options;
    double t0;
    std::size_t satellites, moments;
    StatesSpan states;
    std::atomic<bool>* stopped;
    FunctionRef<bool()> stop;
};

}  // namespace
}  // namespace dawnline::astro
#endif

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {
namespace {

using LaneTriple = Triple<Lanes>;

HWY_INLINE LaneTriple load(const std::array<Block::Row, 3>& rows) {
    return {Lanes::load(rows[0].data()), Lanes::load(rows[1].data()), Lanes::load(rows[2].data())};
}

HWY_INLINE void store(const LaneTriple& value, std::array<Block::Row, 3>& rows) {
    value.x.store(rows[0].data());
    value.y.store(rows[1].data());
    value.z.store(rows[2].data());
}

// sum += increment, with what rounding takes carried on (Kahan 1965).
HWY_INLINE void add(Block::Row& sum, Block::Row& lost, const Lanes& increment) {
    const Lanes before = Lanes::load(sum.data());
    const Lanes add = increment + Lanes::load(lost.data());
    const Lanes after = before + add;
    after.store(sum.data());
    ((before - after) + add).store(lost.data());
}

HWY_INLINE void add(std::array<Block::Row, 3>& sum, std::array<Block::Row, 3>& lost,
                    const LaneTriple& increment) {
    add(sum[0], lost[0], increment.x);
    add(sum[1], lost[1], increment.y);
    add(sum[2], lost[2], increment.z);
}

// Σ weight[k] f_k over the nine kept values, the oldest first.
HWY_INLINE LaneTriple weighted(const Block& block, const std::array<double, k_back>& weight) {
    LaneTriple sum{};
    for (std::size_t k = 0; k < k_back; ++k) {
        const std::size_t at =
            block.oldest + k < k_back ? block.oldest + k : block.oldest + k - k_back;
        const LaneTriple f = load(block.force[at]);
        sum.x = mul_add(f.x, Lanes(weight[k]), sum.x);
        sum.y = mul_add(f.y, Lanes(weight[k]), sum.y);
        sum.z = mul_add(f.z, Lanes(weight[k]), sum.z);
    }
    return sum;
}

HWY_NOINLINE LaneTriple force(const ForceModel& model, const Moment& moment, const Block& block,
                              const LaneTriple& r, const LaneTriple& v) {
    return acceleration<Lanes>(
        model, moment, r, v,
        {Lanes::load(block.drag_area.data()), Lanes::load(block.light_area.data())});
}

// Takes lanes that have ended out of the way: a circle on which every force is finite.
HWY_INLINE void retire(const BatchOptions& options, Block& block) {
    const LaneTriple r = load(block.r), v = load(block.v);
    const Lanes r2 = dot(r, r);
    const double least = constants::k_radius_earth + options.least_altitude;
    const Mask finite = is_finite(r2 + dot(v, v));
    const Mask good = finite & (r2 >= Lanes(least * least));
    if (all(good)) return;
    HWY_ALIGN double code[k_most_lanes];
    select(good, Lanes(0.0), select(finite, Lanes(1.0), Lanes(2.0))).store(code);
    for (std::size_t i = 0; i < Lanes::size(); ++i) {
        if (code[i] == 0.0) continue;
        if (block.status[i] == FlightStatus::ok)
            block.status[i] = static_cast<FlightStatus>(static_cast<int>(code[i]));
        for (std::size_t axis = 0; axis < 3; ++axis) {
            block.r[axis][i] = axis == 0 ? 4.0e7 : 0.0;
            block.v[axis][i] = block.first_sum[axis][i] = 0.0;
            block.r_lost[axis][i] = block.v_lost[axis][i] = block.sum_lost[axis][i] = 0.0;
            for (auto& f : block.force) f[axis][i] = 0.0;
        }
        block.drag_area[i] = block.light_area[i] = 0.0;
    }
}

HWY_INLINE void step_gauss_jackson(const ForceModel& model, const Moment& next,
                                   const BatchOptions& options, Block& block) {
    const double h = options.step;
    const LaneTriple r = load(block.r), v = load(block.v), w = load(block.first_sum);
    const LaneTriple place = weighted(block, multistep::k_predict_place);
    const LaneTriple speed = weighted(block, multistep::k_predict_speed);
    const LaneTriple r_predicted = r + Lanes(h) * (w + Lanes(h) * place);
    const LaneTriple v_predicted = v + Lanes(h) * speed;
    const std::size_t newest = block.oldest;
    store(force(model, next, block, r_predicted, v_predicted), block.force[newest]);
    block.oldest = newest + 1 == k_back ? 0 : newest + 1;
    add(block.first_sum, block.sum_lost, Lanes(h) * weighted(block, multistep::k_correct_place));
    add(block.v, block.v_lost, Lanes(h) * weighted(block, multistep::k_correct_speed));
    add(block.r, block.r_lost, Lanes(h) * load(block.first_sum));
    if (options.evaluate_twice)
        store(force(model, next, block, load(block.r), load(block.v)), block.force[newest]);
}

HWY_INLINE void step_runge_kutta(const ForceModel& model, const Moment& now, const Moment& middle,
                                 const Moment& next, double h, Block& block) {
    const LaneTriple r = load(block.r), v = load(block.v);
    const Lanes half(0.5 * h), whole(h);
    const LaneTriple a1 = force(model, now, block, r, v);
    const LaneTriple v2 = v + half * a1;
    const LaneTriple a2 = force(model, middle, block, r + half * v, v2);
    const LaneTriple v3 = v + half * a2;
    const LaneTriple a3 = force(model, middle, block, r + half * v2, v3);
    const LaneTriple v4 = v + whole * a3;
    const LaneTriple a4 = force(model, next, block, r + whole * v3, v4);
    const Lanes sixth(h / 6.0);
    add(block.r, block.r_lost, sixth * (v + Lanes(2.0) * (v2 + v3) + v4));
    add(block.v, block.v_lost, sixth * (a1 + Lanes(2.0) * (a2 + a3) + a4));
}

void write_states(const Batch& batch, const Block* blocks, std::size_t first, std::size_t last,
                  std::size_t moment) {
    const std::array<std::span<double>, 6> out = {batch.states.x,  batch.states.y,
                                                  batch.states.z,  batch.states.vx,
                                                  batch.states.vy, batch.states.vz};
    const std::size_t lanes = Lanes::size();
    for (std::size_t b = first; b < last; ++b)
        for (std::size_t i = 0; i < lanes && b * lanes + i < batch.satellites; ++i) {
            const std::size_t at = moment * batch.satellites + b * lanes + i;
            const bool flies = blocks[b].status[i] == FlightStatus::ok;
            for (std::size_t axis = 0; axis < 3; ++axis) {
                out[axis][at] = flies ? blocks[b].r[axis][i] : 0.0;
                out[3 + axis][at] = flies ? blocks[b].v[axis][i] : 0.0;
            }
        }
}

void run_blocks(const Batch& batch, Block* blocks, std::size_t first, std::size_t last) {
    const BatchOptions& options = *batch.options;
    const bool runge_kutta = options.method == StepMethod::runge_kutta_4;
    Moment now, middle, next;
    std::size_t step = 0;
    if (runge_kutta) prepare(*batch.model, (*batch.sky)(batch.t0), now);
    for (std::size_t moment = 0; moment < batch.moments; ++moment) {
        for (std::size_t k = 0; k < options.steps_per_output; ++k, ++step) {
            if (batch.stopped->load(std::memory_order_relaxed)) return;
            if (batch.stop()) {
                batch.stopped->store(true, std::memory_order_relaxed);
                return;
            }
            const double t = batch.t0 + static_cast<double>(step + 1) * options.step;
            prepare(*batch.model, (*batch.sky)(t), next);
            if (runge_kutta) prepare(*batch.model, (*batch.sky)(t - 0.5 * options.step), middle);
            for (std::size_t b = first; b < last; ++b) {
                if (runge_kutta)
                    step_runge_kutta(*batch.model, now, middle, next, options.step, blocks[b]);
                else
                    step_gauss_jackson(*batch.model, next, options, blocks[b]);
                retire(options, blocks[b]);
            }
            if (runge_kutta) now = next;
        }
        write_states(batch, blocks, first, last, moment);
    }
}

std::size_t lanes() {
    return Lanes::size();
}

void all_accelerations(const ForceModel& model, const Sky& sky, VectorsView r, VectorsView v,
                       std::span<const Surface> surfaces, VectorsSpan a) {
    Moment moment;
    prepare(model, sky, moment);
    const std::size_t n = r.x.size(), width = Lanes::size();
    Block block;
    for (std::size_t begin = 0; begin < n; begin += width) {
        for (std::size_t i = 0; i < width; ++i) {
            const std::size_t at = std::min(begin + i, n - 1);
            const Surface& s = surfaces[surfaces.size() == 1 ? 0 : at];
            block.r[0][i] = r.x[at], block.r[1][i] = r.y[at], block.r[2][i] = r.z[at];
            block.v[0][i] = v.x[at], block.v[1][i] = v.y[at], block.v[2][i] = v.z[at];
            block.drag_area[i] = s.drag_area_per_mass;
            block.light_area[i] = s.light_area_per_mass;
        }
        store(force(model, moment, block, load(block.r), load(block.v)), block.force[0]);
        for (std::size_t i = 0; i < width && begin + i < n; ++i) {
            a.x[begin + i] = block.force[0][0][i];
            a.y[begin + i] = block.force[0][1][i];
            a.z[begin + i] = block.force[0][2][i];
        }
    }
}

}  // namespace
}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "dawnline/astro/propagator.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"

namespace dawnline::astro {
namespace {

HWY_EXPORT(run_blocks);
HWY_EXPORT(lanes);
HWY_EXPORT(all_accelerations);

// A fixed step cannot follow a penumbra of 9 s. A wider Sun spreads the change of light over the
// steps that must see it; the light lost stays the same to (angle)², about a second a pass.
ForceModel with_penumbra_for(const BatchOptions& options, const ForceModel& model,
                             const OrbitState& start) {
    ForceModel widened = model;
    const double rate = norm(start.v_ES_G) / norm(start.r_ES_G);
    const double angle = std::min(0.5, k_penumbra_steps * std::abs(options.step) * rate);
    widened.light.sun_radius =
        std::max(model.light.sun_radius, constants::k_astronomical_unit * std::sin(angle));
    return widened;
}

// The back points and the first sum of one satellite, from its orbit traced backwards.
void start_multistep(const ForceModel& model, const SkyTable& sky, double t0, double h,
                     const OrbitState& start, const Surface& surface, Block& block,
                     std::size_t lane) {
    PropagationOptions options;
    options.rel_tol = 1e-13;
    options.least_altitude = -constants::k_radius_earth;
    const Trajectory back = propagate(model, sky, start, t0,
                                      t0 - static_cast<double>(k_back - 1) * h, surface, options);
    for (std::size_t k = 0; k < k_back; ++k) {
        const double t = t0 - static_cast<double>(k_back - 1 - k) * h;
        const Vec3 a = acceleration(model, sky(t), k + 1 == k_back ? start : back(t), surface);
        block.force[k][0][lane] = a.x;
        block.force[k][1][lane] = a.y;
        block.force[k][2][lane] = a.z;
    }
    const Vec3 w = (start.r_ES_G - back(t0 - h).r_ES_G) / h;
    block.first_sum[0][lane] = w.x;
    block.first_sum[1][lane] = w.y;
    block.first_sum[2][lane] = w.z;
}

void check(std::size_t n, std::span<const Surface> surfaces, const BatchOptions& options,
           const StatesSpan& states, std::size_t statuses) {
    const std::size_t size = states.x.size();
    const bool same = states.y.size() == size && states.z.size() == size &&
                      states.vx.size() == size && states.vy.size() == size &&
                      states.vz.size() == size;
    if (n == 0 || !same || size % n != 0 || statuses != n ||
        (surfaces.size() != 1 && surfaces.size() != n))
        throw Error("propagate_batch: the sizes of its spans disagree");
    if (!std::isfinite(options.step) || options.step == 0.0 || options.steps_per_output == 0)
        throw Error(
            "propagate_batch: a step must be finite and not zero, and outputs at least one "
            "step apart");
}

}  // namespace

bool propagate_batch(const ForceModel& forces, const SkyTable& sky, double t0,
                     std::span<const OrbitState> start, std::span<const Surface> surfaces,
                     const BatchOptions& options, StatesSpan states, std::span<FlightStatus> status,
                     FunctionRef<bool()> stop) {
    check(start.size(), surfaces, options, states, status.size());
    const ForceModel model = with_penumbra_for(options, forces, start.front());
    const std::size_t width = HWY_DYNAMIC_DISPATCH(lanes)();
    const std::size_t count = (start.size() + width - 1) / width;
    std::vector<Block> blocks(count);
    parallel_for(count, options.jobs, [&](std::size_t b) {
        for (std::size_t i = 0; i < width; ++i) {
            const std::size_t at = std::min(b * width + i, start.size() - 1);
            const Surface& surface = surfaces[surfaces.size() == 1 ? 0 : at];
            const Vec3 &r = start[at].r_ES_G, &v = start[at].v_ES_G;
            Block& block = blocks[b];
            block.r[0][i] = r.x, block.r[1][i] = r.y, block.r[2][i] = r.z;
            block.v[0][i] = v.x, block.v[1][i] = v.y, block.v[2][i] = v.z;
            block.drag_area[i] = surface.drag_area_per_mass;
            block.light_area[i] = surface.light_area_per_mass;
            if (options.method == StepMethod::gauss_jackson)
                start_multistep(model, sky, t0, options.step, start[at], surface, block, i);
        }
    });
    std::atomic<bool> stopped = false;
    const Batch batch{&model, &sky,     &options, t0, start.size(), states.x.size() / start.size(),
                      states, &stopped, stop};
    const std::size_t parts = std::min<std::size_t>(thread_count(options.jobs), count);
    parallel_for(parts, options.jobs, [&](std::size_t part) {
        HWY_DYNAMIC_DISPATCH(run_blocks)
        (batch, blocks.data(), part * count / parts, (part + 1) * count / parts);
    });
    for (std::size_t i = 0; i < start.size(); ++i) status[i] = blocks[i / width].status[i % width];
    return !stopped;
}

void propagate_batch(const ForceModel& model, const SkyTable& sky, double t0,
                     std::span<const OrbitState> start, std::span<const Surface> surfaces,
                     const BatchOptions& options, StatesSpan states,
                     std::span<FlightStatus> status) {
    propagate_batch(model, sky, t0, start, surfaces, options, states, status, [] { return false; });
}

void accelerations(const ForceModel& model, const Sky& sky, VectorsView r_ES_G, VectorsView v_ES_G,
                   std::span<const Surface> surfaces, VectorsSpan a_G) noexcept {
    if (r_ES_G.x.empty()) return;
    HWY_DYNAMIC_DISPATCH(all_accelerations)(model, sky, r_ES_G, v_ES_G, surfaces, a_G);
}

}  // namespace dawnline::astro
#endif  // HWY_ONCE
