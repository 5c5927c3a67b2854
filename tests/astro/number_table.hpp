#pragma once
// Tables of numbers under tests/astro/data.

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace dawnline::astro {

/// The rows of a file of comma-separated numbers, without comments (#) and the line of names.
inline std::vector<std::vector<double>> number_table(const std::string& name) {
    std::ifstream file(std::string(DAWNLINE_SOURCE_DIR) + "/tests/astro/data/" + name);
    if (!file) throw std::runtime_error("cannot read tests/astro/data/" + name);
    std::vector<std::vector<double>> rows;
    bool named = false;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (!named) {
            named = true;
            continue;
        }
        std::istringstream cells(line);
        rows.emplace_back();
        for (std::string cell; std::getline(cells, cell, ',');)
            rows.back().push_back(std::stod(cell));
    }
    return rows;
}

}  // namespace dawnline::astro
