#include "dawnline/astro/atmosphere.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/quadrature.hpp"

namespace dawnline::astro {

using namespace constants;

namespace {

struct Band {
    double altitude;      // where it begins [km]
    double density;       // there [kg/m³]
    double scale_height;  // [km]
};

// Vallado (2013), table 8-4.
constexpr std::array<Band, 28> k_bands{{
    {0, 1.225, 7.249},         {25, 3.899e-2, 6.349},    {30, 1.774e-2, 6.682},
    {40, 3.972e-3, 7.554},     {50, 1.057e-3, 8.382},    {60, 3.206e-4, 7.714},
    {70, 8.770e-5, 6.549},     {80, 1.905e-5, 5.799},    {90, 3.396e-6, 5.382},
    {100, 5.297e-7, 5.877},    {110, 9.661e-8, 7.263},   {120, 2.438e-8, 9.473},
    {130, 8.484e-9, 12.636},   {140, 3.845e-9, 16.149},  {150, 2.070e-9, 22.523},
    {180, 5.464e-10, 29.740},  {200, 2.789e-10, 37.105}, {250, 7.248e-11, 45.546},
    {300, 2.418e-11, 53.628},  {350, 9.518e-12, 53.298}, {400, 3.725e-12, 58.515},
    {450, 1.585e-12, 60.828},  {500, 6.967e-13, 63.822}, {600, 1.454e-13, 71.835},
    {700, 3.614e-14, 88.667},  {800, 1.170e-14, 124.64}, {900, 5.245e-15, 181.05},
    {1000, 3.019e-15, 268.00},
}};

}  // namespace

double exponential_density(double altitude) noexcept {
    const double h = std::max(0.0, altitude / 1e3);
    const auto above =
        std::upper_bound(k_bands.begin() + 1, k_bands.end(), h,
                         [](double x, const Band& band) { return x < band.altitude; });
    const Band& band = *(above - 1);
    return band.density * std::exp(-(h - band.altitude) / band.scale_height);
}

Vec3 drag_acceleration(const Vec3& r_ES_G, const Vec3& v_ES_G, double density,
                       double drag_area_per_mass) noexcept {
    const Vec3 air = k_rotation_rate_earth * Vec3{-r_ES_G.y, r_ES_G.x, 0.0};
    const Vec3 v_AS_G = v_ES_G - air;
    return (-0.5 * density * drag_area_per_mass * norm(v_AS_G)) * v_AS_G;
}

double decay_rate(double semi_major_axis, double density, double drag_area_per_mass) noexcept {
    return -density * drag_area_per_mass * std::sqrt(k_gm_earth * semi_major_axis);
}

double drag_makeup_speed(double semi_major_axis, double density, double drag_area_per_mass,
                         double duration) noexcept {
    const double speed = circular_speed(semi_major_axis);
    return 0.5 * density * speed * speed * drag_area_per_mass * duration;
}

double lifetime_estimate(double altitude_from, double altitude_to, double drag_area_per_mass,
                         FunctionRef<double(double)> density) {
    if (!(altitude_from >= altitude_to && altitude_to > -k_radius_earth &&
          drag_area_per_mass >= 0.0))
        throw Error(
            fmt::format("a decay from {:.6g} km to {:.6g} km with {:.6g} m²/kg: it goes "
                        "downwards and needs an area of 0 or more",
                        altitude_from / 1e3, altitude_to / 1e3, drag_area_per_mass));
    const auto seconds_per_metre = [&](double altitude) {
        return -1.0 / decay_rate(k_radius_earth + altitude, density(altitude), drag_area_per_mass);
    };
    // Densities may jump where their bands meet: 50 km pieces keep the quadrature from hunting.
    constexpr double piece = 50e3;
    double total = 0.0;
    for (double top = altitude_from; top > altitude_to;) {
        const double bottom = std::max(altitude_to, (std::ceil(top / piece) - 1.0) * piece);
        total += integrate(seconds_per_metre, bottom, top, 1e-8).value;
        top = bottom;
    }
    return std::isfinite(total) ? total : std::numeric_limits<double>::infinity();
}

}  // namespace dawnline::astro
