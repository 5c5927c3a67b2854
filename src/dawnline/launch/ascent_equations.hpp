#pragma once
// Equations of motion and end conditions of a rocket's flight, for any kind of number.

#include <cstddef>
#include <memory>
#include <span>

#include "dawnline/launch/ascent.hpp"

namespace dawnline::launch {

/// Thrust in air and vacuum. States r, v (inertial) and m; control a vector along the thrust whose
/// length is the throttle; paths |u|², |r|/R, dynamic pressure, thrust acceleration.
struct PoweredFlight {
    static constexpr std::size_t states = 7, controls = 3, parameters = 0, paths = 4;

    double vacuum_thrust, sea_level_thrust;  // [N]
    double flow;                             // at full throttle [kg/s]
    double area;                             // [m²]; 0 flies in vacuum
    AscentLimits planet;
    std::shared_ptr<const AscentAir> air;

    template <class R>
    void operator()(const R&, std::span<const R, 7> x, std::span<const R, 3> u,
                    std::span<const R, 0>, std::span<R, 7> rate, std::span<R, 4> path) const {
        using std::exp, std::sqrt;
        const R r2 = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
        const R r = sqrt(r2);
        const R pull = -planet.gravity_parameter / (r2 * r);
        R thrust(vacuum_thrust), pressure(0.0), drag(0.0);
        const R w[3] = {x[3] + planet.earth_rate * x[1], x[4] - planet.earth_rate * x[0], x[5]};
        if (area > 0.0) {
            const R h = r - planet.earth_radius;
            // A millimetre a second keeps the root differentiable on the pad.
            const R speed = sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2] + 1e-6);
            const R density = exp(air->log_density(h));
            pressure = 0.5 * density * speed * speed;
            drag = density * speed * (-0.5 * area) *
                   air->drag_coefficient(speed / air->speed_of_sound(h)) / x[6];
            thrust = vacuum_thrust - (vacuum_thrust - sea_level_thrust) * exp(air->log_pressure(h));
        }
        const R push = thrust / x[6];
        const R throttle2 = u[0] * u[0] + u[1] * u[1] + u[2] * u[2];
        const R throttle = sqrt(throttle2);
        for (std::size_t i = 0; i < 3; ++i) {
            rate[i] = x[3 + i];
            rate[3 + i] = pull * x[i] + push * u[i] + drag * w[i];
        }
        rate[6] = -flow * throttle;
        path[0] = throttle2;
        path[1] = r / planet.earth_radius;
        path[2] = pressure;
        path[3] = push * throttle;
    }
};

/// No thrust and no air.
struct Coast {
    static constexpr std::size_t states = 7, controls = 0, parameters = 0, paths = 1;
    AscentLimits planet;

    template <class R>
    void operator()(const R&, std::span<const R, 7> x, std::span<const R, 0>, std::span<const R, 0>,
                    std::span<R, 7> rate, std::span<R, 1> path) const {
        using std::sqrt;
        const R r2 = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
        const R r = sqrt(r2);
        const R pull = -planet.gravity_parameter / (r2 * r);
        for (std::size_t i = 0; i < 3; ++i) {
            rate[i] = x[3 + i];
            rate[3 + i] = pull * x[i];
        }
        rate[6] = R(0.0);
        path[0] = r / planet.earth_radius;
    }
};

/// |r|/r_f, |v|/v_f, r·v/(r_f v_f), h_z/(r_f v_f) of a circular orbit of given inclination.
struct CircularArrival {
    static constexpr std::size_t inputs = 6, outputs = 4;
    double radius, speed;  // [m], [m/s]

    template <class R>
    void operator()(std::span<const R, 6> x, std::span<R, 4> out) const {
        using std::sqrt;
        out[0] = sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]) / radius;
        out[1] = sqrt(x[3] * x[3] + x[4] * x[4] + x[5] * x[5]) / speed;
        out[2] = (x[0] * x[3] + x[1] * x[4] + x[2] * x[5]) / (radius * speed);
        out[3] = (x[0] * x[4] - x[1] * x[3]) / (radius * speed);
    }
};

/// Offset of r(t) from the pad, in Earth radii; the pad passes the x axis at t = 0.
struct BackAtPad {
    static constexpr std::size_t inputs = 4, outputs = 3;  // t, r
    double latitude;                                       // [rad]
    AscentLimits planet;

    template <class R>
    void operator()(std::span<const R, 4> in, std::span<R, 3> out) const {
        using std::cos, std::sin;
        const R turned = planet.earth_rate * in[0];
        out[0] = in[1] / planet.earth_radius - std::cos(latitude) * cos(turned);
        out[1] = in[2] / planet.earth_radius - std::cos(latitude) * sin(turned);
        out[2] = in[3] / planet.earth_radius - std::sin(latitude);
    }
};

}  // namespace dawnline::launch
