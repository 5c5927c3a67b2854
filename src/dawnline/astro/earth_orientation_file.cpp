#include "dawnline/astro/earth_orientation_file.hpp"

#include <erfa.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>
#include <sstream>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/text_lines.hpp"

namespace dawnline::astro {
namespace {

using constants::k_arcsecond;
using constants::k_mjd_zero;

constexpr double k_millisecond = 1e-3;
constexpr double k_milliarcsecond = 1e-3 * k_arcsecond;
constexpr double k_first_mjd = 41317.0;  // 1972-01-01, leap seconds begin
constexpr double k_last_mjd = 124593.0;  // 2200-01-01

constexpr std::string_view k_csv_header =
    "mjd_utc,flag,xp_arcsec,yp_arcsec,ut1_utc_s,lod_ms,dx_mas,dy_mas";

/// A whole modified Julian date, written with or without a fraction of zeros.
std::optional<int> read_mjd(TextLines& lines, std::string_view field) {
    const auto value = lines.number(field, "the modified Julian date");
    if (!value) return std::nullopt;
    if (*value == std::floor(*value) && *value >= 0.0 && *value <= k_last_mjd)
        return static_cast<int>(*value);
    lines.complain(field, fmt::format("the modified Julian date is {:g}; whole days to {} "
                                      "(2200-01-01) are known",
                                      *value, k_last_mjd));
    return std::nullopt;
}

/// Adds a day and complains if it does not follow the last one or its values cannot be. A day whose
/// values could not be read holds the place of one, so that the next is not called astray.
void add_day(TextLines& lines, std::vector<EarthOrientationDay>& days, int mjd,
             const std::optional<EarthOrientation>& values) {
    if (mjd < k_first_mjd) return;
    if (!days.empty() && mjd != days.back().mjd + 1)
        lines.complain({}, fmt::format("MJD {} follows MJD {}; the days must be consecutive", mjd,
                                       days.back().mjd));
    const auto limit = [&](std::string_view name, double value, double most,
                           std::string_view unit) {
        if (std::abs(value) >= most)
            lines.complain({}, fmt::format("{} of MJD {} is {:g} {}; less than {:g} is possible",
                                           name, mjd, value, unit, most));
    };
    const EarthOrientation o = values.value_or(EarthOrientation{});
    limit("the pole's x", o.x_pole / k_arcsecond, 1.0, "arcsec");
    limit("the pole's y", o.y_pole / k_arcsecond, 1.0, "arcsec");
    limit("UT1-UTC", o.ut1_minus_utc, 1.0, "s");
    limit("LOD", o.excess_length_of_day / k_millisecond, 20.0, "ms");
    days.push_back({mjd, o});
}

/// The six values of a row as they are written.
struct Fields {
    std::string_view x, y, ut1, lod, dx, dy;
};

/// In what units, and whether LOD, dX and dY may be blank.
struct Units {
    double lod;     // [s]
    double offset;  // of dX, dY [rad]
    bool blanks;
};
constexpr Units k_thousandths{k_millisecond, k_milliarcsecond, true};
constexpr Units k_whole{1.0, k_arcsecond, false};

std::optional<EarthOrientation> read_values(TextLines& lines, const Fields& fields,
                                            const Units& units, bool predicted) {
    const auto maybe = [&](std::string_view field, std::string_view what) {
        if (units.blanks && trimmed(field).empty()) return std::optional<double>(0.0);
        return lines.number(field, what);
    };
    const auto x = lines.number(fields.x, "the pole's x");
    const auto y = lines.number(fields.y, "the pole's y");
    const auto ut1 = lines.number(fields.ut1, "UT1-UTC");
    const auto lod = maybe(fields.lod, "LOD");
    const auto dx = maybe(fields.dx, "dX"), dy = maybe(fields.dy, "dY");
    if (!x || !y || !ut1 || !lod || !dx || !dy) return std::nullopt;
    return EarthOrientation{.x_pole = *x * k_arcsecond,
                            .y_pole = *y * k_arcsecond,
                            .ut1_minus_utc = *ut1,
                            .excess_length_of_day = *lod * units.lod,
                            .dX = *dx * units.offset,
                            .dY = *dy * units.offset,
                            .predicted = predicted};
}

// dX and dY are checked once it is known that they are no dψ, dε.
constexpr double k_most_offset = 5.0 * k_milliarcsecond;

bool is_old_nutation(const std::vector<EarthOrientationDay>& days) {
    const auto beyond = std::ranges::count_if(days, [](const EarthOrientationDay& day) {
        return std::abs(day.value.dX) >= k_most_offset;
    });
    return 2 * static_cast<std::size_t>(beyond) > days.size();
}

void refuse_large_offsets(const std::vector<EarthOrientationDay>& days, const std::string& file) {
    for (const EarthOrientationDay& day : days)
        if (!(std::abs(day.value.dX) < k_most_offset && std::abs(day.value.dY) < k_most_offset))
            throw Error({{.place = {file, 0, 0},
                          .path = "",
                          .message = fmt::format("dX, dY of MJD {} are {:g}, {:g} mas; less than 5 "
                                                 "is possible",
                                                 day.mjd, day.value.dX / k_milliarcsecond,
                                                 day.value.dY / k_milliarcsecond),
                          .suggestion = ""}});
}

bool is_flag(std::string_view flag) {
    return flag == "I" || flag == "P";
}

// The date in front of the MJD, two digits each of year, month and day, must be the same day.
void check_date(TextLines& lines, std::string_view date, int mjd) {
    std::array<int, 3> printed{};
    for (std::size_t k = 0; k < 3; ++k) {
        const std::string_view field = trimmed(columns(date, 2 * k + 1, 2 * k + 2));
        std::from_chars(field.data(), field.data() + field.size(), printed[k]);
    }
    int year = 0, month = 0, day = 0;
    double fraction = 0.0;
    eraJd2cal(k_mjd_zero, mjd, &year, &month, &day, &fraction);
    if (printed != std::array{year % 100, month, day})
        lines.complain(date,
                       fmt::format("the date \"{:02} {:02} {:02}\" is not that of MJD {}, "
                                   "{:04}-{:02}-{:02}",
                                   printed[0], printed[1], printed[2], mjd, year, month, day));
}

void read_finals_line(TextLines& lines, std::vector<EarthOrientationDay>& days) {
    const std::string_view line = lines.line();
    const auto mjd = read_mjd(lines, columns(line, 8, 15));
    if (!mjd) return;
    check_date(lines, columns(line, 1, 6), *mjd);
    const std::string_view pole_flag = columns(line, 17, 17), ut1_flag = columns(line, 58, 58);
    for (const std::string_view flag : {pole_flag, ut1_flag})
        if (!is_flag(flag)) lines.complain(flag, "the flag must be I (measured) or P (predicted)");
    const Fields fields{columns(line, 19, 27), columns(line, 38, 46),  columns(line, 59, 68),
                        columns(line, 80, 86), columns(line, 98, 106), columns(line, 117, 125)};
    const bool predicted = pole_flag == "P" || ut1_flag == "P";
    add_day(lines, days, *mjd, read_values(lines, fields, k_thousandths, predicted));
}

/// Where the quantities stand in a row of C04.
struct C04Layout {
    std::size_t words, mjd, x, y, ut1, lod, dx, dy;
};
constexpr C04Layout k_c04_14{16, 3, 4, 5, 6, 7, 8, 9};
constexpr C04Layout k_c04_20{21, 4, 5, 6, 7, 12, 8, 9};

void read_c04_line(TextLines& lines, std::vector<EarthOrientationDay>& days) {
    const std::vector<std::string_view> words = split_at_blanks(lines.line());
    if (words.size() != k_c04_14.words && words.size() != k_c04_20.words) {
        lines.complain({}, fmt::format("a row of EOP C04 has 16 (14 C04) or 21 (20 C04) columns, "
                                       "this one has {}",
                                       words.size()));
        return;
    }
    const C04Layout& at = words.size() == k_c04_14.words ? k_c04_14 : k_c04_20;
    const auto mjd = read_mjd(lines, words[at.mjd]);
    const bool has_hour = at.words == k_c04_20.words;
    const auto hour = has_hour ? lines.number(words[3], "the hour") : 0.0;
    if (hour && *hour != 0.0)
        lines.complain(words[3], "the hour must be 0: one row a day, at 0 h UTC");
    const auto values = read_values(
        lines, {words[at.x], words[at.y], words[at.ut1], words[at.lod], words[at.dx], words[at.dy]},
        k_whole, false);
    if (mjd) add_day(lines, days, *mjd, values);
}

void read_csv_line(TextLines& lines, std::vector<EarthOrientationDay>& days) {
    const std::vector<std::string_view> cells = split_at_commas(lines.line());
    if (cells.size() != 8) {
        lines.complain(
            {}, fmt::format("a row has 8 cells ({}), this one has {}", k_csv_header, cells.size()));
        return;
    }
    const auto mjd = read_mjd(lines, cells[0]);
    if (!is_flag(cells[1]))
        lines.complain(cells[1], "the flag must be I (measured) or P (predicted)");
    const auto values =
        read_values(lines, {cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]},
                    k_thousandths, cells[1] == "P");
    if (mjd) add_day(lines, days, *mjd, values);
}

bool begins_with_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

// The first line that is neither blank nor a comment.
std::string_view first_line(std::string_view text, const std::string& file) {
    TextLines lines(text, file);
    while (lines.next()) {
        const std::string_view line = trimmed(lines.line());
        if (!line.empty() && line.front() != '#') return lines.line();
    }
    return {};
}

}  // namespace

std::vector<EarthOrientationDay> parse_finals(std::string_view text, const std::string& file) {
    std::vector<EarthOrientationDay> days;
    TextLines lines(text, file);
    bool ended = false;  // by a row without values: dates yet to be predicted
    while (lines.next()) {
        if (trimmed(lines.line()).empty()) continue;
        const bool has_values = !trimmed(columns(lines.line(), 16, 200)).empty();
        if (has_values && ended)
            lines.complain({}, "values follow after a row without values");
        else if (has_values)
            read_finals_line(lines, days);
        else
            ended = true;
    }
    lines.finish();
    if (is_old_nutation(days))
        for (EarthOrientationDay& day : days) day.value.dX = day.value.dY = 0.0;
    refuse_large_offsets(days, file);
    return days;
}

std::vector<EarthOrientationDay> parse_c04(std::string_view text, const std::string& file) {
    std::vector<EarthOrientationDay> days;
    TextLines lines(text, file);
    bool in_head = true;
    while (lines.next()) {
        const std::string_view line = trimmed(lines.line());
        in_head = in_head && !begins_with_digit(line);
        if (!in_head && !line.empty() && line.front() != '#') read_c04_line(lines, days);
    }
    lines.finish();
    refuse_large_offsets(days, file);
    return days;
}

std::vector<EarthOrientationDay> parse_orientation_csv(std::string_view text,
                                                       const std::string& file) {
    std::vector<EarthOrientationDay> days;
    TextLines lines(text, file);
    bool in_head = true;
    while (lines.next()) {
        const std::string_view line = trimmed(lines.line());
        if (line.empty() || line.front() == '#') continue;
        if (!in_head)
            read_csv_line(lines, days);
        else if (line != k_csv_header)
            lines.complain({}, fmt::format("the header must be {}", k_csv_header));
        in_head = false;
    }
    lines.finish();
    refuse_large_offsets(days, file);
    return days;
}

EarthOrientationTable parse_earth_orientation(std::string_view text, const std::string& file,
                                              BeyondTable beyond) {
    const std::string_view head = text.substr(0, 4000), first = first_line(text, file);
    std::vector<EarthOrientationDay> days;
    const std::size_t words = split_at_blanks(first).size();
    if (first.starts_with("mjd"))
        days = parse_orientation_csv(text, file);
    else if (columns(first, 13, 13) == ".")
        days = parse_finals(text, file);
    else if (head.find(" C04") != std::string_view::npos || words == k_c04_14.words ||
             words == k_c04_20.words)
        days = parse_c04(text, file);
    else
        throw Error({{.place = {file, 1, 1},
                      .path = "",
                      .message = "this is no Earth orientation file that is known: finals.all, "
                                 "finals2000A.all, EOP C04, or a table with the header " +
                                 std::string(k_csv_header),
                      .suggestion = ""}});
    if (days.size() < 2)
        throw Error({{.place = {file, 0, 0},
                      .path = "",
                      .message = fmt::format("two days or more since 1972 are needed, there {} {}",
                                             days.size() == 1 ? "is" : "are", days.size()),
                      .suggestion = ""}});
    return EarthOrientationTable(std::move(days), beyond);
}

EarthOrientationTable read_earth_orientation(const std::filesystem::path& file,
                                             BeyondTable beyond) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf()))
        throw Error(fmt::format("cannot read the Earth orientation of {}", file.string()));
    return parse_earth_orientation(text.str(), file.string(), beyond);
}

}  // namespace dawnline::astro
