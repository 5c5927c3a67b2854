#include "dawnline/astro/ccsds_xml.hpp"

#include <fmt/format.h>

#include <pugixml.hpp>

#include <algorithm>
#include <set>

namespace dawnline::astro {
namespace {

constexpr int k_deepest = 8;  // ndm/cdm/body/segment/data/stateVector/X is 7

struct Storage {
    std::string text;             // parsed in place: values are views into it
    pugi::xml_document document;  // holds attributes and nodes while they are walked
    std::set<std::string> names;  // paths of blocks and keywords made here
};

/// Name without a namespace's prefix.
std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view k_blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(k_blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(k_blanks) - first + 1);
}

bool is_leaf_name(std::string_view name) {
    return !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
}

class Walker {
  public:
    Walker(Storage& storage, const Lines& lines, Problems& problems)
        : storage_(storage), lines_(lines), problems_(problems) {}

    CcsdsMessage message(const pugi::xml_node& root) {
        CcsdsMessage message;
        message.kind = local_name(root);
        CcsdsEntry version = entry_at(root);
        version.keyword = root.attribute("id").value();
        version.value = root.attribute("version").value();
        if (version.keyword.empty() || version.value.empty())
            problems_.add(
                version.line, version.column, {},
                fmt::format("<{}> needs id=\"CCSDS_..._VERS\" and version=\"...\"", message.kind));
        message.entries.push_back(version);
        walk(root, "", 1, message.entries);
        return message;
    }

  private:
    void walk(const pugi::xml_node& block, const std::string& path, int depth,
              std::vector<CcsdsEntry>& entries) {
        const std::string_view interned = *storage_.names.insert(path).first;
        const int number = ++blocks_;
        for (const pugi::xml_node& child : block.children()) {
            if (child.type() == pugi::node_comment) continue;
            if (child.type() != pugi::node_element) {
                stray_text(child, block);
            } else if (is_leaf_name(local_name(child))) {
                add_leaf(child, interned, number, entries);
            } else if (depth >= k_deepest) {
                refuse(child, "is nested deeper than any CCSDS message");
            } else {
                const std::string name(local_name(child));
                walk(child, path.empty() ? name : path + "/" + name, depth + 1, entries);
            }
        }
    }

    void add_leaf(const pugi::xml_node& leaf, std::string_view path, int number,
                  std::vector<CcsdsEntry>& entries) {
        CcsdsEntry entry = entry_at(leaf);
        entry.keyword = local_name(leaf);
        entry.block = path;
        entry.block_number = number;
        for (const pugi::xml_node& child : leaf.children()) {
            const bool is_text =
                child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
            if (is_text && entry.value.empty())
                entry.value = trimmed(child.value());
            else if (child.type() == pugi::node_element)
                refuse(child,
                       fmt::format("stands inside <{}>, which holds a value", entry.keyword));
        }
        if (entry.value.find('\n') != std::string_view::npos)
            refuse(leaf, "has a value of several lines");
        for (const pugi::xml_attribute& attribute : leaf.attributes())
            add_attribute(leaf, attribute, entry);
        entries.push_back(entry);
    }

    void add_attribute(const pugi::xml_node& leaf, const pugi::xml_attribute& attribute,
                       CcsdsEntry& entry) {
        const std::string_view name = attribute.name();
        if (name == "units") {
            entry.unit = trimmed(attribute.value());
        } else if (name == "parameter" && entry.keyword == "USER_DEFINED") {
            entry.keyword =
                *storage_.names.insert(fmt::format("USER_DEFINED_{}", attribute.value())).first;
        } else {
            refuse(leaf, fmt::format("has the attribute \"{}\"; only units is known", name));
        }
    }

    void stray_text(const pugi::xml_node& node, const pugi::xml_node& block) {
        if (!trimmed(node.value()).empty()) refuse(block, "holds text between its elements");
    }

    void refuse(const pugi::xml_node& node, const std::string& why) {
        const CcsdsEntry place = entry_at(node);
        problems_.add(place.line, place.column, {}, fmt::format("<{}> {}", local_name(node), why));
    }

    /// An entry with its place filled in.
    CcsdsEntry entry_at(const pugi::xml_node& node) const {
        CcsdsEntry entry;
        const std::ptrdiff_t offset = node.offset_debug();
        if (offset >= 0) {
            entry.line = lines_.line(static_cast<std::size_t>(offset));
            entry.column = entry.value_column = lines_.column(static_cast<std::size_t>(offset));
        }
        return entry;
    }

    Storage& storage_;
    const Lines& lines_;
    Problems& problems_;
    int blocks_ = 0;
};

[[noreturn]] void refuse_text(const Problems& problems, const Lines& lines, std::size_t offset,
                              std::string message) {
    throw Error({Problem{.place = {problems.file(), lines.line(offset), lines.column(offset)},
                         .path = {},
                         .message = std::move(message),
                         .suggestion = {}}});
}

}  // namespace

CcsdsMessages parse_ccsds_xml(std::string_view text, Problems& problems) {
    const auto storage = std::make_shared<Storage>();
    storage->text = text;
    const Lines lines(text);
    const pugi::xml_parse_result result = storage->document.load_buffer_inplace(
        storage->text.data(), storage->text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!result) {
        const auto offset = std::min(
            static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), text.size());
        refuse_text(problems, lines, offset,
                    fmt::format("the XML breaks off or is malformed: {}", result.description()));
    }
    const pugi::xml_node root = storage->document.document_element();
    CcsdsMessages xml;
    Walker walker(*storage, lines, problems);
    if (local_name(root) == "ndm") {
        for (const pugi::xml_node& child : root.children())
            if (child.type() == pugi::node_element && !is_leaf_name(local_name(child)))
                xml.messages.push_back(walker.message(child));
    } else {
        xml.messages.push_back(walker.message(root));
    }
    if (xml.messages.empty()) refuse_text(problems, lines, 0, "<ndm> holds no message");
    xml.storage = storage;
    return xml;
}

std::string xml_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    return out;
}

}  // namespace dawnline::astro
