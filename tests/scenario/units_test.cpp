// Expected values: definitions of the SI brochure (BIPM 2019), IAU 2012 B2 and CODATA 2018; rows
// E01 to E13 of the requirements. Tolerance 1e-15 relative is one rounding of a conversion, 1e-14
// where the units library multiplies several factors; "exact" rows are compared bit by bit.

#include "dawnline/scenario/units.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <thread>

#include "dawnline/base/error.hpp"
#include "dawnline/scenario/unit_expression.hpp"

namespace dawnline::scenario {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::string refusal(const std::string& unit) {
    try {
        to_si(1.0, unit);
    } catch (const Error& error) {
        return error.what();
    }
    return "was accepted";
}

struct Row {
    double value;
    const char* unit;
    double si;
    const char* si_unit;
    double relative;
};

TEST(Units, HaveTheirDefinedSizes) {
    for (const Row& row : {Row{1, "deg", 0.017453292519943295, "rad", 1e-15},
                           Row{1, "kWh", 3.6e6, "J", 0},
                           Row{1, "USD/kWh", 2.7777777777777776e-07, "USD/J", 1e-15},
                           Row{1, "MeV", 1.602176634e-13, "J", 1e-14},
                           Row{1, "nmi", 1852, "m", 0},
                           Row{1, "krad", 10, "Gy", 0},
                           Row{1, "Mrad", 10000, "Gy", 0},
                           Row{1, "rad_dose", 0.01, "Gy", 0},
                           Row{1, "mrad", 1e-3, "rad", 0},
                           Row{30, "degC", 303.15, "K", 1e-14},
                           Row{1, "rpm", 0.10471975511965977, "rad/s", 1e-15},
                           Row{1, "MeV.cm2/mg", 1.602176634e-11, "J.m2/kg", 1e-14},
                           Row{1, "yr", 31557600, "s", 0},
                           Row{1, "AU", 149597870700, "m", 0},
                           Row{1, "USD/t", 0.001, "USD/kg", 1e-15},
                           Row{650, "km", 650000, "m", 0},
                           Row{10, "cm", 0.1, "m", 0},
                           Row{1.55, "um", 1.55e-6, "m", 0},
                           Row{22, "%", 0.22, "1", 0},
                           Row{3, "ppm", 3e-6, "1", 0},
                           Row{10, "Gbit/s", 1e10, "bit/s", 0},
                           Row{1, "GB/s", 8e9, "bit/s", 0},
                           Row{1, "GiB", 8589934592.0, "bit", 0},
                           Row{918, "TFLOP/s", 9.18e14, "FLOP/s", 0},
                           Row{3, "MUSD/yr", 3e6 / 31557600, "USD/s", 1e-15},
                           Row{0.06, "USD/kWh", 0.06 / 3.6e6, "USD/J", 1e-15},
                           Row{1, "gravity", 9.80665, "m/s2", 0},
                           Row{7, "dB", 7, "dB", 0},
                           Row{0.2, "dB/km", 2e-4, "dB/m", 0},
                           Row{5, "W/(m2 K)", 5, "W/m2/K", 0},
                           Row{1, "kg·m²·s⁻³", 1, "kg.m2/s3", 0},
                           Row{2, "W.m-2", 2, "W/m2", 0},
                           Row{2, "m**2", 2, "m2", 0},
                           Row{1, "µm", 1e-6, "m", 0},
                           Row{1, "1/cm2", 1e4, "1/m2", 0},
                           Row{1, "%/yr", 0.01 / 31557600, "1/s", 1e-15},
                           Row{2, "", 2, "1", 0}}) {
        const double si = to_si(row.value, row.unit);
        EXPECT_NEAR(si, row.si, row.relative * std::abs(row.si)) << row.unit;
        EXPECT_EQ(si_unit(row.unit), row.si_unit);
        EXPECT_TRUE(same_dimension(row.unit, si_unit(row.unit))) << row.unit;
        // Back and forth loses at most two roundings.
        EXPECT_NEAR(from_si(si, row.unit), row.value, 1e-14 * 400) << row.unit;
    }
}

// A level: x dBW is 10^(x/10) W, so 30 dBm = 1 W by definition and 0 W has no level.
TEST(Units, TurnLevelsIntoPowers) {
    EXPECT_DOUBLE_EQ(to_si(30, "dBm"), 1.0);
    EXPECT_DOUBLE_EQ(to_si(20, "dBW"), 100.0);
    EXPECT_DOUBLE_EQ(from_si(1.0, "dBm"), 30.0);
    EXPECT_EQ(from_si(0.0, "dBW"), -std::numeric_limits<double>::infinity());
    EXPECT_TRUE(same_dimension("dBm", "kW"));
    EXPECT_EQ(si_unit("dBm"), "W");
}

// UDUNITS-2 converts between a unit and its reciprocal without a word, and holds rad, bit and % for
// the same; here each is a dimension of its own (row E13).
TEST(Units, AreNotConvertedByReciprocalNorAcrossPureNumbers) {
    EXPECT_FALSE(same_dimension("kg/W", "W/kg"));
    EXPECT_FALSE(same_dimension("s", "Hz"));
    EXPECT_FALSE(same_dimension("USD/W", "W/USD"));
    EXPECT_FALSE(same_dimension("%", "deg"));
    EXPECT_FALSE(same_dimension("rpm", "Hz"));
    EXPECT_FALSE(same_dimension("bit/s", "Hz"));
    EXPECT_FALSE(same_dimension("dB", "1"));
    EXPECT_FALSE(same_dimension("krad", "mrad"));
    EXPECT_FALSE(same_dimension("token", "FLOP"));
}

TEST(Units, SayWhatIsWrongWithAWrittenOne) {
    EXPECT_THAT(refusal("kn"), HasSubstr("unknown unit 'kn'"));
    EXPECT_THAT(refusal("Gb/s"), HasSubstr("write Gbit or GB"));
    EXPECT_THAT(refusal("ton"), HasSubstr("write t for 1000 kg"));
    EXPECT_THAT(refusal("m @ 3"), HasSubstr("origin (@)"));
    EXPECT_THAT(refusal("s since 2000"), HasSubstr("unknown unit"));
    EXPECT_THAT(refusal("month"), HasSubstr("no fixed length"));
    EXPECT_THAT(refusal("year"), HasSubstr("write yr"));
    EXPECT_THAT(refusal("EUR"), HasSubstr("USD of the price year"));
    EXPECT_THAT(refusal("TFLOPS"), HasSubstr("TFLOP/s"));
    EXPECT_THAT(refusal("ft"), HasSubstr("femtotonne"));
    EXPECT_THAT(refusal("g0"), HasSubstr("unknown unit 'g0'"));
    EXPECT_THAT(refusal("KM"), HasSubstr("did you mean 'km'?"));
    EXPECT_THAT(refusal("1000 km"), HasSubstr("holds a number"));
    EXPECT_THAT(refusal("kkm"), HasSubstr("unknown unit"));
    EXPECT_THAT(refusal("mkg"), HasSubstr("unknown unit"));
    for (const char* bad : {"m/", "/s", "(m", "m)", "m^", "m^x", "m2.5", "m⁻", "m--2", "m10",
                            "m..s", "2 m", "m 2", "per second", "\x01", "m\n", "kg×m", "1m", "^2"})
        EXPECT_THAT(refusal(bad), HasSubstr("unknown unit")) << bad;
    EXPECT_THAT(refusal(std::string(100, '(') + "m"), HasSubstr("parentheses"));
}

TEST(Units, NameTheirDimensionAndTheirRelatives) {
    EXPECT_EQ(dimension_name("km"), "a length");
    EXPECT_EQ(dimension_name("USD/kWh"), "a price of energy");
    EXPECT_EQ(dimension_name("delta_K"), "a temperature difference");
    EXPECT_EQ(dimension_name("kg.m/s"), "a quantity in kg.m/s");
    EXPECT_EQ(units_like("km").front(), "km");
    EXPECT_THAT(units_like("km"), Contains("AU"));
    EXPECT_THAT(units_like("km"), testing::Not(Contains("s")));
    EXPECT_THAT(units_like("K"), Contains("degC"));
    EXPECT_THAT(units_like("delta_K"), testing::Not(Contains("degC")));
}

// Every spelled unit is one, or a suggestion would be a lie.
TEST(Units, AreAllKnownThatAreSuggested) {
    for (const std::string& unit : spelled_units()) EXPECT_TRUE(is_unit(unit)) << unit;
    for (const NamedDimension& named : named_dimensions()) EXPECT_TRUE(is_unit(named.unit));
    EXPECT_FALSE(is_unit("furlong"));
}

TEST(Units, MayBeAskedFromManyThreads) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([i] {
            for (int power = 1; power <= 9; ++power)
                EXPECT_EQ(to_si(1.0, "km" + std::to_string((power + i) % 9 + 1)),
                          std::pow(1000.0, (power + i) % 9 + 1));
        });
    for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace dawnline::scenario
