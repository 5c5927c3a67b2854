#include "dawnline/astro/sky_table.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using constants::k_day;

constexpr double k_interval = 3.0 * constants::k_hour;  // of ap
constexpr double k_jd_2000 = 2451544.5;                 // 2000-01-01, 0 h

// Days since 2000-01-01 to the day of the Gregorian year, 2000 … 2099.
double day_of_year(double day) noexcept {
    const double cycle = std::floor(day / 1461.0);
    const double in_cycle = day - 1461.0 * cycle;
    if (in_cycle < 366.0) return in_cycle + 1.0;
    return std::fmod(in_cycle - 366.0, 365.0) + 1.0;
}

}  // namespace

SkyTable::SkyTable(const Tt& epoch, double begin, double end,
                   const EarthOrientationTable& orientation, const Weather& weather)
    : epoch_(epoch),
      begin_(begin),
      end_(end),
      frames_(epoch, begin, end, orientation),
      sun_(epoch, begin, end),
      moon_(epoch, begin, end),
      weather_{weather} {
    const Utc utc = to_utc(epoch);
    const double day = (utc.day - k_jd_2000) + utc.fraction;
    utc_day_ = std::floor(day);
    utc_second_of_day_ = ((utc.day - k_jd_2000 - utc_day_) + utc.fraction) * k_day;
}

SkyTable::SkyTable(const Tt& epoch, double begin, double end,
                   const EarthOrientationTable& orientation, const SpaceWeather& weather,
                   const WeatherOptions& options)
    : SkyTable(epoch, begin, end, orientation) {
    const double first = std::floor((utc_second_of_day_ + begin) / k_interval);
    const double last = std::floor((utc_second_of_day_ + end) / k_interval);
    weather_.clear();
    weather_begin_ = first * k_interval - utc_second_of_day_;
    for (double i = 0.0; i <= last - first; i += 1.0)
        weather_.push_back(weather_at(
            weather, to_utc(epoch + (weather_begin_ + (i + 0.5) * k_interval)), options));
}

Sky SkyTable::operator()(double t) const noexcept {
    Sky sky;
    sky.t = t;
    const EarthAttitude attitude = frames_(t);
    sky.R_FG = attitude.R_FG;
    sky.earth_rate = attitude.rate;
    sky.r_EU_G = sun_(t);
    sky.r_EM_G = moon_(t);
    const double seconds = utc_second_of_day_ + t;
    const double days = std::floor(seconds / k_day);
    sky.day_of_year = day_of_year(utc_day_ + days);
    sky.second_of_day = seconds - days * k_day;
    if (weather_.size() == 1) {
        sky.weather = weather_.front();
    } else {
        const double i = std::floor((t - weather_begin_) / k_interval);
        const double top = static_cast<double>(weather_.size() - 1);
        sky.weather = weather_[static_cast<std::size_t>(std::clamp(i, 0.0, top))];
    }
    return sky;
}

}  // namespace dawnline::astro
