#include "dawnline/mission/stacking.hpp"

namespace dawnline::mission {

spacecraft::Stack flight_stack(const Scenario& scenario, const Design& design,
                               double payload) noexcept {
    const scenario::Fairing& fairing = scenario.launch.vehicle.fairing;
    const scenario::Bus& bus = scenario.satellite.bus;
    return spacecraft::stack_in_fairing({.diameter = fairing.diameter,
                                         .cylinder_height = fairing.cylinder_height,
                                         .cone_height = fairing.cone_height,
                                         .top_diameter = fairing.top_diameter},
                                        {.width = bus.stowed_width,
                                         .length = bus.stowed_length,
                                         .thickness = design.mass.stowed_thickness,
                                         .gap = bus.stowed_gap,
                                         .mass = design.mass.launch},
                                        fairing.dispenser_height, payload);
}

}  // namespace dawnline::mission
