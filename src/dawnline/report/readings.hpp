#pragma once
// What a person should read from a figure, in one sentence made from its numbers.

#include <string>
#include <vector>

#include "dawnline/mission/outcome.hpp"
#include "dawnline/report/run_record.hpp"

namespace dawnline::report {

/// Of the variables in `unit` of a series.
std::string series_reading(const RunRecord& record, const mission::Series& series,
                           const std::string& unit);

std::string mass_reading(const mission::MassDesign& mass);

/// Largest item of each side; `orbit` and `ground` are of one kind.
std::string costs_reading(const std::vector<mission::Item>& orbit,
                          const std::vector<mission::Item>& ground);

std::string boundaries_reading(const std::vector<mission::Boundary>& boundaries);

std::string sensitivities_reading(const mission::Accounts& accounts);

}  // namespace dawnline::report
