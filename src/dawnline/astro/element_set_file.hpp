#pragma once
// Files of mean elements, whatever their notation.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/element_set.hpp"

namespace dawnline::astro {

/// All element sets of a text: two-line elements with or without names (read_tles), or OMMs in KVN,
/// XML, JSON or CSV (read_omms). The content tells which, never the name of the file: a line that
/// begins with "1 " among the first two is a TLE's.
///
/// Throws Error as the reader of the notation does; if the content fits none, says which there are.
std::vector<ElementSet> read_element_sets(std::string_view text, const std::string& file);

/// The same for a file (see read_text_file for what is refused unread).
std::vector<ElementSet> read_element_sets(const std::filesystem::path& path);

}  // namespace dawnline::astro
