// Model of an orbit's decay and life.

#include <cmath>
#include <string>

#include "dawnline/astro/mean_orbit.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_suncatcher = "arXiv:2511.19468v2 S2.2";

struct LifetimeIn {
    std::string epoch, weather, timing;
    double perigee_altitude, apogee_altitude, inclination, node, argument_of_perigee,
        drag_area_per_mass, f107, ap, percentile, end_altitude, longest, step;
};
struct LifetimeOut {
    double lifetime, decay_rate;
    bool decayed;
};

astro::CycleOutlook outlook_of(const LifetimeIn& in) {
    using astro::CycleTiming;
    return {.timing = in.timing == "early"  ? CycleTiming::early
                      : in.timing == "late" ? CycleTiming::late
                                            : CycleTiming::nominal,
            .percentile = in.percentile};
}

LifetimeOut lifetime(const LifetimeIn& in) {
    if (in.apogee_altitude < in.perigee_altitude) throw Error("the apogee lies below the perigee");
    const double low = k_radius_earth + in.perigee_altitude;
    const double high = k_radius_earth + in.apogee_altitude;
    const double e = (high - low) / (high + low);
    const astro::NearCircular start{.a = 0.5 * (low + high),
                                    .latitude = 0.0,
                                    .ex = e * std::cos(in.argument_of_perigee),
                                    .ey = e * std::sin(in.argument_of_perigee),
                                    .inclination = in.inclination,
                                    .node = in.node};
    const astro::Tt epoch = astro::to_tt(astro::parse_utc(in.epoch));
    const astro::MeanOrbitOptions options{.drag_area_per_mass = in.drag_area_per_mass,
                                          .step = in.step,
                                          .end_altitude = in.end_altitude};
    const astro::CycleOutlook outlook = outlook_of(in);
    astro::Weather constant{.f107 = in.f107, .f107_mean = in.f107};
    constant.ap.fill(in.ap);
    const auto weather = [&](const astro::Tt& tt) {
        return in.weather == "constant"
                   ? constant
                   : astro::weather_of_repeated_cycle(astro::solar_cycle_of_2026(), tt, outlook);
    };
    const astro::MeanTrajectory path =
        astro::propagate_mean(start, epoch, in.longest, weather, options);
    return {.lifetime = path.duration(),
            .decay_rate = astro::mean_orbit_rates(start, epoch, weather(epoch), options).a,
            .decayed = path.decayed};
}

Model lifetime_model() {
    using In = LifetimeIn;
    using Out = LifetimeOut;
    FieldTable in;
    in.text("epoch", &In::epoch, "UTC, as 2027-03-20T00:00:00Z").by_default("2027-03-20T00:00:00Z");
    in.number("perigee_altitude", &In::perigee_altitude, "km", between(130, 1200),
              "mean, above the equatorial radius")
        .by_default("650 km", k_suncatcher);
    in.number("apogee_altitude", &In::apogee_altitude, "km", between(130, 40000), "likewise")
        .by_default("650 km", k_suncatcher);
    in.number("inclination", &In::inclination, "deg", between(0.01, 179.99), "mean")
        .by_default("97.986 deg", k_suncatcher);
    in.number("node", &In::node, "deg", any_number(), "right ascension of the ascending node")
        .by_default("0 deg");
    in.number("argument_of_perigee", &In::argument_of_perigee, "deg", any_number(), "mean")
        .by_default("90 deg");
    in.number("drag_area_per_mass", &In::drag_area_per_mass, "m2/kg", more_than(0), "C_d A/m")
        .by_default("0.02 m2/kg");
    in.choice("weather", &In::weather, {"cycle", "constant"}, "of space").by_default("cycle");
    in.choice("timing", &In::timing, {"nominal", "early", "late"}, "of the cycle")
        .by_default("nominal");
    in.number("percentile", &In::percentile, "1", between(0.001, 0.999),
              "share of outcomes with less flux")
        .by_default("0.5");
    in.number("f107", &In::f107, "1", between(50, 400), "constant 10.7 cm flux, in sfu")
        .by_default("140");
    in.number("ap", &In::ap, "1", between(0, 400), "constant Ap").by_default("15");
    in.number("end_altitude", &In::end_altitude, "km", between(90, 1000),
              "of the perigee where the life ends")
        .by_default("120 km");
    in.number("longest", &In::longest, "yr", between(0, 500), "time looked at")
        .by_default("100 yr");
    in.number("step", &In::step, "d", between(0.01, 30), "longest step").by_default("2 d");
    FieldTable out;
    out.number("lifetime", &Out::lifetime, "yr", any_number(), "or `longest` where it outlasts it");
    out.number("decay_rate", &Out::decay_rate, "km/yr", any_number(),
               "of the semi-major axis, at the epoch");
    out.flag("decayed", &Out::decayed, "whether it ended");
    return make_model(
        "orbit.lifetime", "How long air leaves an orbit alive",
        "Brouwer 1959; NRLMSISE-00 (Picone et al. 2002); Schatten's prediction of the "
        "solar cycle (March 2026)",
        std::move(in), std::move(out), &lifetime);
}

}  // namespace

void add_orbit_lifetime_models(Directory& directory) {
    directory.add(lifetime_model());
}

}  // namespace dawnline::models
