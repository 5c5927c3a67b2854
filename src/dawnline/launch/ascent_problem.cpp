#include "dawnline/launch/ascent_problem.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/ascent_builder.hpp"

namespace dawnline::launch {
namespace {

using constants::k_standard_gravity;
using control::Bounds;
using control::k_unbounded;
using control::Phase;
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

BurnEngines engines_of(const AscentStage& stage, double area, double mass_scale) {
    BurnEngines engines;
    engines.vacuum_thrust = stage.vacuum_thrust;
    engines.sea_level_thrust = stage.sea_level_thrust;
    engines.flow = engines.throttled_flow = flow(stage);
    engines.least_throttle = stage.least_throttle;
    engines.area = area;
    engines.mass_scale = mass_scale;
    engines.incidence = true;
    return engines;
}

// The boosters burn at full thrust; only the core throttles. With k of the core,
// T u = T_b + k T_c and the flow is affine in u.
BurnEngines with_boosters(BurnEngines core, const AscentVehicle& v) {
    const double flow =
        v.boosters_vacuum_thrust / (k_standard_gravity * v.boosters_specific_impulse);
    const double thrust = v.boosters_vacuum_thrust + core.vacuum_thrust;
    BurnEngines all = core;
    all.vacuum_thrust = thrust;
    all.sea_level_thrust = v.boosters_sea_level_thrust + core.sea_level_thrust;
    all.flow = flow + core.flow;
    all.least_throttle =
        (v.boosters_vacuum_thrust + core.least_throttle * core.vacuum_thrust) / thrust;
    all.throttled_flow = core.flow * thrust / core.vacuum_thrust;
    all.flow_offset = flow - core.flow * v.boosters_vacuum_thrust / core.vacuum_thrust;
    return all;
}

}  // namespace

AscentBuilder::AscentBuilder(const AscentVehicle& vehicle, const AscentTarget& target,
                             const AscentAir& air, const AscentLimits& limits,
                             const AscentStart& start)
    : v_(vehicle),
      target_(target),
      limits_(limits),
      start_(start),
      air_(std::make_shared<const AscentAir>(air)),
      speed_unit_(std::sqrt(limits.gravity_parameter / limits.earth_radius)) {
    const double perigee = limits.earth_radius + target.altitude;
    const double apogee = limits.earth_radius + std::max(target.altitude, target.apogee_altitude);
    const double speed =
        std::sqrt(2.0 * limits.gravity_parameter * apogee / (perigee * (perigee + apogee)));
    payload_ = start_.flown != nullptr ? start_.flown->parameters.front()
                                       : start_.payload_factor * payload_guess(v_, speed + 1500.0);
    problem_.parameters.push_back(
        {"payload", {start_.least_payload, 0.5 * stack_mass(v_)}, 0.02 * stack_mass(v_), payload_});
    first_time_ = first_share() * v_.first.propellant_mass / flow(v_.first);
    upper_time_ = (payload_ + upper_mass(v_) - burnout_mass(v_, payload_)) / flow(v_.upper);
    parking_time_ = upper_time_ - raising_time();
    path_ = ascent_path(target_, std::min(target_.altitude, 200e3), first_time_ + parking_time_,
                        limits_, start_.south);
    add_first_stage();
    add_upper_stage();
    if (v_.recovery == BoosterRecovery::return_to_site) add_return();
    problem_.objective = control::minimise({Kind::parameter, 0, 0}, -1.0);
    problem_.objective.scale = {0.02 * stack_mass(v_)};
}

AscentProblem AscentBuilder::result() const {
    AscentProblem out{problem_, cutoff_phase_, orbit_phase_, boostback_phase_, fairing_phase_, {},
                      {},       burns_};
    for (const Phase& phase : problem_.phases) {
        const auto found = engines_.find(phase.name);
        out.flights.push_back(
            found == engines_.end() ? std::nullopt : std::optional<PoweredFlight>(found->second));
    }
    const double latitude = target_.site_latitude;
    out.pad_G = {limits_.earth_radius * std::cos(latitude), 0.0,
                 limits_.earth_radius * std::sin(latitude)};
    return out;
}

double AscentBuilder::first_share() const {
    const double reserve = landing_reserve(v_) / v_.first.propellant_mass;
    return 1.0 - reserve - (v_.recovery == BoosterRecovery::return_to_site ? 0.09 : 0.0);
}

void AscentBuilder::add_first_stage() {
    const BurnEngines core = engines_of(v_.first, v_.reference_area, stack_mass(v_));
    const bool boosted = v_.boosters_propellant > 0.0;
    const BurnEngines lift_off = boosted ? with_boosters(core, v_) : core;
    double time = 0.0, mass = stack_mass(v_) + payload_;
    std::size_t before = 0;
    const auto follow = [&](std::size_t index) {
        if (index > 0) join(before, index, true);
    };
    if (limits_.vertical_rise > 0.0) {
        Phase rise = vertical("vertical rise", limits_.vertical_rise, lift_off);
        const double burnt = lift_off.flow * limits_.vertical_rise;
        before = push(std::move(rise));
        skip_rise(boosted ? "boosters and first stage" : "first stage");
        time = limits_.vertical_rise;
        mass -= burnt;
    }
    if (boosted) {
        const double burn = v_.boosters_propellant * k_standard_gravity *
                            v_.boosters_specific_impulse / v_.boosters_vacuum_thrust;
        Phase phase = powered("boosters and first stage", time, burn, lift_off, ArcKind::full);
        phase.final_time = Bounds::fixed(burn);
        phase.guess = along(path_, time, burn, mass, mass - lift_off.flow * (burn - time));
        const Range range = push_burn(std::move(phase), lift_off);
        follow(range.first);
        before = range.last;
        mass -= lift_off.flow * (burn - time) + v_.first_boosters_dry_mass;
        time = burn;
    }
    Phase phase =
        powered("first stage", time, std::max(first_time_, time + 10.0), core, ArcKind::full);
    const double left = payload_ + upper_mass(v_) + v_.fairing_mass + v_.first.dry_mass +
                        (1.0 - first_share()) * v_.first.propellant_mass;
    phase.guess = along(path_, time, phase.final_time_guess, mass, left);
    const Range range = push_burn(std::move(phase), core);
    cutoff_phase_ = range.last;
    if (boosted) {
        join(before, range.first, false);
        condition(
            {{{Kind::initial_state, range.first, 6}, 1.0}, {{Kind::final_state, before, 6}, -1.0}},
            Bounds::fixed(-v_.first_boosters_dry_mass), stack_mass(v_));
    } else {
        follow(range.first);
    }
    start_on_pad();
}

void AscentBuilder::skip_rise(const std::string& burn) {
    const std::optional<FlownPart> whole = flown(burn);
    if (whole && !flown("vertical rise"))
        parts_[burn] = {burn, limits_.vertical_rise / whole->phase->time.back(), 1.0};
}

void AscentBuilder::start_on_pad() {
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
        condition({{{Kind::final_state, cutoff_phase_, 6}, 1.0}, {{Kind::parameter, 0, 0}, -1.0}},
                  {upper_mass(v_) + v_.fairing_mass + v_.first.dry_mass + landing_reserve(v_),
                   k_unbounded},
                  stack_mass(v_));
    if (limits_.greatest_azimuth > limits_.least_azimuth)
        problem_.conditions.push_back(
            control::endpoint_of(RangeHeading{limits_}, end_of(cutoff_phase_),
                                 {{0.0, k_unbounded}, {0.0, k_unbounded}}, "azimuth of the range"));
}

// Coast, burn back with some of the engines, fall to the pad.
void AscentBuilder::add_return() {
    const double start = problem_.phases[cutoff_phase_].final_time_guess;
    const double dry = v_.first.dry_mass + landing_reserve(v_);
    const double heavy = dry + 0.09 * v_.first.propellant_mass;
    const double back_flow = v_.boostback_share * flow(v_.first);
    const double burn_time = (heavy - dry) / back_flow, duration = 370.0;
    const GroundPath home = return_path(path_, start, duration);
    const double a = start + v_.separation_coast, b = a + burn_time, c = start + duration;
    Phase coast = coasting("booster coasts", start, a, heavy);
    coast.duration = Bounds::fixed(v_.separation_coast);
    coast.mesh = {0.0, 1.0};
    coast.guess = along(path_, start, a, heavy, heavy);
    const std::size_t index = push(std::move(coast));
    join(cutoff_phase_, index, false);
    condition({{{Kind::initial_state, index, 6}, 1.0},
               {{Kind::final_state, cutoff_phase_, 6}, -1.0},
               {{Kind::parameter, 0, 0}, 1.0}},
              Bounds::fixed(-upper_mass(v_) - v_.fairing_mass), heavy);
    BurnEngines engines;
    engines.vacuum_thrust = engines.sea_level_thrust = v_.boostback_share * v_.first.vacuum_thrust;
    engines.flow = back_flow;
    engines.mass_scale = heavy;
    engines.limited = false;
    Phase back = powered("boostback", a, b, engines, ArcKind::full);
    back.guess = along(home, a, b, heavy, dry);
    boostback_phase_ = push(std::move(back));
    join(index, index + 1, true);
    Phase fall = coasting("booster falls", b, c, heavy);
    fall.guess = along(home, b, c, dry, dry);
    fall.final_state[6] = {dry, k_unbounded};
    push(std::move(fall));
    join(index + 1, index + 2, true);
    std::vector<Variable> end = {{Kind::final_time, index + 2, 0}};
    for (std::size_t i = 0; i < 3; ++i) end.push_back({Kind::final_state, index + 2, i});
    problem_.conditions.push_back(control::endpoint_of(
        BackAtPad{target_.site_latitude, limits_}, end,
        {Bounds::fixed(0.0), Bounds::fixed(0.0), Bounds::fixed(0.0)}, "booster at the pad"));
}

double stack_mass(const AscentVehicle& v) noexcept {
    return v.first.dry_mass + v.first.propellant_mass + boosters_mass(v) + upper_mass(v) +
           v.fairing_mass;
}

double kept_ratio(const AscentVehicle& v) noexcept {
    return std::exp(v.upper_reserve_speed / (k_standard_gravity * v.upper.specific_impulse));
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
                             const AscentAir& air, const AscentLimits& limits,
                             const AscentStart& start) {
    return AscentBuilder(vehicle, target, air, limits, start).result();
}

}  // namespace dawnline::launch
