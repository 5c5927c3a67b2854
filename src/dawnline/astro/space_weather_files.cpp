#include "dawnline/astro/space_weather_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "dawnline/astro/weather_lines.hpp"

namespace dawnline::astro {

using namespace weather_file;

namespace {

constexpr long k_mjd_of_1970 = 40587;

void add_day(NumberedLines& lines, SpaceWeather& out, const WeatherDay& day) {
    if (!out.nodes.empty())
        lines.problem("a day follows a monthly prediction");
    else if (!out.days.empty() && day.mjd != out.days.back().mjd + 1)
        lines.problem("the day does not follow the one before");
    out.days.push_back(day);
}

void add_node(NumberedLines& lines, SpaceWeather& out, const WeatherNode& node) {
    const bool late = out.nodes.empty()
                          ? out.days.empty() || node.mjd > static_cast<double>(out.days.back().mjd)
                          : node.mjd > out.nodes.back().mjd;
    // CelesTrak's first month may lie within the daily predictions: these are the better ones.
    if (!late && out.nodes.empty()) return;
    if (!late) lines.problem("the month does not follow the one before");
    out.nodes.push_back(node);
}

// Where the named columns of a CSV stand; a name that starts with '?' may be missing.
class Columns {
  public:
    explicit Columns(std::string_view head) : names_(split(head, ',')) {}

    std::size_t count() const { return names_.size(); }
    bool has(std::string_view name) const { return find(name) < names_.size(); }
    std::size_t find(std::string_view name) const {
        return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) -
                                        names_.begin());
    }

  private:
    std::vector<std::string_view> names_;
};

// The cells of a row under their names.
struct RowOf {
    const Columns& columns;
    std::vector<std::string_view> cells;

    std::string_view operator[](std::string_view name) const {
        const std::size_t k = columns.find(name);
        return k < cells.size() ? cells[k] : std::string_view();
    }
};

void require_columns(NumberedLines& lines, const Columns& columns,
                     std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (!columns.has(name)) lines.problem(fmt::format("there is no column {}", name));
    lines.finish();
}

bool complete(NumberedLines& lines, const Columns& columns, const RowOf& row) {
    if (row.cells.size() == columns.count()) return true;
    lines.problem(
        fmt::format("there are {} cells where the head has {}", row.cells.size(), columns.count()));
    return false;
}

constexpr std::array<const char*, 8> k_ap_names{"AP1", "AP2", "AP3", "AP4",
                                                "AP5", "AP6", "AP7", "AP8"};

void read_celestrak(NumberedLines& lines, const Columns& columns, SpaceWeather& out) {
    require_columns(
        lines, columns,
        {"DATE", "AP1", "AP2", "AP3", "AP4", "AP5", "AP6", "AP7", "AP8", "AP_AVG", "F10.7_OBS",
         "F10.7_ADJ", "F10.7_DATA_TYPE", "F10.7_OBS_CENTER81", "F10.7_ADJ_CENTER81"});
    while (const auto line = lines.next()) {
        const RowOf row{columns, split(*line, ',')};
        if (!complete(lines, columns, row)) continue;
        const std::vector<std::string_view> date = split(row["DATE"], '-');
        if (date.size() != 3) {
            lines.problem(fmt::format("DATE is '{}' and not YYYY-MM-DD",
                                      NumberedLines::printable(row["DATE"])));
            continue;
        }
        const auto days = lines.date(date[0], date[1], date[2]);
        const SolarFlux flux{lines.flux(row["F10.7_OBS"], "F10.7_OBS"),
                             lines.flux(row["F10.7_OBS_CENTER81"], "F10.7_OBS_CENTER81"),
                             lines.adjusted(row["F10.7_ADJ"], "F10.7_ADJ"),
                             lines.adjusted(row["F10.7_ADJ_CENTER81"], "F10.7_ADJ_CENTER81")};
        const double ap = lines.ap(row["AP_AVG"], "AP_AVG");
        const std::string_view type = row["F10.7_DATA_TYPE"];
        if (!days) continue;
        if (type == "PRM") {
            add_node(lines, out, {static_cast<double>(*days + k_mjd_of_1970), flux, ap});
            continue;
        }
        if (type != "OBS" && type != "INT" && type != "PRD")
            lines.problem(fmt::format("F10.7_DATA_TYPE is '{}'; OBS, INT, PRD and PRM are known",
                                      NumberedLines::printable(type)));
        WeatherDay day{*days + k_mjd_of_1970, flux, ap, {}, type == "PRD"};
        for (std::size_t k = 0; k < 8; ++k)
            day.ap_3hour[k] = lines.ap(row[k_ap_names[k]], k_ap_names[k]);
        add_day(lines, out, day);
    }
}

void read_months(NumberedLines& lines, const Columns& columns, SpaceWeather& out) {
    require_columns(lines, columns,
                    {"year", "month", "f107_obs_sfu", "f107_obs_81d_sfu", "f107_adj_sfu", "ap"});
    while (const auto line = lines.next()) {
        const RowOf row{columns, split(*line, ',')};
        if (!complete(lines, columns, row)) continue;
        const auto first = lines.date(row["year"], row["month"], "1");
        const SolarFlux flux{lines.flux(row["f107_obs_sfu"], "f107_obs_sfu"),
                             lines.flux(row["f107_obs_81d_sfu"], "f107_obs_81d_sfu"),
                             lines.adjusted(row["f107_adj_sfu"], "f107_adj_sfu"), k_none};
        const double ap = lines.ap(row["ap"], "ap");
        if (!first) continue;
        const std::chrono::sys_days begin{std::chrono::days(*first)};
        const auto end = std::chrono::year_month_day(begin) + std::chrono::months(1);
        const auto length = (std::chrono::sys_days(end) - begin).count();
        const double middle =
            static_cast<double>(*first + k_mjd_of_1970) + 0.5 * static_cast<double>(length);
        add_node(lines, out, {middle, flux, ap});
    }
}

// FORMAT(I4,I3,I3,I5,I3,8I3,I4,8I4,I4,F4.1,I2,I4,F6.1,I2,5F6.1), 130 characters.
constexpr std::size_t k_cssi_length = 130;

void read_cssi_line(NumberedLines& lines, std::string_view line, bool monthly, bool predicted,
                    SpaceWeather& out) {
    if (line.size() < k_cssi_length) {
        lines.problem(fmt::format("the line has {} characters of {}", line.size(), k_cssi_length));
        return;
    }
    const auto field = [&](std::size_t from, std::size_t width) {
        return trimmed(line.substr(from, width));
    };
    const auto days = lines.date(field(0, 4), field(4, 3), field(7, 3));
    const SolarFlux flux{lines.flux(field(112, 6), "observed F10.7"),
                         lines.flux(field(118, 6), "observed F10.7, centred mean"),
                         lines.adjusted(field(92, 6), "adjusted F10.7"),
                         lines.adjusted(field(100, 6), "adjusted F10.7, centred mean")};
    const double ap = lines.ap(field(78, 4), "Ap");
    if (!days) return;
    if (monthly) {
        add_node(lines, out, {static_cast<double>(*days + k_mjd_of_1970), flux, ap});
        return;
    }
    WeatherDay day{*days + k_mjd_of_1970, flux, ap, {}, predicted};
    for (std::size_t k = 0; k < 8; ++k) day.ap_3hour[k] = lines.ap(field(46 + 4 * k, 4), "ap");
    add_day(lines, out, day);
}

// NUM_… n, BEGIN …, n lines, END …; twice for days, once for months.
void read_cssi(NumberedLines& lines, SpaceWeather& out) {
    struct Section {
        const char* name;
        bool monthly, predicted;
    };
    constexpr std::array<Section, 3> sections{{{"OBSERVED", false, false},
                                               {"DAILY_PREDICTED", false, true},
                                               {"MONTHLY_PREDICTED", true, true}}};
    const Section* open = nullptr;
    double expected = k_none;
    std::size_t found = 0;
    while (const auto line = lines.next()) {
        const std::vector<std::string_view> words = words_of(*line);
        if (words.size() == 2 && words[0].starts_with("NUM_")) {
            expected = lines.number(words[1], "the count", 0, 1e6);
        } else if (words.size() == 2 && words[0] == "BEGIN") {
            if (open) lines.problem(fmt::format("{} has no END", open->name));
            const auto known = std::find_if(sections.begin(), sections.end(),
                                            [&](const Section& s) { return words[1] == s.name; });
            open = known == sections.end() ? nullptr : &*known;
            found = 0;
            if (!open)
                lines.problem(
                    fmt::format("section {} is not known", NumberedLines::printable(words[1])));
        } else if (words.size() == 2 && words[0] == "END") {
            if (open && static_cast<double>(found) != expected)
                lines.problem(
                    fmt::format("{} has {} lines and announces {}", open->name, found, expected));
            open = nullptr;
        } else if (open) {
            ++found;
            read_cssi_line(lines, *line, open->monthly, open->predicted, out);
        } else if (words[0] != "VERSION" && words[0] != "UPDATED") {
            lines.problem(
                fmt::format("'{}' stands outside of a section", NumberedLines::printable(*line)));
        }
    }
    if (open) lines.problem(fmt::format("the text ends within {}", open->name));
}

}  // namespace

SpaceWeather read_space_weather(std::string_view text, const std::string& file) {
    NumberedLines lines(text, file);
    SpaceWeather out;
    const auto head = lines.next();
    const Columns columns(head.value_or(""));
    if (head && trimmed(*head) == "DATATYPE CssiSpaceWeather")
        read_cssi(lines, out);
    else if (columns.has("DATE"))
        read_celestrak(lines, columns, out);
    else if (columns.has("year"))
        read_months(lines, columns, out);
    else
        lines.problem(
            "this is no space weather that is known: neither a CSV with a column DATE or year, nor "
            "a text that begins with 'DATATYPE CssiSpaceWeather'");
    lines.finish();
    if (out.days.empty() && out.nodes.empty()) {
        lines.problem("there is no row");
        lines.finish();
    }
    return out;
}

PredictedCycle read_schatten(std::string_view text, const std::string& file) {
    NumberedLines lines(text, file);
    PredictedCycle out;
    bool open = false;
    while (const auto line = lines.next()) {
        if (trimmed(*line) == "BEGIN_DATA") {
            open = true;
            continue;
        }
        if (trimmed(*line) == "END_DATA") break;
        if (!open) continue;
        const std::vector<std::string_view> words = words_of(*line);
        if (words.size() != 14) {
            lines.problem(fmt::format("there are {} numbers of 14", words.size()));
            continue;
        }
        const auto day = lines.date(words[1], words[0], "1");
        PredictedMonth month{};
        for (std::size_t k = 0; k < 3; ++k) {
            PredictedCourse& c = month.courses[k];
            c = {lines.flux(words[2 + 4 * k], "F10.7"), lines.flux(words[3 + 4 * k], "F10.7 + 2σ"),
                 lines.flux(words[4 + 4 * k], "F10.7 − 2σ"), lines.ap(words[5 + 4 * k], "Ap")};
            if (c.low > c.f107 || c.f107 > c.high)
                lines.problem("the flux does not lie between its bounds");
        }
        if (!day) continue;
        const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days(*day)}};
        const int count = 12 * static_cast<int>(date.year()) +
                          static_cast<int>(static_cast<unsigned>(date.month())) - 1;
        if (out.months.empty()) out.first = count;
        if (count != out.first + static_cast<int>(out.months.size()))
            lines.problem("the month does not follow the one before");
        out.months.push_back(month);
    }
    if (out.months.size() < 2) lines.problem("there are not two months after a line BEGIN_DATA");
    lines.finish();
    return out;
}

}  // namespace dawnline::astro
