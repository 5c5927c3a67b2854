#pragma once
// Tankers that fill a ship or a depot in orbit before it goes on.

namespace dawnline::launch {

/// What a mission must find in the depot and how it gets there.
struct Refuelling {
    double need = 0.0;           // propellant transferred to the ship before it leaves [kg]
    double tanker_load = 0.0;    // that a tanker brings to the depot, after its own return [kg]
    double transfer_loss = 0.0;  // share lost in each transfer, chill-down and unusable remains [1]
    double boil_off = 0.0;       // rate of the depot's content, m' = −β m [1/s]
};

/// What comes out.
struct RefuellingPlan {
    double tankers = 0.0;     // flights that arrive; +∞ if the depot boils off faster [1]
    double duration = 0.0;    // first tanker to the departure, one interval after the last [s]
    double delivered = 0.0;   // by all tankers to the depot [kg]
    double boiled_off = 0.0;  // until the departure [kg]
    double left_over = 0.0;   // in the depot after the departure [kg]
    double most_held = 0.0;  // the depot's limit content q/(1 − e^−βT) for T between tankers [kg]
};

/// Tankers at a constant interval T, each bringing q = load (1 − loss); the ship takes need/(1 −
/// loss) out of the depot one interval after the last. With x = e^−βT the content then is
///   q (x + x² + … + x^n) = q x (1 − x^n)/(1 − x),
/// hence n = ⌈ln(1 − M (1 − x)/(q x))/ln x⌉ for the mass M taken, n = ⌈M/q⌉ without boil-off.
RefuellingPlan refuelling_plan(const Refuelling& refuelling, double interval) noexcept;

/// Propellant that a ship of final mass m_f needs for a speed change: m_f (e^(Δv/c) − 1). [kg]
double propellant_for(double final_mass, double speed_change, double exhaust_speed) noexcept;

}  // namespace dawnline::launch
