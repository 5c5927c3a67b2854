#pragma once
// Values given beside the document, by --set on the command line or by a study.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/scenario/document.hpp"
#include "dawnline/scenario/field.hpp"

namespace dawnline::scenario {

/// A value given on the command line, stronger than the file: --set orbit.altitude="650 km".
struct Override {
    std::string path;  // dotted
    std::string text;  // YAML of one line
};

/// Splits "orbit.altitude=650 km". Throws Error if there is no "=" or no path.
Override parse_override(std::string_view text);

/// Puts the overrides into the document, where the reader then finds them under the place "--set
/// path". A section that stands as the name of an entry becomes a map with `from`. Unknown paths
/// and unreadable values are added to `problems`.
void apply(std::span<const Override> overrides, const FieldTable& table, Node& document,
           std::vector<Problem>& problems);

/// Every dotted path of a table, in field order, sections before their fields.
std::vector<std::string> paths_of(const FieldTable& table);

}  // namespace dawnline::scenario
