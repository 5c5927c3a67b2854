#include "dawnline/launch/boostback.hpp"

#include <cmath>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::launch {
namespace {

void require(bool good, const char* what, double value, const char* allowed) {
    if (!good || !std::isfinite(value))
        throw Error(fmt::format("{} is {}; it must be {}", what, value, allowed));
}

}  // namespace

Boostback boostback(double height, double speed_away, double speed_up, double distance, bool lofted,
                    double gravity) {
    require(height >= 0.0, "the height of the burn", height, "finite and not below the ground");
    require(true, "the speed away from the pad", speed_away, "finite");
    require(true, "the speed upwards", speed_up, "finite");
    require(true, "the distance from the pad", distance, "finite");
    require(gravity > 0.0, "gravity", gravity, "positive and finite");
    const auto at = [&](double u) {
        const double up = speed_up + u;
        const double time = (up + std::sqrt(up * up + 2.0 * gravity * height)) / gravity;
        return Boostback{time, std::hypot(u, speed_away + distance / time), u};
    };
    if (!lofted) return at(0.0);
    const double widest = std::abs(speed_away) + std::abs(speed_up) + 1.0;
    const auto best = minimum_in([&](double u) { return at(u).speed; }, 0.0, widest, 1e-6 * widest);
    return at(best ? best->x : 0.0);
}

TerminalLanding terminal_landing(double mass_per_area, double deceleration, double drag_coefficient,
                                 double density, double gravity) {
    require(mass_per_area > 0.0, "mass per area", mass_per_area, "positive");
    require(deceleration > 0.0, "the deceleration of landing", deceleration, "positive");
    require(drag_coefficient > 0.0, "the drag coefficient", drag_coefficient, "positive");
    require(density > 0.0, "the density of the air", density, "positive");
    require(gravity > 0.0, "gravity", gravity, "positive");
    const double speed = std::sqrt(2.0 * mass_per_area * gravity / (density * drag_coefficient));
    return {speed, speed * (1.0 + gravity / deceleration)};
}

double landing_reserve(double landed_mass, double speed, double specific_impulse) {
    require(landed_mass > 0.0, "the landed mass", landed_mass, "positive");
    require(speed >= 0.0, "the speed of the landing burns", speed, "positive or 0");
    require(specific_impulse > 0.0, "the specific impulse of landing", specific_impulse,
            "positive");
    return landed_mass * std::expm1(speed / (constants::k_standard_gravity * specific_impulse));
}

}  // namespace dawnline::launch
