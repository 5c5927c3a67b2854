#pragma once
// The verdict for a terminal.

#include <string>

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::report {

/// Verdict, key figures and every margin, at most 100 columns wide. `colour` paints the marks with
/// ANSI sequences, for a terminal without NO_COLOR.
std::string verdict_text(const scenario::Scenario& scenario, const mission::Outcome& outcome,
                         bool colour);

}  // namespace dawnline::report
