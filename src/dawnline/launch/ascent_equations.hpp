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
    bool throttled =
        false;  // the air takes A p whatever the throttle; else its share of the thrust
    double flow_offset = 0.0;  // mass flow at no throttle, where only a part of the engines
                               // throttles [kg/s]

    template <class R>
    void operator()(const R&, std::span<const R, 7> x, std::span<const R, 3> u,
                    std::span<const R, 0>, std::span<R, 7> rate, std::span<R, 4> path) const {
        using std::exp, std::sqrt;
        const R r2 = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
        const R r = sqrt(r2);
        const R pull = -planet.gravity_parameter / (r2 * r);
        const R throttle2 = u[0] * u[0] + u[1] * u[1] + u[2] * u[2];
        const R throttle = sqrt(throttle2);
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
            const R lost = (vacuum_thrust - sea_level_thrust) * exp(air->log_pressure(h));
            thrust = throttled ? R(vacuum_thrust - lost / throttle) : R(vacuum_thrust - lost);
        }
        const R push = thrust / x[6];
        for (std::size_t i = 0; i < 3; ++i) {
            rate[i] = x[3 + i];
            rate[3 + i] = pull * x[i] + push * u[i] + drag * w[i];
        }
        rate[6] = -flow * throttle - flow_offset;
        path[0] = throttle2;
        path[1] = r / planet.earth_radius;
        path[2] = pressure;
        path[3] = push * throttle;
    }
};

/// Engines at full thrust along the local vertical; no control, the same paths.
struct VerticalFlight {
    static constexpr std::size_t states = 7, controls = 0, parameters = 0, paths = 4;
    PoweredFlight engines;

    template <class R>
    void operator()(const R& t, std::span<const R, 7> x, std::span<const R, 0>,
                    std::span<const R, 0> p, std::span<R, 7> rate, std::span<R, 4> path) const {
        using std::sqrt;
        const R r = sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
        const R up[3] = {x[0] / r, x[1] / r, x[2] / r};
        engines(t, x, std::span<const R, 3>(up), p, rate, path);
    }
};

/// Powered flight with two paths more: ln(½ρw³/heating), and (q sin α)² in the unit of its limit.
struct LimitedFlight {
    static constexpr std::size_t states = 7, controls = 3, parameters = 0, paths = 6;
    PoweredFlight engines;
    double heating;             // [W/m²]
    double pressure_incidence;  // [Pa]

    template <class R>
    void operator()(const R& t, std::span<const R, 7> x, std::span<const R, 3> u,
                    std::span<const R, 0> p, std::span<R, 7> rate, std::span<R, 6> path) const {
        using std::log, std::sqrt;
        engines(t, x, u, p, rate, path.template first<4>());
        const double turn = engines.planet.earth_rate;
        const R w[3] = {x[3] + turn * x[1], x[4] - turn * x[0], x[5]};
        const R w2 = w[0] * w[0] + w[1] * w[1] + w[2] * w[2] + 1e-6;
        const R h = sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]) - engines.planet.earth_radius;
        path[4] = engines.air->log_density(h) + 1.5 * log(w2) + std::log(0.5 / heating);
        const R c[3] = {u[1] * w[2] - u[2] * w[1], u[2] * w[0] - u[0] * w[2],
                        u[0] * w[1] - u[1] * w[0]};
        const R q = path[2] / pressure_incidence;
        path[5] = q * q * (c[0] * c[0] + c[1] * c[1] + c[2] * c[2]) / (path[0] * w2);
    }
};

/// ln(½ρwⁿ/limit): the dynamic pressure (n = 2) or the free-molecular heating (n = 3) over a limit.
struct AirLoad {
    static constexpr std::size_t inputs = 6, outputs = 1;
    double power, limit;
    AscentLimits planet;
    std::shared_ptr<const AscentAir> air;

    template <class R>
    void operator()(std::span<const R, 6> x, std::span<R, 1> out) const {
        using std::log, std::sqrt;
        const R w[3] = {x[3] + planet.earth_rate * x[1], x[4] - planet.earth_rate * x[0], x[5]};
        const R w2 = w[0] * w[0] + w[1] * w[1] + w[2] * w[2] + 1e-6;
        const R h = sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]) - planet.earth_radius;
        out[0] = air->log_density(h) + (0.5 * power) * log(w2) + std::log(0.5 / limit);
    }
};

/// sin(A − A_least) and sin(A_greatest − A) of the heading A over ground, both times w/|w|.
struct RangeHeading {
    static constexpr std::size_t inputs = 6, outputs = 2;
    AscentLimits planet;

    template <class R>
    void operator()(std::span<const R, 6> x, std::span<R, 2> out) const {
        using std::sqrt;
        const R r2 = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
        const R rho = sqrt(x[0] * x[0] + x[1] * x[1]);
        const R w[3] = {x[3] + planet.earth_rate * x[1], x[4] - planet.earth_rate * x[0], x[5]};
        const R speed = sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
        const R east = (x[0] * w[1] - x[1] * w[0]) / (rho * speed);
        const R north =
            (w[2] * rho * rho - x[2] * (x[0] * w[0] + x[1] * w[1])) / (rho * sqrt(r2) * speed);
        const double a = planet.least_azimuth, b = planet.greatest_azimuth;
        out[0] = east * std::cos(a) - north * std::sin(a);
        out[1] = north * std::sin(b) - east * std::cos(b);
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

/// Specific energy, |h|, h_z, and with an argument of perigee ω₀ e sin(ω − ω₀) and e cos(ω − ω₀):
/// an ellipse (Vallado 2013, sec. 2.4). Units of the perigee's radius and circular speed.
struct EllipticArrival {
    static constexpr std::size_t inputs = 6, outputs = 5;
    double radius, speed;        // of the perigee and of a circle there [m], [m/s]
    double argument_of_perigee;  // ω₀ [rad]

    template <class R>
    void operator()(std::span<const R, 6> in, std::span<R, 5> out) const {
        using std::sqrt;
        const R r[3] = {in[0] / radius, in[1] / radius, in[2] / radius};
        const R v[3] = {in[3] / speed, in[4] / speed, in[5] / speed};
        const R d = sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
        const R v2 = v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
        const R h[3] = {r[1] * v[2] - r[2] * v[1], r[2] * v[0] - r[0] * v[2],
                        r[0] * v[1] - r[1] * v[0]};
        const R size = sqrt(h[0] * h[0] + h[1] * h[1] + h[2] * h[2]);
        const R rv = r[0] * v[0] + r[1] * v[1] + r[2] * v[2];
        R e[3];
        for (std::size_t i = 0; i < 3; ++i) e[i] = (v2 - 1.0 / d) * r[i] - rv * v[i];
        // Node n = z × h; m = h × n / |h| completes the plane.
        const R node = sqrt(h[0] * h[0] + h[1] * h[1]);
        const R along = (h[0] * e[1] - h[1] * e[0]) / node;
        const R across = e[2] * size / node;
        const double c = std::cos(argument_of_perigee), s = std::sin(argument_of_perigee);
        out[0] = 0.5 * v2 - 1.0 / d;
        out[1] = size;
        out[2] = h[2];
        out[3] = across * c - along * s;
        out[4] = along * c + across * s;
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
