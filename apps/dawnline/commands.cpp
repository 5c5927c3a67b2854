#include "commands.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <span>

#include <fmt/format.h>

#include "dawnline/astro/time.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/interrupt.hpp"
#include "dawnline/base/parallel.hpp"
#include "dawnline/base/progress.hpp"
#include "dawnline/base/resource.hpp"
#include "dawnline/base/sha256.hpp"
#include "dawnline/mission/mission.hpp"
#include "dawnline/mission/trajectory.hpp"
#include "dawnline/models/evaluate.hpp"
#include "dawnline/models/model.hpp"
#include "dawnline/models/validate.hpp"
#include "dawnline/report/build_info.hpp"
#include "dawnline/report/ephemeris.hpp"
#include "dawnline/report/manifest.hpp"
#include "dawnline/report/outcome_json.hpp"
#include "dawnline/report/reference_pages.hpp"
#include "dawnline/report/run_folder.hpp"
#include "dawnline/report/tables.hpp"
#include "dawnline/report/verdict_text.hpp"
#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/read.hpp"
#include "dawnline/scenario/scenario.hpp"
#include "dawnline/scenario/schema.hpp"
#include "dawnline/scenario/show.hpp"
#include "dawnline/scenario/template.hpp"
#include "output.hpp"

namespace dawnline::app {
namespace {

using scenario::Catalogue;
using scenario::Override;
using scenario::Resolved;
using scenario::Scenario;

std::vector<Override> overrides_of(const Options& options) {
    std::vector<Override> all;
    for (const std::string& text : options.overrides) all.push_back(scenario::parse_override(text));
    if (!options.seed.empty()) all.push_back({"seed", options.seed});
    return all;
}

Scenario read_scenario(const std::string& file, const Options& options, Resolved& resolved) {
    const Catalogue catalogue;
    const scenario::Node document = scenario::read_document(file);
    const std::vector<Override> overrides = overrides_of(options);
    return scenario::read_as<Scenario>(scenario::scenario_table(), document, catalogue, overrides,
                                       &resolved);
}

bool colour_wanted() {
    return ::isatty(STDOUT_FILENO) == 1 && !std::getenv("NO_COLOR");
}

/// States of the first two orbits of the cluster in free flight, for the run folder.
void add_trajectories(report::RunRecord& record, unsigned jobs) {
    constexpr double k_orbits = 2.0, k_samples = 96.0;
    const double period = record.outcome.design.orbit.period;
    const std::vector<mission::Trajectory> tracks =
        mission::flown_cluster(record.scenario, k_orbits * period, period / k_samples, jobs);
    const astro::Tt epoch = astro::to_tt(astro::parse_utc(record.scenario.orbit.start));
    for (const mission::Trajectory& track : tracks)
        record.ephemerides.push_back({track.id + ".oem", report::oem(track, epoch)});
    record.scene = report::czml(record.scenario.name, tracks, epoch);
}

/// One of the tables of the run folder.
std::string table_of(const report::RunRecord& record, const std::string& name) {
    for (const report::NamedText& table : report::tables(record))
        if (table.name == name) return table.text;
    return {};
}

std::vector<report::HashedFile> hashed_catalogue() {
    return report::hashed_files(home_folder() / "catalog");
}

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace

std::string nearest_of(const std::string& word, const std::vector<std::string>& words) {
    const std::string near = scenario::did_you_mean(word, words);
    return near.empty() ? fmt::format("there are {}", fmt::join(words, ", ")) : near;
}

int init(const std::string& file, const Options&) {
    const Catalogue catalogue;
    const std::string text = scenario::yaml_template(scenario::scenario_table(), &catalogue);
    if (file.empty()) {
        print(text);
        return finished(k_done);
    }
    if (std::filesystem::exists(file))
        throw Error(fmt::format("{} exists already; name another file or remove it", file));
    std::ofstream out(file);
    out << text;
    out.close();
    if (!out) throw SystemError(fmt::format("{} cannot be written", file));
    std::fprintf(stderr, "wrote %s\n", file.c_str());
    return k_done;
}

int check(const std::string& scenario_file, const Options& options) {
    Resolved resolved;
    const Scenario read = read_scenario(scenario_file, options, resolved);
    print(fmt::format("{}: {} is complete, {} values\n", scenario_file, read.name,
                      resolved.assumptions.size()));
    return finished(k_done);
}

int run(const std::string& scenario_file, const Options& options) {
    if (!options.out.empty()) report::check_run_folder(options.out);
    report::RunRecord record;
    record.provenance.started = report::utc_now();
    record.provenance.command_line = options.command_line;
    record.provenance.threads = thread_count(options.jobs);
    const auto begin = std::chrono::steady_clock::now();
    record.scenario = read_scenario(scenario_file, options, record.resolved);
    record.provenance.scenario = {scenario_file, sha256_hex_of_file(scenario_file)};

    const auto progress = terminal(stderr, options.quiet);
    record.outcome = mission::run(record.scenario, options.jobs, *progress);
    if (interrupted()) return k_interrupted;

    if (!options.out.empty()) {
        add_trajectories(record, options.jobs);
        record.provenance.catalogue = hashed_catalogue();
        record.provenance.wall_time =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        record.provenance.cpu_time = cpu_seconds();
        report::write_run_folder(options.out, record);
    }
    if (options.format == "json")
        print(report::outcome_json(record.scenario, record.outcome));
    else if (options.format == "csv")
        print(table_of(record, "margins.csv"));
    else
        print(report::verdict_text(record.scenario, record.outcome, colour_wanted()));
    const bool open = options.strict && !record.outcome.verdict.closes;
    const int status = finished(open ? k_does_not_close : k_done);
    if (!options.out.empty())
        std::fprintf(stderr, "report: %s\n",
                     (std::filesystem::path(options.out) / "report.html").c_str());
    return status;
}

int report(const std::string& run_folder, const Options& options) {
    const std::filesystem::path folder(run_folder);
    const std::filesystem::path resolved = folder / "scenario.resolved.yaml";
    if (!std::filesystem::exists(resolved))
        throw Error(
            fmt::format("{} is not a run folder: it has no scenario.resolved.yaml", run_folder));
    // The run is a function of its resolved scenario, so the report is made by running it again.
    Options again = options;
    again.out = run_folder;
    return run(resolved.string(), again);
}

int eval(const std::string& model, const Options& options) {
    const Catalogue catalogue;
    const models::Model& found = models::find_model(models::directory(), model);
    scenario::Node nothing;
    nothing.kind = scenario::NodeKind::map;
    nothing.place.file = "--set";
    const std::vector<Override> overrides = overrides_of(options);
    const models::Evaluation evaluation = models::evaluate(found, nothing, catalogue, overrides);
    print(options.format == "json"  ? models::json_of(evaluation)
          : options.format == "csv" ? models::csv_of(evaluation)
                                    : models::text_of(evaluation));
    return finished(k_done);
}

int models(const std::string& model, const Options&) {
    if (!model.empty()) {
        const models::Model& found = models::find_model(models::directory(), model);
        print(fmt::format("{}\n\n{}. Source: {}\n\n", found.name, found.meaning, found.source));
        print(scenario::markdown_reference(found.inputs, "Inputs"));
        print(scenario::markdown_results(found.outputs));
        return finished(k_done);
    }
    for (const models::Model& m : models::directory().all())
        print(fmt::format("{:36} {}\n", m.name, m.meaning));
    return finished(k_done);
}

int validate(const std::vector<std::string>& files, const Options& options) {
    const Catalogue catalogue;
    std::vector<std::filesystem::path> paths(files.begin(), files.end());
    if (paths.empty()) paths = models::shipped_row_files();
    const models::Validation validation = models::validate(models::directory(), paths, catalogue);
    print(options.format == "json"  ? models::json_of(validation)
          : options.format == "csv" ? models::csv_of(validation)
                                    : models::text_of(validation));
    return finished(validation.failed == 0 ? k_done : k_does_not_close);
}

int catalog(const std::string& kind, const std::string& name, const Options& options) {
    const Catalogue catalogue;
    print(report::catalogue_text(catalogue, kind, name, options.format));
    return finished(k_done);
}

int schema() {
    const Catalogue catalogue;
    print(scenario::json_schema(scenario::scenario_table(), "Dawnline scenario", &catalogue));
    return finished(k_done);
}

int reference(const Options& options) {
    if (options.out.empty()) throw Error("reference needs --out with a folder for its pages");
    const Catalogue catalogue;
    const std::filesystem::path folder(options.out);
    std::filesystem::create_directories(folder);
    const models::Validation validation =
        models::validate(models::directory(), models::shipped_row_files(), catalogue);
    report::write_file(folder / "scenario.md", report::scenario_page());
    report::write_file(folder / "models.md", report::models_page());
    report::write_file(folder / "catalogue.md", report::catalogue_page(catalogue));
    report::write_file(folder / "validation-table.md", report::validation_table(validation));
    return k_done;
}

int version(const Options& options) {
    print(report::build_info_text(options.format));
    return finished(k_done);
}

}  // namespace dawnline::app
