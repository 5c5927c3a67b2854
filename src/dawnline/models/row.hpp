#pragma once
// One validation row as it is written: what is expected of one output, and how near.

#include <optional>
#include <string>
#include <vector>

#include "dawnline/models/model.hpp"
#include "dawnline/scenario/document.hpp"

namespace dawnline::models {

/// How near a computed number must come to the expected one.
struct Tolerance {
    double value = 0.0;     // relative [1], or absolute in SI
    bool relative = false;  // of the expected value
    std::string text;       // as written; empty if none was
};

enum class Relation { equals, below, at_most, above, at_least, interval, same_text };

/// What is expected of one output of a model.
struct Expectation {
    std::string quantity;  // dotted name of the output
    const scenario::Field* field = nullptr;
    Relation relation = Relation::equals;
    std::vector<double> numbers;  // SI; one, two of an interval, or all of a list
    std::string text;             // as written
    Tolerance tolerance;
};

/// One row: a model, its inputs, and what is expected of one or several of its outputs.
struct Row {
    std::string id;
    const Model* model = nullptr;
    scenario::Node inputs;
    std::vector<Expectation> expected;
    std::string source, note, known_miss;
    Place place;
};

/// Reads the rows of a document; whatever is wrong is added to `problems`.
std::vector<Row> rows_of(const scenario::Node& document, const Directory& models,
                         std::vector<Problem>& problems);

/// An output by its dotted name, and through `object` the struct in which it lies. nullptr if there
/// is none; `object` may be nullptr when only the field is wanted.
const scenario::Field* output_of(const Model& model, const std::string& quantity,
                                 const void** object);

}  // namespace dawnline::models
