#pragma once
// Pieces of a web page, every text escaped.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dawnline::report {

/// A table as values; cells are plain text.
struct Table {
    struct Column {
        std::string name;
        bool number = false;  // aligned on the right
    };
    struct Row {
        std::vector<std::string> cells;
        std::string kind;  // class of the row, empty for none
    };
    std::vector<Column> columns;
    std::vector<Row> rows;
};

/// & < > " ' as entities.
std::string escaped(std::string_view text);

/// A table whose cells carry their column's name, so that it can turn into cards on a phone.
std::string html_of(const Table& table, const std::string& kind);

/// Rows alone, of one group under a heading that spans the table; no heading if it is empty.
std::string body_of(const Table& table, const std::string& heading);

/// "P" → "primary source", "E" → "estimate".
std::string confidence_in_words(const std::string& letter);

/// The template with each {{name}} replaced; a name that is not in `parts` is an assertion.
std::string filled(std::string_view page, const std::map<std::string, std::string>& parts);

}  // namespace dawnline::report
