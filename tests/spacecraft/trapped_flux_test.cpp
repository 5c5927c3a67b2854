#include "dawnline/spacecraft/trapped_flux.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "published_rows.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_mev = 1e6 * constants::k_elementary_charge;
constexpr double k_radius = 6378.137e3;
const std::set<std::string> k_orbits{"400 97.031", "500 53.000", "650 28.500",
                                     "650 70.000", "650 97.987", "1200 0.000"};

OrbitPlaces places(const std::string& orbit) {
    const std::size_t space = orbit.find(' ');
    return circular_orbit_places(k_radius + 1e3 * std::stod(orbit.substr(0, space)),
                                 std::stod(orbit.substr(space)) * constants::k_degree);
}

struct Asked {
    std::vector<double> energies, integral;

    void add(const std::vector<std::string>& row) {
        energies.push_back(std::stod(row[3]) * k_mev);
        integral.push_back(std::stod(row[4]));
    }
};

using Orbit = std::map<std::string, Asked>;

// Circular orbits from 400 to 1400 km and 0° to 101°, all four maps, by an independent program from
// the same maps and fields; itself within 1.3 % of IRBEM on sun-synchronous orbits. Row S48 of the
// reference: 5 % of the integral flux, 10 % below 10/(cm² s), where few places are in flux.
TEST(TrappedFlux, OrbitMeans) {
    std::map<std::string, Orbit> orbits;  // by altitude and inclination, then by map
    for (const auto& row : published_rows("orbit_mean_flux.csv"))
        if (k_orbits.contains(row[1] + ' ' + row[2]))
            orbits[row[1] + ' ' + row[2]][row[0]].add(row);
    ASSERT_EQ(orbits.size(), k_orbits.size());
    double worst = 0.0, worst_650 = 0.0;
    for (const auto& [orbit, maps] : orbits) {
        for (const HistoricField model :
             {HistoricField::jensen_cain_1960, HistoricField::gsfc_1970}) {
            const GeomagneticField field = geomagnetic_field(model);
            const auto shells = magnetic_shells(field, places(orbit).view(), field.dipole_moment);
            for (const auto& [name, asked] : maps) {
                if (field_of(belt_model(name)) != model) continue;
                const TrappedBelt belt =
                    trapped_belt(belt_model(name), BeltInterpolation::nasa_integer_grid);
                const OrbitMeanFlux mean = orbit_mean_flux(belt, shells, asked.energies);
                for (std::size_t k = 0; k < asked.energies.size(); ++k) {
                    const double expected = asked.integral[k];
                    const double off = mean.integral[k] / 1e4 / expected - 1.0;
                    EXPECT_LT(std::abs(off), expected < 10.0 ? 0.10 : 0.05)
                        << name << ' ' << orbit << " E " << asked.energies[k] / k_mev << ": "
                        << mean.integral[k] / 1e4 << " for " << expected;
                    worst = std::max(worst, std::abs(off));
                    if (orbit == "650 97.987") worst_650 = std::max(worst_650, std::abs(off));
                }
            }
        }
    }
    RecordProperty("worst", std::to_string(worst));
    RecordProperty("worst_650", std::to_string(worst_650));
}

// Place by place gives the same as the mean: Σ flux/n. NaN is flagged and does not spread.
TEST(TrappedFlux, PlaceByPlace) {
    const TrappedBelt belt = trapped_belt(BeltModel::ap8_min);
    OrbitPlaces orbit = places("650 97.987");
    const std::vector<double> energies{10.0 * k_mev, 100.0 * k_mev};
    std::vector<double> flux(2 * orbit.x.size());
    std::vector<ShellStatus> status(orbit.x.size());
    {
        const AllocationCount count;
        trapped_fluxes(belt, orbit.view(), energies, flux, status);
        EXPECT_EQ(count.since_start(), 0u);
    }
    double sum = 0.0;
    for (std::size_t j = 0; j < orbit.x.size(); ++j) sum += flux[2 * j];
    const OrbitMeanFlux mean = orbit_mean_flux(belt, orbit.view(), energies, 1);
    EXPECT_NEAR(mean.integral[0], sum / static_cast<double>(orbit.x.size()),
                1e-12 * mean.integral[0]);

    orbit.y[7] = std::nan("");
    trapped_fluxes(belt, orbit.view(), energies, flux, status);
    EXPECT_EQ(status[7], ShellStatus::not_finite);
    EXPECT_TRUE(std::isnan(flux[14]));
    EXPECT_FALSE(std::isnan(flux[12]) || std::isnan(flux[16]));
    EXPECT_THROW(orbit_mean_flux(belt, orbit.view(), energies), Error);
}

// The same bits for any number of threads.
TEST(TrappedFlux, ThreadsDoNotMatter) {
    const TrappedBelt belt = trapped_belt(BeltModel::ae8_max);
    const OrbitPlaces orbit = circular_orbit_places(k_radius + 650e3, 1.7, 10, 60);
    const std::vector<double> energies{0.5 * k_mev, 2.0 * k_mev};
    const OrbitMeanFlux one = orbit_mean_flux(belt, orbit.view(), energies, 1);
    const OrbitMeanFlux two = orbit_mean_flux(belt, orbit.view(), energies, 2);
    EXPECT_EQ(one.integral, two.integral);
    EXPECT_EQ(one.differential, two.differential);
    EXPECT_EQ(one.share_in_flux, two.share_in_flux);
}

}  // namespace
}  // namespace dawnline::spacecraft
