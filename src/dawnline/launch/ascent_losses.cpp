#include "dawnline/launch/ascent_losses.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/root.hpp"
#include "dawnline/launch/ascent_problem.hpp"

namespace dawnline::launch {
namespace {

using namespace constants;

constexpr double k_parking_altitude = 200e3;  // where the plane is chosen [m]

double exhaust(double specific_impulse) noexcept {
    return k_standard_gravity * specific_impulse;
}

double circular_speed(double radius) noexcept {
    return std::sqrt(k_gm_earth / radius);
}

double hohmann(double from, double to) noexcept {
    const double low = std::min(from, to), high = std::max(from, to);
    const double a = 0.5 * (low + high);
    const double perigee = std::sqrt(k_gm_earth * (2.0 / low - 1.0 / a));
    const double apogee = std::sqrt(k_gm_earth * (2.0 / high - 1.0 / a));
    return (perigee - circular_speed(low)) + (circular_speed(high) - apogee);
}

/// Place of x on a rising grid: index of the node below and the share of the way to the next.
struct Cell {
    std::size_t index;
    double share;
};
Cell cell_of(const std::vector<double>& grid, double x) noexcept {
    if (grid.size() < 2 || x <= grid.front()) return {0, 0.0};
    if (x >= grid.back()) return {grid.size() - 2, 1.0};
    const auto above = std::upper_bound(grid.begin(), grid.end(), x);
    const auto i = static_cast<std::size_t>(above - grid.begin()) - 1;
    return {i, (x - grid[i]) / (grid[i + 1] - grid[i])};
}

double bilinear(const AscentLosses& t, const std::vector<double>& values, double altitude,
                double inclination) noexcept {
    const Cell a = cell_of(t.altitude, altitude), b = cell_of(t.inclination, inclination);
    const std::size_t columns = t.inclination.size();
    const auto row = [&](std::size_t i) {
        const double* v = values.data() + i * columns + b.index;
        return b.share == 0.0 ? v[0] : (1.0 - b.share) * v[0] + b.share * v[1];
    };
    return a.share == 0.0 ? row(a.index)
                          : (1.0 - a.share) * row(a.index) + a.share * row(a.index + 1);
}

}  // namespace

double orbit_speed(double altitude, double inclination, double site_latitude) noexcept {
    const double parking = k_radius_earth + k_parking_altitude;
    const double speed = circular_speed(parking);
    const double ground = k_rotation_rate_earth * k_radius_earth;
    const double reached =
        std::clamp(inclination, std::abs(site_latitude), k_pi - std::abs(site_latitude));
    const double pad = ground * std::cos(site_latitude);
    const double added =
        std::sqrt(speed * speed + pad * pad - 2.0 * speed * ground * std::cos(reached));
    const double climb = hohmann(parking, k_radius_earth + altitude);
    const double turn = std::max({0.0, std::abs(site_latitude) - inclination,
                                  inclination - (k_pi - std::abs(site_latitude))});
    return added + (altitude >= k_parking_altitude ? climb : -climb) +
           2.0 * circular_speed(k_radius_earth + altitude) * std::sin(0.5 * turn);
}

double ideal_speed(const AscentVehicle& v, double payload, double boostback) noexcept {
    const double first_exhaust = exhaust(v.first.specific_impulse);
    double mass = stack_mass(v) + payload;
    double left = v.first.propellant_mass - landing_reserve(v) - boostback;
    double speed = 0.0;
    if (v.boosters_propellant > 0.0) {
        const double core_flow = v.first.vacuum_thrust / first_exhaust;
        const double strap_on_flow =
            v.boosters_vacuum_thrust / exhaust(v.boosters_specific_impulse);
        const double core_burnt = std::min(left, core_flow * v.boosters_propellant / strap_on_flow);
        const double burnt = v.boosters_propellant + core_burnt;
        const double mixed =
            (v.boosters_vacuum_thrust + v.first.vacuum_thrust) / (strap_on_flow + core_flow);
        speed += mixed * std::log(mass / (mass - burnt));
        mass -= burnt + v.first_boosters_dry_mass;
        left -= core_burnt;
    }
    if (left > 0.0) speed += first_exhaust * std::log(mass / (mass - left));
    const double upper = v.upper.dry_mass + v.upper.propellant_mass;
    return speed + exhaust(v.upper.specific_impulse) *
                       std::log((payload + upper) / burnout_mass(v, payload));
}

double boostback_propellant(const AscentVehicle& v, double speed) noexcept {
    return (v.first.dry_mass + landing_reserve(v)) *
           std::expm1(speed / exhaust(v.first.specific_impulse));
}

double boostback_speed(const AscentVehicle& v, double propellant) noexcept {
    return exhaust(v.first.specific_impulse) *
           std::log1p(propellant / (v.first.dry_mass + landing_reserve(v)));
}

void check(const AscentLosses& losses) {
    const auto rises = [](const std::vector<double>& grid) {
        return !grid.empty() &&
               std::adjacent_find(grid.begin(), grid.end(), std::greater_equal<>()) == grid.end();
    };
    const std::size_t nodes = losses.altitude.size() * losses.inclination.size();
    if (!rises(losses.altitude) || !rises(losses.inclination))
        throw Error("the altitudes and inclinations of ascent losses must rise");
    if (losses.losses.size() != nodes)
        throw Error(fmt::format(
            "ascent losses have {} entries; {} altitudes and {} inclinations "
            "need {}",
            losses.losses.size(), losses.altitude.size(), losses.inclination.size(), nodes));
    if (!losses.boostback_speed.empty() && losses.boostback_speed.size() != nodes)
        throw Error(fmt::format("boostback speeds of ascent losses have {} entries instead of {}",
                                losses.boostback_speed.size(), nodes));
}

double payload_to(const AscentVehicle& vehicle, const AscentLosses& losses, double altitude,
                  double inclination, double site_latitude) {
    check(losses);
    if ((vehicle.recovery == BoosterRecovery::return_to_site) == losses.boostback_speed.empty())
        throw Error(losses.boostback_speed.empty()
                        ? "these ascent losses are of a first stage that does not turn back, but "
                          "recovery is return_to_site"
                        : "these ascent losses are of a first stage that returns to its site, but "
                          "recovery is another");
    const double needed = orbit_speed(altitude, inclination, site_latitude) +
                          bilinear(losses, losses.losses, altitude, inclination);
    const double back = losses.boostback_speed.empty()
                            ? 0.0
                            : boostback_propellant(vehicle, bilinear(losses, losses.boostback_speed,
                                                                     altitude, inclination));
    if (landing_reserve(vehicle) + back >= vehicle.first.propellant_mass) return 0.0;
    const auto surplus = [&](double payload) {
        return ideal_speed(vehicle, payload, back) - needed;
    };
    if (!(surplus(0.0) > 0.0)) return 0.0;
    return root_in(surplus, 0.0, stack_mass(vehicle), 1e-6).value_or(0.0);
}

double lift_off_acceleration(const AscentVehicle& v) noexcept {
    return (v.first.sea_level_thrust + v.boosters_sea_level_thrust) / stack_mass(v);
}

double upper_acceleration(const AscentVehicle& v) noexcept {
    return v.upper.vacuum_thrust / (v.upper.dry_mass + v.upper.propellant_mass);
}

double acceleration_misfit(const AscentVehicle& v, const AscentLosses& losses) noexcept {
    return std::max(std::abs(lift_off_acceleration(v) / losses.lift_off_acceleration - 1.0),
                    std::abs(upper_acceleration(v) / losses.upper_acceleration - 1.0));
}

}  // namespace dawnline::launch
