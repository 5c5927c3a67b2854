#pragma once
// orbitdc 0.4.2 (jman4162/spacedc-mdao, MIT) as an emulator: cost of delivered compute, orbit and
// ground.
//
// It returns the source's own numbers from the source's own inputs, with its faults: the Sun's
// elevation over the orbit is an input that defaults to 0 in an orbit called dawn-dusk, a network
// share throttles computers that need little of it, and replaced accelerators never return.
// The physics is the source's, not Dawnline's (spacecraft/, compute/).

namespace dawnline::finance {

/// The computers, the same on both sides.
struct OrbitDcComputers {
    double count;           // of accelerators [1]
    double peak;            // of one, dense [FLOP/s]
    double power;           // of one [W]
    double mass;            // of one [kg]
    double price;           // of one [USD]
    double host_factor;     // power with hosts over accelerators [1]
    double software_share;  // of peak that the program reaches [1]
    double utilisation;     // of the time [1]
};

/// Orbit and sunlight.
struct OrbitDcOrbit {
    double altitude;    // circular [m]
    double beta;        // elevation of the Sun over the orbit's plane [rad]
    double irradiance;  // [W/m2]
};

/// Array and battery.
struct OrbitDcPower {
    double overhead;                 // bus over IT, without the pump [1]
    double pump_share;               // of the bus power [1]
    double yearly_retention;         // of the array [1]
    double cell_efficiency;          // [1]
    double packing;                  // of cells in the array [1]
    double derating;                 // of the array [1]
    double specific_power;           // of the array, new [W/kg]
    double array_price;              // new [USD/W]
    double charge_efficiency;        // [1]
    double depth_of_discharge;       // [1]
    double battery_specific_energy;  // [J/kg]
    double battery_price;            // [USD/J]
};

/// Radiator, cooled down from the hottest part that may limit.
struct OrbitDcThermal {
    double part_limit;         // the lower of memory and junction [K]
    double resistance;         // chip to radiator, all steps of the ladder [K/W]
    double emissivity;         // each of two faces [1]
    double absorptance;        // solar [1]
    double sun_view;           // mean share of the face-on Sun [1]
    double albedo;             // [1]
    double earth_view;         // for albedo and infrared [1]
    double earth_infrared;     // [W/m2]
    double space_temperature;  // [K]
    double panel_density;      // [kg/m2]
    double loop_density;       // pumps and lines per heat [kg/W]
    double price;              // [USD/m2]
};

/// Losses of accelerators in orbit.
struct OrbitDcFaults {
    double base_rate;     // [1/s]
    double dose_rate;     // [Gy/s]
    double tolerance;     // dose at which an accelerator fails [Gy]
    double upset_rate;    // before mitigation [1/s]
    double mitigation;    // share of upsets without consequence [1]
    double spares;        // share of the fleet added to the survivors, free and massless [1]
    double availability;  // of the rest [1]
};

/// Downlink through sites that clouds close.
struct OrbitDcNetwork {
    double rate;        // of the fleet [bit/s]
    double intensity;   // traffic per work [bit/FLOP]
    double site_share;  // of the time that the site is clear; throttles all work [1]
};

/// Bus, mass margins and drag make-up.
struct OrbitDcSatellite {
    double count;                          // of satellites [1]
    double computer_factor;                // mass with hosts over accelerators [1]
    double fixed_mass;                     // bus and terminals of one [kg]
    double margin;                         // dry mass over the sum of parts [1]
    double bus_price;                      // of one [USD]
    double terminal_price;                 // of one [USD]
    double drag_area;                      // of one [m2]
    double drag_coefficient;               // [1]
    double lower_altitude, lower_density;  // anchor of the air density [m], [kg/m3]
    double upper_altitude, upper_density;  // the other; log-linear between them
    double dv_margin;                      // on drag make-up [1]
    double specific_impulse;               // [s]
};

/// Money common to both sides.
struct OrbitDcTerms {
    long years;           // of operation [1]
    double year;          // of output and of rates, 365.25 d in the source [s]
    double account_year;  // of accelerator-hours and energy, 8760 h in the source [s]
    double rate;          // discount rate per year [1]
};

struct OrbitDcMission {
    OrbitDcComputers computers;
    OrbitDcOrbit orbit;
    OrbitDcPower power;
    OrbitDcThermal thermal;
    OrbitDcFaults faults;
    OrbitDcNetwork network;
    OrbitDcSatellite satellite;
    OrbitDcTerms terms;
    double launch_price;    // [USD/kg]
    double ground_segment;  // [USD]
    double operations;      // per year [USD]
};

/// Levelised result, the same for orbit and ground.
struct OrbitDcCost {
    double delivered_share;   // of peak [1]
    double work_cost;         // per work delivered [USD/FLOP]
    double accelerator_cost;  // per delivered accelerator time [USD/s]
    double capital;           // with the computers [USD]
    double yearly;            // operations and replacement [USD]
    double capital_per_watt;  // without accelerators, per watt of IT [USD/W]
};

struct OrbitDcResult {
    double it_power;               // [W]
    double eclipse_share;          // of the orbit [1]
    double bus_power;              // [W]
    double pump_power;             // [W]
    double array_power;            // new [W]
    double array_area;             // [m2]
    double battery_energy;         // [J]
    double radiator_temperature;   // [K]
    double net_flux;               // per planform [W/m2]
    double radiator_area;          // [m2]
    double failure_rate;           // of an accelerator [1/s]
    double availability;           // share of accelerators at work [1]
    double failures;               // over the life [1]
    double dry_mass, launch_mass;  // of all satellites [kg]
    double accelerators, array, battery, radiator, bus, terminals, launch;  // capital [USD]
    double replacement;                                                     // over the life [USD]
    OrbitDcCost cost;
};

/// Delivered = peak × software × network × availability × utilisation; cost = present value over
/// present delivered, yearly from the end of year 1. Eclipse by a cylindrical shadow.
OrbitDcResult orbitdc_mission(const OrbitDcMission& in) noexcept;

/// The ground side with the same computers.
struct OrbitDcGround {
    OrbitDcComputers computers;
    OrbitDcTerms terms;
    double facility;           // per IT power [USD/W]
    double pue;                // [1]
    double energy_price;       // [USD/J]
    double load_share;         // mean power over full [1]
    double maintenance_share;  // of all capital, per year [1]
    double availability;       // [1]
};

OrbitDcCost orbitdc_ground(const OrbitDcGround& in) noexcept;

}  // namespace dawnline::finance
