#pragma once
// tables/*.csv: what a person opens in a spreadsheet (RFC 4180; units in the header or beside).

#include <vector>

#include "dawnline/report/run_record.hpp"

namespace dawnline::report {

/// margins, mass, costs, boundaries, sensitivities, trades, assumptions, results and one
/// series_<name> each.
///
/// Values are in the units shown to people; results.csv and the series are SI. A number that is
/// not finite is an empty cell.
std::vector<NamedText> tables(const RunRecord& record);

}  // namespace dawnline::report
