#include "dawnline/report/manifest.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <system_error>

#include <nlohmann/json.hpp>

#include "dawnline/base/error.hpp"
#include "dawnline/base/sha256.hpp"
#include "dawnline/report/build_info.hpp"

namespace dawnline::report {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

Json hashes(const std::vector<HashedFile>& files) {
    Json all = Json::array();
    for (const HashedFile& file : files)
        all.push_back({{"name", file.name}, {"sha256", file.sha256}});
    return all;
}

std::string host_name() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

}  // namespace

std::string manifest_json(const Provenance& provenance, long seed,
                          const std::vector<HashedFile>& outputs) {
    const BuildInfo build = build_info();
    Json json;
    json["schema"] = 1;
    json["program"] = {{"name", "dawnline"},     {"version", build.version},
                       {"commit", build.commit}, {"compiler", build.compiler},
                       {"flags", build.flags},   {"build_type", build.build_type}};
    json["command"] = provenance.command_line;
    json["seed"] = seed;
    json["scenario"] = {{"name", provenance.scenario.name}, {"sha256", provenance.scenario.sha256}};
    json["catalogue"] = hashes(provenance.catalogue);
    json["run"] = {{"host", host_name()},
                   {"threads", provenance.threads},
                   {"started", provenance.started},
                   {"wall_time", {{"value", provenance.wall_time}, {"unit", "s"}}},
                   {"cpu_time", {{"value", provenance.cpu_time}, {"unit", "s"}}}};
    json["outputs"] = hashes(outputs);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<HashedFile> hashed_files(const fs::path& folder) {
    std::vector<HashedFile> files;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
        if (!it->is_regular_file(error)) continue;
        files.push_back({it->path().lexically_relative(folder).generic_string(),
                         sha256_hex_of_file(it->path())});
    }
    if (error) throw SystemError(folder.string() + " cannot be read: " + error.message());
    std::sort(files.begin(), files.end(),
              [](const HashedFile& a, const HashedFile& b) { return a.name < b.name; });
    return files;
}

std::string utc_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

}  // namespace dawnline::report
