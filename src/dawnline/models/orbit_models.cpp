#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {

void add_orbit_models(Directory& directory) {
    add_orbit_path_models(directory);
    add_orbit_eclipse_models(directory);
    add_orbit_sgp4_models(directory);
    add_orbit_shadow_models(directory);
    add_orbit_cluster_models(directory);
    add_orbit_motion_models(directory);
    add_orbit_drag_models(directory);
}

}  // namespace dawnline::models
