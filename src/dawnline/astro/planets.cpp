#include "dawnline/astro/planets.hpp"

#include <erfa.h>

#include <array>

#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

StateVector state(const double pv[2][3]) noexcept {
    constexpr double speed = constants::k_astronomical_unit / constants::k_day;
    return {constants::k_astronomical_unit * Vec3{pv[0][0], pv[0][1], pv[0][2]},
            speed * Vec3{pv[1][0], pv[1][1], pv[1][2]}};
}

}  // namespace

std::string_view to_string(Planet planet) noexcept {
    constexpr std::array<std::string_view, 8> names{"mercury", "venus",  "earth",  "mars",
                                                    "jupiter", "saturn", "uranus", "neptune"};
    return names[static_cast<std::size_t>(planet)];
}

StateVector heliocentric(Planet planet, const Tt& tt) noexcept {
    double pv[2][3], barycentric[2][3];
    // Warnings (a year outside of the fitted span) are not errors: the series go on, less accurate.
    if (planet == Planet::earth)
        eraEpv00(tt.day, tt.fraction, pv, barycentric);
    else  // ERFA's third planet is the barycentre of Earth and Moon
        eraPlan94(tt.day, tt.fraction, static_cast<int>(planet) + 1, pv);
    return state(pv);
}

StateVector geocentric(Planet planet, const Tt& tt) noexcept {
    if (planet == Planet::earth) return {};
    const StateVector from_sun = heliocentric(planet, tt), earth = heliocentric(Planet::earth, tt);
    return {from_sun.r - earth.r, from_sun.v - earth.v};
}

}  // namespace dawnline::astro
