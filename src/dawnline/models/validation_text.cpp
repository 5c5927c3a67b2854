// How a validation is printed; declared in validate.hpp.

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "dawnline/models/validate.hpp"
#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::models {
namespace {

using scenario::json_number;
using scenario::json_string;

const char* word(RowStatus status) {
    switch (status) {
        case RowStatus::passed:
            return "passed";
        case RowStatus::failed:
            return "FAILED";
        case RowStatus::explained:
            return "explained";
    }
    return "";
}

std::string number_or_null(const std::optional<double>& value) {
    return value ? json_number(*value) : "null";
}

std::string with_unit(const RowResult& row) {
    if (row.value_text.empty()) return "-";
    return row.shown.empty() || row.shown == "1" ? row.value_text
                                                 : row.value_text + " " + row.shown;
}

std::string error_text(const RowResult& row) {
    if (!row.error) return "-";
    if (row.relative) return fmt::format("{:+.2g} %", 100.0 * *row.error);
    const std::string unit = row.unit == "1" ? "" : " " + row.unit;
    return fmt::format("{:+.2g}{}", *row.error, unit);
}

std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

constexpr std::size_t k_columns = 8;
using Cells = std::array<std::string, k_columns>;

}  // namespace

std::string text_of(const Validation& validation) {
    std::vector<Cells> table{
        {"id", "model", "quantity", "value", "expected", "error", "tolerance", ""}};
    for (const RowResult& row : validation.rows)
        table.push_back({row.id, row.model, row.quantity, with_unit(row), row.expected_text,
                         error_text(row), row.tolerance.empty() ? "-" : row.tolerance,
                         word(row.status)});
    std::array<std::size_t, k_columns> widths{};
    for (const Cells& cells : table)
        for (std::size_t i = 0; i < k_columns; ++i)
            widths[i] = std::max(widths[i], width(cells[i]));
    std::string out;
    for (std::size_t line = 0; line < table.size(); ++line) {
        std::string text;
        for (std::size_t i = 0; i < k_columns; ++i)
            text += table[line][i] + std::string(widths[i] - width(table[line][i]) + 2, ' ');
        text.erase(text.find_last_not_of(' ') + 1);
        out += text + "\n";
        if (line > 0 && !validation.rows[line - 1].message.empty())
            out += "    " + validation.rows[line - 1].message + "\n";
    }
    return out + fmt::format("{} of {} passed, {} explained, {} failed\n", validation.passed,
                             validation.rows.size(), validation.explained, validation.failed);
}

std::string json_of(const Validation& validation) {
    std::string rows;
    for (const RowResult& row : validation.rows) {
        const bool is_text = row.unit.empty();
        std::string value = is_text ? json_string(row.value_text) : number_or_null(row.value);
        std::string expected =
            is_text || !row.expected ? json_string(row.expected_text) : json_number(*row.expected);
        rows += fmt::format(
            "{}\n    {{\"id\": {}, \"model\": {}, \"quantity\": {}, \"value\": {}, \"expected\": "
            "{}, "
            "\"unit\": {}, \"error\": {}, \"error_is\": {}, \"tolerance\": {}, "
            "\"tolerance_text\": {}, \"pass\": {}, \"status\": {}, \"source\": {}",
            rows.empty() ? "" : ",", json_string(row.id), json_string(row.model),
            json_string(row.quantity), value, expected, json_string(row.unit),
            number_or_null(row.error), json_string(row.relative ? "relative" : "absolute"),
            number_or_null(row.tolerance_value), json_string(row.tolerance),
            row.status == RowStatus::passed,
            json_string(row.status == RowStatus::failed ? "failed" : word(row.status)),
            json_string(row.source));
        if (!row.note.empty()) rows += ", \"note\": " + json_string(row.note);
        if (!row.message.empty()) rows += ", \"message\": " + json_string(row.message);
        rows += "}";
    }
    return fmt::format(
        "{{\n  \"rows\": [{}{}],\n  \"passed\": {},\n  \"failed\": {},\n  \"explained\": {}\n}}\n",
        rows, rows.empty() ? "" : "\n  ", validation.passed, validation.failed,
        validation.explained);
}

std::string csv_of(const Validation& validation) {
    using scenario::csv_cell;
    const auto cell = [](const std::optional<double>& value) {
        return value ? json_number(*value) : std::string();
    };
    std::string out =
        "id,model,quantity,value,expected,unit,error,error_is,tolerance,status,source\r\n";
    for (const RowResult& row : validation.rows)
        out += fmt::format(
            "{},{},{},{},{},{},{},{},{},{},{}\r\n", csv_cell(row.id), csv_cell(row.model),
            csv_cell(row.quantity), row.value ? cell(row.value) : csv_cell(row.value_text),
            row.expected ? cell(row.expected) : csv_cell(row.expected_text), csv_cell(row.unit),
            cell(row.error), row.relative ? "relative" : "absolute", csv_cell(row.tolerance),
            row.status == RowStatus::failed ? "failed" : word(row.status), csv_cell(row.source));
    return out;
}

}  // namespace dawnline::models
