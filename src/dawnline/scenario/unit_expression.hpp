#pragma once
// The grammar of unit expressions and the units that people write, without their sizes.

#include <span>
#include <string>
#include <vector>

namespace dawnline::scenario {

/// An atom and its power: "m2" is {"m", 2}.
struct UnitFactor {
    std::string atom;
    int power;
};

/// The factors of an expression in the order written; "1" has none. Throws Error that names what is
/// not a unit expression: numbers inside it, "@", open parentheses, powers beyond 9.
std::vector<UnitFactor> unit_factors(const std::string& text);

/// "kg.m2/s" from factors; those of power 0 vanish, and "1" is left of nothing.
std::string spelled(std::span<const UnitFactor> factors);

/// Units as they are usually written, for suggestions and for the schema; the usual one first.
const std::vector<std::string>& spelled_units();

/// A dimension that the language has a word for.
struct NamedDimension {
    const char* unit;  // one of its units
    const char* name;  // with its article
};
std::span<const NamedDimension> named_dimensions();

}  // namespace dawnline::scenario
