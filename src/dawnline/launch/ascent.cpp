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
    if (problem.boostback_phase > 0) {
        const control::PhaseSolution& back = s.phases[problem.boostback_phase];
        ascent.boostback_propellant = back.x.front()[6] - back.x.back()[6];
    }
    ascent.losses = speed_losses(s.phases, problem.flights, limits, problem.orbit_phase);
    ascent.samples = flight_samples(s.phases, problem.flights, limits, problem.pad_G);
    return ascent;
}

// First guesses worth trying: headings that the orbit and the range allow, and coasts.
std::vector<AscentStart> starts_for(const AscentTarget& target, double least_payload) {
    std::vector<AscentStart> starts;
    const bool east = std::cos(target.inclination) >= std::cos(target.site_latitude) - 1e-6;
    const int burns = target.burns > 0 ? target.burns : target.coast ? 2 : 1;
    const bool ellipse = target.apogee_altitude > target.altitude;
    for (const bool south : {false, true}) {
        if (south ? target.heading == Heading::north || east : target.heading == Heading::south)
            continue;
        for (const double factor : {1.0, 1.25, 0.75})
            if (factor == 1.0 || (burns == 2 && !ellipse))
                starts.push_back(
                    {.coast_factor = factor, .south = south, .least_payload = least_payload});
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
                                 double least_payload) {
    std::optional<Flown> best;
    for (const AscentStart& start : starts_for(target, least_payload)) {
        Flown flown{start, ascent_problem(vehicle, target, air, limits, start), {}};
        flown.solution = control::solve(flown.problem.problem, {.tolerance = 1e-6,
                                                                .check_tolerance = 0.1,
                                                                .max_refinements = 0,
                                                                .max_iterations = 200});
        const bool good = is_answer(flown.solution.status);
        if (!best || (good && !(is_answer(best->solution.status) &&
                                best->solution.parameters[0] >= flown.solution.parameters[0])))
            best = std::move(flown);
    }
    return best;
}

AscentLimits without_loads(AscentLimits limits) {
    limits.dynamic_pressure = limits.acceleration = limits.pressure_incidence =
        control::k_unbounded;
    return limits;
}

constexpr control::SolveOptions k_fine = {.tolerance = 1e-8, .mesh_tolerance = 1e-6};
// Arcs have switched at the right time already.
constexpr control::SolveOptions k_limited = {
    .tolerance = 1e-8, .mesh_tolerance = 1e-6, .switch_tolerance = 2e-2, .max_iterations = 200};

// The flight within its limits, from the one that knows none.
Ascent limited_ascent(const AscentVehicle& vehicle, const AscentTarget& target,
                      const AscentAir& air, const AscentLimits& limits, const Flown& free) {
    const std::vector<AscentSample> samples =
        flight_samples(free.solution.phases, free.problem.flights, limits, free.problem.pad_G);
    Ascent first;
    // Where a limit is nearly met anyway, steering alone is best and an arc on it has no length.
    for (const ArcKind slowing : {ArcKind::dynamic_pressure, ArcKind::full, ArcKind::least}) {
        AscentStart start = free.start;
        start.flown = &free.solution;
        start.arcs = arcs_for(samples, limits, free.problem.burns, slowing);
        const AscentProblem problem = ascent_problem(vehicle, target, air, limits, start);
        const control::Solution solution = control::solve(problem.problem, k_limited);
        Ascent ascent = read(vehicle, limits, problem, solution);
        if (is_answer(ascent.status)) return ascent;
        if (slowing == ArcKind::dynamic_pressure) first = std::move(ascent);
    }
    return first;
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

Ascent best_ascent(const AscentVehicle& vehicle, const AscentTarget& target, const AscentAir& air,
                   const AscentLimits& limits) {
    check(vehicle, target, limits);
    // What the pad or the tanks forbid needs no optimiser.
    if (std::optional<Ascent> none = impossible_ascent(vehicle)) return *none;
    const AscentLimits free_limits = without_loads(limits);
    const std::optional<Flown> coarse = best_coarse(vehicle, target, air, free_limits, 0.0);
    Ascent best;
    if (!coarse) {
        best.cause = "no heading is left to start with";
        return best;
    }
    if (!is_answer(coarse->solution.status)) {
        best = read(vehicle, limits, coarse->problem, coarse->solution);
        const auto missing = [&](const AscentTarget& other) -> std::optional<double> {
            const std::optional<Flown> flown =
                best_coarse(vehicle, other, air, free_limits, -0.9 * vehicle.upper.dry_mass);
            if (!flown || !is_answer(flown->solution.status)) return std::nullopt;
            return flown->solution.parameters.front();
        };
        explain_no_orbit(best, vehicle, target, missing);
        return best;
    }
    const std::vector<AscentSample> samples = flight_samples(
        coarse->solution.phases, coarse->problem.flights, limits, coarse->problem.pad_G);
    if (limits.pressure_incidence < control::k_unbounded ||
        passes_limits(samples, limits, coarse->problem.burns, 0.0))
        return limited_ascent(vehicle, target, air, limits, *coarse);
    const AscentProblem problem = ascent_problem(vehicle, target, air, limits, coarse->start);
    return read(vehicle, limits, problem, control::solve(problem.problem, k_fine));
}

}  // namespace dawnline::launch
