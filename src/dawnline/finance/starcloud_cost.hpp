#pragma once
// Starcloud's cost table for 40 MW over ten years (white paper v1.03, September 2024, table 1).
//
// Only energy is compared: accelerators, buses, radiators and operations are on neither side.

namespace dawnline::finance {

struct StarcloudCase {
    double power;                   // [W]
    double duration;                // of operation [s]
    double energy_price;            // on the ground [USD/J]
    double chiller_share;           // of the energy spent on cooling, on the ground [1]
    double water_per_energy;        // evaporated on the ground [m3/J]
    double array_cost;              // in orbit [USD]
    double launch_cost;             // of the one vehicle [USD]
    double vehicle_payload;         // [kg]
    double shielding_per_power;     // [kg/W]
    double shielding_launch_price;  // printed beside a different price of the vehicle [USD/kg]
};

struct StarcloudCost {
    double energy;                // over the time [J]
    double ground_energy;         // [USD]
    double ground_chiller;        // [USD]
    double water;                 // [m3]
    double shielding;             // [USD]
    double orbit_total;           // [USD]
    double orbit_energy_price;    // array and launch per energy [USD/J]
    double implied_launch_price;  // launch over the vehicle's payload [USD/kg]
};

StarcloudCost starcloud_cost(const StarcloudCase& in) noexcept;

}  // namespace dawnline::finance
