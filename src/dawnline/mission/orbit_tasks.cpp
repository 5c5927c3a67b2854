#include "dawnline/mission/orbit_tasks.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "dawnline/astro/catalogue_screening.hpp"
#include "dawnline/astro/frame_table.hpp"
#include "dawnline/astro/frames.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/sgp4.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/scenario/quantity.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::mission {
namespace {

using namespace astro;

std::string name_of(const ElementSet& set) {
    return set.name.empty() ? fmt::format("{}", set.catalogue_number) : set.name;
}

std::vector<Sgp4> initialised(std::span<const ElementSet> sets) {
    std::vector<Sgp4> objects;
    objects.reserve(sets.size());
    for (const ElementSet& set : sets) objects.push_back(initialise(set));
    return objects;
}

// TEME of any epoch to GCRF at t; the frames differ by the epoch's precession alone.
OrbitState in_gcrf(const Sgp4State& state, const Tt& at) {
    const StateVector g = transform({state.r_ES_T, state.v_ES_T}, Frame::teme, Frame::gcrf,
                                    earth_instant(to_utc(at)));
    return {g.r, g.v};
}

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(' ');
    if (from == std::string::npos) return {};
    return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

double site_quantity(const std::string& item, const char* unit, const std::string& whole) {
    const scenario::Quantity q = scenario::parse_quantity(item);
    const std::string given = q.unit.empty() ? unit : q.unit;
    if (!scenario::is_unit(given) || !scenario::same_dimension(given, unit))
        throw Error(
            fmt::format("--site '{}': {} is not {}", whole, item, scenario::dimension_name(unit)));
    return scenario::to_si(q.value, given);
}

std::vector<GroundSite> ground_sites(std::span<const NamedSite> sites) {
    std::vector<GroundSite> all;
    for (const NamedSite& site : sites)
        all.push_back({Site(site.place), ElevationMask(site.elevation)});
    return all;
}

}  // namespace

CatalogueTrajectories catalogue_trajectories(std::span<const ElementSet> sets, const Tt& start,
                                             double duration, double step) {
    if (!(step > 0.0) || !(duration >= 0.0))
        throw Error("a step must be positive and a duration must not be negative");
    const double count = std::floor(duration / step * (1.0 + 1e-12)) + 1.0;
    if (count * static_cast<double>(sets.size()) > 1e7)
        throw Error(
            fmt::format("{:.0f} states of {} objects are more than ten million: take longer "
                        "steps or fewer objects",
                        count, sets.size()));
    CatalogueTrajectories out;
    const std::vector<Sgp4> objects = initialised(sets);
    for (std::size_t j = 0; j < objects.size(); ++j) {
        Trajectory track;
        track.name = name_of(sets[j]);
        track.id = sets[j].international_designator.empty()
                       ? fmt::format("{:05}", sets[j].catalogue_number)
                       : sets[j].international_designator;
        const double offset = start - to_tt(sets[j].epoch);
        for (double k = 0.0; k < count; k += 1.0) {
            const Sgp4State state = propagate(objects[j], offset + k * step);
            if (state.status != Sgp4Status::ok) {
                out.lost.push_back({track.name, k * step, to_string(state.status)});
                break;
            }
            const OrbitState g = in_gcrf(state, start + k * step);
            track.times.push_back(k * step);
            track.r_ES_G.push_back(g.r_ES_G);
            track.v_ES_G.push_back(g.v_ES_G);
        }
        if (!track.times.empty()) out.tracks.push_back(std::move(track));
    }
    return out;
}

CatalogueScreening screen_element_sets(std::span<const ElementSet> sets, long one, const Tt& start,
                                       double duration, double threshold, unsigned jobs) {
    const std::vector<Sgp4> objects = initialised(sets);
    ScreeningOptions options;
    options.threshold = threshold;
    options.jobs = jobs;
    const Screening found = one < 0 ? screen_catalogue(objects, start, 0.0, duration, options)
                                    : screen_catalogue_one(static_cast<std::uint32_t>(one), objects,
                                                           start, 0.0, duration, options);
    CatalogueScreening out;
    for (const Conjunction& event : found.conjunctions)
        out.conjunctions.push_back(
            {name_of(sets[event.first]), name_of(sets[event.second]), event});
    for (const std::uint32_t j : found.left_out) out.left_out.push_back(name_of(sets[j]));
    return out;
}

MissionSeasons mission_seasons(const scenario::Scenario& scenario, double years) {
    const Tt epoch = to_tt(parse_utc(scenario.orbit.start));
    MissionSeasons out;
    out.drift =
        local_time_drift(scenario.orbit.altitude, scenario.orbit.local_time_of_node, epoch, years);
    out.years = eclipse_seasons(out.drift, epoch);
    return out;
}

EclipseSeason season_of(const ElementSet& set, const Tt& start, double days) {
    const double a = std::cbrt(constants::k_gm_earth / (set.mean_motion * set.mean_motion));
    const CircularOrbit orbit =
        circular_orbit(a, set.inclination, set.node, set.argument_of_perigee + set.mean_anomaly);
    CircularOrbit moved = orbit;
    moved.node_at_epoch += orbit.node_rate * (start - to_tt(set.epoch));
    return eclipse_season(moved, start, days);
}

NamedSite parse_site(const std::string& text, double elevation) {
    std::vector<std::string> items;
    std::size_t from = 0;
    for (std::size_t comma = text.find(','); comma != std::string::npos;
         comma = text.find(',', from)) {
        items.push_back(trimmed(text.substr(from, comma - from)));
        from = comma + 1;
    }
    items.push_back(trimmed(text.substr(from)));
    if (items.size() < 3 || items.size() > 4 || items[0].empty())
        throw Error(
            fmt::format("--site '{}' must be a name, a latitude, a longitude and perhaps a "
                        "height: \"Svalbard, 78.23 deg, 15.39 deg\"",
                        text));
    NamedSite site{items[0], {}, elevation};
    site.place.latitude = site_quantity(items[1], "deg", text);
    site.place.longitude = site_quantity(items[2], "deg", text);
    if (items.size() == 4) site.place.height = site_quantity(items[3], "m", text);
    if (std::abs(site.place.latitude) > 0.5 * constants::k_pi)
        throw Error(fmt::format("--site '{}': the latitude is beyond a pole", text));
    return site;
}

std::vector<NamedPass> passes_over(std::span<const NamedSite> sites,
                                   std::span<const ElementSet> sets, const Tt& start,
                                   double duration, unsigned jobs) {
    const std::vector<Sgp4> objects = initialised(sets);
    const std::vector<double> offsets = [&] {
        std::vector<double> all;
        for (const ElementSet& set : sets) all.push_back(start - to_tt(set.epoch));
        return all;
    }();
    const auto position = [&](std::uint32_t j, double t) {
        const Sgp4State state = propagate(objects[j], offsets[j] + t);
        const EarthInstant at = earth_instant(to_utc(start + t));
        return transform({state.r_ES_T, state.v_ES_T}, Frame::teme, Frame::itrf, at).r;
    };
    for (std::size_t j = 0; j < objects.size(); ++j)
        if (const Sgp4State end = propagate(objects[j], offsets[j] + duration);
            end.status != Sgp4Status::ok)
            throw Error(fmt::format("{} cannot be followed to the end: {}", name_of(sets[j]),
                                    to_string(end.status)));
    std::vector<NamedPass> out;
    for (const Pass& pass : passes(ground_sites(sites), static_cast<std::uint32_t>(sets.size()),
                                   position, 0.0, duration, {.jobs = jobs}))
        out.push_back({sites[pass.site].name, name_of(sets[pass.satellite]), pass});
    return out;
}

std::vector<NamedPass> passes_over(std::span<const NamedSite> sites,
                                   const scenario::Scenario& scenario, double duration,
                                   unsigned jobs) {
    const Tt start = to_tt(parse_utc(scenario.orbit.start));
    const CircularOrbit orbit =
        sun_synchronous_orbit(scenario.orbit.altitude, scenario.orbit.local_time_of_node, start);
    const FrameTable frames(start, 0.0, duration);
    const auto position = [&](std::uint32_t, double t) {
        return frames(t).R_FG * state_at(orbit, t).r_ES_G;
    };
    std::vector<NamedPass> out;
    for (const Pass& pass : passes(ground_sites(sites), 1, position, 0.0, duration, {.jobs = jobs}))
        out.push_back({sites[pass.site].name, scenario.name, pass});
    return out;
}

}  // namespace dawnline::mission
