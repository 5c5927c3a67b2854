#pragma once
// JSON Schema (draft-07) of a field table, for editors and as a second opinion on the reader.

#include <string>

#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/document.hpp"
#include "dawnline/scenario/field.hpp"

namespace dawnline::scenario {

enum class SchemaForm {
    written,   // quantities are texts: "650 km"
    measured,  // quantities are numbers of the unit shown, so that ranges can be compared as well
};

/// The schema. With a catalogue, names of entries are enumerated.
///
/// A schema cannot see: duplicate keys, anchors, several documents (gone before it looks), ranges
/// of quantities with a unit (in the written form), figures missing from a catalogued section.
std::string json_schema(const FieldTable& table, const std::string& title,
                        const Catalogue* catalogue = nullptr,
                        SchemaForm form = SchemaForm::written);

/// A document as JSON: plain numbers, true and false as such, every other scalar as a string.
std::string json_of(const Node& document);

/// The same with every readable quantity of the table as a number of the unit shown.
std::string measured_json_of(const FieldTable& table, const Node& document);

}  // namespace dawnline::scenario
