#pragma once
// The order in which problems are told.

#include <vector>

#include "dawnline/base/error.hpp"

namespace dawnline::scenario {

/// Sorts by line within each file; files stay in the order of their first problem.
void in_order_of_place(std::vector<Problem>& problems);

}  // namespace dawnline::scenario
