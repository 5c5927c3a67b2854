#include "dawnline/astro/eclipse.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "dawnline/astro/eclipse_season.hpp"
#include "dawnline/astro/shadow.hpp"
#include "dawnline/astro/sun_synchronous.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

double radius(double altitude_km) {
    return k_radius_earth + 1e3 * altitude_km;
}

// S03, S04 and ODC-130 … 133: cylinder, evaluated independently; tolerance 1e-4 and 0.01°.
TEST(Cylinder, RowsODC130To133) {
    const struct {
        double altitude, fraction, star;
    } rows[] = {{550, 0.37231, 67.02},
                {600, 0.36704, 66.07},
                {650, 0.36202, 65.16},
                {1600, 0.29488, 53.08}};
    for (const auto& row : rows) {
        EXPECT_NEAR(cylinder_eclipse_fraction(radius(row.altitude), 0.0), row.fraction, 1e-4);
        EXPECT_NEAR(beta_star(radius(row.altitude)) / k_degree, row.star, 0.01);
    }
    // 650 km at the worst season: 0.2019, 19.73 min; 1600 km never.
    const double fraction = cylinder_eclipse_fraction(radius(650), 58.57 * k_degree);
    EXPECT_NEAR(fraction, 0.2019, 1e-4);
    EXPECT_NEAR(fraction * orbital_period(radius(650)) / k_minute, 19.73, 0.02);
    EXPECT_EQ(cylinder_eclipse_fraction(radius(1600), 54.05 * k_degree), 0.0);
    EXPECT_EQ(cylinder_eclipse_fraction(radius(650), -1.2), 0.0);
}

// A-S-8: each penumbra of a circular orbit at β = 0, Sun at 1 au, from the apparent discs. 1e-3 s.
TEST(ShadowArc, PenumbraAtBetaZero) {
    const struct { double altitude, seconds; } rows[] = {{550, 8.495}, {650, 8.680}, {800, 8.959}};
    for (const auto& row : rows) {
        const double a = radius(row.altitude);
        const ShadowArc arc = shadow_arc(shadow_cone(a, k_astronomical_unit), 0.0);
        EXPECT_NEAR((arc.penumbra - arc.umbra) / mean_motion(a), row.seconds, 1e-3);
    }
}

// The cone angle is where the apparent discs touch: gaps there vanish to rounding of 1e-10 rad.
TEST(ShadowCone, IsWhereTheDiscsTouch) {
    const Vec3 r_EU_G{k_astronomical_unit, 0.0, 0.0};
    for (const double altitude : {400.0, 650.0, 35786.0}) {
        const double a = radius(altitude);
        const ShadowCone cone = shadow_cone(a, k_astronomical_unit);
        const auto at = [&](double angle) {
            return a * Vec3{-std::cos(angle), std::sin(angle), 0.0};
        };
        EXPECT_NEAR(umbra_gap(at(cone.umbra), r_EU_G, k_radius_sun, k_earth_occulter), 0.0, 1e-10);
        EXPECT_NEAR(penumbra_gap(at(cone.penumbra), r_EU_G, k_radius_sun, k_earth_occulter), 0.0,
                    1e-10);
    }
}

// Beyond the tip of the umbra (1.38e9 m) there is none.
TEST(ShadowCone, UmbraEndsAtItsTip) {
    EXPECT_GT(shadow_cone(1.38e9, k_astronomical_unit).umbra, 0.0);
    EXPECT_LT(shadow_cone(1.40e9, k_astronomical_unit).umbra, 0.0);
    EXPECT_EQ(shadow_arc(shadow_cone(1.40e9, k_astronomical_unit), 0.0).umbra, 0.0);
}

class ShadowYear : public ::testing::Test {
  protected:
    const Tt epoch = to_tt(parse_utc("2026-01-01T12:00:00Z"));
    const double span = k_julian_year;
    const SunTable sun{epoch, 0.0, span};

    std::vector<ShadowEdge> edges_of(const CircularOrbit& orbit) const {
        std::vector<ShadowEdge> edges;
        shadow_edges(orbit, sun, 0.0, span, edges);
        return edges;
    }
};

// Every contact is a zero of the apparent discs' gap with the precise Sun: 1e-6 s of a gap that
// changes by at most 1.1e-3 rad/s is 1.1e-9 rad, plus 1e-11 rad of Sun table.
TEST_F(ShadowYear, ContactsAreZerosOfTheGap) {
    for (const CircularOrbit& orbit : {sun_synchronous_orbit(650e3, 18.0 * k_hour, epoch),
                                       circular_orbit(radius(550), 53.0 * k_degree, 1.0)}) {
        const std::vector<ShadowEdge> edges = edges_of(orbit);
        ASSERT_GT(edges.size(), 4000u);
        for (std::size_t k = 0; k < edges.size(); k += 37) {
            const auto [t, contact] = edges[k];
            const Vec3 r_ES_G = state_at(orbit, t).r_ES_G, r_EU_G = sun_position(epoch + t);
            const bool umbra = contact == Contact::umbra_entry || contact == Contact::umbra_exit;
            const double gap = umbra ? umbra_gap(r_ES_G, r_EU_G, k_radius_sun, k_earth_occulter)
                                     : penumbra_gap(r_ES_G, r_EU_G, k_radius_sun, k_earth_occulter);
            EXPECT_NEAR(gap, 0.0, 1.2e-9) << t;
        }
    }
}

// In order of time, and in the order in which contacts can follow each other.
TEST_F(ShadowYear, ContactsFollowEachOther) {
    const auto edges = edges_of(sun_synchronous_orbit(650e3, 6.0 * k_hour, epoch));
    for (std::size_t k = 1; k < edges.size(); ++k) {
        EXPECT_LT(edges[k - 1].t, edges[k].t);
        const Contact before = edges[k - 1].contact, now = edges[k].contact;
        switch (now) {
            case Contact::penumbra_entry:
                EXPECT_EQ(before, Contact::penumbra_exit);
                break;
            case Contact::umbra_entry:
                EXPECT_EQ(before, Contact::penumbra_entry);
                break;
            case Contact::umbra_exit:
                EXPECT_EQ(before, Contact::umbra_entry);
                break;
            case Contact::penumbra_exit:
                EXPECT_NE(before, Contact::umbra_entry);
                break;
        }
    }
}

// Time in umbra against the lit fraction sampled every 7.3 s through 30 days that begin and end in
// mid-season: 3.5e5 samples, 2 · 440 edges of ±3.65 s at random, 1σ = 0.002 of the 5e5 s. And no
// orbit is missed or invented, grazing ones at the ends of the season included.
TEST_F(ShadowYear, DarkTimeAgreesWithSampling) {
    const CircularOrbit orbit = sun_synchronous_orbit(650e3, 18.0 * k_hour, epoch);
    const double begin = 115.0 * k_day, end = 145.0 * k_day, step = 7.3;
    std::vector<ShadowEdge> edges;
    shadow_edges(orbit, sun, begin, end, edges);
    double dark = 0.0;
    for (std::size_t k = 1; k < edges.size(); ++k)
        if (edges[k].contact == Contact::umbra_exit) dark += edges[k].t - edges[k - 1].t;
    double sampled = 0.0;
    const std::array earth{k_earth_occulter};
    for (double t = begin; t < end; t += step) {
        const Vec3 r_ES_G = state_at(orbit, t).r_ES_G;
        if (dot(r_ES_G, sun(t)) < 0.0 && lit_fraction(r_ES_G, sun(t), k_radius_sun, earth) == 0.0)
            sampled += step;
    }
    EXPECT_GT(dark, 1e5);
    EXPECT_NEAR(sampled / dark, 1.0, 2e-3);
}

// A window that begins in the middle of an eclipse reports its exit only.
TEST_F(ShadowYear, WindowCutsAnEclipse) {
    const CircularOrbit orbit = circular_orbit(radius(550), 0.0, 0.0);
    std::vector<ShadowEdge> all;
    shadow_edges(orbit, sun, 0.0, 2.0 * k_day, all);
    const double inside = 0.5 * (all[9].t + all[10].t);
    std::vector<ShadowEdge> some;
    shadow_edges(orbit, sun, inside, 2.0 * k_day, some);
    ASSERT_EQ(some.size(), all.size() - 10);
    EXPECT_EQ(some.front().contact, all[10].contact);
    EXPECT_NEAR(some.front().t, all[10].t, 1e-6);
}

// The two views of one year: the longest eclipse of the closed form is that of the contacts within
// 5e-4, which is what the motion of Sun and node during an eclipse makes.
TEST_F(ShadowYear, LongestEclipseIsThatOfTheSeason) {
    for (const double hour : {18.0, 15.0, 12.0}) {
        const CircularOrbit orbit = sun_synchronous_orbit(650e3, hour * k_hour, epoch);
        double umbra = 0.0, shadow = 0.0, dark = 0.0, dim = 0.0;
        for (const ShadowEdge& edge : edges_of(orbit)) {
            if (edge.contact == Contact::penumbra_entry) dim = edge.t;
            if (edge.contact == Contact::umbra_entry) dark = edge.t;
            if (edge.contact == Contact::umbra_exit) umbra = std::max(umbra, edge.t - dark);
            if (edge.contact == Contact::penumbra_exit) shadow = std::max(shadow, edge.t - dim);
        }
        const EclipseSeason season = eclipse_season(orbit, epoch);
        EXPECT_NEAR(season.longest_umbra / umbra, 1.0, 5e-4);
        EXPECT_NEAR(season.longest_shadow / shadow, 1.0, 5e-4);
    }
}

// An orbit that looks the Sun in the face: β passes 89°, midnight jumps about, nothing is dark, and
// the search comes to its end.
TEST_F(ShadowYear, SunOnThePoleOfTheOrbit) {
    const Vec3 sun_now = unit(sun(10.0 * k_day));
    const double inclination = std::acos(sun_now.z), node = std::atan2(sun_now.x, -sun_now.y);
    CircularOrbit orbit = circular_orbit(radius(650), inclination, node);
    orbit.node_rate = 0.0;
    EXPECT_GT(beta_angle(orbit, 0.0, sun_now) / k_degree, 89.9);
    std::vector<ShadowEdge> edges;
    shadow_edges(orbit, sun, 5.0 * k_day, 15.0 * k_day, edges);
    EXPECT_TRUE(edges.empty());
}

// A geostationary orbit is eclipsed about the equinoxes only: about 45 nights each, the longest
// 71.5 min with penumbra (Maral & Bousquet 2009, sec. 2.2.5). ±0.3 min: their radius and sidereal
// day; ±2 nights: when the epoch's midnights fall.
TEST_F(ShadowYear, GeostationarySeasons) {
    const std::vector<ShadowEdge> edges = edges_of(circular_orbit(42164.2e3, 0.0, 0.0));
    double longest = 0.0, entered = 0.0;
    int nights = 0;
    for (const ShadowEdge& edge : edges) {
        if (edge.contact == Contact::penumbra_entry) {
            ++nights;
            entered = edge.t;
        }
        if (edge.contact == Contact::penumbra_exit) longest = std::max(longest, edge.t - entered);
    }
    EXPECT_NEAR(longest / k_minute, 71.5, 0.3);
    EXPECT_NEAR(nights, 90, 4);
}

}  // namespace
}  // namespace dawnline::astro
