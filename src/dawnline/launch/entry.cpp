#include "dawnline/launch/entry.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/dop853.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::launch {
namespace {

constexpr double k_sutton_graves = 1.7415e-4;  // Earth [kg^½/m]

void require(bool good, const char* what, double value, const char* allowed) {
    if (!good || !std::isfinite(value))
        throw Error(fmt::format("{} is {}; it must be {}", what, value, allowed));
}

// altitude, longitude, latitude, speed, angle, heading, heat load, net heat load
using State = OdeState<8>;

struct Air {
    double pressure, lift, drag, flux;  // dynamic [Pa], accelerations [m/s²], [W/m²]
};

Air air_at(const EntryBody& body, double density, double speed) {
    const double pressure = 0.5 * density * speed * speed;
    const double force = pressure * body.area / body.mass;
    return {pressure, force * body.lift_coefficient, force * body.drag_coefficient,
            sutton_graves(density, body.nose_radius, speed)};
}

void rates(const EntryPlanet& planet, const Air& air, double bank, double radiated, const State& y,
           State& rate) {
    const double r = planet.radius + y[0], v = y[3], w = planet.rate;
    const double sin_lat = std::sin(y[2]), cos_lat = std::cos(y[2]);
    const double sin_g = std::sin(y[4]), cos_g = std::cos(y[4]);
    const double sin_h = std::sin(y[5]), cos_h = std::cos(y[5]);
    const double g = planet.gravity_parameter / (r * r), spin = w * w * r * cos_lat;
    rate[0] = v * sin_g;
    rate[1] = v * cos_g * sin_h / (r * cos_lat);
    rate[2] = v * cos_g * cos_h / r;
    rate[3] = -air.drag - g * sin_g + spin * (sin_g * cos_lat - cos_g * sin_lat * cos_h);
    rate[4] = air.lift * std::cos(bank) / v + cos_g * (v / r - g / v) + 2.0 * w * cos_lat * sin_h +
              spin * (cos_g * cos_lat + sin_g * sin_lat * cos_h) / v;
    rate[5] = air.lift * std::sin(bank) / (v * cos_g) +
              v * cos_g * sin_h * sin_lat / (r * cos_lat) -
              2.0 * w * (sin_g / cos_g * cos_lat * cos_h - sin_lat) +
              spin * sin_lat * sin_h / (v * cos_g);
    rate[6] = air.flux;
    rate[7] = std::max(0.0, air.flux - radiated);
}

void check(const EntryBody& body, const EntryState& start, const EntryOptions& options) {
    require(body.mass > 0.0, "the body's mass", body.mass, "positive");
    require(body.area > 0.0, "the body's area", body.area, "positive");
    require(body.drag_coefficient > 0.0, "the drag coefficient", body.drag_coefficient, "positive");
    require(true, "the lift coefficient", body.lift_coefficient, "finite");
    require(body.nose_radius > 0.0, "the nose radius", body.nose_radius, "positive");
    require(start.speed > 0.0, "the speed of entry", start.speed, "positive");
    require(start.altitude > options.final_altitude, "the altitude of entry", start.altitude,
            "above that where the flight ends");
    require(std::abs(start.angle) < 0.5 * constants::k_pi, "the angle of entry", start.angle,
            "within a right angle");
    require(std::abs(start.latitude) < 0.5 * constants::k_pi, "the latitude of entry",
            start.latitude, "off the poles");
    require(true, "the heading of entry", start.heading, "finite");
}

double great_circle(const EntryState& a, const EntryState& b, double radius) {
    const double half_lat = std::sin(0.5 * (b.latitude - a.latitude));
    const double half_lon = std::sin(0.5 * (b.longitude - a.longitude));
    const double square =
        half_lat * half_lat + std::cos(a.latitude) * std::cos(b.latitude) * half_lon * half_lon;
    return 2.0 * radius * std::asin(std::min(1.0, std::sqrt(square)));
}

}  // namespace

double deorbit_speed(double radius, double perigee_radius, double gravity_parameter) {
    require(gravity_parameter > 0.0, "the gravity parameter", gravity_parameter, "positive");
    require(radius > 0.0, "the orbit's radius", radius, "positive");
    require(perigee_radius > 0.0 && perigee_radius <= radius, "the perigee", perigee_radius,
            "positive and not above the orbit");
    return std::sqrt(gravity_parameter / radius) *
           (1.0 - std::sqrt(2.0 * perigee_radius / (radius + perigee_radius)));
}

EntryInterface entry_interface(double radius, double perigee_radius, double entry_radius,
                               double gravity_parameter) {
    const double burn = deorbit_speed(radius, perigee_radius, gravity_parameter);
    require(entry_radius >= perigee_radius && entry_radius <= radius, "the entry interface",
            entry_radius, "between perigee and orbit");
    const double apogee_speed = std::sqrt(gravity_parameter / radius) - burn;
    const double speed =
        std::sqrt(gravity_parameter * (2.0 / entry_radius - 2.0 / (radius + perigee_radius)));
    const double level = radius * apogee_speed / entry_radius;
    return {speed, -std::acos(std::min(1.0, level / speed))};
}

double allen_eggers_peak(double speed, double angle, double scale_height) noexcept {
    return speed * speed * std::sin(std::abs(angle)) / (2.0 * std::exp(1.0) * scale_height);
}

double sutton_graves(double density, double nose_radius, double speed) noexcept {
    return k_sutton_graves * std::sqrt(density / nose_radius) * speed * speed * speed;
}

DensityLaw exponential_density(double density, double scale_height) {
    return [=](double altitude) { return density * std::exp(-altitude / scale_height); };
}

EntryFlight fly_entry(const EntryBody& body, const EntryState& start, const DensityLaw& density,
                      const BankLaw& bank, const EntryPlanet& planet, const EntryLimits& limits,
                      const EntryOptions& options) {
    check(body, start, options);
    const double wall = options.wall_temperature;
    const double radiated =
        options.emissivity * constants::k_stefan_boltzmann * wall * wall * wall * wall;
    const auto rhs = [&](double t, const State& y, State& rate) {
        rates(planet, air_at(body, density(y[0]), y[3]), bank(t), radiated, y, rate);
    };
    OdeOptions<8> ode;
    ode.rel_tol = 1e-9;
    ode.abs_tol = {1e-3, 1e-10, 1e-10, 1e-5, 1e-10, 1e-10, 10.0, 10.0};
    ode.max_step = 5.0;
    ode.event_samples = 16;  // peaks are read there: to 0.1 %
    ode.max_steps = 100000;
    Dop853<8, decltype(rhs)> flight(rhs, 0.0,
                                    {start.altitude, start.longitude, start.latitude, start.speed,
                                     start.angle, start.heading, 0.0, 0.0},
                                    ode);
    EntryFlight out;
    const std::array<Crossing, 2> crossings = {Crossing::falling, Crossing::rising};
    const double top = std::max(start.altitude, 100e3) + 1e3;
    const auto functions = [&](double, const State& y) {
        const Air air = air_at(body, density(y[0]), y[3]);
        out.peak_heat_flux = std::max(out.peak_heat_flux, air.flux);
        out.peak_dynamic_pressure = std::max(out.peak_dynamic_pressure, air.pressure);
        out.peak_acceleration = std::max(out.peak_acceleration, std::hypot(air.lift, air.drag));
        return std::array<double, 2>{y[0] - options.final_altitude, y[0] - top};
    };
    std::size_t event = 2;
    flight.advance_to(options.longest_time, crossings, functions,
                      [&](std::size_t which, double, const State&) {
                          event = which;
                          return EventAction::stop;
                      });
    const State& y = flight.y();
    out.end = event == 0   ? EntryEnd::reached
              : event == 1 ? EntryEnd::skipped
                           : EntryEnd::still_aloft;
    out.final_state = {y[0], y[1], y[2], y[3], y[4], y[5]};
    out.time = flight.t();
    out.heat_load = y[6];
    out.net_heat_load = y[7];
    out.ground_range = great_circle(start, out.final_state, planet.radius);
    if (limits.heat_flux > 0.0 && out.peak_heat_flux > limits.heat_flux)
        out.broken_limits.push_back("heat flux");
    if (limits.acceleration > 0.0 && out.peak_acceleration > limits.acceleration)
        out.broken_limits.push_back("acceleration");
    if (limits.dynamic_pressure > 0.0 && out.peak_dynamic_pressure > limits.dynamic_pressure)
        out.broken_limits.push_back("dynamic pressure");
    return out;
}

}  // namespace dawnline::launch
