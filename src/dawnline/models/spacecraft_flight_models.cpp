// Models of drag, sunlight, propulsion, hits and losses.

#include <utility>

#include "dawnline/base/constants.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/drag.hpp"
#include "dawnline/spacecraft/mass.hpp"
#include "dawnline/spacecraft/meteoroid.hpp"
#include "dawnline/spacecraft/propulsion.hpp"
#include "dawnline/spacecraft/reliability.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using constants::k_radius_earth;
namespace sc = spacecraft;

struct DragIn {
    double altitude, density, drag_area, mass;
};
struct DragOut {
    double acceleration, delta_v;
};

DragOut drag(const DragIn& in) {
    const double radius = k_radius_earth + in.altitude;
    const double ratio = in.drag_area / in.mass;
    return {sc::drag_acceleration(in.density, sc::circular_speed(radius), ratio),
            sc::drag_delta_v(in.density, radius, ratio, 1.0)};
}

Model drag_model() {
    FieldTable in;
    in.number("altitude", &DragIn::altitude, "km", between(100, 2000),
              "above the equator's radius");
    in.number("density", &DragIn::density, "kg/m3", at_least(0), "mean over orbit and season");
    in.number("drag_area", &DragIn::drag_area, "m2", at_least(0), "C_d A");
    in.number("mass", &DragIn::mass, "kg", more_than(0), "of the satellite").by_default("1 kg");
    FieldTable out;
    out.number("acceleration", &DragOut::acceleration, "m/s2", any_number(), "½ρv² C_d A/m");
    out.number("delta_v", &DragOut::delta_v, "m/s/yr", any_number(), "that makes up for it");
    return make_model("spacecraft.drag", "Drag of a circular orbit and the Δv that makes it up",
                      "definition of the drag coefficient", std::move(in), std::move(out), &drag);
}

struct RamIn {
    double array_area, radiator_area, radiator_ram_cosine, body_area, beta;
};
struct RamOut {
    double ram_area;
};

RamOut ram(const RamIn& in) {
    return {sc::ram_area({.array_area = in.array_area,
                          .radiator_area = in.radiator_area,
                          .radiator_ram_cosine = in.radiator_ram_cosine,
                          .body_area = in.body_area},
                         in.beta)};
}

Model ram_model() {
    FieldTable in;
    in.number("array_area", &RamIn::array_area, "m2", at_least(0), "that follows the Sun");
    in.number("radiator_area", &RamIn::radiator_area, "m2", at_least(0), "planform")
        .by_default("0 m2");
    in.number("radiator_ram_cosine", &RamIn::radiator_ram_cosine, "1", share(),
              "1 face-on to the flow, 0 edge-on")
        .by_default("1");
    in.number("body_area", &RamIn::body_area, "m2", at_least(0), "of the bus").by_default("0 m2");
    in.number("beta", &RamIn::beta, "deg", between(-90, 90), "Sun above the orbit plane");
    FieldTable out;
    out.number("ram_area", &RamOut::ram_area, "m2", any_number(), "mean over an orbit");
    return make_model("spacecraft.ram_area", "Area that meets the flow, mean over an orbit",
                      "geometry: the mean of |sin u| is 2/π", std::move(in), std::move(out), &ram);
}

struct SolarPressureIn {
    double area, mass, reflectance, irradiance, altitude, beta;
};
struct SolarPressureOut {
    double acceleration, plane_shift, eccentricity_rate;
};

SolarPressureOut solar_pressure(const SolarPressureIn& in) {
    const double radius = k_radius_earth + in.altitude;
    const double a =
        sc::solar_pressure_acceleration(in.irradiance, in.reflectance, in.area / in.mass);
    return {a, sc::solar_pressure_plane_shift(a, radius),
            sc::solar_pressure_eccentricity_rate(a, in.beta, sc::circular_speed(radius))};
}

Model solar_pressure_model() {
    using In = SolarPressureIn;
    FieldTable in;
    in.number("area", &In::area, "m2", at_least(0), "towards the Sun");
    in.number("mass", &In::mass, "kg", more_than(0), "of the satellite");
    in.number("reflectance", &In::reflectance, "1", share(), "q").by_default("0.3");
    in.number("irradiance", &In::irradiance, "W/m2", at_least(0), "of the Sun")
        .by_default("1361 W/m2", "Kopp & Lean 2011, IAU 2015 B3");
    in.number("altitude", &In::altitude, "km", between(100, 1e5), "of the orbit")
        .by_default("650 km");
    in.number("beta", &In::beta, "deg", between(-90, 90), "Sun above the orbit plane")
        .by_default("90 deg");
    FieldTable out;
    using Out = SolarPressureOut;
    out.number("acceleration", &Out::acceleration, "m/s2", any_number(), "(S/c)(1 + q) A/m");
    out.number("plane_shift", &Out::plane_shift, "m", any_number(),
               "of the orbit, if all of it is normal to the plane");
    out.number("eccentricity_rate", &Out::eccentricity_rate, "1/d", any_number(),
               "3a cos β/(2v), greatest");
    return make_model("spacecraft.solar_pressure", "Solar radiation pressure and what it moves",
                      "first-order Gauss equations", std::move(in), std::move(out),
                      &solar_pressure);
}

struct ThrusterIn {
    double thrust, specific_impulse, efficiency, wet_mass, delta_v;
};
struct ThrusterOut {
    double power, propellant_flow, propellant, burn_time;
};

ThrusterOut thruster(const ThrusterIn& in) {
    const sc::Thruster t{in.specific_impulse, in.thrust, in.efficiency};
    return {sc::thruster_power(t), sc::propellant_flow(t),
            sc::propellant_from_wet(in.wet_mass, in.delta_v, in.specific_impulse),
            sc::burn_time(t, in.wet_mass, in.delta_v)};
}

Model thruster_model() {
    FieldTable in;
    in.number("thrust", &ThrusterIn::thrust, "mN", more_than(0), "of one thruster");
    in.number("specific_impulse", &ThrusterIn::specific_impulse, "s", more_than(0), "Isp");
    in.number("efficiency", &ThrusterIn::efficiency, "1", between(0, 1),
              "jet power over electrical power; 0 chemical");
    in.number("wet_mass", &ThrusterIn::wet_mass, "kg", at_least(0), "before the burn")
        .by_default("0 kg");
    in.number("delta_v", &ThrusterIn::delta_v, "m/s", at_least(0), "of the burn")
        .by_default("0 m/s");
    FieldTable out;
    out.number("power", &ThrusterOut::power, "W", any_number(), "T g0 Isp/(2η)");
    out.number("propellant_flow", &ThrusterOut::propellant_flow, "mg/s", any_number(),
               "T/(g0 Isp)");
    out.number("propellant", &ThrusterOut::propellant, "kg", any_number(),
               "m (1 − e^(−Δv/(g0Isp)))");
    out.number("burn_time", &ThrusterOut::burn_time, "h", any_number(), "of the burn");
    return make_model("spacecraft.thruster", "Power and propellant of an electric thruster",
                      "Tsiolkovsky 1903; definition of efficiency", std::move(in), std::move(out),
                      &thruster);
}

struct DeorbitIn {
    double altitude, target;
};
struct DeorbitOut {
    double perigee_burn, spiral, hohmann;
};

DeorbitOut deorbit(const DeorbitIn& in) {
    const double from = k_radius_earth + in.altitude, to = k_radius_earth + in.target;
    return {sc::perigee_lowering_delta_v(from, to), sc::spiral_delta_v(from, to),
            sc::hohmann_delta_v(from, to)};
}

Model deorbit_model() {
    FieldTable in;
    in.number("altitude", &DeorbitIn::altitude, "km", between(100, 1e6), "of the circular orbit");
    in.number("target", &DeorbitIn::target, "km", between(0, 1e6), "perigee, or the other circle");
    FieldTable out;
    out.number("perigee_burn", &DeorbitOut::perigee_burn, "m/s", any_number(),
               "one impulse that lowers the perigee to the target");
    out.number("spiral", &DeorbitOut::spiral, "m/s", any_number(), "slow, to the other circle");
    out.number("hohmann", &DeorbitOut::hohmann, "m/s", any_number(), "both burns");
    return make_model("spacecraft.deorbit", "Δv to leave a circular orbit",
                      "vis-viva; Edelbaum 1961", std::move(in), std::move(out), &deorbit);
}

struct AvoidanceIn {
    double manoeuvres, satellites, duration, threshold, other_threshold, density_ratio, exponent;
};
struct AvoidanceOut {
    double per_satellite, yearly_rate, scaled_rate;
};

AvoidanceOut avoidance(const AvoidanceIn& in) {
    const double rate = in.manoeuvres / in.satellites / in.duration;
    return {in.manoeuvres / in.satellites, rate,
            sc::avoidance_rate({rate, 1.0, in.threshold, in.exponent}, in.density_ratio,
                               in.other_threshold)};
}

Model avoidance_model() {
    using In = AvoidanceIn;
    FieldTable in;
    in.number("manoeuvres", &In::manoeuvres, "1", at_least(0), "of the fleet, observed");
    in.number("satellites", &In::satellites, "1", more_than(0), "in the fleet, mean");
    in.number("duration", &In::duration, "yr", more_than(0), "of the observation");
    in.number("threshold", &In::threshold, "1", more_than(0), "probability that triggers one")
        .by_default("3e-7", "Starlink, 2025");
    in.number("other_threshold", &In::other_threshold, "1", more_than(0), "to scale to")
        .by_default("3e-7");
    in.number("density_ratio", &In::density_ratio, "1", at_least(0), "of objects, to scale to")
        .by_default("1");
    in.number("exponent", &In::exponent, "1", between(0, 1), "rate ∝ threshold^−x")
        .by_default("0.4");
    FieldTable out;
    out.number("per_satellite", &AvoidanceOut::per_satellite, "1", any_number(), "in the duration");
    out.number("yearly_rate", &AvoidanceOut::yearly_rate, "1/yr", any_number(), "of one satellite");
    out.number("scaled_rate", &AvoidanceOut::scaled_rate, "1/yr", any_number(),
               "at the other threshold and density");
    return make_model("spacecraft.avoidance", "Collision avoidance manoeuvres of a satellite",
                      "SpaceX semi-annual reports to the FCC", std::move(in), std::move(out),
                      &avoidance);
}

struct MeteoroidIn {
    double particle_mass, altitude, area, duration;
};
struct MeteoroidOut {
    double flux, shielding, focusing, flux_in_orbit, hit_probability;
};

MeteoroidOut meteoroid(const MeteoroidIn& in) {
    const double flux = sc::gruen_flux(in.particle_mass);
    const double shielding = sc::meteoroid_shielding(in.altitude);
    const double focusing = sc::meteoroid_focusing(in.altitude);
    const double local = flux * shielding * focusing;
    return {flux, shielding, focusing, local, sc::hit_probability(local, in.area, in.duration)};
}

Model meteoroid_model() {
    FieldTable in;
    in.number("particle_mass", &MeteoroidIn::particle_mass, "g", between(1e-18, 100), "at least");
    in.number("altitude", &MeteoroidIn::altitude, "km", between(150, 1e6), "of the orbit")
        .by_default("650 km");
    in.number("area", &MeteoroidIn::area, "m2", at_least(0), "exposed").by_default("1 m2");
    in.number("duration", &MeteoroidIn::duration, "yr", at_least(0), "of exposure")
        .by_default("1 yr");
    FieldTable out;
    using Out = MeteoroidOut;
    out.number("flux", &Out::flux, "1/m2/yr", any_number(), "at 1 AU, far from the Earth");
    out.number("shielding", &Out::shielding, "1", any_number(), "open share of the sky");
    out.number("focusing", &Out::focusing, "1", any_number(), "by the Earth's gravity");
    out.number("flux_in_orbit", &Out::flux_in_orbit, "1/m2/yr", any_number(), "product");
    out.number("hit_probability", &Out::hit_probability, "1", any_number(), "of one hit or more");
    return make_model("spacecraft.meteoroid_flux", "Meteoroids that hit a surface",
                      "Grün et al., Icarus 62 (1985) 244", std::move(in), std::move(out),
                      &meteoroid);
}

struct DebrisIn {
    double diameter, altitude, solar_flux, year, inclination_factor;
};
struct DebrisOut {
    double flux;
};

DebrisOut debris(const DebrisIn& in) {
    return {
        sc::kessler_flux(in.diameter, in.altitude, in.solar_flux, in.year, in.inclination_factor)};
}

Model debris_model() {
    FieldTable in;
    in.number("diameter", &DebrisIn::diameter, "cm", between(1e-4, 500), "at least");
    in.number("altitude", &DebrisIn::altitude, "km", between(200, 2000), "of the orbit");
    in.number("solar_flux", &DebrisIn::solar_flux, "1", between(60, 300), "F10.7 in sfu")
        .by_default("140");
    in.number("year", &DebrisIn::year, "1", between(1988, 2100), "calendar year");
    in.number("inclination_factor", &DebrisIn::inclination_factor, "1", between(0.5, 3), "ψ")
        .by_default("1.75", "near 98°");
    FieldTable out;
    out.number("flux", &DebrisOut::flux, "1/m2/yr", any_number(), "uncertain by a factor 3");
    return make_model("spacecraft.debris_flux", "Space debris that hits a surface",
                      "Kessler et al. 1989, NASA TM-100471", std::move(in), std::move(out),
                      &debris);
}

struct ShieldIn {
    double thickness, area;
};
struct ShieldOut {
    double mass;
};

ShieldOut shield(const ShieldIn& in) {
    return {sc::shielding_mass(in.thickness, in.area)};
}

Model shield_model() {
    FieldTable in;
    in.number("thickness", &ShieldIn::thickness, "mm", at_least(0), "of aluminium");
    in.number("area", &ShieldIn::area, "m2", at_least(0), "enclosed");
    FieldTable out;
    out.number("mass", &ShieldOut::mass, "kg", any_number(), "of the shield");
    return make_model("spacecraft.shield_mass", "Mass of an aluminium radiation shield",
                      "density 2700 kg/m³", std::move(in), std::move(out), &shield);
}

struct AttritionIn {
    double infant_share, rate, lifetime;
};
struct AttritionOut {
    double survival, mean_alive, lifetime_penalty, replacements;
};

AttritionOut attrition(const AttritionIn& in) {
    const sc::FailureLaw law{in.infant_share, in.rate};
    return {sc::survival(law, in.lifetime), sc::mean_alive(law, in.lifetime),
            sc::lifetime_penalty(in.rate, in.lifetime), sc::replacements(law, in.lifetime)};
}

Model attrition_model() {
    FieldTable in;
    in.number("infant_share", &AttritionIn::infant_share, "%", between(0, 99), "dead on arrival")
        .by_default("0 %");
    in.number("rate", &AttritionIn::rate, "1/yr", at_least(0), "of failures thereafter");
    in.number("lifetime", &AttritionIn::lifetime, "yr", more_than(0), "planned");
    FieldTable out;
    using Out = AttritionOut;
    out.number("survival", &Out::survival, "1", any_number(), "to the end");
    out.number("mean_alive", &Out::mean_alive, "1", any_number(), "share over the lifetime");
    out.number("lifetime_penalty", &Out::lifetime_penalty, "1", any_number(), "λT/(1 − e^(−λT))");
    out.number("replacements", &Out::replacements, "1", any_number(), "per unit kept alive");
    return make_model("spacecraft.attrition", "How many satellites or devices still work",
                      "Turyshev 2026, arXiv:2604.27197 (penalty)", std::move(in), std::move(out),
                      &attrition);
}

}  // namespace

void add_spacecraft_flight_models(Directory& directory) {
    directory.add(drag_model());
    directory.add(ram_model());
    directory.add(solar_pressure_model());
    directory.add(thruster_model());
    directory.add(deorbit_model());
    directory.add(avoidance_model());
    directory.add(meteoroid_model());
    directory.add(debris_model());
    directory.add(shield_model());
    directory.add(attrition_model());
}

}  // namespace dawnline::models
