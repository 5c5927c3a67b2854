#include "dawnline/report/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dawnline/report/figures.hpp"
#include "dawnline/report/html_parts.hpp"
#include "example_record.hpp"

namespace dawnline::report {
namespace {

using testing::HasSubstr;
using testing::Not;

// What Python's html.parser, which shares no code with us, finds on a page.
nlohmann::json parsed(const std::string& page) {
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "report.html", std::ios::binary) << page;
    return nlohmann::json::parse(
        output_of(fmt::format("{} {}/tests/report/read_page.py {}/report.html", SYSTEM_PYTHON,
                              DAWNLINE_SOURCE_DIR, folder.path().string())));
}

TEST(ReportHtml, IsAWellFormedPageThatAsksForNothing) {
    const nlohmann::json page = parsed(report_html(example_record(), "window.Plotly = undefined;"));
    EXPECT_EQ(page["unbalanced"], nlohmann::json::array());
    EXPECT_EQ(page["outside"], nlohmann::json::array());
    EXPECT_EQ(page["repeated_ids"], nlohmann::json::array());
    EXPECT_EQ(page["heading_jumps"], nlohmann::json::array());
    EXPECT_EQ(page["scripts"], 3);
}

TEST(ReportHtml, HoldsEveryMarginFigureAndAssumption) {
    const RunRecord record = example_record();
    const std::string page = report_html(record, {});
    for (const mission::Margin& m : record.outcome.verdict.margins)
        EXPECT_THAT(page, HasSubstr(escaped(m.cause)));
    for (const scenario::Assumption& a : record.resolved.assumptions)
        EXPECT_THAT(page, HasSubstr(">" + a.path + "<"));
    for (const Figure& figure : figures(record)) {
        EXPECT_THAT(page, HasSubstr("<figure id=\"" + figure.id + "\""));
        EXPECT_FALSE(figure.reading.empty()) << figure.id;
        EXPECT_TRUE(nlohmann::json::accept(figure.data)) << figure.id;
    }
    EXPECT_THAT(page, HasSubstr("Does not pay"));
    EXPECT_THAT(page, HasSubstr("1 are estimates"));
}

TEST(ReportHtml, ShowsEveryTradeAndTheGreatestGain) {
    const RunRecord record = example_record();
    const std::string page = report_html(record, {});
    const nlohmann::json data = nlohmann::json::parse(parsed(page)["data"].get<std::string>());
    for (const Figure& figure : trade_figures(record.outcome.trades)) {
        EXPECT_THAT(page, HasSubstr("<figure id=\"" + figure.id + "\""));
        EXPECT_TRUE(data.contains(figure.id)) << figure.id;
    }
    EXPECT_THAT(page, HasSubstr("<a href=\"#trades\">"));
    EXPECT_THAT(page, HasSubstr("orbit altitude at 530 km instead of 650 km takes 5 %"));
    const nlohmann::json& altitude = data["trade-orbit-altitude"];
    EXPECT_EQ(altitude["kind"], "trade");
    EXPECT_EQ(altitude["points"][3]["closes"], false);
    EXPECT_EQ(altitude["points"][3]["fails"], "trapped dose over life");
    EXPECT_TRUE(altitude["points"][4]["y"].is_null());  // nothing can be launched
    EXPECT_EQ(altitude["optimum"]["x"], 530);
    EXPECT_EQ(data["trade-attitude"]["kind"], "choices");
    EXPECT_EQ(data["trade-attitude"]["points"][1]["x"], "radiator along air");
}

// Whatever a person writes into a scenario is text on the page, never a part of it.
TEST(ReportHtml, LetsNoTextEndAScriptOrATag) {
    RunRecord record = example_record();
    const std::string evil = "</script><script>alert(1)</script>\"'><img src=http://x/>";
    record.scenario.name = evil;
    record.scenario.description = evil;
    record.outcome.verdict.sentence = evil;
    record.outcome.verdict.margins[0].name = evil;
    record.outcome.design.mass.items[0].name = evil;
    record.outcome.accounts.boundaries[0].name = evil;
    record.outcome.accounts.sensitivities[0].path = evil;
    record.outcome.trades[0].sentence = evil;
    record.outcome.trades[0].points[3].fails = evil;
    record.outcome.trades[1].points[0].choice = evil;
    record.resolved.assumptions[1].source = evil;
    const std::string html = report_html(record, {});
    EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
    const nlohmann::json page = parsed(html);
    EXPECT_EQ(page["scripts"], 3);
    EXPECT_EQ(page["unbalanced"], nlohmann::json::array());
    EXPECT_EQ(page["outside"], nlohmann::json::array());
    const nlohmann::json data = nlohmann::json::parse(page["data"].get<std::string>());
    EXPECT_EQ(data["mass"]["names"][0], evil);
}

TEST(ReportHtml, SaysHowToGetFiguresWithoutThePlotLibrary) {
    const RunRecord record = example_record();
    EXPECT_THAT(report_html(record, {}), HasSubstr("<body class=\"no-plots\">"));
    EXPECT_THAT(report_html(record, {}), HasSubstr("npm ci"));
    EXPECT_THAT(report_html(record, "var Plotly;"), HasSubstr("<body class=\"plots\">"));
    EXPECT_THAT(report_html(record, "</script>"), HasSubstr("<body class=\"no-plots\">"));
}

// A scenario without batteries, cluster or costs still has a report.
TEST(ReportHtml, TakesAnEmptyOutcome) {
    RunRecord record;
    record.outcome.operations.series = {{"year", "time", "s", {}, {{"array_power", "W", "", {}}}}};
    const nlohmann::json page = parsed(report_html(record, {}));
    EXPECT_EQ(page["unbalanced"], nlohmann::json::array());
    EXPECT_TRUE(figures(record).empty());
}

TEST(Filled, ReplacesEveryName) {
    EXPECT_EQ(filled("a {{b}} c {{d}}{{b}}", {{"b", "{{d}}"}, {"d", "2"}}), "a {{d}} c 2{{d}}");
}

}  // namespace
}  // namespace dawnline::report
