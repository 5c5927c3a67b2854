#include "dawnline/scenario/schema.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "dawnline/scenario/figure.hpp"
#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/template.hpp"
#include "dawnline/scenario/unit_expression.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::scenario {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* k_number = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?";

bool is_pure(const Field& field) {
    return field.unit.empty() || field.unit == "1";
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view(".*^$()[]{}+?|\\/").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// "(m|km|cm)" of all atoms of the dimension of one atom.
std::string atoms_like(const std::string& atom) {
    std::string out;
    for (const std::string& unit : units_like(atom))
        if (const auto factors = unit_factors(unit);
            factors.size() == 1 && factors[0].power == 1 && unit != "degC")
            out += (out.empty() ? "(" : "|") + escaped(unit);
    return out + ")";
}

/// A pattern of units of the dimension of `unit`: those usually spelled, and its own expression
/// with every atom in all its sizes. Expressions of another build, such as kg.m2/s3 for W, are not
/// seen.
std::string unit_pattern(const std::string& unit) {
    std::string out;
    for (const std::string& like : units_like(unit))
        out += (out.empty() ? "(" : "|") + escaped(like);
    std::string above, below;
    for (const UnitFactor& factor : unit_factors(shown_unit(unit))) {
        const int size = std::abs(factor.power);
        const std::string power = size == 1 ? "" : "(\\^|\\*\\*)?" + std::to_string(size);
        std::string& side = factor.power > 0 ? above : below;
        side += (factor.power > 0 ? (above.empty() ? "" : "[.*]") : "\\/") +
                atoms_like(factor.atom) + power;
    }
    if (!above.empty() || !below.empty()) out += "|" + (above.empty() ? "1" : above) + below;
    return out + ")";
}

void add_range(Json& json, const Range& range) {
    if (std::isfinite(range.low)) json[range.above ? "exclusiveMinimum" : "minimum"] = range.low;
    if (std::isfinite(range.high)) json["maximum"] = range.high;
}

Json scalar_schema(const Field& field, SchemaForm form) {
    Json json;
    switch (field.kind) {
        case FieldKind::flag:
            return {{"type", "boolean"}};
        case FieldKind::choice:
            json["enum"] = field.choices;
            return json;
        case FieldKind::text:  // a plain word may look like a number or a flag to a JSON reader
            json["type"] = {"string", "number", "boolean"};
            return json;
        case FieldKind::integer:
            json["type"] = "integer";
            add_range(json, field.range);
            return json;
        default:
            break;
    }
    if (form == SchemaForm::measured) {
        json["type"] = "number";
        add_range(json, field.range);
        return json;
    }
    if (!is_pure(field)) {
        json["type"] = "string";
        json["pattern"] = std::string("^") + k_number + " +" + unit_pattern(field.unit) + "$";
        return json;
    }
    Json number = {{"type", "number"}};
    add_range(number, field.range);
    json["anyOf"] = {
        number, {{"type", "string"}, {"pattern", std::string("^") + k_number + " +(%|ppm|ppb)$"}}};
    return json;
}

Json figure_schema(const Field& field, SchemaForm form) {
    Json value = scalar_schema(field, form);
    if (field.kind == FieldKind::numbers) value = {{"type", "array"}, {"items", value}};
    const Json map = {{"type", "object"},
                      {"properties",
                       {{"value", value},
                        {"source", {{"type", "string"}}},
                        {"year", {{"type", "integer"}, {"minimum", 0}, {"maximum", 9999}}},
                        {"confidence", {{"enum", {"P", "S", "C", "V", "E"}}}},
                        {"note", {{"type", "string"}}},
                        {"origin", {{"type", "string"}}}}},
                      {"required", {"value"}},
                      {"additionalProperties", false}};
    Json json = {{"description", field.meaning}};
    if (!field.unit.empty() && field.unit != "1")
        json["description"] = field.meaning + " [" + shown_unit(field.unit) + "]";
    if (field.default_text) json["default"] = *field.default_text;
    if (std::isfinite(field.range.low) || std::isfinite(field.range.high))
        json["$comment"] = "allowed: " + range_text(field);
    json["anyOf"] = {value, map};
    return json;
}

bool needs_value(const Field& field);

bool has_required(const FieldTable& table) {
    return std::any_of(table.fields().begin(), table.fields().end(), needs_value);
}

bool needs_value(const Field& field) {
    if (field.optional || field.default_text) return false;
    return field.kind != FieldKind::section || has_required(*field.table);
}

Json table_schema(const FieldTable& table, const Catalogue* catalogue, SchemaForm form,
                  bool catalogued) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const Field& field : table.fields()) {
        if (needs_value(field) && !catalogued) required.push_back(field.name);
        if (field.kind != FieldKind::section) {
            properties[field.name] = figure_schema(field, form);
            continue;
        }
        const bool inner = catalogued || !field.catalogue.empty();
        Json map = table_schema(*field.table, catalogue, form, inner);
        if (field.catalogue.empty()) {
            map["description"] = field.meaning;
            properties[field.name] = std::move(map);
            continue;
        }
        Json name = {{"type", "string"}};
        if (catalogue) name = {{"enum", catalogue->names(field.catalogue)}};
        Json from = name;
        if (catalogue) from["enum"].push_back("none");
        map["properties"]["from"] = std::move(from);
        Json section = {{"description", field.meaning}};
        if (field.default_text) section["default"] = *field.default_text;
        section["anyOf"] = {std::move(name), std::move(map)};
        properties[field.name] = std::move(section);
    }
    Json json = {
        {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (!required.empty()) json["required"] = std::move(required);
    return json;
}

Json plain_json(const Node& node) {
    switch (node.kind) {
        case NodeKind::nothing:
            return nullptr;
        case NodeKind::list: {
            Json list = Json::array();
            for (const Node& item : node.items) list.push_back(plain_json(item));
            return list;
        }
        case NodeKind::map: {
            Json map = Json::object();
            for (const Entry& entry : node.entries) map[entry.key] = plain_json(entry.value);
            return map;
        }
        case NodeKind::scalar:
            break;
    }
    if (!node.quoted) {
        if (node.text == "true") return true;
        if (node.text == "false") return false;
        if (is_number(node.text)) {
            // 1e3 is a whole number; validators tell integers by their form.
            const double value = parse_quantity(node.text).value;
            if (value == std::floor(value) && std::abs(value) < 9e15)
                return static_cast<long long>(value);
            return value;
        }
    }
    return node.text;
}

void measure(const Field& field, Json& json) {
    if (json.is_array()) {
        for (Json& item : json) measure(field, item);
        return;
    }
    const std::string unit = is_pure(field) ? "1" : field.unit;
    try {
        if (json.is_string() && !is_number(json.get<std::string>())) {
            const Quantity quantity = parse_quantity(json.get<std::string>());
            if (!same_dimension(quantity.unit, unit)) return;
            json = quantity.unit == unit ? quantity.value
                                         : from_si(to_si(quantity.value, quantity.unit), unit);
        } else if (json.is_number() && unit != "1") {
            json = json.dump();  // a bare number is no quantity: the schema must see a text
        }
    } catch (const Error&) {
        return;  // stays a text, which the schema refuses
    }
}

void measure(const FieldTable& table, Json& json) {
    if (!json.is_object()) return;
    for (const Field& field : table.fields()) {
        const auto found = json.find(field.name);
        if (found == json.end()) continue;
        if (field.kind == FieldKind::section) {
            measure(*field.table, *found);
        } else if (field.kind == FieldKind::number || field.kind == FieldKind::numbers) {
            Json& value =
                found->is_object() && found->contains("value") ? (*found)["value"] : *found;
            measure(field, value);
        }
    }
}

}  // namespace

std::string json_schema(const FieldTable& table, const std::string& title,
                        const Catalogue* catalogue, SchemaForm form) {
    Json json = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                 {"title", title},
                 {"description", table.meaning()}};
    json.update(table_schema(table, catalogue, form, false));
    return json.dump(2) + "\n";
}

std::string json_of(const Node& document) {
    return plain_json(document).dump(2) + "\n";
}

std::string measured_json_of(const FieldTable& table, const Node& document) {
    Json json = plain_json(document);
    measure(table, json);
    return json.dump(2) + "\n";
}

}  // namespace dawnline::scenario
