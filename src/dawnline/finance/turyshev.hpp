#pragma once
// Closure of orbital compute against a ground facility (Turyshev, JPL, arXiv:2604.27197, 29 April
// 2026).

namespace dawnline::finance {

struct TuryshevCase {
    double launch_price;     // [USD/kg]
    double build_price;      // [USD/kg]
    double specific_mass;    // deployed per delivered IT watt [kg/W]
    double link_cost;        // per delivered IT watt [USD/W]
    double operations_cost;  // per delivered IT watt [USD/W]
    double ground_capital;   // facility without servers [USD/W]
    double utilisation;      // delivered over installed [1]
    double hazard;           // of a satellite [1/s]
    double life;             // [s]
};

struct TuryshevClosure {
    double cost;          // ((L + B) m + C_link + C_ops) Π/U [USD/W]
    double allowance;     // what L + B may be: (K U/Π − C_link − C_ops)/m [USD/kg]
    double penalty;       // Π = λT/(1 − e^−λT) [1]
    double excess;        // launch price over the allowance [1]
    double closing_mass;  // specific mass at which the launch and build price just close [kg/W]
    bool closes;          // cost ≤ ground capital
};

TuryshevClosure turyshev_closure(const TuryshevCase& in) noexcept;

/// The reverse of a link: mean downlink per watt of text inference, bits per token over energy per
/// token. [bit/J]
double downlink_per_energy(double bits_per_token, double energy_per_token) noexcept;

}  // namespace dawnline::finance
