#pragma once
// Holds models against published numbers: rows of inputs, expected outputs, tolerance and source.
//
// A file is a list of rows or a map {rows: [...]}; validation/README.md shows a row. `expected` is
// a map from outputs to values, or one value with `quantity` naming the output. An expected value
// is a figure, "< figure", "> figure" or an interval [low, high].

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "dawnline/models/model.hpp"
#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/document.hpp"

namespace dawnline::models {

enum class RowStatus { passed, failed, explained };

/// One quantity of one row, computed.
struct RowResult {
    std::string id, model, quantity;
    std::optional<double> value;     // computed [unit]; empty for a text or if computing failed
    std::string value_text;          // computed, in the unit shown
    std::optional<double> expected;  // [unit]; empty for a text and for an interval
    std::string expected_text;       // as written
    std::string unit;                // SI unit of value and expected
    std::string shown;               // unit in which value_text is given
    std::optional<double> error;  // signed: relative [1], or absolute [unit] if the tolerance is;
                                  // for an inequality or interval the distance outside of it
    bool relative = false;        // error and tolerance_value are relative
    std::optional<double> tolerance_value;
    std::string tolerance;  // as written
    RowStatus status = RowStatus::failed;
    std::string source, note;
    std::string message;  // why it could not be computed, or the reason of a known miss
    Place place;
};

/// All rows of some files.
struct Validation {
    std::vector<RowResult> rows;
    int passed = 0, failed = 0, explained = 0;
};

/// Computes every row of the files. Throws Error with all problems of all files if a row is not
/// well formed; a model that refuses its inputs is a failed row with the message.
Validation validate(const Directory& models, std::span<const std::filesystem::path> files,
                    const scenario::Catalogue& catalogue);

/// The same for one document already read.
Validation validate(const Directory& models, const scenario::Node& document,
                    const scenario::Catalogue& catalogue);

/// The files of a folder that end in .yaml or .json, sorted.
std::vector<std::filesystem::path> row_files(const std::filesystem::path& folder);

/// The files of validation/ that ship with the program.
std::vector<std::filesystem::path> shipped_row_files();

/// An aligned table with a count at its end; {"rows", "passed", "failed", "explained"}; CSV.
std::string text_of(const Validation& validation);
std::string json_of(const Validation& validation);
std::string csv_of(const Validation& validation);

}  // namespace dawnline::models
