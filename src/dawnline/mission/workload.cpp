#include "dawnline/mission/workload.hpp"
#include "dawnline/mission/satellite_attrition.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/astro/cluster.hpp"
#include "dawnline/astro/cluster_ring.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/compute/inference.hpp"
#include "dawnline/compute/memory.hpp"
#include "dawnline/compute/training.hpp"
#include "dawnline/compute/transformer.hpp"
#include "dawnline/mission/faults.hpp"
#include "dawnline/mission/satellite_attrition.hpp"
#include "dawnline/network/collectives.hpp"
#include "dawnline/network/optical_link.hpp"

namespace dawnline::mission {

using namespace constants;
using scenario::Scenario;

namespace {

constexpr double k_byte = 8.0;                // [bit]
constexpr double k_exchange_latency = 30e-6;  // fitted to serving rates, theory/compute-serving [s]

network::OpticalTerminal terminal_of(const scenario::OpticalTerminal& t) {
    return {.transmit_power = t.transmit_power,
            .aperture = t.aperture,
            .wavelength = t.wavelength,
            .aperture_efficiency = t.aperture_efficiency,
            .other_loss = t.other_loss,
            .channel_rate = t.channel_rate,
            .channel_power = t.channel_power,
            .channels = std::floor(t.channels)};
}

compute::Transformer transformer_of(const scenario::Workload& w) {
    return {.layers = static_cast<double>(w.layers),
            .hidden = static_cast<double>(w.hidden),
            .heads = static_cast<double>(w.heads),
            .key_value_heads = static_cast<double>(w.key_value_heads),
            .head_size = static_cast<double>(w.head_size),
            .feed_forward = static_cast<double>(w.feed_forward),
            .vocabulary = static_cast<double>(w.vocabulary),
            .gated = true};
}

compute::Chip chip_of(const scenario::Accelerator& a, double peak) {
    return {.peak = peak,
            .memory_bandwidth = a.memory_bandwidth,
            .link_bandwidth = a.scale_up_bandwidth,
            .gemm_efficiency = a.gemm_efficiency,
            .memory_efficiency = a.memory_efficiency,
            .link_efficiency = a.link_efficiency,
            .attention_peak = a.peak_bf16,
            .memory = a.memory,
            .link_latency = k_exchange_latency};
}

/// The accelerators of one satellite share its links; all else goes over its terminals.
compute::Chip chip_in_cluster(const Scenario& scenario, const Design& design, double peak) {
    compute::Chip chip = chip_of(scenario.satellite.accelerator, peak);
    chip.domain = static_cast<double>(scenario.satellite.accelerators);
    chip.fabric_bandwidth =
        design.cluster.links_per_satellite * design.cluster.link_rate / chip.domain;
    chip.fabric_latency = design.cluster.neighbour_greatest / k_speed_of_light;
    return chip;
}

bool has_lattice(const Scenario& scenario) {
    return scenario.cluster.pattern == "planar_lattice" && scenario.cluster.satellites > 1;
}

}  // namespace

double linked_satellites(const Scenario& scenario) {
    const bool linked = has_lattice(scenario) && scenario.satellite.terminals > 0;
    return linked ? static_cast<double>(scenario.cluster.satellites) : 1.0;
}

namespace {

/// Replicas of the model that fit the accelerators of one cluster, and how many a satellite holds.
struct Layout {
    double satellites;   // in the cluster [1]
    double per_replica;  // accelerators [1]
    double replicas;     // in the cluster, at least one [1]
};

Layout layout_of(const Scenario& scenario) {
    const double chips = static_cast<double>(scenario.satellite.accelerators);
    Layout l;
    l.satellites = linked_satellites(scenario);
    l.per_replica = static_cast<double>(scenario.workload.tensor_parallel) *
                    static_cast<double>(scenario.workload.pipeline_parallel);
    // A replica larger than a satellite takes whole satellites.
    const double in_one = std::floor(chips / l.per_replica);
    l.replicas = in_one >= 1.0 ? in_one * l.satellites
                               : std::max(1.0, std::floor(l.satellites * chips / l.per_replica));
    return l;
}

/// Gradients round the ring of satellites; every satellite first reduces its own replicas. [s]
///
/// Two links a satellite carry two rings in opposite directions, each with half of the gradients;
/// two satellites have one link, which carries all of them either way. A ring of more needs two
/// links. A ring through the lattice has diagonal steps, whose greatest length sets its rate.
double exchange_time(const Scenario& scenario, const Design& design, double parameters) {
    const double satellites = linked_satellites(scenario);
    if (satellites <= 1.0) return 0.0;
    if (satellites > 2.0 && design.cluster.links_per_satellite < 2.0) return HUGE_VAL;
    const double range =
        astro::ring_range(static_cast<std::size_t>(satellites), scenario.cluster.spacing);
    const double rate = network::link_rate(terminal_of(scenario.satellite.terminal), range);
    if (rate <= 0.0) return HUGE_VAL;
    const double size = parameters * scenario.workload.gradient_bytes * k_byte;
    const double rings = satellites > 2.0 ? 2.0 : 1.0;
    const double latency = range / k_speed_of_light;
    return network::ring_all_reduce(satellites, size / rings, rate, latency);
}

compute::ServingJob serving_job(const Scenario& scenario) {
    const scenario::Workload& w = scenario.workload;
    return {.model = transformer_of(w),
            .weight_bits = w.weight_bytes * k_byte,
            .batch = w.serving_batch,
            .prompt = w.prompt,
            .answer = w.answer,
            .tensor_parallel = static_cast<double>(w.tensor_parallel)};
}

}  // namespace

void size_cluster(const Scenario& scenario, Design& design) {
    ClusterDesign& c = design.cluster;
    const auto count = static_cast<std::size_t>(scenario.cluster.satellites);
    if (!has_lattice(scenario)) {
        c.satellites_within_radius = static_cast<double>(count);
        return;
    }
    const double pitch = scenario.cluster.spacing;
    c.radius = astro::planar_cluster_radius(count, pitch);
    c.satellites_within_radius =
        static_cast<double>(astro::square_lattice_count(c.radius / (2.0 * pitch)));
    const astro::DistanceRange range = astro::distance_range({0, 0}, {1, 0}, pitch);
    c.neighbour_least = range.least;
    c.neighbour_greatest = range.greatest;
    c.links_per_satellite = static_cast<double>(std::min(4L, scenario.satellite.terminals));
    const network::OpticalTerminal terminal = terminal_of(scenario.satellite.terminal);
    c.received_power = network::received_power(terminal, range.greatest);
    c.link_rate = c.links_per_satellite > 0.0 ? network::link_rate(terminal, range.greatest) : 0.0;
    c.link_margin = c.received_power / (terminal.channels * terminal.channel_power);
}

void size_compute(const Scenario& scenario, Design& design) {
    const scenario::Satellite& satellite = scenario.satellite;
    const scenario::Workload& w = scenario.workload;
    const compute::Transformer model = transformer_of(w);
    const Layout layout = layout_of(scenario);
    ComputeDesign& c = design.compute;
    c.accelerators =
        static_cast<double>(scenario.satellites) * static_cast<double>(satellite.accelerators);
    c.peak = c.accelerators * satellite.accelerator.peak_bf16;

    const double parameters = compute::parameter_count(model);
    constexpr double k_weight_bytes = 2.0;  // bf16
    compute::TrainingJob job;
    job.model = model;
    job.sequence = static_cast<double>(w.sequence);
    job.batch_tokens = w.batch_tokens;
    job.tensor_parallel = static_cast<double>(w.tensor_parallel);
    job.pipeline_parallel = static_cast<double>(w.pipeline_parallel);
    job.data_parallel = layout.replicas;
    job.sequence_parallel = w.tensor_parallel > 1;
    job.stages_together = true;
    // Weights and gradients stay whole on each replica; the optimiser's state is shared out.
    job.sharding = compute::Sharding::optimizer;
    job.gradient_bits = w.gradient_bytes * k_byte;
    job.optimizer_bits = std::max(0.0, w.state_bytes - k_weight_bytes) * k_byte;
    c.memory_needed = compute::total(compute::training_memory(job));

    const double exchange = exchange_time(scenario, design, parameters);
    // An exchange that never ends cannot be hidden behind arithmetic.
    const double exposed =
        std::isfinite(exchange) ? (1.0 - w.exchange_overlap) * exchange : exchange;
    const compute::TrainingStep step = compute::training_step(
        job, chip_in_cluster(scenario, design, satellite.accelerator.peak_bf16), exposed);
    c.step_time = step.time;
    c.step_compute = step.arithmetic;
    c.step_exchange = step.data_exchange_exposed;
    c.training_rate = step.tokens_per_second;
    c.utilisation = step.utilisation;

    const compute::Serving serving = compute::serve(
        serving_job(scenario), chip_in_cluster(scenario, design, satellite.accelerator.peak_fp8));
    c.serving_memory = serving.memory;
    c.serving_rate = serving.tokens_per_second *
                     std::floor(c.accelerators / static_cast<double>(w.tensor_parallel));

    const JobFaults faults = orbit_faults(scenario, design.radiation);
    c.job_mean_time_between_failures = faults.mean_time_between;
    c.checkpoint_interval = faults.checkpoint_interval;
    c.checkpoint_efficiency = faults.efficiency;
    c.mean_alive = accelerators_alive(scenario, design);
    c.mean_clock = 1.0 - design.orbit.mean_umbra_fraction * (1.0 - satellite.eclipse_throttle);
}

void operate_cluster(const Scenario& scenario, const Design& design, Operations& operations) {
    operations.neighbour_least = design.cluster.neighbour_least;
    operations.neighbour_greatest = design.cluster.neighbour_greatest;
    if (!has_lattice(scenario)) return;
    constexpr std::size_t k_samples = 181;
    const double pitch = scenario.cluster.spacing;
    std::vector<double> nearest(k_samples - 1), diagonal(k_samples - 1);
    astro::distance_series({0, 0}, {1, 0}, pitch, nearest);
    astro::distance_series({0, 0}, {1, 1}, pitch, diagonal);
    nearest.push_back(nearest.front());  // the orbit closes
    diagonal.push_back(diagonal.front());

    Series series{"neighbours", "phase", "rad", {}, {}};
    Variable rate{"link_rate", "bit/s", "one direction, to the nearest neighbour", {}};
    const network::OpticalTerminal terminal = terminal_of(scenario.satellite.terminal);
    const bool linked = design.cluster.links_per_satellite > 0.0;
    for (std::size_t k = 0; k < k_samples; ++k) {
        series.points.push_back(k_two_pi * static_cast<double>(k) / (k_samples - 1));
        rate.values.push_back(linked ? network::link_rate(terminal, nearest[k]) : 0.0);
    }
    operations.link_rate_least = *std::min_element(rate.values.begin(), rate.values.end());
    double sum = 0.0;
    for (std::size_t k = 0; k + 1 < k_samples; ++k) sum += rate.values[k];
    operations.link_rate_mean = sum / (k_samples - 1);
    series.variables = {{"nearest", "m", "distance of nearest neighbours", std::move(nearest)},
                        {"diagonal", "m", "distance of diagonal neighbours", std::move(diagonal)},
                        std::move(rate)};
    operations.series.push_back(std::move(series));
}

void operate_workload(const Scenario& scenario, const Design& design, Operations& operations) {
    const ComputeDesign& c = design.compute;
    operations.useful_share =
        operations.life.mean_delivered * c.mean_alive * c.checkpoint_efficiency;
    operations.serving_rate = c.serving_rate * operations.life.mean_delivered * c.mean_alive;
    // A slower clock lengthens arithmetic, not the exchange between satellites.
    const double clock = std::max(operations.life.mean_delivered, 1e-12);
    const double step = (c.step_time - c.step_exchange) / clock + c.step_exchange;
    const double tokens = scenario.workload.batch_tokens;
    operations.training_rate =
        std::isfinite(step) ? tokens / step * c.mean_alive * c.checkpoint_efficiency : 0.0;
}

}  // namespace dawnline::mission
