#pragma once
// A table as text for people, CSV for spreadsheets, JSON for programs.

#include <string>
#include <variant>
#include <vector>

namespace dawnline::report {

/// What stands in one column.
struct PlainColumn {
    std::string name;  // in JSON and CSV: "miss_distance"
    std::string unit;  // shown in text and CSV; JSON holds SI with its unit beside; "" for words
    int decimals = 3;  // of a number in text and CSV
};

/// A word or an SI number.
using PlainCell = std::variant<std::string, double>;

struct PlainTable {
    std::string name;  // key of the rows in JSON
    std::vector<PlainColumn> columns;
    std::vector<std::vector<PlainCell>> rows;  // of as many cells as columns
};

/// A cell as text and CSV show it, without the unit; "-" for a number that is not finite.
std::string plain_cell(const PlainColumn& column, const PlainCell& cell);

/// Aligned columns under a header with units; numbers that are not finite show as "-".
std::string plain_text(const PlainTable& table);

/// RFC 4180; the header is "name [unit]".
std::string plain_csv(const PlainTable& table);

/// {"<name>": [{"column": value, …}], "units": {"column": "m", …}}, numbers in SI, null where not
/// finite.
std::string plain_json(const PlainTable& table);

/// By the word "text", "csv" or "json".
std::string formatted(const PlainTable& table, const std::string& format);

}  // namespace dawnline::report
