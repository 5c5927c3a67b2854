#include "dawnline/scenario/template.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "dawnline/scenario/figure.hpp"
#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/units.hpp"

namespace dawnline::scenario {
namespace {

bool is_pure(const Field& field) {
    return field.unit.empty() || field.unit == "1";
}

bool has_range(const Field& field) {
    return std::isfinite(field.range.low) || std::isfinite(field.range.high);
}

/// A value as it stands in YAML; quantities are written as they are, words may need quotes.
std::string yaml_value(const Field& field, const std::string& text) {
    const bool word = field.kind == FieldKind::text || field.kind == FieldKind::choice ||
                      field.kind == FieldKind::section;
    return word ? yaml_text(text) : text;
}

/// Unit, range or choices and source, for the comment behind a value.
std::string remark(const Field& field) {
    std::string text = field.meaning;
    if (field.kind == FieldKind::choice || field.kind == FieldKind::flag)
        text += "; " + wanted(field);
    else if (has_range(field))
        text += "; " + range_text(field);
    if (field.default_text && !field.source.empty()) text += "; " + field.source;
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// Where a line begins: its indentation, with a comment sign at a column if it is commented out.
struct Margin {
    std::string blanks;
    std::optional<std::size_t> comment;

    std::string text(bool commented_here = false) const {
        if (!comment) return blanks + (commented_here ? "# " : "");
        return blanks.substr(0, *comment) + "# " + blanks.substr(*comment);
    }
    Margin deeper(bool commented_from_here = false) const {
        Margin inner{blanks + "  ", comment};
        if (commented_from_here && !comment) inner.comment = inner.blanks.size();
        return inner;
    }
};

/// A value of a catalogue entry as text, or "" if the entry lacks it.
std::string text_in(const Node* entry, const std::string& name) {
    const Node* node = entry ? entry->find(name) : nullptr;
    if (node && is_figure_map(*node)) node = node->find("value");
    if (!node || node->is_map()) return {};
    if (!node->is_list()) return node->text;
    std::string all;
    for (const Node& item : node->items) all += (all.empty() ? "[" : ", ") + item.text;
    return all + "]";
}

/// True if a template of the table holds nothing but comments, which the reader takes for nothing.
bool is_all_comments(const FieldTable& table) {
    return std::none_of(table.fields().begin(), table.fields().end(),
                        [](const Field& field) { return field.default_text || !field.optional; });
}

class TemplateWriter {
  public:
    explicit TemplateWriter(const Catalogue* catalogue) : catalogue_(catalogue) {}

    std::string out;

    /// `entry` is the catalogue entry that fills this section, if one does.
    void write(const FieldTable& table, const Margin& margin, const Node* entry) {
        for (const Field& field : table.fields()) {
            if (field.kind == FieldKind::section)
                section(field, margin, entry);
            else
                leaf(field, margin, entry);
        }
    }

  private:
    void section(const Field& field, const Margin& margin, const Node* entry) {
        std::string name = text_in(entry, field.name);
        const Node* inner = entry ? entry->find(field.name) : nullptr;
        if (name.empty()) name = field.default_text.value_or("");
        const bool named = !field.catalogue.empty() && !name.empty();
        if (named) inner = catalogue_ ? catalogue_->find(field.catalogue, name) : nullptr;
        if (!margin.comment) out += margin.text(true) + field.meaning + "\n";
        out += margin.text(field.optional && !named) + field.name + ":";
        if (named)
            out += "  # a map, or the name of an entry of catalog/" + field.catalogue + ".yaml\n" +
                   margin.deeper().text() + "from: " + yaml_text(name);
        else if (is_all_comments(*field.table))
            out += " {}";
        out += "\n";
        write(*field.table, margin.deeper(named || field.optional), inner);
    }

    void leaf(const Field& field, const Margin& margin, const Node* entry) {
        std::string text = text_in(entry, field.name);
        if (text.empty()) text = example_of(field);
        const bool left_out = field.optional && !field.default_text;
        const bool open = !field.default_text && !field.optional && !margin.comment;
        out += margin.text(left_out) + field.name + ": " + yaml_value(field, text) +
               (open ? "  # REPLACE: " : "  # ") + remark(field) + "\n";
    }

    const Catalogue* catalogue_;
};

std::string cell(std::string text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

void write_reference(const FieldTable& table, const std::string& path, const std::string& title,
                     std::size_t level, std::string& out) {
    out += std::string(std::min<std::size_t>(level, 6), '#') + " " + title + "\n\n";
    if (!table.meaning().empty()) out += table.meaning() + ".\n\n";
    const auto& fields = table.fields();
    if (std::any_of(fields.begin(), fields.end(),
                    [](const Field& field) { return field.kind != FieldKind::section; })) {
        out +=
            "| field | unit | allowed | default | meaning | source |\n|---|---|---|---|---|---|\n";
        for (const Field& field : fields) {
            if (field.kind == FieldKind::section) continue;
            const std::string allowed =
                field.kind == FieldKind::choice || field.kind == FieldKind::flag ? wanted(field)
                : field.kind == FieldKind::text                                  ? "a text"
                                                : range_text(field);
            out += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", field.name,
                               cell(shown_unit(field.unit)), cell(allowed),
                               field.default_text ? "`" + cell(*field.default_text) + "`"
                               : field.optional   ? "left out"
                                                  : "required",
                               cell(field.meaning), cell(field.source));
        }
        out += '\n';
    }
    for (const Field& field : fields) {
        if (field.kind != FieldKind::section) continue;
        const std::string inner = path.empty() ? field.name : path + "." + field.name;
        std::string text;
        write_reference(*field.table, inner, "`" + inner + "`", level + 1, text);
        const std::size_t line = text.find('\n');
        out += text.substr(0, line) + "\n\n" + field.meaning + ".";
        if (!field.catalogue.empty())
            out += fmt::format(" The name of an entry of `catalog/{}.yaml`, or a map.{}",
                               field.catalogue,
                               field.default_text ? " Default `" + *field.default_text + "`." : "");
        out += text.substr(line);
    }
}

}  // namespace

std::string range_text(const Field& field) {
    const std::string unit = is_pure(field) ? "" : " " + shown_unit(field.unit);
    const auto number = [&](double value) { return text_number(value) + unit; };
    const bool low = std::isfinite(field.range.low), high = std::isfinite(field.range.high);
    if (low && high)
        return (field.range.above ? "more than " : "") + number(field.range.low) + " to " +
               number(field.range.high);
    if (low) return (field.range.above ? "more than " : "at least ") + number(field.range.low);
    if (high) return "at most " + number(field.range.high);
    return "any";
}

std::string yaml_template(const FieldTable& table, const Catalogue* catalogue) {
    std::string out;
    if (!table.meaning().empty()) out += "# " + table.meaning() + "\n";
    TemplateWriter writer(catalogue);
    writer.write(table, {}, nullptr);
    if (is_all_comments(table)) out += "{}\n";
    return out + writer.out;
}

std::string markdown_reference(const FieldTable& table, const std::string& title) {
    std::string out;
    write_reference(table, "", title, 1, out);
    return out;
}

std::string markdown_results(const FieldTable& table) {
    std::string out = "| result | unit | meaning |\n|---|---|---|\n";
    for (const Field& field : table.fields()) {
        if (field.kind == FieldKind::section)
            for (const Field& inner : field.table->fields())
                out += fmt::format("| `{}.{}` | {} | {} |\n", field.name, inner.name,
                                   cell(shown_unit(inner.unit)), cell(inner.meaning));
        else
            out += fmt::format("| `{}` | {} | {} |\n", field.name, cell(shown_unit(field.unit)),
                               cell(field.meaning));
    }
    return out + "\n";
}

}  // namespace dawnline::scenario
