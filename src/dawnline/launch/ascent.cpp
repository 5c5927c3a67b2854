#include "dawnline/launch/ascent.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/launch/ascent_problem.hpp"
#include "dawnline/launch/standard_atmosphere.hpp"

namespace dawnline::launch {
namespace {

void require_positive(double value, const char* what) {
    if (!(value > 0.0) || !std::isfinite(value))
        throw Error(fmt::format("{} is {}; it must be positive and finite", what, value));
}

void check(const AscentVehicle& v, const AscentTarget& target) {
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
}

// Why there is no answer, for a person.
std::string cause_of(const AscentVehicle& v, control::SolveStatus status) {
    const double weight = (stack_mass(v)) * constants::k_standard_gravity;
    const double thrust = v.first.sea_level_thrust + v.boosters_sea_level_thrust;
    if (thrust <= weight)
        return fmt::format("the thrust at lift-off is {:.2f} of the weight without payload",
                           thrust / weight);
    if (landing_reserve(v) >= v.first.propellant_mass)
        return "the landing reserve is more than the first stage's propellant";
    if (v.upper_reserve_mass >= v.upper.propellant_mass)
        return "the upper stage's reserve is more than its propellant";
    switch (status) {
        case control::SolveStatus::infeasible:
            return "no flight path meets the orbit with any payload";
        case control::SolveStatus::unconfirmed:
            return "the optimiser's answer does not survive re-integration";
        default:
            return "the optimiser did not converge";
    }
}

Ascent read(const AscentVehicle& vehicle, const AscentLimits& limits, const AscentProblem& problem,
            const control::Solution& s) {
    Ascent ascent;
    if (s.status != control::SolveStatus::solved && s.status != control::SolveStatus::coarse)
        ascent.cause = cause_of(vehicle, s.status);
    ascent.status = s.status;
    ascent.residual = s.residual;
    ascent.iterations = s.iterations;
    ascent.landing_reserve = landing_reserve(vehicle);
    if (s.phases.empty() || !ascent.cause.empty()) return ascent;
    ascent.payload = s.parameters.front();
    ascent.booster_cutoff = s.phases[problem.cutoff_phase].time.back();
    ascent.orbit_time = s.phases[problem.orbit_phase].time.back();
    if (problem.boostback_phase > 0) {
        const control::PhaseSolution& back = s.phases[problem.boostback_phase];
        ascent.boostback_propellant = back.x.front()[6] - back.x.back()[6];
    }
    ascent.losses = speed_losses(s.phases, problem.flights, limits, problem.orbit_phase);
    ascent.samples = flight_samples(s.phases, problem.flights, limits, problem.pad_G);
    return ascent;
}

bool is_answer(const Ascent& ascent) {
    return ascent.status == control::SolveStatus::solved ||
           ascent.status == control::SolveStatus::coarse;
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
    check(vehicle, target);
    // What the pad or the tanks forbid needs no optimiser.
    if (Ascent none; vehicle.first.sea_level_thrust + vehicle.boosters_sea_level_thrust <=
                         stack_mass(vehicle) * constants::k_standard_gravity ||
                     landing_reserve(vehicle) >= vehicle.first.propellant_mass ||
                     vehicle.upper_reserve_mass >= vehicle.upper.propellant_mass) {
        none.status = control::SolveStatus::infeasible;
        none.cause = cause_of(vehicle, none.status);
        return none;
    }
    // Coarse answers from every start; the best of them is refined.
    struct Start {
        double coast_factor;
        bool south;
    };
    std::vector<Start> starts;
    const bool east = std::cos(target.inclination) >= std::cos(target.site_latitude) - 1e-6;
    for (const bool south : {false, true}) {
        if (south ? target.heading == Heading::north || east : target.heading == Heading::south)
            continue;
        for (const double factor : {1.0, 1.25, 0.75})
            if (factor == 1.0 || target.coast) starts.push_back({factor, south});
    }
    Ascent best;
    std::optional<Start> best_start;
    for (const Start& start : starts) {
        const AscentProblem problem =
            ascent_problem(vehicle, target, air, limits, start.coast_factor, start.south);
        const control::Solution coarse = control::solve(problem.problem, {.tolerance = 1e-6,
                                                                          .check_tolerance = 0.1,
                                                                          .max_refinements = 0,
                                                                          .max_iterations = 200});
        const Ascent ascent = read(vehicle, limits, problem, coarse);
        if (!best_start ||
            (is_answer(ascent) && !(is_answer(best) && best.payload >= ascent.payload))) {
            best = ascent;
            best_start = start;
        }
    }
    if (!best_start) return best;
    const AscentProblem problem =
        ascent_problem(vehicle, target, air, limits, best_start->coast_factor, best_start->south);
    const control::Solution solution =
        control::solve(problem.problem, {.tolerance = 1e-8, .mesh_tolerance = 1e-6});
    return read(vehicle, limits, problem, solution);
}

}  // namespace dawnline::launch
