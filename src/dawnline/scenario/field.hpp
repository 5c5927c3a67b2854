#pragma once
// Field tables: everything a person can give or read, each written once.
//
// From one table come the strict reader and its messages, the JSON Schema, the reference page,
// the template, the filled-in defaults and the printed results.

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dawnline::scenario {

class FieldTable;

/// Where the value of a field lies in a struct; `void*` is a nested struct (a section).
using Slot = std::variant<double*, std::optional<double>*, long*, bool*, std::string*,
                          std::vector<double>*, void*>;

/// What a number may be, in the unit shown; both ends belong to it unless `above` is set.
struct Range {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool above = false;  // the low end itself is refused
};

constexpr Range any_number() {
    return {};
}
constexpr Range at_least(double low) {
    return {low, std::numeric_limits<double>::infinity(), false};
}
constexpr Range more_than(double low) {
    return {low, std::numeric_limits<double>::infinity(), true};
}
constexpr Range between(double low, double high) {
    return {low, high, false};
}
/// 0 … 1, for shares and efficiencies.
constexpr Range share() {
    return {0.0, 1.0, false};
}

enum class FieldKind { number, numbers, integer, flag, text, choice, section };

/// One thing a person can give or read.
struct Field {
    std::string name;  // snake_case, the field's own term
    FieldKind kind = FieldKind::number;
    std::string unit;                         // shown and read by default, "1" for a pure number
    Range range;                              // in `unit`
    std::string meaning;                      // one line
    std::string source;                       // of the default, or of the definition
    std::optional<std::string> default_text;  // as a person would write it: "650 km", "sgp4"
    bool optional = false;                    // may be left out and is then empty
    std::vector<std::string> choices;         // of a choice
    std::string catalogue;                    // kind of entry a section may be taken from
    std::shared_ptr<const FieldTable> table;  // of a section
    std::function<Slot(void*)> slot;

    /// The value when nothing is given, as a person would write it, and where it comes from.
    /// For a section of a catalogue kind the text is the name of an entry.
    Field& by_default(std::string text, std::string from = {}) {
        default_text = std::move(text);
        source = std::move(from);
        return *this;
    }
};

/// What is wrong with a value that is in its range: "is 2 000 km; …", and what to do instead.
struct Finding {
    std::string message, suggestion;
};

/// The fields of one struct in the order in which they are shown.
class FieldTable {
  public:
    /// A condition between fields; nothing if it holds.
    template <class T>
    using Check = std::function<std::optional<Finding>(const T&)>;

    /// A condition and the field, by its dotted path in this table, that is told of it.
    struct Condition {
        std::string path;
        std::function<std::optional<Finding>(const void*)> check;
    };

    FieldTable() = default;
    explicit FieldTable(std::string meaning) : meaning_(std::move(meaning)) {}

    /// A real number with a dimension; SI in the struct.
    template <class T>
    Field& number(std::string name, double T::*member, std::string unit, Range range,
                  std::string meaning) {
        return add(FieldKind::number, std::move(name), member, std::move(unit), range,
                   std::move(meaning));
    }
    /// A number that may be left out; the struct then holds nothing and the program derives it.
    template <class T>
    Field& number(std::string name, std::optional<double> T::*member, std::string unit, Range range,
                  std::string meaning) {
        Field& field = add(FieldKind::number, std::move(name), member, std::move(unit), range,
                           std::move(meaning));
        field.optional = true;
        return field;
    }
    /// A list of numbers of one dimension.
    template <class T>
    Field& numbers(std::string name, std::vector<double> T::*member, std::string unit, Range range,
                   std::string meaning) {
        return add(FieldKind::numbers, std::move(name), member, std::move(unit), range,
                   std::move(meaning));
    }
    template <class T>
    Field& integer(std::string name, long T::*member, Range range, std::string meaning) {
        return add(FieldKind::integer, std::move(name), member, "1", range, std::move(meaning));
    }
    template <class T>
    Field& flag(std::string name, bool T::*member, std::string meaning) {
        return add(FieldKind::flag, std::move(name), member, {}, {}, std::move(meaning));
    }
    template <class T>
    Field& text(std::string name, std::string T::*member, std::string meaning) {
        return add(FieldKind::text, std::move(name), member, {}, {}, std::move(meaning));
    }
    /// One of a few words.
    template <class T>
    Field& choice(std::string name, std::string T::*member, std::vector<std::string> choices,
                  std::string meaning) {
        Field& field = add(FieldKind::choice, std::move(name), member, {}, {}, std::move(meaning));
        field.choices = std::move(choices);
        return field;
    }
    /// A nested struct; with a catalogue kind it may be given as the name of an entry, whole
    /// or with some of its fields overridden.
    template <class T, class Nested>
    Field& section(std::string name, Nested T::*member, FieldTable table, std::string meaning,
                   std::string catalogue = {}) {
        Field& field = fields_.emplace_back();
        field.name = std::move(name);
        field.kind = FieldKind::section;
        field.meaning = std::move(meaning);
        field.catalogue = std::move(catalogue);
        field.table = std::make_shared<const FieldTable>(std::move(table));
        field.slot = [member](void* object) {
            return Slot(static_cast<void*>(&(static_cast<T*>(object)->*member)));
        };
        return field;
    }

    /// A condition that the reader checks once every field of the struct has been read.
    template <class T>
    void check(std::string path, Check<T> condition) {
        conditions_.push_back(
            {std::move(path), [condition = std::move(condition)](const void* object) {
                 return condition(*static_cast<const T*>(object));
             }});
    }

    const std::vector<Field>& fields() const noexcept { return fields_; }
    const std::vector<Condition>& conditions() const noexcept { return conditions_; }
    const std::string& meaning() const noexcept { return meaning_; }

    /// The field of that name, or nullptr.
    const Field* find(const std::string& name) const noexcept {
        for (const Field& field : fields_)
            if (field.name == name) return &field;
        return nullptr;
    }

  private:
    template <class T, class Member>
    Field& add(FieldKind kind, std::string name, Member T::*member, std::string unit, Range range,
               std::string meaning) {
        Field& field = fields_.emplace_back();
        field.name = std::move(name);
        field.kind = kind;
        field.unit = std::move(unit);
        field.range = range;
        field.meaning = std::move(meaning);
        field.slot = [member](void* object) { return Slot(&(static_cast<T*>(object)->*member)); };
        return field;
    }

    std::string meaning_;
    std::vector<Condition> conditions_;
    std::vector<Field> fields_;  // references handed out by add() last until the next add()
};

}  // namespace dawnline::scenario
