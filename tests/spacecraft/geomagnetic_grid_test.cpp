#include "dawnline/spacecraft/geomagnetic_grid.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/trapped_flux.hpp"
#include "radiation_environment.hpp"

namespace dawnline::spacecraft {
namespace {

// The grid against tracing every place, on an orbit whose distance it does not table: L within the
// header's 0.5 % below L = 8, and the mean flux of protons, which lives where L changes most.
TEST(ShellGrid, AgreesWithTracing) {
    const TrappedBelt belt = trapped_belt(BeltModel::ap8_min);
    const ShellGrid grid = shell_grid(belt.field, belt.moment, k_test_radius - 60e3,
                                      k_test_radius + 40e3, 2.0 * constants::k_degree);
    const OrbitPlaces places = circular_orbit_places(k_test_radius, k_test_inclination, 31, 97);
    const auto traced = magnetic_shells(belt.field, places.view(), belt.moment);
    std::vector<MagneticShell> read;
    for (std::size_t j = 0; j < places.x.size(); ++j)
        read.push_back(shell_at(grid, {places.x[j], places.y[j], places.z[j]}));
    double worst = 0.0;
    for (std::size_t j = 0; j < read.size(); ++j) {
        if (traced[j].status != ShellStatus::ok || traced[j].l > 8.0) continue;
        worst = std::max(worst, std::abs(read[j].l / traced[j].l - 1.0));
        EXPECT_NEAR(read[j].field, traced[j].field, 1e-3 * traced[j].field);
    }
    EXPECT_LT(worst, 0.005);
    const std::vector<double> energies{1.0 * k_test_mev, 30.0 * k_test_mev, 100.0 * k_test_mev};
    const OrbitMeanFlux by_trace = orbit_mean_flux(belt, traced, energies);
    const OrbitMeanFlux by_grid = orbit_mean_flux(belt, read, energies);
    for (std::size_t k = 0; k < energies.size(); ++k)
        EXPECT_NEAR(by_grid.integral[k], by_trace.integral[k], 0.005 * by_trace.integral[k]);
}

TEST(ShellGrid, PolesNanAndAllocations) {
    const GeomagneticField field = geomagnetic_field(HistoricField::jensen_cain_1960);
    const ShellGrid grid = shell_grid(field, field.dipole_moment, k_test_radius,
                                      k_test_radius + 50e3, 10.0 * constants::k_degree);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const AllocationCount count;
    const MagneticShell pole = shell_at(grid, {0.0, 0.0, k_test_radius});
    const MagneticShell bad = shell_at(grid, {nan, 0.0, 0.0});
    EXPECT_EQ(count.since_start(), 0u);
    // The field at the pole itself is on the grid.
    EXPECT_NEAR(pole.field, norm(flux_density(field, {0.0, 0.0, k_test_radius})),
                1e-6 * pole.field);
    EXPECT_EQ(bad.status, ShellStatus::not_finite);
    EXPECT_THROW(shell_grid(field, 3e-5, 7e6, 6.9e6, 0.1), Error);
    EXPECT_THROW(shell_grid(field, 3e-5, 7e6, 7.1e6, 0.1), Error);
}

}  // namespace
}  // namespace dawnline::spacecraft
