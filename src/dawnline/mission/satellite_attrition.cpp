#include "dawnline/mission/satellite_attrition.hpp"

#include "dawnline/base/constants.hpp"
#include "dawnline/mission/radiator_spares.hpp"
#include "dawnline/spacecraft/meteoroid.hpp"

namespace dawnline::mission {
namespace {

using spacecraft::AttritionLaw;

/// Both faces and the rim of the folded body, whose inside kills; wings and radiator are holed and
/// fly on. [m²]
double exposed_area(const Scenario& scenario, const Design& design) {
    const double w = scenario.satellite.bus.stowed_width, l = scenario.satellite.bus.stowed_length;
    return 2.0 * w * l + 2.0 * (w + l) * design.mass.stowed_thickness;
}

/// Meteoroids and debris of at least that diameter. [1/(m² s)]
double killing_flux(const Scenario& scenario) {
    const double d = scenario.satellite.killing_debris;
    const spacecraft::ImpactEnvironment e = impact_environment(scenario);
    const double mass = e.meteoroid.density * constants::k_pi / 6.0 * d * d * d;
    return spacecraft::gruen_flux(mass) * spacecraft::meteoroid_shielding(e.altitude) *
               spacecraft::meteoroid_focusing(e.altitude) +
           spacecraft::kessler_flux(d, e.altitude, e.solar_flux, e.year, e.inclination_factor);
}

}  // namespace

AttritionLaw attrition_law(const Scenario& scenario, const Design& design) {
    const scenario::Satellite& s = scenario.satellite;
    return {.dead_on_arrival = s.infant_loss,
            .early = {s.early_shape, s.early_scale.value_or(0.0)},
            .random_rate = s.loss_rate,
            .wear = {s.wear_shape, s.wear_scale.value_or(0.0)},
            .debris_flux = killing_flux(scenario),
            .exposed_area = exposed_area(scenario, design),
            .kill_share = s.kill_share};
}

void size_attrition(const Scenario& scenario, Design& design) {
    const double life = scenario.satellite.life;
    AttritionLaw law = attrition_law(scenario, design);
    AttritionDesign& a = design.attrition;
    a.exposed_area = law.exposed_area;
    a.debris_flux = law.debris_flux;
    a.lost_before_service = law.dead_on_arrival;
    a.lost_early = 1.0 - spacecraft::survival({.early = law.early}, life);
    a.lost_by_chance = 1.0 - spacecraft::survival({.random_rate = law.random_rate}, life);
    a.lost_to_wear = 1.0 - spacecraft::survival({.wear = law.wear}, life);
    a.lost_to_debris = 1.0 - spacecraft::survival({.debris_flux = law.debris_flux,
                                                   .exposed_area = law.exposed_area,
                                                   .kill_share = law.kill_share},
                                                  life);
    // Those lost before service are built and launched in addition: deploy() pays for them.
    law.dead_on_arrival = 0.0;
    a.alive_at_end = spacecraft::survival(law, life);
    a.mean_alive = spacecraft::mean_alive(law, life);
}

double accelerators_alive(const Scenario& scenario, const Design& design) {
    AttritionLaw law = attrition_law(scenario, design);
    law.dead_on_arrival = 0.0;
    law.random_rate += scenario.satellite.accelerator.failure_rate;
    return spacecraft::mean_alive(law, scenario.satellite.life);
}

}  // namespace dawnline::mission
