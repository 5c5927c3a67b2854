#pragma once
// A number and its unit as a person writes them: "650 km".

#include <string>
#include <string_view>

namespace dawnline::scenario {

/// A number and its unit as they were written.
struct Quantity {
    double value;      // in `unit`
    std::string unit;  // empty for a bare number
};

/// Splits "650 km" into 650 and "km"; the unit may be missing and is not looked up here.
///
/// The number is a decimal of JSON: no leading zero, no leading or trailing point, no plus sign, no
/// hexadecimal, no thousands separator, finite. A blank stands between number and unit.
/// Throws Error that says what is wrong with the text.
Quantity parse_quantity(std::string_view text);

/// True if the text begins as a number does: a digit, or a sign or point before a digit.
bool looks_like_number(std::string_view text) noexcept;

/// A bare number written by the rules of parse_quantity, and nothing else.
bool is_number(std::string_view text) noexcept;

}  // namespace dawnline::scenario
