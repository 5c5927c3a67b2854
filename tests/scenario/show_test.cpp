// Printing by a field table, the template, the reference page and the quoting they use.

#include "dawnline/scenario/show.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/read.hpp"
#include "dawnline/scenario/template.hpp"
#include "mission.hpp"

namespace dawnline::scenario::test {
namespace {

using testing::HasSubstr;

Mission mission() {
    return read_as<Mission>(mission_table(), parse_document("orbit: {altitude: 650 km}", "f"),
                            catalogue());
}

TEST(Show, PrintsTextInTheUnitShown) {
    const Mission m = mission();
    const std::string text = text_of(mission_table(), &m);
    EXPECT_THAT(text,
                HasSubstr("\norbit.altitude          650      km          above the equator\n"));
    EXPECT_THAT(text, HasSubstr("\narray.cell.efficiency   22       %           in sun"));
    EXPECT_THAT(text, HasSubstr("\nband                    5        K           of"));
    EXPECT_THAT(text, testing::Not(HasSubstr("decay")));
}

// The JSON is read by a foreign parser; its numbers have the bits of the struct.
TEST(Show, PrintsJsonInSi) {
    Mission m = mission();
    m.price = 0.1 + 0.2;
    m.load = std::numeric_limits<double>::quiet_NaN();
    m.name = "a \"quoted\"\nname \x01 µ";
    const auto json = nlohmann::json::parse(json_of(mission_table(), &m));
    EXPECT_EQ(json["orbit"]["altitude"]["value"], 650e3);
    EXPECT_EQ(json["orbit"]["altitude"]["unit"], "m");
    EXPECT_EQ(json["energy_price"]["unit"], "USD/J");
    EXPECT_EQ(json["price"]["value"].get<double>(), m.price);
    EXPECT_TRUE(json["load"]["value"].is_null());
    EXPECT_THAT(json["load"]["message"].get<std::string>(), HasSubstr("finite"));
    EXPECT_EQ(json["name"]["value"], m.name);
    EXPECT_EQ(json["propulsive"]["value"], true);
    EXPECT_EQ(json["satellites"]["value"], 81);
    EXPECT_EQ(json["depths"]["value"][1], 0.002);
    EXPECT_FALSE(json["orbit"].contains("decay"));
}

TEST(Show, PrintsCsv) {
    Mission m = mission();
    m.name = "a, \"b\"";
    const std::string csv = csv_of(mission_table(), &m);
    EXPECT_THAT(csv, HasSubstr("name,value,unit,meaning\r\n"));
    EXPECT_THAT(csv, HasSubstr("name,\"a, \"\"b\"\"\",,of the mission\r\n"));
    EXPECT_THAT(csv, HasSubstr("orbit.altitude,650000,m,above the equator\r\n"));
}

TEST(Template, ReadsBack) {
    for (const Catalogue* given : {static_cast<const Catalogue*>(nullptr), &catalogue()}) {
        const std::string text = yaml_template(mission_table(), given);
        Mission m;
        EXPECT_NO_THROW(read(mission_table(), parse_document(text, "template"), &m, catalogue()));
        EXPECT_THAT(text, HasSubstr("# decay: 1 m/d  # of the altitude; at least 0 m/d"));
        EXPECT_THAT(text, HasSubstr("REPLACE: above the equator; 120 km to 50000 km"));
        EXPECT_THAT(text, HasSubstr("    from: plain\n"));
    }
}

// A table of optional fields alone has nothing to write but comments.
TEST(Template, OfNothingIsAnEmptyMap) {
    FieldTable table;
    EXPECT_TRUE(parse_document(yaml_template(table), "template").is_map());
    table.number("decay", &Orbit::decay, "m/d", at_least(0), "of the altitude");
    EXPECT_TRUE(parse_document(yaml_template(table), "template").is_map());
    FieldTable outer;
    outer.section("orbit", &Mission::orbit, table, "where it flies");
    EXPECT_NO_THROW(
        read_as<Mission>(outer, parse_document(yaml_template(outer), "template"), catalogue()));
}

// Taking the comment signs of a catalogued section away leaves a document that reads, with the
// entry's own figures.
TEST(Template, KeepsTheFiguresOfTheEntryAsComments) {
    std::string text = yaml_template(mission_table(), &catalogue());
    const std::string commented = "    # efficiency: 22 %";
    const std::size_t at = text.find(commented);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, commented.size(), "    efficiency: 23 %");
    Mission m;
    read(mission_table(), parse_document(text, "template"), &m, catalogue());
    EXPECT_EQ(m.array.cell.efficiency, 0.23);
}

TEST(Reference, HasARowForEveryField) {
    const std::string page = markdown_reference(mission_table(), "Scenario");
    EXPECT_THAT(page, HasSubstr("# Scenario\n"));
    EXPECT_THAT(page, HasSubstr("### `array.cell`\n"));
    EXPECT_THAT(page, HasSubstr("catalog/cells.yaml"));
    EXPECT_THAT(
        page, HasSubstr("| `altitude` | km | 120 km to 50000 km | required | above the equator |"));
    EXPECT_THAT(page, HasSubstr("| `band` | K |"));
}

TEST(Quoting, WritesNumbersThatReadBack) {
    EXPECT_EQ(json_number(0.1), "0.1");
    EXPECT_EQ(json_number(1e300), "1e+300");
    EXPECT_EQ(json_number(std::nan("")), "null");
    EXPECT_EQ(text_number(50000), "50000");
    EXPECT_EQ(text_number(0.001), "0.001");
    EXPECT_EQ(text_number(1e-9), "1e-09");
}

TEST(Quoting, FindsTheNearestName) {
    const std::vector<std::string> names = {"altitude", "inclination", "area"};
    EXPECT_EQ(nearest("altitud", names), "altitude");
    EXPECT_EQ(nearest("latitude", names), "altitude");  // a transposition is one edit
    EXPECT_EQ(nearest("ALTITUDE", names), "altitude");
    EXPECT_EQ(nearest("incination", names), "inclination");
    EXPECT_EQ(nearest("momentum", names), "");
    EXPECT_EQ(nearest("", names), "");
    EXPECT_EQ(did_you_mean("aera", names), "did you mean 'area'?");
}

}  // namespace
}  // namespace dawnline::scenario::test
