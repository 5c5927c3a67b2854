#include "dawnline/mission/radiation_day.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <vector>

#include "dawnline/astro/frames.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/time_scales.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/dose_response.hpp"

namespace dawnline::mission {

using namespace constants;
namespace sc = spacecraft;

namespace {

constexpr double k_step = 60.0;  // the Anomaly takes a quarter of an hour [s]
constexpr double k_counted_above = 10.0 * 1e6 * k_elementary_charge;  // behind the shield [J]

/// Earth-fixed places of the day's orbit, turned to where the map's old field looks like today's.
sc::OrbitPlaces places_of(const scenario::Scenario& scenario, const sc::HistoricField field) {
    const astro::Utc start = astro::parse_utc(scenario.orbit.start);
    const astro::Tt epoch = astro::to_tt(start);
    const astro::CircularOrbit orbit = astro::sun_synchronous_orbit(
        scenario.orbit.altitude, scenario.orbit.local_time_of_node, epoch);
    const Mat3 fixed = astro::itrf_from_gcrf(astro::earth_instant(start));
    constexpr double k_j2000 = 2451545.0, k_days_of_year = 365.25;
    const double year = 2000.0 + (epoch.day - k_j2000 + epoch.fraction) / k_days_of_year;
    sc::OrbitPlaces places;
    for (double t = 0.0; t < k_day; t += k_step) {
        const Vec3 r = fixed * astro::state_at(orbit, t).r_ES_G;
        const double turned = k_rotation_rate_earth * t;
        const double c = std::cos(turned), s = std::sin(turned);
        const Vec3 now = sc::place_in_historic_field({c * r.x + s * r.y, c * r.y - s * r.x, r.z},
                                                     year - sc::epoch_of(field));
        places.x.push_back(now.x);
        places.y.push_back(now.y);
        places.z.push_back(now.z);
    }
    return places;
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Least share of the time that holds half of the sum.
double half_time(std::vector<double> values) {
    std::sort(values.begin(), values.end(), std::greater<>());
    const double half = 0.5 * std::accumulate(values.begin(), values.end(), 0.0);
    double sum = 0.0;
    std::size_t count = 0;
    while (count < values.size() && sum < half) sum += values[count++];
    return static_cast<double>(count) / static_cast<double>(values.size());
}

}  // namespace

void radiation_day(const scenario::Scenario& scenario, const Design& design, Operations& out) {
    const bool quiet = scenario.environment.radiation.proton_map == "ap8_min";
    const sc::BeltModel model = quiet ? sc::BeltModel::ap8_min : sc::BeltModel::ap8_max;
    const sc::TrappedBelt belt = sc::trapped_belt(model, sc::BeltInterpolation::nasa_integer_grid);
    const sc::OrbitPlaces places = places_of(scenario, sc::field_of(model));
    const auto shells = sc::magnetic_shells(belt.field, places.view(), belt.moment, 1);
    const sc::ProtonStopping stopping = sc::proton_stopping();
    const double shield = scenario.satellite.bus.shield_thickness;

    std::vector<double> flux(shells.size()), dose(shells.size());
    sc::responses_along_orbit(
        belt, shells,
        sc::event_response(stopping, shield,
                           [](double energy) { return energy >= k_counted_above ? 1.0 : 0.0; }),
        flux);
    sc::responses_along_orbit(
        belt, shells,
        sc::dose_response(stopping, shield,
                          quiet ? sc::NuclearTerm::trapped_min : sc::NuclearTerm::trapped_max),
        dose);

    const double mean_dose = mean(dose);
    if (mean_dose > 0.0) {
        out.radiation_peak = *std::max_element(dose.begin(), dose.end()) / mean_dose;
        out.radiation_half_time = half_time(dose);
        out.radiation_mean = mean_dose / design.radiation.proton_dose_rate;
    }
    const scenario::Accelerator& chip = scenario.satellite.accelerator;
    const scenario::Host& host = scenario.satellite.host;
    const double interruptions = 1.0 / chip.dose_per_memory_error + 1.0 / chip.dose_per_interrupt +
                                 1.0 / (host.dose_per_interrupt * host.accelerators);
    Series day{"radiation_day",
               "time",
               "s",
               {},
               {{"protons", "1/m2/s", "trapped, above 10 MeV behind the shield", {}},
                {"silent_corruptions", "1/s", "of one accelerator", {}},
                {"interruptions", "1/s", "of one accelerator, with its share of a host", {}}}};
    for (std::size_t k = 0; k < dose.size(); ++k) {
        day.points.push_back(static_cast<double>(k) * k_step);
        day.variables[0].values.push_back(flux[k]);
        day.variables[1].values.push_back(dose[k] / chip.dose_per_corruption);
        day.variables[2].values.push_back(dose[k] * interruptions);
    }
    out.series.push_back(std::move(day));
}

}  // namespace dawnline::mission
