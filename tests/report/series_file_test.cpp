#include "dawnline/report/series_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <thread>

#include <fmt/format.h>

#include "dawnline/base/error.hpp"
#include "example_record.hpp"

namespace dawnline::report {
namespace {

using testing::HasSubstr;

const std::string k_start = "2030-01-01T00:00:00Z";

// xarray with h5netcdf, which share no code with the writer, finds dimensions in the order of
// writing, dates, units and the same bits.
TEST(SeriesFile, OpensInXarray) {
    const TemporaryFolder folder;
    const mission::Outcome outcome = example_record().outcome;
    const std::vector<mission::Series>& series = outcome.operations.series;
    std::ofstream(folder.path() / "series.nc", std::ios::binary) << series_bytes(series, k_start);
    const std::string seen =
        output_of(fmt::format("{} {}/tests/report/read_series.py {}/series.nc", SYSTEM_PYTHON,
                              DAWNLINE_SOURCE_DIR, folder.path().string()));
    EXPECT_THAT(seen, HasSubstr("dims year_time worst_orbit_time neighbours_phase\n"));
    EXPECT_THAT(seen, HasSubstr("variables year_array_power year_load_power year_delivered "));
    EXPECT_THAT(seen, HasSubstr("start 2030-01-01T00:00:00.000000000\n"));
    EXPECT_THAT(seen, HasSubstr("second 2030-01-01T01:37:40.000000000\n"));  // 5860 s
    EXPECT_THAT(seen, HasSubstr(fmt::format("year_array_power year_time W {:.17g}\n",
                                            series[0].variables[0].values[3])));
    EXPECT_THAT(seen, HasSubstr("worst_orbit_charge worst_orbit_time 1 0.97999999999999998\n"));
    EXPECT_THAT(seen, HasSubstr(fmt::format("neighbours_link_rate neighbours_phase bit/s {:.17g}\n",
                                            series[2].variables[2].values[3])));
    EXPECT_THAT(seen, HasSubstr("axis rad CF-1.8\n"));
}

// HDF5 stamps objects with the second of their creation unless told not to.
TEST(SeriesFile, IsTheSameASecondLater) {
    const mission::Outcome outcome = example_record().outcome;
    const std::string first = series_bytes(outcome.operations.series, k_start);
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    EXPECT_EQ(first, series_bytes(outcome.operations.series, k_start));
}

TEST(SeriesFile, RefusesALengthThatDoesNotFit) {
    mission::Series series{"year", "time", "s", {0.0, 1.0}, {{"power", "W", "", {1.0}}}};
    EXPECT_THROW(series_bytes({&series, 1}, k_start), Error);
}

TEST(SeriesFile, TakesNoSeriesAndEmptyOnes) {
    const mission::Series empty{"year", "time", "s", {}, {{"power", "W", "", {}}}};
    EXPECT_FALSE(series_bytes({}, k_start).empty());
    EXPECT_FALSE(series_bytes({&empty, 1}, k_start).empty());
}

}  // namespace
}  // namespace dawnline::report
