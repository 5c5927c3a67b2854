#include "dawnline/report/reference_pages.hpp"

#include <vector>

#include <fmt/format.h>

#include "dawnline/base/error.hpp"
#include "dawnline/models/model.hpp"
#include "dawnline/scenario/figure.hpp"
#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/scenario.hpp"
#include "dawnline/scenario/template.hpp"

namespace dawnline::report {
namespace {

using scenario::Node;

/// One figure of an entry as it was written.
struct Line {
    std::string field, value, source, year, confidence;
};

std::string written(const Node& node) {
    if (node.is_scalar()) return node.text;
    std::string list;
    for (const Node& item : node.items) list += (list.empty() ? "" : ", ") + written(item);
    return list;
}

void collect(const Node& node, const std::string& prefix, std::vector<Line>& lines) {
    for (const scenario::Entry& entry : node.entries) {
        const std::string path = prefix.empty() ? entry.key : prefix + "." + entry.key;
        if (scenario::is_figure_map(entry.value)) {
            std::vector<Problem> problems;
            const scenario::Figure figure = scenario::figure_of(entry.value, path, problems);
            lines.push_back({path, figure.value ? written(*figure.value) : "", figure.source,
                             figure.year ? fmt::format("{}", *figure.year) : "",
                             figure.confidence});
        } else if (entry.value.is_map()) {
            collect(entry.value, path, lines);
        } else if (entry.key != "title") {
            lines.push_back({path, written(entry.value), {}, {}, {}});
        }
    }
}

std::vector<Line> lines_of(const Node& entry) {
    std::vector<Line> lines;
    collect(entry, "", lines);
    return lines;
}

std::string title_of(const Node& entry) {
    const Node* title = entry.find("title");
    return title ? title->text : "";
}

/// A cell of a Markdown table.
std::string cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
        text.insert(at, "\\");
    for (char& c : text)
        if (c == '\n') c = ' ';
    return text;
}

const Node& found(const scenario::Catalogue& catalogue, const std::string& kind,
                  const std::string& name) {
    if (const Node* entry = catalogue.find(kind, name)) return *entry;
    throw Error(fmt::format("there is no {} in catalogue {}; {}", name, kind,
                            scenario::did_you_mean(name, catalogue.names(kind))));
}

std::string list_text(const std::vector<std::string>& words, const std::string& format) {
    std::string text = format == "json" ? "[" : "";
    for (std::size_t k = 0; k < words.size(); ++k)
        text += format == "json"
                    ? fmt::format("{}{}", k ? ", " : "", scenario::json_string(words[k]))
                    : words[k] + "\n";
    return text + (format == "json" ? "]\n" : "");
}

std::string names_text(const scenario::Catalogue& catalogue, const std::string& kind,
                       const std::string& format) {
    if (format != "text") return list_text(catalogue.names(kind), format);
    std::string text;
    for (const std::string& name : catalogue.names(kind))
        text += fmt::format("{:28} {}\n", name, title_of(found(catalogue, kind, name)));
    return text;
}

std::string entry_text(const Node& entry, const std::string& name, const std::string& format) {
    std::string text = format == "json"  ? "{\n"
                       : format == "csv" ? "field,value,source,year,confidence\n"
                                         : fmt::format("{}: {}\n\n", name, title_of(entry));
    const std::vector<Line> lines = lines_of(entry);
    for (std::size_t k = 0; k < lines.size(); ++k) {
        const Line& l = lines[k];
        if (format == "json")
            text += fmt::format(
                "  {}: {{\"value\": {}, \"source\": {}, \"year\": {}, \"confidence\": {}}}{}\n",
                scenario::json_string(l.field), scenario::json_string(l.value),
                scenario::json_string(l.source), l.year.empty() ? "null" : l.year,
                scenario::json_string(l.confidence), k + 1 < lines.size() ? "," : "");
        else if (format == "csv")
            text += fmt::format("{},{},{},{},{}\n", scenario::csv_cell(l.field),
                                scenario::csv_cell(l.value), scenario::csv_cell(l.source), l.year,
                                l.confidence);
        else
            text += fmt::format("{:28} {:22} {:1} {:4}  {}\n", l.field, l.value, l.confidence,
                                l.year, l.source);
    }
    return text + (format == "json" ? "}\n" : "");
}

}  // namespace

std::string scenario_page() {
    return "# Scenario\n\nEvery field of a scenario file. A section of a catalogue kind may be the "
           "name of an entry,\nor a map with `from: NAME` and fields that differ.\n\n" +
           scenario::markdown_reference(scenario::scenario_table(), "The whole file");
}

std::string models_page() {
    std::string page =
        "# Models\n\nWhat `dawnline eval` computes and `dawnline validate` holds "
        "against published numbers.\n\n";
    for (const models::Model& m : models::directory().all()) {
        page += fmt::format("## {}\n\n{}. Source: {}\n\n", m.name, m.meaning, m.source);
        if (!m.inputs.fields().empty())
            page += "#" + scenario::markdown_reference(m.inputs, "Inputs of " + m.name);
        page += scenario::markdown_results(m.outputs);
    }
    return page;
}

std::string catalogue_page(const scenario::Catalogue& catalogue) {
    std::string page =
        "# Catalogue\n\nConfidence: P primary source, S secondary, C recomputed, V "
        "from memory, E estimate.\n";
    for (const std::string& kind : catalogue.kinds()) {
        page += fmt::format("\n## {}\n", kind);
        for (const std::string& name : catalogue.names(kind)) {
            const Node& entry = found(catalogue, kind, name);
            page += fmt::format(
                "\n### {} {}\n\n{}\n\n| field | value | source | year | |\n"
                "|---|---|---|---|---|\n",
                kind, name, title_of(entry));
            for (const Line& l : lines_of(entry))
                page += fmt::format("| {} | {} | {} | {} | {} |\n", l.field, cell(l.value),
                                    cell(l.source), l.year, l.confidence);
        }
    }
    return page;
}

std::string validation_table(const models::Validation& validation) {
    std::string page = fmt::format(
        "{} quantities pass, {} fail, {} miss for a stated reason.\n\n"
        "| row | model | quantity | Dawnline | published | signed error | tolerance | source |\n"
        "|---|---|---|---|---|---|---|---|\n",
        validation.passed, validation.failed, validation.explained);
    std::string misses;
    for (const models::RowResult& row : validation.rows) {
        const std::string mark = row.status == models::RowStatus::passed      ? ""
                                 : row.status == models::RowStatus::explained ? " (explained)"
                                                                              : " **fails**";
        const std::string error =
            row.error ? (row.relative ? fmt::format("{:+.2g} %", 100.0 * *row.error)
                                      : fmt::format("{:+.2g} {}", *row.error, row.unit))
                      : "";
        page += fmt::format("| {}{} | {} | {} | {} | {} | {} | {} | {} |\n", row.id, mark,
                            row.model, row.quantity, cell(row.value_text), cell(row.expected_text),
                            error, cell(row.tolerance), cell(row.source));
        if (row.status == models::RowStatus::explained)
            misses += fmt::format("- **{}** {}: {}\n", row.id, row.quantity, row.message);
    }
    if (!misses.empty()) page += "\n## Misses and their reasons\n\n" + misses;
    return page;
}

std::string catalogue_text(const scenario::Catalogue& catalogue, const std::string& kind,
                           const std::string& name, const std::string& format) {
    if (kind.empty()) return list_text(catalogue.kinds(), format);
    if (name.empty()) return names_text(catalogue, kind, format);
    return entry_text(found(catalogue, kind, name), name, format);
}

}  // namespace dawnline::report
