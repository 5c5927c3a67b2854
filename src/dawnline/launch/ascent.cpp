#include "dawnline/launch/ascent.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/launch/ascent_equations.hpp"
#include "dawnline/launch/ascent_guess.hpp"
#include "dawnline/launch/ascent_report.hpp"
#include "dawnline/launch/standard_atmosphere.hpp"

namespace dawnline::launch {
namespace {

using constants::k_standard_gravity;
using control::Bounds;
using control::k_unbounded;
using control::Phase;
using control::Problem;
using control::Variable;
using Kind = control::Variable::Kind;

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

double flow(const AscentStage& stage) {
    return stage.vacuum_thrust / (k_standard_gravity * stage.specific_impulse);
}

double landing_reserve(const AscentVehicle& v) {
    if (v.recovery == BoosterRecovery::expended) return 0.0;
    return v.first.dry_mass *
           std::expm1(v.landing_speed / (k_standard_gravity * v.landing_specific_impulse));
}

double boosters_mass(const AscentVehicle& v) {
    return v.first_boosters_dry_mass + v.boosters_propellant;
}

double upper_mass(const AscentVehicle& v) {
    return v.upper.dry_mass + v.upper.propellant_mass;
}

// Everything but the payload.
double stack_mass(const AscentVehicle& v) {
    return v.first.dry_mass + v.first.propellant_mass + boosters_mass(v) + upper_mass(v) +
           v.fairing_mass;
}

// Payload for which the ideal speed is what low orbit takes with usual losses.
double payload_guess(const AscentVehicle& v, double budget) {
    const double kept =
        v.first.dry_mass + landing_reserve(v) +
        (v.recovery == BoosterRecovery::return_to_site ? 0.09 : 0.0) * v.first.propellant_mass;
    const double first_exhaust = k_standard_gravity * v.first.specific_impulse;
    const double upper_exhaust = k_standard_gravity * v.upper.specific_impulse;
    double low = 0.0, high = stack_mass(v);
    for (int i = 0; i < 60; ++i) {
        const double p = 0.5 * (low + high);
        const double lifted = p + upper_mass(v) + v.fairing_mass;
        const double speed =
            first_exhaust * std::log((p + stack_mass(v)) / (lifted + kept)) +
            upper_exhaust *
                std::log((p + upper_mass(v)) / (p + v.upper.dry_mass + v.upper_reserve_mass));
        (speed > budget ? low : high) = p;
    }
    return std::max(low, 1e-4 * stack_mass(v));
}

/// Builds the problem phase by phase and remembers where things are.
class Builder {
  public:
    Builder(const AscentVehicle& vehicle, const AscentTarget& target, const AscentAir& air,
            const AscentLimits& limits, double coast_factor, bool south)
        : v_(vehicle),
          target_(target),
          air_(std::make_shared<const AscentAir>(air)),
          limits_(limits),
          coast_factor_(coast_factor),
          speed_unit_(std::sqrt(limits.gravity_parameter / limits.earth_radius)) {
        const double radius = limits.earth_radius + target.altitude;
        const double orbital = std::sqrt(limits.gravity_parameter / radius);
        payload_ = payload_guess(v_, orbital + 1500.0);
        problem_.parameters.push_back(
            {"payload", {0.0, 0.5 * stack_mass(v_)}, 0.02 * stack_mass(v_), payload_});
        first_time_ = first_share() * v_.first.propellant_mass / flow(v_.first);
        upper_time_ = (v_.upper.propellant_mass - v_.upper_reserve_mass) / flow(v_.upper);
        path_ = ascent_path(target_, std::min(target_.altitude, 200e3), first_time_ + upper_time_,
                            limits_, south);
        add_first_stage();
        add_upper_stage();
        if (v_.recovery == BoosterRecovery::return_to_site) add_return();
        problem_.objective = control::minimise({Kind::parameter, 0, 0}, -1.0);
        problem_.objective.scale = {0.02 * stack_mass(v_)};
    }

    Problem problem_;
    std::size_t cutoff_phase = 0;  // that ends with the first stage's cutoff
    std::size_t orbit_phase = 0;   // that ends in orbit
    std::size_t boostback_phase = 0;

    /// Engines of every phase, as the report wants them.
    FlightPhases flights() const {
        FlightPhases all;
        for (const Phase& phase : problem_.phases) {
            const auto found = engines_.find(phase.name);
            all.push_back(found == engines_.end() ? std::nullopt
                                                  : std::optional<PoweredFlight>(found->second));
        }
        return all;
    }

    Vec3 pad() const {
        const double latitude = target_.site_latitude;
        return {limits_.earth_radius * std::cos(latitude), 0.0,
                limits_.earth_radius * std::sin(latitude)};
    }

    const AscentLimits& limits() const { return limits_; }

  private:
    double first_share() const {
        const double reserve = landing_reserve(v_) / v_.first.propellant_mass;
        return 1.0 - reserve - (v_.recovery == BoosterRecovery::return_to_site ? 0.09 : 0.0);
    }

    Phase base(std::string name, double from, double to) const {
        const double r = limits_.earth_radius;
        Phase phase;
        phase.name = std::move(name);
        phase.initial_time = phase.final_time = {0.0, 40000.0};
        phase.duration = {0.1, 20000.0};
        phase.initial_time_guess = from;
        phase.final_time_guess = to;
        phase.time_scale = 100.0;
        phase.state.assign(7, Bounds{});
        for (std::size_t i = 0; i < 3; ++i) {
            phase.state[i] = {-3.0 * r, 3.0 * r};
            phase.state[3 + i] = {-2.0 * speed_unit_, 2.0 * speed_unit_};
        }
        phase.state[6] = {0.5 * v_.upper.dry_mass, 2.0 * stack_mass(v_)};
        phase.initial_state.assign(7, Bounds{});
        phase.final_state.assign(7, Bounds{});
        phase.state_scale = {r, r, r, speed_unit_, speed_unit_, speed_unit_, stack_mass(v_)};
        return phase;
    }

    Phase powered(std::string name, double from, double to, double thrust, double sea_level,
                  double mass_flow, double least_throttle, double area, double mass_scale) {
        Phase phase = base(std::move(name), from, to);
        const PoweredFlight flight{thrust, sea_level, mass_flow, area, limits_, air_};
        engines_.insert_or_assign(phase.name, flight);
        phase.dynamics = control::dynamics_of(flight);
        phase.control.assign(3, {-1.1, 1.1});
        phase.control_scale.assign(3, 1.0);
        phase.path = {{least_throttle * least_throttle, 1.0},
                      {0.99999, k_unbounded},
                      {-k_unbounded, limits_.dynamic_pressure},
                      {-k_unbounded, limits_.acceleration}};
        phase.path_scale = {1.0, 1.0, 1e4, 10.0};
        phase.state_scale[6] = mass_scale;
        return phase;
    }

    Phase coasting(std::string name, double from, double to, double mass_scale) const {
        Phase phase = base(std::move(name), from, to);
        phase.dynamics = control::dynamics_of(Coast{limits_});
        phase.path = {{0.99999, k_unbounded}};
        phase.path_scale = {1.0};
        phase.state_scale[6] = mass_scale;
        return phase;
    }

    // Position, velocity and time go on; the mass too, unless it is set elsewhere.
    void join(std::size_t before, std::size_t after, bool with_mass) {
        control::link(problem_, before, after, with_mass ? 7 : 6);
    }

    void condition(std::vector<std::pair<Variable, double>> terms, Bounds bounds, double scale) {
        problem_.linear.push_back({std::move(terms), bounds, scale});
    }

    void add_first_stage() {
        const double lifted = stack_mass(v_) + payload_;
        double time = 0.0, mass = lifted;
        if (v_.boosters_propellant > 0.0) {
            const double booster_flow =
                v_.boosters_vacuum_thrust / (k_standard_gravity * v_.boosters_specific_impulse);
            const double burn = v_.boosters_propellant / booster_flow;
            const double total = booster_flow + flow(v_.first);
            Phase phase = powered("boosters and first stage", 0.0, burn,
                                  v_.boosters_vacuum_thrust + v_.first.vacuum_thrust,
                                  v_.boosters_sea_level_thrust + v_.first.sea_level_thrust, total,
                                  1.0, v_.reference_area, stack_mass(v_));
            phase.final_time = Bounds::fixed(burn);
            phase.guess = along(path_, 0.0, burn, mass, mass - total * burn);
            problem_.phases.push_back(std::move(phase));
            time = burn;
            mass -= total * burn + v_.first_boosters_dry_mass;
        }
        const double end = time + first_time_ - time * 1.0;
        Phase phase = powered("first stage", time, std::max(end, time + 10.0),
                              v_.first.vacuum_thrust, v_.first.sea_level_thrust, flow(v_.first),
                              v_.first.least_throttle, v_.reference_area, stack_mass(v_));
        const double left = payload_ + upper_mass(v_) + v_.fairing_mass + v_.first.dry_mass +
                            (1.0 - first_share()) * v_.first.propellant_mass;
        phase.guess = along(path_, time, phase.final_time_guess, mass, left);
        problem_.phases.push_back(std::move(phase));
        cutoff_phase = problem_.phases.size() - 1;
        if (cutoff_phase == 1) {
            join(0, 1, false);
            condition({{{Kind::initial_state, 1, 6}, 1.0}, {{Kind::final_state, 0, 6}, -1.0}},
                      Bounds::fixed(-v_.first_boosters_dry_mass), stack_mass(v_));
        }
        Phase& start = problem_.phases.front();
        const double r = limits_.earth_radius, latitude = target_.site_latitude;
        const double pad[] = {r * std::cos(latitude),
                              0.0,
                              r * std::sin(latitude),
                              0.0,
                              limits_.earth_rate * r * std::cos(latitude),
                              0.0};
        for (std::size_t i = 0; i < 6; ++i) start.initial_state[i] = Bounds::fixed(pad[i]);
        start.initial_time = Bounds::fixed(0.0);
        condition({{{Kind::initial_state, 0, 6}, 1.0}, {{Kind::parameter, 0, 0}, -1.0}},
                  Bounds::fixed(stack_mass(v_)), stack_mass(v_));
        if (v_.recovery != BoosterRecovery::return_to_site)
            condition(
                {{{Kind::final_state, cutoff_phase, 6}, 1.0}, {{Kind::parameter, 0, 0}, -1.0}},
                {upper_mass(v_) + v_.fairing_mass + v_.first.dry_mass + landing_reserve(v_),
                 k_unbounded},
                stack_mass(v_));
    }

    void add_upper_stage() {
        const double from = problem_.phases[cutoff_phase].final_time_guess;
        const double full = payload_ + upper_mass(v_);
        const double empty = payload_ + v_.upper.dry_mass + v_.upper_reserve_mass;
        const auto burn = [&](std::string name, double start, double end) {
            return powered(std::move(name), start, end, v_.upper.vacuum_thrust,
                           v_.upper.sea_level_thrust, flow(v_.upper), v_.upper.least_throttle,
                           v_.reference_area, full);
        };
        const double insertion = from + upper_time_;
        Phase first =
            burn(target_.coast ? "upper stage, first burn" : "upper stage", from, insertion);
        const std::size_t index = problem_.phases.size();
        const auto start_mass = [&] {
            join(cutoff_phase, index, false);
            condition({{{Kind::initial_state, index, 6}, 1.0}, {{Kind::parameter, 0, 0}, -1.0}},
                      Bounds::fixed(upper_mass(v_)), full);
        };
        orbit_phase = index;
        if (!target_.coast) {
            first.guess = along(path_, from, insertion, full, empty);
            problem_.phases.push_back(std::move(first));
            start_mass();
        } else {
            add_coast(std::move(first), burn, start_mass, from, full, empty);
        }
        const double radius = limits_.earth_radius + target_.altitude;
        const double speed = std::sqrt(limits_.gravity_parameter / radius);
        std::vector<Variable> end;
        for (std::size_t i = 0; i < 6; ++i) end.push_back({Kind::final_state, orbit_phase, i});
        problem_.conditions.push_back(
            control::endpoint_of(CircularArrival{radius, speed}, end,
                                 {Bounds::fixed(1.0), Bounds::fixed(1.0), Bounds::fixed(0.0),
                                  Bounds::fixed(std::cos(target_.inclination))},
                                 "circular orbit"));
        condition({{{Kind::final_state, orbit_phase, 6}, 1.0}, {{Kind::parameter, 0, 0}, -1.0}},
                  {v_.upper.dry_mass + v_.upper_reserve_mass, k_unbounded}, full);
    }

    template <class Burn, class StartMass>
    void add_coast(Phase first, const Burn& burn, const StartMass& start_mass, double from,
                   double full, double empty) {
        const double low = limits_.earth_radius + std::min(target_.altitude, 180e3);
        const double high = limits_.earth_radius + target_.altitude;
        const double a = 0.5 * (low + high), mu = limits_.gravity_parameter;
        const double perigee = std::sqrt(mu * (2.0 / low - 1.0 / a));
        const double kick = std::sqrt(mu / high) - std::sqrt(mu * (2.0 / high - 1.0 / a));
        const double half = constants::k_pi * std::sqrt(a * a * a / mu) * coast_factor_;
        const double before_kick =
            empty *
            std::exp(std::max(kick, 5.0) / (k_standard_gravity * v_.upper.specific_impulse));
        const double kick_time = (before_kick - empty) / flow(v_.upper);
        const double insertion = from + upper_time_ - kick_time;
        const std::size_t index = problem_.phases.size();
        first.guess = along(path_, from, from + upper_time_, full, empty);
        first.final_time_guess = insertion;
        Vec3 r = path_.position(from + upper_time_), v = path_.velocity(from + upper_time_);
        r = low * unit(r);
        v = perigee * unit(v - (dot(v, r) / dot(r, r)) * r);
        problem_.phases.push_back(std::move(first));
        start_mass();
        Phase coast = coasting("coast", insertion, insertion + half, full);
        coast.guess = along_conic(r, v, mu, half, before_kick);
        coast.mesh.clear();
        for (int i = 0; i <= 10; ++i) coast.mesh.push_back(i / 10.0);
        problem_.phases.push_back(std::move(coast));
        join(index, index + 1, true);
        Vec3 apogee_r = (-high) * unit(r), apogee_v = -std::sqrt(mu / high) * unit(v);
        Phase last = burn("upper stage, last burn", insertion + half, insertion + half + kick_time);
        last.guess = along_conic(apogee_r, apogee_v, mu, kick_time, 0.5 * (before_kick + empty));
        last.mesh = {0.0, 0.5, 1.0};
        problem_.phases.push_back(std::move(last));
        join(index + 1, index + 2, true);
        orbit_phase = index + 2;
    }

    // Coast, burn back with some of the engines, fall to the pad.
    void add_return() {
        const double start = problem_.phases[cutoff_phase].final_time_guess;
        const double dry = v_.first.dry_mass + landing_reserve(v_);
        const double heavy = dry + 0.09 * v_.first.propellant_mass;
        const double back_flow = v_.boostback_share * flow(v_.first);
        const double burn_time = (heavy - dry) / back_flow, duration = 370.0;
        const GroundPath home = return_path(path_, start, duration);
        const double a = start + v_.separation_coast, b = a + burn_time, c = start + duration;
        const std::size_t index = problem_.phases.size();
        Phase coast = coasting("booster coasts", start, a, heavy);
        coast.duration = Bounds::fixed(v_.separation_coast);
        coast.mesh = {0.0, 1.0};
        coast.guess = along(path_, start, a, heavy, heavy);
        problem_.phases.push_back(std::move(coast));
        join(cutoff_phase, index, false);
        condition({{{Kind::initial_state, index, 6}, 1.0},
                   {{Kind::final_state, cutoff_phase, 6}, -1.0},
                   {{Kind::parameter, 0, 0}, 1.0}},
                  Bounds::fixed(-upper_mass(v_) - v_.fairing_mass), heavy);
        const double thrust = v_.boostback_share * v_.first.vacuum_thrust;
        Phase back = powered("boostback", a, b, thrust, thrust, back_flow, 1.0, 0.0, heavy);
        back.guess = along(home, a, b, heavy, dry);
        problem_.phases.push_back(std::move(back));
        join(index, index + 1, true);
        boostback_phase = index + 1;
        Phase fall = coasting("booster falls", b, c, heavy);
        fall.guess = along(home, b, c, dry, dry);
        fall.final_state[6] = {dry, k_unbounded};
        problem_.phases.push_back(std::move(fall));
        join(index + 1, index + 2, true);
        std::vector<Variable> end = {{Kind::final_time, index + 2, 0}};
        for (std::size_t i = 0; i < 3; ++i) end.push_back({Kind::final_state, index + 2, i});
        problem_.conditions.push_back(control::endpoint_of(
            BackAtPad{target_.site_latitude, limits_}, end,
            {Bounds::fixed(0.0), Bounds::fixed(0.0), Bounds::fixed(0.0)}, "booster at the pad"));
    }

    const AscentVehicle& v_;
    const AscentTarget& target_;
    std::shared_ptr<const AscentAir> air_;
    AscentLimits limits_;
    double coast_factor_, speed_unit_;
    double payload_ = 0.0, first_time_ = 0.0, upper_time_ = 0.0;
    GroundPath path_{};
    std::map<std::string, PoweredFlight> engines_;  // by phase
};

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

Ascent read(const AscentVehicle& vehicle, const Builder& builder, const control::Solution& s) {
    Ascent ascent;
    if (s.status != control::SolveStatus::solved && s.status != control::SolveStatus::coarse)
        ascent.cause = cause_of(vehicle, s.status);
    ascent.status = s.status;
    ascent.residual = s.residual;
    ascent.iterations = s.iterations;
    ascent.landing_reserve = landing_reserve(vehicle);
    if (s.phases.empty() || !ascent.cause.empty()) return ascent;
    ascent.payload = s.parameters.front();
    ascent.booster_cutoff = s.phases[builder.cutoff_phase].time.back();
    ascent.orbit_time = s.phases[builder.orbit_phase].time.back();
    if (builder.boostback_phase > 0) {
        const control::PhaseSolution& back = s.phases[builder.boostback_phase];
        ascent.boostback_propellant = back.x.front()[6] - back.x.back()[6];
    }
    const FlightPhases flights = builder.flights();
    ascent.losses = speed_losses(s.phases, flights, builder.limits(), builder.orbit_phase);
    ascent.samples = flight_samples(s.phases, flights, builder.limits(), builder.pad());
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
        Builder builder(vehicle, target, air, limits, start.coast_factor, start.south);
        const control::Solution coarse = control::solve(builder.problem_, {.tolerance = 1e-6,
                                                                           .check_tolerance = 0.1,
                                                                           .max_refinements = 0,
                                                                           .max_iterations = 200});
        const Ascent ascent = read(vehicle, builder, coarse);
        if (!best_start ||
            (is_answer(ascent) && !(is_answer(best) && best.payload >= ascent.payload))) {
            best = ascent;
            best_start = start;
        }
    }
    if (!best_start) return best;
    Builder builder(vehicle, target, air, limits, best_start->coast_factor, best_start->south);
    const control::Solution solution =
        control::solve(builder.problem_, {.tolerance = 1e-8, .mesh_tolerance = 1e-6});
    return read(vehicle, builder, solution);
}

}  // namespace dawnline::launch
