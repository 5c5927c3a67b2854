#pragma once
// The emulators of published calculators, by source.

#include "dawnline/models/model.hpp"

namespace dawnline::models {

void add_published_orbitdc_models(Directory& directory);

}  // namespace dawnline::models
