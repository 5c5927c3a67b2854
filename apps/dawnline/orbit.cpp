#include "orbit.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "dawnline/astro/element_set_file.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/mission/orbit_tasks.hpp"
#include "dawnline/report/ephemeris.hpp"
#include "dawnline/report/plain_table.hpp"
#include "dawnline/report/run_folder.hpp"
#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/read.hpp"
#include "output.hpp"

namespace dawnline::app {
namespace {

using astro::ElementSet;
using astro::Tt;
using report::PlainTable;

double duration_of(const OrbitOptions& orbit) {
    return option_quantity("--duration", orbit.duration, "d", 1.0, 20.0 * constants::k_julian_year);
}

bool is_scenario(const std::string& file) {
    const std::string extension = std::filesystem::path(file).extension().string();
    return extension == ".yaml" || extension == ".yml";
}

scenario::Scenario scenario_of(const OrbitOptions& orbit, const Options& options) {
    const scenario::Catalogue catalogue;
    std::vector<scenario::Override> overrides;
    for (const std::string& text : options.overrides)
        overrides.push_back(scenario::parse_override(text));
    if (!orbit.start.empty()) overrides.push_back({"orbit.start", orbit.start});
    return scenario::read_as<scenario::Scenario>(scenario::scenario_table(),
                                                 scenario::read_document(orbit.file), catalogue,
                                                 overrides, nullptr);
}

bool is_called(const ElementSet& set, const std::string& word) {
    return set.name == word || fmt::format("{}", set.catalogue_number) == word;
}

// The place of the object that a word names.
std::size_t find_object(std::span<const ElementSet> sets, const std::string& word) {
    for (std::size_t j = 0; j < sets.size(); ++j)
        if (is_called(sets[j], word)) return j;
    std::vector<std::string> names;
    for (const ElementSet& set : sets) names.push_back(set.name);
    const std::string near = scenario::did_you_mean(word, names);
    throw Error(fmt::format("no object is called '{}'{}", word,
                            near.empty() ? std::string() : " (" + near + ")"));
}

std::vector<ElementSet> element_sets(const OrbitOptions& orbit) {
    const std::vector<ElementSet> all = astro::read_element_sets(std::filesystem::path(orbit.file));
    if (orbit.objects.empty()) return all;
    std::vector<ElementSet> some;
    for (const std::string& word : orbit.objects) some.push_back(all[find_object(all, word)]);
    return some;
}

// --start, or the newest epoch: no object is then moved back.
Tt start_of(const OrbitOptions& orbit, std::span<const ElementSet> sets) {
    if (!orbit.start.empty()) return astro::to_tt(astro::parse_utc(orbit.start));
    Tt newest = astro::to_tt(sets.front().epoch);
    for (const ElementSet& set : sets) {
        const Tt epoch = astro::to_tt(set.epoch);
        if (epoch - newest > 0.0) newest = epoch;
    }
    return newest;
}

std::string clock(const Tt& start, double seconds, int decimals = 0) {
    return astro::to_string(astro::to_utc(start + seconds), decimals);
}

PlainTable table_of_states(const std::vector<mission::Trajectory>& tracks, const Tt& start) {
    PlainTable table{"states",
                     {{"object", "", 0},
                      {"time", "", 0},
                      {"x", "km", 3},
                      {"y", "km", 3},
                      {"z", "km", 3},
                      {"vx", "km/s", 6},
                      {"vy", "km/s", 6},
                      {"vz", "km/s", 6}},
                     {}};
    for (const mission::Trajectory& track : tracks)
        for (std::size_t k = 0; k < track.times.size(); ++k) {
            const Vec3 &r = track.r_ES_G[k], &v = track.v_ES_G[k];
            table.rows.push_back(
                {track.name, clock(start, track.times[k], 3), r.x, r.y, r.z, v.x, v.y, v.z});
        }
    return table;
}

void write_ephemerides(const std::string& folder, const std::string& name,
                       const std::vector<mission::Trajectory>& tracks, const Tt& start) {
    const std::filesystem::path out(folder);
    std::filesystem::create_directories(out);
    for (const mission::Trajectory& track : tracks)
        if (track.times.size() > 1)
            report::write_file(out / (track.id + ".oem"), report::oem(track, start));
    report::write_file(out / "scene.czml", report::czml(name, tracks, start));
    std::fprintf(stderr, "ephemerides: %s\n", folder.c_str());
}

PlainTable season_table() {
    return {"seasons",
            {{"year", "", 0},
             {"longest_umbra", "min", 2},
             {"longest_shadow", "min", 2},
             {"umbra_days", "d", 1},
             {"first_day", "1", 0},
             {"last_day", "1", 0},
             {"beta_min", "deg", 2},
             {"beta_max", "deg", 2},
             {"mean_umbra", "%", 3}},
            {}};
}

std::vector<report::PlainCell> season_row(std::string year, const astro::EclipseSeason& season) {
    return {std::move(year),           season.longest_umbra,
            season.longest_shadow,     season.umbra_days * constants::k_day,
            season.first_day,          season.last_day,
            season.beta_min_abs,       season.beta_max_abs,
            season.mean_umbra_fraction};
}

}  // namespace

int orbit_propagate(const OrbitOptions& orbit, const Options& options) {
    const double duration = duration_of(orbit);
    const double step = option_quantity("--step", orbit.step, "s", 1e-3, 1e7);
    std::vector<mission::Trajectory> tracks;
    std::string name = std::filesystem::path(orbit.file).stem().string();
    Tt start;
    if (is_scenario(orbit.file)) {
        const scenario::Scenario scenario = scenario_of(orbit, options);
        start = astro::to_tt(astro::parse_utc(scenario.orbit.start));
        name = scenario.name;
        tracks = mission::flown_cluster(scenario, duration, step, options.jobs);
    } else {
        const std::vector<ElementSet> sets = element_sets(orbit);
        start = start_of(orbit, sets);
        mission::CatalogueTrajectories all =
            mission::catalogue_trajectories(sets, start, duration, step);
        for (const mission::LostObject& lost : all.lost)
            std::fprintf(stderr, "%s is lost %.0f s after the start: %s\n", lost.name.c_str(),
                         lost.time, lost.reason.c_str());
        tracks = std::move(all.tracks);
    }
    if (!options.out.empty())
        write_ephemerides(options.out, name, tracks, start);
    else
        print(report::formatted(table_of_states(tracks, start), options.format));
    return finished(k_done);
}

int orbit_screen(const OrbitOptions& orbit, const Options& options) {
    const double duration = duration_of(orbit);
    const double threshold = option_quantity("--threshold", orbit.threshold, "km", 1.0, 1e6);
    if (is_scenario(orbit.file))
        throw Error("orbit screen takes element sets (TLE, 3LE or OMM), not a scenario");
    if (orbit.objects.size() > 1)
        throw Error("orbit screen takes one --object, or none for all against all");
    const std::vector<ElementSet> sets =
        astro::read_element_sets(std::filesystem::path(orbit.file));
    const long one =
        orbit.objects.empty() ? -1 : static_cast<long>(find_object(sets, orbit.objects.front()));
    const Tt start = start_of(orbit, sets);
    const mission::CatalogueScreening found =
        mission::screen_element_sets(sets, one, start, duration, threshold, options.jobs);
    PlainTable table{"conjunctions",
                     {{"first", "", 0},
                      {"second", "", 0},
                      {"time", "", 0},
                      {"miss_distance", "km", 3},
                      {"relative_speed", "km/s", 4}},
                     {}};
    for (const mission::NamedConjunction& c : found.conjunctions)
        table.rows.push_back({c.first, c.second, clock(start, c.event.tca, 3),
                              c.event.miss_distance, c.event.relative_speed});
    print(report::formatted(table, options.format));
    for (const std::string& name : found.left_out)
        std::fprintf(stderr, "%s is left out: SGP4 gives it no state all the time\n", name.c_str());
    return finished(k_done);
}

int orbit_seasons(const OrbitOptions& orbit, const Options& options) {
    const double years =
        option_quantity("--years", orbit.years, "yr", 0.99 * constants::k_julian_year,
                        50.0 * constants::k_julian_year) /
        constants::k_julian_year;
    PlainTable table = season_table();
    if (is_scenario(orbit.file)) {
        const scenario::Scenario scenario = scenario_of(orbit, options);
        const mission::MissionSeasons seasons = mission::mission_seasons(scenario, years);
        for (std::size_t k = 0; k < seasons.years.size(); ++k)
            table.rows.push_back(season_row(fmt::format("{}", k + 1), seasons.years[k]));
    } else {
        table.columns.front().name = "object";
        const std::vector<ElementSet> sets = element_sets(orbit);
        const Tt start = start_of(orbit, sets);
        for (const ElementSet& set : sets)
            table.rows.push_back(
                season_row(set.name.empty() ? fmt::format("{}", set.catalogue_number) : set.name,
                           mission::season_of(set, start, 365.25)));
    }
    print(report::formatted(table, options.format));
    return finished(k_done);
}

int orbit_access(const OrbitOptions& orbit, const Options& options) {
    const double duration = duration_of(orbit);
    const double elevation = option_quantity("--elevation", orbit.elevation, "deg", -0.2, 1.57);
    if (orbit.sites.empty())
        throw Error(
            "orbit access needs a --site, such as --site \"Svalbard, 78.23 deg, 15.39 deg\"");
    std::vector<mission::NamedSite> sites;
    for (const std::string& text : orbit.sites)
        sites.push_back(mission::parse_site(text, elevation));
    std::vector<mission::NamedPass> passes;
    Tt start;
    if (is_scenario(orbit.file)) {
        const scenario::Scenario scenario = scenario_of(orbit, options);
        start = astro::to_tt(astro::parse_utc(scenario.orbit.start));
        passes = mission::passes_over(sites, scenario, duration, options.jobs);
    } else {
        const std::vector<ElementSet> sets = element_sets(orbit);
        start = start_of(orbit, sets);
        passes = mission::passes_over(sites, sets, start, duration, options.jobs);
    }
    PlainTable table{"passes",
                     {{"site", "", 0},
                      {"object", "", 0},
                      {"rise", "", 0},
                      {"set", "", 0},
                      {"duration", "min", 2},
                      {"largest_elevation", "deg", 2}},
                     {}};
    for (const mission::NamedPass& p : passes)
        table.rows.push_back({p.site, p.object, clock(start, p.pass.rise), clock(start, p.pass.set),
                              p.pass.set - p.pass.rise, p.pass.largest_elevation});
    print(report::formatted(table, options.format));
    return finished(k_done);
}

}  // namespace dawnline::app
