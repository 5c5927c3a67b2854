#include "dawnline/ground/data_centre.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::ground {

namespace {

/// ∫ (1 + g)^(t/year) dt from `from` to `to`. [s]
double grown_time(double growth, double from, double to, double year) noexcept {
    const double rate = std::log1p(growth) / year;
    if (std::abs(rate * (to - from)) < 1e-12) return to - from;
    return std::exp(rate * from) * std::expm1(rate * (to - from)) / rate;
}

}  // namespace

double meter_power(const DataCentre& centre) noexcept {
    return centre.power * centre.pue * centre.utilisation;
}

GroundOperation operate(const DataCentre& centre, const Grid& grid, double from, double to,
                        double year) noexcept {
    GroundOperation out;
    const double power = meter_power(centre);
    out.energy = power * (to - from);
    out.energy_cost = power * grid.energy_price * grown_time(grid.escalation, from, to, year);
    out.operations = centre.operations * centre.power * (to - from);
    out.carbon = power * grid.carbon_intensity * grown_time(-grid.decarbonisation, from, to, year);
    out.water_on_site = centre.water_per_energy * out.energy / centre.pue;
    out.water_upstream = grid.water_per_energy * out.energy;
    return out;
}

double time_to_power(const DataCentre& centre, const Grid& grid) noexcept {
    return std::max(centre.construction_time, grid.interconnection_wait);
}

double facility_cost(const DataCentre& centre) noexcept {
    return centre.facility_capital * centre.power;
}

double power_spend(double energy_price, double pue, double utilisation) noexcept {
    return energy_price * pue * utilisation;
}

}  // namespace dawnline::ground
