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
    constexpr double k_most = 0.8;
    const bool all_year = orbit.umbra_days >= 0.99 * k_julian_year;
    const double season = std::min(orbit.umbra_days, k_julian_year);
    const EclipseSeason shape{.orbit_period = orbit.period,
                              .deepest = std::clamp(depth, 0.0, 1.0),
                              .half_length = all_year ? 1e3 * k_julian_year : 0.5 * season,
                              .full_charge = battery.full_charge,
                              .temperature = battery.temperature};
    SchmalstiegState state;
    double left = age;
    const auto pass = [&](double duration, double swing) {
        const double time = std::min(duration, left);
        if (time <= 0.0) return;
        const CellConditions c{shape.temperature, swing, shape.full_charge - 0.5 * swing};
        state = advance(state, c, time, swing * time / shape.orbit_period);
        left -= time;
    };
    while (left > 0.0) {
        pass(0.5 * (k_julian_year - season), 0.0);
        for (int k = 0; k < k_steps; ++k)
            pass(season / k_steps, eclipse_depth(shape, season * ((k + 0.5) / k_steps - 0.5)));
        pass(0.5 * (k_julian_year - season), 0.0);
    }
    return std::clamp(1.0 - remaining_capacity(state), 0.0, k_most);
}

}  // namespace dawnline::mission
