#pragma once
// The models of the spacecraft room, by topic.

#include "dawnline/models/model.hpp"

namespace dawnline::models {

void add_spacecraft_power_models(Directory& directory);
void add_spacecraft_table_models(Directory& directory);
void add_spacecraft_flux_models(Directory& directory);
void add_spacecraft_neighbour_models(Directory& directory);
void add_spacecraft_cell_models(Directory& directory);
void add_spacecraft_bus_models(Directory& directory);
void add_spacecraft_battery_models(Directory& directory);
void add_spacecraft_thermal_models(Directory& directory);
void add_spacecraft_radiator_models(Directory& directory);
void add_spacecraft_coolant_models(Directory& directory);
void add_spacecraft_network_models(Directory& directory);
void add_spacecraft_radiation_models(Directory& directory);
void add_spacecraft_belt_models(Directory& directory);
void add_spacecraft_flight_models(Directory& directory);
void add_spacecraft_mass_models(Directory& directory);
void add_spacecraft_motion_models(Directory& directory);
void add_spacecraft_disposal_models(Directory& directory);

}  // namespace dawnline::models
