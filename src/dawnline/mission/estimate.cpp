#include <algorithm>

#include "dawnline/mission/mission.hpp"
#include "dawnline/mission/workload.hpp"

namespace dawnline::mission {

Operations estimate(const Scenario& scenario, const Design& design) {
    const PowerDesign& p = design.power;
    Operations out;
    out.duration = scenario.simulation.duration;
    out.mean_array_power = p.mean_array_power;
    out.mean_load = p.mean_load;
    out.mean_delivered = design.compute.mean_clock;
    out.least_delivered = design.compute.mean_clock;
    out.peak_radiator_temperature = design.thermal.radiator_temperature;
    out.peak_coolant_temperature = design.thermal.coolant_temperature;
    out.peak_junction_temperature = design.thermal.junction_temperature;
    out.peak_array_temperature = p.array_temperature;
    out.greatest_discharge = p.depth_of_discharge;
    out.umbra_fraction = design.orbit.mean_umbra_fraction;
    out.life.mean_delivered = design.compute.mean_clock;
    operate_cluster(scenario, design, out);
    operate_workload(scenario, design, out);
    return out;
}

}  // namespace dawnline::mission
