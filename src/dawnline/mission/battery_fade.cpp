#include "dawnline/mission/battery_fade.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/battery_history.hpp"

namespace dawnline::mission {

using namespace constants;
using namespace spacecraft;

double battery_fade(const scenario::Satellite& satellite, const OrbitDesign& orbit, double depth,
                    double age) noexcept {
    const scenario::Battery& battery = satellite.battery;
    if (battery.fade) return *battery.fade * std::clamp(age / satellite.life, 0.0, 1.0);

    constexpr int k_steps = 8;  // of a season
    const bool all_year = orbit.umbra_days >= 0.99 * k_julian_year;
    const double season = std::min(orbit.umbra_days, k_julian_year);
    const EclipseSeason shape{.orbit_period = orbit.period,
                              .deepest = std::clamp(depth, 0.0, 1.0),
                              .half_length = all_year ? 1e3 * k_julian_year : 0.5 * season,
                              .full_charge = battery.full_charge,
                              .temperature = battery.temperature};
    // Both losses are powers of sums over time, y = (Σ k^(1/p) Δx)^p: a year's sum serves for all.
    double calendar = 0.0, cycling = 0.0;
    const auto add = [&](double time, double swing, double times) {
        const CellConditions c{shape.temperature, swing, shape.full_charge - 0.5 * swing};
        const SchmalstiegState alone =
            advance(SchmalstiegState(), c, time, swing * time / shape.orbit_period);
        calendar += times * std::pow(alone.calendar, 1.0 / 0.75);
        cycling += times * alone.cycling * alone.cycling;
    };
    const double years = std::floor(age / k_julian_year);
    const double rest = age - years * k_julian_year;
    const double quiet = 0.5 * (k_julian_year - season);
    // How often the stretch of the year from `begin` on is gone through, the last time in part.
    const auto passes = [&](double begin, double length) {
        return years + std::clamp((rest - begin) / length, 0.0, 1.0);
    };
    if (quiet > 0.0) {
        add(quiet, 0.0, passes(0.0, quiet) + passes(quiet + season, quiet));
    }
    // The season is even about the longest eclipse: its halves share their depths.
    const double step = season / k_steps;
    const auto in_season = [&](int k) { return passes(quiet + k * step, step); };
    for (int k = 0; k < k_steps / 2 && season > 0.0; ++k)
        add(step, eclipse_depth(shape, season * ((k + 0.5) / k_steps - 0.5)),
            in_season(k) + in_season(k_steps - 1 - k));
    return std::clamp(std::pow(calendar, 0.75) + std::sqrt(cycling), 0.0, k_greatest_fade);
}

}  // namespace dawnline::mission
