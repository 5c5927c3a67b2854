#include "dawnline/launch/ascent_report.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/control/radau.hpp"

namespace dawnline::launch {
namespace {

struct Node {
    Vec3 r, v, u;     // inertial [m], [m/s]; throttle vector [1]
    double mass;      // [kg]
    double thrust;    // in this air, at this throttle [N]
    Vec3 wind;        // against the turning Earth [m/s]
    double pressure;  // dynamic [Pa]
    double heating;   // ½ρv³ [W/m²]
    Vec3 drag;        // acceleration [m/s²]
};

Node node_of(const control::PhaseSolution& phase, std::size_t k,
             const std::optional<PoweredFlight>& flight, const AscentLimits& planet) {
    const std::vector<double>& x = phase.x[k];
    Node n{{x[0], x[1], x[2]}, {x[3], x[4], x[5]}, {}, x[6], 0.0, {}, 0.0, 0.0, {}};
    n.wind = n.v - Vec3{-planet.earth_rate * n.r.y, planet.earth_rate * n.r.x, 0.0};
    if (!flight) return n;
    const std::vector<double>& u = phase.u[k];
    n.u = u.empty() ? unit(n.r) : Vec3{u[0], u[1], u[2]};
    const double throttle = norm(n.u);
    n.thrust = flight->vacuum_thrust * throttle;
    if (flight->area > 0.0) {
        const double h = norm(n.r) - planet.earth_radius;
        const double density = std::exp(flight->air->log_density(h)), speed = norm(n.wind);
        n.pressure = 0.5 * density * speed * speed;
        n.heating = n.pressure * speed;
        const double mach = speed / flight->air->speed_of_sound(h);
        n.drag =
            (-0.5 * density * flight->area * flight->air->drag_coefficient(mach) * speed / n.mass) *
            n.wind;
        n.thrust -= (flight->vacuum_thrust - flight->sea_level_thrust) *
                    std::exp(flight->air->log_pressure(h)) * (flight->throttled ? 1.0 : throttle);
    }
    return n;
}

}  // namespace

std::vector<AscentSample> flight_samples(std::span<const control::PhaseSolution> phases,
                                         const FlightPhases& flights, const AscentLimits& planet,
                                         const Vec3& pad_G) {
    std::vector<AscentSample> samples;
    for (std::size_t i = 0; i < phases.size(); ++i)
        for (std::size_t k = 0; k < phases[i].time.size(); ++k) {
            const Node n = node_of(phases[i], k, flights[i], planet);
            const double turned = planet.earth_rate * phases[i].time[k];
            const Vec3 pad{std::cos(turned) * pad_G.x - std::sin(turned) * pad_G.y,
                           std::sin(turned) * pad_G.x + std::cos(turned) * pad_G.y, pad_G.z};
            const double speed = norm(n.wind);
            const double climb = speed > 0.0 ? dot(n.wind, unit(n.r)) / speed : 1.0;
            samples.push_back(
                {.phase = phases[i].name,
                 .time = phases[i].time[k],
                 .altitude = norm(n.r) - planet.earth_radius,
                 .downrange = planet.earth_radius * angle_between(n.r, pad),
                 .speed = speed,
                 .flight_path_angle = std::asin(std::clamp(climb, -1.0, 1.0)),
                 .mass = n.mass,
                 .dynamic_pressure = n.pressure,
                 .acceleration = n.thrust / n.mass,
                 .throttle = norm(n.u),
                 .heating = n.heating,
                 .incidence = norm(n.u) > 0.0 && speed > 1.0 ? angle_between(n.u, n.wind) : 0.0});
        }
    return samples;
}

SpeedLosses speed_losses(std::span<const control::PhaseSolution> phases,
                         const FlightPhases& flights, const AscentLimits& planet,
                         std::size_t last) {
    SpeedLosses sum;
    const auto speed_at = [&](const std::vector<double>& x) { return norm({x[3], x[4], x[5]}); };
    sum.gained = speed_at(phases[last].x.back()) - speed_at(phases[0].x.front());
    for (std::size_t i = 0; i <= last; ++i) {
        const control::PhaseSolution& phase = phases[i];
        const std::vector<double> weights = control::radau(phase.degree).weights;
        const double span = phase.time.back() - phase.time.front();
        for (std::size_t k = 1; k < phase.time.size(); ++k) {
            const std::size_t segment = (k - 1) / weights.size();
            const double dt = 0.5 * span * (phase.mesh[segment + 1] - phase.mesh[segment]) *
                              weights[(k - 1) % weights.size()];
            const Node n = node_of(phase, k, flights[i], planet);
            const Vec3 ahead = unit(n.v);
            const double r = norm(n.r), throttle = norm(n.u);
            sum.gravity += dt * planet.gravity_parameter / (r * r) * dot(unit(n.r), ahead);
            if (!flights[i]) continue;
            const double ideal = flights[i]->vacuum_thrust * throttle;
            sum.ideal += dt * ideal / n.mass;
            sum.pressure += dt * (ideal - n.thrust) / n.mass;
            sum.steering += dt * n.thrust / n.mass * (1.0 - dot(n.u, ahead) / throttle);
            sum.drag -= dt * dot(n.drag, ahead);
        }
    }
    return sum;
}

double azimuth_over_ground(std::span<const double> x, const AscentLimits& planet) noexcept {
    const Vec3 r{x[0], x[1], x[2]};
    const Vec3 w =
        Vec3{x[3], x[4], x[5]} - Vec3{-planet.earth_rate * r.y, planet.earth_rate * r.x, 0.0};
    const Vec3 east = unit(Vec3{-r.y, r.x, 0.0});
    const double angle = std::atan2(dot(w, east), dot(w, cross(unit(r), east)));
    return angle < 0.0 ? angle + constants::k_two_pi : angle;
}

}  // namespace dawnline::launch
