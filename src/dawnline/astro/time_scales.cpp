#include "dawnline/astro/time_scales.hpp"

#include <erfa.h>

#include <limits>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using constants::k_day;

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

/// A day of the calendar and what has passed of it.
struct CalendarDay {
    int year = 0, month = 0, day = 0;
    double fraction = 0.0;  // [d]
    bool exists = false;
};

CalendarDay calendar_day(const Utc& utc) noexcept {
    CalendarDay found;
    // The comparison is false for NaN, which ERFA would convert to an integer.
    if (!(utc.day + utc.fraction > 0.0 && utc.day + utc.fraction < 1e8)) return found;
    found.exists = eraJd2cal(utc.day, utc.fraction, &found.year, &found.month, &found.day,
                             &found.fraction) == 0;
    return found;
}

// TAI − UTC; NaN where UTC is not defined. Status 1 only says that later leap seconds are unknown.
double leap_seconds(int year, int month, int day) noexcept {
    double seconds = 0.0;
    return eraDat(year, month, day, 0.0, &seconds) < 0 ? k_nan : seconds;
}

double leap_seconds_of_next_day(const CalendarDay& today) noexcept {
    double mjd_zero = 0.0, midnight = 0.0, fraction = 0.0;
    int year = 0, month = 0, day = 0;
    eraCal2jd(today.year, today.month, today.day, &mjd_zero, &midnight);
    eraJd2cal(mjd_zero, midnight + 1.0, &year, &month, &day, &fraction);
    return leap_seconds(year, month, day);
}

[[noreturn]] void refuse() {
    throw Error("the instant lies outside of the range of UTC");
}

}  // namespace

Tai to_tai(const Utc& utc) {
    Tai tai;
    if (eraUtctai(utc.day, utc.fraction, &tai.day, &tai.fraction) < 0) refuse();
    return tai;
}

Tai to_tai(const Tt& tt) noexcept {
    Tai tai;
    eraTttai(tt.day, tt.fraction, &tai.day, &tai.fraction);
    return tai;
}

Utc to_utc(const Tai& tai) {
    Utc utc;
    if (eraTaiutc(tai.day, tai.fraction, &utc.day, &utc.fraction) < 0) refuse();
    return utc;
}

Tt to_tt(const Tai& tai) noexcept {
    Tt tt;
    eraTaitt(tai.day, tai.fraction, &tt.day, &tt.fraction);
    return tt;
}

Ut1 to_ut1(const Utc& utc, double ut1_minus_utc) {
    Ut1 ut1;
    if (eraUtcut1(utc.day, utc.fraction, ut1_minus_utc, &ut1.day, &ut1.fraction) < 0) refuse();
    return ut1;
}

Utc to_utc(const Ut1& ut1, double ut1_minus_utc) {
    Utc utc;
    if (eraUt1utc(ut1.day, ut1.fraction, ut1_minus_utc, &utc.day, &utc.fraction) < 0) refuse();
    return utc;
}

double tdb_minus_tt(const Tt& tt) noexcept {
    // At the Earth's centre (u = v = 0) the terms of the place vanish, whatever UT and longitude.
    return eraDtdb(tt.day, tt.fraction, 0.0, 0.0, 0.0, 0.0);
}

Tdb to_tdb(const Tt& tt) noexcept {
    Tdb tdb;
    eraTttdb(tt.day, tt.fraction, tdb_minus_tt(tt), &tdb.day, &tdb.fraction);
    return tdb;
}

Tt to_tt(const Tdb& tdb) noexcept {
    Tt tt;
    eraTdbtt(tdb.day, tdb.fraction, tdb_minus_tt({tdb.day, tdb.fraction}), &tt.day, &tt.fraction);
    return tt;
}

double second_of_day(const Utc& utc) noexcept {
    const CalendarDay today = calendar_day(utc);
    if (!today.exists) return k_nan;
    const double leap =
        leap_seconds_of_next_day(today) - leap_seconds(today.year, today.month, today.day);
    return today.fraction * (k_day + leap);
}

double day_of_year(const Utc& utc) noexcept {
    const CalendarDay today = calendar_day(utc);
    if (!today.exists) return k_nan;
    double mjd_zero = 0.0, midnight = 0.0, new_year = 0.0;
    eraCal2jd(today.year, today.month, today.day, &mjd_zero, &midnight);
    eraCal2jd(today.year, 1, 1, &mjd_zero, &new_year);
    return midnight - new_year + 1.0 + today.fraction;
}

double tai_minus_utc(const Utc& utc) {
    const CalendarDay today = calendar_day(utc);
    const double seconds = today.exists ? leap_seconds(today.year, today.month, today.day) : k_nan;
    if (!(seconds == seconds)) refuse();
    return seconds;
}

}  // namespace dawnline::astro
