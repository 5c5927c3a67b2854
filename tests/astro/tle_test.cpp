#include "dawnline/astro/tle.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "sgp4_data.hpp"

namespace dawnline::astro {
namespace {

using testing::HasSubstr;

// The example of T. S. Kelso's description of the format (CelesTrak, NORAD Two-Line Element Set
// Format), which explains it field by field.
const std::string k_one = "1 25544U 98067A   08264.51782528 -.00002182  00000-0 -11606-4 0  2927";
const std::string k_two = "2 25544  51.6416 247.4627 0006703 130.5360 325.0288 15.72125391563537";
const std::string k_set = k_one + "\n" + k_two + "\n";

std::string message_of(const std::string& text) {
    try {
        read_tles(text, "iss.tle");
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

/// The line with other characters from a column on and the checksum put right.
std::string with(std::string line, std::size_t column, const std::string& characters) {
    line.replace(column - 1, characters.size(), characters);
    int sum = 0;
    for (const char c : line.substr(0, 68)) sum += c >= '0' && c <= '9' ? c - '0' : c == '-';
    line[68] = static_cast<char>('0' + sum % 10);
    return line;
}

TEST(Tle, ReadsTheFieldsOfTheIss) {
    const ElementSet set = read_tles(k_set, "iss.tle").at(0);
    constexpr double day = constants::k_day, turn = constants::k_two_pi;
    EXPECT_EQ(set.catalogue_number, 25544u);
    EXPECT_EQ(set.classification, 'U');
    EXPECT_EQ(set.international_designator, "1998-067A");
    // Day 264 of 2008 is September 20th; 0.51782528 d are 12:25:40.104192.
    EXPECT_EQ(to_string(set.epoch, 6), "2008-09-20T12:25:40.104192Z");
    EXPECT_DOUBLE_EQ(set.mean_motion_dot, -0.00002182 * turn / (day * day));
    EXPECT_EQ(set.mean_motion_ddot, 0.0);
    EXPECT_DOUBLE_EQ(set.b_star, -0.11606e-4);
    EXPECT_EQ(set.element_set_number, 292);
    EXPECT_DOUBLE_EQ(set.inclination / constants::k_degree, 51.6416);
    EXPECT_DOUBLE_EQ(set.node / constants::k_degree, 247.4627);
    EXPECT_DOUBLE_EQ(set.eccentricity, 0.0006703);
    EXPECT_DOUBLE_EQ(set.argument_of_perigee / constants::k_degree, 130.5360);
    EXPECT_DOUBLE_EQ(set.mean_anomaly / constants::k_degree, 325.0288);
    EXPECT_DOUBLE_EQ(set.mean_motion * day / turn, 15.72125391);
    EXPECT_EQ(set.revolution, 56353);
}

TEST(Tle, TakesNamesCommentsBlanksAndBothEndsOfLine) {
    EXPECT_EQ(read_tles("ISS (ZARYA)             \r\n" + k_one + "\r\n" + k_two + "  \r\n", "")
                  .at(0)
                  .name,
              "ISS (ZARYA)");
    EXPECT_EQ(read_tles("0 ISS (ZARYA)\n" + k_set, "").at(0).name, "ISS (ZARYA)");
    const auto sets = read_tles("# two\n\n" + k_set + "\n0 AGAIN\n" + k_one + "\n" + k_two, "");
    ASSERT_EQ(sets.size(), 2u);
    EXPECT_EQ(sets[0].name, "");
    EXPECT_EQ(sets[1].name, "AGAIN");
    EXPECT_TRUE(read_tles("", "").empty());
}

// Alpha-5 (Space-Track): A0000 = 100000, E8493 = 148493, J2931 = 182931, P4018 = 234018,
// W1928 = 301928, Z9999 = 339999; the examples of its description.
TEST(Tle, ReadsAndWritesAlphaFive) {
    const std::vector<std::pair<std::string, std::uint32_t>> examples{
        {"A0000", 100000}, {"E8493", 148493}, {"J2931", 182931}, {"P4018", 234018},
        {"W1928", 301928}, {"Z9999", 339999}, {"    5", 5}};
    for (const auto& [text, number] : examples) {
        const std::string lines = with(k_one, 3, text) + "\n" + with(k_two, 3, text) + "\n";
        ElementSet set = read_tles(lines, "").at(0);
        EXPECT_EQ(set.catalogue_number, number);
        if (number >= 100000) {
            EXPECT_THAT(write_tle(set), HasSubstr("1 " + text + "U"));
        }
    }
    EXPECT_THAT(message_of(with(k_one, 3, "I0000") + "\n" + with(k_two, 3, "I0000")),
                HasSubstr("iss.tle:1:3: catalogue number is \"I0000\"; alpha-5 has no I or O (did "
                          "you mean 1?)"));
}

TEST(Tle, YearsFrom57AreOfTheLastCentury) {
    const auto year = [](const std::string& digits) {
        return to_string(read_tles(with(k_one, 19, digits) + "\n" + k_two + "\n", "").at(0).epoch)
            .substr(0, 4);
    };
    EXPECT_EQ(year("57"), "1957");
    EXPECT_EQ(year("99"), "1999");
    EXPECT_EQ(year("00"), "2000");
    EXPECT_EQ(year("56"), "2056");
}

// Whoever writes what was read gets the same characters: the ISS and those of the verification set
// that have all their fields (blank ones come back as zeros).
TEST(Tle, WritesWhatItRead) {
    EXPECT_EQ(write_tle(read_tles(with(k_one, 45, " 00000+0") + "\n" + k_two, "").at(0)),
              with(k_one, 45, " 00000+0") + "\n" + k_two + "\n");
    EXPECT_EQ(write_tle(read_tles("0 ISS (ZARYA)\n" + k_set, "").at(0)).substr(0, 14),
              "0 ISS (ZARYA)\n");
    for (const auto& row : test::table("sgp4_verification_elements.csv")) {
        const std::string lines = row[0] + "\n" + row[1] + "\n";
        const ElementSet set = read_tles(lines, "").at(0);
        const std::string written = write_tle(set);
        const ElementSet again = read_tles(written, "").at(0);
        EXPECT_EQ(write_tle(again), written);
        EXPECT_EQ(written.substr(70), row[1].substr(0, 69) == written.substr(70, 69)
                                          ? row[1] + "\n"
                                          : written.substr(70));
        EXPECT_EQ(again.mean_motion, set.mean_motion);
        EXPECT_EQ(again.b_star, set.b_star);
        EXPECT_EQ(again.mean_motion_ddot, set.mean_motion_ddot);
        EXPECT_EQ(again.epoch.day, set.epoch.day);
        EXPECT_EQ(again.epoch.fraction, set.epoch.fraction);
        EXPECT_EQ(again.eccentricity, set.eccentricity);
    }
}

TEST(Tle, SaysWhatDoesNotFitIntoTwoLines) {
    const auto refusal = [](auto change) -> std::string {
        ElementSet set = read_tles(k_set, "").at(0);
        change(set);
        try {
            return write_tle(set);
        } catch (const Error& error) {
            return error.what();
        }
    };
    EXPECT_THAT(refusal([](ElementSet& s) { s.catalogue_number = 340000; }),
                HasSubstr("write an OMM"));
    EXPECT_THAT(refusal([](ElementSet& s) { s.b_star = 1.5e9; }), HasSubstr("B* is 1e9 or more"));
    EXPECT_THAT(refusal([](ElementSet& s) { s.eccentricity = 0.99999996; }),
                HasSubstr("eccentricity"));
    EXPECT_THAT(refusal([](ElementSet& s) { s.node = -0.1; }), HasSubstr("node is -5.7"));
    EXPECT_THAT(refusal([](ElementSet& s) { s.mean_motion = NAN; }), HasSubstr("mean motion"));
    EXPECT_THAT(refusal([](ElementSet& s) { s.epoch.day = 2473000.5; }), HasSubstr("1957 to 2056"));
    EXPECT_THAT(refusal([](ElementSet& s) { s.international_designator = "1998"; }),
                HasSubstr("not like 1998-067A"));
    // The last tick of a year belongs to the next one.
    EXPECT_THAT(refusal([](ElementSet& s) {
                    s.epoch = {2454831.5, 0.999999999};
                }),
                HasSubstr(" 09001.00000000 "));
    // Small values lose digits, no exponent has two.
    EXPECT_THAT(refusal([](ElementSet& s) { s.b_star = 1.2345e-12; }), HasSubstr(" 00123-9 "));
}

TEST(Tle, NamesTheColumnOfWhatIsWrong) {
    const auto of_one = [](std::size_t column, const std::string& text) {
        return message_of(with(k_one, column, text) + "\n" + k_two + "\n");
    };
    const auto of_two = [](std::size_t column, const std::string& text) {
        return message_of(k_one + "\n" + with(k_two, column, text) + "\n");
    };
    EXPECT_THAT(of_one(8, "X"), HasSubstr("iss.tle:1:8: classification is \"X\""));
    EXPECT_THAT(of_one(9, "x"), HasSubstr("iss.tle:1:9: 'x' stands between two fields"));
    EXPECT_THAT(of_one(10, "9a"), HasSubstr("iss.tle:1:10: international designator"));
    EXPECT_THAT(of_one(21, "367"), HasSubstr("iss.tle:1:21: day of the year 2008 is 367; it must "
                                             "lie between 1 and 366"));
    EXPECT_THAT(of_one(19, "09366"), HasSubstr("between 1 and 365"));
    EXPECT_THAT(of_one(24, ","), HasSubstr("iss.tle:1:24: fraction of the day"));
    EXPECT_THAT(of_one(34, "x"), HasSubstr("with a sign or a blank in front"));
    EXPECT_THAT(of_one(60, "*"), HasSubstr("iss.tle:1:54: B* is \"-11606*4\""));
    EXPECT_THAT(of_one(63, "4"),
                HasSubstr("iss.tle:1:63: ephemeris type is 4, elements of SGP4-XP"));
    EXPECT_THAT(of_two(9, "181.0000"), HasSubstr("iss.tle:2:9: inclination is 181°; it must lie "
                                                 "between 0 and 180°"));
    EXPECT_THAT(of_two(18, "361.0000"), HasSubstr("iss.tle:2:18: right ascension of the node"));
    EXPECT_THAT(of_two(27, "00.6703"), HasSubstr("iss.tle:2:27: eccentricity is \"00.6703\""));
    EXPECT_THAT(of_two(53, " 0.00000000"), HasSubstr("iss.tle:2:53: mean motion is 0 rev/day"));
    EXPECT_THAT(of_two(53, "19.00000000"), HasSubstr("mean motion is 19 rev/day"));
    EXPECT_THAT(of_two(3, "25545"), HasSubstr("iss.tle:2:3: catalogue number is 25545, but line 1 "
                                              "has 25544 (do these lines belong together?)"));
}

TEST(Tle, SaysWhatHappenedToTheLines) {
    std::string changed = k_one;
    changed[25] = '9';
    EXPECT_THAT(message_of(changed + "\n" + k_two),
                HasSubstr("iss.tle:1:69: checksum is '7', but the line adds up to"));
    EXPECT_THAT(message_of(k_two + "\n" + k_one + "\n"),
                HasSubstr("iss.tle:1:1: line 2 stands before line 1 (swap lines 1 and 2)"));
    EXPECT_THAT(message_of(k_one + "\n" + k_two.substr(0, 40)),
                HasSubstr("iss.tle:2:41: line 2 ends after 40 columns; it has 69 (is the file "
                          "truncated?)"));
    EXPECT_THAT(message_of(k_one + "\n"),
                HasSubstr("its line 2 is missing (is the file truncated?)"));
    EXPECT_THAT(message_of(k_two + "\n"), HasSubstr("its line 1 is missing"));
    EXPECT_THAT(message_of("ISS\n"), HasSubstr("iss.tle:1:1: no line 1 follows this name"));
    EXPECT_THAT(message_of("ISS\nOTHER\n" + k_set), HasSubstr("iss.tle:1:1: no line 1"));
    EXPECT_THAT(message_of(k_one + "\n" + k_two + "  360.0"),
                HasSubstr("iss.tle:2:70: \"  360.0\" stands behind column 69"));
    EXPECT_THAT(message_of("0 ISS \xE2\x80\x93 1\n" + k_set), HasSubstr("iss.tle:1:7: "));
    EXPECT_THAT(message_of("\xEF\xBB\xBF" + k_set), HasSubstr("iss.tle:1:1: "));
    // Everything that is wrong in one pass.
    const std::string all = message_of(with(k_one, 8, "X") + "\n" + with(k_two, 9, "181.0000") +
                                       "\n" + k_two + "\n" + k_one + "\n");
    EXPECT_THAT(all, HasSubstr("iss.tle:1:8"));
    EXPECT_THAT(all, HasSubstr("iss.tle:2:9"));
    EXPECT_THAT(all, HasSubstr("iss.tle:3:1"));
}

}  // namespace
}  // namespace dawnline::astro
