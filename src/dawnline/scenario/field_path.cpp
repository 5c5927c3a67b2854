#include "dawnline/scenario/field_path.hpp"

#include <cmath>
#include <string>

#include <fmt/format.h>

#include "dawnline/base/error.hpp"

namespace dawnline::scenario {

std::optional<PlacedField> field_at(const FieldTable& table, void* object, std::string_view path) {
    const std::size_t dot = path.find('.');
    const Field* field = table.find(std::string(path.substr(0, dot)));
    if (field == nullptr) return std::nullopt;
    const Slot slot = field->slot(object);
    if (dot == std::string_view::npos) return PlacedField{field, slot};
    void* const* section = std::get_if<void*>(&slot);
    if (section == nullptr) return std::nullopt;
    return field_at(*field->table, *section, path.substr(dot + 1));
}

void set_number(const FieldTable& table, void* object, std::string_view path, double si) {
    const std::optional<PlacedField> found = field_at(table, object, path);
    if (found) {
        if (double* const* number = std::get_if<double*>(&found->slot)) {
            **number = si;
            return;
        }
        if (std::optional<double>* const* maybe =
                std::get_if<std::optional<double>*>(&found->slot)) {
            **maybe = si;
            return;
        }
        if (long* const* integer = std::get_if<long*>(&found->slot)) {
            **integer = std::lround(si);
            return;
        }
    }
    throw Error(fmt::format("no number is called {}", path));
}

}  // namespace dawnline::scenario
