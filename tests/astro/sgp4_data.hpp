#pragma once
// The published element sets and states that the SGP4 tests and benchmarks read.

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "dawnline/astro/tle.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro::test {

/// Fields of the lines of a CSV table of tests/astro/data without comments and header.
inline std::vector<std::vector<std::string>> table(const std::string& name) {
    std::ifstream file(std::string(DAWNLINE_SOURCE_DIR) + "/tests/astro/data/" + name);
    std::vector<std::vector<std::string>> rows;
    bool header = true;
    for (std::string line; std::getline(file, line);) {
        if (line[0] == '#') continue;
        if (header) {
            header = false;
            continue;
        }
        std::vector<std::string>& row = rows.emplace_back();
        std::istringstream fields(line);
        for (std::string field; std::getline(fields, field, ',');) row.push_back(field);
    }
    return rows;
}

/// An element set of the verification set and when it is to be evaluated.
struct VerificationCase {
    ElementSet elements;
    double start, stop, step;  // [min]
};

inline std::vector<VerificationCase> verification_cases() {
    std::vector<VerificationCase> cases;
    for (const auto& row : table("sgp4_verification_elements.csv"))
        cases.push_back({read_tles(row[0] + "\n" + row[1] + "\n", "verification").at(0),
                         std::stod(row[2]), std::stod(row[3]), std::stod(row[4])});
    return cases;
}

/// A published state.
struct PublishedState {
    std::uint32_t number;
    double minutes;  // since the epoch [min]
    int status;
    Vec3 r, v;  // TEME [km, km/s]
};

inline PublishedState state_of(const std::vector<std::string>& row, std::size_t at, int status) {
    PublishedState state{
        static_cast<std::uint32_t>(std::stoul(row[0])), std::stod(row[1]), status, {}, {}};
    if (status == 0)
        state.r = {std::stod(row[at]), std::stod(row[at + 1]), std::stod(row[at + 2])},
        state.v = {std::stod(row[at + 3]), std::stod(row[at + 4]), std::stod(row[at + 5])};
    return state;
}

inline std::vector<PublishedState> verification_states() {
    std::vector<PublishedState> states;
    for (const auto& row : table("sgp4_verification_states.csv"))
        states.push_back(state_of(row, 2, 0));
    return states;
}

inline std::vector<PublishedState> catalogue_states() {
    std::vector<PublishedState> states;
    for (const auto& row : table("catalogue_20241101_states.csv"))
        states.push_back(state_of(row, 3, std::stoi(row[2])));
    return states;
}

/// 2 000 objects of 2024-11-01.
inline std::vector<ElementSet> catalogue() {
    using namespace constants;
    std::vector<ElementSet> sets;
    for (const auto& row : table("catalogue_20241101.csv")) {
        ElementSet& set = sets.emplace_back();
        set.catalogue_number = static_cast<std::uint32_t>(std::stoul(row[0]));
        const double seconds = 3600.0 * std::stod(row[1].substr(11, 2)) +
                               60.0 * std::stod(row[1].substr(14, 2)) +
                               std::stod(row[1].substr(17));
        set.epoch = {parse_utc(row[1].substr(0, 10) + "T00:00:00Z").day, seconds / k_day};
        set.mean_motion = std::stod(row[2]) * k_two_pi / k_day;
        set.eccentricity = std::stod(row[3]);
        set.inclination = std::stod(row[4]) * k_degree;
        set.node = std::stod(row[5]) * k_degree;
        set.argument_of_perigee = std::stod(row[6]) * k_degree;
        set.mean_anomaly = std::stod(row[7]) * k_degree;
        set.b_star = std::stod(row[8]);
    }
    return sets;
}

}  // namespace dawnline::astro::test
