// Rotations against those that Orekit computed (row A-TF-12).

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "dawnline/astro/frame_table.hpp"
#include "dawnline/astro/frames.hpp"
#include "dawnline/base/constants.hpp"
#include "rotation_difference.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

constexpr double k_mas = 1e-3 * k_arcsecond;

// Turns the axes: the transpose of the matrix that turns vectors by the same quaternion.
Mat3 rotation(const double q[4]) {
    const double x = q[0], y = q[1], z = q[2], w = q[3];
    return {{Vec3{1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)},
             Vec3{2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)},
             Vec3{2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)}}};
}

EarthOrientationDay day(int mjd, const double v[6]) {
    return {mjd,
            {.x_pole = v[0] * k_arcsecond,
             .y_pole = v[1] * k_arcsecond,
             .ut1_minus_utc = v[2],
             .excess_length_of_day = 1e-3 * v[3],
             .dX = v[4] * k_mas,
             .dY = v[5] * k_mas}};
}

struct Epoch {
    Tt tt;
    EarthOrientationTable orientation;
    Mat3 cirs, tirs, itrf, teme;  // from GCRF
};

std::vector<Epoch> epochs() {
    std::ifstream file(DAWNLINE_SOURCE_DIR "/tests/astro/data/orekit_rotations.csv");
    std::vector<Epoch> found;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] < '0' || line[0] > '9') continue;
        std::istringstream cells(line);
        std::string date, cell;
        std::getline(cells, date, ',');
        std::vector<double> v;
        while (std::getline(cells, cell, ',')) v.push_back(std::stod(cell));
        if (v.size() != 29) ADD_FAILURE() << line;
        const int mjd = static_cast<int>(v[0]);
        found.push_back({to_tt(Tai{k_mjd_zero + mjd + 1, 0.0}),
                         EarthOrientationTable({day(mjd, &v[1]), day(mjd + 1, &v[7])}),
                         rotation(&v[13]), rotation(&v[17]), rotation(&v[21]), rotation(&v[25])});
    }
    return found;
}

// A-TF-12. Tolerances of the row: ITRF and TIRF 2 mas (Orekit adds the tides within a day, 0.5 mas,
// and interpolates otherwise), CIRF 0.5 mas (its dX, dY come from another series), TEME 0.05 mas.
TEST(OrekitRotations, AreOurs) {
    const std::vector<Epoch> all = epochs();
    ASSERT_GE(all.size(), 18u);
    for (const Epoch& epoch : all) {
        const EarthInstant at = earth_instant(epoch.tt, epoch.orientation);
        EXPECT_LT(angle_between(epoch.cirs, cirs_from_gcrf(at)), 0.5 * k_mas);
        EXPECT_LT(angle_between(epoch.tirs, tirs_from_gcrf(at)), 2.0 * k_mas);
        EXPECT_LT(angle_between(epoch.itrf, itrf_from_gcrf(at)), 2.0 * k_mas);
        EXPECT_LT(angle_between(epoch.teme, teme_from_gcrf(epoch.tt)), 0.05 * k_mas);
        const FrameTable table(epoch.tt, 0.0, 0.0, epoch.orientation);
        EXPECT_LT(angle_between(epoch.itrf, table(0.0).R_FG), 2.0 * k_mas);
    }
}

}  // namespace
}  // namespace dawnline::astro
