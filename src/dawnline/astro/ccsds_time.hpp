#pragma once
// Instants as CCSDS messages write them: calendar or day-of-year form, in the message's scale.

#include <string>
#include <string_view>

#include "dawnline/astro/time.hpp"

namespace dawnline::astro {

/// The TIME_SYSTEMs that are read. UT1 and clocks of a mission need data that no message carries.
enum class TimeScale { utc, tai, tt, tdb, gps };

/// "UTC", "TAI", "TT", "TDB", "GPS".
std::string_view name_of(TimeScale scale) noexcept;

/// The scale of that name. Throws Error naming those that are read.
TimeScale time_scale(std::string_view name);

/// Reads "2027-03-20T00:00:00.25" or "2027-079T00:00:00.25", with or without "Z" at the end
/// (CCSDS 301.0-B-4, sec. 3.5, ASCII time codes A and B; 502.0-B-3, sec. 7.5.10).
///
/// GPS = TAI − 19 s; TDB by tdb_minus_tt(). Seconds are rounded to 1 ns.
/// Throws Error, with the reason alone as its message, if the text has another form, if the date
/// or the time does not exist, or if the year lies outside of 1972 … 2200.
Tt parse_ccsds_time(std::string_view text, TimeScale scale);

/// The same for UTC, as the quasi Julian date.
Utc parse_ccsds_utc(std::string_view text);

/// Calendar form without "Z", rounded to 1 ns, trailing zeros left out down to milliseconds.
/// Reads back to the same text. Throws Error outside of the calendar.
std::string ccsds_time(const Tt& instant, TimeScale scale);
std::string ccsds_time(const Utc& instant);

}  // namespace dawnline::astro
