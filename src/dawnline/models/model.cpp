#include "dawnline/models/model.hpp"

#include <algorithm>
#include <utility>

#include "dawnline/base/error.hpp"

namespace dawnline::models {
namespace {

auto position(const std::vector<Model>& models, const std::string& name) {
    return std::lower_bound(
        models.begin(), models.end(), name,
        [](const Model& model, const std::string& wanted) { return model.name < wanted; });
}

}  // namespace

void Directory::add(Model model) {
    const auto place = position(models_, model.name);
    if (place != models_.end() && place->name == model.name)
        throw Error("two models have the name " + model.name);
    models_.insert(place, std::move(model));
}

const Model* Directory::find(const std::string& name) const noexcept {
    const auto place = position(models_, name);
    return place != models_.end() && place->name == name ? &*place : nullptr;
}

}  // namespace dawnline::models
