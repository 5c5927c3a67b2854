#include "dawnline/report/html_parts.hpp"

#include <cassert>

#include <fmt/format.h>

namespace dawnline::report {
namespace {

std::string class_of(const std::string& kind) {
    return kind.empty() ? std::string() : fmt::format(" class=\"{}\"", kind);
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
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
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string body_of(const Table& table, const std::string& heading) {
    std::string out = "<tbody>\n";
    if (!heading.empty())
        out +=
            fmt::format("<tr class=\"group\"><th colspan=\"{}\" scope=\"rowgroup\">{}</th></tr>\n",
                        table.columns.size(), escaped(heading));
    for (const Table::Row& row : table.rows) {
        out += fmt::format("<tr{}>", class_of(row.kind));
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
            const Table::Column& column = table.columns[k];
            const char* tag = k == 0 ? "th scope=\"row\"" : "td";
            out += fmt::format("<{} data-label=\"{}\"{}>{}</{}>", tag, escaped(column.name),
                               column.number ? " class=\"number\"" : "", escaped(row.cells[k]),
                               k == 0 ? "th" : "td");
        }
        out += "</tr>\n";
    }
    return out + "</tbody>\n";
}

std::string html_of(const Table& table, const std::string& kind) {
    std::string out = fmt::format("<table{}>\n<thead><tr>", class_of(kind));
    for (const Table::Column& column : table.columns)
        out += fmt::format("<th scope=\"col\"{}>{}</th>", column.number ? " class=\"number\"" : "",
                           escaped(column.name));
    return out + "</tr></thead>\n" + body_of(table, {}) + "</table>\n";
}

std::string confidence_in_words(const std::string& letter) {
    if (letter == "P") return "primary source";
    if (letter == "S") return "secondary source";
    if (letter == "C") return "computed";
    if (letter == "V") return "to be verified";
    if (letter == "E") return "estimate";
    return letter;
}

std::string filled(std::string_view page, const std::map<std::string, std::string>& parts) {
    std::string out;
    while (true) {
        const std::size_t open = page.find("{{");
        if (open == std::string_view::npos) break;
        const std::size_t close = page.find("}}", open);
        assert(close != std::string_view::npos);
        const auto part = parts.find(std::string(page.substr(open + 2, close - open - 2)));
        assert(part != parts.end());
        out += page.substr(0, open);
        if (part != parts.end()) out += part->second;
        page.remove_prefix(close + 2);
    }
    return out.append(page);
}

}  // namespace dawnline::report
