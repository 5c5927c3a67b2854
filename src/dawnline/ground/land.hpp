#pragma once
// Land, water and heat that a ground site needs beside the energy.

namespace dawnline::ground {

/// Land of the array of a hybrid plant: P (1 − g) × overbuild/CF × area per watt of array. [m2]
/// Source: Hausfather 2026; area per alternating-current watt from Ong et al. 2013
/// (NREL/TP-6A20-56290).
double array_land(double power, double gas_share, double overbuild, double capacity_factor,
                  double area_per_power) noexcept;

/// Electric power of a heat pump per watt of IT: s (T_h − T_c)/T_c/η_II, with the share s of the
/// heat lifted and second-law efficiency η_II. Temperatures [K]. [1]
double heat_pump_share(double lifted_share, double hot, double cold,
                       double second_law_efficiency) noexcept;

}  // namespace dawnline::ground
