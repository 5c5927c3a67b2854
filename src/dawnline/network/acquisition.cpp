#include "dawnline/network/acquisition.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::network {

using namespace constants;

namespace {

double square(double x) noexcept {
    return x * x;
}

/// Share of partners within r. [1]
double within(const Search& search, double r) noexcept {
    return -std::expm1(-0.5 * square(r / search.uncertainty));
}

}  // namespace

double slew_time(double angle, double top_rate, double acceleration) noexcept {
    angle = std::abs(angle);
    return angle <= square(top_rate) / acceleration ? 2.0 * std::sqrt(angle / acceleration)
                                                    : angle / top_rate + top_rate / acceleration;
}

double acquisition_chance(const Search& search, double out_to) noexcept {
    return search.detection * within(search, out_to);
}

double spiral_time(const Search& search, double out_to) noexcept {
    return 0.5 * k_pi * square(out_to / (search.beam * (1.0 - search.overlap))) * search.dwell;
}

double mean_acquisition_time(const Search& search, double out_to) noexcept {
    // Within a spiral time runs with r², and r²/(2σ²) is exponential, cut at the radius.
    const double p = acquisition_chance(search, out_to), whole = spiral_time(search, out_to);
    const double u = 0.5 * square(out_to / search.uncertainty);
    const double mean_share = 1.0 / u - 1.0 / std::expm1(u);
    return whole * (mean_share + (1.0 - p) / p);
}

HandOver hand_over(double start, double angle, double top_rate, double acceleration,
                   const Search& search, double out_to, double share) noexcept {
    const double slewed = start + slew_time(angle, top_rate, acceleration);
    const double p = acquisition_chance(search, out_to), whole = spiral_time(search, out_to);
    // Vain spirals are geometric: `share` falls into the n-th one, and where within it is again
    // uniform.
    const double vain = p >= 1.0 ? 0.0 : std::floor(std::log1p(-share) / std::log1p(-p));
    const double before = p >= 1.0 ? 0.0 : -std::expm1(vain * std::log1p(-p));
    const double rest = std::clamp((share - before) / ((1.0 - before) * p), 0.0, 1.0);
    const double u = -std::log1p(-rest * within(search, out_to));
    const double found = whole * u / (0.5 * square(out_to / search.uncertainty));
    return {slewed, slewed + vain * whole + std::min(found, whole)};
}

LinkState state_at(const HandOver& hand_over, double start, double t) noexcept {
    if (t < start) return LinkState::idle;
    if (t < hand_over.slewed) return LinkState::slewing;
    return t < hand_over.tracked ? LinkState::acquiring : LinkState::tracking;
}

double link_uptime(double per_day, double mean_time) noexcept {
    return 1.0 / (1.0 + per_day * mean_time / k_day);
}

double time_for_uptime(double per_day, double uptime) noexcept {
    return (1.0 - uptime) * k_day / per_day;
}

}  // namespace dawnline::network
