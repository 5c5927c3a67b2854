#include "dawnline/astro/orbit_events.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/astro/keplerian.hpp"
#include "dawnline/astro/propagator.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

// Orekit, EclipseDetectorTest: its orbit, epoch and μ.
constexpr double k_gm_orekit = 3.9860047e14;
const OrbitState k_orekit_start{{-6142438.668, 3492467.560, -25767.25680},
                                {505.8479685, 942.7809215, 7435.922231}};
const Tt k_orekit_epoch = {2440430.5, 4.0 / 24.0};

SkyTable sky_of_1969() {
    return SkyTable(k_orekit_epoch, 0.0, k_day);
}

double first(const std::vector<ShadowContact>& contacts, Contact wanted) {
    for (const ShadowContact& c : contacts)
        if (c.contact == wanted) return c.t;
    return NAN;
}

OrbitState polar() {
    KeplerianElements e = keplerian_elements(k_orekit_start, k_gm_orekit);
    e.inclination = 0.5 * k_pi;
    return state_from(e, k_gm_orekit);
}

// Row A-S-5 along a propagated orbit: umbra entered, then penumbra left, Earth of 6400 km.
TEST(ShadowContacts, AreThoseOfOrekitOnAPropagatedOrbit) {
    const SkyTable sky = sky_of_1969();
    ForceModel model;
    model.gm = k_gm_orekit;
    const Trajectory orbit = propagate(model, sky, k_orekit_start, 0.0, 6000.0);
    const LightModel light{.sun_radius = 6.96e8, .earth_radius = 6400e3, .earth_flattening = 0.0};
    const auto contacts = earth_shadow_contacts(orbit, sky, light, {0.0, 6000.0});
    ASSERT_EQ(contacts.size(), 4u);
    EXPECT_NEAR(first(contacts, Contact::umbra_entry), 2303.1835, 1e-3);
    EXPECT_NEAR(first(contacts, Contact::penumbra_exit), 4388.155852, 1e-3);
}

// Rows A-S-6 and A-S-7: over the poles, sphere and ellipsoid; printed to 1 ms, Sun of ERFA for that
// of Orekit.
TEST(ShadowContacts, FeelTheOblatenessOverThePoles) {
    const SkyTable sky = sky_of_1969();
    ForceModel model;
    model.gm = k_gm_orekit;
    const Trajectory orbit = propagate(model, sky, polar(), 0.0, 6000.0);
    LightModel light{.sun_radius = 6.96e8, .earth_flattening = 0.0};
    const auto round = earth_shadow_contacts(orbit, sky, light, {0.0, 6000.0});
    EXPECT_NEAR(first(round, Contact::umbra_entry), 2274.702, 2e-3);
    EXPECT_NEAR(first(round, Contact::umbra_exit), 4317.155, 2e-3);
    light.earth_flattening = k_flattening_earth;
    const auto oblate = earth_shadow_contacts(orbit, sky, light, {0.0, 6000.0});
    EXPECT_NEAR(first(oblate, Contact::umbra_entry), 2280.427, 2e-3);
}

// In closed form: a satellite at rest relative to Earth and Sun, the Moon passing on a line x = v t
// at distance D. First and last contact of discs: |x| = D tan of the sum of the angular radii
// (R_m/ρ by its limb: sin). Checked through the definition, gap zero there, and symmetric.
TEST(ShadowContacts, ComeFromThePassingMoonToo) {
    const Vec3 sun_at{0.0, k_astronomical_unit, 0.0};
    const auto still = [](double) { return OrbitState{{0.0, 7e6, 0.0}, {}}; };
    const auto sun = [&](double) { return sun_at; };
    for (const double near : {3.5e8, 4.0e8}) {
        const auto moon = [&](double t) {
            return Occulter{{1000.0 * t, 7e6 + near, 0.0}, k_radius_moon};
        };
        const auto c = shadow_contacts(still, sun, k_radius_sun, moon, {-4e4, 3.9e4, 5000.0});
        const bool total = near < 3.7e8;  // the Moon looks larger than the Sun
        ASSERT_EQ(c.size(), total ? 4u : 2u);
        EXPECT_NEAR(c.front().t, -c.back().t, 1e-4);
        const double a = std::asin(k_radius_sun / (k_astronomical_unit - 7e6));
        const auto sum = [&](double t) {
            return std::atan(1000.0 * t / near) - a -
                   std::asin(k_radius_moon / std::hypot(1000.0 * t, near));
        };
        EXPECT_NEAR(sum(c.back().t), 0.0, 1e-11);
    }
}

// An ellipse has its apsides at M = 0 and π and its nodes at ν = −ω and π − ω; the moments follow
// from Kepler's equation. 1e-5 s: the flatness of r·v and the double of the time.
TEST(OrbitEvents, AreThoseOfKeplersEquation) {
    const KeplerianElements e{8e6, 0.1, 1.0, 2.0, 0.7, 0.3};
    const OrbitState start = state_from(e);
    const auto orbit = [&](double t) { return two_body_state(start, t); };
    const double a = semi_major_axis(e), n = std::sqrt(k_gm_earth / (a * a * a));
    const double period = k_two_pi / n, now = mean_anomaly(e.true_anomaly, 0.1);
    const auto when = [&](double M) {
        const double t = std::fmod(M - now, k_two_pi) / n;
        return t < 0.0 ? t + period : t;
    };
    const EventSearch turn{0.0, period};
    const auto ends = apsides(orbit, turn);
    ASSERT_EQ(ends.size(), 2u);
    EXPECT_FALSE(ends[0].rising);
    EXPECT_NEAR(ends[0].t, when(k_pi), 1e-5);
    EXPECT_NEAR(ends[1].t, when(0.0), 1e-5);
    const auto nodes = node_crossings(orbit, turn);
    ASSERT_EQ(nodes.size(), 2u);
    EXPECT_FALSE(nodes[0].rising);
    EXPECT_NEAR(nodes[0].t, when(mean_anomaly(k_pi - 0.7, 0.1)), 1e-5);
    EXPECT_NEAR(nodes[1].t, when(mean_anomaly(-0.7, 0.1)), 1e-5);
}

// On the equator the height is r − a: crossing r = 7200 km where cos ν = (p/r − 1)/e.
TEST(OrbitEvents, CrossAltitudes) {
    const KeplerianElements e{7.1e6, 0.05, 0.0, 0.0, 0.0, -3.0};
    const OrbitState start = state_from(e);
    const auto orbit = [&](double t) { return two_body_state(start, t); };
    const auto found = altitude_crossings(orbit, 7.2e6 - k_radius_earth, {0.0, 6000.0});
    ASSERT_EQ(found.size(), 2u);
    EXPECT_FALSE(found[0].rising);
    EXPECT_TRUE(found[1].rising);
    const double nu = std::acos((7.1e6 / 7.2e6 - 1.0) / 0.05);
    EXPECT_NEAR(keplerian_elements(orbit(found[0].t)).true_anomaly, -nu, 1e-8);
    EXPECT_NEAR(keplerian_elements(orbit(found[1].t)).true_anomaly, nu, 1e-8);
}

// cos t − 0.9999 is above zero for 28 ms around each turn: far below the step of 1 s.
TEST(ZeroCrossings, FindPairsBetweenSamples) {
    const auto g = [](double t) { return std::cos(t) - 0.9999; };
    const auto found = zero_crossings(g, {1.0, 20.0, 1.0, 1e-9});
    ASSERT_EQ(found.size(), 6u);
    const double half = std::acos(0.9999);
    for (int k = 0; k < 3; ++k) {
        const auto i = static_cast<std::size_t>(2 * k);
        EXPECT_NEAR(found[i].t, k_two_pi * (k + 1) - half, 1e-8);
        EXPECT_TRUE(found[i].rising);
        EXPECT_NEAR(found[i + 1].t, k_two_pi * (k + 1) + half, 1e-8);
    }
}

TEST(ZeroCrossings, RefuseWhatCannotBeSearched) {
    const auto g = [](double t) { return t - 1.0; };
    EXPECT_THROW(zero_crossings(g, {2.0, 1.0}), Error);
    EXPECT_THROW(zero_crossings(g, {0.0, 1.0, 0.0}), Error);
    EXPECT_THROW(zero_crossings([](double) { return NAN; }, {0.0, 1.0}), Error);
    EXPECT_TRUE(zero_crossings(g, {2.0, 2.0}).empty());
}

// A site below the orbit sees it as often as look angles say: the elevation at rise and set is that
// of the mask. 1e-4 s at 7 km/s from 2000 km is 1e-6 rad.
TEST(PassesOf, RiseAndSetAtTheMask) {
    const SkyTable sky(to_tt(parse_utc("2027-03-20T00:00:00Z")), 0.0, k_day);
    const ForceModel model;
    const OrbitState start = state_from(KeplerianElements{7e6, 0.001, 1.7, 1.0, 0.0, 0.0});
    const Trajectory orbit = propagate(model, sky, start, 0.0, k_day);
    const Site place({0.9, 0.2, 100.0});
    const GroundSite site{place, ElevationMask(10.0 * k_degree)};
    const auto found = passes_of(orbit, sky, {&site, 1}, 0.0, k_day);
    ASSERT_GE(found.size(), 3u);
    for (const Pass& pass : found)
        for (const double t : {pass.rise, pass.set}) {
            if (t == 0.0 || t == k_day) continue;
            const StateVector at{sky(t).R_FG * orbit(t).r_ES_G, {}};
            EXPECT_NEAR(look_angles(place, at).elevation, 10.0 * k_degree, 1e-6);
        }
}

}  // namespace
}  // namespace dawnline::astro
