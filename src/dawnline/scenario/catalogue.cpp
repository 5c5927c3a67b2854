#include "dawnline/scenario/catalogue.hpp"

#include <algorithm>
#include <set>
#include <system_error>

#include "dawnline/base/resource.hpp"
#include "dawnline/scenario/figure.hpp"
#include "dawnline/scenario/quantity.hpp"
#include "dawnline/scenario/quoting.hpp"

namespace dawnline::scenario {
namespace {

namespace fs = std::filesystem;

/// A kind is part of a file name: nothing but letters, digits and underscores.
bool is_kind(const std::string& kind) noexcept {
    return !kind.empty() && std::all_of(kind.begin(), kind.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

bool is_numeric(const Node& node) {
    if (node.is_scalar()) return !node.quoted && looks_like_number(node.text);
    return node.is_list() && !node.items.empty() &&
           std::all_of(node.items.begin(), node.items.end(), is_numeric);
}

/// Puts source, year and confidence on every number of an entry and complains where one lacks.
void attribute(Node& node, const std::string& path, const Node* all,
               std::vector<Problem>& problems) {
    for (Entry& entry : node.entries) {
        if (entry.key == "title" || entry.key == "from") continue;
        const std::string inner = path + "." + entry.key;
        Node& value = entry.value;
        if (value.is_map() && !is_figure_map(value)) {
            attribute(value, inner, all, problems);
            continue;
        }
        if (is_numeric(value)) {
            Node figure;
            figure.kind = NodeKind::map;
            figure.place = value.place;
            figure.entries.push_back({"value", value.place, std::move(value)});
            value = std::move(figure);
        }
        if (!is_figure_map(value)) continue;
        for (const char* key : {"source", "year", "confidence"}) {
            if (value.find(key)) continue;
            if (const Node* given = all ? all->find(key) : nullptr)
                value.entries.push_back({key, given->place, *given});
            else
                problems.push_back({value.place, inner, std::string("has no ") + key,
                                    "a figure of the catalogue is {value, source, year, "
                                    "confidence}, or the entry has these in 'all'"});
        }
        figure_of(value, inner, problems);
    }
}

/// The entry with `all` applied and taken out.
Node prepared(const Node& entry, const std::string& path, std::vector<Problem>& problems) {
    Node node = entry;
    if (!node.is_map()) {
        problems.push_back({node.place, path, "is not a map of figures", {}});
        return node;
    }
    Node all;
    bool has_all = false;
    std::erase_if(node.entries, [&](Entry& item) {
        if (item.key != "all") return false;
        all = std::move(item.value);
        has_all = true;
        return true;
    });
    if (has_all) {
        static const std::vector<std::string> keys = {"source", "year", "confidence"};
        if (!all.is_map()) problems.push_back({all.place, path + ".all", "is not a map", {}});
        for (const Entry& item : all.entries)
            if (std::find(keys.begin(), keys.end(), item.key) == keys.end())
                problems.push_back({item.place, path + ".all",
                                    "has the unknown key '" + item.key + "'",
                                    did_you_mean(item.key, keys)});
    }
    attribute(node, path, has_all ? &all : nullptr, problems);
    return node;
}

/// Puts what only the parent has into the child; maps that are no figures are merged.
void inherit(Node& child, const Node& parent) {
    for (const Entry& entry : parent.entries) {
        Node* own = child.find(entry.key);
        if (!own)
            child.entries.push_back(entry);
        else if (own->is_map() && entry.value.is_map() && !is_figure_map(*own) &&
                 !is_figure_map(entry.value) && !own->find("from"))
            inherit(*own, entry.value);
    }
}

/// Follows `from` through the entries of one kind.
class Chains {
  public:
    Chains(std::map<std::string, Node>& entries, std::vector<std::string> names,
           std::vector<Problem>& problems)
        : entries_(entries), names_(std::move(names)), problems_(problems) {}

    void follow(const std::string& name) {
        if (done_.contains(name)) return;
        chain_.push_back(name);
        Node& node = entries_.at(name);
        if (const Node* from = node.find("from")) {
            const Node reference = *from;
            const auto seen = std::find(chain_.begin(), chain_.end(), reference.text);
            if (!reference.is_scalar() || !entries_.contains(reference.text)) {
                problems_.push_back({reference.place, name + ".from",
                                     "is '" + reference.text + "', which is no entry of this kind",
                                     did_you_mean(reference.text, names_)});
            } else if (seen != chain_.end()) {
                std::string circle;
                for (auto link = seen; link != chain_.end(); ++link) circle += *link + " → ";
                problems_.push_back({reference.place,
                                     name + ".from",
                                     "is a cyclic reference " + circle + reference.text,
                                     {}});
            } else {
                follow(reference.text);
                inherit(node, entries_.at(reference.text));
            }
            std::erase_if(node.entries, [](const Entry& item) { return item.key == "from"; });
        }
        chain_.pop_back();
        done_.insert(name);
    }

  private:
    std::map<std::string, Node>& entries_;
    std::vector<std::string> names_;
    std::vector<Problem>& problems_;
    std::vector<std::string> chain_;
    std::set<std::string> done_;
};

}  // namespace

Catalogue::Catalogue() : loaded_(std::make_unique<Loaded>()) {}

Catalogue::Catalogue(fs::path folder, fs::path user_folder)
    : folder_(std::move(folder)),
      user_folder_(std::move(user_folder)),
      loaded_(std::make_unique<Loaded>()) {}

std::vector<std::string> Catalogue::kinds() const {
    std::set<std::string> found;
    for (const fs::path& folder :
         {folder_.empty() ? home_folder() / "catalog" : folder_, user_folder_}) {
        std::error_code ignored;
        for (const auto& file : fs::directory_iterator(folder, ignored))
            if (file.path().extension() == ".yaml" && is_kind(file.path().stem()))
                found.insert(file.path().stem());
    }
    return {found.begin(), found.end()};
}

const Catalogue::Kind* Catalogue::load(const std::string& kind) const {
    if (!is_kind(kind)) return nullptr;
    const std::lock_guard lock(loaded_->mutex);
    if (const auto known = loaded_->kinds.find(kind); known != loaded_->kinds.end())
        return known->second.get();
    auto fresh = std::make_unique<Kind>();
    std::vector<Problem> problems;
    bool found = false;
    const fs::path shipped = folder_.empty() ? home_folder() / "catalog" : folder_;
    for (const fs::path& folder : {shipped, user_folder_}) {
        const fs::path file = folder / (kind + ".yaml");
        if (folder.empty() || !fs::exists(file)) continue;
        found = true;
        // Places in shipped files do not depend on where the program is installed.
        const bool ours = folder_.empty() && folder == shipped;
        const Node document = read_document(file, ours ? "catalog/" + kind + ".yaml" : "");
        if (!document.is_map())
            problems.push_back({document.place, {}, "is not a map from names to entries", {}});
        for (const Entry& entry : document.entries) {
            if (entry.key == "none")
                problems.push_back({entry.place, {}, "'none' cannot be the name of an entry", {}});
            if (fresh->entries
                    .insert_or_assign(entry.key, prepared(entry.value, entry.key, problems))
                    .second)
                fresh->names.push_back(entry.key);
        }
    }
    Chains chains(fresh->entries, fresh->names, problems);
    for (const std::string& name : fresh->names) chains.follow(name);
    if (!problems.empty()) throw Error(std::move(problems));
    if (!found) return nullptr;
    return loaded_->kinds.emplace(kind, std::move(fresh)).first->second.get();
}

std::vector<std::string> Catalogue::names(const std::string& kind) const {
    if (const Kind* known = load(kind)) return known->names;
    throw Error(
        {Problem{{}, {}, "the catalogue has no kind '" + kind + "'", did_you_mean(kind, kinds())}});
}

const Node* Catalogue::find(const std::string& kind, const std::string& name) const {
    const Kind* known = load(kind);
    if (!known) return nullptr;
    const auto entry = known->entries.find(name);
    return entry == known->entries.end() ? nullptr : &entry->second;
}

}  // namespace dawnline::scenario
