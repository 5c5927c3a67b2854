#include "dawnline/launch/ascent.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/launch/ascent_nearest.hpp"
#include "dawnline/launch/ascent_problem.hpp"
#include "dawnline/launch/standard_atmosphere.hpp"

namespace dawnline::launch {
namespace {

void require_positive(double value, const char* what, bool may_be_infinite = false) {
    if (!(value > 0.0) || (!may_be_infinite && !std::isfinite(value)))
        throw Error(fmt::format("{} is {}; it must be positive{}", what, value,
                                may_be_infinite ? "" : " and finite"));
}

void require_share(double value, const char* what) {
    if (!(value > 0.0 && value <= 1.0))
        throw Error(fmt::format("{} is {}; it must lie above 0 and not above 1", what, value));
}

void check(const AscentVehicle& v, const AscentTarget& target, const AscentLimits& limits) {
    require_positive(v.first.dry_mass, "the first stage's dry mass");
    require_positive(v.first.propellant_mass, "the first stage's propellant");
    require_positive(v.first.vacuum_thrust, "the first stage's thrust");
    require_positive(v.first.specific_impulse, "the first stage's specific impulse");
    require_positive(v.upper.dry_mass, "the upper stage's dry mass");
    require_positive(v.upper.propellant_mass, "the upper stage's propellant");
    require_positive(v.upper.vacuum_thrust, "the upper stage's thrust");
    require_positive(v.upper.specific_impulse, "the upper stage's specific impulse");
    require_positive(v.reference_area, "the reference area");
    require_positive(target.altitude, "the orbit's altitude");
    if (v.recovery != BoosterRecovery::expended)
        require_positive(v.landing_specific_impulse, "the specific impulse of landing");
    if (v.boosters_propellant > 0.0) {
        require_positive(v.boosters_vacuum_thrust, "the boosters' thrust");
        require_positive(v.boosters_specific_impulse, "the boosters' specific impulse");
    }
    require_positive(limits.dynamic_pressure, "the limit of dynamic pressure", true);
    require_positive(limits.acceleration, "the limit of acceleration", true);
    require_positive(limits.pressure_incidence, "the limit of q sin α", true);
    require_positive(limits.fairing_heating, "the limit of heating", true);
    require_share(v.first.least_throttle, "the first stage's least throttle");
    require_share(v.upper.least_throttle, "the upper stage's least throttle");
    if (!(limits.vertical_rise >= 0.0 && limits.vertical_rise <= 30.0))
        throw Error(fmt::format("the vertical rise lasts {} s; it may last 0 to 30 s",
                                limits.vertical_rise));
    if (!(limits.greatest_azimuth - limits.least_azimuth < constants::k_pi))
        throw Error("the range's azimuths must span less than half a circle");
    if (target.burns < 0 || target.burns > 3)
        throw Error(
            fmt::format("the upper stage burns {} times; it may burn 1 to 3", target.burns));
    if (target.argument_of_perigee &&
        !(target.apogee_altitude > target.altitude && std::sin(target.inclination) > 0.01))
        throw Error(
            "an argument of perigee needs an ellipse that is inclined to the equator by more than "
            "0.6 deg");
}

std::string cause_of(control::SolveStatus status) {
    switch (status) {
        case control::SolveStatus::infeasible:
            return "no flight path meets the orbit and the limits with any payload";
        case control::SolveStatus::unconfirmed:
            return "the optimiser's answer does not survive re-integration";
        default:
            return "the optimiser did not converge";
    }
}

bool is_answer(control::SolveStatus status) {
    return status == control::SolveStatus::solved || status == control::SolveStatus::coarse;
}

Ascent read(const AscentVehicle& vehicle, const AscentLimits& limits, const AscentProblem& problem,
            const control::Solution& s) {
    Ascent ascent;
    if (!is_answer(s.status)) ascent.cause = cause_of(s.status);
    ascent.status = s.status;
    ascent.residual = s.residual;
    ascent.iterations = s.iterations;
    ascent.landing_reserve = landing_reserve(vehicle);
    if (s.phases.empty() || !ascent.cause.empty()) return ascent;
    ascent.payload = s.parameters.front();
    const control::PhaseSolution& cutoff = s.phases[problem.cutoff_phase];
    ascent.booster_cutoff = ascent.fairing_drop = cutoff.time.back();
    if (problem.fairing_phase > 0)
        ascent.fairing_drop = s.phases[problem.fairing_phase].time.back();
    ascent.azimuth = azimuth_over_ground(cutoff.x.back(), limits);
    ascent.orbit_time = s.phases[problem.orbit_phase].time.back();
    const std::vector<double>& x = s.phases[problem.orbit_phase].x.back();
    ascent.r_G = {x[0], x[1], x[2]};
    ascent.v_G = {x[3], x[4], x[5]};
    if (problem.boostback_phase > 0) {
        const control::PhaseSolution& back = s.phases[problem.boostback_phase];
        ascent.boostback_propellant = back.x.front()[6] - back.x.back()[6];
    }
    ascent.losses = speed_losses(s.phases, problem.flights, limits, problem.orbit_phase);
    ascent.samples = flight_samples(s.phases, problem.flights, limits, problem.pad_G);
    return ascent;
}

// First guesses worth trying: headings that the orbit and the range allow, and coasts.
std::vector<AscentStart> starts_for(const AscentTarget& target, double least_payload,
                                    double payload_factor) {
    std::vector<AscentStart> starts;
    const bool east = std::cos(target.inclination) >= std::cos(target.site_latitude) - 1e-6;
    const int burns = target.burns > 0 ? target.burns : target.coast ? 2 : 1;
    const bool ellipse = target.apogee_altitude > target.altitude;
    for (const bool south : {false, true}) {
        if (south ? target.heading == Heading::north || east : target.heading == Heading::south)
            continue;
        // The node where an ellipse's perigee lies may come a whole revolution or almost none after
        // the first burn.
        for (const double factor : {1.0, ellipse ? 0.3 : 1.25, ellipse ? 0.005 : 0.75})
            if (factor == 1.0 || burns == 2)
                starts.push_back({.coast_factor = factor,
                                  .south = south,
                                  .payload_factor = payload_factor,
                                  .least_payload = least_payload});
    }
    return starts;
}

struct Flown {
    AscentStart start;
    AscentProblem problem;
    control::Solution solution;
};

// Coarse answers from every start; the best of them, or the first failure.
std::optional<Flown> best_coarse(const AscentVehicle& vehicle, const AscentTarget& target,
                                 const AscentAir& air, const AscentLimits& limits,
                                 double least_payload, double payload_factor = 1.0) {
    std::optional<Flown> best;
    std::optional<bool> settled;  // heading
    for (const AscentStart& start : starts_for(target, least_payload, payload_factor)) {
        if (settled == start.south) continue;
        Flown flown{start, ascent_problem(vehicle, target, air, limits, start), {}};
        flown.solution = control::solve(flown.problem.problem, {.tolerance = 1e-6,
                                                                .check_tolerance = 0.1,
                                                                .max_refinements = 0,
                                                                .max_iterations = 200});
        const bool good = is_answer(flown.solution.status);
        // Two starts of one heading that come to the same flight leave a third little to find.
        const bool same =
            good && best && is_answer(best->solution.status) && best->start.south == start.south &&
            std::abs(best->solution.parameters[0] / flown.solution.parameters[0] - 1.0) < 1e-5;
        if (!best || (good && !(is_answer(best->solution.status) &&
                                best->solution.parameters[0] >= flown.solution.parameters[0])))
            best = std::move(flown);
        if (same) settled = start.south;
    }
    return best;
}

constexpr control::SolveOptions k_fine = {.tolerance = 1e-8, .mesh_tolerance = 1e-6};
// Arcs have switched at the right time already.
constexpr control::SolveOptions k_limited = {
    .tolerance = 1e-8, .mesh_tolerance = 1e-6, .switch_tolerance = 2e-2, .max_iterations = 150};
constexpr control::SolveOptions k_coarse = {
    .tolerance = 1e-6, .check_tolerance = 0.1, .max_refinements = 0, .max_iterations = 150};

AscentLimits without_loads(AscentLimits limits) {
    limits.dynamic_pressure = limits.acceleration = limits.pressure_incidence =
        control::k_unbounded;
    return limits;
}

AscentLimits plain(AscentLimits limits) {
    limits = without_loads(limits);
    limits.fairing_heating = control::k_unbounded;
    limits.vertical_rise = 0.0;
    return limits;
}

bool is_plain(const AscentLimits& limits) {
    return !(limits.fairing_heating < control::k_unbounded) && limits.vertical_rise == 0.0;
}

// A flight from one flown before; `arcs` may be those it was flown in.
Flown next_flight(const AscentVehicle& vehicle, const AscentTarget& target, const AscentAir& air,
                  const AscentLimits& limits, const Flown& before, const ArcPlan& arcs,
                  const control::SolveOptions& options) {
    AscentStart start = before.start;
    start.flown = &before.solution;
    start.flown_in_arcs = !before.start.arcs.empty();
    start.arcs = arcs;
    Flown flown{start, ascent_problem(vehicle, target, air, limits, start), {}};
    // Most start best from where they are; some only from afar.
    control::SolveOptions warm = options;
    warm.warm = true;
    warm.max_iterations = 60;
    flown.solution = control::solve(flown.problem.problem, warm);
    if (!is_answer(flown.solution.status))
        flown.solution = control::solve(flown.problem.problem, options);
    flown.start.flown = nullptr;
    return flown;
}

std::vector<AscentSample> samples_of(const Flown& flown, const AscentLimits& limits) {
    return flight_samples(flown.solution.phases, flown.problem.flights, limits,
                          flown.problem.pad_G);
}

// Limits half-way between what a flight bore and what it may.
AscentLimits half_way(const Flown& free, AscentLimits limits) {
    double pressure = 0.0, acceleration = 0.0;
    for (const AscentSample& s : samples_of(free, limits)) {
        if (!free.problem.burns.contains(s.phase)) continue;
        pressure = std::max(pressure, s.dynamic_pressure);
        acceleration = std::max(acceleration, s.acceleration);
    }
    if (limits.dynamic_pressure < pressure)
        limits.dynamic_pressure = std::sqrt(limits.dynamic_pressure * pressure);
    if (limits.acceleration < acceleration)
        limits.acceleration = std::sqrt(limits.acceleration * acceleration);
    limits.pressure_incidence = control::k_unbounded;
    return limits;
}

// The flight within its limits, from the one that knows none.
Flown limited_flight(const AscentVehicle& vehicle, const AscentTarget& target, const AscentAir& air,
                     const AscentLimits& limits, const Flown& free) {
    std::optional<Flown> first;
    // Where a limit is nearly met anyway, steering alone is best and an arc on it has no length.
    for (const ArcKind slowing : {ArcKind::dynamic_pressure, ArcKind::full, ArcKind::least}) {
        const ArcPlan arcs =
            arcs_for(samples_of(free, limits), limits, free.problem.burns, slowing);
        Flown flown = next_flight(vehicle, target, air, limits, free, arcs, k_limited);
        if (is_answer(flown.solution.status)) return flown;
        const Flown middle =
            next_flight(vehicle, target, air, half_way(free, limits), free, arcs, k_coarse);
        if (is_answer(middle.solution.status)) {
            Flown through = next_flight(vehicle, target, air, limits, middle, arcs, k_limited);
            if (is_answer(through.solution.status)) return through;
        }
        if (!first) first = std::move(flown);
    }
    return std::move(*first);
}

}  // namespace

AscentAir exponential_air(double density, double scale_height, double pressure_scale_height,
                          double drag_coefficient) {
    const double top = 1000e3;
    return {CubicSpline({0.0, top}, {std::log(density), std::log(density) - top / scale_height}),
            CubicSpline({0.0, top}, {0.0, -top / pressure_scale_height}),
            CubicSpline({0.0}, {340.0}), CubicSpline({0.0}, {drag_coefficient})};
}

AscentAir standard_air(double drag_coefficient) {
    std::vector<double> altitude, density, pressure, sound;
    for (double h = 0.0; h <= 400e3; h += h < 90e3 ? 3e3 : h < 200e3 ? 10e3 : 50e3) {
        const StandardAir air = standard_atmosphere(h);
        altitude.push_back(h);
        density.push_back(std::log(air.density));
        pressure.push_back(std::log(air.pressure / constants::k_standard_pressure));
        sound.push_back(air.speed_of_sound);
    }
    // Share of the subsonic coefficient by Mach number: transonic rise and fall of slender
    // launchers.
    const std::vector<double> mach = {0.0, 0.5, 0.8, 1.0, 1.2, 1.5, 2.0, 3.0, 4.0, 6.0, 10.0};
    std::vector<double> drag = {1.0, 1.0, 1.15, 1.6, 1.8, 1.65, 1.35, 1.0, 0.85, 0.75, 0.7};
    for (double& share : drag) share *= drag_coefficient;
    return {CubicSpline(altitude, density), CubicSpline(altitude, pressure),
            CubicSpline(altitude, sound), CubicSpline(mach, drag)};
}

namespace {

// One attempt, from payloads guessed at `payload_factor`.
Ascent attempt(const AscentVehicle& vehicle, const AscentTarget& target, const AscentAir& air,
               const AscentLimits& limits, double payload_factor) {
    std::optional<Flown> flown =
        best_coarse(vehicle, target, air, plain(limits), 0.0, payload_factor);
    if (!flown) {
        Ascent none;
        none.cause = "the range allows no heading to the orbit";
        return none;
    }
    if (!is_answer(flown->solution.status))
        return read(vehicle, limits, flown->problem, flown->solution);
    if (!is_plain(limits))
        flown = next_flight(vehicle, target, air, without_loads(limits), *flown, {}, k_coarse);
    if (!is_answer(flown->solution.status)) {
        const std::optional<Flown> afresh =
            best_coarse(vehicle, target, air, without_loads(limits), 0.0, payload_factor);
        if (!is_answer(afresh->solution.status))
            return read(vehicle, limits, flown->problem, flown->solution);
        flown = afresh;
    }
    if (limits.pressure_incidence < control::k_unbounded ||
        passes_limits(samples_of(*flown, limits), limits, flown->problem.burns, 0.0)) {
        const Flown limited = limited_flight(vehicle, target, air, limits, *flown);
        return read(vehicle, limits, limited.problem, limited.solution);
    }
    if (!is_plain(limits)) {
        const Flown fine = next_flight(vehicle, target, air, limits, *flown, {}, k_limited);
        return read(vehicle, limits, fine.problem, fine.solution);
    }
    const AscentProblem problem = ascent_problem(vehicle, target, air, limits, flown->start);
    return read(vehicle, limits, problem, control::solve(problem.problem, k_fine));
}

}  // namespace

Ascent best_ascent(const AscentVehicle& vehicle, const AscentTarget& target, const AscentAir& air,
                   const AscentLimits& limits) {
    check(vehicle, target, limits);
    // What the pad or the tanks forbid needs no optimiser.
    if (std::optional<Ascent> none = impossible_ascent(vehicle)) return *none;
    Ascent first = attempt(vehicle, target, air, limits, 1.0);
    if (first.cause.empty()) return first;
    const auto payload = [&](const AscentTarget& other) -> std::optional<double> {
        const std::optional<Flown> relaxed =
            best_coarse(vehicle, other, air, plain(limits), -0.9 * vehicle.upper.dry_mass);
        if (!relaxed || !is_answer(relaxed->solution.status)) return std::nullopt;
        return relaxed->solution.parameters.front();
    };
    // What is out of reach even without limits is not sought again; else a start a little off finds
    // what another misses.
    if (payload(target).value_or(0.0) >= 0.0)
        for (const double factor : {0.85, 1.15}) {
            const Ascent ascent = attempt(vehicle, target, air, limits, factor);
            if (ascent.cause.empty()) return ascent;
        }
    explain_no_orbit(first, vehicle, target, payload);
    return first;
}

}  // namespace dawnline::launch
