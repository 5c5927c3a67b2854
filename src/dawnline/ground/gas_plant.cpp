#include "dawnline/ground/gas_plant.hpp"

namespace dawnline::ground {

GasPlantCost gas_plant_cost(const GasPlantCentre& in) noexcept {
    GasPlantCost out;
    out.capital_per_watt =
        in.plant_capital * in.pue + in.electrical + in.mechanical + in.civil + in.network;
    out.fuel_price = fuel_cost(in.heat_rate, in.gas_price);
    out.energy = in.power * in.years * in.year * in.capacity_factor;
    out.capital = out.capital_per_watt * in.power;
    const double plant_energy = out.energy * in.pue;
    out.fuel = out.fuel_price * plant_energy;
    out.total = out.capital + out.fuel;
    out.energy_cost = out.total / out.energy;
    out.gas_volume = plant_energy * in.heat_rate / in.gas_heat;
    return out;
}

double fuel_cost(double heat_rate, double gas_price) noexcept {
    return heat_rate * gas_price;
}

}  // namespace dawnline::ground
