#pragma once
// outcome.json: the whole outcome as one JSON object.

#include <string>

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::report {

/// {schema, scenario, verdict, design, operations, campaign, accounts, trades}.
///
/// Numbers are {"value": SI, "unit": "W"} and read back to the same bits; one that is not finite is
/// null with a "message". Series are not in it, they are in series.nc. The same outcome gives the
/// same bytes.
std::string outcome_json(const scenario::Scenario& scenario, const mission::Outcome& outcome);

}  // namespace dawnline::report
