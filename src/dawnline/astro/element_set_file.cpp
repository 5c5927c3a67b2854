#include "dawnline/astro/element_set_file.hpp"

#include <algorithm>

#include "dawnline/astro/omm.hpp"
#include "dawnline/astro/text_file.hpp"
#include "dawnline/astro/tle.hpp"

namespace dawnline::astro {
namespace {

/// The next line that is neither blank nor a comment of a TLE file; empty at the end.
std::string_view next_line(std::string_view& text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.find_first_not_of(" \t\r") != std::string_view::npos && !line.starts_with('#'))
            return line;
    }
    return {};
}

}  // namespace

std::vector<ElementSet> read_element_sets(std::string_view text, const std::string& file) {
    std::string_view rest = text;
    const std::string_view first = next_line(rest), second = next_line(rest);
    if (first.starts_with("1 ") || second.starts_with("1 ")) return read_tles(text, file);
    require_ascii(text, file);
    const std::size_t begin = first.find_first_not_of(" \t");
    const bool is_omm =
        begin != std::string_view::npos &&
        (first.find_first_of("=,") != std::string_view::npos || first[begin] == '<' ||
         first[begin] == '[' || first[begin] == '{' || first.starts_with("COMMENT"));
    if (!is_omm)
        throw Error({Problem{.place = {file, 1, 1},
                             .path = {},
                             .message = text.empty() ? "the file is empty"
                                                     : "the file is neither of two-line elements "
                                                       "nor an OMM in KVN, XML, JSON or CSV",
                             .suggestion = {}}});
    std::vector<ElementSet> sets;
    for (Omm& omm : read_omms(text, file)) sets.push_back(std::move(omm.elements));
    return sets;
}

std::vector<ElementSet> read_element_sets(const std::filesystem::path& path) {
    return read_element_sets(read_text_file(path), path.string());
}

}  // namespace dawnline::astro
