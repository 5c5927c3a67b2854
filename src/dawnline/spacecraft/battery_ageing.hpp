#pragma once
// Capacity fade and resistance growth of lithium-ion cells, exact for any length of step.
//
// Both models are sums of power laws y = k x^p. A step with other conditions continues from the
// loss reached: y⁺ = k ((y/k)^{1/p} + Δx)^p. A forward Euler step on dy/dx instead makes the fade
// depend on the step (NREL SAM issue 291).

namespace dawnline::spacecraft {

/// Conditions of a cell, constant over a step.
struct CellConditions {
    double temperature = 298.15;        // [K]
    double depth_of_discharge = 0.0;    // of the cycles [1]
    double mean_state_of_charge = 0.5;  // [1]
};

/// Potential of the graphite anode at a state of charge, Ua(0.5) = 0.1233 V. [V]
/// Source: the fit that NREL BLAST-Lite carries for the Kokam cell of Smith et al. 2017.
double anode_potential(double state_of_charge) noexcept;

/// Losses of a Kokam 75 Ah NMC111 cell.
struct KokamState {
    double calendar = 0.0;             // lithium lost with time [1]
    double cycling = 0.0;              // lithium lost with cycles [1]
    double active_material = 0.0;      // lost, sigmoid in cycles [1]
    double resistance_calendar = 0.0;  // growth, relative [1]
    double resistance_cycling = 0.0;   // growth, relative [1]
};

/// q1 = 2.66e7 exp(−17.8/T̂) exp(−5.21 Û/T̂), per day^0.357; T̂ = T/308.15 K, Û = Ua/0.123 V.
double kokam_calendar_rate(double temperature, double anode_potential) noexcept;

/// q3 = 3.80e3 exp(−18.4/T̂) exp(1.04 exp(DoD²)), per cycle^0.778.
double kokam_cycle_rate(double temperature, double depth_of_discharge) noexcept;

/// The state after `duration` [s] and `cycles` equivalent full cycles under these conditions.
///
/// Fitted at 0–45 °C, DoD 0.8–1, 1C; anything else is extrapolation. Source: Smith et al. 2017 with
/// the coefficients of NREL BLAST-Lite.
KokamState advance(const KokamState& state, const CellConditions& conditions, double duration,
                   double cycles) noexcept;

/// Remaining capacity: min(1 − lithium losses, 1.01 − active material loss). [1]
double remaining_capacity(const KokamState& state) noexcept;

/// Resistance over that of a fresh cell. [1]
double relative_resistance(const KokamState& state) noexcept;

/// Whether the conditions lie in the range of the fit.
bool within_kokam_fit(const CellConditions& conditions) noexcept;

/// Losses of a Sanyo 2.15 Ah NMC111 cell.
struct SchmalstiegState {
    double calendar = 0.0;             // capacity lost with time [1]
    double cycling = 0.0;              // capacity lost with charge throughput [1]
    double resistance_calendar = 0.0;  // growth, relative [1]
    double resistance_cycling = 0.0;   // growth, relative [1]
};

/// α = (7.543 V − 23.75)·1e6·exp(−6976/T), per day^0.75; `voltage` is that of rest [V].
double schmalstieg_calendar_rate(double temperature, double voltage) noexcept;

/// β = 7.348e-3 (V − 3.667)² + 7.6e-4 + 4.081e-3 DoD, per √Ah; `voltage` is the mean square root
/// over the cycle [V].
double schmalstieg_cycle_rate(double voltage, double depth_of_discharge) noexcept;

/// Open-circuit voltage of that cell, linear between the published points. [V]
double schmalstieg_voltage(double state_of_charge) noexcept;

/// The state after `duration` [s] and `cycles` equivalent full cycles (of 2 × 2.15 Ah each).
///
/// The mean voltage is taken at the mean state of charge, the mean square root over the swing of
/// DoD around it. Fitted for DoD 0–1, 20–40 °C, near 1C: the one whose range of DoD covers orbits.
/// Source: Schmalstieg et al., J. Power Sources 257 (2014) 325.
SchmalstiegState advance(const SchmalstiegState& state, const CellConditions& conditions,
                         double duration, double cycles) noexcept;

double remaining_capacity(const SchmalstiegState& state) noexcept;
double relative_resistance(const SchmalstiegState& state) noexcept;

/// Whether the conditions lie in the range of the fit.
bool within_schmalstieg_fit(const CellConditions& conditions) noexcept;

}  // namespace dawnline::spacecraft
