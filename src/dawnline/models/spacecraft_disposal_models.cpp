// Models of the end in orbit: decay, re-entry, and how many satellites fail before.

#include <string>
#include <utility>
#include <vector>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/attrition.hpp"
#include "dawnline/spacecraft/disposal.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;
namespace sc = spacecraft;

struct DisposalIn {
    double altitude, drag_area_per_mass, mass, thrust, specific_impulse, longest_stay, f107, ap;
};
struct DisposalOut {
    double natural_decay, highest_passive, drag_area_needed, spiral_delta_v, spiral_propellant,
        deep_delta_v, targeted_delta_v, least_thrust;
    bool passive_allowed, spiral_allowed, targeted_possible;
};

DisposalOut disposal(const DisposalIn& in) {
    const double a = k_radius_earth + in.altitude;
    astro::Weather weather{.f107 = in.f107, .f107_mean = in.f107};
    weather.ap.fill(in.ap);
    const LinearTable air = sc::density_of_orbits(
        in.altitude + 50e3, astro::sun_synchronous_inclination(a), 18.0 * k_hour, weather);
    const sc::DisposalRule rule{.longest_stay = in.longest_stay};
    const sc::DisposalWays w = sc::ways_down(air, in.altitude, in.drag_area_per_mass, in.mass,
                                             in.thrust, in.specific_impulse, rule);
    return {w.passive.stay,
            sc::highest_within(air, in.drag_area_per_mass, in.longest_stay),
            sc::drag_area_for(air, in.altitude, in.longest_stay),
            w.spiral.delta_v,
            w.spiral.propellant,
            w.deep.delta_v,
            w.targeted.delta_v,
            w.least_thrust,
            w.passive.allowed,
            w.spiral.allowed,
            w.targeted.allowed};
}

Model disposal_model() {
    using In = DisposalIn;
    using Out = DisposalOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(210, 1050), "of the dawn-dusk orbit");
    in.number("drag_area_per_mass", &In::drag_area_per_mass, "m2/kg", more_than(0), "C_d A/m, dead")
        .by_default("0.02 m2/kg");
    in.number("mass", &In::mass, "kg", more_than(0), "at the end").by_default("1000 kg");
    in.number("thrust", &In::thrust, "N", more_than(0), "of the thrusters").by_default("0.17 N");
    in.number("specific_impulse", &In::specific_impulse, "s", more_than(0), "Isp")
        .by_default("2500 s");
    in.number("longest_stay", &In::longest_stay, "yr", more_than(0), "after the mission")
        .by_default("5 yr", "FCC 22-74, 2022");
    in.number("f107", &In::f107, "1", between(60, 400), "F10.7 in sfu").by_default("140");
    in.number("ap", &In::ap, "1", between(0, 400), "daily Ap").by_default("15");
    FieldTable out;
    out.number("natural_decay", &Out::natural_decay, "yr", any_number(),
               "without thrust, to 200 km");
    out.number("highest_passive", &Out::highest_passive, "km", any_number(),
               "orbit that decays in time");
    out.number("drag_area_needed", &Out::drag_area_needed, "m2/kg", any_number(),
               "to decay in time from here");
    out.number("spiral_delta_v", &Out::spiral_delta_v, "m/s", any_number(), "into that orbit");
    out.number("spiral_propellant", &Out::spiral_propellant, "kg", any_number(), "for it");
    out.number("deep_delta_v", &Out::deep_delta_v, "m/s", any_number(), "slowly to 300 km");
    out.number("targeted_delta_v", &Out::targeted_delta_v, "m/s", any_number(),
               "to a 50 km perigee");
    out.number("least_thrust", &Out::least_thrust, "N", any_number(), "for the targeted burn");
    out.flag("passive_allowed", &Out::passive_allowed, "whether drag alone is in time");
    out.flag("spiral_allowed", &Out::spiral_allowed, "whether the spiral is in time");
    out.flag("targeted_possible", &Out::targeted_possible, "whether the thrust suffices");
    return make_model("spacecraft.disposal", "Ways to leave an orbit within a time",
                      "NRLMSISE-00; Edelbaum 1961; FCC 22-74", std::move(in), std::move(out),
                      &disposal);
}

struct CasualtyIn {
    double part_area, parts, demise, inclination, population;
};
struct CasualtyOut {
    double casualty_area, people_per_area, expectation, largest_area;
    bool allowed;
};

CasualtyOut casualty(const CasualtyIn& in) {
    const sc::SurvivingPart part{
        .area = in.part_area, .count = in.parts, .energy = 1e3, .demise = in.demise};
    const double area = sc::debris_casualty_area({&part, 1});
    const double people = sc::people_under_orbit(in.inclination, in.population);
    const double expected = sc::casualty_expectation(area, people);
    const double limit = sc::DisposalRule{}.casualty_limit;
    return {area, people, expected, limit / people, expected <= limit};
}

Model casualty_model() {
    using In = CasualtyIn;
    using Out = CasualtyOut;
    FieldTable in;
    in.number("part_area", &In::part_area, "m2", at_least(0), "mean of a surviving part");
    in.number("parts", &In::parts, "1", at_least(0), "of them, each above 15 J").by_default("1");
    in.number("demise", &In::demise, "1", share(), "probability to burn up").by_default("0");
    in.number("inclination", &In::inclination, "deg", between(0, 180), "of the orbit")
        .by_default("98 deg");
    in.number("population", &In::population, "1", at_least(0), "of the world")
        .by_default("8.2e9", "United Nations, 2025");
    FieldTable out;
    out.number("casualty_area", &Out::casualty_area, "m2", any_number(), "Σ(0.6 m + √A)²");
    out.number("people_per_area", &Out::people_per_area, "1/km2", any_number(), "under the orbit");
    out.number("expectation", &Out::expectation, "1", any_number(), "of casualties");
    out.number("largest_area", &Out::largest_area, "m2", any_number(), "for 1e-4");
    out.flag("allowed", &Out::allowed, "whether it is at most 1e-4");
    return make_model("spacecraft.casualty", "Whom an uncontrolled re-entry endangers",
                      "NASA-STD-8719.14C; bands of population, 2015, estimate", std::move(in),
                      std::move(out), &casualty);
}

struct LawIn {
    std::string law;
    double age, wear_shape, wear_scale, debris_flux, exposed_area, immobile_share, stay;
};
struct LawOut {
    double survival, mean_alive, hazard, replacements, failures, dead_in_orbit;
};

LawOut attrition_law(const LawIn& in) {
    sc::AttritionLaw law = sc::find_attrition_law(in.law.c_str())->law;
    law.wear = {in.wear_shape, in.wear_scale};
    law.debris_flux = in.debris_flux;
    law.exposed_area = in.exposed_area;
    const sc::FleetTurnover f = sc::fleet_turnover(law, in.age, in.immobile_share, in.stay);
    return {sc::survival(law, in.age),
            sc::mean_alive(law, in.age),
            sc::hazard(law, in.age),
            f.replacements,
            f.failures,
            f.dead_in_orbit};
}

Model attrition_law_model() {
    using In = LawIn;
    using Out = LawOut;
    std::vector<std::string> names;
    for (const sc::NamedAttrition& law : sc::attrition_laws()) names.emplace_back(law.name);
    FieldTable in;
    in.choice("law", &In::law, names, "of early and random failures, published");
    in.number("age", &In::age, "yr", more_than(0), "at which it is retired");
    in.number("wear_shape", &In::wear_shape, "1", between(1, 20), "β of wear").by_default("4");
    in.number("wear_scale", &In::wear_scale, "yr", at_least(0), "θ of wear; 0: none")
        .by_default("0 yr");
    in.number("debris_flux", &In::debris_flux, "1/m2/yr", at_least(0), "of what kills")
        .by_default("0 1/m2/yr");
    in.number("exposed_area", &In::exposed_area, "m2", at_least(0), "to it").by_default("0 m2");
    in.number("immobile_share", &In::immobile_share, "%", between(0, 100),
              "of the failed, that cannot lower themselves")
        .by_default("1 %", "Starlink: 99 % of failed ones deorbited");
    in.number("stay", &In::stay, "yr", at_least(0), "of such a one in orbit").by_default("28 yr");
    FieldTable out;
    out.number("survival", &Out::survival, "1", any_number(), "to that age");
    out.number("mean_alive", &Out::mean_alive, "1", any_number(), "share over the life");
    out.number("hazard", &Out::hazard, "1/yr", any_number(), "at that age");
    out.number("replacements", &Out::replacements, "1/yr", any_number(), "launched per satellite");
    out.number("failures", &Out::failures, "1/yr", any_number(), "per satellite");
    out.number("dead_in_orbit", &Out::dead_in_orbit, "1", any_number(), "per satellite alive");
    return make_model("spacecraft.attrition_law", "A published law of failures, and its fleet",
                      "Castet & Saleh 2009; Langer & Bouwmeester 2016; SpaceX filings",
                      std::move(in), std::move(out), &attrition_law);
}

}  // namespace

void add_spacecraft_disposal_models(Directory& directory) {
    directory.add(disposal_model());
    directory.add(casualty_model());
    directory.add(attrition_law_model());
}

}  // namespace dawnline::models
