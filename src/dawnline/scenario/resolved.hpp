#pragma once
// What a reading rests on: every value with its origin, and the document that says so.

#include <optional>
#include <string>
#include <vector>

#include "dawnline/scenario/field.hpp"

namespace dawnline::scenario {

/// One value that the result rests on.
struct Assumption {
    std::string path;  // dotted: "satellite.array.area"
    FieldKind kind = FieldKind::number;
    std::string text;             // as written: "650 km"
    std::optional<double> value;  // SI; empty for a list, a flag and a text
    std::string unit;             // shown, "1" for a pure number, empty for a text
    std::string meaning;
    std::string origin;  // "scenario.yaml:14:15", "catalogue solar_cells/xtj", "default", "--set"
    std::string source;  // author, year, document
    std::optional<int> year;
    std::string confidence;  // P S C V E, or empty where nobody has said
    std::string note;
};

/// Everything that was read, in field order.
struct Resolved {
    std::vector<Assumption> assumptions;
    std::vector<std::string> catalogued;  // paths of sections of a catalogue kind
};

/// The resolved document as YAML that needs no catalogue and no default: every value as it was
/// written, with source, year, confidence and, unless it stood in the file, its origin.
/// Reading the result and writing it again gives the same bytes.
std::string write_resolved(const Resolved& resolved);

}  // namespace dawnline::scenario
