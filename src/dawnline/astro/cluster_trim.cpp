#include "dawnline/astro/cluster_trim.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"

namespace dawnline::astro {

using namespace constants;

namespace {

// The chief's flight, shared by all members.
struct Watch {
    std::vector<double> times;
    std::vector<OrbitState> chief;
    std::vector<NearCircular> elements;
    double period;  // [s]
    double a;       // mean semi-major axis [m]
};

std::vector<NearCircular> elements_of(std::span<const OrbitState> states) {
    std::vector<NearCircular> elements;
    elements.reserve(states.size());
    for (const OrbitState& state : states) elements.push_back(near_circular_elements(state));
    return elements;
}

Watch watch_chief(const OrbitState& chief, Acceleration acceleration, const MeanOptions& options) {
    Watch watch;
    watch.period = orbital_period(near_circular_elements(chief).a);
    watch.times = orbit_samples(watch.period, options.orbits, options.samples_per_orbit);
    watch.chief.resize(watch.times.size());
    propagate_to(chief, watch.times, acceleration, watch.chief);
    watch.elements = elements_of(watch.chief);
    watch.a = mean_elements(watch.times, watch.elements).at_start.a;
    return watch;
}

MeanRelativeElements watch_member(const Watch& watch, const OrbitState& member,
                                  Acceleration acceleration) {
    std::vector<OrbitState> states(watch.times.size());
    propagate_to(member, watch.times, acceleration, states);
    return mean_relative_elements(watch.times, watch.elements, elements_of(states));
}

TrimmedMember trim_member(const Watch& watch, const RelativeOrbit& orbit, Acceleration acceleration,
                          const TrimOptions& options) {
    const OrbitState& chief = watch.chief.front();
    // The design is laid out on the mean orbit; Hill's start takes the n of the osculating one.
    const double a = watch.a, n = mean_motion(watch.elements.front().a);
    const double metres_per_orbit = a * watch.period;
    const RelativeElements target = elements_of(orbit, a, watch.elements.front().latitude);
    const OrbitState start = deputy_state(chief, state_on(orbit, 0.0, n), n);
    const double untrimmed = watch_member(watch, start, acceleration).rate.lambda;

    RelativeElements osculating = target;
    for (int iteration = 1; iteration <= options.max_iterations; ++iteration) {
        const OrbitState state = deputy_state(chief, osculating);
        const MeanRelativeElements mean = watch_member(watch, state, acceleration);
        const double drift = mean.rate.lambda * metres_per_orbit;
        double off = 0.0;
        for (double RelativeElements::*field :
             {&RelativeElements::lambda, &RelativeElements::ex, &RelativeElements::ey,
              &RelativeElements::ix, &RelativeElements::iy}) {
            const double residual = target.*field - mean.at_start.*field;
            off = std::max(off, a * std::abs(residual));
            osculating.*field += residual;
        }
        if (std::abs(drift) <= options.drift_tolerance && off <= options.place_tolerance)
            return {.state = state,
                    .untrimmed_drift = untrimmed * metres_per_orbit,
                    .drift = drift,
                    .correction = norm(state.v_ES_G - start.v_ES_G),
                    .iterations = iteration};
        osculating.a += mean.rate.lambda / (1.5 * n);
    }
    throw Error(fmt::format("a member {:.6g} m from the chief does not settle after {} corrections",
                            norm(position_on(orbit, 0.0)), options.max_iterations));
}

// 2 × radial over along-track amplitude at the frequency of the chief's mean latitude.
double flown_ratio(const Watch& watch, std::span<const OrbitState> member) {
    const MeanElements mean = mean_elements(watch.times, watch.elements);
    std::vector<double> clock, radial, along;
    for (std::size_t k = 0; k < member.size(); ++k) {
        const Vec3 r_CD_H = relative_state(watch.chief[k], member[k]).r_CD_H;
        clock.push_back(mean.at_start.latitude + mean.rate.latitude * watch.times[k]);
        radial.push_back(r_CD_H.x);
        along.push_back(r_CD_H.y);
    }
    return 2.0 * fundamental_amplitude(watch.times, clock, radial) /
           fundamental_amplitude(watch.times, clock, along);
}

}  // namespace

std::vector<TrimmedMember> trim_cluster(const OrbitState& chief,
                                        std::span<const RelativeOrbit> orbits,
                                        Acceleration acceleration, const TrimOptions& options) {
    const Watch watch = watch_chief(chief, acceleration, options.watch);
    std::vector<TrimmedMember> members(orbits.size());
    parallel_for(orbits.size(), options.jobs, [&](std::size_t k) {
        members[k] = trim_member(watch, orbits[k], acceleration, options);
    });
    return members;
}

std::vector<OrbitState> cluster_states(const OrbitState& chief,
                                       std::span<const RelativeOrbit> orbits,
                                       Acceleration acceleration, const TrimOptions& options) {
    std::vector<OrbitState> states;
    states.reserve(orbits.size());
    for (const TrimmedMember& member : trim_cluster(chief, orbits, acceleration, options))
        states.push_back(member.state);
    return states;
}

AxisRatioTrim trim_axis_ratio(const OrbitState& chief, double amplitude, double rate,
                              Acceleration acceleration, const TrimOptions& options) {
    const Watch watch = watch_chief(chief, acceleration, options.watch);
    const double metres_per_orbit = watch.elements.front().a * watch.period;
    const auto start = [&](double k) {
        const RelativeState relative{{k * amplitude, 0.0, 0.0},
                                     {0.0, -2.0 * rate * amplitude, 0.0}};
        return deputy_state(chief, relative, rate);
    };
    const auto drift = [&](double k) {
        return watch_member(watch, start(k), acceleration).rate.lambda * metres_per_orbit;
    };
    // Secant: the drift is linear in k to a few parts in 1e4.
    double k0 = 1.0, f0 = drift(k0);
    AxisRatioTrim trim{.k = k0, .drift_at_one = f0, .flown = 1.0, .drift = f0};
    double k1 = 1.0 + f0 / (12.0 * k_pi * amplitude);
    for (int iteration = 0; std::abs(trim.drift) > options.drift_tolerance; ++iteration) {
        if (iteration == options.max_iterations || k1 == k0)
            throw Error(fmt::format("no axis ratio near 2:{:.6g} stops the drift", k1));
        const double f1 = drift(k1);
        trim.k = k1, trim.drift = f1;
        const double next = f1 == f0 ? k1 : k1 - f1 * (k1 - k0) / (f1 - f0);
        k0 = k1, f0 = f1, k1 = next;
    }
    std::vector<OrbitState> states(watch.times.size());
    propagate_to(start(trim.k), watch.times, acceleration, states);
    trim.flown = flown_ratio(watch, states);
    return trim;
}

std::vector<Vec3> cluster_positions(const OrbitState& chief, std::span<const OrbitState> members,
                                    std::span<const double> times, Acceleration acceleration,
                                    unsigned jobs) {
    std::vector<OrbitState> centre(times.size());
    propagate_to(chief, times, acceleration, centre);
    std::vector<Vec3> r_CD_H(times.size() * members.size());
    parallel_for(members.size(), jobs, [&](std::size_t m) {
        std::vector<OrbitState> states(times.size());
        propagate_to(members[m], times, acceleration, states);
        for (std::size_t t = 0; t < times.size(); ++t)
            r_CD_H[t * members.size() + m] = relative_state(centre[t], states[t]).r_CD_H;
    });
    return r_CD_H;
}

std::vector<DistanceRange> pair_ranges(std::span<const Vec3> positions, std::size_t members,
                                       std::span<const NeighbourPair> pairs) {
    std::vector<DistanceRange> ranges(pairs.size(), {std::numeric_limits<double>::infinity(), 0.0});
    for (std::size_t row = 0; row + members <= positions.size(); row += members)
        for (std::size_t p = 0; p < pairs.size(); ++p) {
            const double distance =
                norm(positions[row + pairs[p].second] - positions[row + pairs[p].first]);
            ranges[p].least = std::min(ranges[p].least, distance);
            ranges[p].greatest = std::max(ranges[p].greatest, distance);
        }
    return ranges;
}

std::vector<FreeDrift> free_drift(const OrbitState& chief, std::span<const OrbitState> members,
                                  double duration, Acceleration acceleration,
                                  const MeanOptions& watch, unsigned jobs) {
    const double period = orbital_period(near_circular_elements(chief).a);
    const std::vector<double> first = orbit_samples(period, watch.orbits, watch.samples_per_orbit);
    std::vector<double> times = first;
    const double later = std::max(duration, first.back() + period) - first.back();
    for (const double t : first) times.push_back(later + t);
    const auto watched = [&](const OrbitState& start) {
        std::vector<OrbitState> states(times.size());
        propagate_to(start, times, acceleration, states);
        return elements_of(states);
    };
    const std::vector<NearCircular> centre = watched(chief);
    const std::span<const NearCircular> early{centre.data(), first.size()};
    const std::span<const NearCircular> late{centre.data() + first.size(), first.size()};
    const double a = mean_elements(first, early).at_start.a, n = mean_motion(a);

    std::vector<FreeDrift> drifts(members.size());
    parallel_for(members.size(), jobs, [&](std::size_t k) {
        const std::vector<NearCircular> flown = watched(members[k]);
        const MeanRelativeElements before =
            mean_relative_elements(first, early, {flown.data(), first.size()});
        const MeanRelativeElements after =
            mean_relative_elements(first, late, {flown.data() + first.size(), first.size()});
        const RelativeElements &e0 = before.at_start, &e1 = after.at_start;
        FreeDrift& d = drifts[k];
        d.along = a * (e1.lambda - e0.lambda);
        d.along_rate = a * after.rate.lambda;
        d.shape = a * (std::hypot(e1.ex, e1.ey) - std::hypot(e0.ex, e0.ey));
        d.cross = a * (std::hypot(e1.ix, e1.iy) - std::hypot(e0.ix, e0.iy));
        d.restoring =
            std::abs(d.along_rate) / 3.0 + 0.5 * n * std::abs(d.shape) + n * std::abs(d.cross);
    });
    return drifts;
}

}  // namespace dawnline::astro
