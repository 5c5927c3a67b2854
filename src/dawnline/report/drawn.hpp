#pragma once
// Numbers for report.js.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace dawnline::report {

using Json = nlohmann::ordered_json;

/// An SI value in `unit` with six digits, which is finer than any screen; null where it is not
/// finite and the line has a gap.
Json drawn(double si, const std::string& unit);
Json drawn(const std::vector<double>& values, const std::string& unit);

/// JSON on one line; bytes that are not UTF-8 are replaced.
std::string text(const Json& json);

}  // namespace dawnline::report
