#include "dawnline/astro/ccsds_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "dawnline/astro/ccsds_xml.hpp"

namespace dawnline::astro {
namespace {

constexpr std::size_t k_longest_line = 254;  // CCSDS 502.0-B-3, sec. 7.3.2

std::vector<std::string> parts_of(std::string_view path) {
    std::vector<std::string> parts;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        parts.emplace_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return parts;
}

void require_printable(std::string_view text) {
    const bool fits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (!fits)
        throw Error(
            fmt::format("\"{}\" cannot be written: it holds what is no printable ASCII", text));
}

void require_keyword(std::string_view name) {
    const bool fits = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!fits || name.empty())
        throw Error(
            fmt::format("USER_DEFINED_{} is no keyword, which has capitals, digits and _", name));
}

}  // namespace

CcsdsWriter::CcsdsWriter(CcsdsNotation notation) : notation_(notation) {
    if (is_xml()) out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
}

void CcsdsWriter::begin(std::string_view kind, std::string_view version, bool of_several) {
    std::string upper(kind);
    for (char& c : upper) c = static_cast<char>(c - 'a' + 'A');
    if (!is_xml()) {
        put_line(fmt::format("CCSDS_{}_VERS = {}", upper, version));
        return;
    }
    if (of_several && !of_several_) out_ += "<ndm>\n";
    of_several_ = of_several;
    indent();
    out_ += fmt::format("<{} id=\"CCSDS_{}_VERS\" version=\"{}\">\n", kind, upper, version);
    kind_ = kind;
}

void CcsdsWriter::end() {
    if (!is_xml()) return;
    close_to(0);
    const std::string kind = std::exchange(kind_, {});
    indent();
    out_ += fmt::format("</{}>\n", kind);
}

void CcsdsWriter::comments(const std::vector<std::string>& lines, std::string_view block) {
    for (const std::string& comment : lines) {
        require_printable(comment);
        if (is_xml())
            pair("COMMENT", comment, {}, block);
        else
            put_line(comment.empty() ? "COMMENT" : "COMMENT " + comment);
    }
}

void CcsdsWriter::fields(const CcsdsTable& table) {
    for (const CcsdsField& field : table.fields())
        if (const std::optional<std::string> value = ccsds_text(field))
            pair(field.keyword, *value, field.unit, field.block);
    if (!table.user_defined()) return;
    for (const auto& [name, value] : *table.user_defined()) {
        require_keyword(name);
        require_printable(value);
        if (!is_xml()) {
            put_line(fmt::format("USER_DEFINED_{} = {}", name, value));
            continue;
        }
        enter(table.user_block());
        indent();
        out_ += fmt::format("<USER_DEFINED parameter=\"{}\">{}</USER_DEFINED>\n", xml_escaped(name),
                            xml_escaped(value));
    }
}

void CcsdsWriter::line(std::string_view text) {
    if (!is_xml()) put_line(text);
}

void CcsdsWriter::pair(std::string_view keyword, std::string_view value, std::string_view unit,
                       std::string_view block) {
    if (!is_xml()) {
        put_line(unit.empty() ? fmt::format("{} = {}", keyword, value)
                              : fmt::format("{} = {} [{}]", keyword, value, unit));
        return;
    }
    enter(block);
    indent();
    const std::string units = unit.empty() ? "" : fmt::format(" units=\"{}\"", unit);
    out_ += fmt::format("<{0}{1}>{2}</{0}>\n", keyword, units, xml_escaped(value));
}

void CcsdsWriter::enter(std::string_view block) {
    const std::vector<std::string> wanted = parts_of(block);
    const auto split = std::mismatch(open_.begin(), open_.end(), wanted.begin(), wanted.end());
    close_to(static_cast<std::size_t>(split.first - open_.begin()));
    for (std::size_t k = open_.size(); k < wanted.size(); ++k) {
        indent();
        out_ += fmt::format("<{}>\n", wanted[k]);
        open_.push_back(wanted[k]);
    }
}

void CcsdsWriter::close_to(std::size_t depth) {
    while (open_.size() > depth) {
        const std::string name = open_.back();
        open_.pop_back();
        indent();
        out_ += fmt::format("</{}>\n", name);
    }
}

void CcsdsWriter::indent() {
    const std::size_t levels = open_.size() + (kind_.empty() ? 0 : 1) + (of_several_ ? 1 : 0);
    out_.append(2 * levels, ' ');
}

void CcsdsWriter::put_line(std::string_view text) {
    if (text.size() > k_longest_line)
        throw Error(fmt::format("the line \"{}...\" has {} characters; at most {} are allowed",
                                text.substr(0, 40), text.size(), k_longest_line));
    out_ += text;
    out_ += '\n';
}

std::string CcsdsWriter::text() && {
    if (of_several_) out_ += "</ndm>\n";
    return std::move(out_);
}

}  // namespace dawnline::astro
