#include "dawnline/report/shown.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace dawnline::report {
namespace {

// Definitions of the units: 1 kWh = 3.6e6 J, 1 krad = 10 Gy, 0 degC = 273.15 K, 1 t = 1000 kg.
TEST(Shown, TurnsSiIntoTheUnitOfPeople) {
    EXPECT_EQ(shown_quantity(3.6e8, "kWh"), "100\u00a0kWh");
    EXPECT_EQ(shown_quantity(95.0, "krad"), "9.5\u00a0krad");
    EXPECT_EQ(shown_quantity(293.15, "degC"), "20\u00a0°C");
    EXPECT_EQ(shown_quantity(0.4, "%"), "40\u00a0%");
    EXPECT_EQ(shown_quantity(619.0, "W/m2"), "619\u00a0W/m²");
    EXPECT_EQ(shown_quantity(81.0, "1"), "81");
}

TEST(Shown, HasFourDigitsAndGroupsOfThree) {
    EXPECT_EQ(shown_number(1.23456, "1"), "1.235");
    EXPECT_EQ(shown_number(999.94, "1"), "999.9");
    EXPECT_EQ(shown_number(999.96, "1"), "1\u00a0000");
    EXPECT_EQ(shown_number(-1234567.0, "1"), "-1\u00a0234\u00a0567");
    EXPECT_EQ(shown_number(-123.0, "1"), "-123");
    EXPECT_EQ(shown_number(0.00001234, "1"), "1.23e-05");
    EXPECT_EQ(shown_number(-0.0, "1"), "0");
    EXPECT_EQ(shown_number(NAN, "kW"), "n/a");
    EXPECT_EQ(shown_quantity(HUGE_VAL, "kW"), "n/a");
}

TEST(Shown, SpellsNamesAsPeopleDo) {
    EXPECT_EQ(words("mean_it_power"), "mean IT power");
    EXPECT_EQ(words("time to decay if it dies"), "time to decay if it dies");
    EXPECT_EQ(title("radiator_greatest"), "Radiator greatest");
    EXPECT_EQ(pretty_unit("kg/m3"), "kg/m³");
    EXPECT_EQ(pretty_unit("USD/kW/yr"), "USD/kW/yr");
}

TEST(Shown, PicksTheUnitBySize) {
    EXPECT_EQ(best_unit("W", 999.0), "W");
    EXPECT_EQ(best_unit("W", 8.1e6), "MW");
    EXPECT_EQ(best_unit("K", 300.0), "degC");
    EXPECT_EQ(best_unit("kg/s", 3.0), "kg/s");
}

TEST(Shown, WrapsWithinTheColumns) {
    const std::string text = "one two three four five six seven";
    EXPECT_EQ(wrapped(text, 13, 4), "one two\n    three\n    four five\n    six seven");
    EXPECT_EQ(wrapped("µµµ µµµ", 7, 0), "µµµ µµµ");  // columns, not bytes
    EXPECT_EQ(wrapped("unbreakable", 4, 0), "unbreakable");
}

}  // namespace
}  // namespace dawnline::report
