#pragma once
// The models of the launch room, by topic.

#include <string>
#include <vector>

#include "dawnline/launch/transcost.hpp"
#include "dawnline/models/model.hpp"

namespace dawnline::models {

void add_launch_price_models(Directory& directory);
void add_launch_vehicle_models(Directory& directory);
void add_launch_exhaust_models(Directory& directory);
void add_launch_transcost_models(Directory& directory);
void add_launch_ascent_models(Directory& directory);
void add_launch_payload_models(Directory& directory);
void add_launch_window_models(Directory& directory);
void add_launch_campaign_models(Directory& directory);
void add_launch_cost_models(Directory& directory);

/// The fields of launch::Campaign.
scenario::FieldTable campaign_table();

/// Rows of the TRANSCOST tables as a person writes them: "expendable dense stage", ...
std::vector<std::string> element_names();

/// The row of that name; the reader lets through only those of `element_names`.
launch::Element element_of(const std::string& name);
void add_launch_descent_models(Directory& directory);

}  // namespace dawnline::models
