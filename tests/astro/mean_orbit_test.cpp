#include "dawnline/astro/mean_orbit.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/astro/mean_elements.hpp"
#include "dawnline/astro/propagator.hpp"
#include "dawnline/astro/zonal.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

Weather weather_of(double flux, double ap = 4.0) {
    Weather w;
    w.f107 = w.f107_mean = flux;
    w.ap.fill(ap);
    return w;
}

Tt epoch_of(const char* utc) {
    return to_tt(parse_utc(utc));
}

// Without air the vector of eccentricity circles about the frozen one and the node runs evenly: the
// solution of the equations in closed form. Rounding of 730 steps.
TEST(PropagateMean, TurnsEccentricityAboutTheFrozenOne) {
    const NearCircular start{7.1e6, 0.0, 2e-3, -1e-3, 1.71, 0.5};
    const double span = 2.0 * k_julian_year;
    const auto none = [](const Tt&) { return Weather(); };
    const MeanTrajectory path =
        propagate_mean(start, epoch_of("2027-01-01T00:00:00Z"), span, none, {});
    const SecularRates rates = brouwer_secular_rates(7.1e6, std::hypot(2e-3, 1e-3), 1.71);
    const double ey = -k_zonals[3] / (2.0 * k_zonals[2]) * k_radius_earth / 7.1e6 * std::sin(1.71);
    const double angle = rates.argument_of_perigee * span;
    const NearCircular end = path.points.back().elements;
    // e² enters the rate of perigee and varies along the circle: 5e-6 of it.
    EXPECT_NEAR(end.ex, 2e-3 * std::cos(angle) - (-1e-3 - ey) * std::sin(angle), 1e-6);
    EXPECT_NEAR(end.ey, ey + 2e-3 * std::sin(angle) + (-1e-3 - ey) * std::cos(angle), 1e-6);
    EXPECT_NEAR(end.node, 0.5 + rates.node * span, 1e-4 * std::abs(rates.node * span));
    EXPECT_EQ(end.a, 7.1e6);
    EXPECT_FALSE(path.decayed);
    EXPECT_EQ(path.duration(), span);
}

// Full propagation (zonals, NRLMSISE-00 with all its terms) over two weeks at 400 km, an orbit that
// loses some kilometres (at J2000, where the pole of date is that of GCRF): mean elements at both
// ends by observation. 1 % of the loss; longitudes, left out of the averages, do not matter over
// 200 turns.
TEST(PropagateMean, LosesWhatFullPropagationLoses) {
    for (const double eccentricity : {0.0005, 0.02}) {
        const double span = 14.0 * k_day;
        const Tt epoch = epoch_of("2000-01-01T12:00:00Z");
        const NearCircular wanted{
            k_radius_earth + 400e3 + 6.8e6 * eccentricity, 0.3, eccentricity, 0.0005, 1.2, 2.0};
        const ZonalField zonals{4};
        const OrbitState start = state_from(wanted);
        StokesCoefficients coefficients = egm2008();
        const GravityField gravity(coefficients, 4, 0);
        ForceModel model;
        model.gravity = &gravity;
        model.density = DensityModel::nrlmsise00;
        const Weather weather = weather_of(150.0);
        const SkyTable sky(epoch, 0.0, span, {}, weather);
        const Surface surface{.drag_area_per_mass = 0.02};
        const OrbitState end = propagate(model, sky, start, 0.0, span, surface)(span);
        const NearCircular first = mean_elements(start, zonals).at_start;
        const NearCircular last = mean_elements(end, zonals).at_start;
        const auto constant = [&](const Tt&) { return weather; };
        const NearCircular found =
            propagate_mean(first, epoch, span, constant, {.drag_area_per_mass = 0.02})
                .points.back()
                .elements;
        const double loss = first.a - last.a;
        EXPECT_GT(loss, 1e3);
        EXPECT_NEAR(first.a - found.a, loss, 0.01 * loss);
        EXPECT_NEAR(found.ex, last.ex, 5e-5);
        EXPECT_NEAR(found.ey, last.ey, 5e-5);
        EXPECT_NEAR(std::remainder(found.node - last.node, k_two_pi), 0.0, 2e-3);
    }
}

// A published rule of thumb: a circular orbit of 16 turns a day at F10.7 = 150 lasts 0.153/ṅ days,
// ṅ its present rate in turns/day² (Pickup 2008 after King-Hele 1987). King-Hele claims 10 %.
TEST(OrbitLifetime, IsThatOfKingHele) {
    const double n = 16.0 * k_two_pi / k_day;
    const NearCircular start{std::cbrt(k_gm_earth / (n * n)), 0.0, 0.0, 0.0, 1.0, 0.0};
    const Tt epoch = epoch_of("2023-03-20T00:00:00Z");
    const MeanOrbitOptions options{.drag_area_per_mass = 0.01};
    const Weather weather = weather_of(150.0, 10.0);
    const NearCircular rate = mean_orbit_rates(start, epoch, weather, options);
    const double turns_per_day2 = -1.5 * 16.0 * rate.a / start.a * k_day;
    const auto constant = [&](const Tt&) { return weather; };
    const MeanTrajectory path = propagate_mean(start, epoch, k_julian_year, constant, options);
    EXPECT_TRUE(path.decayed);
    EXPECT_NEAR(path.duration() / k_day * turns_per_day2, 0.153, 0.0153);
}

// Years to fall to 300 km from a dawn-dusk orbit with C_d A/m = 0.02 m²/kg: an independent
// integration of a table of NRLMSISE-00's mean densities, given to 10 %.
TEST(OrbitLifetime, IsThatOfMeanDensities) {
    struct Case {
        double altitude, flux, ap, years;
    };
    const Tt epoch = epoch_of("2027-03-20T00:00:00Z");  // the Sun at 0 h of right ascension
    for (const Case& c : {Case{500e3, 70.0, 4.0, 20.0}, Case{500e3, 140.0, 15.0, 3.0},
                          Case{550e3, 140.0, 15.0, 6.6}, Case{650e3, 140.0, 15.0, 28.0},
                          Case{700e3, 140.0, 15.0, 55.0}, Case{500e3, 230.0, 22.0, 1.0},
                          Case{550e3, 230.0, 22.0, 1.9}, Case{650e3, 230.0, 22.0, 6.7},
                          Case{700e3, 230.0, 22.0, 12.0}}) {
        const NearCircular start{k_radius_earth + c.altitude, 0.0,       0.0, 0.0,
                                 97.986 * k_degree,           0.5 * k_pi};
        const auto constant = [&](const Tt&) { return weather_of(c.flux, c.ap); };
        const MeanTrajectory path = propagate_mean(
            start, epoch, 100.0 * k_julian_year, constant,
            {.drag_area_per_mass = 0.02, .step = 5.0 * k_day, .end_altitude = 300e3});
        EXPECT_TRUE(path.decayed);
        EXPECT_NEAR(path.duration() / k_julian_year, c.years, 0.1 * c.years) << c.altitude;
    }
}

// More Sun, shorter life; a life is inversely as the area where the weather is constant.
TEST(OrbitLifetime, ShortensWithSunAndArea) {
    const NearCircular start{k_radius_earth + 500e3, 0.0, 0.0, 0.0, 97.4 * k_degree, 0.0};
    const Tt epoch = epoch_of("2027-01-01T00:00:00Z");
    const MeanOrbitOptions options{.drag_area_per_mass = 0.02, .step = 5.0 * k_day};
    const auto years = [&](double percentile) {
        return orbit_lifetime(start, epoch, solar_cycle_of_2026(), {.percentile = percentile},
                              options)
                   .duration /
               k_julian_year;
    };
    const double low = years(0.05), middle = years(0.5), high = years(0.95);
    EXPECT_GT(low, middle);
    EXPECT_GT(middle, high);
    const OrbitLifetime none = orbit_lifetime(start, epoch, solar_cycle_of_2026(), {},
                                              {.step = 30.0 * k_day}, 5.0 * k_julian_year);
    EXPECT_FALSE(none.decayed);
    EXPECT_EQ(none.duration, 5.0 * k_julian_year);
}

// After the table its last eleven years come again.
TEST(WeatherOfRepeatedCycle, GoesOn) {
    const SolarCycle& cycle = solar_cycle_of_2026();
    const Tt late = epoch_of("2065-06-01T00:00:00Z");
    const Weather repeated = weather_of_repeated_cycle(cycle, late);
    const Weather before = weather_of_cycle(cycle, to_utc(late + -11.0 * k_julian_year));
    EXPECT_EQ(repeated.f107, before.f107);
    EXPECT_NO_THROW(weather_of_repeated_cycle(cycle, epoch_of("2150-06-01T00:00:00Z")));
}

TEST(PropagateMean, RefusesWhatItCannotFollow) {
    const auto none = [](const Tt&) { return Weather(); };
    const Tt epoch = epoch_of("2027-01-01T00:00:00Z");
    const NearCircular low{k_radius_earth + 100e3, 0.0, 0.0, 0.0, 1.0, 0.0};
    EXPECT_THROW(propagate_mean(low, epoch, k_day, none, {}), Error);
    const NearCircular flat{k_radius_earth + 500e3, 0.0, 0.0, 0.0, 0.0, 0.0};
    EXPECT_THROW(propagate_mean(flat, epoch, k_day, none, {}), Error);
    const NearCircular good{k_radius_earth + 500e3, 0.0, 0.0, 0.0, 1.0, 0.0};
    EXPECT_THROW(propagate_mean(good, epoch, -1.0, none, {}), Error);
    EXPECT_THROW(propagate_mean(good, epoch, k_day, none, {.step = 0.0}), Error);
}

}  // namespace
}  // namespace dawnline::astro
