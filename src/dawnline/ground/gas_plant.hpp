#pragma once
// A data centre beside its own gas plant, as McCalip's calculator counts it
// (andrewmccalip/thoughts, 2025).

namespace dawnline::ground {

struct GasPlantCentre {
    double power;                                   // of the IT [W]
    double years;                                   // of operation [1]
    double year;                                    // length of one, 8760 h in the source [s]
    double plant_capital;                           // gas plant, per watt at the plant [USD/W]
    double electrical, mechanical, civil, network;  // per watt of IT [USD/W]
    double pue;                                     // [1]
    double capacity_factor;                         // of the IT load [1]
    double gas_price;                               // per heat, higher heating value [USD/J]
    double heat_rate;  // heat per electric energy, higher heating value [1]
    double gas_heat;   // higher heating value of gas per volume [J/m3]
};

struct GasPlantCost {
    double capital_per_watt;      // [USD/W]
    double fuel_price;            // per electric energy of the plant [USD/J]
    double energy;                // of the IT [J]
    double capital, fuel, total;  // [USD]
    double energy_cost;           // total per IT energy [USD/J]
    double gas_volume;            // [m3]
};

/// Capital (plant × PUE + the rest) P, fuel over E × PUE, no discounting.
GasPlantCost gas_plant_cost(const GasPlantCentre& in) noexcept;

/// Fuel per electric energy, heat rate × price. [USD/J]
double fuel_cost(double heat_rate, double gas_price) noexcept;

}  // namespace dawnline::ground
