#pragma once
// What each verb of the command line does, after its arguments have been read.

#include <string>
#include <vector>

namespace dawnline::app {

/// Options that most verbs share.
struct Options {
    std::string format = "text";         // text, json or csv
    std::vector<std::string> overrides;  // --set path=value
    std::string out;                     // folder of a run, file of a report
    std::string seed;                    // --seed, empty if not given
    unsigned jobs = 0;                   // threads, 0: one per core
    bool quiet = false;
    bool verbose = false;
    bool strict = false;       // a design that does not close is exit status 3
    std::string command_line;  // as typed, for the manifest
};

// Exit statuses.
constexpr int k_done = 0;
constexpr int k_failed = 1;
constexpr int k_invalid = 2;
constexpr int k_does_not_close = 3;
constexpr int k_interrupted = 130;

/// "did you mean run?", or all of them if none is near.
std::string nearest_of(const std::string& word, const std::vector<std::string>& words);

/// A commented template of a scenario, to `file` or to stdout.
int init(const std::string& file, const Options& options);

/// Reads a scenario and says what is wrong with it, or that nothing is.
int check(const std::string& scenario_file, const Options& options);

/// The whole way through: outcome on stdout, run folder where --out says.
int run(const std::string& scenario_file, const Options& options);

/// One model.
int eval(const std::string& model, const Options& options);

/// The directory of models, or the fields of one.
int models(const std::string& model, const Options& options);

/// Published rows against our models; no files: all that ship with the program.
int validate(const std::vector<std::string>& files, const Options& options);

/// Kinds, names of a kind, or an entry with sources.
int catalog(const std::string& kind, const std::string& name, const Options& options);

/// JSON Schema of a scenario file.
int schema();

/// Writes report.html anew from a run folder's scenario.
int report(const std::string& run_folder, const Options& options);

/// Pages of the reference made from field tables, models, catalogue and rows, into --out.
int reference(const Options& options);

/// Version, commit, compiler.
int version(const Options& options);

}  // namespace dawnline::app
