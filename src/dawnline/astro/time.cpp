#include "dawnline/astro/time.hpp"

#include <erfa.h>
#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

constexpr int k_first_year = 1972;  // leap seconds begin; earlier UTC ran at another rate
constexpr int k_last_year = 2200;

[[noreturn]] void refuse(std::string_view text, std::string_view why) {
    throw Error(fmt::format("\"{}\" is not an instant: {}", text, why));
}

int digits(std::string_view text, std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9') refuse(text, "write it as 2027-03-20T00:00:00Z (UTC)");
        value = 10 * value + (c - '0');
    }
    return value;
}

double second_of_minute(std::string_view text) {
    const int whole = digits(text, 17, 2);
    const std::string_view rest = text.substr(19, text.size() - 20);
    if (rest.empty()) return whole;
    if (rest.size() < 2 || rest[0] != '.') refuse(text, "write it as 2027-03-20T00:00:00.5Z (UTC)");
    digits(text, 20, rest.size() - 1);
    double fraction = 0.0;
    std::from_chars(rest.data(), rest.data() + rest.size(), fraction);
    return whole + fraction;
}

}  // namespace

Utc parse_utc(std::string_view text) {
    constexpr std::string_view form = "0000-00-00T00:00:00Z";
    bool fits = text.size() >= form.size() && text.back() == 'Z';
    for (const std::size_t at : {4u, 7u, 10u, 13u, 16u}) fits = fits && text[at] == form[at];
    if (!fits) refuse(text, "write it as 2027-03-20T00:00:00Z (UTC)");
    const int year = digits(text, 0, 4);
    if (year < k_first_year || year > k_last_year)
        refuse(text, fmt::format("years {} to {} are known", k_first_year, k_last_year));
    const int month = digits(text, 5, 2), day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2);
    const double second = second_of_minute(text);
    Utc utc;
    const int status =
        eraDtf2d("UTC", year, month, day, hour, minute, second, &utc.day, &utc.fraction);
    // Status 1 only says that later leap seconds are unknown; 2 and 3: past the end of the day.
    if (status == -2) refuse(text, fmt::format("there is no month {}", month));
    if (status == -3) refuse(text, "this month has no such day");
    if (status < 0) refuse(text, "hours go to 23, minutes to 59, seconds to 59");
    if (status > 1) refuse(text, "this day has no leap second");
    return utc;
}

std::string to_string(const Utc& utc, int decimals) {
    int year = 0, month = 0, day = 0, clock[4] = {};
    const int places = std::min(std::max(decimals, 0), 9);
    if (eraD2dtf("UTC", places, utc.day, utc.fraction, &year, &month, &day, clock) < 0)
        throw Error("the instant lies outside of the calendar");
    const std::string whole = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", year, month, day,
                                          clock[0], clock[1], clock[2]);
    return places == 0 ? whole + "Z" : fmt::format("{}.{:0{}}Z", whole, clock[3], places);
}

Tt to_tt(const Utc& utc) {
    double tai1 = 0.0, tai2 = 0.0;
    if (eraUtctai(utc.day, utc.fraction, &tai1, &tai2) < 0)
        throw Error("the instant lies outside of the range of UTC");
    Tt tt;
    eraTaitt(tai1, tai2, &tt.day, &tt.fraction);
    return tt;
}

Utc to_utc(const Tt& tt) {
    double tai1 = 0.0, tai2 = 0.0;
    eraTttai(tt.day, tt.fraction, &tai1, &tai2);
    Utc utc;
    if (eraTaiutc(tai1, tai2, &utc.day, &utc.fraction) < 0)
        throw Error("the instant lies outside of the range of UTC");
    return utc;
}

double day_of_year(const Tt& tt) noexcept {
    int year = 0, month = 0, day = 0;
    double fraction = 0.0, mjd_zero = 0.0, today = 0.0, new_year = 0.0;
    if (eraJd2cal(tt.day, tt.fraction, &year, &month, &day, &fraction) != 0) return 0.0;
    eraCal2jd(year, month, day, &mjd_zero, &today);
    eraCal2jd(year, 1, 1, &mjd_zero, &new_year);
    return today - new_year + 1.0 + fraction;
}

Tt operator+(const Tt& tt, double seconds) noexcept {
    const double days = std::trunc(seconds / constants::k_day);
    const double fraction = tt.fraction + (seconds - days * constants::k_day) / constants::k_day;
    const double carry = std::floor(fraction);
    return {tt.day + days + carry, fraction - carry};
}

double operator-(const Tt& to, const Tt& from) noexcept {
    return (to.day - from.day) * constants::k_day +
           (to.fraction - from.fraction) * constants::k_day;
}

double days_since_j2000(const Tt& tt) noexcept {
    return (tt.day - constants::k_jd_j2000) + tt.fraction;
}

}  // namespace dawnline::astro
