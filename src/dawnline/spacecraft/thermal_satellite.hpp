#pragma once
// The thermal network of a compute satellite: chips on a coolant loop, radiators, arrays.

#include <cstddef>
#include <span>

#include "dawnline/spacecraft/thermal_orbit.hpp"

namespace dawnline::spacecraft {

/// A satellite whose coolant leaves the pump, passes the radiator panels one after the other, then
/// all cold plates in parallel and returns. Nodes: 3 per chip + pump + radiators + arrays; the
/// defaults make 65 nodes of 20 J/K … 50 kJ/K, with time constants from 0.3 s to an hour.
struct SatelliteThermal {
    std::size_t chips = 16, radiators = 8, arrays = 8;

    double die_capacity = 20.0;      // [J/K]
    double lid_capacity = 150.0;     // [J/K]
    double plate_capacity = 1000.0;  // with its coolant [J/K]
    double die_to_lid = 60.0;        // 1/R_jc [W/K]
    double lid_to_plate = 80.0;      // through the interface material [W/K]

    double coolant_rate = 3000.0;   // ṁ c_p of the loop [W/K]
    double pump_capacity = 5000.0;  // pump, pipes and their coolant [J/K]

    double radiator_area = 3.0;         // planform of one panel, two faces [m²]
    double radiator_emissivity = 0.88;  // [1]
    double radiator_absorptance = 0.1;  // of sunlight [1]
    double radiator_capacity = 25e3;    // of one panel with its coolant [J/K]
    double fin_efficiency = 0.9;        // scales emission and absorption [1]

    double array_area = 10.0;              // of one panel [m²]
    double array_front_emissivity = 0.85;  // [1]
    double array_back_emissivity = 0.90;   // [1]
    double array_absorptance = 0.92;       // [1]
    double array_efficiency = 0.25;        // leaves as electricity [1]
    double array_capacity = 50e3;          // [J/K]

    double radiator_to_array = 0.3;  // exchange area of a panel and an array's back, ε A B [m²]
    double array_to_bus = 2.0;       // conduction of an array to the pump node [W/K]

    std::size_t nodes() const noexcept { return 3 * chips + 1 + radiators + arrays; }
    std::size_t die(std::size_t chip) const noexcept { return 3 * chip; }
    std::size_t lid(std::size_t chip) const noexcept { return 3 * chip + 1; }
    std::size_t plate(std::size_t chip) const noexcept { return 3 * chip + 2; }
    std::size_t pump() const noexcept { return 3 * chips; }
    std::size_t radiator(std::size_t panel) const noexcept { return 3 * chips + 1 + panel; }
    std::size_t array(std::size_t panel) const noexcept {
        return 3 * chips + 1 + radiators + panel;
    }
};

ThermalNetwork satellite_network(const SatelliteThermal& satellite);

/// Loads and light of one orbit.
struct SatelliteOrbit {
    double period = 0.0;                  // [s]
    double half_umbra = 0.0;              // of the umbra's duration [s]
    double half_shadow = 0.0;             // penumbra included [s]
    double chip_power = 1000.0;           // of each, in light [W]
    double chip_power_shadow = 1000.0;    // of each, from first to last contact [W]
    double pump_power = 100.0;            // [W]
    double irradiance = 1361.0;           // [W/m²]
    double radiator_sun_cosine = 0.0;     // of one face [1]
    double earth_infrared = 237.0;        // at the ground [W/m²]
    double albedo = 0.3;                  // [1]
    double earth_view_radiator = 0.4814;  // of both faces [1]
    double earth_view_array = 0.4814;     // of both faces [1]
    double noon_cosine = 0.0;             // cos β: the Sun above the ground at orbit noon [1]
};

/// Fills `heat` for a satellite; the array delivers `array_efficiency` of its light as electricity.
/// Albedo falls on front and back as the view factor times the cosine of the Sun's zenith angle.
void satellite_heat(const SatelliteThermal& satellite, const SatelliteOrbit& orbit,
                    OrbitHeat& heat);

}  // namespace dawnline::spacecraft
