#include "dawnline/astro/space_weather.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

std::string date_of(double mjd) {
    const std::chrono::sys_days day{std::chrono::days(static_cast<long>(std::floor(mjd)) - 40587)};
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

double flux_of(const SolarFlux& flux, FluxScale scale) {
    return scale == FluxScale::observed ? flux.observed : flux.adjusted;
}

double mean_of(const SolarFlux& flux, FluxScale scale) {
    return scale == FluxScale::observed ? flux.observed_mean : flux.adjusted_mean;
}

void require(const Weather& weather, double mjd) {
    if (!std::isfinite(weather.f107) || !std::isfinite(weather.f107_mean))
        throw Error(fmt::format("the space weather has no such F10.7 for {}", date_of(mjd)));
    if (!std::isfinite(weather.ap[0]))
        throw Error(fmt::format("the space weather has no Ap for {}; state one", date_of(mjd)));
}

// ap of the 3 hours `slot`, counted from the first day's midnight; NaN before it.
double ap_of(const SpaceWeather& table, long slot) {
    if (slot < 0) return std::numeric_limits<double>::quiet_NaN();
    return table.days[static_cast<std::size_t>(slot / 8)]
        .ap_3hour[static_cast<std::size_t>(slot % 8)];
}

double mean_ap(const SpaceWeather& table, long last) {
    double sum = 0.0;
    for (long slot = last - 7; slot <= last; ++slot) sum += ap_of(table, slot);
    return sum / 8.0;
}

Weather of_day(const SpaceWeather& table, std::size_t index, double fraction,
               const WeatherOptions& options) {
    const WeatherDay& today = table.days[index];
    Weather out;
    out.f107 = flux_of(table.days[index - 1].flux, options.flux);
    out.f107_mean = mean_of(today.flux, options.flux);
    out.ap.fill(std::isnan(today.ap) ? options.ap_where_missing.value_or(today.ap) : today.ap);
    if (!options.three_hourly) return out;
    const long now = 8 * static_cast<long>(index) + std::min(static_cast<long>(8.0 * fraction), 7L);
    const std::array<double, 7> history{out.ap[0],
                                        ap_of(table, now),
                                        ap_of(table, now - 1),
                                        ap_of(table, now - 2),
                                        ap_of(table, now - 3),
                                        mean_ap(table, now - 4),
                                        mean_ap(table, now - 12)};
    if (std::any_of(history.begin(), history.end(), [](double ap) { return std::isnan(ap); }))
        return out;
    out.ap = history;
    out.three_hourly = true;
    return out;
}

Weather between(const WeatherNode& a, const WeatherNode& b, double mjd,
                const WeatherOptions& options) {
    const double share = b.mjd > a.mjd ? (mjd - a.mjd) / (b.mjd - a.mjd) : 1.0;
    const auto ap_at = [&](const WeatherNode& node) {
        return std::isnan(node.ap) ? options.ap_where_missing.value_or(node.ap) : node.ap;
    };
    Weather out;
    out.f107 = std::lerp(flux_of(a.flux, options.flux), flux_of(b.flux, options.flux), share);
    out.f107_mean = std::lerp(mean_of(a.flux, options.flux), mean_of(b.flux, options.flux), share);
    out.ap.fill(std::lerp(ap_at(a), ap_at(b), share));
    return out;
}

}  // namespace

Weather weather_at(const SpaceWeather& table, const Utc& utc, const WeatherOptions& options) {
    const double midnight = std::floor(utc.day - constants::k_mjd_zero + utc.fraction);
    const double fraction = utc.day - constants::k_mjd_zero - midnight + utc.fraction;
    const double mjd = midnight + fraction;
    if (table.days.empty() && table.nodes.empty()) throw Error("the space weather holds no day");
    const double from = table.days.empty() ? table.nodes.front().mjd
                                           : static_cast<double>(table.days.front().mjd + 1);
    const double to = table.nodes.empty() ? static_cast<double>(table.days.back().mjd + 1)
                                          : table.nodes.back().mjd;
    if (!(mjd >= from && (mjd < to || (!table.nodes.empty() && mjd == to))))
        throw Error(std::isfinite(mjd)
                        ? fmt::format("the space weather reaches from {} to {}, not to {}",
                                      date_of(from), date_of(to), date_of(mjd))
                        : "the instant of the space weather is not a number");

    Weather out;
    if (!table.days.empty() && midnight <= static_cast<double>(table.days.back().mjd)) {
        const auto index =
            static_cast<std::size_t>(static_cast<long>(midnight) - table.days.front().mjd);
        out = of_day(table, index, fraction, options);
    } else {
        const auto next =
            std::upper_bound(table.nodes.begin(), table.nodes.end(), mjd,
                             [](double t, const WeatherNode& node) { return t < node.mjd; });
        const WeatherNode& b = next == table.nodes.end() ? table.nodes.back() : *next;
        WeatherNode a;
        if (next != table.nodes.begin()) {
            a = *std::prev(next);
        } else {
            const WeatherDay& last = table.days.back();
            a = {static_cast<double>(last.mjd + 1), last.flux, last.ap};
        }
        out = between(a, b, mjd, options);
    }
    require(out, mjd);
    return out;
}

}  // namespace dawnline::astro
