#pragma once
// The current-voltage curve of a solar cell in space: light, temperature and radiation damage.

namespace dawnline::spacecraft {

/// The four figures of a data sheet, per area of cell; currents in proportion to the light.
struct CellPoint {
    double short_circuit_current = 0.0;  // [A/m²]
    double open_circuit_voltage = 0.0;   // [V]
    double max_power_current = 0.0;      // [A/m²]
    double max_power_voltage = 0.0;      // [V]
};

/// Radiation damage P/P0 = 1 − C log10(1 + Φ/Φx), Φ in equivalent electrons of 1 MeV.
struct DamageLaw {
    double coefficient = 0.0;    // C [1]
    double fluence = 1e18;       // Φx [1/m²]
    double voltage_share = 0.7;  // share of ln(P/P0) that the voltage loses, the current the rest
                                 // [1]
};

/// A cell as its maker describes it.
struct PhotovoltaicCell {
    CellPoint reference{};                  // at the temperature and irradiance below
    CellPoint slope{};                      // of each figure with temperature [unit/K]
    double reference_temperature = 301.15;  // [K]
    double reference_irradiance = 1367.0;   // AM0 of the data sheet [W/m²]
    double ideality = 1.0;  // n in V ∝ n kT/q ln(light), summed over junctions [1]
    DamageLaw damage{};
    double area_mass = 0.0;  // bare [kg/m²]
    bool estimate = false;   // whether the figures are a guess, not a product's
};

/// A point of greatest power.
struct MaxPower {
    double voltage = 0.0;  // [V]
    double current = 0.0;  // [A/m²] of a cell, [A] of a string or array
    double power = 0.0;    // [W/m²] of a cell, [W] of a string or array
};

/// P/P0 after an equivalent fluence of 1 MeV electrons [1/m²]; never below zero.
/// Source: Solar Cell Radiation Handbook (JPL 82-69, Tada et al. 1982).
double damage_retention(const DamageLaw& law, double fluence) noexcept;

/// The four figures in other light, at another temperature, after damage.
///
///     I = (I0 + dI/dT (T − T0)) G/G0 k^(1−s),   V = (V0 + dV/dT (T − T0) + n kT/q ln(G/G0)) k^s
///
/// with the retention k and the voltage's share s. Never negative; all zero in the dark. Linear
/// slopes hold within ±50 K of the data sheet's range; the power at a point is exact in k, the
/// split into voltage and current good to 1 % (3G30C at 2.5e14 … 1e15 /cm²).
/// Source: Rauschenbach 1980, Solar Cell Array Design Handbook, ch. 9.
CellPoint cell_point(const PhotovoltaicCell& cell, double irradiance, double temperature,
                     double retention) noexcept;

/// I(V) = Isc [1 − C1 (exp(V/(C2 Voc)) − 1)] through the four figures, per area; negative beyond
/// the open-circuit voltage. [A/m²]
///
/// C2 = (Vmp/Voc − 1)/ln(1 − Imp/Isc), C1 = (1 − Imp/Isc) exp(−Vmp/(C2 Voc)). One exponential
/// without a shunt. The points are met to C1 of the current (1e-8 for silicon).
/// Source: Rauschenbach 1980, eq. 9.
double cell_current(const CellPoint& point, double voltage) noexcept;

/// The inverse. [V]; −infinity at and above the short-circuit current.
double cell_voltage(const CellPoint& point, double current) noexcept;

/// The greatest V I(V); within 0.2 % of the two figures of a data sheet.
MaxPower cell_max_power(const CellPoint& point) noexcept;

/// Share of cos θ-light that a cell under glass turns into current, off-normal: cos θ to 30°, then
/// less, nothing from 85° on.
/// Source: Kelly cosine, Patel 2005, Spacecraft Power Systems, table 8.2.
double kelly_cosine(double angle) noexcept;

}  // namespace dawnline::spacecraft
