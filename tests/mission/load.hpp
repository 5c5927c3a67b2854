#pragma once
// Scenarios of the repository for tests, with overrides as on the command line.

#include <string>
#include <vector>

#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/read.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

/// A file by its path in the repository.
inline scenario::Scenario load_file(const std::string& path,
                                    const std::vector<std::string>& set = {},
                                    scenario::Resolved* resolved = nullptr) {
    static const scenario::Catalogue catalogue(DAWNLINE_SOURCE_DIR "/catalog");
    const scenario::Node document =
        scenario::read_document(std::string(DAWNLINE_SOURCE_DIR "/") + path);
    std::vector<scenario::Override> overrides;
    for (const std::string& text : set) overrides.push_back(scenario::parse_override(text));
    return scenario::read_as<scenario::Scenario>(scenario::scenario_table(), document, catalogue,
                                                 overrides, resolved);
}

/// scenarios/<name>.yaml.
inline scenario::Scenario load(const std::string& name, const std::vector<std::string>& set = {},
                               scenario::Resolved* resolved = nullptr) {
    return load_file("scenarios/" + name + ".yaml", set, resolved);
}

}  // namespace dawnline::mission
