#include "dawnline/launch/ascent_problem.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/ascent_equations.hpp"
#include "dawnline/launch/ascent_guess.hpp"

namespace dawnline::launch {
namespace {

using constants::k_standard_gravity;
using control::Bounds;
using control::k_unbounded;
using control::Phase;
using control::Problem;
using control::Variable;
using Kind = control::Variable::Kind;

double flow(const AscentStage& stage) {
    return stage.vacuum_thrust / (k_standard_gravity * stage.specific_impulse);
}

double boosters_mass(const AscentVehicle& v) {
    return v.first_boosters_dry_mass + v.boosters_propellant;
}

double upper_mass(const AscentVehicle& v) {
    return v.upper.dry_mass + v.upper.propellant_mass;
}

// Mass at the last cutoff over that of payload and empty stage: what is kept to make up for a
// flight that goes worse than planned.
double kept_ratio(const AscentVehicle& v) {
    return std::exp(v.upper_reserve_speed / (k_standard_gravity * v.upper.specific_impulse));
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
        const double speed = first_exhaust * std::log((p + stack_mass(v)) / (lifted + kept)) +
                             upper_exhaust * std::log((p + upper_mass(v)) / burnout_mass(v, p));
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
        upper_time_ = (payload_ + upper_mass(v_) - burnout_mass(v_, payload_)) / flow(v_.upper);
        path_ = ascent_path(target_, std::min(target_.altitude, 200e3), first_time_ + upper_time_,
                            limits_, south);
        add_first_stage();
        add_upper_stage();
        if (v_.recovery == BoosterRecovery::return_to_site) add_return();
        problem_.objective = control::minimise({Kind::parameter, 0, 0}, -1.0);
        problem_.objective.scale = {0.02 * stack_mass(v_)};
    }

    AscentProblem result() const {
        AscentProblem out{problem_, cutoff_phase, orbit_phase, boostback_phase, {}, {}};
        for (const Phase& phase : problem_.phases) {
            const auto found = engines_.find(phase.name);
            out.flights.push_back(found == engines_.end()
                                      ? std::nullopt
                                      : std::optional<PoweredFlight>(found->second));
        }
        const double latitude = target_.site_latitude;
        out.pad_G = {limits_.earth_radius * std::cos(latitude), 0.0,
                     limits_.earth_radius * std::sin(latitude)};
        return out;
    }

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
        const double empty = burnout_mass(v_, payload_);
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
        condition({{{Kind::final_state, orbit_phase, 6}, 1.0},
                   {{Kind::parameter, 0, 0}, -kept_ratio(v_)}},
                  {burnout_mass(v_, 0.0), k_unbounded}, full);
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

    Problem problem_;
    std::size_t cutoff_phase = 0;  // that ends with the first stage's cutoff
    std::size_t orbit_phase = 0;   // that ends in orbit
    std::size_t boostback_phase = 0;
    const AscentVehicle& v_;
    const AscentTarget& target_;
    std::shared_ptr<const AscentAir> air_;
    AscentLimits limits_;
    double coast_factor_, speed_unit_;
    double payload_ = 0.0, first_time_ = 0.0, upper_time_ = 0.0;
    GroundPath path_{};
    std::map<std::string, PoweredFlight> engines_;  // by phase
};

}  // namespace

double stack_mass(const AscentVehicle& v) noexcept {
    return v.first.dry_mass + v.first.propellant_mass + boosters_mass(v) + upper_mass(v) +
           v.fairing_mass;
}

double burnout_mass(const AscentVehicle& v, double payload) noexcept {
    return kept_ratio(v) * (payload + v.upper.dry_mass) + v.upper_reserve_mass;
}

double landing_reserve(const AscentVehicle& v) noexcept {
    if (v.recovery == BoosterRecovery::expended) return 0.0;
    return v.first.dry_mass *
           std::expm1(v.landing_speed / (k_standard_gravity * v.landing_specific_impulse));
}

AscentProblem ascent_problem(const AscentVehicle& vehicle, const AscentTarget& target,
                             const AscentAir& air, const AscentLimits& limits, double coast_factor,
                             bool south) {
    return Builder(vehicle, target, air, limits, coast_factor, south).result();
}

}  // namespace dawnline::launch
