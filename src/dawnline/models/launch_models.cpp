#include "dawnline/models/launch_models.hpp"

namespace dawnline::models {

void add_launch_models(Directory& directory) {
    add_launch_price_models(directory);
    add_launch_vehicle_models(directory);
    add_launch_exhaust_models(directory);
    add_launch_transcost_models(directory);
    add_launch_ascent_models(directory);
    add_launch_payload_models(directory);
    add_launch_campaign_models(directory);
    add_launch_cost_models(directory);
    add_launch_descent_models(directory);
    add_launch_window_models(directory);
}

}  // namespace dawnline::models
