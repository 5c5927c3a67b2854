#pragma once
// The published boundaries of "orbit against ground", side by side for one pair of designs.
//
// Whether orbit wins depends on what is counted, not on arithmetic. Google counts launch against
// electricity, Turyshev launch and build against the facility, McCalip the plant without the
// computers, Epoch everything. Each design is given once, per watt of IT, and judged four times.

namespace dawnline::finance {

/// An orbital design, per watt of IT power.
struct OrbitCosts {
    double specific_mass;  // launched [kg/W]
    double launch_price;   // [USD/kg]
    double build;          // satellites without the computers [USD/W]
    double life;           // of the satellites [s]
    double compute;        // computers, bought once per `compute_life` [USD/W]
    double compute_life;   // not longer than the satellites' if they are not serviced [s]
    double other_capital;  // development, ground segment, insurance; over `life` [USD/W]
    double operations;     // per watt and second [USD/(W s)]
};

/// A data centre on the ground, per watt of IT power.
struct GroundCosts {
    double facility;       // building, power, cooling, on-site plant [USD/W]
    double facility_life;  // [s]
    double compute;        // [USD/W]
    double compute_life;   // [s]
    double energy_price;   // at the meter [USD/J]
    double pue;            // energy at the meter over energy of the IT [1]
    double operations;     // without energy, per watt and second [USD/(W s)]
};

/// One boundary; the unit is the boundary's own.
struct Comparison {
    double orbit;
    double ground;
    double ratio;  // orbit / ground; below 1 orbit wins [1]
};

struct Boundaries {
    Comparison power;    // launch over life against electricity × PUE [USD/(W s)]
    Comparison closure;  // launch + build against facility capital [USD/W]
    Comparison plant;    // all but the computers over the orbital life, undiscounted [USD/W]
    Comparison full;     // all, each asset annualised over its own life [USD/(W s)]
};

/// All four. `rate` per year of account of length `year` [s].
///   power    α c / L                               against  p PUE
///   closure  α c + B                               against  K
///   plant    α c + B + other + o L                 against  K + (p PUE + o) L
///   full     Σ C_i CRF(r, L_i/year)/year + o       against  the same with energy
/// Source: power arXiv:2511.19468 S4.4; closure arXiv:2604.27197; plant McCalip 2025; full Epoch AI
/// 2026.
Boundaries compare_boundaries(const OrbitCosts& orbit, const GroundCosts& ground, double rate,
                              double year) noexcept;

/// Launched power price (m/P) c/L, undiscounted (arXiv:2511.19468 S4.4, table 1). [USD/(W s)]
double launched_power_price(double specific_mass, double launch_price, double life) noexcept;

/// What launch and build may cost per kilogram if the satellite is to replace a facility:
/// K/α (arXiv:2604.27197, abstract). [USD/kg]
double closure_allowance(double facility_capital, double specific_mass) noexcept;

/// Launch price below which orbit is no dearer than the ground at the full boundary, all else
/// equal; negative if the rest of the orbital design alone is dearer. [USD/kg]
double break_even_launch_price(const OrbitCosts& orbit, const GroundCosts& ground, double rate,
                               double year) noexcept;

}  // namespace dawnline::finance
