#pragma once
// Texts and numbers as JSON, YAML and CSV want them, and the nearest of some names.

#include <span>
#include <string>
#include <string_view>

namespace dawnline::scenario {

/// A JSON string with its quotes; control characters escaped.
std::string json_string(std::string_view text);

/// The shortest JSON number that reads back to the same bits; "null" if it is not finite.
std::string json_number(double value);

/// The shortest digits that read back to the same bits, without exponent from 1e-4 to 1e9.
std::string text_number(double value);

/// A text as a YAML scalar, plain where that is safe also inside braces, otherwise in double
/// quotes.
std::string yaml_text(std::string_view text);

/// A CSV cell, quoted if it must be (RFC 4180).
std::string csv_cell(std::string_view text);

/// The candidate nearest to `word` (Damerau-Levenshtein, case ignored), or "" if none is within two
/// edits or a third of the length, whichever is more.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

/// "did you mean X?" of the nearest candidate, or "".
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace dawnline::scenario
