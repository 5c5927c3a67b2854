#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/base/error.hpp"
#include "dawnline/launch/transcost.hpp"
#include "dawnline/models/launch_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace launch;

const char* const k_koelle = "TRANSCOST 8.2 (Koelle 2013) as in lvreuse, IAC-18-D2.4.3";

constexpr std::array<std::pair<const char*, Element>, 18> k_elements{{
    {"solid motor", Element::solid_motor},
    {"solid booster", Element::solid_booster},
    {"solid stage", Element::solid_stage},
    {"hydrogen turbopump engine", Element::hydrogen_turbopump_engine},
    {"storable turbopump engine", Element::storable_turbopump_engine},
    {"modern turbopump engine", Element::modern_turbopump_engine},
    {"pressure-fed engine", Element::pressure_fed_engine},
    {"modern pressure-fed engine", Element::modern_pressure_fed_engine},
    {"turbojet engine", Element::turbojet_engine},
    {"propulsion module", Element::propulsion_module},
    {"expendable dense stage", Element::expendable_dense_stage},
    {"expendable hydrogen stage", Element::expendable_hydrogen_stage},
    {"reusable dense stage", Element::reusable_dense_stage},
    {"reusable hydrogen stage", Element::reusable_hydrogen_stage},
    {"winged orbiter", Element::winged_orbiter},
    {"fly-back booster", Element::flyback_booster},
    {"advanced aircraft", Element::advanced_aircraft},
    {"expendable tank", Element::expendable_tank},
}};

double series_factor(double progress_ratio, long first, long last) {
    if (last < first) throw Error("the last unit of a series comes before the first");
    return mean_learning_factor(progress_ratio, first, last);
}

struct DevelopmentIn {
    std::string element;
    double dry_mass, qualification_firings;
    DevelopmentFactors factors;
};
struct DevelopmentOut {
    double effort, quality;
};

DevelopmentOut development(const DevelopmentIn& in) {
    DevelopmentFactors factors = in.factors;
    if (in.qualification_firings > 0.0) factors.quality = engine_quality(in.qualification_firings);
    return {development_effort(element_of(in.element), in.dry_mass, factors), factors.quality};
}

FieldTable factors_table() {
    FieldTable t;
    using F = DevelopmentFactors;
    t.number("novelty", &F::novelty, "1", between(0.1, 3), "f1, 0.4 variant to 1.4 first")
        .by_default("1");
    t.number("quality", &F::quality, "1", between(0.01, 10), "f2").by_default("1");
    t.number("experience", &F::experience, "1", between(0.1, 3), "f3").by_default("1");
    t.number("country", &F::country, "1", between(0.1, 5), "f8, 1 US, 0.86 ESA").by_default("1");
    t.number("overlap", &F::overlap, "1", between(0.1, 2), "f10").by_default("1");
    t.number("commercial", &F::commercial, "1", between(0.1, 2), "f11").by_default("1");
    return t;
}

Model development_model() {
    FieldTable in;
    in.choice("element", &DevelopmentIn::element, element_names(), "row of the cost table");
    in.number("dry_mass", &DevelopmentIn::dry_mass, "kg", more_than(0), "stages without engines");
    in.number("qualification_firings", &DevelopmentIn::qualification_firings, "1", at_least(0),
              "of an engine; above 0 they give f2")
        .by_default("0");
    in.section("factors", &DevelopmentIn::factors, factors_table(), "of the cost");
    FieldTable out;
    out.number("effort", &DevelopmentOut::effort, "1", any_number(),
               "work-years, a M^x f1 ... f11");
    out.number("quality", &DevelopmentOut::quality, "1", any_number(), "f2 used");
    return make_model("launch.transcost_development", "Work-years to develop an element", k_koelle,
                      std::move(in), std::move(out), &development);
}

struct ProductionIn {
    std::string element;
    double dry_mass, progress_ratio, country, overlap, commercial;
    long first, last;
};
struct ProductionOut {
    double effort, learning_factor;
};

ProductionOut production(const ProductionIn& in) {
    const double f4 = series_factor(in.progress_ratio, in.first, in.last);
    return {production_effort(element_of(in.element), in.dry_mass, f4, in.country, in.overlap,
                              in.commercial),
            f4};
}

Model production_model() {
    FieldTable in;
    using I = ProductionIn;
    in.choice("element", &I::element, element_names(), "row of the cost table");
    in.number("dry_mass", &I::dry_mass, "kg", more_than(0), "stages without engines");
    in.number("progress_ratio", &I::progress_ratio, "1", between(0.1, 1), "0.85: -15 % a doubling")
        .by_default("1");
    in.integer("first", &I::first, between(1, 1e7), "unit of the series").by_default("1");
    in.integer("last", &I::last, between(1, 1e7), "unit, not before the first").by_default("1");
    in.number("country", &I::country, "1", between(0.1, 5), "f8").by_default("1");
    in.number("overlap", &I::overlap, "1", between(0.1, 2), "f10").by_default("1");
    in.number("commercial", &I::commercial, "1", between(0.1, 2), "f11").by_default("1");
    FieldTable out;
    out.number("effort", &ProductionOut::effort, "1", any_number(), "work-years, mean unit");
    out.number("learning_factor", &ProductionOut::learning_factor, "1", any_number(), "f4");
    return make_model("launch.transcost_production", "Work-years to build a unit of a series",
                      k_koelle, std::move(in), std::move(out), &production);
}

struct OperationsIn {
    GroundOperations ground;
    double sum_q, recovered_mass, year, progress_ratio;
    long first, last;
    std::string provider;
};
struct OperationsOut {
    double ground, mission, recovery, indirect, learning_factor;
};

OperationsOut operations(const OperationsIn& in) {
    GroundOperations g = in.ground;
    g.learning_factor = series_factor(in.progress_ratio, in.first, in.last);
    const Provider provider = in.provider == "A"   ? Provider::a
                              : in.provider == "B" ? Provider::b
                                                   : Provider::c;
    return {
        ground_operations(g, in.year),
        mission_operations(in.sum_q, g.launches_per_year, g.learning_factor, g.country, in.year),
        recovery_operations(in.recovered_mass, g.launches_per_year, g.country, g.commercial,
                            in.year),
        indirect_operations(provider, g.launches_per_year, in.year), g.learning_factor};
}

FieldTable ground_table() {
    FieldTable t;
    using G = GroundOperations;
    t.number("liftoff_mass", &G::liftoff_mass, "t", more_than(0), "of the vehicle");
    t.number("launches_per_year", &G::launches_per_year, "1/yr", more_than(0),
             "law fitted for 3 and more");
    t.number("stages", &G::stages, "1", at_least(1), "number").by_default("2");
    t.number("vehicle_type", &G::vehicle_type, "1", between(0.1, 2), "fv, cryogenic 1, solid 0.3")
        .by_default("1");
    t.number("assembly", &G::assembly, "1", between(0.1, 2), "fc, vertical on the pad 1")
        .by_default("1");
    t.number("country", &G::country, "1", between(0.1, 5), "f8").by_default("1");
    t.number("commercial", &G::commercial, "1", between(0.1, 2), "f11").by_default("1");
    return t;
}

Model operations_model() {
    FieldTable in;
    using I = OperationsIn;
    in.section("ground", &I::ground, ground_table(), "what the ground crew handles");
    in.number("sum_q", &I::sum_q, "1", at_least(0), "Q of the stages, solid 0.15, liquid 0.4")
        .by_default("0.8");
    in.number("recovered_mass", &I::recovered_mass, "t", at_least(0), "of a booster")
        .by_default("0 t");
    in.number("progress_ratio", &I::progress_ratio, "1", between(0.1, 1), "of operations")
        .by_default("1");
    in.integer("first", &I::first, between(1, 1e7), "flight of the series").by_default("1");
    in.integer("last", &I::last, between(1, 1e7), "flight, not before the first").by_default("1");
    in.choice("provider", &I::provider, {"A", "B", "C"}, "of the launch service").by_default("C");
    in.number("year", &I::year, "d", more_than(0), "of account")
        .by_default("365.25 d", "Julian year");
    FieldTable out;
    using O = OperationsOut;
    out.number("ground", &O::ground, "1", any_number(), "work-years a flight");
    out.number("mission", &O::mission, "1", any_number(), "work-years a flight");
    out.number("recovery", &O::recovery, "1", any_number(), "work-years a flight");
    out.number("indirect", &O::indirect, "1", any_number(), "work-years a flight, 1 to 12 a year");
    out.number("learning_factor", &O::learning_factor, "1", any_number(), "f4");
    return make_model("launch.transcost_operations", "Work-years to operate a launch vehicle",
                      k_koelle, std::move(in), std::move(out), &operations);
}

struct RefurbishmentIn {
    double share_at_fifty, uses, first_unit;
};
struct RefurbishmentOut {
    double effort;
};

RefurbishmentOut refurbish(const RefurbishmentIn& in) {
    return {refurbishment(in.share_at_fifty, in.uses, in.first_unit)};
}

Model refurbishment_model() {
    FieldTable in;
    in.number("share_at_fifty", &RefurbishmentIn::share_at_fifty, "1", share(),
              "f5, of the first unit at 50 uses")
        .by_default("0.01", k_koelle);
    in.number("uses", &RefurbishmentIn::uses, "1", at_least(1), "of the element");
    in.number("first_unit", &RefurbishmentIn::first_unit, "1", more_than(0), "work-years");
    FieldTable out;
    out.number("effort", &RefurbishmentOut::effort, "1", any_number(), "work-years a flight");
    return make_model("launch.transcost_refurbishment", "Work-years to refurbish an element",
                      k_koelle, std::move(in), std::move(out), &refurbish);
}

}  // namespace

std::vector<std::string> element_names() {
    std::vector<std::string> names;
    for (const auto& [name, element] : k_elements) names.emplace_back(name);
    return names;
}

Element element_of(const std::string& name) {
    const auto* found = std::find_if(k_elements.begin(), k_elements.end(),
                                     [&](const auto& e) { return e.first == name; });
    return found == k_elements.end() ? Element::solid_motor : found->second;
}

void add_launch_transcost_models(Directory& directory) {
    directory.add(development_model());
    directory.add(production_model());
    directory.add(operations_model());
    directory.add(refurbishment_model());
}

}  // namespace dawnline::models
