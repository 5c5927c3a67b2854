#pragma once
// A data centre on the ground: what it draws, emits, drinks and costs, and when it is ready.

namespace dawnline::ground {

/// Site, building and cooling, without the computers.
struct DataCentre {
    double power;              // of the IT when full [W]
    double pue;                // energy at the meter over energy of the IT [1]
    double utilisation;        // mean IT power over `power` [1]
    double facility_capital;   // per watt of IT [USD/W]
    double facility_life;      // [s]
    double operations;         // staff, maintenance, taxes; per watt of IT and second [USD/(W s)]
    double water_per_energy;   // evaporated on site per energy of the IT [m3/J]
    double construction_time;  // from the decision to power-on, without waiting for the grid [s]
    double embodied;           // gas of building it, per watt of IT [kg CO2e/W]
};

/// The supply at the meter.
struct Grid {
    double energy_price;          // today [USD/J]
    double escalation;            // real, per year [1]
    double carbon_intensity;      // life-cycle [kg CO2e/J]
    double decarbonisation;       // yearly fall of the intensity [1]
    double water_per_energy;      // upstream, in power plants [m3/J]
    double interconnection_wait;  // from the request to energised [s]
};

/// What a stretch of operation takes.
struct GroundOperation {
    double energy;          // at the meter [J]
    double energy_cost;     // [USD]
    double operations;      // without energy [USD]
    double carbon;          // of the energy [kg CO2e]
    double water_on_site;   // [m3]
    double water_upstream;  // [m3]
};

/// Power at the meter, IT × PUE × utilisation. [W]
double meter_power(const DataCentre& centre) noexcept;

/// Operation from `from` to `to`, seconds after the prices' date; price grows as (1+e)^t and
/// intensity falls as (1−d)^t, both integrated exactly over the stretch. `year` is the length of a
/// year of account [s].
GroundOperation operate(const DataCentre& centre, const Grid& grid, double from, double to,
                        double year) noexcept;

/// Building and waiting for the grid run side by side; the longer one counts. [s]
double time_to_power(const DataCentre& centre, const Grid& grid) noexcept;

/// Capital of the facility. [USD]
double facility_cost(const DataCentre& centre) noexcept;

/// Electricity per watt of IT kept busy: price × PUE × utilisation (arXiv:2511.19468 S4.4). [USD/(W
/// s)]
double power_spend(double energy_price, double pue, double utilisation) noexcept;

}  // namespace dawnline::ground
