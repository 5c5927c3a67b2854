#include "dawnline/finance/levelised.hpp"

#include <limits>

#include "dawnline/finance/discounting.hpp"

namespace dawnline::finance {

double levelised_cost(double rate, std::span<const double> costs,
                      std::span<const double> outputs) noexcept {
    const double output = net_present_value(rate, outputs);
    if (!(output > 0.0)) return std::numeric_limits<double>::infinity();
    return net_present_value(rate, costs) / output;
}

double simple_levelised_cost(const SteadyPlant& plant, double rate, double year) noexcept {
    const double capital_charge =
        plant.capital * capital_recovery_factor(rate, plant.life / year) / year;
    return (capital_charge + plant.fixed_operations) / plant.capacity_factor +
           plant.fuel_price * plant.heat_rate + plant.variable_operations;
}

double straight_line_cost(double capital, double life, double running_cost) noexcept {
    return capital / life + running_cost;
}

}  // namespace dawnline::finance
