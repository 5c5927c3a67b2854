#pragma once
// One trade by itself: an input over its range, and the least cost among the designs that close.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

/// Between which values an input is traded, and why not beyond.
struct TradeRange {
    double low = 0, high = 0;     // SI
    std::string at_low, at_high;  // "the tables end": what is so at either end
};

/// Something of a design that a curve is better drawn against than the input.
struct TradeAxis {
    std::string name;                         // "radiator temperature"
    std::string unit, shown_unit;             // SI, and for people
    std::function<double(const Design&)> of;  // SI
};

/// An input that is traded: a number with a range, or a choice, whose words are all tried.
struct TradeInput {
    std::string name;
    std::string path;                                                 // of the field
    std::string changes;                                              // what the input moves
    std::function<TradeRange(const scenario::Scenario&)> range = {};  // of a number
    std::string derived = {};  // path of an optional input that every point of the curve derives
                               // anew, even if the scenario states it; empty for none
    std::optional<TradeAxis> axis = {};  // the input itself if left out
};

/// The curve and its optimum.
///
/// A number is tried at 25 values of its range and at the scenario's own. Where designs cease to
/// close, or another number of satellites fits on a flight, the step is found by bisection to 1e-6
/// of the range and has a point on both sides; between steps the least cost is found by Brent's
/// method. Stated inputs other than `derived` are kept, but a stated dry mass moves in proportion
/// to the sum of the parts. The same bits for any number of threads. Throws Error if no number and
/// no choice has that path.
Trade trade_over(const scenario::Scenario& scenario, const TradeInput& input, unsigned jobs = 1);

/// The inputs that trades() goes through, in the order of the report.
const std::vector<TradeInput>& traded_inputs();

/// Share of the cost per accelerator-hour that the optimum saves; 0 without an optimum. [1]
double gain(const Trade& trade) noexcept;

}  // namespace dawnline::mission
