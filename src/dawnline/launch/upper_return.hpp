#pragma once
// What it costs an upper stage to come home: propellant it must keep and hardware it must carry.

#include <string>

namespace dawnline::launch {

enum class HeatShield {
    none,          // expended in the air
    cooled_metal,  // hydrogen flows behind a metal wall that radiates: Stoke's Nova
    tiles,         // insulation by area: Starship
};

struct UpperReturnRequest {
    double dry_mass = 0.0;                  // of the stage without what brings it home [kg]
    double orbit_altitude = 0.0;            // circular [m]
    double perigee_altitude = 50e3;         // aimed at [m]
    double specific_impulse = 0.0;          // of the de-orbit burn [s]
    double landing_speed = 600.0;           // Δv of landing, all burns [m/s]
    double landing_specific_impulse = 0.0;  // [s]
    double landing_gear_share = 0.0;        // legs or catch fittings, of the dry mass [1]
    HeatShield shield = HeatShield::none;
    double shield_area = 0.0;          // [m²]
    double shield_areal_mass = 0.0;    // of tiles, or of the metal and its channels [kg/m²]
    double drag_area = 0.0;            // C_D A in entry [m²]
    double lift_to_drag = 0.0;         // [1]
    double nose_radius = 0.0;          // [m]
    double wall_temperature = 1100.0;  // allowed of the metal [K]
    double coolant_heat = 14.5e6;     // taken up by a kilogram: hydrogen from 20 K to 1000 K [J/kg]
    double mean_heating_share = 0.5;  // of the stagnation point's flux, over the shield [1]
};

struct UpperReturn {
    double deorbit_speed = 0.0;       // [m/s]
    double deorbit_propellant = 0.0;  // [kg]
    double landing_propellant = 0.0;  // [kg]
    double coolant = 0.0;             // [kg]
    double shield_mass = 0.0;         // [kg]
    double landing_gear_mass = 0.0;   // [kg]
    double reserve = 0.0;   // propellant and coolant to keep: upper_reserve_mass of an ascent [kg]
    double hardware = 0.0;  // to add to the dry mass of an ascent [kg]
    double payload_loss = 0.0;       // the two together, one for one [kg]
    double peak_heat_flux = 0.0;     // [W/m²]
    double heat_load = 0.0;          // stagnation point [J/m²]
    double peak_acceleration = 0.0;  // aerodynamic [m/s²]
};

/// De-orbit, entry at 120 km flown by fly_entry through an exponential air over a resting equator,
/// landing burn; hardware and coolant are carried through every burn behind them. Coolant is the
/// heat that the wall does not radiate, times area and mean share, over coolant_heat. Throws Error
/// on figures that cannot be meant. Our sizing: no published Nova or Starship figures stand behind
/// areal masses, give an interval.
UpperReturn upper_return(const UpperReturnRequest& request);

}  // namespace dawnline::launch
