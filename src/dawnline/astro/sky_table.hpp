#pragma once
// The sky over a span of time: Earth's attitude, Sun, Moon and weather, ready for hot loops.

#include <optional>
#include <vector>

#include "dawnline/astro/earth_orientation.hpp"
#include "dawnline/astro/frame_table.hpp"
#include "dawnline/astro/moon.hpp"
#include "dawnline/astro/sky.hpp"
#include "dawnline/astro/space_weather.hpp"
#include "dawnline/astro/sun.hpp"

namespace dawnline::astro {

/// Sky at any moment of a span, from tables filled once.
///
/// R_FG within 1e-12 rad of the full chain, Sun within 1 m, Moon within 1 mm of ERFA's; weather of
/// the table at the three-hour interval that holds the moment. A call takes 0.3 µs and allocates
/// nothing.
class SkyTable {
  public:
    /// Covers begin … end [s of TT since epoch] with constant weather. Throws Error as FrameTable.
    SkyTable(const Tt& epoch, double begin, double end,
             const EarthOrientationTable& orientation = {}, const Weather& weather = {});

    /// The same with weather by the day. Throws Error too where `weather` does.
    SkyTable(const Tt& epoch, double begin, double end, const EarthOrientationTable& orientation,
             const SpaceWeather& weather, const WeatherOptions& options = {});

    /// Beyond the span the tables' ends are held (see SunTable, MoonTable, FrameTable).
    Sky operator()(double t) const noexcept;

    const Tt& epoch() const noexcept { return epoch_; }
    double begin() const noexcept { return begin_; }
    double end() const noexcept { return end_; }

  private:
    Tt epoch_;
    double begin_, end_;
    FrameTable frames_;
    SunTable sun_;
    MoonTable moon_;
    double utc_second_of_day_;      // at the epoch; UTC taken as uniform from there [s]
    double utc_day_;                // days since 2000-01-01, at the epoch [d]
    std::vector<Weather> weather_;  // one, or one per three hours of UTC from weather_begin_
    double weather_begin_ = 0.0;    // [s since epoch]
};

}  // namespace dawnline::astro
