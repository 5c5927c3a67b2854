#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "dawnline/astro/omm_fields.hpp"

namespace dawnline::astro {
namespace {

struct Cell {
    std::string_view text;
    int line, column;
};

/// Cells of a CSV text (RFC 4180), row by row; quotes may hold commas and doubled quotes, but no
/// end of line.
class Cells {
  public:
    Cells(std::string_view text, std::deque<std::string>& storage, Problems& problems)
        : rest_(text), storage_(storage), problems_(problems) {}

    /// The next row that is not blank; false at the end.
    bool next(std::vector<Cell>& row) {
        row.clear();
        while (row.empty() && !rest_.empty()) {
            const std::size_t end = std::min(rest_.find('\n'), rest_.size());
            std::string_view line = rest_.substr(0, end);
            rest_.remove_prefix(std::min(end + 1, rest_.size()));
            ++line_;
            if (line.ends_with('\r')) line.remove_suffix(1);
            if (line.find_first_not_of(" \t") != std::string_view::npos) split(line, row);
        }
        return !row.empty();
    }

  private:
    void split(std::string_view line, std::vector<Cell>& row) {
        std::size_t at = 0;
        for (;;) {
            const int column = static_cast<int>(at) + 1;
            if (at < line.size() && line[at] == '"') {
                row.push_back({quoted(line, at), line_, column});
            } else {
                const std::size_t end = std::min(line.find(',', at), line.size());
                row.push_back({line.substr(at, end - at), line_, column});
                at = end;
            }
            if (at >= line.size()) return;
            if (line[at] != ',') {
                problems_.add(line_, static_cast<int>(at) + 1, {},
                              "a comma must follow the closing quote");
                return;
            }
            ++at;
        }
    }

    std::string_view quoted(std::string_view line, std::size_t& at) {
        std::string text;
        const int column = static_cast<int>(at) + 1;
        for (++at; at < line.size(); ++at) {
            if (line[at] != '"') {
                text += line[at];
            } else if (at + 1 < line.size() && line[at + 1] == '"') {
                text += line[at++];
            } else {
                ++at;
                return storage_.emplace_back(std::move(text));
            }
        }
        problems_.add(line_, column, {}, "the quote is not closed on its line");
        return storage_.emplace_back(std::move(text));
    }

    std::string_view rest_;
    std::deque<std::string>& storage_;
    Problems& problems_;
    int line_ = 0;
};

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

}  // namespace

OmmRecords parse_omm_csv(std::string_view text, Problems& problems) {
    OmmRecords records;
    Cells cells(text, records.storage, problems);
    std::vector<Cell> names, row;
    cells.next(names);
    std::unordered_set<std::string_view> seen;
    for (const Cell& name : names)
        if (!seen.insert(name.text).second)
            problems.add(name.line, name.column, std::string(name.text), "names two columns");
    problems.throw_if_any();  // without its names no row can be read
    while (cells.next(row)) {
        const Cell& first = row.front();
        if (row.size() != names.size()) {
            problems.add(first.line, first.column, {},
                         fmt::format("the row has {} cells, the line of names has {}", row.size(),
                                     names.size()));
            continue;
        }
        OmmRecord& record = records.list.emplace_back();
        record.end.line = first.line;
        record.end.column = 1;
        for (std::size_t k = 0; k < row.size(); ++k) {
            if (row[k].text.empty()) continue;  // as good as no such column
            CcsdsEntry& entry = record.entries.emplace_back();
            entry.keyword = names[k].text;
            entry.value = row[k].text;
            entry.line = row[k].line;
            entry.column = entry.value_column = row[k].column;
        }
    }
    if (records.list.empty()) problems.add(1, 1, {}, "the file has no row of elements");
    return records;
}

std::string write_omm_csv(const std::vector<std::vector<NamedValue>>& records) {
    std::string out;
    for (const std::vector<NamedValue>& record : records) {
        if (out.empty()) {
            for (const NamedValue& value : record) out += fmt::format("{},", value.first);
            out.back() = '\n';
        }
        for (const NamedValue& value : record) out += csv_cell(value.second) + ',';
        out.back() = '\n';
    }
    return out;
}

}  // namespace dawnline::astro
