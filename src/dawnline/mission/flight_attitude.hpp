#pragma once
// How the satellite flies, and what its surfaces meet that way: Earth, Sun and air.

#include <string>
#include <vector>

#include "dawnline/spacecraft/flight_plates.hpp"

namespace dawnline::mission {

/// Which way the satellite turns. In all of them the radiator stands edge-on to the Sun.
enum class Attitude : unsigned char {
    radiator_to_space,   // array to the Sun; the radiator's plane holds Sun line and nadir
    radiator_along_air,  // array to the Sun; the radiator's plane holds Sun line and velocity
    ram_minimising,      // both edge-on to the air, the array as near to the Sun as that allows
};

/// The attitude of that name in a scenario; the first for any other.
Attitude attitude_named(const std::string& name) noexcept;

/// The frame in which all panels keep still, and their normals in its axes.
struct Panels {
    spacecraft::PlateHold hold = spacecraft::PlateHold::sun_nadir;
    Vec3 array, radiator;
};
Panels panels(Attitude attitude) noexcept;

/// What array and radiator see at a place.
struct EarthViews {
    double sun_cosine = 1;                     // of the array's front [1]
    double array_front = 0, array_back = 0;    // view factors of the Earth [1]
    double albedo_front = 0, albedo_back = 0;  // albedo factors of the array [1]
    double radiator = 0;                       // view factor, mean of both faces [1]
    double albedo_radiator = 0;                // mean of both faces [1]
};

/// Exact, by spacecraft/albedo.hpp (albedo within 1e-4); ρ = R/a.
EarthViews earth_views(Attitude attitude, double sine_of_disc,
                       const spacecraft::OrbitPlace& place) noexcept;

/// a + weight · b, element by element.
EarthViews sum(const EarthViews& a, const EarthViews& b, double weight) noexcept;

/// The same from a table over the Sun's direction, linear between: within 5e-4 where the attitude
/// turns with the Sun's zenith angle alone (half a degree), 5e-3 in the others (1° by 1.5°).
class EarthViewTable {
  public:
    EarthViewTable(Attitude attitude, double sine_of_disc);

    /// Cosines of the Sun's direction to zenith, velocity and orbit normal.
    EarthViews operator()(double to_zenith, double to_velocity, double to_normal) const noexcept;

  private:
    int zeniths_, turns_;            // intervals over 0 … π and 0 … π/2; no turns: one column
    std::vector<EarthViews> views_;  // zenith slowest
};

/// C_d A that a square metre brings, mean over the orbit. [1]
struct DragPerArea {
    double array = 0, radiator = 0;  // per planform
    double body = 0;                 // per frontal area
};

/// Forces per area on the surfaces of a satellite in that attitude.
struct FlightPerArea {
    DragPerArea drag;
    double light_normal = 0;  // of the array along the orbit's normal, over S/c [1]
};

/// Mean over 36 places of the orbit and two of β, which swings between those given like a sine over
/// the year (Gauss–Chebyshev: half the swing over √2 to either side); within 2e-3. The
/// array mirrors nothing and scatters `array_diffuse`. The body is a plate across the flow.
FlightPerArea flight_per_area(Attitude attitude, double radius, double beta_least,
                              double beta_greatest, double array_diffuse,
                              const spacecraft::AirStream& air) noexcept;

}  // namespace dawnline::mission
