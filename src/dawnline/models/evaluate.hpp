#pragma once
// Computes one model from inputs as a person writes them.

#include <memory>
#include <span>
#include <string>

#include "dawnline/models/model.hpp"
#include "dawnline/scenario/read.hpp"

namespace dawnline::models {

/// A model, what it was given and what it returned.
struct Evaluation {
    const Model* model = nullptr;
    std::shared_ptr<void> inputs, outputs;  // structs that the model's tables describe
    scenario::Resolved resolved;            // every input with its origin
};

/// The model of that name; throws Error that names the nearest ones.
const Model& find_model(const Directory& models, const std::string& name);

/// Reads the inputs by the model's table, without computing: outputs are as in a fresh struct.
Evaluation prepare(const Model& model, const scenario::Node& inputs,
                   const scenario::Catalogue& catalogue,
                   std::span<const scenario::Override> overrides = {});

/// Reads the inputs by the model's table and computes. Throws Error with all problems of the
/// inputs.
Evaluation evaluate(const Model& model, const scenario::Node& inputs,
                    const scenario::Catalogue& catalogue,
                    std::span<const scenario::Override> overrides = {});

/// The outputs as an aligned table, as {"model", "inputs", "outputs"} in JSON, as CSV.
std::string text_of(const Evaluation& evaluation);
std::string json_of(const Evaluation& evaluation);
std::string csv_of(const Evaluation& evaluation);

}  // namespace dawnline::models
