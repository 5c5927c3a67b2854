#pragma once
// A field of a struct by its dotted path, for programs that change one input among hundreds.

#include <optional>
#include <string_view>

#include "dawnline/scenario/field.hpp"

namespace dawnline::scenario {

/// A field and where its value lies in the object at hand.
struct PlacedField {
    const Field* field = nullptr;
    Slot slot;
};

/// The field at a path ("satellite.array.area") of an object that the table describes; nothing if
/// there is none.
std::optional<PlacedField> field_at(const FieldTable& table, void* object, std::string_view path);

/// Puts an SI value into the number at a path: rounded for an integer, also where an optional
/// number held none. The range of the field is left to the caller. Throws Error if there is no
/// number at that path.
void set_number(const FieldTable& table, void* object, std::string_view path, double si);

}  // namespace dawnline::scenario
