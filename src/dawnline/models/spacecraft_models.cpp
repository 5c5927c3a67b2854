#include "dawnline/models/spacecraft_models.hpp"

namespace dawnline::models {

void add_spacecraft_models(Directory& directory) {
    add_spacecraft_power_models(directory);
    add_spacecraft_table_models(directory);
    add_spacecraft_flux_models(directory);
    add_spacecraft_neighbour_models(directory);
    add_spacecraft_cell_models(directory);
    add_spacecraft_bus_models(directory);
    add_spacecraft_battery_models(directory);
    add_spacecraft_thermal_models(directory);
    add_spacecraft_radiator_models(directory);
    add_spacecraft_coolant_models(directory);
    add_spacecraft_network_models(directory);
    add_spacecraft_radiation_models(directory);
    add_spacecraft_belt_models(directory);
    add_spacecraft_flight_models(directory);
    add_spacecraft_mass_models(directory);
    add_spacecraft_motion_models(directory);
    add_spacecraft_disposal_models(directory);
}

}  // namespace dawnline::models
