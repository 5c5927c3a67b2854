#include "dawnline/scenario/resolved.hpp"

#include <algorithm>

#include "dawnline/scenario/quoting.hpp"

namespace dawnline::scenario {
namespace {

/// A section of the document to be written, or one value of it.
struct Branch {
    std::string name;
    const Assumption* leaf = nullptr;
    bool catalogued = false;
    std::vector<Branch> children;
};

Branch& at(Branch& root, const std::string& path) {
    Branch* branch = &root;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        const std::string name = path.substr(begin, end - begin);
        const auto same = [&](const Branch& child) { return child.name == name; };
        auto found = std::find_if(branch->children.begin(), branch->children.end(), same);
        if (found == branch->children.end()) {
            branch->children.push_back({name, nullptr, false, {}});
            found = branch->children.end() - 1;
        }
        branch = &*found;
        begin = end + 1;
    }
    return *branch;
}

std::string value_text(const Assumption& leaf) {
    const bool word = leaf.kind == FieldKind::text || leaf.kind == FieldKind::choice;
    return word ? yaml_text(leaf.text) : leaf.text;
}

/// Places in a file are not written: they would name the previous document.
bool is_origin_kept(const std::string& origin) {
    return origin == "default" || origin == "--set" || origin.starts_with("catalogue ");
}

std::string figure_text(const Assumption& leaf) {
    std::string rest;
    if (!leaf.source.empty()) rest += ", source: " + yaml_text(leaf.source);
    if (leaf.year) rest += ", year: " + std::to_string(*leaf.year);
    if (!leaf.confidence.empty()) rest += ", confidence: " + yaml_text(leaf.confidence);
    if (!leaf.note.empty()) rest += ", note: " + yaml_text(leaf.note);
    if (is_origin_kept(leaf.origin)) rest += ", origin: " + yaml_text(leaf.origin);
    return rest.empty() ? value_text(leaf) : "{value: " + value_text(leaf) + rest + "}";
}

void write(const Branch& branch, std::size_t depth, std::string& out) {
    const std::string indent(2 * depth, ' ');
    if (branch.catalogued) out += indent + "from: none\n";
    for (const Branch& child : branch.children) {
        out += indent + child.name + ":";
        if (child.leaf) {
            out += " " + figure_text(*child.leaf) + "\n";
        } else {
            out += child.catalogued || !child.children.empty() ? "\n" : " {}\n";
            write(child, depth + 1, out);
        }
    }
}

}  // namespace

std::string write_resolved(const Resolved& resolved) {
    Branch root;
    for (const Assumption& assumption : resolved.assumptions)
        at(root, assumption.path).leaf = &assumption;
    for (const std::string& path : resolved.catalogued) at(root, path).catalogued = true;
    if (root.children.empty()) return "{}\n";
    std::string out;
    write(root, 0, out);
    return out;
}

}  // namespace dawnline::scenario
