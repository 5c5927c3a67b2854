#include "dawnline/astro/nrlmsise00.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::string& name) {
    std::ifstream file(std::string(DAWNLINE_SOURCE_DIR) + "/tests/astro/data/" + name);
    std::vector<std::string> head;
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> cells;
        std::istringstream text(line);
        for (std::string cell; std::getline(text, cell, ',');) cells.push_back(cell);
        if (head.empty()) {
            head = cells;
            continue;
        }
        Row& row = rows.emplace_back();
        for (std::size_t k = 0; k < cells.size(); ++k) row[head[k]] = cells[k];
    }
    return rows;
}

double number(const Row& row, const std::string& name) {
    return std::stod(row.at(name));
}

// The local time of the row is an input of its own; ours is that at Greenwich.
AirMoment moment_of(const Row& row, const Weather& weather) {
    const double longitude = number(row, "lon_deg");
    return air_moment(weather, number(row, "doy"), number(row, "ut_s"),
                      (number(row, "lst_h") - longitude / 15.0) * k_hour);
}

Air air_of(const Row& row, const AirMoment& moment) {
    return nrlmsise00_air(moment, number(row, "alt_km") * 1e3, number(row, "lat_deg") * k_degree,
                          number(row, "lon_deg") * k_degree);
}

// |value − printed| ≤ relative · printed, in the printed unit. Below 1e-30 a number density is
// nothing but the end of an exponential.
void expect_air(const Air& air, const Row& row, double relative) {
    const struct {
        const char* name;
        double value;
    } quantities[] = {{"He", air.helium * 1e-6},
                      {"O", air.oxygen * 1e-6},
                      {"N2", air.molecular_nitrogen * 1e-6},
                      {"O2", air.molecular_oxygen * 1e-6},
                      {"Ar", air.argon * 1e-6},
                      {"rho", air.density * 1e-3},
                      {"H", air.hydrogen * 1e-6},
                      {"N", air.nitrogen * 1e-6},
                      {"O_anom", air.anomalous_oxygen * 1e-6},
                      {"T_exo", air.exospheric_temperature},
                      {"T_alt", air.temperature}};
    EXPECT_EQ(air.status, AirStatus::ok);
    for (const auto& q : quantities) {
        const double expected = number(row, q.name);
        EXPECT_NEAR(q.value, expected, relative * expected + 1e-30)
            << q.name << " at " << row.at("alt_km") << " km, day " << row.at("doy");
    }
}

Weather weather_of(const Row& row, std::array<double, 7> ap) {
    return {number(row, "f107"), number(row, "f107a"), ap, row.at("ap_mode") == "array"};
}

// A-MS-1: the 17 cases of the NRL distribution, all 11 outputs, printed with 7 digits: 1e-6.
TEST(Nrlmsise00, OfficialCases) {
    const std::vector<Row> rows = rows_of("nrlmsise00_official.csv");
    ASSERT_EQ(rows.size(), 17u);
    for (const Row& row : rows) {
        std::array<double, 7> ap;
        ap.fill(number(row, "ap"));
        expect_air(air_of(row, moment_of(row, weather_of(row, ap))), row, 1e-6);
    }
}

// A-MS-2: case 1 with the 13 digits of Tudat's test, 1e-12 of them.
TEST(Nrlmsise00, CaseOneToTwelveDigits) {
    const Row row = rows_of("nrlmsise00_official.csv").front();
    const Air air = air_of(row, moment_of(row, Weather{}));
    EXPECT_NEAR(air.density * 1e-3 / 4.074713532757e-15, 1.0, 1e-12);
    EXPECT_NEAR(air.drag_density * 1e-3 / 4.075421960522e-15, 1.0, 1e-12);
}

// A-MS-3: the program of NRL in 64-bit arithmetic at 80 random inputs from the ground to 1200 km,
// both Ap modes. 1e-11: sums of exponents up to 50 in another order.
TEST(Nrlmsise00, RandomPoints) {
    const std::vector<Row> rows = rows_of("nrlmsise00_random.csv");
    ASSERT_EQ(rows.size(), 80u);
    for (const Row& row : rows) {
        std::array<double, 7> ap{};
        for (std::size_t k = 0; k < 7; ++k) ap[k] = number(row, "ap" + std::to_string(k + 1));
        const Air air = air_of(row, moment_of(row, weather_of(row, ap)));
        expect_air(air, row, 1e-11);
        EXPECT_NEAR(air.drag_density * 1e-3 / number(row, "rho_d"), 1.0, 1e-11);
    }
}

// A-MS-4: Orekit's density for drag at 400 points, 220 … 500 km. 1e-12: its arithmetic is ours in
// another order.
TEST(Nrlmsise00, AgreesWithOrekit) {
    const std::vector<Row> rows = rows_of("nrlmsise00_orekit.csv");
    ASSERT_EQ(rows.size(), 400u);
    for (const Row& row : rows) {
        Weather weather{number(row, "f107"), number(row, "f107a"), {}, false};
        weather.ap.fill(number(row, "ap_daily"));
        const Air air = air_of(row, moment_of(row, weather));
        EXPECT_NEAR(air.drag_density / number(row, "rho_kg_m3"), 1.0, 1e-12);
    }
}

// Noon of the apparent time is where the Sun stands, and the mean time is within the equation of
// time of it (16.5 min).
TEST(Nrlmsise00, ApparentTime) {
    EXPECT_NEAR(apparent_time_at_greenwich({1.5e11, 0.0, 1e10}), 43200.0, 1e-9);
    // The Sun over 90° E: it is 6 h at Greenwich.
    EXPECT_NEAR(apparent_time_at_greenwich({0.0, 1.5e11, 0.0}), 21600.0, 1e-9);
}

// Density falls with height in every season and weather up to 1200 km: hydrostatic balance allows
// nothing else but the model's steps, 1e-4 at 300 km. And ρ of drag is never below ρ.
TEST(Nrlmsise00, FallsWithHeight) {
    for (const double flux : {70.0, 150.0, 250.0})
        for (const double day : {1.0, 91.0, 182.0, 274.0}) {
            const AirMoment moment =
                air_moment({flux, flux, {15, 15, 15, 15, 15, 15, 15}, false}, day, 0.0, 0.0);
            for (const double latitude : {-1.5, 0.0, 0.8}) {
                double before = std::numeric_limits<double>::infinity();
                for (double h = 0.0; h <= 1200e3; h += 5e3) {
                    const Air air = nrlmsise00_air(moment, h, latitude, 1.0);
                    ASSERT_EQ(air.status, AirStatus::ok);
                    EXPECT_LT(air.drag_density, before);
                    EXPECT_GE(air.drag_density, air.density);
                    before = air.drag_density;
                }
            }
        }
}

// Nothing leaves without a flag.
TEST(Nrlmsise00, FlagsWhatItCannotAnswer) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const AirMoment moment = air_moment({}, 100.0, 0.0, 0.0);
    EXPECT_EQ(nrlmsise00_air(moment, -1.0, 0.0, 0.0).status, AirStatus::out_of_range);
    EXPECT_EQ(nrlmsise00_air(moment, 1200001.0, 0.0, 0.0).status, AirStatus::out_of_range);
    EXPECT_EQ(nrlmsise00_air(moment, 4e5, 1.6, 0.0).status, AirStatus::out_of_range);
    for (const Air& air :
         {nrlmsise00_air(moment, nan, 0.0, 0.0), nrlmsise00_air(moment, 4e5, nan, 0.0),
          nrlmsise00_air(moment, 4e5, 0.0, INFINITY),
          nrlmsise00_air(air_moment({nan, 150.0, {}, false}, 1, 0, 0), 4e5, 0, 0),
          nrlmsise00_air(air_moment({}, nan, 0, 0), 4e5, 0, 0)}) {
        EXPECT_EQ(air.status, AirStatus::not_finite);
        EXPECT_EQ(air.drag_density, 0.0);
    }
}

}  // namespace
}  // namespace dawnline::astro
