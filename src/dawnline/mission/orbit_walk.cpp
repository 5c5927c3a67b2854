#include "dawnline/mission/orbit_walk.hpp"

namespace dawnline::mission {
namespace {

StiffOptions options(const SimulatedSatellite& satellite, const scenario::Simulation& settings) {
    StiffOptions o;
    o.rel_tol = settings.relative_tolerance;
    o.abs_tol = satellite.absolute_tolerances(settings.temperature_tolerance);
    return o;
}

}  // namespace

std::vector<Stretch> stretches(const std::vector<astro::ShadowEdge>& edges, double begin,
                               double end) {
    std::vector<Stretch> out;
    double from = begin;
    Light light = Light::sun;
    if (!edges.empty()) {
        const astro::Contact first = edges.front().contact;
        if (first == astro::Contact::umbra_entry || first == astro::Contact::penumbra_exit)
            light = Light::penumbra;
        if (first == astro::Contact::umbra_exit) light = Light::umbra;
    }
    for (const astro::ShadowEdge& edge : edges) {
        if (edge.t > from) out.push_back({from, edge.t, light});
        from = edge.t;
        switch (edge.contact) {
            case astro::Contact::penumbra_entry:
            case astro::Contact::umbra_exit:
                light = Light::penumbra;
                break;
            case astro::Contact::umbra_entry:
                light = Light::umbra;
                break;
            case astro::Contact::penumbra_exit:
                light = Light::sun;
                break;
        }
    }
    if (end > from) out.push_back({from, end, light});
    return out;
}

OrbitWalk::OrbitWalk(SimulatedSatellite& satellite, const scenario::Simulation& settings)
    : satellite_(satellite),
      solver_(
          k_state_size,
          [&satellite](double t, std::span<const double> y, std::span<double> dydt) {
              satellite.derivative(t, y, dydt);
          },
          options(satellite, settings)) {}

void OrbitWalk::start(double t, const State& y) {
    solver_.reset(t, y);
    record_ = {};
    open_record(t);
}

State OrbitWalk::state() const {
    State y;
    std::copy(solver_.y().begin(), solver_.y().end(), y.begin());
    return y;
}

void OrbitWalk::open_record(double t) {
    record_.begin = record_.end = t;
    record_.dark = 0.0;
    record_.at_begin = record_.at_end = record_.least = record_.greatest = state();
}

void OrbitWalk::enter(const Stretch& stretch) {
    satellite_.set_light(stretch.light);
    const State y = state();
    solver_.reset(stretch.begin, y);
    light_ = stretch.light;
    noted_ = stretch.begin;
}

void OrbitWalk::note(double t) {
    if (light_ == Light::umbra) record_.dark += t - noted_;
    noted_ = t;
    record_.end = t;
    record_.at_end = state();
    for (std::size_t k = 0; k < k_state_size; ++k) {
        record_.least[k] = std::min(record_.least[k], record_.at_end[k]);
        record_.greatest[k] = std::max(record_.greatest[k], record_.at_end[k]);
    }
}

}  // namespace dawnline::mission
