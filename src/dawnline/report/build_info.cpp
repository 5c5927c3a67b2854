#include "dawnline/report/build_info.hpp"

#include <fmt/format.h>

#include "commit.hpp"
#include "dawnline/scenario/quoting.hpp"

namespace dawnline::report {

BuildInfo build_info() {
    return {DAWNLINE_VERSION, DAWNLINE_COMMIT, DAWNLINE_COMPILER, DAWNLINE_FLAGS,
            DAWNLINE_BUILD_TYPE};
}

std::string build_info_text(const std::string& format) {
    using scenario::csv_cell;
    using scenario::json_string;
    const BuildInfo info = build_info();
    if (format == "json")
        return fmt::format(
            "{{\"version\": {}, \"commit\": {}, \"compiler\": {}, \"flags\": {}, \"build_type\": "
            "{}}}\n",
            json_string(info.version), json_string(info.commit), json_string(info.compiler),
            json_string(info.flags), json_string(info.build_type));
    if (format == "csv")
        return fmt::format("version,commit,compiler,flags,build_type\r\n{},{},{},{},{}\r\n",
                           csv_cell(info.version), csv_cell(info.commit), csv_cell(info.compiler),
                           csv_cell(info.flags), csv_cell(info.build_type));
    return fmt::format("dawnline {}\ncommit   {}\ncompiler {}\nflags    {} ({})\n", info.version,
                       info.commit, info.compiler, info.flags, info.build_type);
}

}  // namespace dawnline::report
