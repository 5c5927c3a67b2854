#include "dawnline/scenario/rocket_table.hpp"

namespace dawnline::scenario {
namespace {

const std::vector<std::string> k_propellants{"kerosene", "methane", "hydrogen", "solid",
                                             "hypergolic"};

FieldTable stage_table(const char* title) {
    using S = launch::RocketStage;
    FieldTable t(title);
    t.integer("engines", &S::engines, between(1, 100), "of the stage");
    t.number("vacuum_thrust", &S::vacuum_thrust, "kN", more_than(0), "of all engines");
    t.number("sea_level_thrust", &S::sea_level_thrust, "kN", more_than(0),
             "of all engines; the vacuum thrust for a stage that never burns low");
    t.number("specific_impulse", &S::specific_impulse, "s", between(100, 1000), "in vacuum");
    t.number("least_throttle", &S::least_throttle, "1", between(0.01, 1),
             "of all engines together, where a limit asks for it");
    t.number("dry_mass", &S::dry_mass, "kg", more_than(0),
             "burnt out, without what only recovery needs");
    t.number("propellant_mass", &S::propellant_mass, "kg", more_than(0), "tanked");
    t.choice("propellant", &S::propellant, {"kerosene", "methane", "hydrogen", "hypergolic"},
             "kind, for emissions");
    t.number("mixture_ratio", &S::mixture_ratio, "1", between(0.1, 20),
             "oxidiser over fuel by mass");
    return t;
}

FieldTable strap_on_table() {
    using S = launch::StrapOns;
    FieldTable t("Boosters lit on the pad and dropped when burnt");
    t.integer("count", &S::count, between(0, 20), "of them").by_default("0");
    t.number("vacuum_thrust", &S::vacuum_thrust, "kN", at_least(0), "of one, mean over the burn")
        .by_default("0 kN");
    t.number("sea_level_thrust", &S::sea_level_thrust, "kN", at_least(0),
             "of one, mean over the burn")
        .by_default("0 kN");
    t.number("specific_impulse", &S::specific_impulse, "s", at_least(0), "in vacuum")
        .by_default("0 s");
    t.number("dry_mass", &S::dry_mass, "kg", at_least(0), "of one").by_default("0 kg");
    t.number("propellant_mass", &S::propellant_mass, "kg", at_least(0), "of one")
        .by_default("0 kg");
    t.choice("propellant", &S::propellant, k_propellants, "kind").by_default("solid");
    return t;
}

FieldTable first_return_table() {
    using R = launch::BoosterReturn;
    FieldTable t("How the first stage comes back; without a landing Δv it cannot");
    t.number("hardware", &R::hardware, "kg", at_least(0), "legs, fins and shields")
        .by_default("0 kg");
    t.number("landing_speed", &R::landing_speed, "m/s", between(0, 5000),
             "Δv of entry and landing burns")
        .by_default("0 m/s");
    t.number("landing_specific_impulse", &R::landing_specific_impulse, "s", between(0, 1000),
             "of those burns")
        .by_default("0 s");
    t.integer("boostback_engines", &R::boostback_engines, between(1, 100),
              "that burn back to the site")
        .by_default("1");
    t.number("separation_coast", &R::separation_coast, "s", between(0, 120), "before that burn")
        .by_default("20 s");
    return t;
}

FieldTable upper_return_table() {
    using R = launch::UpperStageReturn;
    FieldTable t("How the upper stage comes back from orbit; without a landing Δv it cannot");
    t.number("hardware", &R::hardware, "kg", at_least(0),
             "heat shield, legs or catch fittings, tanks")
        .by_default("0 kg");
    t.number("perigee", &R::perigee, "km", between(0, 100), "aimed at by the de-orbit burn")
        .by_default("50 km");
    t.number("landing_speed", &R::landing_speed, "m/s", between(0, 5000), "Δv of landing")
        .by_default("0 m/s");
    t.number("landing_specific_impulse", &R::landing_specific_impulse, "s", between(0, 1000),
             "of those burns")
        .by_default("0 s");
    t.number("coolant", &R::coolant, "kg", at_least(0), "spent in entry").by_default("0 kg");
    return t;
}

}  // namespace

FieldTable rocket_table() {
    using R = launch::Rocket;
    FieldTable t("A rocket's stages");
    t.section("first", &R::first, stage_table("First stage"), "lifts off");
    t.section("upper", &R::upper, stage_table("Upper stage"), "makes the orbit");
    t.section("strap_ons", &R::strap_ons, strap_on_table(), "beside the first stage");
    t.number("fairing_mass", &R::fairing_mass, "kg", at_least(0), "dropped in flight");
    t.number("diameter", &R::diameter, "m", between(0.1, 50), "for drag");
    t.number("drag_coefficient", &R::drag_coefficient, "1", between(0, 3),
             "subsonic, on the area of that diameter")
        .by_default("0.3", "launch vehicles of this slenderness, an estimate");
    t.section("first_return", &R::first_return, first_return_table(), "recovery");
    t.section("upper_return", &R::upper_return, upper_return_table(), "reuse");
    return t;
}

FieldTable launch_margins_table() {
    using M = launch::Margins;
    FieldTable t("What separates a rocket that is flown from the ideal one");
    t.number("residual_share", &M::residual_share, "%", between(0, 10),
             "of each stage's propellant that cannot be burnt");
    t.number("performance_reserve", &M::performance_reserve, "m/s", between(0, 2000),
             "Δv kept at the last cutoff");
    t.number("adapter_share", &M::adapter_share, "%", between(0, 50),
             "of what is lifted that is not payload");
    t.number("vertical_rise", &M::vertical_rise, "s", between(0, 30), "before the rocket may turn");
    t.number("fairing_heating", &M::fairing_heating, "W/m2", at_least(0),
             "free-molecular flux below which the fairing drops; 0: with the first stage");
    t.number("dynamic_pressure", &M::dynamic_pressure, "kPa", at_least(0), "greatest; 0: any");
    t.number("acceleration", &M::acceleration, "m/s2", at_least(0), "greatest, by thrust; 0: any");
    t.number("pressure_incidence", &M::pressure_incidence, "kPa", at_least(0),
             "greatest dynamic pressure times sine of the thrust's angle to the wind; 0: any");
    t.number("lowest_coast", &M::lowest_coast, "km", between(80, 500), "below which no coast dips");
    t.number("highest_direct", &M::highest_direct, "km", between(0, 2000),
             "up to which one burn goes straight to the orbit");
    return t;
}

FieldTable ascent_losses_table() {
    using A = launch::AscentLosses;
    FieldTable t("Speed that a rocket's ascents cost, on a grid of circular orbits");
    t.number("lift_off_acceleration", &A::lift_off_acceleration, "m/s2", more_than(0),
             "thrust over mass without payload of the rocket that it was made for");
    t.number("upper_acceleration", &A::upper_acceleration, "m/s2", more_than(0),
             "the same of its full upper stage");
    t.numbers("altitude", &A::altitude, "km", between(100, 5000), "rising");
    t.numbers("inclination", &A::inclination, "deg", between(0, 180), "rising");
    t.numbers(
        "losses", &A::losses, "m/s", between(-2000, 10000),
        "beyond the speed of the orbit over the turning ground, by altitude, then inclination");
    t.numbers("boostback_speed", &A::boostback_speed, "m/s", between(0, 10000),
              "likewise; empty if the first stage does not turn back");
    return t;
}

}  // namespace dawnline::scenario
