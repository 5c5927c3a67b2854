#pragma once
// A YAML or JSON document as a tree of texts, each with its place. No type is guessed here.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/base/error.hpp"

namespace dawnline::scenario {

enum class NodeKind { nothing, scalar, map, list };

struct Entry;

/// One value of a document: a text, a map, a list, or nothing where a value is missing.
struct Node {
    NodeKind kind = NodeKind::nothing;
    Place place;
    std::string text;            // of a scalar, as written
    bool quoted = false;         // a scalar in quotes or a block of text
    std::vector<Entry> entries;  // of a map, in the order written; keys are unique
    std::vector<Node> items;     // of a list

    bool is_scalar() const noexcept { return kind == NodeKind::scalar; }
    bool is_map() const noexcept { return kind == NodeKind::map; }
    bool is_list() const noexcept { return kind == NodeKind::list; }

    /// The value of a key of a map, or nullptr.
    const Node* find(std::string_view key) const noexcept;
    Node* find(std::string_view key) noexcept;
};

/// One key of a map and its value.
struct Entry {
    std::string key;
    Place place;  // of the key
    Node value;
};

/// A document of one scalar, for a text that did not come from a file.
Node scalar_node(std::string text, Place place = {});

/// What a document may not exceed; a scenario is some hundred lines.
struct DocumentLimits {
    std::size_t bytes = 4u << 20;  // size of the file [byte]
    int depth = 100;               // maps and lists inside each other
    std::size_t values = 200'000;  // nodes of the tree
};

/// Reads a file. Throws Error with a place for everything that YAML lets pass silently and that
/// hides mistakes: duplicate and merge keys, anchors and aliases, tags, tabs as indentation,
/// several documents, bytes that are not UTF-8 text, and for what exceeds the limits. The size is
/// checked before reading; a folder, a pipe, a device and an unreadable file are each named as what
/// they are. `shown` replaces the path in places if it is not empty.
Node read_document(const std::filesystem::path& path, const std::string& shown = {},
                   const DocumentLimits& limits = {});

/// The same for a text; `file` is what places name. Throws Error, and nothing else, on any bytes.
Node parse_document(std::string_view text, const std::string& file,
                    const DocumentLimits& limits = {});

}  // namespace dawnline::scenario
