#include "dawnline/ground/land.hpp"

namespace dawnline::ground {

double array_land(double power, double gas_share, double overbuild, double capacity_factor,
                  double area_per_power) noexcept {
    return power * (1.0 - gas_share) * overbuild / capacity_factor * area_per_power;
}

double heat_pump_share(double lifted_share, double hot, double cold,
                       double second_law_efficiency) noexcept {
    return lifted_share * (hot - cold) / cold / second_law_efficiency;
}

}  // namespace dawnline::ground
