#pragma once
// Instants in two time scales, kept as two-part Julian dates so that nanoseconds survive.

#include <string>
#include <string_view>

namespace dawnline::astro {

/// An instant in UTC as ERFA's quasi Julian date: a day with a leap second is 86 401 s long.
struct Utc {
    double day = 0.0;       // Julian date of the midnight before [d]
    double fraction = 0.0;  // of the (possibly 86 401 s long) day [d]
};

/// An instant in Terrestrial Time (TAI + 32.184 s). Stands for TDB too: they differ by < 2 ms.
///
/// One double alone resolves 40 µs of a Julian date, 0.3 m of a low orbit; two resolve < 1 ns.
struct Tt {
    double day = 0.0;       // whole or half days of the Julian date [d]
    double fraction = 0.0;  // the rest [d]
};

/// Reads "2027-03-20T00:00:00Z" or "2027-03-20T00:00:00.25Z" (ISO 8601, extended, UTC only).
///
/// Throws Error if the text has another form, if the date or the time does not exist (60 s only
/// where a leap second was), or if the year lies outside of 1972 … 2200.
Utc parse_utc(std::string_view text);

/// Writes the same form with `decimals` digits of seconds (0 … 9), rounded.
std::string to_string(const Utc& utc, int decimals = 0);

/// TT = UTC + leap seconds + 32.184 s, leap seconds by ERFA's table (the last one is of 2017;
/// later ones are not foreseen). Throws Error outside of ERFA's range.
Tt to_tt(const Utc& utc);

/// The inverse of to_tt, exact to rounding (< 1 ns).
Utc to_utc(const Tt& tt);

/// Day of the year, 1.0 at the beginning of January 1st, of the TT calendar (69 s before UTC). [d]
double day_of_year(const Tt& tt) noexcept;

/// `seconds` later; exact to < 1 ns over centuries. [s]
Tt operator+(const Tt& tt, double seconds) noexcept;

/// Seconds from `from` to `to`. [s]
double operator-(const Tt& to, const Tt& from) noexcept;

/// Days since J2000.0 (JD 2451545.0 TT). [d]
double days_since_j2000(const Tt& tt) noexcept;

}  // namespace dawnline::astro
