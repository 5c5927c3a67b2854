#pragma once
// One figure of a document: its value, where it comes from, and its number in SI.

#include <optional>
#include <string>
#include <vector>

#include "dawnline/scenario/document.hpp"
#include "dawnline/scenario/field.hpp"

namespace dawnline::scenario {

/// A value with what is known about it; written as a scalar, or as a map with the key `value`.
struct Figure {
    const Node* value = nullptr;  // in the document; nullptr if the map lacks it
    std::string source;
    std::optional<int> year;
    std::string confidence;  // P S C V E
    std::string note;
    std::string origin;  // set in resolved documents only
};

/// True for a map with the key `value`.
bool is_figure_map(const Node& node) noexcept;

/// Reads either form; what is wrong with the map is added to `problems`.
Figure figure_of(const Node& node, const std::string& path, std::vector<Problem>& problems);

/// The number of a scalar in SI, checked against the field's dimension and range. Adds a problem
/// and returns nothing if it cannot be read. Numbers and integers.
std::optional<double> number_of(const Field& field, const Node& node, const std::string& path,
                                std::vector<Problem>& problems);

/// A text of a number with its unit, of the dimension of `unit`, in SI. "1" takes bare numbers and
/// %. Throws Error that says what is wrong.
double si_number(const std::string& text, const std::string& unit);

/// A readable example of the field: its default, or a number in its range.
std::string example_of(const Field& field);

/// "a length such as 650 km", "one of a, b", "true or false".
std::string wanted(const Field& field);

}  // namespace dawnline::scenario
