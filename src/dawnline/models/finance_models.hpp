#pragma once
// The models of the finance room, by topic.

#include "dawnline/models/model.hpp"

namespace dawnline::models {

void add_finance_capital_models(Directory& directory);
void add_finance_plant_models(Directory& directory);
void add_finance_fleet_models(Directory& directory);
void add_finance_carbon_models(Directory& directory);

}  // namespace dawnline::models
