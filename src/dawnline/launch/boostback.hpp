#pragma once
// Bringing a booster home: turning back over a flat Earth in vacuum, and the last burn.

namespace dawnline::launch {

/// Speed changes of a booster that turns back to its pad.
struct Boostback {
    double flight_time = 0.0;  // from the burn to the ground [s]
    double speed = 0.0;        // of the burn [m/s]
    double upward = 0.0;       // part of it that lofts [m/s]
};

/// A burn at height h with speed (v_x away from the pad, v_y up) at the distance x from it, then
/// free fall over a flat Earth without air:
///     t_f = (v_y + u + √((v_y + u)² + 2 g h))/g,   Δv = √(u² + (v_x + x/t_f)²),
/// with u = 0, or with `lofted` the u of least Δv (Brent's method). First guess and sizing only:
/// gravity losses of a finite burn and the Earth's turning are left out. Throws Error on figures
/// that are not finite, gravity that is not positive or a height below zero.
Boostback boostback(double height, double speed_away, double speed_up, double distance, bool lofted,
                    double gravity = 9.80665);

/// Falling at terminal speed, then stopping on thrust.
struct TerminalLanding {
    double speed = 0.0;       // terminal [m/s]
    double burn_speed = 0.0;  // Δv of the landing burn [m/s]
};

/// v_t = √(2 (m/A) g/(ρ C_D)), Δv = v_t (1 + g/a): what a landing costs whose deceleration is a
/// (form of lvreuse, after Vernacchia & Mathesius 2018, IAC-18-D2.4.3). Throws Error unless all are
/// positive.
TerminalLanding terminal_landing(double mass_per_area, double deceleration,
                                 double drag_coefficient = 1.0, double density = 1.225,
                                 double gravity = 9.80665);

/// Propellant that leaves `landed_mass` after Δv: m (e^(Δv/(g₀ Isp)) − 1). Throws Error unless mass
/// and Isp are positive and Δv is not negative. [kg]
double landing_reserve(double landed_mass, double speed, double specific_impulse);

}  // namespace dawnline::launch
