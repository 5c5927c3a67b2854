#include "dawnline/mission/outcome_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>

#include "dawnline/scenario/units.hpp"
#include "example_record.hpp"

namespace dawnline::mission {
namespace {

using scenario::Field;
using scenario::FieldKind;
using scenario::FieldTable;

/// {struct: {double member: its unit in brackets}} as the header says it.
std::map<std::string, std::map<std::string, std::string>> commented_units() {
    const std::string header =
        report::content_of(DAWNLINE_SOURCE_DIR "/src/dawnline/mission/outcome.hpp");
    std::map<std::string, std::map<std::string, std::string>> all;
    const std::regex either(R"(struct (\w+) \{|double (\w+) =\s*[^;]*;\s*//[^\[\n]*\[([^\]]+)\])");
    std::string current;
    for (std::sregex_iterator it(header.begin(), header.end(), either), end; it != end; ++it)
        if ((*it)[1].matched)
            current = (*it)[1];
        else
            all[current][(*it)[2]] = (*it)[3];
    return all;
}

// The header's comment and the table are written by hand in two places. Every double of a struct
// stands in its table, under its own name and in a unit of the dimension in the comment.
void expect_covers(const FieldTable& table, const std::string& name,
                   const std::map<std::string, std::string>& units) {
    ASSERT_FALSE(units.empty()) << name;
    for (const auto& [member, unit] : units) {
        const Field* field = table.find(member);
        ASSERT_NE(field, nullptr) << name << "::" << member;
        EXPECT_TRUE(scenario::same_dimension(field->unit, unit))
            << name << "::" << member << " is held in " << unit << " and shown in " << field->unit;
    }
}

TEST(OutcomeTables, HaveEveryNumberInAUnitOfItsDimension) {
    auto units = commented_units();
    const FieldTable& design = design_table();
    const std::map<std::string, std::string> sections = {{"orbit", "OrbitDesign"},
                                                         {"power", "PowerDesign"},
                                                         {"thermal", "ThermalDesign"},
                                                         {"radiation", "RadiationDesign"},
                                                         {"propulsion", "PropulsionDesign"},
                                                         {"cluster", "ClusterDesign"},
                                                         {"mass", "MassDesign"},
                                                         {"attrition", "AttritionDesign"},
                                                         {"momentum", "MomentumDesign"},
                                                         {"compute", "ComputeDesign"}};
    EXPECT_EQ(design.fields().size(), sections.size());
    for (const auto& [section, name] : sections)
        expect_covers(*design.find(section)->table, name, units[name]);
    expect_covers(operations_table(), "Operations", units["Operations"]);
    expect_covers(*operations_table().find("energy")->table, "EnergyBalance",
                  units["EnergyBalance"]);
    expect_covers(campaign_table(), "Campaign", units["Campaign"]);
    expect_covers(accounts_table(), "Accounts", units["Accounts"]);
    expect_covers(*accounts_table().find("orbit")->table, "Ledger", units["Ledger"]);
    // Those two are in the units of the input.
    units["TradePoint"].erase("value");
    units["TradePoint"].erase("at");
    expect_covers(trade_point_table(), "TradePoint", units["TradePoint"]);
    expect_covers(*accounts_table().find("ground")->table, "Ledger", units["Ledger"]);
}

// Two fields that lead to the same member would show one number under two names.
void collect(const FieldTable& table, void* object, std::vector<const void*>& places) {
    for (const Field& field : table.fields()) {
        const scenario::Slot slot = field.slot(object);
        if (field.kind == FieldKind::section)
            collect(*field.table, std::get<void*>(slot), places);
        else if (field.kind == FieldKind::number)
            places.push_back(std::get<double*>(slot));
    }
}

TEST(OutcomeTables, LeadToADifferentMemberEach) {
    Outcome outcome;
    std::vector<const void*> places;
    collect(outcome_table(), &outcome, places);
    std::sort(places.begin(), places.end());
    EXPECT_EQ(std::adjacent_find(places.begin(), places.end()), places.end());
}

TEST(OutcomeTables, BreakdownsAreInUnitsOfTheirDimension) {
    const Outcome outcome;
    for (const Breakdown& breakdown : breakdowns(outcome)) {
        const bool yearly = breakdown.path.ends_with("operations");
        const std::string si = breakdown.path.starts_with("design") ? "kg"
                               : yearly                             ? "USD/s"
                                                                    : "USD";
        EXPECT_EQ(scenario::si_unit(breakdown.unit), si) << breakdown.path;
    }
}

}  // namespace
}  // namespace dawnline::mission
