#include "dawnline/astro/screening.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/astro/knot_interval.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

// An ellipse of a point mass: exact motion at any time, for an exhaustive search to be held
// against.
struct Ellipse {
    double semi_major_axis, eccentricity, anomaly, rate;  // [m], [1], mean at t = 0 [rad], [rad/s]
    Vec3 to_perigee, ahead;                               // unit vectors

    OrbitState state(double t) const {
        const double mean = anomaly + rate * t, e = eccentricity;
        double eccentric = mean;
        for (int k = 0; k < 50; ++k) {
            const double change =
                (eccentric - e * std::sin(eccentric) - mean) / (1.0 - e * std::cos(eccentric));
            eccentric -= change;
            if (std::abs(change) < 1e-13) break;
        }
        const double a = semi_major_axis, b = a * std::sqrt(1.0 - e * e);
        const double s = std::sin(eccentric), c = std::cos(eccentric);
        const double faster = rate / (1.0 - e * c);
        return {a * (c - e) * to_perigee + b * s * ahead,
                faster * (b * c * ahead - a * s * to_perigee)};
    }
};

Ellipse ellipse(double perigee, double apogee, double inclination, double node, double argument,
                double anomaly) {
    const double a = 0.5 * (perigee + apogee);
    const Vec3 to_node{std::cos(node), std::sin(node), 0.0};
    const Vec3 up{-std::sin(node) * std::cos(inclination), std::cos(node) * std::cos(inclination),
                  std::sin(inclination)};
    return {a,
            (apogee - perigee) / (apogee + perigee),
            anomaly,
            std::sqrt(k_gm_earth / (a * a * a)),
            std::cos(argument) * to_node + std::sin(argument) * up,
            std::cos(argument) * up - std::sin(argument) * to_node};
}

struct Catalogue {
    std::vector<Ellipse> orbits;
    std::vector<std::uint8_t> status;

    void add(const Ellipse& orbit) {
        orbits.push_back(orbit);
        status.push_back(0);
    }
    OrbitState state_of(std::uint32_t j, double t) const { return orbits[j].state(t); }
    void states_at(double t, const StateColumns& out) const {
        for (std::size_t j = 0; j < orbits.size(); ++j) {
            const OrbitState s = orbits[j].state(t);
            out.x[j] = s.r_ES_G.x, out.y[j] = s.r_ES_G.y, out.z[j] = s.r_ES_G.z;
            out.vx[j] = s.v_ES_G.x, out.vy[j] = s.v_ES_G.y, out.vz[j] = s.v_ES_G.z;
            out.status[j] = status[j];
        }
    }
    Screening screen(double from, double to, const ScreeningOptions& options) const {
        return screen_all(
            orbits.size(), [&](double t, const StateColumns& out) { states_at(t, out); },
            [&](std::uint32_t j, double t) { return state_of(j, t); }, from, to, options);
    }
};

// `orbit` run the other way about the Earth, at perigee when `orbit` is, `above` it, with `apogee`.
Ellipse head_on(const Ellipse& orbit, double above, double apogee) {
    const double perigee = orbit.semi_major_axis * (1.0 - orbit.eccentricity) + above;
    Ellipse other = ellipse(perigee, apogee, 0.0, 0.0, 0.0, 0.0);
    other.anomaly = orbit.anomaly / orbit.rate * other.rate;
    other.to_perigee = orbit.to_perigee;
    other.ahead = -orbit.ahead;
    return other;
}

// A crowded shell, orbits across it with perigees in it (up to 10 km/s), a few far ones, and some
// that meet head on: at 18 km/s with a circular orbit, at 20 km/s with another long ellipse.
Catalogue crowd() {
    Stream stream(3, 0, "tests.screening");
    Catalogue catalogue;
    const auto angle = [&] { return k_two_pi * stream.uniform(); };
    for (int k = 0; k < 220; ++k) {
        const double perigee = k_radius_earth + 540e3 + 20e3 * stream.uniform();
        const double apogee = perigee + 20e3 * stream.uniform();
        const double inclination = std::acos(2.0 * stream.uniform() - 1.0);
        catalogue.add(ellipse(perigee, apogee, inclination, angle(), angle(), angle()));
    }
    for (int k = 0; k < 60; ++k) {
        const double perigee = k_radius_earth + 535e3 + 30e3 * stream.uniform();
        const double apogee = k % 3 == 0 ? 4.2e7 : k_radius_earth + 3e6 * stream.uniform() + 6e5;
        catalogue.add(ellipse(perigee, apogee, k_pi * stream.uniform(), angle(), angle(),
                              k % 2 == 0 ? 0.3 * stream.uniform() - 0.15 : angle()));
    }
    for (int k = 0; k < 20; ++k)
        catalogue.add(ellipse(4.2164e7, 4.21641e7, 1e-3 * stream.uniform(), angle(), 0.0, angle()));
    for (int k = 0; k < 8; ++k) {
        const Ellipse orbit = ellipse(k_radius_earth + 545e3, 4.2e7, 0.9 * stream.uniform(),
                                      angle(), angle(), -1.0 + 0.12 * k);
        catalogue.add(orbit);
        catalogue.add(head_on(orbit, 4e3, k_radius_earth + 550e3));
        catalogue.add(head_on(orbit, 8e3, k % 2 == 0 ? 3.8e7 : 8.0e6));
    }
    return catalogue;
}

// Every pair, every 20 s, each change of ρ·ρ̇ from minus to plus.
std::vector<Conjunction> exhaustive(const Catalogue& catalogue, double from, double to,
                                    double threshold) {
    constexpr double k_step = 20.0;
    const auto state_of = [&](std::uint32_t j, double t) { return catalogue.state_of(j, t); };
    const std::size_t n = catalogue.orbits.size();
    std::vector<OrbitState> before(n), now(n);
    std::vector<Conjunction> found;
    for (std::uint32_t j = 0; j < n; ++j) now[j] = state_of(j, from);
    for (double t = from; t < to; t += k_step) {
        std::swap(before, now);
        for (std::uint32_t j = 0; j < n; ++j) now[j] = state_of(j, t + k_step);
        for (std::uint32_t a = 0; a < n; ++a)
            for (std::uint32_t b = a + 1; b < n; ++b) {
                const Vec3 r = before[b].r_ES_G - before[a].r_ES_G;
                if (!(dot(r, before[b].v_ES_G - before[a].v_ES_G) < 0.0) ||
                    !(dot(now[b].r_ES_G - now[a].r_ES_G, now[b].v_ES_G - now[a].v_ES_G) >= 0.0) ||
                    norm(r) > threshold + 21e3 * k_step)
                    continue;
                for (const Conjunction& c :
                     closest_approaches(state_of, a, b, t, t + k_step, 0.25 * k_step, threshold))
                    if (c.tca <= to) found.push_back(c);
            }
    }
    std::ranges::sort(found, {}, &Conjunction::tca);
    return found;
}

void expect_same(const std::vector<Conjunction>& found, const std::vector<Conjunction>& expected) {
    ASSERT_EQ(found.size(), expected.size());
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Conjunction>> by_pair;
    for (const Conjunction& c : found) by_pair[{c.first, c.second}].push_back(c);
    for (const Conjunction& c : expected) {
        const auto& of_pair = by_pair[{c.first, c.second}];
        const bool there = std::ranges::any_of(of_pair, [&](const Conjunction& f) {
            // 1e-6 s is what the search promises; over it a distance changes in second order only.
            return std::abs(f.tca - c.tca) < 2e-6 &&
                   std::abs(f.miss_distance - c.miss_distance) < 1e-4 &&
                   std::abs(f.relative_speed - c.relative_speed) < 1e-4;
        });
        EXPECT_TRUE(there) << c.first << ' ' << c.second << " at " << c.tca << " s, "
                           << c.miss_distance << " m, " << c.relative_speed << " m/s";
    }
}

// An exhaustive search of every pair is the definition of what screening must find.
TEST(ScreenAll, FindsWhatAnExhaustiveSearchFinds) {
    const Catalogue catalogue = crowd();
    ScreeningOptions options;
    options.threshold = 25e3;
    const std::vector<Conjunction> expected = exhaustive(catalogue, 100.0, 22000.0, 25e3);
    EXPECT_GT(expected.size(), 400u);
    EXPECT_TRUE(std::ranges::any_of(expected,
                                    [](const Conjunction& c) { return c.relative_speed > 19e3; }));
    const Screening found = catalogue.screen(100.0, 22000.0, options);
    EXPECT_TRUE(found.complete);
    EXPECT_TRUE(found.left_out.empty());
    expect_same(found.conjunctions, expected);
}

// The length of windows and the distance of knots are means, not results.
TEST(ScreenAll, FindsTheSameWithOtherWindows) {
    const Catalogue catalogue = crowd();
    ScreeningOptions options;
    options.threshold = 10e3;
    const Screening reference = catalogue.screen(0.0, 5000.0, options);
    for (const auto& [window, per_knot] :
         {std::pair{4.0, 20}, std::pair{17.0, 10}, std::pair{30.0, 1}, std::pair{9.0, 30}}) {
        options.window = window;
        options.windows_per_knot = per_knot;
        expect_same(catalogue.screen(0.0, 5000.0, options).conjunctions, reference.conjunctions);
    }
}

// Neighbours of one orbit within a kilometre: metres per second, many minima, each reported.
TEST(ScreenAll, ReportsEachMinimumOfSlowPairs) {
    Catalogue cluster;
    for (int k = 0; k < 10; ++k) {
        const double a = k_radius_earth + 650e3;
        const double stretch = 20.0 * k;
        cluster.add(ellipse(a - stretch, a + stretch, 1.71 + 1e-5 * k, 0.3 + 2e-5 * (k % 3),
                            1.0 + 0.8 * k, -1.0 - 0.8 * k + 3e-5 * (k % 4)));
    }
    ScreeningOptions options;
    options.threshold = 2e3;
    const std::vector<Conjunction> expected = exhaustive(cluster, 0.0, 86400.0 / 2, 2e3);
    EXPECT_GT(expected.size(), 300u);
    const std::vector<Conjunction> found = cluster.screen(0.0, 43200.0, options).conjunctions;
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
        EXPECT_LT(found[k].relative_speed, 5.0);
        // ρ·ρ̇ is flat: rounding of 1e-9 m and 1e-12 m/s at 1 km and 0.1 m/s moves its root by ms.
        EXPECT_NEAR(found[k].tca, expected[k].tca, 1e-2);
        EXPECT_NEAR(found[k].miss_distance, expected[k].miss_distance, 1e-3);
    }
}

TEST(ScreenOne, FindsTheMeetingsOfOneObject) {
    const Catalogue catalogue = crowd();
    ScreeningOptions options;
    options.threshold = 25e3;
    const Screening all = catalogue.screen(0.0, 7200.0, options);
    for (const std::uint32_t one : {0u, 77u, 221u, 240u}) {
        std::vector<Conjunction> expected;
        for (const Conjunction& c : all.conjunctions)
            if (c.first == one || c.second == one) expected.push_back(c);
        const Screening found = screen_one(
            one, catalogue.orbits.size(),
            [&](double t, const StateColumns& out) { catalogue.states_at(t, out); },
            [&](std::uint32_t j, double t) { return catalogue.state_of(j, t); }, 0.0, 7200.0,
            options);
        expect_same(found.conjunctions, expected);
    }
}

TEST(ScreenAll, GivesTheSameBytesForAnyNumberOfThreads) {
    const Catalogue catalogue = crowd();
    ScreeningOptions options;
    options.threshold = 20e3;
    options.jobs = 1;
    const Screening reference = catalogue.screen(0.0, 9000.0, options);
    for (const unsigned jobs : {2u, 3u, 0u}) {
        options.jobs = jobs;
        EXPECT_EQ(catalogue.screen(0.0, 9000.0, options).conjunctions, reference.conjunctions);
    }
}

// The hot loop owns no memory: after its set-up an interval is searched without an allocation.
TEST(KnotInterval, OwnsNoMemoryInTheLoop) {
    const Catalogue catalogue = crowd();
    ScreeningOptions options;
    options.threshold = 25e3;
    const auto states_at = [&](double t, const StateColumns& out) { catalogue.states_at(t, out); };
    KnotInterval interval(catalogue.orbits.size(), options);
    std::vector<Candidate> candidates;
    candidates.reserve(1000);
    std::vector<std::uint8_t> bad(catalogue.orbits.size());
    interval.start(states_at, 0.0);
    const AllocationCount count;
    for (int k = 1; k <= 10; ++k) {
        interval.advance(states_at, k * options.window * options.windows_per_knot, bad);
        interval.find_all(candidates);
    }
    EXPECT_EQ(count.since_start(), 0u);
    EXPECT_GT(candidates.size(), 10u);
}

TEST(ScreenAll, LeavesOutObjectsWithoutAState) {
    Catalogue catalogue = crowd();
    ScreeningOptions options;
    options.threshold = 25e3;
    const Screening all = catalogue.screen(0.0, 3600.0, options);
    const std::uint32_t gone = all.conjunctions.front().second;
    catalogue.status[gone] = 6;
    catalogue.orbits[3].semi_major_axis = std::numeric_limits<double>::quiet_NaN();
    const Screening rest = catalogue.screen(0.0, 3600.0, options);
    EXPECT_EQ(rest.left_out, (std::vector<std::uint32_t>{3, gone}));
    std::vector<Conjunction> expected;
    for (const Conjunction& c : all.conjunctions)
        if (c.first != 3 && c.second != 3 && c.first != gone && c.second != gone)
            expected.push_back(c);
    EXPECT_EQ(rest.conjunctions, expected);
}

TEST(ScreenAll, RefusesImpossibleQuestionsAndStops) {
    const Catalogue catalogue = crowd();
    EXPECT_THROW(catalogue.screen(1.0, 0.0, {}), Error);
    EXPECT_THROW(catalogue.screen(0.0, std::numeric_limits<double>::infinity(), {}), Error);
    EXPECT_THROW(catalogue.screen(0.0, 1.0, {.threshold = 0.0}), Error);
    EXPECT_THROW(catalogue.screen(0.0, 1.0, {.window = -1.0}), Error);
    EXPECT_THROW(catalogue.screen(0.0, 1.0, {.windows_per_knot = 0}), Error);
    EXPECT_TRUE(catalogue.screen(5.0, 5.0, {}).conjunctions.empty());
    EXPECT_TRUE(Catalogue{}.screen(0.0, 1000.0, {}).conjunctions.empty());
    const Screening stopped = screen_all(
        catalogue.orbits.size(),
        [&](double t, const StateColumns& out) { catalogue.states_at(t, out); },
        [&](std::uint32_t j, double t) { return catalogue.state_of(j, t); }, 0.0, 86400.0, {},
        [] { return true; });
    EXPECT_FALSE(stopped.complete);
    EXPECT_TRUE(stopped.conjunctions.empty());
}

TEST(Shells, OverlapWithinThePad) {
    EXPECT_TRUE(shells_overlap({7.0e6, 7.1e6}, {7.15e6, 8.0e6}, 60e3));
    EXPECT_FALSE(shells_overlap({7.0e6, 7.1e6}, {7.15e6, 8.0e6}, 40e3));
    EXPECT_TRUE(shells_overlap({6.7e6, 4.2e7}, {7.0e6, 7.1e6}, 0.0));
}

}  // namespace
}  // namespace dawnline::astro
