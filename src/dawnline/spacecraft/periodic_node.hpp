#pragma once
// One thermal node that comes back to itself each orbit.

#include "dawnline/base/function_ref.hpp"

namespace dawnline::spacecraft {

/// A lumped plate, per area: C dT/dt = q(t) − ε σ T⁴.
struct PeriodicNode {
    double heat_capacity = 0.0;  // [J/(m² K)]
    double emissivity = 0.0;     // summed over the faces [1]
    double period = 0.0;         // [s]
};

/// Its periodic steady state.
struct PeriodicTemperature {
    double mean = 0.0;            // [K]
    double radiative_mean = 0.0;  // T_m = (mean T⁴)^¼ [K]
    double max = 0.0;             // [K]
    double min = 0.0;             // [K]
    double time_constant = 0.0;   // C/(4 ε σ T_m³) [s]
    double mean_flux = 0.0;       // of q over the period [W/m²]
};

/// Periodic steady state under a flux q(phase), phase 0 … 1 of the period, dissipation included.
///
/// Fourth-order Runge–Kutta with `steps` per period (rounded up to a multiple of 4 and to the
/// stability of the fastest node), Newton on the temperature at phase 0. Kinks of q at quarter
/// phases cost no accuracy. The mean of T⁴ equals mean q/(εσ) to 1e-10: the identity of every
/// periodic state.
PeriodicTemperature periodic_temperature(const PeriodicNode& node, FunctionRef<double(double)> flux,
                                         long steps = 4000);

}  // namespace dawnline::spacecraft
