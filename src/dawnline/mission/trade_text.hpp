#pragma once
// What a person reads from a trade.

#include <string>
#include <vector>

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::mission {

/// "512 km", "71.2 °C (satellite.junction_margin = 0 K)" or "radiator_to_space".
std::string value_text(const Trade& trade, const TradePoint& point);

/// Where the least cost lies and what makes it so, where designs do not close, and what became of
/// inputs that the scenario states; `derived` as in TradeInput.
std::string trade_sentence(const Trade& trade, const scenario::Scenario& scenario,
                           const std::string& derived);

/// "Greatest gain of a trade: orbit.altitude 563 km instead of 650 km, …", or that none tells;
/// empty without trades.
std::string greatest_gain_text(const std::vector<Trade>& trades);

}  // namespace dawnline::mission
