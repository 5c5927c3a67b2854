#include <string>
#include <vector>

#include "dawnline/base/error.hpp"
#include "dawnline/launch/emissions.hpp"
#include "dawnline/models/launch_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace launch;

const char* const k_barker = "Barker, Marais & McDowell 2024, Sci. Data 11:1079";

std::vector<std::string> propellant_choices() {
    return {k_propellant_names.begin(), k_propellant_names.end()};
}

Propellant propellant_of(const std::string& name) {
    const auto found = propellant_named(name);
    if (!found) throw Error("'" + name + "' is no propellant");
    return *found;
}

/// Fields of an exhaust, in the unit of an index or of a mass.
FieldTable exhaust_table(const char* unit) {
    FieldTable t;
    t.number("water", &Exhaust::water, unit, any_number(), "H2O");
    t.number("hydrogen", &Exhaust::hydrogen, unit, any_number(), "H2");
    t.number("carbon_monoxide", &Exhaust::carbon_monoxide, unit, any_number(), "CO");
    t.number("carbon_dioxide", &Exhaust::carbon_dioxide, unit, any_number(), "CO2");
    t.number("black_carbon", &Exhaust::black_carbon, unit, any_number(), "soot");
    t.number("nitrogen_oxides", &Exhaust::nitrogen_oxides, unit, any_number(), "as NO");
    t.number("alumina", &Exhaust::alumina, unit, any_number(), "Al2O3");
    t.number("chlorine", &Exhaust::chlorine, unit, any_number(), "Cl and HCl");
    return t;
}

struct IndexIn {
    std::string propellant;
    double altitude;
};
struct IndexOut {
    Exhaust primary, index;
    double full_soot_altitude;
};

IndexOut index(const IndexIn& in) {
    const Propellant p = propellant_of(in.propellant);
    return {primary_index(p), index_at(p, in.altitude), full_soot_altitude()};
}

Model index_model() {
    FieldTable in;
    in.choice("propellant", &IndexIn::propellant, propellant_choices(), "burnt");
    in.number("altitude", &IndexIn::altitude, "km", at_least(0), "above the sea");
    FieldTable out;
    out.section("primary", &IndexOut::primary, exhaust_table("g/kg"), "at the nozzle");
    out.section("index", &IndexOut::index, exhaust_table("g/kg"), "after mixing with air");
    out.number("full_soot_altitude", &IndexOut::full_soot_altitude, "km", any_number(),
               "above which no soot burns");
    return make_model("launch.exhaust_index", "Exhaust per mass of propellant at an altitude",
                      k_barker, std::move(in), std::move(out), &index);
}

struct AscentIn {
    std::string first, upper;
    double first_propellant, upper_propellant, payload;
    AscentProfile profile;
};
struct AscentOut {
    Exhaust exhaust;
    double carbon_dioxide_per_payload;
};

AscentOut ascent(const AscentIn& in) {
    const Exhaust e = ascent_exhaust(propellant_of(in.first), in.first_propellant,
                                     propellant_of(in.upper), in.upper_propellant, in.profile);
    return {e, per_payload(e.carbon_dioxide, in.payload)};
}

Model ascent_model() {
    FieldTable profile;
    profile
        .number("burnout_altitude", &AscentProfile::burnout_altitude, "km", more_than(0),
                "of the first stage")
        .by_default("65 km", "generic profile");
    profile
        .number("exponent", &AscentProfile::exponent, "1", more_than(0),
                "of the share burnt in the altitude")
        .by_default("2.2", "generic profile");
    FieldTable in;
    in.choice("first", &AscentIn::first, propellant_choices(), "propellant of the first stage");
    in.number("first_propellant", &AscentIn::first_propellant, "t", at_least(0), "burnt in it");
    in.choice("upper", &AscentIn::upper, propellant_choices(), "propellant of the upper stage");
    in.number("upper_propellant", &AscentIn::upper_propellant, "t", at_least(0), "burnt in it");
    in.number("payload", &AscentIn::payload, "t", more_than(0), "that carries the share")
        .by_default("1 t");
    in.section("profile", &AscentIn::profile, std::move(profile), "altitude over the burn");
    FieldTable out;
    out.section("exhaust", &AscentOut::exhaust, exhaust_table("t"), "of the ascent");
    out.number("carbon_dioxide_per_payload", &AscentOut::carbon_dioxide_per_payload, "kg/kg",
               any_number(), "CO2 over payload");
    return make_model("launch.ascent_emissions", "What one ascent leaves in the air", k_barker,
                      std::move(in), std::move(out), &ascent);
}

struct BurntIn {
    std::string propellant;
    double mass, mixture_ratio, payload;
};
struct BurntOut {
    double fuel, carbon_dioxide, water, carbon_dioxide_per_payload, oxidised_carbon_dioxide,
        index_water, index_black_carbon;
};

BurntOut burnt(const BurntIn& in) {
    const Propellant p = propellant_of(in.propellant);
    BurntOut out;
    out.fuel = fuel_mass(in.mass, in.mixture_ratio);
    const Exhaust complete = out.fuel * stoichiometric(p);
    out.carbon_dioxide = complete.carbon_dioxide;
    out.water = complete.water;
    out.carbon_dioxide_per_payload = per_payload(complete.carbon_dioxide, in.payload);
    // At the ground the carbon monoxide is burnt as far as the source's law goes.
    const Exhaust nozzle = in.mass * primary_index(p);
    out.oxidised_carbon_dioxide = nozzle.carbon_dioxide + 44.01 / 28.01 * nozzle.carbon_monoxide;
    out.index_water = nozzle.water;
    out.index_black_carbon = nozzle.black_carbon;
    return out;
}

Model burnt_model() {
    FieldTable in;
    in.choice("propellant", &BurntIn::propellant, propellant_choices(), "burnt");
    in.number("mass", &BurntIn::mass, "t", more_than(0), "of fuel and oxidiser");
    in.number("mixture_ratio", &BurntIn::mixture_ratio, "1", more_than(0), "oxidiser over fuel");
    in.number("payload", &BurntIn::payload, "t", more_than(0), "that carries the share")
        .by_default("1 t");
    FieldTable out;
    using O = BurntOut;
    out.number("fuel", &O::fuel, "t", any_number(), "m/(1 + O/F)");
    out.number("carbon_dioxide", &O::carbon_dioxide, "t", any_number(), "complete combustion");
    out.number("water", &O::water, "t", any_number(), "complete combustion");
    out.number("carbon_dioxide_per_payload", &O::carbon_dioxide_per_payload, "kg/kg", any_number(),
               "complete combustion");
    out.number("oxidised_carbon_dioxide", &O::oxidised_carbon_dioxide, "t", any_number(),
               "by the nozzle's index, all CO burnt");
    out.number("index_water", &O::index_water, "t", any_number(), "by the nozzle's index");
    out.number("index_black_carbon", &O::index_black_carbon, "t", any_number(),
               "by the nozzle's index, the most there can be");
    return make_model("launch.burnt_propellant", "Exhaust of a propellant load, two ways",
                      "mass balance; Barker, Marais & McDowell 2024", std::move(in), std::move(out),
                      &burnt);
}

struct ReentryIn {
    double entering_mass, aluminium_share, ablated_share, nitrogen_oxide_index;
};

Reentry reenter(const ReentryIn& in) {
    return reentry(in.entering_mass, in.aluminium_share, in.ablated_share, in.nitrogen_oxide_index);
}

Model reentry_model() {
    FieldTable in;
    in.number("entering_mass", &ReentryIn::entering_mass, "kg", at_least(0), "of the body");
    in.number("aluminium_share", &ReentryIn::aluminium_share, "1", share(), "of it")
        .by_default("0.4", k_barker);
    in.number("ablated_share", &ReentryIn::ablated_share, "1", share(), "of the aluminium")
        .by_default("1", k_barker);
    in.number("nitrogen_oxide_index", &ReentryIn::nitrogen_oxide_index, "kg/kg", at_least(0),
              "0.4 ablating, 0.175 intact")
        .by_default("0.4 kg/kg", k_barker);
    FieldTable out;
    out.number("nitrogen_oxides", &Reentry::nitrogen_oxides, "kg", any_number(), "air heated");
    out.number("alumina", &Reentry::alumina, "kg", any_number(), "all ablated Al oxidised");
    return make_model("launch.reentry", "What a re-entry leaves in the air", k_barker,
                      std::move(in), std::move(out), &reenter);
}

}  // namespace

void add_launch_exhaust_models(Directory& directory) {
    directory.add(index_model());
    directory.add(ascent_model());
    directory.add(burnt_model());
    directory.add(reentry_model());
}

}  // namespace dawnline::models
