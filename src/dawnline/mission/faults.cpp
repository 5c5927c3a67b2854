#include "dawnline/mission/faults.hpp"

#include <cmath>

#include "dawnline/compute/checkpoint.hpp"
#include "dawnline/compute/transformer.hpp"
#include "dawnline/mission/workload.hpp"

namespace dawnline::mission {
namespace {

/// Time in which every accelerator saves its share of one replica's state. [s]
double save_time(const scenario::Scenario& scenario) {
    const scenario::Workload& w = scenario.workload;
    const double parameters =
        compute::parameter_count({.layers = static_cast<double>(w.layers),
                                  .hidden = static_cast<double>(w.hidden),
                                  .heads = static_cast<double>(w.heads),
                                  .key_value_heads = static_cast<double>(w.key_value_heads),
                                  .head_size = static_cast<double>(w.head_size),
                                  .feed_forward = static_cast<double>(w.feed_forward),
                                  .vocabulary = static_cast<double>(w.vocabulary),
                                  .gated = true});
    constexpr double k_byte = 8.0;  // [bit]
    const double accelerators =
        static_cast<double>(w.tensor_parallel) * static_cast<double>(w.pipeline_parallel);
    return parameters * w.state_bytes * k_byte / (accelerators * w.checkpoint_bandwidth);
}

JobFaults faults_at(const scenario::Scenario& scenario, double interruptions) {
    JobFaults f;
    f.mean_time_between = interruptions > 0.0 ? 1.0 / interruptions : HUGE_VAL;
    f.checkpoint_time = save_time(scenario);
    if (interruptions <= 0.0) {
        f.checkpoint_interval = HUGE_VAL;
        f.efficiency = 1.0;
        return f;
    }
    f.checkpoint_interval = compute::exact_interval(f.checkpoint_time, f.mean_time_between);
    f.efficiency =
        compute::checkpoint_efficiency(f.checkpoint_interval, f.checkpoint_time,
                                       f.mean_time_between, scenario.workload.restart_time);
    return f;
}

double accelerators_of_job(const scenario::Scenario& scenario) {
    return linked_satellites(scenario) * static_cast<double>(scenario.satellite.accelerators);
}

}  // namespace

JobFaults orbit_faults(const scenario::Scenario& scenario, const RadiationDesign& radiation) {
    const double chips = accelerators_of_job(scenario);
    const double hosts = chips / scenario.satellite.host.accelerators;
    // A silent corruption that is found sends the job back to its last good state as well.
    const double found = scenario.workload.corruption_detection * radiation.silent_corruptions;
    const double per_chip = scenario.satellite.accelerator.interruption_rate +
                            radiation.memory_errors + radiation.accelerator_interrupts + found;
    return faults_at(scenario, chips * per_chip + hosts * radiation.host_interrupts);
}

double ground_checkpoint_efficiency(const scenario::Scenario& scenario) {
    return faults_at(scenario, accelerators_of_job(scenario) *
                                   scenario.satellite.accelerator.interruption_rate)
        .efficiency;
}

}  // namespace dawnline::mission
