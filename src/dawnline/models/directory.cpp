// The directory of all models; apart from model.cpp, so that a test may have a directory of its
// own.

#include "dawnline/models/model.hpp"

namespace dawnline::models {

const Directory& directory() {
    static const Directory all = [] {
        Directory fresh;
        add_orbit_models(fresh);
        add_spacecraft_models(fresh);
        add_network_models(fresh);
        add_network_collective_models(fresh);
        add_network_beam_models(fresh);
        add_network_ground_models(fresh);
        add_network_route_models(fresh);
        add_compute_models(fresh);
        add_compute_fault_models(fresh);
        add_compute_training_models(fresh);
        add_compute_serving_models(fresh);
        add_finance_models(fresh);
        add_ground_models(fresh);
        add_launch_models(fresh);
        add_published_models(fresh);
        return fresh;
    }();
    return all;
}

}  // namespace dawnline::models
