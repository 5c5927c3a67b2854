#pragma once
// The models of the astro room, by topic.

#include "dawnline/models/model.hpp"

namespace dawnline::models {

void add_orbit_frames_models(Directory& directory);
void add_orbit_access_models(Directory& directory);
void add_orbit_conjunction_models(Directory& directory);
void add_orbit_path_models(Directory& directory);
void add_orbit_propagation_models(Directory& directory);
void add_orbit_lifetime_models(Directory& directory);
void add_orbit_eclipse_models(Directory& directory);
void add_orbit_sgp4_models(Directory& directory);
void add_orbit_shadow_models(Directory& directory);
void add_orbit_cluster_models(Directory& directory);
void add_orbit_motion_models(Directory& directory);
void add_orbit_drag_models(Directory& directory);
void add_orbit_force_models(Directory& directory);
void add_orbit_air_models(Directory& directory);
void add_orbit_design_models(Directory& directory);
void add_orbit_formation_models(Directory& directory);
void add_orbit_keeping_models(Directory& directory);
void add_orbit_mean_models(Directory& directory);

}  // namespace dawnline::models
