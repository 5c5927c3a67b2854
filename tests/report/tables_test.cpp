#include "dawnline/report/tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include <fmt/format.h>

#include "example_record.hpp"

namespace dawnline::report {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string table(const RunRecord& record, const std::string& name) {
    for (const NamedText& one : tables(record))
        if (one.name == name) return one.text;
    ADD_FAILURE() << name;
    return {};
}

// Python's csv module reads every table strictly; every row of a table has as many cells as its
// header, also where a text holds commas, quotes and line breaks.
TEST(Tables, AreReadByAnotherCsvReader) {
    RunRecord record = example_record();
    record.resolved.assumptions[1].source = "a \"quoted\", comma\nand line";
    const TemporaryFolder folder;
    for (const NamedText& one : tables(record))
        std::ofstream(folder.path() / one.name, std::ios::binary) << one.text;
    const std::string script =
        "import csv,glob,sys\n"
        "for f in sorted(glob.glob(sys.argv[1] + '/*.csv')):\n"
        "    rows = list(csv.reader(open(f, newline=''), strict=True))\n"
        "    print(f.split('/')[-1], len(rows), {len(r) for r in rows} == {len(rows[0])})\n"
        "    print([r for r in rows if 'quoted' in str(r)] or '')\n";
    std::ofstream(folder.path() / "read.py") << script;
    const std::string seen =
        output_of(fmt::format("{0} {1}/read.py {1}", SYSTEM_PYTHON, folder.path().string()));
    EXPECT_THAT(seen, Not(HasSubstr("False")));
    EXPECT_THAT(seen, HasSubstr("margins.csv 6 True"));
    EXPECT_THAT(seen, HasSubstr("assumptions.csv 6 True"));
    EXPECT_THAT(seen,
                HasSubstr("trades.csv 12 True"));  // 7 points, own and optimum of each, header
    EXPECT_THAT(seen, HasSubstr("a \"quoted\", comma\\nand line"));
}

TEST(Tables, SayTheirUnits) {
    const RunRecord record = example_record();
    EXPECT_THAT(table(record, "series_year.csv"), StartsWith("time [s],array_power [W],"));
    EXPECT_THAT(table(record, "mass.csv"),
                StartsWith("item,basic [kg],growth [%],mass [kg]\r\nsolar_array,335,20,402\r\n"));
    EXPECT_THAT(table(record, "margins.csv"), HasSubstr("junction temperature,78.95"));
    EXPECT_THAT(table(record, "results.csv"), HasSubstr("design.power.it_power,100400,W,"));
}

// A spreadsheet would take "nan" for a text.
TEST(Tables, LeaveOutWhatIsNotFinite) {
    RunRecord record = example_record();
    record.outcome.design.mass.items[0].amount = NAN;
    EXPECT_THAT(table(record, "mass.csv"), HasSubstr("solar_array,335,20,\r\n"));
}

}  // namespace
}  // namespace dawnline::report
