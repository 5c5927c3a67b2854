#pragma once
// Rows of the CSV files of published figures beside these tests.

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "dawnline/spacecraft/trapped_map.hpp"

namespace dawnline::spacecraft {

/// Fields of each row of tests/spacecraft/data/`name`, without comments and the line of names.
inline std::vector<std::vector<std::string>> published_rows(const std::string& name) {
    std::ifstream file(DAWNLINE_SOURCE_DIR "/tests/spacecraft/data/" + name);
    std::vector<std::vector<std::string>> rows;
    bool names = true;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("#")) continue;
        if (names) {
            names = false;
            continue;
        }
        std::vector<std::string> fields;
        std::istringstream text(line);
        for (std::string field; std::getline(text, field, ',');) fields.push_back(field);
        rows.push_back(fields);
    }
    if (rows.empty()) throw std::runtime_error("no rows in " + name);
    return rows;
}

inline BeltModel belt_model(const std::string& name) {
    if (name == "ae8min") return BeltModel::ae8_min;
    if (name == "ae8max") return BeltModel::ae8_max;
    if (name == "ap8min") return BeltModel::ap8_min;
    if (name == "ap8max") return BeltModel::ap8_max;
    throw std::runtime_error("no belt map " + name);
}

}  // namespace dawnline::spacecraft
