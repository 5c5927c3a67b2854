#include "dawnline/scenario/show.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::scenario {
namespace {

const void* nested(const Field& field, const void* object) {
    return std::get<void*>(field.slot(const_cast<void*>(object)));
}

bool is_text(const Field& field) {
    return field.kind == FieldKind::text || field.kind == FieldKind::choice;
}

std::string unit_of(const Field& field) {
    return field.unit.empty() ? "1" : field.unit;
}

struct Line {
    std::string name, value, unit, meaning;
};

void collect(const FieldTable& table, const void* object, const std::string& prefix,
             std::vector<Line>& lines) {
    for (const Field& field : table.fields()) {
        if (field.kind == FieldKind::section) {
            collect(*field.table, nested(field, object), prefix + field.name + ".", lines);
            continue;
        }
        const FieldValue value = value_of(field, object);
        if (value.empty) continue;
        Line line{prefix + field.name, {}, {}, field.meaning};
        if (value.word) {
            line.value = *value.word;
        } else {
            for (const double number : value.numbers) {
                line.value += line.value.empty() ? "" : ", ";
                line.value += std::isfinite(number)
                                  ? fmt::format("{:.6g}", from_si(number, unit_of(field)))
                                  : "not finite";
            }
            if (unit_of(field) != "1") line.unit = shown_unit(field.unit);
        }
        lines.push_back(std::move(line));
    }
}

/// Columns on a screen: code points, which is right for Latin and Greek.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string padded(const std::string& text, std::size_t columns) {
    return text + std::string(columns > width(text) ? columns - width(text) : 0, ' ');
}

std::string json_value(const Field& field, const FieldValue& value) {
    if (value.word)
        return fmt::format("{{\"value\": {}}}",
                           is_text(field) ? json_string(*value.word) : *value.word);
    const bool list = field.kind == FieldKind::numbers;
    std::string numbers;
    bool finite = true;
    for (const double number : value.numbers) {
        numbers += (numbers.empty() ? "" : ", ") + json_number(number);
        finite = finite && std::isfinite(number);
    }
    if (list) numbers = "[" + numbers + "]";
    return fmt::format("{{\"value\": {}, \"unit\": {}{}}}", numbers,
                       json_string(si_unit(unit_of(field))),
                       finite ? "" : ", \"message\": \"not a finite number\"");
}

void write_csv(const FieldTable& table, const void* object, const std::string& prefix,
               std::string& out) {
    for (const Field& field : table.fields()) {
        if (field.kind == FieldKind::section) {
            write_csv(*field.table, nested(field, object), prefix + field.name + ".", out);
            continue;
        }
        const FieldValue value = value_of(field, object);
        if (value.empty) continue;
        std::string text;
        if (value.word) {
            text = *value.word;
        } else {
            for (std::size_t i = 0; i < value.numbers.size(); ++i)
                text += (i == 0 ? "" : " ") +
                        (std::isfinite(value.numbers[i]) ? json_number(value.numbers[i]) : "");
        }
        out += csv_cell(prefix + field.name) + "," + csv_cell(text) + "," +
               (value.word ? "" : csv_cell(si_unit(unit_of(field)))) + "," +
               csv_cell(field.meaning) + "\r\n";
    }
}

}  // namespace

FieldValue value_of(const Field& field, const void* object) {
    // A slot gives a pointer to write through; this file only reads.
    const Slot slot = field.slot(const_cast<void*>(object));
    FieldValue value;
    if (const auto* number = std::get_if<double*>(&slot)) value.numbers = {**number};
    if (const auto* numbers = std::get_if<std::vector<double>*>(&slot)) value.numbers = **numbers;
    if (const auto* integer = std::get_if<long*>(&slot)) value.word = std::to_string(**integer);
    if (const auto* flag = std::get_if<bool*>(&slot)) value.word = **flag ? "true" : "false";
    if (const auto* text = std::get_if<std::string*>(&slot)) value.word = **text;
    if (const auto* maybe = std::get_if<std::optional<double>*>(&slot)) {
        value.empty = !(*maybe)->has_value();
        if (!value.empty) value.numbers = {**(*maybe)};
    }
    return value;
}

std::string text_of(const FieldTable& table, const void* object) {
    std::vector<Line> lines;
    collect(table, object, {}, lines);
    std::size_t name = 0, value = 0, unit = 0;
    for (const Line& line : lines) {
        name = std::max(name, width(line.name));
        value = std::max(value, std::min<std::size_t>(width(line.value), 40));
        unit = std::max(unit, width(line.unit));
    }
    std::string out;
    for (const Line& line : lines) {
        std::string row = padded(line.name, name) + "  " + padded(line.value, value) + "  " +
                          padded(line.unit, unit) + "  " + line.meaning;
        row.erase(row.find_last_not_of(' ') + 1);
        out += row + "\n";
    }
    return out;
}

std::string json_of(const FieldTable& table, const void* object, int indent) {
    const std::string inner(static_cast<std::size_t>(indent) + 2, ' ');
    std::string out;
    for (const Field& field : table.fields()) {
        std::string value;
        if (field.kind == FieldKind::section) {
            value = json_of(*field.table, nested(field, object), indent + 2);
        } else {
            const FieldValue found = value_of(field, object);
            if (found.empty) continue;
            value = json_value(field, found);
        }
        out += (out.empty() ? "\n" : ",\n") + inner + json_string(field.name) + ": " + value;
    }
    if (out.empty()) return "{}";
    return "{" + out + "\n" + std::string(static_cast<std::size_t>(indent), ' ') + "}";
}

std::string csv_of(const FieldTable& table, const void* object) {
    std::string out = "name,value,unit,meaning\r\n";
    write_csv(table, object, {}, out);
    return out;
}

}  // namespace dawnline::scenario
