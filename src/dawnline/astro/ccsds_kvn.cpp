#include "dawnline/astro/ccsds_kvn.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dawnline::astro {
namespace {

constexpr std::size_t k_longest_line = 254;  // CCSDS 502.0-B-3, sec. 7.3.2
constexpr std::string_view k_blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(k_blanks);
    if (first == std::string_view::npos) return text.substr(text.size());
    return text.substr(first, text.find_last_not_of(k_blanks) - first + 1);
}

bool is_keyword(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::string shown(std::string_view text) {
    return text.size() <= 40 ? std::string(text) : std::string(text.substr(0, 37)) + "...";
}

/// Takes "[km]" off the end of the value.
void split_unit(CcsdsEntry& entry) {
    if (!entry.value.ends_with(']')) return;
    const std::size_t open = entry.value.rfind('[');
    if (open == std::string_view::npos || open + 2 == entry.value.size()) return;
    entry.unit = trimmed(entry.value.substr(open + 1, entry.value.size() - open - 2));
    entry.value = trimmed(entry.value.substr(0, open));
}

class Line {
  public:
    Line(std::string_view whole, int number, Problems& problems)
        : whole_(whole), content_(trimmed(whole)), number_(number), problems_(problems) {}

    bool is_blank() const noexcept { return content_.empty(); }

    /// Fills the entry, or tells what is wrong and returns false.
    bool read(CcsdsEntry& entry) {
        entry.line = number_;
        entry.column = entry.value_column = column_of(content_);
        if (whole_.size() > k_longest_line)
            return refuse(fmt::format("the line has {} characters; at most {} are allowed",
                                      whole_.size(), k_longest_line));
        if (content_ == "COMMENT" || content_.starts_with("COMMENT ") ||
            content_.starts_with("COMMENT\t")) {
            entry.keyword = content_.substr(0, 7);
            entry.value = trimmed(content_.substr(7));
            return true;
        }
        const std::size_t equals = content_.find('=');
        return equals == std::string_view::npos ? read_bare(entry) : read_pair(entry, equals);
    }

  private:
    bool read_pair(CcsdsEntry& entry, std::size_t equals) {
        entry.keyword = trimmed(content_.substr(0, equals));
        if (!is_keyword(entry.keyword))
            return refuse(fmt::format("\"{}\" is no keyword, which has capitals, digits and _",
                                      shown(entry.keyword)));
        entry.value = trimmed(content_.substr(equals + 1));
        entry.value_column = column_of(entry.value);
        split_unit(entry);
        return true;
    }

    bool read_bare(CcsdsEntry& entry) {
        if (is_keyword(content_) && (content_.ends_with("_START") || content_.ends_with("_STOP"))) {
            entry.keyword = content_;
            entry.is_marker = true;
            return true;
        }
        const char first = content_.front();
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            entry.value = content_;
            return true;
        }
        return refuse(fmt::format("\"{}\" is neither KEYWORD = value nor a line of numbers",
                                  shown(content_)));
    }

    int column_of(std::string_view part) const {
        return static_cast<int>(part.data() - whole_.data()) + 1;
    }

    bool refuse(std::string message) {
        problems_.add(number_, column_of(content_), {}, std::move(message));
        return false;
    }

    std::string_view whole_, content_;
    int number_;
    Problems& problems_;
};

}  // namespace

std::string_view whole_value(const CcsdsEntry& entry) noexcept {
    if (entry.unit.empty() || !entry.block.empty()) return entry.value;
    const char* end = entry.unit.data() + entry.unit.size();
    while (*end != ']') ++end;
    return {entry.value.data(), static_cast<std::size_t>(end + 1 - entry.value.data())};
}

std::vector<CcsdsEntry> kvn_entries(std::string_view text, Problems& problems) {
    std::vector<CcsdsEntry> entries;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        Line line(text.substr(0, end), ++number, problems);
        CcsdsEntry entry;
        if (!line.is_blank() && line.read(entry)) entries.push_back(entry);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return entries;
}

}  // namespace dawnline::astro
