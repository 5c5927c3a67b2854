#include "dawnline/finance/boundary.hpp"

#include "dawnline/finance/discounting.hpp"

namespace dawnline::finance {

namespace {

Comparison compare(double orbit, double ground) noexcept {
    return {orbit, ground, orbit / ground};
}

/// Payment per second that recovers 1 over `life`. [1/s]
double annual_charge(double rate, double life, double year) noexcept {
    return capital_recovery_factor(rate, life / year) / year;
}

double ground_full(const GroundCosts& ground, double rate, double year) noexcept {
    return ground.facility * annual_charge(rate, ground.facility_life, year) +
           ground.compute * annual_charge(rate, ground.compute_life, year) +
           ground.energy_price * ground.pue + ground.operations;
}

/// The orbital design at the full boundary, launch left out.
double orbit_full_without_launch(const OrbitCosts& orbit, double rate, double year) noexcept {
    return (orbit.build + orbit.other_capital) * annual_charge(rate, orbit.life, year) +
           orbit.compute * annual_charge(rate, orbit.compute_life, year) + orbit.operations;
}

}  // namespace

Boundaries compare_boundaries(const OrbitCosts& orbit, const GroundCosts& ground, double rate,
                              double year) noexcept {
    const double launch = orbit.specific_mass * orbit.launch_price;
    const double energy = ground.energy_price * ground.pue;
    const double orbit_plant =
        launch + orbit.build + orbit.other_capital + orbit.operations * orbit.life;
    const double ground_plant = ground.facility + (energy + ground.operations) * orbit.life;
    const double orbit_full = launch * annual_charge(rate, orbit.life, year) +
                              orbit_full_without_launch(orbit, rate, year);
    return {compare(launch / orbit.life, energy), compare(launch + orbit.build, ground.facility),
            compare(orbit_plant, ground_plant),
            compare(orbit_full, ground_full(ground, rate, year))};
}

double launched_power_price(double specific_mass, double launch_price, double life) noexcept {
    return specific_mass * launch_price / life;
}

double closure_allowance(double facility_capital, double specific_mass) noexcept {
    return facility_capital / specific_mass;
}

double break_even_launch_price(const OrbitCosts& orbit, const GroundCosts& ground, double rate,
                               double year) noexcept {
    const double left_for_launch =
        ground_full(ground, rate, year) - orbit_full_without_launch(orbit, rate, year);
    return left_for_launch / (orbit.specific_mass * annual_charge(rate, orbit.life, year));
}

}  // namespace dawnline::finance
