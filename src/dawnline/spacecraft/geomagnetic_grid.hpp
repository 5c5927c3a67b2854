#pragma once
// McIlwain's coordinates by interpolation: for the millions of places of a life in orbit.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/spacecraft/geomagnetic_shell.hpp"

namespace dawnline::spacecraft {

/// Traced shells on a grid of latitude, longitude and distance.
///
/// Tabled are u = r/(L R), the share of the line's height (cos² of the latitude in a dipole), and
/// v = B (r/R)³: both hardly change with distance. Cubic in both angles, linear in distance.
/// `u[(k rows + i) columns + j]`: layer k, row i from −90°, column j from 0° east.
struct ShellGrid {
    double moment = 0.0;                  // of Hilton's L [T]
    double lowest = 0.0, highest = 0.0;   // distances from the Earth's centre [m]
    std::uint32_t rows = 0, columns = 0;  // rows include both poles; columns go round once
    std::vector<float> u, v;              // two layers [1], [T]
};

/// Traces the grid on `jobs` threads (0: all); `spacing` of latitude and longitude must divide
/// 180°. Throws Error for distances that do not rise from 1 radius or a spacing that does not
/// divide. At 2° and 100 km between layers: L within 0.5 % below L = 8, and the mean flux of an
/// orbit at 650 km within 0.5 % of tracing each place. 32 580 traces, about a second.
ShellGrid shell_grid(const GeomagneticField& field, double moment, double lowest, double highest,
                     double spacing, unsigned jobs = 0);

/// The shell of a place by the grid; distances outside of the layers are extrapolated and should be
/// within 50 km of them. Status as of magnetic_shell, but never `inside`.
MagneticShell shell_at(const ShellGrid& grid, const Vec3& r_ES_F) noexcept;

}  // namespace dawnline::spacecraft
