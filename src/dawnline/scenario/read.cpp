#include "dawnline/scenario/read.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "dawnline/scenario/figure.hpp"
#include "dawnline/scenario/problems.hpp"
#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::scenario {
namespace {

/// One map in which a section's values may stand; the strongest comes first.
struct Layer {
    const Node* node;
    std::string origin;  // "catalogue solar_cells/xtj"; empty in the document itself
};

/// A value of a field and the layer it was found in.
struct Found {
    const Node* node = nullptr;
    const Layer* layer = nullptr;
};

class Reader {
  public:
    explicit Reader(const Catalogue& catalogue) : catalogue_(catalogue) {}

    std::vector<Problem> problems;
    Resolved resolved;

    void section(const FieldTable& table, void* object, const std::string& path,
                 const std::vector<Layer>& layers, const Place& place, bool catalogued);

  private:
    void nested(const Field& field, void* object, const std::string& path,
                const std::vector<Layer>& layers, const Place& place);
    void leaf(const Field& field, void* object, const std::string& path, const Found& found,
              const Place& place);
    void check_keys(const FieldTable& table, const std::string& path, const Layer& layer,
                    bool catalogued);
    bool add_entry(const Field& field, const Node& name, const std::string& path,
                   std::vector<Layer>& layers);
    std::optional<double> fill(const Field& field, const Slot& slot, const Node& node,
                               const std::string& path, std::string& text);

    void complain(const Place& place, const std::string& path, std::string message,
                  std::string suggestion = {}) {
        problems.push_back({place, path, std::move(message), std::move(suggestion)});
    }

    const Catalogue& catalogue_;
    std::set<std::string> bad_kinds_;     // whose problems have been told
    std::map<std::string, Place> given_;  // where each value stands
};

std::string joined(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + "." + name;
}

bool is_reserved(const std::string& key, const Layer& layer, bool catalogued) {
    return (key == "from" && catalogued) || (key == "title" && !layer.origin.empty());
}

void Reader::check_keys(const FieldTable& table, const std::string& path, const Layer& layer,
                        bool catalogued) {
    for (const Entry& entry : layer.node->entries) {
        if (table.find(entry.key) || is_reserved(entry.key, layer, catalogued)) continue;
        std::vector<std::string> names;
        for (const Field& field : table.fields()) names.push_back(field.name);
        std::string suggestion = did_you_mean(entry.key, names);
        if (suggestion.empty()) {
            std::string all;
            for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
            suggestion = "known keys: " + all;
        }
        complain(entry.place, path,
                 (path.empty() ? "" : "has ") + ("unknown key '" + entry.key + "'"), suggestion);
    }
}

void Reader::section(const FieldTable& table, void* object, const std::string& path,
                     const std::vector<Layer>& layers, const Place& place, bool catalogued) {
    for (const Layer& layer : layers) check_keys(table, path, layer, catalogued);
    for (const Field& field : table.fields()) {
        const std::string inner = joined(path, field.name);
        if (field.kind == FieldKind::section) {
            nested(field, object, inner, layers, place);
            continue;
        }
        Found found;
        for (const Layer& layer : layers)
            if (const Node* node = layer.node->find(field.name)) {
                found = {node, &layer};
                break;
            }
        leaf(field, object, inner, found, place);
    }
    if (!problems.empty()) return;  // a condition speaks of values that could be read
    for (const FieldTable::Condition& condition : table.conditions())
        if (const auto finding = condition.check(object)) {
            const std::string at = joined(path, condition.path);
            const auto given = given_.find(at);
            complain(given == given_.end() ? place : given->second, at, finding->message,
                     finding->suggestion);
        }
}

bool Reader::add_entry(const Field& field, const Node& name, const std::string& path,
                       std::vector<Layer>& layers) {
    try {
        if (const Node* entry = catalogue_.find(field.catalogue, name.text)) {
            layers.push_back({entry, "catalogue " + field.catalogue + "/" + name.text});
            return true;
        }
        std::vector<std::string> names = catalogue_.names(field.catalogue);
        std::string suggestion = did_you_mean(name.text, names);
        if (suggestion.empty()) {
            for (const std::string& known : names)
                suggestion += (suggestion.empty() ? "known: " : ", ") + known;
        }
        complain(name.place, path,
                 "is '" + name.text + "', which is no entry of the catalogue of " + field.catalogue,
                 suggestion);
    } catch (const Error& error) {
        if (bad_kinds_.insert(field.catalogue).second)
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
    return false;
}

void Reader::nested(const Field& field, void* object, const std::string& path,
                    const std::vector<Layer>& layers, const Place& place) {
    const bool catalogued = !field.catalogue.empty();
    std::vector<Layer> inner;
    bool closed = false;  // weaker layers no longer count
    bool given = false;
    Place inner_place = place;
    for (const Layer& layer : layers) {
        const Node* node = layer.node->find(field.name);
        if (!node) continue;
        if (!given) inner_place = node->place;
        given = true;
        if (node->is_map()) {
            inner.push_back({node, layer.origin});
            const Node* from = catalogued ? node->find("from") : nullptr;
            if (!from) continue;
            closed = true;
            if (!from->is_scalar())
                complain(from->place, path + ".from", "is not the name of an entry");
            else if (from->text != "none" && !add_entry(field, *from, path, inner))
                return;
        } else if (catalogued && node->is_scalar()) {
            closed = true;
            if (!add_entry(field, *node, path, inner)) return;
        } else {
            complain(node->place, path,
                     std::string(node->kind == NodeKind::nothing ? "has no value"
                                 : node->is_list()               ? "is a list"
                                                   : "is '" + node->text.substr(0, 60) + "'") +
                         "; it needs " + wanted(field));
            return;
        }
        break;
    }
    if (!given && field.optional) return;
    if (!closed && catalogued && field.default_text &&
        !add_entry(field, scalar_node(*field.default_text, inner_place), path, inner))
        return;
    if (catalogued) resolved.catalogued.push_back(path);
    section(*field.table, std::get<void*>(field.slot(object)), path, inner, inner_place,
            catalogued);
}

void Reader::leaf(const Field& field, void* object, const std::string& path, const Found& found,
                  const Place& place) {
    Node fallback;
    Figure figure;
    Assumption result;
    if (found.node) {
        figure = figure_of(*found.node, path, problems);
        if (!figure.value) return;
        result.origin = !figure.origin.empty()         ? figure.origin
                        : !found.layer->origin.empty() ? found.layer->origin
                        : figure.value->place.file.starts_with("--set ")
                            ? "--set"
                            : to_string(figure.value->place);
        result.source = figure.source;
    } else if (field.default_text) {
        if (field.kind == FieldKind::numbers)
            fallback = parse_document(*field.default_text, "default of " + path);
        else
            fallback = scalar_node(*field.default_text, {"default of " + path, 0, 0});
        figure.value = &fallback;
        result.origin = "default";
        result.source = field.source;
    } else {
        if (!field.optional) complain(place, path, "is missing; it needs " + wanted(field));
        return;
    }
    given_[path] = figure.value->place;
    const std::size_t before = problems.size();
    result.value = fill(field, field.slot(object), *figure.value, path, result.text);
    if (problems.size() != before) return;
    result.path = path;
    result.kind = field.kind;
    result.unit = shown_unit(field.unit);
    result.meaning = field.meaning;
    result.year = figure.year;
    result.confidence = figure.confidence;
    result.note = figure.note;
    resolved.assumptions.push_back(std::move(result));
}

/// Puts the value into its slot; `text` becomes the value as written.
std::optional<double> Reader::fill(const Field& field, const Slot& slot, const Node& node,
                                   const std::string& path, std::string& text) {
    const auto refuse = [&](const std::string& what, std::string suggestion = {}) {
        complain(node.place, path, what + "; it needs " + wanted(field), std::move(suggestion));
        return std::nullopt;
    };
    if (field.kind == FieldKind::number || field.kind == FieldKind::integer) {
        const std::optional<double> value = number_of(field, node, path, problems);
        if (!value) return {};
        text = node.text;
        if (const auto* number = std::get_if<double*>(&slot)) **number = *value;
        if (const auto* maybe = std::get_if<std::optional<double>*>(&slot)) **maybe = *value;
        if (const auto* integer = std::get_if<long*>(&slot)) **integer = static_cast<long>(*value);
        return value;
    }
    if (node.kind == NodeKind::nothing) return refuse("has no value");
    if (field.kind == FieldKind::numbers) {
        if (!node.is_list()) return refuse("is not a list");
        std::vector<double>& numbers = *std::get<std::vector<double>*>(slot);
        numbers.clear();
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const std::string item = path + "[" + std::to_string(i) + "]";
            if (const auto value = number_of(field, node.items[i], item, problems))
                numbers.push_back(*value);
            text += (i == 0 ? "[" : ", ") + node.items[i].text;
        }
        text += node.items.empty() ? "[]" : "]";
        return {};
    }
    if (!node.is_scalar()) return refuse(node.is_map() ? "is a map" : "is a list");
    text = node.text;
    const std::string shown = node.text.substr(0, 60);
    if (field.kind == FieldKind::flag) {
        if (node.quoted || (node.text != "true" && node.text != "false"))
            return refuse("is " + (node.quoted ? "'" + shown + "' in quotes" : "'" + shown + "'"));
        *std::get<bool*>(slot) = node.text == "true";
        return {};
    }
    if (field.kind == FieldKind::choice &&
        std::find(field.choices.begin(), field.choices.end(), node.text) == field.choices.end())
        return refuse("is '" + shown + "'", did_you_mean(node.text, field.choices));
    *std::get<std::string*>(slot) = node.text;
    return {};
}

}  // namespace

Resolved read(const FieldTable& table, const Node& document, void* object,
              const Catalogue& catalogue, std::span<const Override> overrides) {
    if (!document.is_map() && document.kind != NodeKind::nothing)
        throw Error({Problem{document.place, {}, "is not a map of values", {}}});
    Reader reader(catalogue);
    Node root = document;
    root.kind = NodeKind::map;
    apply(overrides, table, root, reader.problems);
    reader.section(table, object, {}, {Layer{&root, {}}}, root.place, false);
    if (reader.problems.empty()) return std::move(reader.resolved);
    in_order_of_place(reader.problems);
    throw Error(std::move(reader.problems));
}

}  // namespace dawnline::scenario
