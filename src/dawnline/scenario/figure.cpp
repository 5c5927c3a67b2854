#include "dawnline/scenario/figure.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/template.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::scenario {
namespace {

const std::vector<std::string> k_figure_keys = {"value",      "source", "year",
                                                "confidence", "note",   "origin"};
const std::vector<std::string> k_confidences = {"P", "S", "C", "V", "E"};

constexpr double k_largest_integer = 9007199254740992.0;  // 2^53: above it doubles skip integers

bool is_pure(const Field& field) {
    return field.unit.empty() || field.unit == "1";
}

bool inside(const Range& range, double value) noexcept {
    // Limits are stated in the shown unit; going to SI and back may cost the last digits.
    const auto slack = [](double limit) {
        return std::isfinite(limit) ? 1e-12 * std::abs(limit) : 0.0;
    };
    if (range.above ? !(value > range.low) : !(value >= range.low - slack(range.low))) return false;
    return value <= range.high + slack(range.high);
}

double in_unit_of(const Field& field, const Quantity& quantity) {
    const std::string unit = is_pure(field) ? "1" : field.unit;
    if (quantity.unit == unit || (quantity.unit.empty() && unit == "1")) return quantity.value;
    return from_si(to_si(quantity.value, quantity.unit), unit);
}

/// Another unit or prefix that would bring the number into the range.
std::string other_unit(const Field& field, const Quantity& quantity) {
    if (field.kind == FieldKind::integer) return {};
    for (const std::string& unit : units_like(is_pure(field) ? "1" : field.unit)) {
        if (unit == quantity.unit || unit == "1") continue;
        const Quantity changed{quantity.value, unit};
        if (inside(field.range, in_unit_of(field, changed)))
            return fmt::format("did you mean {} {}?", text_number(quantity.value), unit);
    }
    return {};
}

/// What is wrong with a quantity as one problem without place, or the SI value.
struct Measured {
    std::optional<double> si;
    std::string message, suggestion;
};

Measured measure(const Field& field, const std::string& text, bool quoted) {
    Quantity quantity{};
    try {
        quantity = parse_quantity(text);
    } catch (const Error& error) {
        const Problem& problem = error.problems().front();
        return {{}, "cannot be read: " + problem.message, problem.suggestion};
    }
    const std::string unit = is_pure(field) ? "1" : field.unit;
    const std::string need = "; it needs " + wanted(field);
    if (quantity.unit.empty()) {
        if (unit != "1") return {{}, "is " + text + " without a unit" + need, {}};
        if (quoted) return {{}, "is a number in quotes", "write " + text + " without quotes"};
    } else {
        try {
            if (!same_dimension(quantity.unit, unit)) return {{}, "is " + text + need, {}};
        } catch (const Error& error) {
            const Problem& problem = error.problems().front();
            std::string suggestion = problem.suggestion;
            if (suggestion.empty()) suggestion = did_you_mean(quantity.unit, units_like(unit));
            return {{}, "has " + problem.message + need, suggestion};
        }
        const bool celsius = quantity.unit == "degC" || quantity.unit == "°C";
        if (unit == "delta_K" && celsius)
            return {{}, "is " + text + ", but a temperature difference is given in K", {}};
    }
    const double si = to_si(quantity.value, quantity.unit);
    if (!std::isfinite(si)) return {{}, "is " + text + ", beyond double precision in SI", {}};
    if (!inside(field.range, in_unit_of(field, quantity)))
        return {{}, "is " + text + "; it may be " + range_text(field), other_unit(field, quantity)};
    return {si, {}, {}};
}

}  // namespace

bool is_figure_map(const Node& node) noexcept {
    return node.is_map() && node.find("value");
}

Figure figure_of(const Node& node, const std::string& path, std::vector<Problem>& problems) {
    Figure figure;
    if (!node.is_map()) {
        figure.value = &node;
        return figure;
    }
    for (const Entry& entry : node.entries) {
        const auto complain = [&](std::string message, std::string suggestion = {}) {
            problems.push_back(
                {entry.value.place, path, std::move(message), std::move(suggestion)});
        };
        if (entry.key == "value") {
            figure.value = &entry.value;
            continue;
        }
        if (std::find(k_figure_keys.begin(), k_figure_keys.end(), entry.key) ==
            k_figure_keys.end()) {
            problems.push_back({entry.place, path, "has the unknown key '" + entry.key + "'",
                                did_you_mean(entry.key, k_figure_keys)});
            continue;
        }
        const std::string& text = entry.value.text;
        if (!entry.value.is_scalar() || text.empty()) {
            complain("has a " + entry.key + " that is not a text");
        } else if (entry.key == "source") {
            figure.source = text;
        } else if (entry.key == "note") {
            figure.note = text;
        } else if (entry.key == "origin") {
            figure.origin = text;
        } else if (entry.key == "confidence") {
            figure.confidence = text;
            if (std::find(k_confidences.begin(), k_confidences.end(), text) == k_confidences.end())
                complain("has confidence '" + text + "'; it is one of P S C V E");
        } else if (text.size() == 4 && is_number(text)) {
            figure.year = static_cast<int>(parse_quantity(text).value);
        } else {
            complain("has year '" + text + "'; it is four digits");
        }
    }
    if (!figure.value)
        problems.push_back({node.place, path, "lacks the key 'value'", "a figure is {value: …}"});
    return figure;
}

std::optional<double> number_of(const Field& field, const Node& node, const std::string& path,
                                std::vector<Problem>& problems) {
    const auto complain = [&](std::string message, std::string suggestion = {}) {
        problems.push_back({node.place, path, std::move(message), std::move(suggestion)});
        return std::nullopt;
    };
    if (node.kind == NodeKind::nothing) return complain("has no value; it needs " + wanted(field));
    if (!node.is_scalar())
        return complain(std::string("is a ") + (node.is_map() ? "map" : "list") + "; it needs " +
                        wanted(field));
    if (!looks_like_number(node.text)) {
        const std::string shown = node.text.substr(0, 60);
        try {
            parse_quantity(node.text);
        } catch (const Error& error) {
            const bool finite =
                error.problems().front().message.find("finite") == std::string::npos;
            return complain((finite ? "is '" + shown + "'" : "is not a finite number") +
                            "; it needs " + wanted(field));
        }
    }
    if (field.kind == FieldKind::integer && node.quoted)
        return complain("is a number in quotes", "write " + node.text + " without quotes");
    Measured measured = measure(field, node.text, node.quoted);
    if (!measured.si) return complain(measured.message, measured.suggestion);
    if (field.kind == FieldKind::integer) {
        if (!parse_quantity(node.text).unit.empty())
            return complain("is " + node.text + "; it needs " + wanted(field) + " without unit");
        if (*measured.si != std::floor(*measured.si) || std::abs(*measured.si) > k_largest_integer)
            return complain("is " + node.text + "; it needs " + wanted(field));
    }
    return measured.si;
}

double si_number(const std::string& text, const std::string& unit) {
    Field field;
    field.name = "value";
    field.unit = unit;
    const Measured measured = measure(field, text, false);
    if (!measured.si) throw Error({Problem{{}, {}, measured.message, measured.suggestion}});
    return *measured.si;
}

std::string example_of(const Field& field) {
    if (field.default_text) return *field.default_text;
    switch (field.kind) {
        case FieldKind::flag:
            return "false";
        case FieldKind::choice:
            return field.choices.empty() ? "" : field.choices.front();
        case FieldKind::text:
            return "unnamed";
        case FieldKind::section:
            return field.default_text.value_or("");
        default:
            break;
    }
    const Range& range = field.range;
    double value = 1.0;
    if (!inside(range, value)) {
        if (std::isfinite(range.low) && std::isfinite(range.high))
            value = field.kind == FieldKind::integer ? std::ceil(0.5 * (range.low + range.high))
                                                     : 0.5 * (range.low + range.high);
        else if (std::isfinite(range.low))
            value = range.above ? 2.0 * std::abs(range.low) + 1.0 : range.low;
        else
            value = range.high;
    }
    std::string text = text_number(value);
    if (!is_pure(field)) text += " " + shown_unit(field.unit);
    return field.kind == FieldKind::numbers ? "[" + text + "]" : text;
}

std::string wanted(const Field& field) {
    switch (field.kind) {
        case FieldKind::flag:
            return "true or false";
        case FieldKind::text:
            return "a text";
        case FieldKind::integer:
            return "a whole number such as " + example_of(field);
        case FieldKind::section:
            return field.catalogue.empty() ? "a map"
                                           : "the name of an entry of the catalogue of " +
                                                 field.catalogue + ", or a map";
        case FieldKind::choice: {
            std::string all;
            for (const std::string& choice : field.choices)
                all += (all.empty() ? "one of " : ", ") + choice;
            return all;
        }
        case FieldKind::numbers:
            return "a list such as " + example_of(field);
        case FieldKind::number:
            break;
    }
    return dimension_name(is_pure(field) ? "1" : field.unit) + " such as " + example_of(field);
}

}  // namespace dawnline::scenario
