#pragma once
// The strict reader: a document and a field table in, a filled struct and every assumption out.

#include <span>
#include <string>
#include <vector>

#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/document.hpp"
#include "dawnline/scenario/field.hpp"
#include "dawnline/scenario/override.hpp"
#include "dawnline/scenario/resolved.hpp"

namespace dawnline::scenario {

/// Fills `object`, the struct that `table` describes, from a document.
///
/// A figure is a scalar or a map {value, source, year, confidence, note, origin}. A section of a
/// catalogue kind is the name of an entry or a map; in the map, `from` names the entry that fills
/// what is not given (`none`: nothing does), and without it the field's default entry does.
/// A number with a dimension needs its unit; a field shown in "K" takes degC too, one shown in
/// "delta_K" does not; a power takes dBm and dBW. Every problem of the document and the overrides
/// is in the one Error thrown; `object` is then half filled.
Resolved read(const FieldTable& table, const Node& document, void* object,
              const Catalogue& catalogue, std::span<const Override> overrides = {});

/// The same into a fresh struct.
template <class T>
T read_as(const FieldTable& table, const Node& document, const Catalogue& catalogue,
          std::span<const Override> overrides = {}, Resolved* resolved = nullptr) {
    T object{};
    Resolved all = read(table, document, &object, catalogue, overrides);
    if (resolved) *resolved = std::move(all);
    return object;
}

}  // namespace dawnline::scenario
