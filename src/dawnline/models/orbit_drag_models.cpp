// Models of thin air and what it does to an orbit.

#include <optional>
#include <vector>

#include "dawnline/astro/atmosphere.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/table.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_vallado = "Vallado 2013, table 8-4";

struct DensityIn {
    double altitude;
};
struct DensityOut {
    double density;
};

DensityOut density(const DensityIn& in) {
    return {astro::exponential_density(in.altitude)};
}

Model density_model() {
    FieldTable in;
    in.number("altitude", &DensityIn::altitude, "km", between(0, 1000), "above the ellipsoid")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    FieldTable out;
    out.number("density", &DensityOut::density, "kg/m3", any_number(),
               "piecewise exponential, mean solar activity");
    return make_model("orbit.exponential_density", "Density of the atmosphere, simple", k_vallado,
                      std::move(in), std::move(out), &density);
}

struct MakeupIn {
    double altitude, drag_area_per_mass, duration;
    std::optional<double> density;
};
struct MakeupOut {
    double density, delta_v, decay_rate;
};

MakeupOut makeup(const MakeupIn& in) {
    const double a = k_radius_earth + in.altitude;
    const double rho = in.density ? *in.density : astro::exponential_density(in.altitude);
    return {.density = rho,
            .delta_v = astro::drag_makeup_speed(a, rho, in.drag_area_per_mass, in.duration),
            .decay_rate = astro::decay_rate(a, rho, in.drag_area_per_mass)};
}

Model makeup_model() {
    using In = MakeupIn;
    using Out = MakeupOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(100, 2000), "above the equator's radius")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    in.number("drag_area_per_mass", &In::drag_area_per_mass, "m2/kg", at_least(0), "C_d A/m")
        .by_default("0.02 m2/kg", "a large array edge-on; assumption");
    in.number("duration", &In::duration, "yr", at_least(0), "over which the orbit is held")
        .by_default("1 yr");
    in.number("density", &In::density, "kg/m3", at_least(0),
              "mean over orbit and season; without it the exponential one of the altitude");
    FieldTable out;
    out.number("density", &Out::density, "kg/m3", any_number(), "used");
    out.number("delta_v", &Out::delta_v, "m/s", any_number(), "½ρv² (C_d A/m) t");
    out.number("decay_rate", &Out::decay_rate, "m/d", any_number(),
               "of the semi-major axis if nothing is done, −ρ (C_d A/m) √(μa)");
    return make_model("orbit.drag_makeup", "What it takes to hold a circular orbit against drag",
                      "definition of the drag coefficient", std::move(in), std::move(out), &makeup);
}

struct DecayIn {
    double altitude, final_altitude, drag_area_per_mass;
    std::vector<double> density_altitude, density;
};
struct DecayOut {
    double lifetime;
};

DecayOut decay(const DecayIn& in) {
    if (in.density_altitude.empty() && in.density.empty())
        return {astro::lifetime_estimate(in.altitude, in.final_altitude, in.drag_area_per_mass,
                                         &astro::exponential_density)};
    const LinearTable table(in.density_altitude, in.density, Ends::extrapolate, Axis::linear,
                            Axis::logarithmic);
    return {astro::lifetime_estimate(in.altitude, in.final_altitude, in.drag_area_per_mass,
                                     [&](double altitude) { return table(altitude); })};
}

Model decay_model() {
    using In = DecayIn;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(100, 2000), "above the equator's radius")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    in.number("final_altitude", &In::final_altitude, "km", between(100, 2000),
              "at which it counts as down; weeks are left at 300 km")
        .by_default("300 km");
    in.number("drag_area_per_mass", &In::drag_area_per_mass, "m2/kg", more_than(0), "C_d A/m")
        .by_default("0.02 m2/kg", "a large array edge-on; assumption");
    in.numbers("density_altitude", &In::density_altitude, "km", between(0, 2000),
               "at which the density is given, rising; none: exponential atmosphere")
        .by_default("[]");
    in.numbers("density", &In::density, "kg/m3", more_than(0),
               "at these altitudes, log-linear between and beyond")
        .by_default("[]");
    FieldTable out;
    out.number("lifetime", &DecayOut::lifetime, "yr", any_number(), "∫ da / (ρ (C_d A/m) √(μa))");
    return make_model("orbit.decay", "How long a dead satellite stays up",
                      "definition of the drag coefficient, circular orbit", std::move(in),
                      std::move(out), &decay);
}

}  // namespace

void add_orbit_drag_models(Directory& directory) {
    directory.add(density_model());
    directory.add(makeup_model());
    directory.add(decay_model());
}

}  // namespace dawnline::models
