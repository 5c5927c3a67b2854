#include "dawnline/mission/satellite_ageing.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/dose_proton.hpp"
#include "dawnline/spacecraft/solar_particles.hpp"

namespace dawnline::mission {
namespace {

using namespace constants;
using scenario::RadiationField;

// Borosilicate glass with cerium, as covers are made of; scenario.cpp refuses covers by it.
constexpr double k_glass_density = 2605.0;  // [kg/m³]

/// A coordinate on the logarithmic axis of a table, within its rows.
struct Place {
    std::size_t row;
    double share;
};

Place place_on(const std::vector<double>& axis, double x) noexcept {
    const auto above = std::upper_bound(axis.begin() + 1, axis.end() - 1, x);
    const auto row = static_cast<std::size_t>(above - axis.begin()) - 1;
    return {row, std::log(x / axis[row]) / std::log(axis[row + 1] / axis[row])};
}

/// Reads the tables of one field at one altitude and one depth or cover: four logarithms each,
/// where a GridTable would copy and transform hundreds of figures at every call of size().
class Reading {
  public:
    Reading(const RadiationField& field, const std::vector<double>& column, double altitude,
            double depth) noexcept
        : columns_(column.size()),
          at_(place_on(field.altitude, altitude)),
          under_(place_on(column, depth)) {}

    double operator()(const std::vector<double>& table) const noexcept {
        const auto along = [&](std::size_t row) {
            const double* at = &table[row * columns_ + under_.row];
            return (1.0 - under_.share) * std::log(at[0]) + under_.share * std::log(at[1]);
        };
        return std::exp((1.0 - at_.share) * along(at_.row) + at_.share * along(at_.row + 1));
    }

  private:
    std::size_t columns_;
    Place at_, under_;
};

/// Damage of the cells through front and rear, in 1 MeV electrons.
struct CellRates {
    double steady = 0;  // [1/m²/s]
    double event = 0;   // of one [1/m²]
};

CellRates cell_rates(const scenario::Scenario& scenario) noexcept {
    const RadiationField& field = scenario.environment.radiation;
    const scenario::Array& array = scenario.satellite.array;
    const bool silicon = array.cell.damage_material == "silicon";
    CellRates sum;
    for (const double cover : {array.coverglass * k_glass_density / spacecraft::k_aluminium_density,
                               array.rear_shield}) {
        const Reading read(field, field.cover, scenario.orbit.altitude, cover);
        const double k = array.cell.proton_damage;
        sum.steady += k * read(silicon ? field.silicon_protons : field.arsenide_protons) +
                      read(silicon ? field.silicon_electrons : field.arsenide_electrons);
        sum.event += k * read(silicon ? field.silicon_event : field.arsenide_event);
    }
    return sum;
}

/// Trapped dose in the middle of the cover, lit from one side: half of a sphere's. [Gy/s]
double cover_dose_rate(const scenario::Scenario& scenario) noexcept {
    const RadiationField& field = scenario.environment.radiation;
    const double depth = std::max(0.5 * scenario.satellite.array.coverglass, field.depth.front());
    const Reading read(field, field.depth, scenario.orbit.altitude, depth);
    return 0.5 * (read(field.protons) + read(field.electrons));
}

}  // namespace

double solar_events_at(const scenario::Environment& environment, double age) noexcept {
    // King (1974): one anomalously large event in the seven active years of cycle 20.
    constexpr double k_seen_in = 7.0 * k_julian_year;
    const double active = environment.radiation.solar_active_share * age;
    if (!(active > 0.0) || !(environment.solar_event_confidence > 0.0)) return 0.0;
    return spacecraft::burrell_quantile(environment.solar_event_confidence, active, 1, k_seen_in);
}

RadiationDesign radiation_design(const scenario::Scenario& scenario) {
    const scenario::Satellite& satellite = scenario.satellite;
    const RadiationField& field = scenario.environment.radiation;
    const Reading behind(field, field.depth, scenario.orbit.altitude,
                         satellite.bus.shield_thickness);
    RadiationDesign r;
    r.proton_dose_rate = behind(field.protons);
    r.electron_dose_rate = behind(field.electrons);
    r.cosmic_ray_dose_rate = behind(field.cosmic_rays);
    r.dose_rate = r.proton_dose_rate + r.electron_dose_rate;
    r.dose_over_life = r.dose_rate * satellite.life;
    r.solar_event_dose = behind(field.solar_event);
    r.solar_events = solar_events_at(scenario.environment, satellite.life);
    r.dose_with_events = dose_at(scenario, r, satellite.life);
    r.cell_fluence = cell_fluence_at(scenario, satellite.life);

    const scenario::OpticalTerminal& terminal = satellite.terminal;
    const Reading in_terminal(field, field.depth, scenario.orbit.altitude, terminal.shield);
    r.displacement_over_life = in_terminal(field.displacement) * satellite.life +
                               r.solar_events * in_terminal(field.event_displacement);

    const scenario::Accelerator& chip = satellite.accelerator;
    r.silent_corruptions = r.proton_dose_rate / chip.dose_per_corruption;
    r.memory_errors = r.proton_dose_rate / chip.dose_per_memory_error;
    r.accelerator_interrupts = r.proton_dose_rate / chip.dose_per_interrupt;
    r.host_interrupts = r.proton_dose_rate / satellite.host.dose_per_interrupt;
    return r;
}

double dose_at(const scenario::Scenario& scenario, const RadiationDesign& radiation,
               double age) noexcept {
    return (radiation.dose_rate + radiation.cosmic_ray_dose_rate) * age +
           solar_events_at(scenario.environment, age) * radiation.solar_event_dose;
}

double cell_fluence_at(const scenario::Scenario& scenario, double age) {
    if (const auto& given = scenario.satellite.array.yearly_fluence) return *given * age;
    const CellRates rates = cell_rates(scenario);
    return rates.steady * age + solar_events_at(scenario.environment, age) * rates.event;
}

spacecraft::ArrayRetention array_retention(const scenario::Scenario& scenario, double age) {
    const scenario::Array& array = scenario.satellite.array;
    const spacecraft::ArrayAgeing ageing{.ultraviolet_loss = array.ultraviolet_loss,
                                         .ultraviolet_time = array.ultraviolet_time,
                                         .darkening = array.darkening,
                                         .darkening_dose = array.darkening_dose,
                                         .contamination_rate = array.contamination_rate,
                                         .contamination_absorption = array.contamination_absorption,
                                         .impact_rate = array.impact_rate,
                                         .string_failure_rate = array.string_failure_rate};
    return spacecraft::array_retention(
        ageing, {array.cell.damage_coefficient, array.cell.damage_fluence},
        {age, cell_fluence_at(scenario, age), cover_dose_rate(scenario) * age});
}

}  // namespace dawnline::mission
