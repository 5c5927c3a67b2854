#include "dawnline/models/row.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "dawnline/models/evaluate.hpp"
#include "dawnline/scenario/figure.hpp"
#include "dawnline/scenario/override.hpp"
#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::models {

using scenario::Entry;
using scenario::Field;
using scenario::FieldKind;
using scenario::Node;

namespace {

const std::vector<std::string> k_keys = {"id",        "model",  "inputs", "quantity",  "expected",
                                         "tolerance", "source", "note",   "known_miss"};

/// "exact" leaves room for the rounding of a unit conversion there and back.
constexpr double k_exact = 4.0 * std::numeric_limits<double>::epsilon();

std::string unit_of(const Field& field) {
    return field.unit.empty() ? "1" : field.unit;
}

bool is_word(const Field& field) {
    return field.kind == FieldKind::flag || field.kind == FieldKind::text ||
           field.kind == FieldKind::choice;
}

/// Reads one row and keeps what is wrong with it.
class RowReader {
  public:
    RowReader(const Directory& models, std::vector<Problem>& problems)
        : models_(models), problems_(problems) {}

    std::optional<Row> row(const Node& node);

  private:
    void complain(const Place& place, std::string message, std::string suggestion = {}) {
        problems_.push_back({place, id_, std::move(message), std::move(suggestion)});
    }
    std::string text(const Node& node, const std::string& key, bool required);
    const Model* model(const Node& node);
    void expectation(const Node& value, const Place& place, const std::string& quantity,
                     const Node* tolerance, Row& row);
    bool relation(const Node& value, Expectation& result);
    bool tolerance(const Node* node, const Place& place, Expectation& result);
    std::optional<double> number(const Node& node, const std::string& text, const Field& field);

    const Directory& models_;
    std::vector<Problem>& problems_;
    std::string id_;
};

std::string RowReader::text(const Node& node, const std::string& key, bool required) {
    const Node* value = node.find(key);
    if (!value) {
        if (required) complain(node.place, "lacks the key '" + key + "'");
        return {};
    }
    if (!value->is_scalar() || value->text.empty()) {
        complain(value->place, key + " is not a text");
        return {};
    }
    return value->text;
}

const Model* RowReader::model(const Node& node) {
    const std::string name = text(node, "model", true);
    if (name.empty()) return nullptr;
    try {
        return &find_model(models_, name);
    } catch (const Error& error) {
        const Problem& problem = error.problems().front();
        complain(node.find("model")->place, problem.message, problem.suggestion);
        return nullptr;
    }
}

std::optional<double> RowReader::number(const Node& node, const std::string& text,
                                        const Field& field) {
    try {
        return scenario::si_number(text, unit_of(field));
    } catch (const Error& error) {
        const Problem& problem = error.problems().front();
        complain(node.place, "expected " + field.name + " " + problem.message, problem.suggestion);
        return {};
    }
}

bool RowReader::relation(const Node& value, Expectation& result) {
    const Field& field = *result.field;
    if (value.is_list()) {
        for (const Node& item : value.items) {
            const auto number_read = number(item, item.text, field);
            if (!number_read) return false;
            result.numbers.push_back(*number_read);
            result.text += (result.text.empty() ? "[" : ", ") + item.text;
        }
        result.text += "]";
        if (field.kind == FieldKind::numbers) return true;
        result.relation = Relation::interval;
        if (result.numbers.size() == 2 && result.numbers[0] <= result.numbers[1]) return true;
        complain(value.place, "expected " + field.name + " is not an interval [low, high]");
        return false;
    }
    if (!value.is_scalar()) {
        complain(value.place, "expected " + field.name + " is not a value");
        return false;
    }
    result.text = value.text;
    if (is_word(field)) {
        result.relation = Relation::same_text;
        return true;
    }
    struct Sign {
        const char* text;
        Relation relation;
    };
    static constexpr std::array signs = {
        Sign{"<=", Relation::at_most}, Sign{">=", Relation::at_least}, Sign{"≤", Relation::at_most},
        Sign{"≥", Relation::at_least}, Sign{"<", Relation::below},     Sign{">", Relation::above}};
    std::string rest = value.text;
    for (const Sign& sign : signs)
        if (rest.starts_with(sign.text)) {
            result.relation = sign.relation;
            rest.erase(0, std::string(sign.text).size());
            break;
        }
    const auto number_read = number(value, rest, field);
    if (!number_read) return false;
    result.numbers = {*number_read};
    return true;
}

bool RowReader::tolerance(const Node* node, const Place& place, Expectation& result) {
    const Field& field = *result.field;
    if (result.relation != Relation::equals) return true;  // the limits stand in the value
    if (node && node->is_map()) node = node->find(result.quantity);
    if (!node) {
        if (field.kind == FieldKind::integer) return true;
        complain(place, "expected " + field.name + " has no tolerance",
                 "tolerance: 1 %, or absolute with a unit, or exact");
        return false;
    }
    Tolerance& tolerance = result.tolerance;
    tolerance.text = node->text;
    std::string text = node->text;
    if (text == "exact") {
        tolerance.value = k_exact;
        tolerance.relative = true;
        return true;
    }
    const bool absolute = text.starts_with("absolute ");
    if (absolute) text.erase(0, std::string("absolute ").size());
    try {
        const scenario::Quantity quantity = scenario::parse_quantity(text);
        const bool pure = scenario::same_dimension(quantity.unit, "1");
        tolerance.relative = pure && !absolute;
        if (!pure && !scenario::same_dimension(quantity.unit, unit_of(field)))
            throw Error("it has not the dimension of " + field.name);
        if (absolute && pure && !scenario::same_dimension(unit_of(field), "1"))
            throw Error("it needs a unit, as " + field.name + " has one");
        // A difference of temperatures has no zero: degC counts as a kelvin.
        tolerance.value =
            scenario::to_si(quantity.value, quantity.unit) - scenario::to_si(0.0, quantity.unit);
        if (!(tolerance.value > 0.0)) throw Error("it is not positive");
    } catch (const Error& error) {
        complain(node->place, "tolerance '" + node->text + "' cannot be used: " + error.what());
        return false;
    }
    if (tolerance.relative &&
        std::find(result.numbers.begin(), result.numbers.end(), 0.0) != result.numbers.end()) {
        complain(node->place, "a relative tolerance says nothing about an expected zero",
                 "tolerance: absolute 1e-9");
        return false;
    }
    return true;
}

void RowReader::expectation(const Node& value, const Place& place, const std::string& quantity,
                            const Node* tolerance_node, Row& row) {
    Expectation result;
    result.quantity = quantity;
    result.field = output_of(*row.model, quantity, nullptr);
    if (!result.field || result.field->kind == FieldKind::section) {
        complain(place, "the model " + row.model->name + " has no output '" + quantity + "'",
                 scenario::did_you_mean(quantity, scenario::paths_of(row.model->outputs)));
        return;
    }
    if (relation(value, result) && tolerance(tolerance_node, value.place, result))
        row.expected.push_back(std::move(result));
}

std::optional<Row> RowReader::row(const Node& node) {
    id_.clear();
    if (!node.is_map()) {
        complain(node.place, "a row is a map {id, model, inputs, expected, tolerance, source}");
        return {};
    }
    Row row;
    row.place = node.place;
    row.id = id_ = text(node, "id", true);
    for (const Entry& entry : node.entries)
        if (std::find(k_keys.begin(), k_keys.end(), entry.key) == k_keys.end())
            complain(entry.place, "unknown key '" + entry.key + "'",
                     scenario::did_you_mean(entry.key, k_keys));
    row.source = text(node, "source", true);
    row.note = text(node, "note", false);
    row.known_miss = text(node, "known_miss", false);
    row.inputs.kind = scenario::NodeKind::map;
    row.inputs.place = node.place;
    if (const Node* inputs = node.find("inputs")) row.inputs = *inputs;
    row.model = model(node);
    const Node* expected = node.find("expected");
    if (!expected) complain(node.place, "lacks the key 'expected'");
    if (!expected || !row.model) return {};
    const Node* tolerance_node = node.find("tolerance");
    if (const std::string quantity = text(node, "quantity", false); !quantity.empty()) {
        expectation(*expected, node.find("quantity")->place, quantity, tolerance_node, row);
    } else if (expected->is_map() && !expected->entries.empty()) {
        for (const Entry& entry : expected->entries)
            expectation(entry.value, entry.place, entry.key, tolerance_node, row);
    } else {
        complain(expected->place, "expected is not a map from outputs to values",
                 "or name the output with 'quantity'");
    }
    return row;
}

}  // namespace

std::vector<Row> rows_of(const Node& document, const Directory& models,
                         std::vector<Problem>& problems) {
    const Node* list = &document;
    if (document.is_map()) {
        list = document.find("rows");
        for (const Entry& entry : document.entries)
            if (entry.key != "rows")
                problems.push_back({entry.place, {}, "unknown key '" + entry.key + "'", {}});
    }
    std::vector<Row> rows;
    if (!list || !list->is_list()) {
        problems.push_back(
            {document.place, {}, "is not a list of rows, nor a map {rows: [...]}", {}});
        return rows;
    }
    RowReader reader(models, problems);
    for (const Node& item : list->items)
        if (auto row = reader.row(item)) rows.push_back(std::move(*row));
    return rows;
}

const Field* output_of(const Model& model, const std::string& quantity, const void** object) {
    const scenario::FieldTable* table = &model.outputs;
    for (std::size_t begin = 0; table;) {
        const std::size_t end = std::min(quantity.find('.', begin), quantity.size());
        const Field* field = table->find(quantity.substr(begin, end - begin));
        if (!field || end == quantity.size()) return field;
        table = field->table.get();
        if (table && object) *object = std::get<void*>(field->slot(const_cast<void*>(*object)));
        begin = end + 1;
    }
    return nullptr;
}

}  // namespace dawnline::models
