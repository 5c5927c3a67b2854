#pragma once
// What a field table looks like to a person: the commented template and the reference page.

#include <string>

#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/field.hpp"

namespace dawnline::scenario {

/// A YAML document with every field, its default, unit, range and meaning, that reads back without
/// error. A field without default stands with an example; an optional one is commented out, and so
/// are the values of a section that a catalogue entry fills, which are the entry's own if a
/// catalogue is given.
std::string yaml_template(const FieldTable& table, const Catalogue* catalogue = nullptr);

/// Markdown: one table of fields per section (name, unit, range, default, meaning, source).
std::string markdown_reference(const FieldTable& table, const std::string& title);

/// Markdown: one table of what a model returns (name, unit, meaning), sections one level deep.
std::string markdown_results(const FieldTable& table);

/// "120 km to 50000 km", "more than 0 m", "any"; of the field's unit as shown.
std::string range_text(const Field& field);

}  // namespace dawnline::scenario
