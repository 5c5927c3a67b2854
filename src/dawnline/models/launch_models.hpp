#pragma once
// The models of the launch room, by topic.

#include "dawnline/models/model.hpp"

namespace dawnline::models {

void add_launch_price_models(Directory& directory);
void add_launch_vehicle_models(Directory& directory);
void add_launch_exhaust_models(Directory& directory);
void add_launch_transcost_models(Directory& directory);
void add_launch_descent_models(Directory& directory);

}  // namespace dawnline::models
