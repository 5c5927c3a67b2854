#pragma once
// The other time scales, TAI, UT1 and TDB, and the calendar of UTC.
//
//     UTC ──leap seconds──▶ TAI ──+32.184 s──▶ TT ──relativity, < 2 ms──▶ TDB
//     UTC ──UT1 − UTC, observed──▶ UT1
//
// UT1 alone needs a measured number (earth_orientation.hpp); the others are conventions.

#include <concepts>

#include "dawnline/astro/time.hpp"

namespace dawnline::astro {

/// An instant in International Atomic Time.
struct Tai {
    double day = 0.0;       // whole or half days of the Julian date [d]
    double fraction = 0.0;  // the rest [d]
};

/// An instant in Universal Time, the angle through which the Earth has turned.
struct Ut1 {
    double day = 0.0;       // whole or half days of the Julian date [d]
    double fraction = 0.0;  // the rest [d]
};

/// An instant in Barycentric Dynamical Time, the argument of ephemerides.
struct Tdb {
    double day = 0.0;       // whole or half days of the Julian date [d]
    double fraction = 0.0;  // the rest [d]
};

/// TAI = UTC + leap seconds (ERFA `dat`, last one 2017-01-01). Throws Error outside of its range.
Tai to_tai(const Utc& utc);

/// TAI = TT − 32.184 s, exact.
Tai to_tai(const Tt& tt) noexcept;

/// The inverse of to_tai(Utc), exact to rounding (< 1 ns). Throws Error outside of UTC's range.
Utc to_utc(const Tai& tai);

/// TT = TAI + 32.184 s, exact (IAU 1991).
Tt to_tt(const Tai& tai) noexcept;

/// UT1 = UTC + (UT1 − UTC), by way of TAI so that a leap second changes nothing. [s]
/// Throws Error outside of UTC's range.
Ut1 to_ut1(const Utc& utc, double ut1_minus_utc);

/// The inverse, for the same UT1 − UTC; within a second of a leap second the day that UT1 falls
/// into decides (ERFA `ut1utc`). Throws Error outside of UTC's range.
Utc to_utc(const Ut1& ut1, double ut1_minus_utc);

/// TDB − TT at the Earth's centre: 787 terms of Fairhead & Bretagnon 1990 (ERFA `dtdb`), a few
/// nanoseconds over 1950 … 2050; |TDB − TT| < 1.7 ms. On the ground up to 2.1 µs more. [s]
double tdb_minus_tt(const Tt& tt) noexcept;

/// TDB = TT + tdb_minus_tt. 30 µs of work; TT may stand for it where 2 ms do not matter.
Tdb to_tdb(const Tt& tt) noexcept;

/// The inverse, exact to rounding (the difference changes by 1e-12 s over itself).
Tt to_tt(const Tdb& tdb) noexcept;

/// Second of the UTC day, 0 … 86 400, or up to 86 401 on a day with a leap second. [s]
/// NaN outside of the calendar.
double second_of_day(const Utc& utc) noexcept;

/// Day of the UTC year, 1.0 at 0 h of January 1st. NaN outside of the calendar. [d]
double day_of_year(const Utc& utc) noexcept;

/// TAI − UTC during the UTC day that holds `utc`. Throws Error outside of UTC's range. [s]
double tai_minus_utc(const Utc& utc);

/// A scale whose days all have 86 400 s, so that seconds can be added. (Tt has its own operators.)
template <class T>
concept UniformScale = std::same_as<T, Tai> || std::same_as<T, Ut1> || std::same_as<T, Tdb>;

/// `seconds` later in the same scale; exact to < 1 ns over centuries. [s]
template <UniformScale T>
T operator+(const T& instant, double seconds) noexcept {
    const Tt later = Tt{instant.day, instant.fraction} + seconds;
    return {later.day, later.fraction};
}

/// Seconds of that scale from `from` to `to`. [s]
template <UniformScale T>
double operator-(const T& to, const T& from) noexcept {
    return Tt{to.day, to.fraction} - Tt{from.day, from.fraction};
}

}  // namespace dawnline::astro
