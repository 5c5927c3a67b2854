#pragma once
// Field tables of everything a mission comes to: name, unit shown and meaning, each written once.

#include <string>
#include <vector>

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/field.hpp"

namespace dawnline::mission {

/// Fields of Design, by domain; MassDesign::items is a breakdown.
const scenario::FieldTable& design_table();

/// Fields of Operations; its series stand beside.
const scenario::FieldTable& operations_table();

/// Fields of Campaign.
const scenario::FieldTable& campaign_table();

/// Fields of Accounts, both sides; breakdowns, boundaries and sensitivities stand beside.
const scenario::FieldTable& accounts_table();

/// Fields of TradePoint that do not depend on the input that is traded; `value` and `at`, whose
/// units do, stand beside.
const scenario::FieldTable& trade_point_table();

/// One table over the first four, for the struct Outcome.
const scenario::FieldTable& outcome_table();

/// A list of named amounts that belong together.
struct Breakdown {
    std::string path;         // "design.mass.items"
    std::string unit;         // shown: "kg", "MUSD", "MUSD/yr"
    std::string meaning;      // one line
    std::vector<Item> items;  // SI
};

/// The amounts of the mass budget by name.
std::vector<Item> amounts(const MassDesign& mass);

/// Every breakdown of an outcome, in a fixed order: mass, capital and operations of both sides.
std::vector<Breakdown> breakdowns(const Outcome& outcome);

}  // namespace dawnline::mission
