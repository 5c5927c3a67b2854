#include "dawnline/report/launch_page.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/mission/flight_events.hpp"
#include "dawnline/report/assets.hpp"
#include "dawnline/report/build_info.hpp"
#include "dawnline/report/html_parts.hpp"
#include "dawnline/report/launch_tables.hpp"
#include "dawnline/report/run_folder.hpp"
#include "dawnline/report/shown.hpp"
#include "dawnline/report/svg_plot.hpp"

namespace dawnline::report {
namespace {

using launch::AscentSample;
using mission::LaunchOutcome;

// With the unit in the head of each column and words for names.
Table table_of(const PlainTable& plain, const std::string& marked = {}) {
    Table table;
    for (const PlainColumn& c : plain.columns)
        table.columns.push_back(
            {title(c.name) + (c.unit.empty() || c.unit == "1" ? std::string()
                                                              : " [" + pretty_unit(c.unit) + "]"),
             !c.unit.empty()});
    for (const auto& row : plain.rows) {
        Table::Row cells;
        for (std::size_t k = 0; k < row.size(); ++k)
            cells.cells.push_back(plain_cell(plain.columns[k], row[k]));
        if (!marked.empty() && cells.cells.back() == marked) cells.kind = "asked";
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::string events_html(const LaunchOutcome& outcome) {
    Table table = table_of(launch_events(outcome));
    for (std::size_t k = 0; k < table.rows.size(); ++k)
        table.rows[k].cells[0] = fmt::format("{}. {}", k + 1, table.rows[k].cells[0]);
    return html_of(table, "cards");
}

std::string losses_html(const LaunchOutcome& outcome) {
    Table table = table_of(launch_losses(outcome));
    table.rows.back().kind = "sum";
    return html_of(table, "cards");
}

std::string key_figure(const char* label, const std::string& value, const std::string& note) {
    return fmt::format("<div><dt>{}</dt><dd>{}<small>{}</small></dd></div>\n", label,
                       escaped(value), escaped(note));
}

std::string key_figures_html(const LaunchOutcome& outcome) {
    const launch::RocketFlight& f = outcome.flight;
    return key_figure(
               "Greatest payload", shown_quantity(f.payload, "kg"),
               fmt::format("{} lifted with adapter", shown_quantity(f.ascent.payload, "kg"))) +
           key_figure(
               "Mass on the pad", shown_quantity(outcome.lift_off_mass, "t"),
               fmt::format("thrust {:.2f} of the weight", outcome.lift_off_thrust_to_weight)) +
           key_figure("Booster's way home",
                      shown_quantity(f.ascent.landing_reserve + f.ascent.boostback_propellant, "t"),
                      f.vehicle.recovery == launch::BoosterRecovery::expended
                          ? "it is expended"
                          : "propellant to turn back and land") +
           key_figure("In orbit after", shown_quantity(f.ascent.orbit_time, "min"),
                      fmt::format("ideal speed {}", shown_quantity(f.ascent.losses.ideal, "m/s")));
}

using Reading = double (*)(const AscentSample&);

// Samples until `end`, in the units of the figure; phases meet without a gap, stages drop off.
PlotLine line_of(const char* name, std::span<const AscentSample> samples, double end, Reading x,
                 Reading y, int colour, bool dashed) {
    PlotLine line{name, {}, colour, dashed};
    for (const AscentSample& s : samples)
        if (s.time <= end) line.points.emplace_back(x(s), y(s));
    return line;
}

double km_downrange(const AscentSample& s) {
    return 1e-3 * s.downrange;
}
double km_altitude(const AscentSample& s) {
    return 1e-3 * s.altitude;
}
double seconds(const AscentSample& s) {
    return s.time;
}

std::string figure(const std::string& heading, const Plot& plot, const std::string& caption) {
    return fmt::format("<figure>\n<h3>{}</h3>\n{}<figcaption>{}</figcaption>\n</figure>\n",
                       escaped(heading), svg_of(plot), escaped(caption));
}

std::string paths_html(const LaunchOutcome& outcome, std::span<const AscentSample> rocket) {
    constexpr double k_forever = std::numeric_limits<double>::infinity();
    const PlotLine up =
        line_of("rocket and upper stage", rocket, k_forever, km_downrange, km_altitude, 1, false);
    const bool flown = outcome.flight.vehicle.recovery == launch::BoosterRecovery::return_to_site;
    const PlotLine back = line_of(flown ? "booster" : "booster, falling without thrust or air",
                                  outcome.booster, k_forever, km_downrange, km_altitude, 2, true);
    std::string out;
    if (!outcome.booster.empty()) {
        double far = 0.0, high = 0.0;
        for (const AscentSample& s : outcome.booster) {
            far = std::max(far, km_downrange(s));
            high = std::max(high, km_altitude(s));
        }
        Plot near{"Altitude over downrange near the pad",
                  "downrange [km]",
                  "altitude [km]",
                  {up, back},
                  {},
                  1.1 * far,
                  1.25 * high};
        out += figure("The booster's way", near,
                      flown ? "It turns back, falls to the pad and lands on what it kept."
                            : "Where it comes down if nothing slows or steers it.");
    }
    return out + figure("The way to orbit",
                        {"Altitude over downrange to the orbit",
                         "downrange [km]",
                         "altitude [km]",
                         {up},
                         {}},
                        "From the pad to the last cutoff.");
}

std::string histories_html(const LaunchOutcome& outcome, std::span<const AscentSample> rocket) {
    const auto coast = std::find_if(rocket.begin(), rocket.end(),
                                    [](const AscentSample& s) { return s.phase == "coast"; });
    const std::span<const AscentSample> burning(rocket.begin(), coast);
    const double end = burning.back().time;
    std::vector<PlotMark> marks;
    for (std::size_t k = 0; k < outcome.events.size(); ++k)
        if (outcome.events[k].time <= end)
            marks.push_back({outcome.events[k].time, std::to_string(k + 1)});
    struct History {
        const char* heading;
        const char* label;
        Reading reading;
        bool booster;
    };
    const History all[] = {
        {"Altitude", "altitude [km]", km_altitude, true},
        {"Speed", "speed [m/s]", [](const AscentSample& s) { return s.speed; }, true},
        {"Mass", "mass [t]", [](const AscentSample& s) { return 1e-3 * s.mass; }, false},
        {"Dynamic pressure", "dynamic pressure [kPa]",
         [](const AscentSample& s) { return 1e-3 * s.dynamic_pressure; }, false},
        {"Acceleration by thrust", "acceleration [g]",
         [](const AscentSample& s) { return s.acceleration / constants::k_standard_gravity; },
         false},
        {"Flight path over the horizon", "angle [°]",
         [](const AscentSample& s) { return s.flight_path_angle * 180.0 / constants::k_pi; },
         false}};
    std::string out;
    for (const History& h : all) {
        Plot plot{std::string(h.heading) + " over time", "time [s]", h.label, {}, marks};
        plot.lines.push_back(
            line_of("rocket and upper stage", burning, end, seconds, h.reading, 1, false));
        if (h.booster && !outcome.booster.empty())
            plot.lines.push_back(
                line_of("booster", outcome.booster, end, seconds, h.reading, 2, true));
        out += figure(h.heading, plot, "Until the upper stage is first cut off.");
    }
    return out;
}

std::string figures_html(const LaunchOutcome& outcome) {
    std::vector<AscentSample> rocket;
    for (const AscentSample& s : outcome.flight.ascent.samples)
        if (!mission::is_booster_alone(s.phase)) rocket.push_back(s);
    return paths_html(outcome, rocket) + histories_html(outcome, rocket);
}

std::string modes_html(const LaunchOutcome& outcome) {
    if (outcome.modes.empty()) return "<p>Only the way asked for was flown.</p>";
    return "<div class=\"scroll\">" +
           html_of(table_of(launch_modes(outcome), "asked for"), "cards") + "</div>";
}

std::string assumptions_html(const scenario::Resolved& resolved) {
    Table table{{{"Input"}, {"Value"}, {"Meaning"}, {"Source"}, {"Confidence"}}, {}};
    for (const scenario::Assumption& a : resolved.assumptions) {
        const bool soft = a.confidence == "E" || a.confidence == "V";
        table.rows.push_back(
            {{a.path, a.text, a.meaning, a.source + (a.year ? fmt::format(", {}", *a.year) : ""),
              confidence_in_words(a.confidence)},
             soft ? "estimate" : ""});
    }
    return html_of(table, "cards assumptions");
}

std::string assumptions_summary(const scenario::Resolved& resolved) {
    std::size_t estimates = 0, unverified = 0;
    for (const scenario::Assumption& a : resolved.assumptions) {
        estimates += a.confidence == "E" ? 1 : 0;
        unverified += a.confidence == "V" ? 1 : 0;
    }
    return fmt::format("{} figures; {} are estimates and {} wait to be verified, both are marked.",
                       resolved.assumptions.size(), estimates, unverified);
}

// Files by which a folder is known as one of a launch.
const std::vector<std::string> k_files = {"launch.html", "launch.json", "trajectory.csv"};

}  // namespace

std::string launch_html(const LaunchOutcome& outcome) {
    const bool good = outcome.carries();
    const scenario::Resolved& resolved = outcome.request.input.resolved;
    return filled(
        assets::launch_html(),
        {{"title", escaped(launch_title(outcome))},
         {"vehicle", escaped(outcome.request.input.title)},
         {"style", std::string(assets::report_css()) + std::string(assets::launch_css())},
         {"badge", fmt::format("<span class=\"badge {}\">{}</span>", good ? "good" : "bad",
                               !outcome.check ? "Flies"
                               : good         ? "Carries it"
                                              : "Too heavy")},
         {"sentence", escaped(launch_sentence(outcome))},
         {"key_figures", key_figures_html(outcome)},
         {"events", events_html(outcome)},
         {"figures", figures_html(outcome)},
         {"losses", losses_html(outcome)},
         {"modes", modes_html(outcome)},
         {"assumptions_summary", assumptions_summary(resolved)},
         {"assumptions", assumptions_html(resolved)},
         {"model",
          escaped(fmt::format(
              "A point mass under free steering through the US Standard Atmosphere over a "
              "spherical "
              "turning Earth, solved by collocation and integrated again: residual {:.1e} in "
              "planetary units. The booster turns back in vacuum; its air brakes and burns are the "
              "reserve it keeps.",
              outcome.flight.ascent.residual))},
         {"version", escaped(build_info().version)}});
}

void check_launch_folder(const std::filesystem::path& folder) {
    check_folder(folder, k_files, "of a launch");
}

void write_launch_folder(const std::filesystem::path& folder, const LaunchOutcome& outcome) {
    write_folder(folder, k_files, "of a launch",
                 std::vector<NamedText>{{"launch.html", launch_html(outcome)},
                                        {"launch.json", launch_json(outcome)},
                                        {"trajectory.csv", plain_csv(launch_trajectory(outcome))}});
}

}  // namespace dawnline::report
