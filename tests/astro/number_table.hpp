#pragma once
// Tables of numbers under tests/astro/data.

#include <stdexcept>
#include <string>
#include <vector>

#include "sgp4_data.hpp"

namespace dawnline::astro::test {

/// The rows of a table whose fields are all numbers.
inline std::vector<std::vector<double>> number_table(const std::string& name) {
    std::vector<std::vector<double>> rows;
    for (const std::vector<std::string>& fields : table(name)) {
        rows.emplace_back();
        for (const std::string& field : fields) rows.back().push_back(std::stod(field));
    }
    if (rows.empty()) throw std::runtime_error("no rows in tests/astro/data/" + name);
    return rows;
}

}  // namespace dawnline::astro::test
