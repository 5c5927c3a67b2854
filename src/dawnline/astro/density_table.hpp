#pragma once
// A table of the air for long runs with many satellites: 10 times faster than the model.

#include <span>
#include <vector>

#include "dawnline/astro/nrlmsise00_batch.hpp"

namespace dawnline::astro {

/// Where a DensityTable has its nodes.
struct DensityGrid {
    double floor = 140e3;  // lowest altitude [m]
    double top = 1000e3;   // highest altitude [m]
    int layers = 43;       // of equal height between them, 20 km
    int latitudes = 60;    // intervals from pole to pole, 3°
    int local_times = 60;  // intervals of a day, 24 min
};

/// ln ρ of drag on (altitude, latitude, local time) for one or more days of the year and one state
/// of the weather.
///
/// Cubic in altitude with continuous slope, linear in the others, the year closes on itself. The
/// terms in longitude and universal time are averaged out (mean_air_moment).
struct DensityTable {
    DensityGrid grid;
    std::vector<double> days;         // rising, 1 … 366; one day serves the whole year
    std::vector<float> coefficients;  // [day][local time][latitude][layer][power of height]
};

/// Fills a table from NRLMSISE-00: 0.2 µs a node and core, 40 ms a day on the default grid, 2.6 MB.
///
/// `weather` holds for all days, daily Ap or a history. `jobs` threads (0: one per core); the table
/// does not depend on it. Throws Error unless 120 km ≤ floor < top ≤ 1100 km, there are at least 4
/// layers, 2 latitudes and 3 local times, and days rise within 1 … 367.
DensityTable fill_density_table(const Weather& weather, std::span<const double> days,
                                const DensityGrid& grid = {}, unsigned jobs = 0);

/// Densities at n places from a table. `day_of_year` from 1.0; `local_time_at_greenwich` [s]:
/// apparent_time_at_greenwich, or the second of the day for mean local time.
///
/// Accuracy on the default grid, in ln ρ: against the model without longitude 0.3 % rms, 1.5 % at
/// worst (140 … 1000 km); against the whole model as mean_air_moment says. Allocates nothing,
/// throws nothing; statuses as of drag_densities, out_of_range beyond the table's altitudes.
void table_densities(const DensityTable& table, double day_of_year, double local_time_at_greenwich,
                     PlacesView places,
                     std::span<double> density,  // [kg/m³]
                     std::span<AirStatus> status) noexcept;

}  // namespace dawnline::astro
