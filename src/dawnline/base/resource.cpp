#include "dawnline/base/resource.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

#include "dawnline/base/error.hpp"

namespace dawnline {
namespace {

namespace fs = std::filesystem;

bool holds_catalog(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_directory(folder / "catalog", ignored);
}

}  // namespace

fs::path find_home(std::string_view home, const fs::path& executable) {
    if (!home.empty()) {
        if (holds_catalog(home)) return fs::path(home).lexically_normal();
        throw Error("DAWNLINE_HOME is " + std::string(home) +
                    ", which holds no folder catalog; set it to the folder that does");
    }
    std::string looked;
    for (const char* step : {"../share/dawnline", "../..", "../../.."}) {
        const fs::path folder = (executable.parent_path() / step).lexically_normal();
        if (holds_catalog(folder)) return folder;
        looked += (looked.empty() ? "" : ", ") + folder.string();
    }
    throw Error("found no folder catalog in " + looked +
                "; set DAWNLINE_HOME to the folder that holds catalog and validation");
}

fs::path home_folder() {
    const char* home = std::getenv("DAWNLINE_HOME");
    std::error_code ignored;  // without /proc the search fails and says so
    const fs::path executable = fs::read_symlink("/proc/self/exe", ignored);
    return find_home(home == nullptr ? "" : home, executable);
}

}  // namespace dawnline
