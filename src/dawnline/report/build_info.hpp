#pragma once
// Which Dawnline this is.

#include <string>

namespace dawnline::report {

struct BuildInfo {
    std::string version;   // SemVer
    std::string commit;    // full hash, with "+changes" if the tree had some; "unknown" outside git
    std::string compiler;  // "GNU 12.2.0"
    std::string flags;     // of the build type and of CMAKE_CXX_FLAGS
    std::string build_type;  // "Release"
};

BuildInfo build_info();

/// For `dawnline version`: lines in "text", one object in "json", two lines in "csv".
std::string build_info_text(const std::string& format);

}  // namespace dawnline::report
