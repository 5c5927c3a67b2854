#include "dawnline/report/plain_table.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dawnline/scenario/units.hpp"

namespace dawnline::report {
namespace {

std::string header(const PlainColumn& column) {
    const bool bare = column.unit.empty() || column.unit == "1";
    return bare ? column.name : fmt::format("{} [{}]", column.name, column.unit);
}

// Characters as a terminal counts them.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

}  // namespace

std::string plain_cell(const PlainColumn& column, const PlainCell& cell) {
    if (const auto* word = std::get_if<std::string>(&cell)) return *word;
    const double value = std::get<double>(cell);
    if (!std::isfinite(value)) return "-";
    return fmt::format("{:.{}f}", scenario::from_si(value, column.unit), column.decimals);
}

std::string plain_text(const PlainTable& table) {
    std::vector<std::vector<std::string>> lines(1);
    for (const PlainColumn& column : table.columns) lines[0].push_back(header(column));
    for (const auto& row : table.rows) {
        lines.emplace_back();
        for (std::size_t k = 0; k < row.size(); ++k)
            lines.back().push_back(plain_cell(table.columns[k], row[k]));
    }
    std::vector<std::size_t> widths(table.columns.size(), 0);
    for (const auto& line : lines)
        for (std::size_t k = 0; k < line.size(); ++k)
            widths[k] = std::max(widths[k], width_of(line[k]));
    std::string text;
    for (const auto& line : lines) {
        std::string row;
        for (std::size_t k = 0; k < line.size(); ++k) {
            const std::string gap(widths[k] - width_of(line[k]), ' ');
            const bool word = table.columns[k].unit.empty();
            row += (k ? "  " : "") + (word ? line[k] + gap : gap + line[k]);
        }
        row.erase(row.find_last_not_of(' ') + 1);
        text += row + '\n';
    }
    return text;
}

std::string plain_csv(const PlainTable& table) {
    std::string text;
    for (std::size_t k = 0; k < table.columns.size(); ++k)
        text += (k ? "," : "") + csv_cell(header(table.columns[k]));
    text += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t k = 0; k < row.size(); ++k)
            text += (k ? "," : "") + csv_cell(plain_cell(table.columns[k], row[k]));
        text += "\r\n";
    }
    return text;
}

std::string plain_json(const PlainTable& table) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array(), units, whole;
    for (const auto& row : table.rows) {
        nlohmann::ordered_json entry;
        for (std::size_t k = 0; k < row.size(); ++k) {
            const auto* number = std::get_if<double>(&row[k]);
            if (number == nullptr)
                entry[table.columns[k].name] = std::get<std::string>(row[k]);
            else if (std::isfinite(*number))
                entry[table.columns[k].name] = *number;
            else
                entry[table.columns[k].name] = nullptr;
        }
        rows.push_back(std::move(entry));
    }
    for (const PlainColumn& column : table.columns)
        if (!column.unit.empty()) units[column.name] = scenario::si_unit(column.unit);
    whole[table.name] = std::move(rows);
    whole["units"] = std::move(units);
    return whole.dump(1) + "\n";
}

std::string formatted(const PlainTable& table, const std::string& format) {
    if (format == "json") return plain_json(table);
    return format == "csv" ? plain_csv(table) : plain_text(table);
}

}  // namespace dawnline::report
