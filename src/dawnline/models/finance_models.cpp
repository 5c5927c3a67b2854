#include "dawnline/models/finance_models.hpp"

namespace dawnline::models {

void add_finance_models(Directory& directory) {
    add_finance_capital_models(directory);
    add_finance_plant_models(directory);
    add_finance_fleet_models(directory);
    add_finance_carbon_models(directory);
}

}  // namespace dawnline::models
