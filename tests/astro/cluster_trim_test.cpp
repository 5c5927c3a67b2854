#include "dawnline/astro/cluster_trim.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "dawnline/astro/cluster_design.hpp"
#include "dawnline/astro/propagator.hpp"
#include "dawnline/astro/relative_drift.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

const double k_a = k_radius_earth + 650e3;
const double k_n = mean_motion(k_a);
const double k_inclination = 97.986 * k_degree;

OrbitState suncatcher_chief() {
    return state_of_mean({k_a, 0.3, 0.0, 0.0, k_inclination, 1.0}, j2_field);
}

OrbitState chief_at_node(double speed) {
    return {{k_a, 0.0, 0.0},
            {0.0, speed * std::cos(k_inclination), speed * std::sin(k_inclination)}};
}

double local_speed() {
    return local_circular_speed(chief_at_node(1.0).r_ES_G);
}

// ODC-005 and ODC-006 again, by another measure of drift than orbit means: the rate of δλ. Starts
// with the Keplerian and with the local circular speed; tolerances of the rows.
TEST(AxisRatio, OfOneIsWhatTheRowsSay) {
    const AxisRatioTrim keplerian =
        trim_axis_ratio(chief_at_node(circular_speed(k_a)), 500.0, k_n, j2_field);
    EXPECT_NEAR(keplerian.drift_at_one, -12.26, 0.05);
    const double speed = local_speed();
    const AxisRatioTrim local = trim_axis_ratio(chief_at_node(speed), 500.0, speed / k_a, j2_field);
    EXPECT_NEAR(local.drift_at_one, 0.33, 0.03);
    // arXiv:2511.19468v2 prints 2:1.0037; independent integrations of these two starts find k
    // within 2e-3 of one and 1.00002. Both are trimmed, and both fly the same ellipse.
    EXPECT_NEAR(keplerian.k, 1.0, 2e-3);
    EXPECT_NEAR(local.k, 1.00002, 5e-6);
    EXPECT_NEAR(keplerian.flown, local.flown, 1e-5);
}

// What must vanish is ẏ + 2 n x of the true motion. A start that assumes n (1 + ε) for its
// velocities and its axes has ẏ = −2 n (1 + ε) A + ε n k A, so that k = 2 (1 + ε)/(2 + ε): a
// published k tells of the start's convention.
TEST(AxisRatio, AnswersTheAssumedRate) {
    const double speed = local_speed(), excess = 0.0037;
    const OrbitState chief = chief_at_node(speed);
    const double base = trim_axis_ratio(chief, 500.0, speed / k_a, j2_field).k;
    const double fast = trim_axis_ratio(chief, 500.0, (1.0 + excess) * speed / k_a, j2_field).k;
    EXPECT_NEAR(fast / base, 2.0 * (1.0 + excess) / (2.0 + excess), 1e-5);
}

// Schweighart & Sedwick (2002): along-track over radial amplitude 2(1 + s), s = −6.3e-4, on average
// over starting latitudes; short periods of J2 add ±5e-4 that depend on it.
TEST(AxisRatio, FlownIsThatOfTheory) {
    const double theory = 1.0 / (1.0 + schweighart_sedwick(k_a, k_inclination).s);
    for (const double u : {0.0, 45.0, 90.0}) {
        const OrbitState chief =
            state_of_mean({k_a, u * k_degree, 0.0, 0.0, k_inclination, 0.0}, j2_field);
        EXPECT_NEAR(trim_axis_ratio(chief, 500.0, k_n, j2_field).flown, theory, 1e-3);
    }
}

// A-R-7: the radial frequency of a bounded pair is 1 + 3.2e-4 times n, 15 orbits: phase of the
// radial motion against n t, whose slope is the excess. n is that of the chief's mean radius, which
// lies 4.4 km above its mean semi-major axis (Schweighart & Sedwick's r). Tolerance 2e-5.
TEST(ClusterTrim, RowAR7) {
    const OrbitState chief = suncatcher_chief();
    const RelativeOrbit orbit{500.0, 0.0};
    const std::vector<OrbitState> deputy = cluster_states(chief, {&orbit, 1}, j2_field);
    const std::vector<double> times = orbit_samples(orbital_period(k_a), 15, 48);
    const std::vector<Vec3> r = cluster_positions(chief, deputy, times, j2_field);
    std::vector<OrbitState> flown(times.size());
    propagate_to(chief, times, j2_field, flown);
    double radius = 0.0;
    for (std::size_t k = 0; k + 1 < times.size(); ++k)
        radius += norm(flown[k].r_ES_G) / static_cast<double>(times.size() - 1);
    const double n = mean_motion(radius);
    const auto phase = [&](int orbit_index) {
        double c = 0.0, s = 0.0;
        for (int k = 0; k < 48; ++k) {
            const auto at = static_cast<std::size_t>(48 * orbit_index + k);
            c += r[at].x * std::cos(n * times[at]);
            s += r[at].x * std::sin(n * times[at]);
        }
        return std::atan2(-s, c);
    };
    const double excess = (phase(14) - phase(0)) / (14.0 * k_two_pi);
    EXPECT_NEAR(excess, 3.2e-4, 2e-5);
}

// Suncatcher, all of it from full propagation: 81 satellites, neighbours 100 to 200 m (0.1 %: J2
// deforms the ellipses by its short periods), two shape cycles an orbit, no drift.
TEST(ClusterTrim, HoldsSuncatcherTogether) {
    const OrbitState chief = suncatcher_chief();
    const std::vector<LatticePoint> points = planar_cluster(1000.0, 100.0);
    const std::vector<RelativeOrbit> orbits = planar_orbits(points, 100.0);
    const std::vector<TrimmedMember> members = trim_cluster(chief, orbits, j2_field);
    ASSERT_EQ(members.size(), 81u);
    std::vector<OrbitState> states;
    for (const TrimmedMember& member : members) {
        EXPECT_LT(std::abs(member.drift), 1e-4);
        EXPECT_LE(member.iterations, 5);
        EXPECT_LT(member.correction, 2e-3);
        states.push_back(member.state);
    }
    constexpr std::size_t samples = 120;
    const std::vector<double> times = orbit_samples(orbital_period(k_a), 1, samples);
    const std::vector<Vec3> r = cluster_positions(chief, states, times, j2_field);
    const std::vector<NeighbourPair> pairs = lattice_neighbours(points);
    for (const DistanceRange& range : pair_ranges(r, 81, pairs)) {
        EXPECT_NEAR(range.least, 100.0, 0.1);
        EXPECT_NEAR(range.greatest, 200.0, 0.2);
    }
    int rises = 0;
    const auto distance = [&](std::size_t t) {
        return norm(r[t * 81 + pairs[0].second] - r[t * 81 + pairs[0].first]);
    };
    for (std::size_t t = 0; t < samples; ++t)
        if (distance(t) < 150.0 && distance(t + 1) >= 150.0) ++rises;
    EXPECT_EQ(rises, 2);
}

// ODC-008: residual J2 drift below 3 m/s per year per km of distance. The outermost members, 20
// days of full propagation, drift by orbit means (another measure than the trim's): its speed is
// all that could build up in that time, and is scaled to a year.
TEST(ClusterTrim, RowODC008) {
    const OrbitState chief = suncatcher_chief();
    const std::vector<RelativeOrbit> orbits{{500.0, 0.0}, {0.0, 500.0}, {300.0, -400.0}};
    const double period = orbital_period(k_a);
    for (const OrbitState& member : cluster_states(chief, orbits, j2_field)) {
        const double drift = along_track_drift(chief, member, period, 300).along_track;
        EXPECT_LT(std::abs(drift) / period * k_julian_year / (300.0 * period), 3.0);
        EXPECT_LT(std::abs(drift), 0.05);  // [m/orbit], against 12.26 before
    }
}

// Tilted and stacked clusters are trimmed as well: mean elements met, no drift.
TEST(ClusterTrim, TakesThreeDimensionalDesigns) {
    const OrbitState chief = suncatcher_chief();
    for (const std::vector<RelativeOrbit>& orbits :
         {tilted_orbits(500.0, 250.0), stacked_orbits(500.0, 250.0)})
        for (const TrimmedMember& member : trim_cluster(chief, orbits, j2_field))
            EXPECT_LT(std::abs(member.drift), 1e-4);
}

// Any force plugs in: 12 × 12, Sun, Moon, NRLMSISE-00 and sunlight on equal satellites. Neighbours
// along and across stay 100 to 200 m apart, and after two days what restores a member is far below
// the 3 m/s per year per km of arXiv:2511.19468v2.
TEST(ClusterTrim, TakesTheFullForceModel) {
    const Tt epoch = to_tt(parse_utc("2027-03-20T00:00:00Z"));
    const GravityField gravity(egm2008(), 12, 12);
    ForceModel model;
    model.gravity = &gravity;
    model.gm_sun = k_gm_sun;
    model.gm_moon = k_gm_moon;
    model.density = DensityModel::nrlmsise00;
    model.light = {};
    const SkyTable sky(epoch, 0.0, 4.0 * k_day);
    const Surface surface{.drag_area_per_mass = 0.02, .light_area_per_mass = 0.24};
    const auto force = [&](double t, const OrbitState& state) {
        return acceleration(model, sky(t), state, surface);
    };
    const OrbitState chief = state_of_mean({k_a, 0.0, 0.0, 1e-3, k_inclination, 1.0}, force);
    const std::vector<RelativeOrbit> orbits{{400.0, 0.0}, {500.0, 0.0}, {400.0, 100.0}};
    const std::vector<OrbitState> members = cluster_states(chief, orbits, force);
    const std::vector<double> times = orbit_samples(orbital_period(k_a), 1, 60);
    const std::vector<Vec3> r = cluster_positions(chief, members, times, force);
    const std::vector<NeighbourPair> pairs{{0, 1}, {0, 2}};
    for (const DistanceRange& range : pair_ranges(r, 3, pairs)) {
        EXPECT_NEAR(range.least, 100.0, 0.3);
        EXPECT_NEAR(range.greatest, 200.0, 0.6);
    }
    const FreeDrift drift = free_drift(chief, {&members[1], 1}, 2.0 * k_day, force)[0];
    EXPECT_LT(drift.restoring * 365.25 / 2.0, 3.0);
}

// The same bytes for any number of threads.
TEST(ClusterTrim, DoesNotDependOnThreads) {
    const OrbitState chief = suncatcher_chief();
    const std::vector<RelativeOrbit> orbits = planar_orbits(planar_cluster_of(9), 100.0);
    TrimOptions one, two;
    one.jobs = 1, two.jobs = 2;
    const std::vector<OrbitState> a = cluster_states(chief, orbits, j2_field, one);
    const std::vector<OrbitState> b = cluster_states(chief, orbits, j2_field, two);
    for (std::size_t k = 0; k < a.size(); ++k) {
        EXPECT_EQ(a[k].r_ES_G, b[k].r_ES_G);
        EXPECT_EQ(a[k].v_ES_G, b[k].v_ES_G);
    }
}

TEST(ClusterTrim, SaysWhenAMemberDoesNotSettle) {
    TrimOptions impatient;
    impatient.max_iterations = 1;
    const RelativeOrbit orbit{500.0, 0.0};
    EXPECT_THROW(cluster_states(suncatcher_chief(), {&orbit, 1}, j2_field, impatient), Error);
}

}  // namespace
}  // namespace dawnline::astro
