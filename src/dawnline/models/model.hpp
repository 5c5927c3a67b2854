#pragma once
// A model: a name, a field table in, a field table out and one function.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "dawnline/scenario/field.hpp"

namespace dawnline::models {

/// One named model; `eval`, `validate`, the reference page and the bindings all work on this.
struct Model {
    std::string name;     // "network.optical_link"
    std::string meaning;  // what it computes, one sentence
    std::string source;   // author, year, equation or table
    scenario::FieldTable inputs;
    scenario::FieldTable outputs;
    std::function<std::shared_ptr<void>()> make_inputs, make_outputs;  // value-initialised
    std::function<void(const void* in, void* out)> function;           // may throw Error
};

/// A model of a plain function of values.
template <class In, class Out>
Model make_model(std::string name, std::string meaning, std::string source,
                 scenario::FieldTable inputs, scenario::FieldTable outputs,
                 Out (*function)(const In&)) {
    return {std::move(name),
            std::move(meaning),
            std::move(source),
            std::move(inputs),
            std::move(outputs),
            [] { return std::make_shared<In>(); },
            [] { return std::make_shared<Out>(); },
            [function](const void* in, void* out) {
                *static_cast<Out*>(out) = function(*static_cast<const In*>(in));
            }};
}

/// All models, ordered by name.
class Directory {
  public:
    void add(Model model);
    const Model* find(const std::string& name) const noexcept;
    const std::vector<Model>& all() const noexcept { return models_; }

  private:
    std::vector<Model> models_;  // ordered by name, names are unique
};

void add_orbit_models(Directory& directory);
void add_spacecraft_models(Directory& directory);
void add_network_models(Directory& directory);
void add_network_collective_models(Directory& directory);
void add_network_beam_models(Directory& directory);
void add_network_ground_models(Directory& directory);
void add_network_route_models(Directory& directory);
void add_compute_models(Directory& directory);
void add_compute_fault_models(Directory& directory);
void add_compute_training_models(Directory& directory);
void add_compute_serving_models(Directory& directory);
void add_finance_models(Directory& directory);
void add_ground_models(Directory& directory);
void add_launch_models(Directory& directory);
void add_published_models(Directory& directory);

/// The directory with every model of every room.
const Directory& directory();

}  // namespace dawnline::models
