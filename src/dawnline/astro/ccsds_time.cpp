#include "dawnline/astro/ccsds_time.hpp"

#include <erfa.h>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

#include "dawnline/astro/time_scales.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

constexpr int k_first_year = 1972;  // leap seconds begin; earlier UTC ran at another rate
constexpr int k_last_year = 2200;
constexpr double k_tai_minus_gps = 19.0;  // IS-GPS-200: GPS time had UTC's epoch of 1980 [s]

constexpr std::array<std::string_view, 5> k_names = {"UTC", "TAI", "TT", "TDB", "GPS"};

struct Clock {
    int year, month, day, hour, minute;
    double second;
};

[[noreturn]] void refuse_form() {
    throw Error("is no instant; write it as 2027-03-20T00:00:00.000 or 2027-079T00:00:00.000");
}

int digits(std::string_view text, std::size_t from, std::size_t count) {
    if (text.size() < from + count) refuse_form();
    int value = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9') refuse_form();
        value = 10 * value + (c - '0');
    }
    return value;
}

void require(std::string_view text, std::size_t at, char c) {
    if (at >= text.size() || text[at] != c) refuse_form();
}

double second_of_minute(std::string_view text) {
    const int whole = digits(text, 0, 2);
    if (text.size() == 2) return whole;
    if (text[2] != '.' || text.size() == 3) refuse_form();
    for (const char c : text.substr(3))
        if (c < '0' || c > '9') refuse_form();
    double second = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), second);
    const double rounded = std::round(second * 1e9) / 1e9;  // what writing will keep
    return std::floor(rounded) == whole ? rounded : second;
}

void calendar_date(int day_of_year, Clock& clock) {
    const bool leap = (clock.year % 4 == 0 && clock.year % 100 != 0) || clock.year % 400 == 0;
    if (day_of_year < 1 || day_of_year > (leap ? 366 : 365))
        throw Error(
            fmt::format("names day {} of {}, which does not exist", day_of_year, clock.year));
    double zero = 0.0, first = 0.0, fraction = 0.0;
    eraCal2jd(clock.year, 1, 1, &zero, &first);
    eraJd2cal(zero, first + day_of_year - 1, &clock.year, &clock.month, &clock.day, &fraction);
}

Clock parse(std::string_view text) {
    if (text.ends_with('Z')) text.remove_suffix(1);
    Clock clock{};
    clock.year = digits(text, 0, 4);
    require(text, 4, '-');
    const std::size_t t = text.find('T');
    if (t != 10 && t != 8) refuse_form();
    if (clock.year < k_first_year || clock.year > k_last_year)
        throw Error(fmt::format("lies in {}; the years {} to {} are known", clock.year,
                                k_first_year, k_last_year));
    if (t == 8) {
        calendar_date(digits(text, 5, 3), clock);
    } else {
        require(text, 7, '-');
        clock.month = digits(text, 5, 2);
        clock.day = digits(text, 8, 2);
    }
    const std::string_view rest = text.substr(t + 1);
    clock.hour = digits(rest, 0, 2);
    require(rest, 2, ':');
    clock.minute = digits(rest, 3, 2);
    require(rest, 5, ':');
    clock.second = second_of_minute(rest.substr(6));
    return clock;
}

Utc julian_date(std::string_view text, const char* scale) {
    const Clock c = parse(text);
    Utc date;
    const int status = eraDtf2d(scale, c.year, c.month, c.day, c.hour, c.minute, c.second,
                                &date.day, &date.fraction);
    if (status == -2) throw Error(fmt::format("names month {}, which does not exist", c.month));
    if (status == -3) throw Error("names a day that its month does not have");
    if (status < 0) throw Error("names a time of day that does not exist");
    // Status 1 only says that later leap seconds are unknown; 2 and 3: past the end of the day.
    if (status > 1)
        throw Error("names a second past the end of its day; there is no leap second there");
    return date;
}

std::string print(const char* scale, double day, double fraction) {
    int year = 0, month = 0, date = 0, clock[4] = {};
    if (eraD2dtf(scale, 9, day, fraction, &year, &month, &date, clock) < 0 || year < 0 ||
        year > 9999)
        throw Error("the instant lies outside of the calendar");
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:09}", year, month, date,
                                   clock[0], clock[1], clock[2], clock[3]);
    constexpr std::size_t k_shortest = sizeof "0000-00-00T00:00:00.000" - 1;
    while (text.size() > k_shortest && text.back() == '0') text.pop_back();
    return text;
}

}  // namespace

std::string_view name_of(TimeScale scale) noexcept {
    return k_names[static_cast<std::size_t>(scale)];
}

TimeScale time_scale(std::string_view name) {
    for (std::size_t k = 0; k < k_names.size(); ++k)
        if (name == k_names[k]) return static_cast<TimeScale>(k);
    throw Error(fmt::format("is {}; UTC, TAI, TT, TDB and GPS are read", name));
}

Utc parse_ccsds_utc(std::string_view text) {
    return julian_date(text, "UTC");
}

Tt parse_ccsds_time(std::string_view text, TimeScale scale) {
    if (scale == TimeScale::utc) return to_tt(parse_ccsds_utc(text));
    const Utc date = julian_date(text, "TT");  // without leap seconds, whatever the scale
    switch (scale) {
        case TimeScale::tai:
            return to_tt(Tai{date.day, date.fraction});
        case TimeScale::gps:
            return to_tt(Tai{date.day, date.fraction} + k_tai_minus_gps);
        case TimeScale::tdb:
            return to_tt(Tdb{date.day, date.fraction});
        default:
            return {date.day, date.fraction};
    }
}

std::string ccsds_time(const Utc& instant) {
    return print("UTC", instant.day, instant.fraction);
}

std::string ccsds_time(const Tt& instant, TimeScale scale) {
    if (scale == TimeScale::utc) return ccsds_time(to_utc(instant));
    const Tai tai = to_tai(instant);
    switch (scale) {
        case TimeScale::tai:
            return print("TAI", tai.day, tai.fraction);
        case TimeScale::gps: {
            const Tai gps = tai + -k_tai_minus_gps;
            return print("TAI", gps.day, gps.fraction);
        }
        case TimeScale::tdb: {
            const Tdb tdb = to_tdb(instant);
            return print("TDB", tdb.day, tdb.fraction);
        }
        default:
            return print("TT", instant.day, instant.fraction);
    }
}

}  // namespace dawnline::astro
