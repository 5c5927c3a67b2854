#pragma once
// Prints a struct by its field table.

#include <optional>
#include <string>
#include <vector>

#include "dawnline/scenario/field.hpp"

namespace dawnline::scenario {

/// A field's value taken out of its struct.
struct FieldValue {
    bool empty = false;               // an optional number that is not set
    std::vector<double> numbers;      // SI; one element for a single number
    std::optional<std::string> word;  // an integer, flag, text or choice
};
FieldValue value_of(const Field& field, const void* object);

/// An aligned table: name, value in the unit shown with up to six significant digits, unit,
/// meaning.
std::string text_of(const FieldTable& table, const void* object);

/// One JSON object {name: {"value": SI, "unit": "W"}}, nested for sections, doubles that read back
/// to the same bits. A value that is not finite is null with a "message"; an optional field that is
/// empty is left out. `indent` is the depth at which the object stands.
std::string json_of(const FieldTable& table, const void* object, int indent = 0);

/// Lines "name,value,unit,meaning" (RFC 4180) with SI values, names dotted.
std::string csv_of(const FieldTable& table, const void* object);

}  // namespace dawnline::scenario
