// Models of the eclipses of circular orbits.

#include <string>

#include "dawnline/astro/eclipse.hpp"
#include "dawnline/astro/eclipse_season.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_suncatcher = "arXiv:2511.19468v2 S2.2";
const char* const k_cone = "Montenbruck & Gill 2000, sec. 3.4.2";
const char* const k_iau = "IAU 2015 Resolution B3, nominal";

struct CylinderIn {
    double altitude, beta;
};
struct CylinderOut {
    double fraction, duration, beta_star;
};

CylinderOut cylinder(const CylinderIn& in) {
    const double a = k_radius_earth + in.altitude;
    const double fraction = astro::cylinder_eclipse_fraction(a, in.beta);
    return {.fraction = fraction,
            .duration = fraction * astro::orbital_period(a),
            .beta_star = astro::beta_star(a)};
}

Model cylinder_model() {
    FieldTable in;
    in.number("altitude", &CylinderIn::altitude, "km", between(100, 100000),
              "above the equator's radius")
        .by_default("650 km", k_suncatcher);
    in.number("beta", &CylinderIn::beta, "deg", between(-90, 90),
              "angle of the Sun above the orbit plane")
        .by_default("0 deg");
    FieldTable out;
    out.number("fraction", &CylinderOut::fraction, "1", any_number(),
               "acos(√(1 − (R/a)²) / cos β) / π");
    out.number("duration", &CylinderOut::duration, "min", any_number(), "of one eclipse");
    out.number("beta_star", &CylinderOut::beta_star, "deg", any_number(),
               "asin(R/a), from which on there is no eclipse");
    return make_model("orbit.cylinder_eclipse", "Eclipse by a cylindrical shadow", "geometry",
                      std::move(in), std::move(out), &cylinder);
}

struct ConeIn {
    double altitude, beta, sun_distance, sun_radius;
};
struct ConeOut {
    double umbra, shadow, penumbra, umbra_fraction, shadow_fraction;
};

ConeOut cone(const ConeIn& in) {
    const double a = k_radius_earth + in.altitude;
    const astro::ShadowArc arc =
        astro::shadow_arc(astro::shadow_cone(a, in.sun_distance, in.sun_radius), in.beta);
    const double n = astro::mean_motion(a);
    return {.umbra = 2.0 * arc.umbra / n,
            .shadow = 2.0 * arc.penumbra / n,
            .penumbra = (arc.penumbra - arc.umbra) / n,
            .umbra_fraction = arc.umbra / k_pi,
            .shadow_fraction = arc.penumbra / k_pi};
}

Model cone_model() {
    FieldTable in;
    in.number("altitude", &ConeIn::altitude, "km", between(100, 100000),
              "above the equator's radius")
        .by_default("650 km", k_suncatcher);
    in.number("beta", &ConeIn::beta, "deg", between(-90, 90),
              "angle of the Sun above the orbit plane")
        .by_default("0 deg");
    in.number("sun_distance", &ConeIn::sun_distance, "AU", between(0.9, 1.1), "from Earth's centre")
        .by_default("1 AU");
    in.number("sun_radius", &ConeIn::sun_radius, "km", between(1, 1e6), "of the Sun")
        .by_default("695700 km", k_iau);
    FieldTable out;
    out.number("umbra", &ConeOut::umbra, "min", any_number(), "duration of full shadow");
    out.number("shadow", &ConeOut::shadow, "min", any_number(), "penumbra on both sides included");
    out.number("penumbra", &ConeOut::penumbra, "s", any_number(), "duration of each");
    out.number("umbra_fraction", &ConeOut::umbra_fraction, "1", any_number(), "of the orbit");
    out.number("shadow_fraction", &ConeOut::shadow_fraction, "1", any_number(), "of the orbit");
    return make_model("orbit.cone_eclipse", "Eclipse by umbra and penumbra, Kepler's period",
                      k_cone, std::move(in), std::move(out), &cone);
}

struct DawnDuskIn {
    double altitude, obliquity;
};
struct DawnDuskOut {
    double period, inclination, least_beta, beta_star, fraction_at_beta_zero, worst_fraction;
    bool never_eclipsed;
};

DawnDuskOut dawn_dusk(const DawnDuskIn& in) {
    const double a = k_radius_earth + in.altitude;
    const double inclination = astro::sun_synchronous_inclination(a);
    const double least_beta = k_pi / 2.0 - in.obliquity - (inclination - k_pi / 2.0);
    const double beta_star = astro::beta_star(a);
    return {.period = astro::orbital_period(a),
            .inclination = inclination,
            .least_beta = least_beta,
            .beta_star = beta_star,
            .fraction_at_beta_zero = astro::cylinder_eclipse_fraction(a, 0.0),
            .worst_fraction = astro::cylinder_eclipse_fraction(a, least_beta),
            .never_eclipsed = least_beta >= beta_star};
}

Model dawn_dusk_model() {
    using In = DawnDuskIn;
    using Out = DawnDuskOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(100, 5000), "above the equator's radius")
        .by_default("650 km", k_suncatcher);
    in.number("obliquity", &In::obliquity, "deg", between(0, 45), "of the ecliptic")
        .by_default("23.44 deg", "IAU 2006, 84381.406 arcsec at J2000.0");
    FieldTable out;
    out.number("period", &Out::period, "min", any_number(), "Keplerian");
    out.number("inclination", &Out::inclination, "deg", any_number(), "sun-synchronous");
    out.number("least_beta", &Out::least_beta, "deg", any_number(),
               "of the year, 90° − obliquity − (i − 90°)");
    out.number("beta_star", &Out::beta_star, "deg", any_number(),
               "from which on there is no eclipse");
    out.number("fraction_at_beta_zero", &Out::fraction_at_beta_zero, "1", any_number(),
               "of an orbit that contains the Sun, dark");
    out.number("worst_fraction", &Out::worst_fraction, "1", any_number(),
               "dark at the least β, cylinder");
    out.flag("never_eclipsed", &Out::never_eclipsed, "least β is not below β*");
    return make_model("orbit.dawn_dusk", "Worst season of a dawn-dusk sun-synchronous orbit",
                      "geometry, cylindrical shadow, mean Sun", std::move(in), std::move(out),
                      &dawn_dusk);
}

struct SeasonIn {
    double altitude, local_time, days;
    std::string epoch, method;
};
struct SeasonOut {
    double least_beta, greatest_beta, beta_at_longest, longest_umbra, longest_shadow, umbra_time,
        first_day, last_day, mean_umbra_fraction, mean_shadow_fraction;
    std::string first_date, last_date;
};

/// Month and day of a day of the year in which `epoch` lies.
std::string date_of(const astro::Tt& epoch, double day_of_year) {
    if (day_of_year <= 0.0) return "none";
    const astro::Tt date = epoch + (day_of_year - astro::day_of_year(epoch)) * k_day;
    return astro::to_string(astro::to_utc(date)).substr(5, 5);
}

SeasonOut season(const SeasonIn& in) {
    const astro::Tt epoch = astro::to_tt(astro::parse_utc(in.epoch));
    const astro::CircularOrbit orbit =
        astro::sun_synchronous_orbit(in.altitude, in.local_time, epoch);
    const double days = in.days / k_day;
    const astro::EclipseSeason year = in.method == "daily"
                                          ? astro::eclipse_season(orbit, epoch, days)
                                          : astro::season_estimate(orbit, epoch, days);
    return {.least_beta = year.beta_min_abs,
            .greatest_beta = year.beta_max_abs,
            .beta_at_longest = year.beta_at_longest,
            .longest_umbra = year.longest_umbra,
            .longest_shadow = year.longest_shadow,
            .umbra_time = year.umbra_days * k_day,
            .first_day = year.first_day * k_day,
            .last_day = year.last_day * k_day,
            .mean_umbra_fraction = year.mean_umbra_fraction,
            .mean_shadow_fraction = year.mean_shadow_fraction,
            .first_date = date_of(epoch, year.first_day),
            .last_date = date_of(epoch, year.last_day)};
}

Model season_model() {
    using In = SeasonIn;
    using Out = SeasonOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(100, 5900), "above the equator's radius")
        .by_default("650 km", k_suncatcher);
    in.number("local_time", &In::local_time, "h", between(0, 24), "mean, of the ascending node")
        .by_default("18 h", "dawn-dusk, ascending at dusk");
    in.text("epoch", &In::epoch, "UTC, as 2027-01-01T00:00:00Z").by_default("2027-01-01T00:00:00Z");
    in.number("days", &In::days, "d", between(1, 36525), "span from the epoch")
        .by_default("365.25 d");
    in.choice("method", &In::method, {"daily", "estimate"},
              "daily samples of ERFA's Sun, or the Almanac's short series in microseconds")
        .by_default("daily");
    FieldTable out;
    out.number("least_beta", &Out::least_beta, "deg", any_number(), "least |β| of the span");
    out.number("greatest_beta", &Out::greatest_beta, "deg", any_number(), "greatest |β|");
    out.number("beta_at_longest", &Out::beta_at_longest, "deg", any_number(),
               "with sign, where the longest eclipse is");
    out.number("longest_umbra", &Out::longest_umbra, "min", any_number(), "of one orbit");
    out.number("longest_shadow", &Out::longest_shadow, "min", any_number(), "penumbra included");
    out.number("umbra_time", &Out::umbra_time, "d", any_number(), "in which orbits have an umbra");
    out.number("first_day", &Out::first_day, "d", any_number(),
               "of the year, of the longest umbra season; 0: none");
    out.number("last_day", &Out::last_day, "d", any_number(), "less than the first over new year");
    out.number("mean_umbra_fraction", &Out::mean_umbra_fraction, "1", any_number(), "of the span");
    out.number("mean_shadow_fraction", &Out::mean_shadow_fraction, "1", any_number(),
               "penumbra included");
    out.text("first_date", &Out::first_date, "month and day of the first day");
    out.text("last_date", &Out::last_date, "month and day of the last day");
    return make_model("orbit.eclipse_season",
                      "Eclipses of a sun-synchronous orbit over a year or another span", k_cone,
                      std::move(in), std::move(out), &season);
}

}  // namespace

void add_orbit_eclipse_models(Directory& directory) {
    directory.add(cylinder_model());
    directory.add(cone_model());
    directory.add(dawn_dusk_model());
    directory.add(season_model());
}

}  // namespace dawnline::models
