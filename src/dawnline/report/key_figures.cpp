#include "dawnline/report/key_figures.hpp"

#include <fmt/format.h>

#include "dawnline/report/shown.hpp"

namespace dawnline::report {
namespace {

std::string dollars(double si) {
    return fmt::format("{:.2f} USD", si * 3600.0);
}

}  // namespace

std::vector<KeyFigure> key_figures(const scenario::Scenario& scenario,
                                   const mission::Outcome& outcome) {
    const mission::Campaign& campaign = outcome.campaign;
    const mission::Accounts& accounts = outcome.accounts;
    const double it_power =
        static_cast<double>(scenario.satellites) * outcome.design.power.it_power;
    const auto shown = [](double si, const std::string& si_unit) {
        return shown_quantity(si, best_unit(si_unit, si));
    };
    const auto count = [](double number) { return shown_number(number, "1"); };
    return {{"Satellites", count(static_cast<double>(scenario.satellites)),
             fmt::format("{} built, {} accelerators each", count(campaign.satellites_built),
                         scenario.satellite.accelerators)},
            {"Flights", count(campaign.flights_bought),
             fmt::format("{} satellites on each", count(campaign.satellites_per_flight))},
            {"Launch mass", shown(campaign.mass, "kg"),
             fmt::format("{} each", shown_quantity(outcome.design.mass.launch, "kg"))},
            {"IT power", shown(it_power, "W"),
             fmt::format("{} each", shown(outcome.design.power.it_power, "W"))},
            {"Accelerator-hour in orbit", dollars(accounts.orbit.cost_per_accelerator_hour),
             fmt::format("{} on the ground: {} times",
                         dollars(accounts.ground.cost_per_accelerator_hour),
                         fmt::format("{:.2f}", accounts.ratio))},
            {"Carbon in orbit", shown_quantity(accounts.orbit.carbon_per_it_energy, "g/kWh"),
             fmt::format("{} on the ground, of IT energy",
                         shown_quantity(accounts.ground.carbon_per_it_energy, "g/kWh"))},
            {"Service in orbit begins", shown_quantity(accounts.orbit.time_to_power, "yr"),
             fmt::format("{} on the ground", shown_quantity(accounts.ground.time_to_power, "yr"))},
            {"Break-even launch price",
             accounts.break_even_launch_price > 0.0
                 ? shown_quantity(accounts.break_even_launch_price, "USD/kg")
                 : std::string("none"),
             fmt::format("{} paid", shown_quantity(campaign.price_per_kg, "USD/kg"))}};
}

}  // namespace dawnline::report
