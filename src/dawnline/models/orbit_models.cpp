#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {

void add_orbit_models(Directory& directory) {
    add_orbit_frames_models(directory);
    add_orbit_path_models(directory);
    add_orbit_propagation_models(directory);
    add_orbit_lifetime_models(directory);
    add_orbit_eclipse_models(directory);
    add_orbit_sgp4_models(directory);
    add_orbit_shadow_models(directory);
    add_orbit_cluster_models(directory);
    add_orbit_motion_models(directory);
    add_orbit_drag_models(directory);
    add_orbit_force_models(directory);
    add_orbit_air_models(directory);
    add_orbit_conjunction_models(directory);
    add_orbit_access_models(directory);
    add_orbit_design_models(directory);
    add_orbit_formation_models(directory);
    add_orbit_keeping_models(directory);
    add_orbit_mean_models(directory);
}

}  // namespace dawnline::models
