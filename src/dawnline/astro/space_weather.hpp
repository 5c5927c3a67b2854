#pragma once
// Solar flux and geomagnetic activity day by day, and how the atmosphere's model wants to be fed.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "dawnline/astro/time.hpp"
#include "dawnline/astro/weather.hpp"

namespace dawnline::astro {

/// 10.7 cm flux as it arrived, or as it would have at 1 au.
struct SolarFlux {
    double observed, observed_mean;  // of the day; mean of 81 days centred on it [1e-22 W/(m² Hz)]
    double adjusted, adjusted_mean;  // the same at 1 au; NaN if the file has none
};

/// One UTC day.
struct WeatherDay {
    long mjd;                        // modified Julian date of its midnight [d]
    SolarFlux flux;                  // measured at 20 h UT
    double ap;                       // daily mean; NaN if the file has none [1]
    std::array<double, 8> ap_3hour;  // from 0 h on; NaN if the file has none [1]
    bool predicted;
};

/// An instant that the file gives values for, far ahead or as the middle of a month.
struct WeatherNode {
    double mjd;  // UTC [d]
    SolarFlux flux;
    double ap;  // NaN if the file has none [1]
};

enum class FluxScale : std::uint8_t { observed, adjusted };

/// What to take from the tables. The defaults are the model's own conventions.
struct WeatherOptions {
    /// The model was fitted to observed flux. Adjusted flux moved a drag orbit by 85 m of 2.8 km.
    FluxScale flux = FluxScale::observed;
    /// The history of 3-hour ap where the table has all of it (57 h), else the daily Ap alone. A
    /// storm makes 1.1 km in 3 days at 550 km.
    bool three_hourly = true;
    /// Ap where a prediction has none, as CelesTrak's monthly ones; without it that is an Error.
    std::optional<double> ap_where_missing;
};

/// Space weather over a span: days without a gap, then nodes between which it is linear.
struct SpaceWeather {
    std::vector<WeatherDay> days;    // consecutive
    std::vector<WeatherNode> nodes;  // rising, after the days if there are any
};

/// Weather at an instant as NRLMSISE-00 takes it (Picone et al. 2002; program of NRL).
///
/// In days: F10.7 of the previous day, 81-day mean and daily Ap of the day itself; ap now, 3, 6, 9
/// h before, means of the eight of 12 … 33 h and of 36 … 57 h before. Checked by an orbit at 470 km
/// that comes out 0.3 m from Orekit's; the wrong day of F10.7 makes 195 m, the mean of the last 81
/// days 649 m, Ap off by one 27 m.
/// Between days and nodes, and between nodes: linear, daily Ap.
///
/// Throws Error before the second day, after the last node, or where a value is missing.
Weather weather_at(const SpaceWeather& table, const Utc& utc, const WeatherOptions& options = {});

}  // namespace dawnline::astro
