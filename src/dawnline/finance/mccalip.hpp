#pragma once
// McCalip's calculator of orbital compute (andrewmccalip/thoughts, code of 15 December 2025), as an
// emulator.
//
// It returns the source's own numbers from the source's own inputs, with the source's own faults:
// no discounting, failures of processors charged on the satellites, a break-even without
// operations, failures and development. Its ground plant is ground/gas_plant.hpp.

namespace dawnline::finance {

struct McCalipOrbit {
    double power;             // to deliver on average over the life [W]
    long years;               // of operation [1]
    double year;              // length of one, 8760 h in the source [s]
    double launch_price;      // [USD/kg]
    double satellite_price;   // per watt of the satellite [USD/W]
    double specific_power;    // of the satellite [W/kg]
    double satellite_power;   // of one satellite, new [W]
    double satellite_area;    // of one satellite's array [m2]
    double sunlit_share;      // of the time [1]
    double degradation;       // of the array per year [1]
    double operations_share;  // of the hardware cost per year [1]
    double failure_share;     // of the hardware cost per year [1]
    double development;       // non-recurring [USD]
    double vehicle_payload;   // per launch [kg]
};

struct McCalipOrbitCost {
    double mean_capacity;                                  // over the life, after degradation [1]
    double satellites;                                     // [1]
    double mass;                                           // [kg]
    double launches;                                       // [1]
    double array_area;                                     // [m2]
    double hardware, launch, operations, failures, total;  // [USD]
    double energy_cost;                                    // total over energy delivered [USD/J]
    double capital_per_watt;                               // total over power [USD/W]
};

McCalipOrbitCost mccalip_orbit(const McCalipOrbit& in) noexcept;

/// Launch price at which hardware and launch alone equal the ground's total; negative if hardware
/// alone is dearer. Operations, failures and development are left out, as in the source. [USD/kg]
double mccalip_break_even(const McCalipOrbit& in, double ground_total) noexcept;

}  // namespace dawnline::finance
