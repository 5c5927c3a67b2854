#include <algorithm>
#include <array>
#include <cmath>

#include "dawnline/launch/ascent_builder.hpp"

namespace dawnline::launch {
namespace {

using control::Bounds;
using control::k_unbounded;
using control::Phase;
using control::Variable;
using Kind = control::Variable::Kind;

// Fraction of a guess, as a guess; throttled to hold an acceleration where one is given.
control::Guess part_of(control::Guess whole, double from, double to, double vacuum_thrust,
                       double acceleration) {
    return [=](double tau, std::span<double> x, std::span<double> u) {
        whole(from + tau * (to - from), x, u);
        if (u.empty() || !(acceleration < k_unbounded)) return;
        const double throttle = std::min(1.0, acceleration * x[6] / vacuum_thrust);
        for (double& part : u) part *= throttle;
    };
}

control::Guess guess_from(const control::PhaseSolution& flown) {
    return [flown](double tau, std::span<double> x, std::span<double> u) {
        const double t = flown.time.front() + tau * (flown.time.back() - flown.time.front());
        flown.state_at(t, x);
        if (!u.empty()) flown.control_at(t, u);
    };
}

// The rise itself, from rest on the pad: nothing there is left to choose.
control::Guess straight_up(const PoweredFlight& engines, const Vec3& pad, double mass,
                           double duration) {
    return [=](double tau, std::span<double> x, std::span<double>) {
        const double turn = engines.planet.earth_rate;
        const std::array<double, 7> start = {pad.x,        pad.y, pad.z, -turn * pad.y,
                                             turn * pad.x, 0.0,   mass};
        std::copy(start.begin(), start.end(), x.begin());
        constexpr int steps = 50;
        const double h = tau * duration / steps;
        std::array<double, 7> rate;
        std::array<double, 4> path;
        for (int i = 0; i < steps; ++i) {
            VerticalFlight{engines}(0.0, std::span<const double, 7>(x.data(), 7),
                                    std::span<const double, 0>(), std::span<const double, 0>(),
                                    std::span<double, 7>(rate), std::span<double, 4>(path));
            for (std::size_t k = 3; k < 7; ++k) x[k] += h * rate[k];
            for (std::size_t k = 0; k < 3; ++k) x[k] += h * (x[k + 3] - 0.5 * h * rate[k + 3]);
        }
    };
}

std::string name_of(const std::string& burn, ArcKind kind, std::size_t index) {
    if (kind == ArcKind::acceleration) return burn + ", at greatest acceleration";
    if (kind == ArcKind::dynamic_pressure) return burn + ", at greatest dynamic pressure";
    if (kind == ArcKind::least) return burn + ", throttled";
    return index == 0 ? burn : burn + ", full again";
}

}  // namespace

Phase AscentBuilder::base(std::string name, double from, double to) const {
    const double r = limits_.earth_radius;
    const double reach =
        std::max(3.0 * r, 1.5 * (r + std::max(target_.altitude, target_.apogee_altitude)));
    Phase phase;
    phase.name = std::move(name);
    phase.initial_time = phase.final_time = {0.0, 40000.0};
    phase.duration = {0.1, 20000.0};
    phase.initial_time_guess = from;
    phase.final_time_guess = to;
    phase.time_scale = 100.0;
    phase.state.assign(7, Bounds{});
    for (std::size_t i = 0; i < 3; ++i) {
        phase.state[i] = {-reach, reach};
        phase.state[3 + i] = {-2.0 * speed_unit_, 2.0 * speed_unit_};
    }
    phase.state[6] = {0.5 * v_.upper.dry_mass, 2.0 * stack_mass(v_)};
    phase.initial_state.assign(7, Bounds{});
    phase.final_state.assign(7, Bounds{});
    phase.state_scale = {r, r, r, speed_unit_, speed_unit_, speed_unit_, stack_mass(v_)};
    return phase;
}

Phase AscentBuilder::coasting(std::string name, double from, double to, double mass_scale) const {
    Phase phase = base(std::move(name), from, to);
    phase.dynamics = control::dynamics_of(Coast{limits_});
    phase.path = {{0.99999, k_unbounded}};
    phase.path_scale = {1.0};
    phase.state_scale[6] = mass_scale;
    return phase;
}

Phase AscentBuilder::powered(std::string name, double from, double to, const BurnEngines& engines,
                             ArcKind kind) {
    Phase phase = base(std::move(name), from, to);
    PoweredFlight flight{
        engines.vacuum_thrust, engines.sea_level_thrust, engines.flow, engines.area, limits_, air_};
    double least = 1.0, most = 1.0;
    if (kind != ArcKind::full) {
        flight.throttled = true;
        flight.flow = engines.throttled_flow;
        flight.flow_offset = engines.flow_offset;
        least = engines.least_throttle;
        if (kind == ArcKind::least) most = least;
    }
    engines_.insert_or_assign(phase.name, flight);
    const double pressure = engines.limited ? limits_.dynamic_pressure : k_unbounded;
    const double acceleration = engines.limited ? limits_.acceleration : k_unbounded;
    phase.control.assign(3, {-1.1, 1.1});
    phase.control_scale.assign(3, 1.0);
    phase.path = {{least * least, most * most},
                  {0.99999, k_unbounded},
                  {-k_unbounded, pressure},
                  {-k_unbounded, acceleration}};
    if (kind == ArcKind::dynamic_pressure) phase.path[2] = Bounds::fixed(pressure);
    if (kind == ArcKind::acceleration) phase.path[3] = Bounds::fixed(acceleration);
    phase.path_scale = {1.0, 1.0, 1e4, 10.0};
    phase.state_scale[6] = engines.mass_scale;
    const bool heated = engines.exposed && limits_.fairing_heating < k_unbounded;
    const bool inclined = engines.incidence && limits_.pressure_incidence < k_unbounded;
    if (!heated && !inclined) {
        phase.dynamics = control::dynamics_of(flight);
        return phase;
    }
    phase.dynamics = control::dynamics_of(
        LimitedFlight{flight, heated ? limits_.fairing_heating : 1.0, limits_.pressure_incidence});
    phase.path.push_back({-k_unbounded, heated ? 0.0 : k_unbounded});
    phase.path.push_back({-k_unbounded, inclined ? 1.0 : k_unbounded});
    phase.path_scale.insert(phase.path_scale.end(), {1.0, 1.0});
    return phase;
}

Phase AscentBuilder::vertical(std::string name, double to, const BurnEngines& engines) {
    Phase phase = base(std::move(name), 0.0, to);
    const PoweredFlight flight{
        engines.vacuum_thrust, engines.sea_level_thrust, engines.flow, engines.area, limits_, air_};
    engines_.insert_or_assign(phase.name, flight);
    phase.dynamics = control::dynamics_of(VerticalFlight{flight});
    phase.path.assign(4, Bounds{});
    phase.path_scale.assign(4, 1.0);
    phase.state_scale[6] = engines.mass_scale;
    phase.final_time = Bounds::fixed(to);
    phase.mesh = {0.0, 1.0};
    const double latitude = target_.site_latitude, r = limits_.earth_radius;
    phase.guess = straight_up(flight, {r * std::cos(latitude), 0.0, r * std::sin(latitude)},
                              stack_mass(v_) + payload_, to);
    return phase;
}

std::optional<AscentBuilder::FlownPart> AscentBuilder::flown(const std::string& name) const {
    if (start_.flown == nullptr) return std::nullopt;
    const auto part = parts_.find(name);
    const std::string& source = part == parts_.end() ? name : std::get<0>(part->second);
    for (const control::PhaseSolution& phase : start_.flown->phases)
        if (phase.name == source)
            return FlownPart{&phase, part == parts_.end() ? 0.0 : std::get<1>(part->second),
                             part == parts_.end() ? 1.0 : std::get<2>(part->second)};
    return std::nullopt;
}

void AscentBuilder::start_from(Phase& phase) const {
    const std::optional<FlownPart> part = flown(phase.name);
    if (!part) return;
    const double from = part->phase->time.front(), span = part->phase->time.back() - from;
    phase.initial_time_guess = from + part->from * span;
    phase.final_time_guess = from + part->to * span;
    phase.guess = part_of(guess_from(*part->phase), part->from, part->to, 1.0, k_unbounded);
    if (part->to - part->from == 1.0) phase.mesh = part->phase->mesh;
}

double AscentBuilder::share_above_heating(const std::string& name) const {
    const std::optional<FlownPart> part = flown(name);
    if (!part) return 0.3;
    double last = 0.02;
    for (double share = last; share < 0.9; share += 0.01) {
        std::array<double, 7> x;
        const double from = part->phase->time.front();
        part->phase->state_at(from + share * (part->phase->time.back() - from), x);
        std::array<double, 1> load;
        AirLoad{3.0, limits_.fairing_heating, limits_, air_}(
            std::span<const double, 6>(x.data(), 6), std::span<double, 1>(load));
        if (load[0] > 0.0) last = share;
    }
    return last + 0.01;
}

std::size_t AscentBuilder::push(Phase phase) {
    start_from(phase);
    problem_.phases.push_back(std::move(phase));
    return problem_.phases.size() - 1;
}

AscentBuilder::Range AscentBuilder::push_burn(Phase whole, const BurnEngines& engines) {
    burns_.insert_or_assign(whole.name, engines.least_throttle < 1.0);
    const auto planned = start_.arcs.find(whole.name);
    if (planned == start_.arcs.end()) {
        const std::size_t only = push(std::move(whole));
        return {only, only};
    }
    if (!start_.flown_in_arcs) start_from(whole);
    const double from = whole.initial_time_guess, span = whole.final_time_guess - from;
    const std::size_t first = problem_.phases.size();
    double begin = 0.0;
    for (const Arc& arc : planned->second) {
        const std::size_t index = problem_.phases.size();
        Phase part = powered(name_of(whole.name, arc.kind, index - first), from + begin * span,
                             from + arc.end * span, engines, arc.kind);
        part.guess =
            part_of(whole.guess, begin, arc.end, engines.vacuum_thrust,
                    arc.kind == ArcKind::acceleration ? limits_.acceleration : k_unbounded);
        part.mesh = {0.0, 0.5, 1.0};
        if (index == first) part.mesh = {0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0};
        if (arc.end == 1.0) part.final_time = whole.final_time;
        if (start_.flown_in_arcs) start_from(part);
        problem_.phases.push_back(std::move(part));
        burns_.insert_or_assign(problem_.phases.back().name, true);
        if (index > first) join(index - 1, index, true);
        // The arc starts on the limit. The part before may pass it by 1e-4 at its nodes: a limit
        // that acts twice at one point leaves the optimiser without a gradient.
        if (arc.kind == ArcKind::dynamic_pressure)
            problem_.conditions.push_back(control::endpoint_of(
                AirLoad{2.0, limits_.dynamic_pressure, limits_, air_}, end_of(index, true),
                {Bounds::fixed(0.0)}, "dynamic pressure at its limit"));
        if (arc.kind == ArcKind::full)
            problem_.phases[index].path[2].upper = (1.0 + 1e-4) * limits_.dynamic_pressure;
        begin = arc.end;
    }
    return {first, problem_.phases.size() - 1};
}

void AscentBuilder::join(std::size_t before, std::size_t after, bool with_mass) {
    control::link(problem_, before, after, with_mass ? 7 : 6);
}

void AscentBuilder::condition(std::vector<std::pair<Variable, double>> terms, Bounds bounds,
                              double scale) {
    problem_.linear.push_back({std::move(terms), bounds, scale});
}

std::vector<Variable> AscentBuilder::end_of(std::size_t phase, bool at_start) const {
    std::vector<Variable> end;
    for (std::size_t i = 0; i < 6; ++i)
        end.push_back({at_start ? Kind::initial_state : Kind::final_state, phase, i});
    return end;
}

}  // namespace dawnline::launch
