#include "dawnline/launch/cadence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "dawnline/base/error.hpp"

namespace dawnline::launch {

namespace {

double limit(double assets, double cycle) noexcept {
    return cycle > 0.0 ? assets / cycle : std::numeric_limits<double>::infinity();
}

}  // namespace

double sustained_rate(const CadenceLimits& l) noexcept {
    const double rate =
        std::min({limit(l.boosters, l.turnaround), limit(l.pads, l.pad_cycle),
                  limit(l.recovery_assets, l.recovery_cycle), l.upper_stages, l.range});
    return rate * l.availability;
}

double flight_time(const Cadence& c, double n) noexcept {
    const double flown = n - 1.0;
    const double constant = flown / c.final_rate;
    if (c.ramp_time <= 0.0 || c.initial_rate == c.final_rate) return constant;
    const double a = c.final_rate / c.initial_rate - 1.0;
    const double exponent = constant / c.ramp_time;
    // Far up the curve e^x overflows, and the logarithm is x + ln(1 + A) to rounding.
    if (exponent > 500.0) return constant + c.ramp_time * std::log1p(a);
    return c.ramp_time * std::log((1.0 + a) * std::exp(exponent) - a);
}

double flight_date(const Cadence& c, double n) noexcept {
    return c.first_flight + flight_time(c, n) + (n - 1.0) * c.failure_probability * c.stand_down;
}

std::vector<double> flight_dates(const Cadence& cadence, std::size_t n) {
    constexpr std::size_t k_most = 10'000'000;
    if (!(cadence.initial_rate > 0.0) || !(cadence.final_rate > 0.0))
        throw Error("a campaign needs launch rates above zero");
    if (n > k_most) throw Error("a campaign of more than ten million flights is not listed");
    std::vector<double> dates(n);
    for (std::size_t k = 0; k < n; ++k) dates[k] = flight_date(cadence, static_cast<double>(k + 1));
    return dates;
}

double flights_by(const Cadence& cadence, double date) noexcept {
    if (date < cadence.first_flight) return 0.0;
    double low = 1.0, high = 2.0;
    while (flight_date(cadence, high) < date && high < 1e12) high *= 2.0;
    for (int k = 0; k < 100 && high - low > 1e-12 * high; ++k) {
        const double middle = 0.5 * (low + high);
        (flight_date(cadence, middle) < date ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

double learned_interval(double interval, double fall_per_doubling, double doublings) noexcept {
    return interval * std::pow(1.0 - fall_per_doubling, doublings);
}

double lift_rate(double vehicles, double payload, double turnaround) noexcept {
    return vehicles * payload / turnaround;
}

}  // namespace dawnline::launch
