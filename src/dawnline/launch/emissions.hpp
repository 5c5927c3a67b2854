#pragma once
// What a launch and a re-entry leave in the atmosphere.

#include <span>

#include "dawnline/launch/propellant.hpp"

namespace dawnline::launch {

/// Exhaust after mixing with air, per kilogram of propellant [kg/kg], or per launch [kg].
struct Exhaust {
    double water = 0.0, hydrogen = 0.0, carbon_monoxide = 0.0, carbon_dioxide = 0.0;
    double black_carbon = 0.0, nitrogen_oxides = 0.0, alumina = 0.0, chlorine = 0.0;
};

Exhaust operator+(const Exhaust& a, const Exhaust& b) noexcept;
Exhaust operator*(double scale, const Exhaust& a) noexcept;

/// Primary index at the nozzle (Barker, Marais & McDowell 2024, Sci. Data 11:1079). Kerosene and
/// solid sum to more than 1 kg/kg in the source: not mass-closed. Black carbon of methane is known
/// to a factor of several.
Exhaust primary_index(Propellant propellant) noexcept;

/// Index at an altitude above the sea [m] (NASEM/ACRP 26142, 2021, as used by Barker et al. 2024);
/// h in km:
///   BC  = P max(0.04, min(1, 0.04 e^(0.12 (h − 15))))
///   CO  = min(P_CO, 0.0025 e^(0.067 h) (P_CO + P_CO2));  CO2 = P_CO2 + 44.01/28.01 (P_CO − CO)
///   NOx = P + 0.033 e^(−0.26 h)   air heated by the plume
Exhaust index_at(Propellant propellant, double altitude) noexcept;

/// Altitude above which all black carbon of the nozzle survives, 15 km + ln 25/0.12. [m]
double full_soot_altitude() noexcept;

/// Complete combustion of the fuel, mass-closed with oxygen: CO2 and H2O per kilogram of *fuel*.
/// Methane 2.743 and 2.246, kerosene CH1.95 3.15 and 1.26, hydrogen 0 and 8.94. Solid and
/// hypergolic: zero, since they have no separate fuel; use the index.
Exhaust stoichiometric(Propellant fuel) noexcept;

/// Altitude of the first stage over its burn: 65 km s^2.2, s the share of its propellant burnt
/// (generic profile, midpoint rule). The upper stage burns at 100 km, where the plume heats no air.
struct AscentProfile {
    double burnout_altitude = 65e3;  // of the first stage [m]
    double exponent = 2.2;           // [1]
};

/// Exhaust of one ascent. [kg]
Exhaust ascent_exhaust(Propellant first, double first_propellant, Propellant upper,
                       double upper_propellant, const AscentProfile& profile = {}) noexcept;

/// Share of a launch's CO2 that each kilogram of payload carries. [kg/kg]
double per_payload(double emitted, double payload) noexcept;

/// Re-entry: nitrogen oxides of the entering mass (0.4 kg/kg ablating, 0.175 intact) and alumina of
/// the aluminium that ablates (102.0/54.0 kg per kg).
struct Reentry {
    double nitrogen_oxides;  // [kg]
    double alumina;          // [kg]
};
Reentry reentry(double entering_mass, double aluminium_share, double ablated_share,
                double nitrogen_oxide_index) noexcept;

}  // namespace dawnline::launch
