#include <string>

#include "dawnline/launch/cadence.hpp"
#include "dawnline/launch/manifest.hpp"
#include "dawnline/models/launch_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace launch;

// ------------------------------------------------------------ manifest

struct ManifestIn {
    long satellites;
    StowedSatellite satellite;
    FlightCapacity capacity;
    double success_probability;
};
struct ManifestOut {
    long by_mass, by_volume, per_flight, flights;
    double flights_bought, mass_share, volume_share, flights_by_mass_alone;
    std::string bound;
};

ManifestOut manifest(const ManifestIn& in) {
    const Manifest m =
        launch::manifest(in.satellites, in.satellite, in.capacity, in.success_probability);
    return {m.by_mass,
            m.by_volume,
            m.per_flight,
            m.flights,
            m.flights_bought,
            m.mass_share,
            m.volume_share,
            flights_for_mass(static_cast<double>(in.satellites) * in.satellite.mass,
                             in.capacity.payload),
            to_string(m.bound)};
}

Model manifest_model() {
    FieldTable satellite;
    satellite.number("mass", &StowedSatellite::mass, "kg", more_than(0), "with propellant");
    satellite
        .number("volume", &StowedSatellite::volume, "m3", at_least(0),
                "of its box; 0 leaves it out")
        .by_default("0 m3");
    satellite
        .number("width", &StowedSatellite::width, "m", at_least(0),
                "smallest side; 0 leaves it out")
        .by_default("0 m");
    FieldTable capacity;
    capacity.number("payload", &FlightCapacity::payload, "kg", more_than(0), "dispenser taken off");
    capacity.number("volume", &FlightCapacity::volume, "m3", at_least(0), "usable; 0: left out")
        .by_default("0 m3");
    capacity.number("diameter", &FlightCapacity::diameter, "m", at_least(0), "usable; 0: left out")
        .by_default("0 m");
    FieldTable in;
    in.integer("satellites", &ManifestIn::satellites, between(0, 1e9), "to be launched");
    in.section("satellite", &ManifestIn::satellite, std::move(satellite), "as it is stowed");
    in.section("capacity", &ManifestIn::capacity, std::move(capacity), "of one flight");
    in.number("success_probability", &ManifestIn::success_probability, "1", between(0.01, 1),
              "of a flight")
        .by_default("1");
    FieldTable out;
    using O = ManifestOut;
    out.integer("by_mass", &O::by_mass, any_number(), "satellites a flight that the mass allows");
    out.integer("by_volume", &O::by_volume, any_number(), "that the volume allows");
    out.integer("per_flight", &O::per_flight, any_number(), "the smaller");
    out.integer("flights", &O::flights, any_number(), "successful; 0 if none fits");
    out.number("flights_bought", &O::flights_bought, "1", any_number(), "over their success");
    out.number("mass_share", &O::mass_share, "1", any_number(), "of the payload, full flight");
    out.number("volume_share", &O::volume_share, "1", any_number(), "of the volume, full flight");
    out.number("flights_by_mass_alone", &O::flights_by_mass_alone, "1", any_number(),
               "if satellites could be cut anywhere");
    out.text("bound", &O::bound, "what binds: mass, volume or does not fit");
    return make_model("launch.manifest", "Satellites on a flight and flights for a fleet",
                      "whole satellites by mass and volume", std::move(in), std::move(out),
                      &manifest);
}

// ------------------------------------------------------------ cadence

struct CadenceOut {
    double flight_date, flights, sustained_rate;
};
struct CadenceIn {
    Cadence cadence;
    double flight, date;
};

CadenceOut cadence(const CadenceIn& in) {
    return {flight_date(in.cadence, in.flight), flights_by(in.cadence, in.date),
            in.cadence.final_rate / (1.0 + in.cadence.final_rate * in.cadence.failure_probability *
                                               in.cadence.stand_down)};
}

FieldTable cadence_table() {
    FieldTable t;
    t.number("first_flight", &Cadence::first_flight, "yr", at_least(0), "from the start")
        .by_default("0 yr");
    t.number("initial_rate", &Cadence::initial_rate, "1/yr", more_than(0), "at the first flight");
    t.number("final_rate", &Cadence::final_rate, "1/yr", more_than(0), "at maturity");
    t.number("ramp_time", &Cadence::ramp_time, "yr", at_least(0), "e-folding time")
        .by_default("0 yr");
    t.number("failure_probability", &Cadence::failure_probability, "1", share(), "of a flight")
        .by_default("0");
    t.number("stand_down", &Cadence::stand_down, "yr", at_least(0), "after a failure")
        .by_default("0 yr");
    return t;
}

Model cadence_model() {
    FieldTable in;
    in.section("cadence", &CadenceIn::cadence, cadence_table(), "logistic from initial to final");
    in.number("flight", &CadenceIn::flight, "1", at_least(1), "number whose date is asked for")
        .by_default("1");
    in.number("date", &CadenceIn::date, "yr", at_least(0), "by which flights are counted")
        .by_default("0 yr");
    FieldTable out;
    out.number("flight_date", &CadenceOut::flight_date, "yr", any_number(), "from the start");
    out.number("flights", &CadenceOut::flights, "1", any_number(), "flown by the date");
    out.number("sustained_rate", &CadenceOut::sustained_rate, "1/yr", any_number(),
               "at maturity, stand-downs taken off");
    return make_model("launch.cadence", "When flights of a growing launch rate fly",
                      "logistic growth", std::move(in), std::move(out), &cadence);
}

struct LimitsOut {
    double rate;
};

LimitsOut limits(const CadenceLimits& in) {
    return {sustained_rate(in)};
}

Model limits_model() {
    FieldTable in;
    using L = CadenceLimits;
    in.number("boosters", &L::boosters, "1", more_than(0), "in the fleet");
    in.number("turnaround", &L::turnaround, "d", at_least(0), "of a booster");
    in.number("pads", &L::pads, "1", more_than(0), "in use").by_default("1");
    in.number("pad_cycle", &L::pad_cycle, "d", at_least(0), "between flights; 0: no limit")
        .by_default("0 d");
    in.number("recovery_assets", &L::recovery_assets, "1", more_than(0), "ships or towers")
        .by_default("1");
    in.number("recovery_cycle", &L::recovery_cycle, "d", at_least(0), "0: no limit")
        .by_default("0 d");
    in.number("upper_stages", &L::upper_stages, "1/yr", more_than(0), "built or refurbished");
    in.number("range", &L::range, "1/yr", more_than(0), "that the site allows");
    in.number("availability", &L::availability, "1", share(), "of the time").by_default("1");
    FieldTable out;
    out.number("rate", &LimitsOut::rate, "1/yr", any_number(), "the smallest, times availability");
    return make_model("launch.sustained_rate", "Launch rate that the scarcest thing allows",
                      "definition", std::move(in), std::move(out), &limits);
}

struct LiftIn {
    double vehicles, payload, turnaround, interval, fall_per_doubling, doublings;
};
struct LiftOut {
    double mass_rate, interval;
};

LiftOut lift(const LiftIn& in) {
    return {lift_rate(in.vehicles, in.payload, in.turnaround),
            learned_interval(in.interval, in.fall_per_doubling, in.doublings)};
}

Model lift_model() {
    FieldTable in;
    in.number("vehicles", &LiftIn::vehicles, "1", at_least(0), "in the fleet");
    in.number("payload", &LiftIn::payload, "t", at_least(0), "of a flight");
    in.number("turnaround", &LiftIn::turnaround, "d", more_than(0), "of a vehicle");
    in.number("interval", &LiftIn::interval, "d", more_than(0), "between flights, today")
        .by_default("1 d");
    in.number("fall_per_doubling", &LiftIn::fall_per_doubling, "1", between(0, 0.99),
              "of the interval")
        .by_default("0");
    in.number("doublings", &LiftIn::doublings, "1", at_least(0), "of the experience")
        .by_default("0");
    FieldTable out;
    out.number("mass_rate", &LiftOut::mass_rate, "t/yr", any_number(), "vehicles payload/time");
    out.number("interval", &LiftOut::interval, "d", any_number(), "T (1 - f)^doublings");
    return make_model("launch.lift_rate", "Mass that a fleet lifts a year", "definition",
                      std::move(in), std::move(out), &lift);
}

}  // namespace

void add_launch_vehicle_models(Directory& directory) {
    directory.add(manifest_model());
    directory.add(cadence_model());
    directory.add(limits_model());
    directory.add(lift_model());
}

}  // namespace dawnline::models
