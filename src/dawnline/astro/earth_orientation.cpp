#include "dawnline/astro/earth_orientation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using constants::k_arcsecond;
using constants::k_mjd_zero;

constexpr int k_first_mjd = 41317;  // 1972-01-01: since then UTC keeps whole leap seconds

Utc midnight(int mjd) noexcept {
    return {k_mjd_zero + mjd, 0.0};
}

bool within(double value, double limit) noexcept {
    return std::abs(value) < limit;  // false for NaN
}

bool plausible(const EarthOrientation& o) noexcept {
    return within(o.x_pole, k_arcsecond) && within(o.y_pole, k_arcsecond) &&
           within(o.ut1_minus_utc, 1.0) && within(o.excess_length_of_day, 0.020) &&
           within(o.dX, 0.005 * k_arcsecond) && within(o.dY, 0.005 * k_arcsecond);
}

void check(std::span<const EarthOrientationDay> days) {
    std::vector<Problem> problems;
    const auto add = [&](std::string message) {
        problems.push_back(
            {.place = {}, .path = "", .message = std::move(message), .suggestion = ""});
    };
    if (days.size() < 2) add("a table of Earth orientation needs two days or more");
    if (!days.empty() && days.front().mjd < k_first_mjd)
        add(
            fmt::format("the table begins on MJD {}; UTC has whole leap seconds since MJD {} "
                        "(1972-01-01)",
                        days.front().mjd, k_first_mjd));
    for (std::size_t k = 0; k < days.size(); ++k) {
        if (k > 0 && days[k].mjd != days[k - 1].mjd + 1)
            add(fmt::format("MJD {} follows MJD {}; the days must be consecutive", days[k].mjd,
                            days[k - 1].mjd));
        if (!plausible(days[k].value))
            add(
                fmt::format("MJD {}: a value is beyond 1 arcsec (pole), 1 s (UT1-UTC), 20 ms (LOD) "
                            "or 5 mas (dX, dY)",
                            days[k].mjd));
    }
    if (!problems.empty()) throw Error(std::move(problems));
}

double between(double from, double to, double share) noexcept {
    return from + share * (to - from);
}

}  // namespace

EarthOrientationTable::EarthOrientationTable(std::vector<EarthOrientationDay> days,
                                             BeyondTable beyond)
    : days_(std::move(days)), beyond_(beyond) {
    check(days_);
    ut1_minus_tai_.reserve(days_.size());
    for (const EarthOrientationDay& day : days_)
        ut1_minus_tai_.push_back(day.value.ut1_minus_utc - tai_minus_utc(midnight(day.mjd)));
}

bool EarthOrientationTable::covers(const Utc& utc) const noexcept {
    if (days_.empty()) return false;
    const double mjd = (utc.day - k_mjd_zero) + utc.fraction;
    return mjd >= days_.front().mjd && mjd <= days_.back().mjd;
}

EarthOrientation EarthOrientationTable::at(const Utc& utc) const {
    if (days_.empty()) return {};
    if (!covers(utc)) {
        if (beyond_ == BeyondTable::refuse)
            throw Error(fmt::format(
                "Earth orientation is known from {} to {}, not at {} (give a newer file, or hold "
                "the last values)",
                to_string(midnight(days_.front().mjd)), to_string(midnight(days_.back().mjd)),
                to_string(utc)));
        const bool before = (utc.day - k_mjd_zero) + utc.fraction < days_.front().mjd;
        EarthOrientation held = before ? days_.front().value : days_.back().value;
        held.predicted = true;
        return held;
    }
    const double whole = std::floor(utc.day - k_mjd_zero);
    const double after = (utc.day - k_mjd_zero - whole) + utc.fraction;  // two parts: no digit lost
    const double days = std::floor(after);
    const auto last = static_cast<int>(days_.size()) - 2;
    const int found = static_cast<int>(whole + days) - days_.front().mjd;
    const auto k = static_cast<std::size_t>(std::clamp(found, 0, last));
    const double share = after - days + (found > last ? 1.0 : 0.0);
    const EarthOrientation &a = days_[k].value, &b = days_[k + 1].value;
    return {.x_pole = between(a.x_pole, b.x_pole, share),
            .y_pole = between(a.y_pole, b.y_pole, share),
            .ut1_minus_utc =
                between(ut1_minus_tai_[k], ut1_minus_tai_[k + 1], share) + tai_minus_utc(utc),
            .excess_length_of_day = between(a.excess_length_of_day, b.excess_length_of_day, share),
            .dX = between(a.dX, b.dX, share),
            .dY = between(a.dY, b.dY, share),
            .predicted = a.predicted || b.predicted};
}

}  // namespace dawnline::astro
