#include "dawnline/models/evaluate.hpp"

#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/show.hpp"

namespace dawnline::models {

const Model& find_model(const Directory& models, const std::string& name) {
    if (const Model* model = models.find(name)) return *model;
    std::vector<std::string> names;
    for (const Model& model : models.all()) names.push_back(model.name);
    std::string suggestion = scenario::did_you_mean(name, names);
    if (suggestion.empty()) {  // "optical_link" without its room
        for (const std::string& known : names)
            if (known.ends_with("." + name)) suggestion = "did you mean '" + known + "'?";
    }
    throw Error({Problem{{}, {}, "there is no model '" + name + "'", suggestion}});
}

Evaluation prepare(const Model& model, const scenario::Node& inputs,
                   const scenario::Catalogue& catalogue,
                   std::span<const scenario::Override> overrides) {
    Evaluation result{&model, model.make_inputs(), model.make_outputs(), {}};
    result.resolved =
        scenario::read(model.inputs, inputs, result.inputs.get(), catalogue, overrides);
    return result;
}

Evaluation evaluate(const Model& model, const scenario::Node& inputs,
                    const scenario::Catalogue& catalogue,
                    std::span<const scenario::Override> overrides) {
    Evaluation result = prepare(model, inputs, catalogue, overrides);
    model.function(result.inputs.get(), result.outputs.get());
    return result;
}

std::string text_of(const Evaluation& evaluation) {
    return scenario::text_of(evaluation.model->outputs, evaluation.outputs.get());
}

std::string json_of(const Evaluation& evaluation) {
    const Model& model = *evaluation.model;
    return "{\n  \"model\": " + scenario::json_string(model.name) +
           ",\n  \"inputs\": " + scenario::json_of(model.inputs, evaluation.inputs.get(), 2) +
           ",\n  \"outputs\": " + scenario::json_of(model.outputs, evaluation.outputs.get(), 2) +
           ",\n  \"source\": " + scenario::json_string(model.source) + "\n}\n";
}

std::string csv_of(const Evaluation& evaluation) {
    return scenario::csv_of(evaluation.model->outputs, evaluation.outputs.get());
}

}  // namespace dawnline::models
