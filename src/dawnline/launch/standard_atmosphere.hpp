#pragma once
// The US Standard Atmosphere of 1976: what rockets climb through.

namespace dawnline::launch {

/// The air at one altitude.
struct StandardAir {
    double temperature;     // kinetic [K]
    double pressure;        // [Pa]
    double density;         // [kg/m³]
    double speed_of_sound;  // [m/s]
};

/// US Standard Atmosphere 1976 at a geometric altitude [m].
///
/// To 86 km by its seven layers of constant lapse rate (part 1, table 4; exact), above by its
/// tables (part 4) with logarithms interpolated, to 1000 km; held beyond either end. The speed of
/// sound is that of 86 km above it, where the notion fades.
StandardAir standard_atmosphere(double altitude) noexcept;

}  // namespace dawnline::launch
