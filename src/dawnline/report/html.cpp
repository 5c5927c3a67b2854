#include "dawnline/report/html.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "dawnline/base/error.hpp"
#include "dawnline/base/resource.hpp"
#include "dawnline/mission/outcome_tables.hpp"
#include "dawnline/mission/trade_text.hpp"
#include "dawnline/report/assets.hpp"
#include "dawnline/report/build_info.hpp"
#include "dawnline/report/figures.hpp"
#include "dawnline/report/html_parts.hpp"
#include "dawnline/report/key_figures.hpp"
#include "dawnline/report/shown.hpp"
#include "dawnline/scenario/show.hpp"

namespace dawnline::report {
namespace {

namespace fs = std::filesystem;
using namespace mission;
using scenario::Field;
using scenario::FieldKind;
using scenario::FieldTable;

std::string percent(double share) {
    return std::isfinite(share) ? fmt::format("{:+.1f} %", 100.0 * share) : "n/a";
}

std::string key_figures_html(const RunRecord& record) {
    std::string out;
    for (const KeyFigure& figure : key_figures(record.scenario, record.outcome))
        out += fmt::format("<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>\n",
                           escaped(figure.label), escaped(figure.value), escaped(figure.note));
    return out;
}

/// What does not hold, each with what would close it; empty if everything holds.
std::string levers_html(const Verdict& verdict) {
    std::string items;
    for (const Margin& m : verdict.margins) {
        if (m.pass) continue;
        items += fmt::format(
            "<li class=\"{}\"><strong>{}</strong>: {} against a limit of {}. {}</li>\n",
            m.decides ? "failed" : "noted", escaped(title(m.name)),
            escaped(shown_quantity(m.value, m.shown_unit)),
            escaped(shown_quantity(m.limit, m.shown_unit)),
            m.lever.empty() ? std::string() : "<em>Lever: " + escaped(m.lever) + ".</em>");
    }
    return items.empty()
               ? items
               : "<h3>What stands against it</h3>\n<ul class=\"levers\">\n" + items + "</ul>\n";
}

std::string margins_html(const Verdict& verdict) {
    Table table{{{"Margin"},
                 {"State"},
                 {"Value", true},
                 {"Limit", true},
                 {"Headroom", true},
                 {"What drives it"}},
                {}};
    for (const Margin& m : verdict.margins) {
        const char* state = m.pass ? "kept" : m.decides ? "failed" : "not met";
        table.rows.push_back({{title(m.name) + (m.decides ? "" : " (for information)"), state,
                               shown_quantity(m.value, m.shown_unit),
                               shown_quantity(m.limit, m.shown_unit), percent(m.margin), m.cause},
                              m.pass      ? "kept"
                              : m.decides ? "failed"
                                          : "noted"});
    }
    return html_of(table, "cards margins");
}

std::string figures_html(const std::vector<Figure>& all) {
    std::string out;
    for (const Figure& figure : all)
        out += fmt::format(
            "<figure id=\"{}\"{}>\n<h3>{}</h3>\n<div class=\"plot\" data-figure=\"{}\" "
            "role=\"img\" "
            "aria-label=\"{}\"></div>\n<figcaption>{}</figcaption>\n<details{}><summary>Numbers"
            "</summary><div class=\"scroll\">{}</div></details>\n</figure>\n",
            escaped(figure.id), figure.open ? " class=\"wide\"" : "", escaped(figure.title),
            escaped(figure.id), escaped(figure.title + ". " + figure.reading),
            escaped(figure.reading), figure.open ? " open" : "",
            html_of(figure.numbers, figure.open ? "cards" : ""));
    return out;
}

/// One JSON object {id: figure}. "<" is written as an escape so that no text in it can end the
/// script element.
std::string data_of(const std::vector<Figure>& all) {
    std::string out = "{";
    for (const Figure& figure : all)
        out += fmt::format("{}\n\"{}\": {}", out.size() > 1 ? "," : "", figure.id, figure.data);
    out += "\n}";
    std::string safe;
    for (const char c : out) {
        if (c == '<')
            safe += "\\u003c";
        else
            safe += c;
    }
    return safe;
}

const void* nested(const Field& field, const void* object) {
    return std::get<void*>(field.slot(const_cast<void*>(object)));
}

std::string shown_value(const Field& field, const void* object) {
    const scenario::FieldValue value = scenario::value_of(field, object);
    if (value.word) return *value.word;
    return value.numbers.empty() ? std::string() : shown_quantity(value.numbers[0], field.unit);
}

/// Two sections described by one table, side by side.
Table compared(const Field& first, const void* a, const Field& second, const void* b) {
    Table table{{{"Quantity"}, {title(first.name), true}, {title(second.name), true}, {"Meaning"}},
                {}};
    for (const Field& field : first.table->fields())
        table.rows.push_back({{title(field.name), shown_value(field, nested(first, a)),
                               shown_value(field, nested(second, b)), field.meaning},
                              {}});
    return table;
}

std::string numbers_card(const std::string& heading, const std::string& table) {
    return fmt::format("<section class=\"card\">{}\n{}</section>\n",
                       heading.empty() ? std::string() : "<h4>" + escaped(title(heading)) + "</h4>",
                       table);
}

/// The numbers of a table under a heading and, as cards of their own, of its sections.
std::string numbers_html(const FieldTable& table, const void* object, const std::string& heading) {
    Table own{{{"Quantity"}, {"Value", true}, {"Meaning"}}, {}};
    std::string sections;
    const Field* orbit = table.find("orbit");
    const Field* ground = table.find("ground");
    const bool sides = orbit != nullptr && ground != nullptr;
    if (sides)
        sections += numbers_card("orbit against ground",
                                 html_of(compared(*orbit, object, *ground, object), "cards"));
    for (const Field& field : table.fields()) {
        if (field.kind != FieldKind::section)
            own.rows.push_back(
                {{title(field.name), shown_value(field, object), field.meaning}, {}});
        else if (!sides)
            sections += numbers_html(*field.table, nested(field, object), field.meaning);
    }
    if (own.rows.empty()) return sections;
    return numbers_card(heading, html_of(own, "cards pairs")) + sections;
}

std::string all_numbers_html(const Outcome& outcome) {
    std::string out;
    for (const Field& field : outcome_table().fields())
        out += fmt::format("<h3>{}</h3>\n<div class=\"grid\">\n{}</div>\n",
                           escaped(title(field.meaning)),
                           numbers_html(*field.table, nested(field, &outcome), {}));
    return out;
}

/// A value as written; of a long table its ends, since scenario.resolved.yaml holds all of it.
std::string value_of(const scenario::Assumption& a) {
    constexpr std::ptrdiff_t k_most = 20;
    if (a.kind != FieldKind::numbers) return a.text;
    const auto commas = std::count(a.text.begin(), a.text.end(), ',');
    if (commas < k_most) return a.text;
    const std::size_t first = a.text.find(','), last = a.text.rfind(',');
    return fmt::format("{}, …{} ({} values)", a.text.substr(0, first), a.text.substr(last + 1),
                       commas + 1);
}

std::string assumptions_html(const scenario::Resolved& resolved) {
    Table table{{{"Input"}, {"Value"}, {"Meaning"}, {"Source"}, {"Confidence"}, {"Origin"}}, {}};
    std::string out = "<thead><tr>";
    for (const Table::Column& column : table.columns)
        out += fmt::format("<th scope=\"col\">{}</th>", escaped(column.name));
    out += "</tr></thead>\n";

    std::string group;
    const auto close_group = [&] {
        if (!table.rows.empty()) out += body_of(table, title(group));
        table.rows.clear();
    };
    for (const scenario::Assumption& a : resolved.assumptions) {
        const std::string section =
            a.path.find('.') == std::string::npos ? "mission" : a.path.substr(0, a.path.find('.'));
        if (section != group) close_group();
        group = section;
        std::string source = a.source;
        if (a.year) source += (source.empty() ? "" : ", ") + std::to_string(*a.year);
        if (!a.note.empty()) source += (source.empty() ? "" : ". ") + a.note;
        const bool soft = a.confidence == "E" || a.confidence == "V";
        table.rows.push_back(
            {{a.path, value_of(a), a.meaning, source, confidence_in_words(a.confidence), a.origin},
             soft ? "estimate" : ""});
    }
    close_group();
    return "<table class=\"cards assumptions\">\n" + out + "</table>\n";
}

std::string assumptions_summary(const scenario::Resolved& resolved) {
    std::size_t estimates = 0, unverified = 0;
    for (const scenario::Assumption& a : resolved.assumptions) {
        estimates += a.confidence == "E" ? 1 : 0;
        unverified += a.confidence == "V" ? 1 : 0;
    }
    return fmt::format("{} inputs; {} are estimates and {} wait to be verified, both are marked.",
                       resolved.assumptions.size(), estimates, unverified);
}

/// The section of the page, or nothing.
std::string trades_html(const std::vector<Figure>& all) {
    if (all.empty()) return {};
    return "<section id=\"trades\" aria-labelledby=\"trades-heading\">\n"
           "<h2 id=\"trades-heading\">Trades</h2>\n"
           "<p class=\"lead\">One input at a time over its range, the rest derived anew at every "
           "point: what an accelerator-hour costs, where designs do not close, and the least cost "
           "of "
           "those that do. A design that does not close is priced as if it delivered. A step is "
           "where "
           "another number of satellites fits on a flight. Orbit averages in closed form, without "
           "the year in time.</p>\n"
           "<div class=\"figures\">\n" +
           figures_html(all) + "</div>\n</section>\n\n";
}

std::string badge(bool good, const char* yes, const char* no) {
    return fmt::format("<span class=\"badge {}\">{}</span>", good ? "good" : "bad",
                       good ? yes : no);
}

}  // namespace

std::string report_html(const RunRecord& record, const std::string& plot_library) {
    const Verdict& verdict = record.outcome.verdict;
    std::vector<Figure> all = figures(record);
    const std::string drawings = figures_html(all);
    const std::vector<Figure> traded = trade_figures(record.outcome.trades);
    all.insert(all.end(), traded.begin(), traded.end());
    const std::string best = mission::greatest_gain_text(record.outcome.trades);
    const BuildInfo build = build_info();
    // The library is a script of ours to inline; were it to hold the end tag, it would end there.
    const bool plots = !plot_library.empty() && plot_library.find("</script") == std::string::npos;
    return filled(assets::report_html(),
                  {{"title", escaped(record.scenario.name)},
                   {"description", escaped(record.scenario.description)},
                   {"style", std::string(assets::report_css())},
                   {"closes", badge(verdict.closes, "Closes", "Does not close")},
                   {"pays", badge(verdict.pays, "Pays", "Does not pay")},
                   {"sentence", escaped(verdict.sentence)},
                   {"key_figures", key_figures_html(record)},
                   {"best_trade", best.empty() ? best : "<p>" + escaped(best) + "</p>\n"},
                   {"levers", levers_html(verdict)},
                   {"margins", margins_html(verdict)},
                   {"plots", plots ? "plots" : "no-plots"},
                   {"figures", drawings},
                   {"trades_link", traded.empty() ? "" : "<a href=\"#trades\">Trades</a>\n"},
                   {"trades", trades_html(traded)},
                   {"numbers", all_numbers_html(record.outcome)},
                   {"assumptions_summary", assumptions_summary(record.resolved)},
                   {"assumptions", assumptions_html(record.resolved)},
                   {"version", escaped(build.version)},
                   {"price_year", std::to_string(record.scenario.price_year)},
                   {"start", escaped(record.scenario.orbit.start)},
                   {"data", data_of(all)},
                   {"plot_library", plots ? plot_library : std::string()},
                   {"script", std::string(assets::report_js())}});
}

fs::path find_plot_library() {
    std::error_code ignored;
    if (const char* given = std::getenv("DAWNLINE_PLOTLY"))
        return fs::is_regular_file(given, ignored) ? fs::path(given) : fs::path();
    try {
        const fs::path home = home_folder();
        for (const char* place :
             {"assets/plotly-cartesian.min.js",
              "node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js"})
            if (fs::is_regular_file(home / place, ignored)) return home / place;
    } catch (const Error&) {
        // Without a home there is no library; whoever needs the catalogue says so.
    }
    return {};
}

std::string plot_library() {
    const fs::path file = find_plot_library();
    if (file.empty()) return {};
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace dawnline::report
