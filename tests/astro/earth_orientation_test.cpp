#include "dawnline/astro/earth_orientation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "dawnline/astro/earth_orientation_file.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

constexpr double k_mas = 1e-3 * k_arcsecond;

// IERS/USNO finals (Bulletin A) of 2000-01-01 … 03, laid out in the columns of its readme; the
// third made a prediction without LOD, dX and dY, the last a date without values.
const std::string k_finals =
    "00 1 1 51544.00 I  0.043301 0.000092  0.377867 0.000128  I 0.3554779 0.0000058  0.9333 0.0047 "
    " I    -0.135    0.060    -0.204    0.053\n"
    "00 1 2 51545.00 I  0.043541 0.000092  0.377638 0.000128  I 0.3546013 0.0000058  0.8165 0.0047 "
    " I     0.121    0.060    -0.258    0.053\n"
    "00 1 3 51546.00 P  0.043598 0.000092  0.377408 0.000128  P 0.3538511 0.0000058\n"
    "00 1 4 51547.00\n";

// The same days in the columns of EOP 14 C04 and of EOP 20 C04.
const std::string k_c04_14 =
    "   EOP (IERS) 14 C04 TIME SERIES\n"
    "   FORMAT(3(I4),I7,2(F11.6),2(F12.7),2(F11.6),2(F11.6),2(F11.7),2(F12.6))\n"
    "      Date      MJD      x          y        UT1-UTC       LOD         dX        dY\n"
    "     (0h UTC)\n\n"
    "2000   1   1  51544   0.043301   0.377867   0.3554779   0.0009333  -0.000135  -0.000204   "
    "0.000092   0.000128  0.0000058  0.0000047    0.000060    0.000053\n"
    "2000   1   2  51545   0.043541   0.377638   0.3546013   0.0008165   0.000121  -0.000258   "
    "0.000092   0.000128  0.0000058  0.0000047    0.000060    0.000053\n";
const std::string k_c04_20 =
    "# EOP (IERS) 20 C04 TIME SERIES  consistent with ITRF 2020 - sampled at 0h UTC\n"
    "#  YR  MM  DD  HH       MJD        x(\")        y(\")  UT1-UTC(s)       dX(\")      dY(\")\n"
    "2000   1   1   0  51544.00    0.043301    0.377867   0.3554779   -0.000135   -0.000204    "
    "0.000230   -0.000210   0.0009333    0.000092    0.000128   0.0000058    0.000060    0.000053  "
    "  0.000100    0.000100   0.0000047\n"
    "2000   1   2   0  51545.00    0.043541    0.377638   0.3546013    0.000121   -0.000258    "
    "0.000230   -0.000210   0.0008165    0.000092    0.000128   0.0000058    0.000060    0.000053  "
    "  0.000100    0.000100   0.0000047\n";

const std::string k_csv =
    "# IERS/USNO finals (Bulletin A)\n"
    "mjd_utc,flag,xp_arcsec,yp_arcsec,ut1_utc_s,lod_ms,dx_mas,dy_mas\n"
    "51544,I,0.043301,0.377867,0.3554779,0.9333,-0.135,-0.204\n"
    "51545,I,0.043541,0.377638,0.3546013,0.8165,0.121,-0.258\n"
    "51546,P,0.043598,0.377408,0.3538511,,,\n";

std::string message_of(const std::string& text) {
    try {
        parse_earth_orientation(text, "eop");
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

std::string replaced(std::string text, const std::string& old, const std::string& by) {
    const std::size_t at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    return text.replace(at, old.size(), by);
}

// Digits as printed; rounding of the conversion only.
void expect_first_day(const EarthOrientationTable& table) {
    const EarthOrientationDay& day = table.days().front();
    EXPECT_EQ(day.mjd, 51544);
    EXPECT_NEAR(day.value.x_pole, 0.043301 * k_arcsecond, 1e-20);
    EXPECT_NEAR(day.value.y_pole, 0.377867 * k_arcsecond, 1e-20);
    EXPECT_EQ(day.value.ut1_minus_utc, 0.3554779);
    EXPECT_NEAR(day.value.excess_length_of_day, 0.9333e-3, 1e-18);
    EXPECT_NEAR(day.value.dX, -0.135 * k_mas, 1e-20);
    EXPECT_NEAR(day.value.dY, -0.204 * k_mas, 1e-20);
    EXPECT_FALSE(day.value.predicted);
}

TEST(EarthOrientationFile, ReadsFinals) {
    const EarthOrientationTable table = parse_earth_orientation(k_finals, "eop");
    expect_first_day(table);
    ASSERT_EQ(table.days().size(), 3u);
    EXPECT_TRUE(table.days()[2].value.predicted);
    EXPECT_EQ(table.days()[2].value.dX, 0.0);
    EXPECT_EQ(table.days()[2].value.excess_length_of_day, 0.0);
}

TEST(EarthOrientationFile, ReadsBothLayoutsOfC04) {
    expect_first_day(parse_earth_orientation(k_c04_14, "eop"));
    expect_first_day(parse_earth_orientation(k_c04_20, "eop"));
}

TEST(EarthOrientationFile, ReadsThePlainTable) {
    expect_first_day(parse_earth_orientation(k_csv, "eop"));
    EXPECT_EQ(parse_earth_orientation(k_csv, "eop").days().size(), 3u);
}

// finals.all carries dψ, dε of the theory of 1980 where finals2000A.all has dX, dY.
TEST(EarthOrientationFile, LeavesOutTheOldNutation) {
    std::string old = replaced(k_finals, "   -0.135", "  -51.302");
    old = replaced(old, "    0.121", "  -51.350");
    const EarthOrientationTable table = parse_earth_orientation(old, "eop");
    EXPECT_EQ(table.days()[0].value.dX, 0.0);
    EXPECT_EQ(table.days()[0].value.dY, 0.0);
    EXPECT_NEAR(table.days()[0].value.x_pole, 0.043301 * k_arcsecond, 1e-20);
}

TEST(EarthOrientationFile, SaysWhatIsWrongAndWhere) {
    EXPECT_EQ(message_of(replaced(k_finals, " 0.043541", " 0.04x541")),
              "eop:2:20: the pole's x is \"0.04x541\", which is not a number");
    EXPECT_EQ(message_of(replaced(k_finals, "00 1 2 51545.00", "00 1 2 51546.00")),
              "eop:2:1: the date \"00 01 02\" is not that of MJD 51546, 2000-01-03\n"
              "eop:2:1: MJD 51546 follows MJD 51544; the days must be consecutive\n"
              "eop:3:1: MJD 51546 follows MJD 51546; the days must be consecutive");
    EXPECT_EQ(message_of(replaced(k_csv, "0.377638", "3.377638")),
              "eop:4:1: the pole's y of MJD 51545 is 3.37764 arcsec; less than 1 is possible");
    EXPECT_EQ(message_of(replaced(k_csv, ",I,0.043541", ",i,0.043541")),
              "eop:4:7: the flag must be I (measured) or P (predicted)");
    EXPECT_EQ(message_of(replaced(k_csv, "0.3546013", "")), "eop:4:27: UT1-UTC is missing");
    EXPECT_EQ(message_of(replaced(k_csv, "0.3546013", "nan")),
              "eop:4:27: UT1-UTC is \"nan\", which is not a number");
    EXPECT_EQ(message_of(replaced(k_csv, "-0.258", "-9.5")),
              "eop: dX, dY of MJD 51545 are 0.121, -9.5 mas; less than 5 is possible");
    EXPECT_EQ(message_of(replaced(k_csv, "51545,", "51545.5,")),
              "eop:4:1: the modified Julian date is 51545.5; whole days to 124593 (2200-01-01) are "
              "known\neop:5:1: MJD 51546 follows MJD 51544; the days must be consecutive");
}

TEST(EarthOrientationFile, RefusesWhatItDoesNotKnow) {
    EXPECT_NE(message_of("").find("no Earth orientation file"), std::string::npos);
    EXPECT_NE(message_of("\x01\xff\n").find("no Earth orientation file"), std::string::npos);
    EXPECT_NE(message_of(k_csv.substr(0, 150)).find("two days"), std::string::npos);
    EXPECT_NE(message_of(k_c04_14.substr(0, k_c04_14.size() - 20)).find("this one has"),
              std::string::npos);
    EXPECT_NE(message_of(replaced(k_c04_20, "   1   0  51544", "   1  12  51544")).find("hour"),
              std::string::npos);
    EXPECT_THROW(read_earth_orientation("/no/such/file"), Error);
}

TEST(EarthOrientationFile, ReadsEndsOfLinesOfEitherKind) {
    std::string text;
    for (const char c : k_csv) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    expect_first_day(parse_earth_orientation(text, "eop"));
}

// IERS/USNO finals of 2016-12-31 … 2017-01-02. The 31st had 86 401 s, over which UT1 lost 1 s less
// than 0.9578 ms against UTC with its new leap second.
EarthOrientationTable around_the_leap_second(BeyondTable beyond = BeyondTable::refuse) {
    const auto day = [](int mjd, double ut1) {
        return EarthOrientationDay{mjd, {.x_pole = 0.08 * k_arcsecond, .ut1_minus_utc = ut1}};
    };
    return EarthOrientationTable(
        {day(57753, -0.4077601), day(57754, 0.5912821), day(57755, 0.5901752)}, beyond);
}

// UT1 itself knows no leap second: UT1 − UTC steps with UTC and nowhere else.
TEST(EarthOrientationTable, TakesOutTheLeapSecond) {
    const EarthOrientationTable table = around_the_leap_second();
    const auto ut1_minus_utc = [&](const char* when) {
        return table.at(parse_utc(when)).ut1_minus_utc;
    };
    EXPECT_NEAR(ut1_minus_utc("2016-12-31T00:00:00Z"), -0.4077601, 1e-12);
    EXPECT_NEAR(ut1_minus_utc("2016-12-31T12:00:00.5Z"), -0.4077601 - 0.5 * 0.0009578, 1e-12);
    EXPECT_NEAR(ut1_minus_utc("2016-12-31T23:59:60.999999Z"), -0.4087179, 1e-10);
    EXPECT_NEAR(ut1_minus_utc("2017-01-01T00:00:00Z"), 0.5912821, 1e-12);
    EXPECT_NEAR(ut1_minus_utc("2017-01-02T00:00:00Z"), 0.5901752, 1e-12);
}

TEST(EarthOrientationTable, RefusesOrHoldsBeyondItsEnds) {
    const Utc before = parse_utc("2016-12-30T23:59:59Z"), after = parse_utc("2017-01-02T00:00:01Z");
    EXPECT_THROW(around_the_leap_second().at(before), Error);
    EXPECT_THROW(around_the_leap_second().at(after), Error);
    const EarthOrientationTable holding = around_the_leap_second(BeyondTable::hold);
    EXPECT_EQ(holding.at(before).ut1_minus_utc, -0.4077601);
    EXPECT_EQ(holding.at(after).ut1_minus_utc, 0.5901752);
    EXPECT_TRUE(holding.at(after).predicted);
    EXPECT_FALSE(holding.covers(after));
    EXPECT_TRUE(holding.covers(parse_utc("2017-01-02T00:00:00Z")));
}

TEST(EarthOrientationTable, AnswersZerosWhenEmpty) {
    const EarthOrientationTable none;
    EXPECT_EQ(none.at(parse_utc("2050-01-01T00:00:00Z")).ut1_minus_utc, 0.0);
    EXPECT_FALSE(none.covers(parse_utc("2050-01-01T00:00:00Z")));
}

TEST(EarthOrientationTable, RefusesDaysThatCannotBe) {
    using Days = std::vector<EarthOrientationDay>;
    for (const Days& days : {
             Days{},
             Days{{57753, {}}},
             Days{{57753, {}}, {57755, {}}},
             Days{{41316, {}}, {41317, {}}},
             Days{{57753, {}}, {57754, {.ut1_minus_utc = std::nan("")}}},
             Days{{57753, {}}, {57754, {.dX = k_arcsecond}}},
         })
        EXPECT_THROW(EarthOrientationTable{days}, Error);
}

}  // namespace
}  // namespace dawnline::astro
