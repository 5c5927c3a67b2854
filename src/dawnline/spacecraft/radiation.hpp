#pragma once
// Dose behind a shield and what it does to electronics.

#include <vector>

namespace dawnline::spacecraft {

/// Absorbed dose rate in silicon by particle. [Gy/s]
struct DoseRate {
    double electrons = 0.0;
    double protons = 0.0;
    double bremsstrahlung = 0.0;

    constexpr double total() const noexcept { return electrons + protons + bremsstrahlung; }
};

/// Dose rate against thickness of aluminium, one orbit and one belt model.
struct DoseDepth {
    std::vector<double> depth;           // of aluminium, rising [m]
    std::vector<double> electrons;       // [Gy/s]
    std::vector<double> protons;         // [Gy/s]
    std::vector<double> bremsstrahlung;  // [Gy/s]
};

/// Throws Error unless the columns are equally long, at least two rows, depth positive and rising,
/// no dose negative.
void check(const DoseDepth& table);

/// Dose rate behind `depth` [m] of aluminium, straight on log-log paper between the rows (linear
/// where a dose is zero); the end rows beyond the table. `table` must have passed check().
DoseRate dose_rate(const DoseDepth& table, double depth) noexcept;

/// Dose that a device takes per event, and where it stops working; from beam tests.
/// A zero dose per event means: never seen.
struct RadiationResponse {
    double silent_corruption_dose = 0.0;     // per silent data corruption [Gy]
    double memory_uncorrectable_dose = 0.0;  // per uncorrectable memory error [Gy]
    double interrupt_dose = 0.0;             // per functional interrupt of the device [Gy]
    double host_processor_dose = 0.0;        // per interrupt of its host processor [Gy]
    double host_memory_dose = 0.0;           // per interrupt by the host's memory [Gy]
    double irregular_from = 0.0;             // total dose of the first irregularity [Gy]
    double hard_failure_from = 0.0;          // total dose survived without hard failure [Gy]
};

/// Events of one device per time. [1/s]
struct EventRate {
    double silent_corruption = 0.0;
    double memory_uncorrectable = 0.0;
    double interrupt = 0.0;
    double host_processor = 0.0;
    double host_memory = 0.0;

    /// Events that stop a job: all but the silent ones.
    constexpr double interruptions() const noexcept {
        return memory_uncorrectable + interrupt + host_processor + host_memory;
    }
};

/// rate = proton dose rate / dose per event; 0 where the dose per event is 0.
/// Only protons upset: behind thin shields electrons add dose but no events.
EventRate event_rate(const RadiationResponse& response, double proton_dose_rate) noexcept;

/// Cross-section of a device from its dose per event: σ = 1/(κ D), κ the beam's fluence per dose
/// [1/(m² Gy)]; 67 MeV protons in silicon: 7.9e12. [m²]
double cross_section(double dose_per_event, double fluence_per_dose) noexcept;

/// Share of the limiting proton cross-section reached at an energy, Bendel with two parameters:
/// [1 − exp(−0.18 √Y)]⁴, Y = √(18/A) (E − A), E and A in MeV; 0 below the threshold A.
/// Arguments in joule. Source: Stapor et al., IEEE TNS 37 (1990) 1966.
double bendel_share(double energy, double threshold) noexcept;

/// A stopping material.
struct StoppingMaterial {
    double atomic_number = 0.0;      // Z [1]
    double atomic_weight = 0.0;      // A, relative atomic mass [1]
    double excitation_energy = 0.0;  // I, mean [J]
};

StoppingMaterial aluminium() noexcept;  // I = 166 eV (ICRU 49)
StoppingMaterial silicon() noexcept;    // I = 173 eV (ICRU 49)

/// Mass stopping power of protons by Bethe without shell and density terms. [J m²/kg]
///
/// S = K (Z/A) β⁻² [½ ln(2 m_e c² β² γ² W_max/I²) − β²], K = 0.307075 MeV cm²/mol. Against ICRU 49
/// +1.9 % at 10 MeV, +0.3 % at 50 MeV; valid from 1 MeV to 1 GeV. `energy` kinetic [J].
double proton_stopping_power(const StoppingMaterial& material, double energy) noexcept;

/// Mass per area that slows a proton from one energy to a lower one, ∫ dE/S: the difference of
/// their ranges. [kg/m²]
double slowing_depth(const StoppingMaterial& material, double from_energy,
                     double to_energy) noexcept;

/// Fluence of protons per absorbed dose in that material, 1/S. [1/(m² Gy)]
double proton_fluence_per_dose(const StoppingMaterial& material, double energy) noexcept;

}  // namespace dawnline::spacecraft
