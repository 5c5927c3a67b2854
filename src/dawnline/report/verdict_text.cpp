#include "dawnline/report/verdict_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include "dawnline/mission/trade_text.hpp"
#include "dawnline/report/key_figures.hpp"
#include "dawnline/report/shown.hpp"

namespace dawnline::report {
namespace {

constexpr std::size_t k_columns = 100;

constexpr const char* k_green = "32";
constexpr const char* k_red = "31";
constexpr const char* k_yellow = "33";

/// In bold and colour, if at all.
std::string painted(const std::string& text, const char* sequence, bool colour) {
    return colour ? fmt::format("\033[1;{}m{}\033[0m", sequence, text) : text;
}

std::string headline(const mission::Verdict& verdict, bool colour) {
    return painted(verdict.closes ? "CLOSES" : "DOES NOT CLOSE", verdict.closes ? k_green : k_red,
                   colour) +
           ", " +
           painted(verdict.pays ? "PAYS" : "DOES NOT PAY", verdict.pays ? k_green : k_yellow,
                   colour) +
           "\n";
}

/// A line of at most k_columns; what does not fit goes on under `indent`.
std::string paragraph(const std::string& text, std::size_t indent) {
    return std::string(indent, ' ') + wrapped(text, k_columns, indent) + "\n";
}

/// No-break spaces have done their work when the lines are set; programs look for plain ones.
std::string with_plain_blanks(const std::string& text) {
    static const std::string no_break = "\u00a0";
    std::string out;
    std::size_t begin = 0;
    for (std::size_t at; (at = text.find(no_break, begin)) != std::string::npos;
         begin = at + no_break.size())
        out += text.substr(begin, at - begin) + " ";
    return out + text.substr(begin);
}

std::string margin_line(const mission::Margin& m, bool colour) {
    const char* mark = m.pass ? "ok" : m.decides ? "FAIL" : "note";
    const char* sequence = m.pass ? k_green : m.decides ? k_red : k_yellow;
    const std::string headroom =
        std::isfinite(m.margin) ? fmt::format("{:+.1f} %", 100.0 * m.margin) : "n/a";
    return painted(left(mark, 4), sequence, colour) + "  " + left(m.name, 44) + " " +
           right(shown_quantity(m.value, m.shown_unit), 16) + " " +
           right(shown_quantity(m.limit, m.shown_unit), 16) + " " + right(headroom, 13) + "\n";
}

/// What the simulation says of itself: its energy balance, and how far it lies from the closed
/// form.
std::string balance(const mission::Outcome& outcome) {
    const mission::Operations& o = outcome.operations;
    const mission::Design& d = outcome.design;
    const mission::EnergyBalance& e = o.energy;
    const std::string energy =
        fmt::format("Energy simulated: array {} = loads {} + losses {} + stored {}, to {:.0e}.",
                    shown_quantity(e.array, "MWh"), shown_quantity(e.loads, "MWh"),
                    shown_quantity(e.losses, "MWh"), shown_quantity(e.stored, "MWh"),
                    std::abs(e.relative_error));
    const std::string views = fmt::format(
        "Simulated against sized: mean array power {:+.3f} %, peak radiator temperature {:+.2f} K.",
        100.0 * (o.mean_array_power / d.power.mean_array_power - 1.0),
        o.peak_radiator_temperature - d.thermal.radiator_temperature);
    return paragraph(energy, 0) + paragraph(views, 0);
}

}  // namespace

std::string verdict_text(const scenario::Scenario& scenario, const mission::Outcome& outcome,
                         bool colour) {
    const mission::Verdict& verdict = outcome.verdict;
    std::string out = headline(verdict, colour) + paragraph(verdict.sentence, 0) + "\n";
    for (const KeyFigure& figure : key_figures(scenario, outcome))
        out += left(figure.label, 26) + right(figure.value, 16) + "   " +
               wrapped(figure.note, k_columns, 45) + "\n";

    out += "\n" + left("      margin", 51) + right("value", 16) + " " + right("limit", 16) + " " +
           right("headroom", 13) + "\n";
    for (const mission::Margin& m : verdict.margins) {
        out += margin_line(m, colour);
        if (m.pass) continue;
        out += paragraph(m.cause, 6);
        if (!m.lever.empty()) out += paragraph("lever: " + m.lever, 6);
    }
    out += "\n";
    if (!outcome.trades.empty()) out += paragraph(mission::greatest_gain_text(outcome.trades), 0);
    out += balance(outcome);
    return with_plain_blanks(out);
}

}  // namespace dawnline::report
