// Models of the air by NRLMSISE-00 and of the Sun's activity that drives it.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "dawnline/astro/atmosphere.hpp"
#include "dawnline/astro/frames.hpp"
#include "dawnline/astro/mean_density.hpp"
#include "dawnline/astro/nrlmsise00.hpp"
#include "dawnline/astro/solar_cycle.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/astro/time_scales.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_picone = "Picone et al. 2002, J. Geophys. Res. 107(A12), 1468";

/// Activity that a model is given.
struct Activity {
    double f107, ap;
    std::optional<double> f107_mean;
    std::vector<double> ap_history;
};

astro::Weather weather_of(const Activity& in) {
    astro::Weather out{in.f107, in.f107_mean.value_or(in.f107), {}, false};
    out.ap.fill(in.ap);
    if (in.ap_history.empty()) return out;
    if (in.ap_history.size() != 6)
        throw Error(fmt::format("ap_history has {} values; it takes six", in.ap_history.size()));
    std::copy(in.ap_history.begin(), in.ap_history.end(), out.ap.begin() + 1);
    out.three_hourly = true;
    return out;
}

template <class In>
void add_activity(FieldTable& in) {
    in.number("f107", &In::f107, "1", between(40, 1000),
              "observed 10.7 cm flux of the day before, in 1e-22 W/(m² Hz)")
        .by_default("140", "mean of a solar cycle");
    in.number("f107_mean", &In::f107_mean, "1", between(40, 1000),
              "its mean over 81 days around the day; without it f107");
    in.number("ap", &In::ap, "1", between(0, 400), "daily Ap").by_default("15");
    in.numbers("ap_history", &In::ap_history, "1", between(0, 400),
               "3-hour ap now, 3, 6, 9 h before, means of 12 to 33 and 36 to 57 h; none: daily Ap")
        .by_default("[]");
}

struct AirIn : Activity {
    double altitude, latitude, longitude;
    std::string epoch, local_time;
    std::optional<double> day_of_year, universal_time, local_solar_time;
};
struct AirOut {
    double density, density_without_hot_oxygen, temperature, exospheric_temperature, helium, oxygen,
        molecular_nitrogen, molecular_oxygen, argon, hydrogen, nitrogen, hot_oxygen,
        local_solar_time;
};

astro::AirMoment moment_of(const AirIn& in, double& local_solar_time) {
    const astro::Utc utc = astro::parse_utc(in.epoch);
    const double second = in.universal_time.value_or(astro::second_of_day(utc));
    double greenwich = second;
    if (in.local_solar_time) {
        greenwich = *in.local_solar_time - in.longitude / k_two_pi * k_day;
    } else if (in.local_time == "apparent" && !in.day_of_year && !in.universal_time) {
        const astro::EarthInstant at = astro::earth_instant(utc);
        greenwich = astro::apparent_time_at_greenwich(astro::itrf_from_gcrf(at) *
                                                      astro::sun_position(astro::to_tt(utc)));
    }
    const double turns = greenwich / k_day + in.longitude / k_two_pi;
    local_solar_time = (turns - std::floor(turns)) * k_day;
    return astro::air_moment(weather_of(in), in.day_of_year.value_or(astro::day_of_year(utc)),
                             second, greenwich);
}

AirOut air(const AirIn& in) {
    AirOut out{};
    const astro::AirMoment moment = moment_of(in, out.local_solar_time);
    const astro::Air at = astro::nrlmsise00_air(moment, in.altitude, in.latitude, in.longitude);
    if (at.status != astro::AirStatus::ok)
        throw Error("NRLMSISE-00 has no finite answer for this place and weather");
    out.density = at.drag_density;
    out.density_without_hot_oxygen = at.density;
    out.temperature = at.temperature;
    out.exospheric_temperature = at.exospheric_temperature;
    out.helium = at.helium;
    out.oxygen = at.oxygen;
    out.molecular_nitrogen = at.molecular_nitrogen;
    out.molecular_oxygen = at.molecular_oxygen;
    out.argon = at.argon;
    out.hydrogen = at.hydrogen;
    out.nitrogen = at.nitrogen;
    out.hot_oxygen = at.anomalous_oxygen;
    return out;
}

FieldTable air_outputs() {
    using Out = AirOut;
    FieldTable out;
    out.number("density", &Out::density, "kg/m3", any_number(), "that a satellite feels (gtd7d)");
    out.number("density_without_hot_oxygen", &Out::density_without_hot_oxygen, "kg/m3",
               any_number(), "of the same air without anomalous oxygen (gtd7)");
    out.number("temperature", &Out::temperature, "K", any_number(), "of the air");
    out.number("exospheric_temperature", &Out::exospheric_temperature, "K", any_number(),
               "far above; its global mean below 123 km");
    out.number("helium", &Out::helium, "1/cm3", any_number(), "He");
    out.number("oxygen", &Out::oxygen, "1/cm3", any_number(), "O");
    out.number("molecular_nitrogen", &Out::molecular_nitrogen, "1/cm3", any_number(), "N2");
    out.number("molecular_oxygen", &Out::molecular_oxygen, "1/cm3", any_number(), "O2");
    out.number("argon", &Out::argon, "1/cm3", any_number(), "Ar");
    out.number("hydrogen", &Out::hydrogen, "1/cm3", any_number(), "H");
    out.number("nitrogen", &Out::nitrogen, "1/cm3", any_number(), "N");
    out.number("hot_oxygen", &Out::hot_oxygen, "1/cm3", any_number(), "anomalous O");
    out.number("local_solar_time", &Out::local_solar_time, "h", any_number(), "used");
    return out;
}

Model air_model() {
    using In = AirIn;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(0, 1200), "above the ellipsoid")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    in.number("latitude", &In::latitude, "deg", between(-90, 90), "geodetic").by_default("0 deg");
    in.number("longitude", &In::longitude, "deg", between(-360, 360), "east").by_default("0 deg");
    in.text("epoch", &In::epoch, "UTC, as 2027-03-20T12:00:00Z").by_default("2027-03-20T12:00:00Z");
    in.choice("local_time", &In::local_time, {"apparent", "mean"},
              "by the true Sun, or by the clock as GMAT has it")
        .by_default("apparent");
    in.number("day_of_year", &In::day_of_year, "1", between(1, 367),
              "instead of the epoch's; local time is then mean");
    in.number("universal_time", &In::universal_time, "s", between(0, 86401),
              "of the day, instead of the epoch's; local time is then mean");
    in.number("local_solar_time", &In::local_solar_time, "h", between(0, 24),
              "instead of what follows from the other times");
    add_activity<In>(in);
    return make_model("orbit.density", "The air at a place, by NRLMSISE-00", k_picone,
                      std::move(in), air_outputs(), &air);
}

struct CycleIn {
    std::string epoch, timing;
    double percentile;
};
struct CycleOut {
    double f107, f107_mean, ap;
};

CycleOut cycle(const CycleIn& in) {
    const astro::CycleTiming timing = in.timing == "early"  ? astro::CycleTiming::early
                                      : in.timing == "late" ? astro::CycleTiming::late
                                                            : astro::CycleTiming::nominal;
    const astro::Weather found = astro::weather_of_cycle(
        astro::solar_cycle_of_2026(), astro::parse_utc(in.epoch), {timing, in.percentile});
    return {.f107 = found.f107, .f107_mean = found.f107_mean, .ap = found.ap[0]};
}

Model cycle_model() {
    FieldTable in;
    in.text("epoch", &CycleIn::epoch, "UTC; 1957-10-16 to 2056-03-16")
        .by_default("2030-01-01T00:00:00Z");
    in.choice("timing", &CycleIn::timing, {"nominal", "early", "late"},
              "of the predicted cycles; observed months do not change")
        .by_default("nominal");
    in.number("percentile", &CycleIn::percentile, "1", between(0.001, 0.999),
              "share of outcomes with less flux")
        .by_default("0.5");
    FieldTable out;
    out.number("f107", &CycleOut::f107, "1", any_number(), "10.7 cm flux in 1e-22 W/(m² Hz)");
    out.number("f107_mean", &CycleOut::f107_mean, "1", any_number(), "its mean over 81 days");
    out.number("ap", &CycleOut::ap, "1", any_number(), "daily Ap");
    return make_model("orbit.solar_activity", "Monthly solar activity, observed and predicted",
                      "CSSI/CelesTrak of 2026-08-22; Schatten, March 2026", std::move(in),
                      std::move(out), &cycle);
}

struct MeanIn : Activity {
    double altitude, local_time_of_node, drag_area_per_mass;
    std::optional<double> inclination;
    bool every_local_time;
};
struct MeanOut {
    double density, delta_v, decay_rate;
};

MeanOut mean(const MeanIn& in) {
    const double a = k_radius_earth + in.altitude;
    const double rho =
        astro::mean_drag_density({a, in.inclination.value_or(astro::sun_synchronous_inclination(a)),
                                  in.local_time_of_node, in.every_local_time},
                                 weather_of(in));
    return {.density = rho,
            .delta_v = astro::drag_makeup_speed(a, rho, in.drag_area_per_mass, k_julian_year),
            .decay_rate = astro::decay_rate(a, rho, in.drag_area_per_mass)};
}

Model mean_model() {
    using In = MeanIn;
    using Out = MeanOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(150, 1150), "above the equator's radius")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    in.number("inclination", &In::inclination, "deg", between(0, 180),
              "without it sun-synchronous");
    in.number("local_time_of_node", &In::local_time_of_node, "h", between(0, 24),
              "mean local time of the ascending node")
        .by_default("18 h", "dawn-dusk");
    in.flag("every_local_time", &In::every_local_time, "average over the local time of the node")
        .by_default("false");
    in.number("drag_area_per_mass", &In::drag_area_per_mass, "m2/kg", at_least(0), "C_d A/m")
        .by_default("0.02 m2/kg", "a large array edge-on; assumption");
    add_activity<In>(in);
    FieldTable out;
    out.number("density", &Out::density, "kg/m3", any_number(), "mean over orbits and a year");
    out.number("delta_v", &Out::delta_v, "m/s", any_number(), "½ρv² (C_d A/m) for a year");
    out.number("decay_rate", &Out::decay_rate, "m/d", any_number(), "of the semi-major axis");
    return make_model("orbit.mean_density", "The air along a circular orbit, mean of a year",
                      k_picone, std::move(in), std::move(out), &mean);
}

}  // namespace

void add_orbit_air_models(Directory& directory) {
    directory.add(air_model());
    directory.add(cycle_model());
    directory.add(mean_model());
}

}  // namespace dawnline::models
