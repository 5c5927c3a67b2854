#pragma once
// The few numbers by which a mission is known.

#include <string>
#include <vector>

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::report {

struct KeyFigure {
    std::string label;
    std::string value;  // with unit
    std::string note;   // what belongs beside it: the other side, the share, the rest of the sum
};

/// Satellites, flights, mass, power, cost and carbon against the ground, waiting, break-even.
std::vector<KeyFigure> key_figures(const scenario::Scenario& scenario,
                                   const mission::Outcome& outcome);

}  // namespace dawnline::report
