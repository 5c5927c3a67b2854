#include "dawnline/mission/flight_events.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::mission {
namespace {

using launch::AscentSample;

FlightEvent event(std::string name, const AscentSample& s) {
    return {std::move(name), s.time, s.altitude, s.downrange, s.speed, s.mass};
}

// What the change from one phase of the ascent to the next is called; empty for none worth telling.
std::string change(const std::string& from, const std::string& to, bool fairing) {
    if (from == "vertical rise") return "pitch-over";
    if (to.find("coast") != std::string::npos) return "upper stage cutoff";
    if (from.find("coast") != std::string::npos) return "upper stage ignition";
    if (from.starts_with("boosters and") && !to.starts_with("boosters and"))
        return "strap-ons dropped";
    if (!from.starts_with("upper") && to.starts_with("upper"))
        return to == "upper stage with fairing" || !fairing ? "cutoff and separation"
                                                            : "cutoff, separation and fairing drop";
    if (from.starts_with("upper stage with fairing") && !to.starts_with("upper stage with fairing"))
        return "fairing drop";
    const std::size_t arc = to.find(", at greatest");
    return arc == std::string::npos ? std::string() : "throttled" + to.substr(arc);
}

}  // namespace

bool is_booster_alone(std::string_view phase) noexcept {
    return phase.starts_with("booster ") || phase == "boostback";
}

std::vector<AscentSample> booster_path(const launch::RocketFlight& flight) {
    const std::vector<AscentSample>& all = flight.ascent.samples;
    std::vector<AscentSample> path;
    for (const AscentSample& s : all)
        if (is_booster_alone(s.phase)) path.push_back(s);
    if (!path.empty()) return path;

    const auto upper = std::find_if(
        all.begin(), all.end(), [](const AscentSample& s) { return s.phase.starts_with("upper"); });
    if (upper == all.begin() || upper == all.end()) return path;
    AscentSample s = *std::prev(upper);
    s.mass -= upper->mass;
    if (!upper->phase.starts_with("upper stage with fairing"))
        s.mass -= flight.vehicle.fairing_mass;
    s.phase = "booster falls";
    s.acceleration = s.dynamic_pressure = 0.0;
    const launch::AscentLimits planet;
    const double step = 1.0, radius = planet.earth_radius;
    double r = radius + s.altitude, angle = s.downrange / radius;
    double climb = s.speed * std::sin(s.flight_path_angle);
    const double momentum = r * s.speed * std::cos(s.flight_path_angle);
    const auto pull = [&](double at) {
        return momentum * momentum / (at * at * at) - planet.gravity_parameter / (at * at);
    };
    path.push_back(s);
    // An hour is longer than any fall of a first stage; what stays up has no arc to show.
    for (int k = 0; k < 3600 && path.back().altitude > 0.0; ++k) {
        climb += 0.5 * step * pull(r);
        angle += step * momentum / (r * r);
        r += step * climb;
        climb += 0.5 * step * pull(r);
        const double along = momentum / r;
        s.time += step;
        s.altitude = r - radius;
        s.downrange = radius * angle;
        s.speed = std::hypot(climb, along);
        s.flight_path_angle = std::atan2(climb, along);
        path.push_back(s);
    }
    // Back to the surface along the last step.
    AscentSample& last = path.back();
    if (path.size() > 1 && last.altitude < 0.0) {
        const AscentSample& before = path[path.size() - 2];
        const double share = before.altitude / (before.altitude - last.altitude);
        last.time = before.time + share * step;
        last.downrange = before.downrange + share * (last.downrange - before.downrange);
        last.altitude = 0.0;
    }
    return path;
}

std::vector<FlightEvent> flight_events(const launch::RocketFlight& flight,
                                       std::span<const AscentSample> booster) {
    std::vector<FlightEvent> events;
    const bool fairing = flight.vehicle.fairing_mass > 0.0;
    const AscentSample* last = nullptr;
    const AscentSample* pressed = nullptr;
    for (const AscentSample& s : flight.ascent.samples) {
        if (is_booster_alone(s.phase)) continue;
        if (last == nullptr)
            events.push_back(event("lift-off", s));
        else if (s.phase != last->phase)
            if (std::string name = change(last->phase, s.phase, fairing); !name.empty())
                events.push_back(event(std::move(name), *last));
        if (pressed == nullptr || s.dynamic_pressure > pressed->dynamic_pressure) pressed = &s;
        last = &s;
    }
    if (last == nullptr) return events;
    events.push_back(event("in orbit", *last));
    events.push_back(event("greatest dynamic pressure", *pressed));
    for (std::size_t k = 1; k < booster.size(); ++k) {
        if (booster[k].phase == booster[k - 1].phase) continue;
        if (booster[k].phase == "boostback")
            events.push_back(event("boostback begins", booster[k]));
        else
            events.push_back(event("boostback ends", booster[k]));
    }
    if (!booster.empty() && booster.back().altitude < 1e3)
        events.push_back(event(booster.size() > 1 && booster.back().downrange < 1e4
                                   ? "booster at the pad"
                                   : "booster at the surface",
                               booster.back()));
    std::stable_sort(events.begin(), events.end(),
                     [](const FlightEvent& a, const FlightEvent& b) { return a.time < b.time; });
    return events;
}

}  // namespace dawnline::mission
