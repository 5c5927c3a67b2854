#include "dawnline/report/launch_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dawnline/base/error.hpp"
#include "dawnline/mission/flight_events.hpp"
#include "dawnline/report/html_parts.hpp"
#include "dawnline/report/launch_tables.hpp"
#include "dawnline/report/svg_plot.hpp"
#include "example_record.hpp"

namespace dawnline::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

launch::AscentSample sample(const char* phase, double time, double altitude, double downrange,
                            double speed, double mass) {
    launch::AscentSample s;
    s.phase = phase;
    s.time = time;
    s.altitude = altitude;
    s.downrange = downrange;
    s.speed = speed;
    s.mass = mass;
    return s;
}

// A flight of straight lines: what is shown of it needs no physics.
mission::LaunchOutcome example_launch() {
    mission::LaunchOutcome o;
    o.request.input.title = "Example & sons";
    o.request.input.site_name = "pad";
    o.request.orbit = {650e3, 1.71, true};
    o.request.orbit_text = "650 km sso";
    o.request.payload = 9e3;
    o.request.mode.booster = launch::BoosterRecovery::return_to_site;
    scenario::Assumption assumption;
    assumption.path = "rocket.first.dry_mass";
    assumption.text = "22200 kg";
    assumption.value = 22200.0;
    assumption.unit = "kg";
    assumption.source = "somebody <script>";
    assumption.confidence = "E";
    o.request.input.resolved.assumptions = {assumption};
    o.flight.payload = 10e3;
    o.flight.vehicle.fairing_mass = 2e3;
    o.flight.vehicle.recovery = launch::BoosterRecovery::return_to_site;
    launch::Ascent& a = o.flight.ascent;
    a.payload = 10.2e3;
    a.orbit_time = 3000.0;
    a.losses = {9500.0, 7200.0, 1400.0, 100.0, 700.0, 100.0};
    a.samples = {sample("first stage", 0, 0, 0, 0, 550e3),
                 sample("first stage", 150, 60e3, 80e3, 2000, 150e3),
                 sample("upper stage, first burn", 150, 60e3, 80e3, 2000, 120e3),
                 sample("upper stage, first burn", 500, 180e3, 1500e3, 7800, 18e3),
                 sample("coast", 500, 180e3, 1500e3, 7800, 18e3),
                 sample("coast", 2990, 650e3, 13e6, 7400, 18e3),
                 sample("upper stage, last burn", 2990, 650e3, 13e6, 7400, 18e3),
                 sample("upper stage, last burn", 3000, 650e3, 13.1e6, 7500, 17e3),
                 sample("booster coasts", 150, 60e3, 80e3, 2000, 28e3),
                 sample("booster coasts", 170, 80e3, 110e3, 1900, 28e3),
                 sample("boostback", 170, 80e3, 110e3, 1900, 28e3),
                 sample("boostback", 220, 110e3, 130e3, 900, 24e3),
                 sample("booster falls", 220, 110e3, 130e3, 900, 24e3),
                 sample("booster falls", 480, 0, 0, 1700, 24e3)};
    o.lift_off_mass = 550e3;
    o.lift_off_thrust_to_weight = 1.4;
    o.booster = mission::booster_path(o.flight);
    o.events = mission::flight_events(o.flight, o.booster);
    o.modes = {{o.request.mode, 10e3, {}}, {{}, 20e3, {}}};
    o.check = mission::PayloadCheck{9e3, 1e3, 210.0};
    return o;
}

// Python's html.parser shares no code with us.
TEST(LaunchPage, IsAWellFormedPageWithoutScriptThatAsksForNothing) {
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "page.html", std::ios::binary) << launch_html(example_launch());
    const nlohmann::json page = nlohmann::json::parse(
        output_of(fmt::format("{} {}/tests/report/read_page.py {}/page.html", SYSTEM_PYTHON,
                              DAWNLINE_SOURCE_DIR, folder.path().string())));
    EXPECT_EQ(page["unbalanced"], nlohmann::json::array());
    EXPECT_EQ(page["outside"], nlohmann::json::array());
    EXPECT_EQ(page["repeated_ids"], nlohmann::json::array());
    EXPECT_EQ(page["heading_jumps"], nlohmann::json::array());
    EXPECT_EQ(page["scripts"], 0);
}

TEST(LaunchPage, HoldsEventsLossesModesAndAssumptions) {
    const mission::LaunchOutcome outcome = example_launch();
    const std::string page = launch_html(outcome);
    for (const mission::FlightEvent& e : outcome.events)
        EXPECT_THAT(page, HasSubstr(". " + e.name + "<"));
    for (const char* loss : {"gained", "gravity", "drag", "steering", "pressure", "ideal"})
        EXPECT_THAT(page, HasSubstr(std::string(">") + loss + "<"));
    EXPECT_THAT(page, HasSubstr("rtls, upper stage expended"));
    EXPECT_THAT(page, HasSubstr("-50.0"));
    EXPECT_THAT(page, HasSubstr("Carries it"));
    EXPECT_THAT(page, HasSubstr("somebody &lt;script&gt;"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("nan")));
    EXPECT_EQ(page, launch_html(outcome));
}

TEST(LaunchEvents, AreReadFromThePhases) {
    std::vector<std::string> names;
    for (const mission::FlightEvent& e : example_launch().events) names.push_back(e.name);
    EXPECT_THAT(names, ElementsAre("lift-off", "greatest dynamic pressure",
                                   "cutoff, separation and fairing drop", "boostback begins",
                                   "boostback ends", "booster at the pad", "upper stage cutoff",
                                   "upper stage ignition", "in orbit"));
}

TEST(LaunchSentence, SaysWhatWouldDo) {
    mission::LaunchOutcome o = example_launch();
    EXPECT_THAT(launch_sentence(o), HasSubstr("9000 kg can be carried: 1000 kg are left"));
    o.check = mission::PayloadCheck{12e3, -2e3, -400.0};
    EXPECT_FALSE(o.carries());
    EXPECT_THAT(launch_sentence(o), HasSubstr("12000 kg cannot be carried: 2000 kg too much"));
    o.flight.ascent.cause = "the orbit is too high for any payload";
    o.flight.ascent.nearest.text = "at 900 km";
    EXPECT_EQ(launch_sentence(o),
              "It does not fly: the orbit is too high for any payload. What would do: at 900 km.");
    const nlohmann::json json = nlohmann::json::parse(launch_json(o));
    EXPECT_EQ(json["flies"], false);
    EXPECT_EQ(json["nearest"], "at 900 km");
}

TEST(LaunchFolder, IsReplacedAndForeignOnesAreKept) {
    const TemporaryFolder home;
    const std::filesystem::path folder = home.path() / "flight";
    write_launch_folder(folder, example_launch());
    write_launch_folder(folder, example_launch());
    for (const char* name : {"launch.html", "launch.json", "trajectory.csv"})
        EXPECT_TRUE(std::filesystem::is_regular_file(folder / name)) << name;
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(home.path()), {}), 1);
    std::filesystem::create_directories(home.path() / "mine");
    std::ofstream(home.path() / "mine" / "letter.txt") << "mine";
    EXPECT_THROW(check_launch_folder(home.path() / "mine"), Error);
    EXPECT_THROW(write_launch_folder(home.path() / "mine", example_launch()), Error);
    EXPECT_TRUE(std::filesystem::exists(home.path() / "mine" / "letter.txt"));
}

// Steps of 1, 2 or 5 times a power of ten that enclose the range: the definition.
TEST(RoundTicks, EncloseTheRange) {
    EXPECT_THAT(round_ticks(0.0, 9.3, 5), ElementsAre(0, 2, 4, 6, 8, 10));
    EXPECT_THAT(round_ticks(-3.0, 100.0, 5), ElementsAre(-50, 0, 50, 100));
    EXPECT_THAT(round_ticks(0.0, 0.5, 5),
                ElementsAre(0, testing::DoubleEq(0.1), testing::DoubleEq(0.2),
                            testing::DoubleNear(0.3, 1e-12), testing::DoubleEq(0.4),
                            testing::DoubleEq(0.5)));
}

}  // namespace
}  // namespace dawnline::report
