#include "dawnline/scenario/override.hpp"

#include <algorithm>

#include "dawnline/scenario/quoting.hpp"

namespace dawnline::scenario {
namespace {

void set_place(Node& node, const Place& place) {
    node.place = place;
    for (Entry& entry : node.entries) {
        entry.place = place;
        set_place(entry.value, place);
    }
    for (Node& item : node.items) set_place(item, place);
}

void collect(const FieldTable& table, const std::string& prefix, std::vector<std::string>& paths) {
    for (const Field& field : table.fields()) {
        paths.push_back(prefix + field.name);
        if (field.table) collect(*field.table, prefix + field.name + ".", paths);
    }
}

std::vector<std::string> names_of(const FieldTable& table) {
    std::vector<std::string> names;
    for (const Field& field : table.fields()) names.push_back(field.name);
    return names;
}

/// A full path that ends in the word, for who left the sections out; else the nearest path.
std::string path_like(const std::string& path, const std::string& wrong, const FieldTable& root,
                      const FieldTable& here) {
    const std::vector<std::string> all = paths_of(root);
    for (const std::string& candidate : all)
        if (candidate.ends_with("." + path)) return "did you mean '" + candidate + "'?";
    const std::string near = did_you_mean(wrong, names_of(here));
    return !near.empty() ? near : did_you_mean(path, all);
}

/// The map in which a section's values stand, made so if it is missing or the name of an entry.
Node& as_map(Node& node, const Place& place) {
    if (node.is_map()) return node;
    Node map;
    map.kind = NodeKind::map;
    map.place = node.is_scalar() ? node.place : place;
    if (node.is_scalar()) map.entries.push_back({"from", node.place, node});
    node = std::move(map);
    return node;
}

}  // namespace

std::vector<std::string> paths_of(const FieldTable& table) {
    std::vector<std::string> paths;
    collect(table, {}, paths);
    return paths;
}

Override parse_override(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0)
        throw Error("--set " + std::string(text) + " has no path=value in it");
    return {std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))};
}

void apply(std::span<const Override> overrides, const FieldTable& table, Node& document,
           std::vector<Problem>& problems) {
    for (const Override& given : overrides) {
        const Place place{"--set " + given.path, 0, 0};
        Node value;
        if (given.text.find_first_not_of(' ') != std::string::npos) {
            try {
                value = parse_document(given.text, place.file);
            } catch (const Error& error) {
                for (Problem problem : error.problems()) {
                    problem.place = place;
                    problems.push_back(std::move(problem));
                }
                continue;
            }
        }
        set_place(value, place);

        const FieldTable* here = &table;
        Node* node = &as_map(document, place);
        std::size_t begin = 0;
        while (true) {
            const std::size_t end = std::min(given.path.find('.', begin), given.path.size());
            const std::string name = given.path.substr(begin, end - begin);
            const bool last = end == given.path.size();
            const Field* field = here->find(name);
            const bool is_from = last && name == "from" && here != &table;
            if (!field && !is_from) {
                problems.push_back({place, given.path, "is no path of a field",
                                    path_like(given.path, name, table, *here)});
                break;
            }
            if (!last && !field->table) {
                problems.push_back({place, given.path.substr(0, end), "is not a section", {}});
                break;
            }
            Node* child = node->find(name);
            if (!child) child = &node->entries.emplace_back(Entry{name, place, {}}).value;
            if (last) {
                *child = std::move(value);
                break;
            }
            node = &as_map(*child, place);
            here = field->table.get();
            begin = end + 1;
        }
    }
}

}  // namespace dawnline::scenario
