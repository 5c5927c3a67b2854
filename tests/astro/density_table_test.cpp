#include "dawnline/astro/density_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

Weather steady(double f107, double ap) {
    Weather w{f107, f107, {}, false};
    w.ap.fill(ap);
    return w;
}

struct Places {
    std::vector<double> altitude, latitude, longitude;

    PlacesView view() const { return {altitude, latitude, longitude}; }
};

Places places_between(double floor, double top, std::size_t n) {
    Places out;
    Stream stream(5, 0, "places");
    for (std::size_t k = 0; k < n; ++k) {
        out.altitude.push_back(floor + (top - floor) * stream.uniform());
        out.latitude.push_back(std::asin(2.0 * stream.uniform() - 1.0));
        out.longitude.push_back(k_two_pi * stream.uniform());
    }
    return out;
}

struct Deviation {
    double rms, greatest;  // of ln ρ
};

// ln ρ of the table less that of a moment of the model, at random places.
Deviation against(const AirMoment& moment, const DensityTable& table, double day, double local_time,
                  const Places& places) {
    const std::size_t n = places.altitude.size();
    std::vector<double> found(n), expected(n);
    std::vector<AirStatus> status(n);
    table_densities(table, day, local_time, places.view(), found, status);
    for (const AirStatus s : status) EXPECT_EQ(s, AirStatus::ok);
    drag_densities(moment, places.view(), expected, status);
    Deviation out{0.0, 0.0};
    for (std::size_t k = 0; k < n; ++k) {
        const double difference = std::log(found[k] / expected[k]);
        out.rms += difference * difference / static_cast<double>(n);
        out.greatest = std::max(out.greatest, std::abs(difference));
    }
    out.rms = std::sqrt(out.rms);
    return out;
}

const std::array<double, 1> k_equinox{80.0};

// What the header states of the interpolation, for quiet Sun, mean and maximum: the model itself is
// the truth here. At the ends of the year and of the day the table closes on itself.
TEST(DensityTable, FollowsTheModelWithoutLongitude) {
    const Places places = places_between(140e3, 1000e3, 5000);
    for (const auto& [f107, ap] : {std::pair{70.0, 4.0}, {140.0, 15.0}, {230.0, 22.0}}) {
        const DensityTable table = fill_density_table(steady(f107, ap), k_equinox);
        AirMoment moment = mean_air_moment(steady(f107, ap), 80.0);
        const Deviation d = against(moment, table, 80.0, 0.0, places);
        EXPECT_LT(d.rms, 0.002);
        EXPECT_LT(d.greatest, 0.03);
        // Ten hours later the same place is ten hours ahead.
        moment.local_time_at_greenwich = 10.0;
        EXPECT_NEAR(against(moment, table, 200.0, 36000.0, places).rms, d.rms, 0.001);
    }
}

// What the header states of what is lost with longitude and universal time: little where oxygen
// rules, more around 650 km, where helium and hot oxygen take over.
TEST(DensityTable, StaysNearTheWholeModel) {
    const DensityTable table = fill_density_table(steady(140, 15), k_equinox);
    const struct {
        double floor, rms, greatest;
    } rows[] = {{150e3, 0.02, 0.1}, {350e3, 0.02, 0.1}, {500e3, 0.05, 0.25}, {650e3, 0.07, 0.35}};
    for (const auto& row : rows) {
        const Places places = places_between(row.floor, row.floor + 50e3, 3000);
        double square = 0.0;
        for (const double second : {0.0, 21600.0, 43200.0, 64800.0}) {
            const Deviation d = against(air_moment(steady(140, 15), 80.0, second, second), table,
                                        80.0, second, places);
            square += 0.25 * d.rms * d.rms;
            EXPECT_LT(d.greatest, row.greatest);
        }
        EXPECT_LT(std::sqrt(square), row.rms);
    }
}

// What the header states of the course of the year between 24 days, across New Year as well.
TEST(DensityTable, FollowsTheYear) {
    std::vector<double> days;
    for (int k = 0; k < 24; ++k) days.push_back(1.0 + std::floor(365.25 * k / 24.0));
    const DensityTable table =
        fill_density_table(steady(140, 15), days, {200e3, 700e3, 25, 30, 30});
    const Places places = places_between(200e3, 700e3, 500);
    for (const double day : {1.0, 8.0, 45.0, 100.0, 196.0, 270.0, 359.0, 366.0}) {
        const Deviation d = against(mean_air_moment(steady(140, 15), day), table, day, 0.0, places);
        EXPECT_LT(d.rms, 0.008) << day;
        EXPECT_LT(d.greatest, 0.03) << day;
    }
}

TEST(DensityTable, FlagsEachPlace) {
    const DensityTable table =
        fill_density_table(steady(140, 15), k_equinox, {200e3, 600e3, 8, 6, 6});
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Places places{{200e3, 199e3, 601e3, nan, 300e3, 300e3, 600e3},
                        {0.0, 0.0, 0.0, 0.0, 1.7, 0.0, -0.5 * k_pi},
                        {0.0, 0.0, 0.0, 0.0, 0.0, INFINITY, -100.0}};
    std::vector<double> density(7);
    std::vector<AirStatus> status(7);
    table_densities(table, 80.0, 0.0, places.view(), density, status);
    const std::array expected{
        AirStatus::ok,         AirStatus::out_of_range, AirStatus::out_of_range,
        AirStatus::not_finite, AirStatus::out_of_range, AirStatus::not_finite,
        AirStatus::ok};
    for (std::size_t k = 0; k < 7; ++k) {
        EXPECT_EQ(status[k], expected[k]) << k;
        EXPECT_EQ(density[k] > 0.0, status[k] == AirStatus::ok) << k;
    }
    table_densities(table, nan, 0.0, places.view(), density, status);
    EXPECT_EQ(status[0], AirStatus::not_finite);
    EXPECT_EQ(density[0], 0.0);
}

TEST(DensityTable, AllocatesNothingAndDependsOnNoThread) {
    const DensityGrid grid{200e3, 600e3, 8, 6, 6};
    const DensityTable one = fill_density_table(steady(140, 15), k_equinox, grid, 1);
    const DensityTable two = fill_density_table(steady(140, 15), k_equinox, grid, 2);
    EXPECT_EQ(one.coefficients, two.coefficients);
    const Places places = places_between(200e3, 600e3, 100);
    std::vector<double> density(100);
    std::vector<AirStatus> status(100);
    const AllocationCount count;
    table_densities(one, 80.0, 0.0, places.view(), density, status);
    EXPECT_EQ(count.since_start(), 0);
}

TEST(DensityTable, Refused) {
    const Weather w = steady(140, 15);
    EXPECT_THROW(fill_density_table(w, {}), Error);
    EXPECT_THROW(fill_density_table(w, std::array{0.0}), Error);
    EXPECT_THROW(fill_density_table(w, std::array{80.0, 80.0}), Error);
    EXPECT_THROW(fill_density_table(w, k_equinox, {100e3, 600e3, 8, 6, 6}), Error);
    EXPECT_THROW(fill_density_table(w, k_equinox, {600e3, 200e3, 8, 6, 6}), Error);
    EXPECT_THROW(fill_density_table(w, k_equinox, {200e3, 600e3, 3, 6, 6}), Error);
    EXPECT_THROW(fill_density_table(steady(std::nan(""), 15), k_equinox, {200e3, 600e3, 8, 6, 6}),
                 Error);
}

}  // namespace
}  // namespace dawnline::astro
