// The command line: arguments in, exit status out. Data goes to stdout, everything else to stderr.

#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/interrupt.hpp"
#include "launch.hpp"
#include "orbit.hpp"

namespace {

using namespace dawnline;
using app::Options;

void add_format(CLI::App& verb, Options& options) {
    verb.add_option("--format", options.format, "how the result is printed")
        ->check(CLI::IsMember({"text", "json", "csv"}))
        ->capture_default_str();
}

void add_overrides(CLI::App& verb, Options& options) {
    verb.add_option("--set", options.overrides, "path=value, stronger than the file; repeatable")
        ->allow_extra_args(false);
}

void add_running(CLI::App& verb, Options& options) {
    verb.add_option("--out", options.out, "folder for the run; must not exist, or be a run");
    verb.add_option("--seed", options.seed, "of every random draw");
    verb.add_option("--jobs", options.jobs, "threads, 0 is one per core");
    verb.add_flag("-q,--quiet", options.quiet, "no progress");
    verb.add_flag("-v,--verbose", options.verbose, "more on stderr");
}

/// `dawnline orbit` and its four kinds.
void add_orbit(CLI::App& program, Options& options, app::OrbitOptions& orbit,
               std::function<int()>& command) {
    CLI::App* verb = program.add_subcommand(
        "orbit", "propagate, screen, light and see objects of a catalogue or a scenario");
    verb->require_subcommand(1);
    const auto kind = [&](const char* name, const char* meaning,
                          int (*function)(const app::OrbitOptions&, const Options&)) {
        CLI::App* sub = verb->add_subcommand(name, meaning);
        sub->add_option("file", orbit.file, "TLE, 3LE or OMM file, or a scenario (.yaml)")
            ->required();
        sub->add_option("--start", orbit.start, "UTC; the newest epoch, or the scenario's start");
        add_format(*sub, options);
        add_overrides(*sub, options);
        sub->add_option("--jobs", options.jobs, "threads, 0 is one per core");
        sub->callback([&orbit, &options, &command, function] {
            command = [&orbit, &options, function] { return function(orbit, options); };
        });
        return sub;
    };
    const auto add_objects = [&](CLI::App* sub) {
        sub->add_option("--object", orbit.objects, "name or catalogue number; repeatable")
            ->allow_extra_args(false);
    };
    CLI::App* propagate = kind("propagate", "states in GCRF", app::orbit_propagate);
    add_objects(propagate);
    propagate->add_option("--duration", orbit.duration, "after the start")->capture_default_str();
    propagate->add_option("--step", orbit.step, "between states")->capture_default_str();
    propagate->add_option("--out", options.out, "folder for OEM and CZML files");
    CLI::App* screen = kind("screen", "close approaches", app::orbit_screen);
    add_objects(screen);
    screen->add_option("--duration", orbit.duration, "after the start")->capture_default_str();
    screen->add_option("--threshold", orbit.threshold, "of the distance")->capture_default_str();
    CLI::App* seasons = kind("seasons", "eclipse seasons by year", app::orbit_seasons);
    add_objects(seasons);
    seasons->add_option("--years", orbit.years, "of a scenario's mission")->capture_default_str();
    CLI::App* access = kind("access", "passes over sites on the ground", app::orbit_access);
    add_objects(access);
    access->add_option("--duration", orbit.duration, "after the start")->capture_default_str();
    access->add_option("--site", orbit.sites, "\"name, latitude, longitude\"; repeatable")
        ->allow_extra_args(false);
    access->add_option("--elevation", orbit.elevation, "lowest that is seen")
        ->capture_default_str();
}

/// `dawnline launch VEHICLE`.
void add_launch(CLI::App& program, Options& options, app::LaunchOptions& launch,
                std::function<int()>& command) {
    CLI::App* verb = program.add_subcommand(
        "launch", "fly a rocket to an orbit: payload, losses, and what recovery costs");
    verb->add_option("vehicle", launch.vehicle, "such as falcon-9, or a YAML file with a rocket")
        ->required();
    verb->add_option("--orbit", launch.orbit, "\"650 km sso\", \"200 km 28.5 deg\", …")
        ->capture_default_str();
    verb->add_option("--recovery", launch.recovery, "of the first stage")
        ->check(CLI::IsMember({"rtls", "downrange", "expended"}))
        ->capture_default_str();
    verb->add_option("--upper", launch.upper, "fate of the upper stage")
        ->check(CLI::IsMember({"reusable", "expended"}))
        ->capture_default_str();
    verb->add_option("--payload", launch.payload, "to be carried; the greatest when left out");
    verb->add_option("--site", launch.site,
                     "launch site; vandenberg for retrograde orbits, else cape-canaveral");
    verb->add_option("--margins", launch.margins, "between the ideal rocket and the one flown")
        ->capture_default_str();
    verb->add_option("--engines-out", launch.engines_out, "of the first stage, from lift-off on");
    verb->add_option("--max-q", launch.max_q, "limit of dynamic pressure, such as \"35 kPa\"");
    verb->add_option("--max-acceleration", launch.max_acceleration, "limit, such as \"5 g\"");
    verb->add_flag("--no-compare", launch.no_compare, "fly only the recovery asked for");
    add_overrides(*verb, options);
    add_format(*verb, options);
    verb->add_option("--out", options.out, "folder for page, trajectory and JSON");
    verb->add_flag("-q,--quiet", options.quiet, "no progress");
    verb->add_flag("-v,--verbose", options.verbose, "every assumption");
    verb->callback([&] { command = [&] { return app::launch(launch, options); }; });
}

/// The words as typed, for the manifest.
std::string joined(int argc, char** argv) {
    std::string line;
    for (int k = 0; k < argc; ++k) line += (k ? " " : "") + std::string(argv[k]);
    return line;
}

/// Word `at` of the line if it names no verb below `parent`, for a message with the nearest one.
std::string unknown_verb(const CLI::App& parent, int argc, char** argv, int at) {
    if (argc <= at || argv[at][0] == '-') return {};
    for (const CLI::App* verb : parent.get_subcommands({}))
        if (verb->get_name() == argv[at]) return {};
    return argv[at];
}

std::vector<std::string> verbs_of(const CLI::App& program) {
    std::vector<std::string> names;
    for (const CLI::App* verb : program.get_subcommands({})) names.push_back(verb->get_name());
    return names;
}

int report_error(const Error& error, int status) {
    std::fprintf(stderr, "%s\n", error.what());
    return status;
}

int guarded(const std::function<int()>& command) {
    try {
        return command();
    } catch (const Interruption&) {
        std::fprintf(stderr, "interrupted; nothing was written\n");
        return app::k_interrupted;
    } catch (const SystemError& error) {
        return report_error(error, app::k_failed);
    } catch (const Error& error) {
        return report_error(error, app::k_invalid);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "dawnline: internal error: %s\n", error.what());
        return app::k_failed;
    }
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App program{
        "Should this AI compute be in orbit? One scenario in, one judged outcome out."};
    program.name("dawnline");
    program.require_subcommand(1);
    Options options;
    options.command_line = joined(argc, argv);
    std::function<int()> command;
    std::string file, name, kind;
    std::vector<std::string> files;

    CLI::App* init = program.add_subcommand("init", "write a commented scenario to start from");
    init->add_option("file", file, "to write; stdout when left out");
    init->callback([&] { command = [&] { return app::init(file, options); }; });

    CLI::App* check = program.add_subcommand("check", "read a scenario and name every fault in it");
    check->add_option("scenario", file, "YAML or JSON file")->required();
    add_overrides(*check, options);
    check->callback([&] { command = [&] { return app::check(file, options); }; });

    CLI::App* run = program.add_subcommand("run", "the whole way: scenario to judged outcome");
    run->add_option("scenario", file, "YAML or JSON file")->required();
    add_overrides(*run, options);
    add_format(*run, options);
    add_running(*run, options);
    run->add_flag("--strict", options.strict, "exit status 3 if the design does not close");
    run->callback([&] { command = [&] { return app::run(file, options); }; });

    CLI::App* eval = program.add_subcommand("eval", "compute one model");
    eval->add_option("model", name, "such as network.optical_link")->required();
    add_overrides(*eval, options);
    add_format(*eval, options);
    eval->callback([&] { command = [&] { return app::eval(name, options); }; });

    CLI::App* models = program.add_subcommand("models", "the directory of models");
    models->add_option("model", name, "to describe");
    models->callback([&] { command = [&] { return app::models(name, options); }; });

    CLI::App* validate =
        program.add_subcommand("validate", "hold the models against published numbers");
    validate->add_option("files", files, "rows; everything in validation/ when left out");
    add_format(*validate, options);
    validate->callback([&] { command = [&] { return app::validate(files, options); }; });

    app::OrbitOptions orbit;
    add_orbit(program, options, orbit, command);

    app::LaunchOptions launch;
    add_launch(program, options, launch, command);

    CLI::App* catalog = program.add_subcommand("catalog", "figures with their sources");
    catalog->add_option("kind", kind, "such as accelerators");
    catalog->add_option("name", name, "of an entry");
    add_format(*catalog, options);
    catalog->callback([&] { command = [&] { return app::catalog(kind, name, options); }; });

    CLI::App* schema = program.add_subcommand("schema", "JSON Schema of a scenario");
    schema->callback([&] { command = [] { return app::schema(); }; });

    CLI::App* report = program.add_subcommand("report", "write the report of a run folder anew");
    report->add_option("run", file, "folder written by dawnline run --out")->required();
    add_running(*report, options);
    report->callback([&] { command = [&] { return app::report(file, options); }; });

    CLI::App* reference =
        program.add_subcommand("reference", "write the generated pages of the reference");
    reference->add_option("--out", options.out, "folder for the pages")->required();
    reference->callback([&] { command = [&] { return app::reference(options); }; });

    CLI::App* version = program.add_subcommand("version", "version, commit and compiler");
    add_format(*version, options);
    version->callback([&] { command = [&] { return app::version(options); }; });

    const auto refused = [&](const CLI::App& parent, int at, const char* what) {
        const std::string verb = unknown_verb(parent, argc, argv, at);
        if (verb.empty()) return false;
        std::fprintf(stderr, "there is no %s '%s' (%s)\n", what, verb.c_str(),
                     app::nearest_of(verb, verbs_of(parent)).c_str());
        return true;
    };
    if (refused(program, 1, "verb")) return app::k_invalid;
    if (argc > 1 && std::string(argv[1]) == "orbit" &&
        refused(*program.get_subcommand("orbit"), 2, "kind of orbit"))
        return app::k_invalid;
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? app::k_done : app::k_invalid;
    }
    install_interrupt_handler();
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is an error like a full disk
    return guarded(command);
}
