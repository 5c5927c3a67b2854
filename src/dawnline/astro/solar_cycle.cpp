#include "dawnline/astro/solar_cycle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"

namespace dawnline::astro {
namespace {

// The middle of a month. [MJD]
double middle_of(int month) {
    const auto first = [](int m) {
        const std::chrono::sys_days day =
            std::chrono::year(m / 12) / std::chrono::month(static_cast<unsigned>(m % 12) + 1) / 1;
        return static_cast<double>(day.time_since_epoch().count()) + 40587.0;  // 1970-01-01
    };
    return 0.5 * (first(month) + first(month + 1));
}

std::string name_of(int month) {
    return fmt::format("{:04}-{:02}", month / 12, month % 12 + 1);
}

// The month whose day this is.
int month_of(double mjd) {
    const std::chrono::sys_days day{std::chrono::days(static_cast<long>(std::floor(mjd)) - 40587)};
    const std::chrono::year_month_day date(day);
    return 12 * static_cast<int>(date.year()) +
           static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

struct Level {
    double f107, f107_mean, ap;
};

Level level_of(const SolarCycle& cycle, int month, const CycleOutlook& outlook) {
    const int past = month - cycle.first_observed;
    if (past >= 0 && past < static_cast<int>(cycle.observed.size())) {
        const ObservedMonth& m = cycle.observed[static_cast<std::size_t>(past)];
        return {m.f107, m.f107_mean, m.ap};
    }
    const PredictedMonth& m =
        cycle.predicted[static_cast<std::size_t>(month - cycle.first_predicted)];
    const PredictedCourse& c = m.courses[static_cast<std::size_t>(outlook.timing)];
    const double z = normal_quantile(outlook.percentile);
    const double sigma = 0.5 * (z > 0.0 ? c.high - c.f107 : c.f107 - c.low);
    return {c.f107 + z * sigma, c.f107 + z * sigma, c.ap};
}

}  // namespace

Weather weather_of_cycle(const SolarCycle& cycle, const Utc& utc, const CycleOutlook& outlook) {
    if (!(outlook.percentile > 0.0 && outlook.percentile < 1.0))
        throw Error(
            fmt::format("the percentile of solar activity is {}; it must lie between 0 and 1",
                        outlook.percentile));
    const int first = cycle.observed.empty() ? cycle.first_predicted : cycle.first_observed;
    const int last = cycle.predicted.empty()
                         ? cycle.first_observed + static_cast<int>(cycle.observed.size()) - 1
                         : cycle.first_predicted + static_cast<int>(cycle.predicted.size()) - 1;
    const double mjd = (utc.day - constants::k_mjd_zero) + utc.fraction;
    if (!(mjd >= middle_of(first) && mjd <= middle_of(last)))
        throw Error(fmt::format(
            "solar activity is known from the middle of {} to that of {}, not at MJD {}",
            name_of(first), name_of(last), mjd));
    int month = month_of(mjd);
    if (mjd < middle_of(month)) --month;
    month = std::min(month, last - 1);
    const double share = (mjd - middle_of(month)) / (middle_of(month + 1) - middle_of(month));
    const Level a = level_of(cycle, month, outlook), b = level_of(cycle, month + 1, outlook);
    Weather out;
    out.f107 = std::lerp(a.f107, b.f107, share);
    out.f107_mean = std::lerp(a.f107_mean, b.f107_mean, share);
    out.ap.fill(std::lerp(a.ap, b.ap, share));
    return out;
}

}  // namespace dawnline::astro
