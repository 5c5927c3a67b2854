#include "dawnline/astro/tle.hpp"

#include <erfa.h>
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

#include "dawnline/astro/text_file.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

constexpr std::size_t k_length = 69;                              // columns of a line
constexpr std::string_view k_alpha = "ABCDEFGHJKLMNPQRSTUVWXYZ";  // 10 to 33, without I and O
constexpr double k_turn_per_day = constants::k_two_pi / constants::k_day;  // [rad/s]
constexpr double k_fastest = 18.0;  // an orbit at the surface makes 17.04 [rev/day]

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// One line of the text and where it stands.
struct Line {
    std::string_view text;
    int number = 0;
};

void tell(Problems& problems, const Line& line, std::size_t column, std::string message,
          std::string suggestion = {}) {
    problems.add(line.number, static_cast<int>(column), "", std::move(message),
                 std::move(suggestion));
}

/// Sum of digits, minus signs as 1, of columns 1 to 68, modulo 10.
int checksum(std::string_view line) noexcept {
    int sum = 0;
    for (const char c : line.substr(0, k_length - 1))
        sum += is_digit(c) ? c - '0' : c == '-' ? 1 : 0;
    return sum % 10;
}

/// Reads the columns of one line; columns count from 1, ends are included, as in the format.
class Columns {
  public:
    Columns(const Line& line, Problems& problems) : line_(line), problems_(problems) {}

    std::string_view text(std::size_t from, std::size_t to) const {
        return line_.text.substr(from - 1, to - from + 1);
    }

    void wrong(std::size_t column, std::string_view what, std::string_view found,
               std::string_view form) const {
        tell(problems_, line_, column,
             fmt::format("{} is \"{}\"; it must be written {}", what, found, form));
    }

    void must_be_blank(std::initializer_list<std::size_t> columns) const {
        for (const std::size_t column : columns)
            if (line_.text[column - 1] != ' ')
                tell(problems_, line_, column,
                     fmt::format("'{}' stands between two fields", line_.text[column - 1]),
                     "are the columns shifted?");
    }

    /// Digits, leading blanks as zeros; 0 if all is blank.
    int whole(std::size_t from, std::size_t to, std::string_view what) const {
        const std::string_view field = text(from, to);
        int value = 0;
        bool begun = false;
        for (const char c : field) {
            if (c == ' ' && !begun) continue;
            if (!is_digit(c)) {
                wrong(from, what, field, fmt::format("with {} digits", field.size()));
                return 0;
            }
            begun = true;
            value = 10 * value + (c - '0');
        }
        return value;
    }

    /// "iii.ffff" with the point in the column `point`, leading blanks as zeros.
    double fixed(std::size_t from, std::size_t to, std::size_t point, std::string_view what) const {
        const std::string_view field = text(from, to);
        std::string digits(field);
        bool begun = false, sound = true;
        for (std::size_t k = 0; k < digits.size(); ++k) {
            char& c = digits[k];
            if (from + k == point) {
                sound = sound && c == '.';
                begun = true;
            } else if (c == ' ' && !begun) {
                c = '0';
            } else {
                sound = sound && is_digit(c);
                begun = true;
            }
        }
        if (!sound) {
            wrong(from, what, field,
                  fmt::format("{:0>{}}.{:0>{}}", "", point - from, "", to - point));
            return 0.0;
        }
        return number(digits);
    }

    /// Sign and ".ffffffff".
    double signed_fraction(std::size_t from, std::size_t to, std::string_view what) const {
        const char sign = line_.text[from - 1];
        if (sign != ' ' && sign != '+' && sign != '-') {
            wrong(from, what, text(from, to), "with a sign or a blank in front");
            return 0.0;
        }
        const double value = fixed(from + 1, to, from + 1, what);
        return sign == '-' ? -value : value;
    }

    /// "sddddd±e", a mantissa with assumed point in front and a power of ten; 0 if blank.
    double assumed_point(std::size_t from, std::string_view what) const {
        const std::string_view field = text(from, from + 7);
        if (field.find_first_not_of(' ') == std::string_view::npos) return 0.0;
        const char sign = field[0], exponent_sign = field[6];
        bool sound = (sign == ' ' || sign == '+' || sign == '-') && is_digit(field[7]) &&
                     (exponent_sign == '+' || exponent_sign == '-' || exponent_sign == ' ');
        for (const char c : field.substr(1, 5)) sound = sound && is_digit(c);
        if (!sound) {
            wrong(from, what, field, "\" 12345-6\", which is 0.12345e-6");
            return 0.0;
        }
        const double value = number(fmt::format("0.{}e{}{}", field.substr(1, 5),
                                                exponent_sign == '-' ? '-' : '+', field[7]));
        return sign == '-' ? -value : value;
    }

    std::uint32_t catalogue_number() const {
        const std::string_view field = text(3, 7);
        if (const std::size_t letter = k_alpha.find(field[0]); letter != std::string_view::npos)
            return static_cast<std::uint32_t>((letter + 10) * 10000) +
                   static_cast<std::uint32_t>(whole(4, 7, "catalogue number"));
        if (field[0] == 'I' || field[0] == 'O') {
            tell(problems_, line_, 3,
                 fmt::format("catalogue number is \"{}\"; alpha-5 has no I or O", field),
                 field[0] == 'I' ? "did you mean 1?" : "did you mean 0?");
            return 0;
        }
        if (field.find_first_not_of(' ') == std::string_view::npos)
            wrong(3, "catalogue number", field, "with five digits");
        return static_cast<std::uint32_t>(whole(3, 7, "catalogue number"));
    }

    void range(double value, double least, double most, std::size_t column, std::string_view what,
               std::string_view unit) const {
        if (value < least || value > most)
            tell(problems_, line_, column,
                 fmt::format("{} is {:g}{}; it must lie between {:g} and "
                             "{:g}{}",
                             what, value, unit, least, most, unit));
    }

    const Line& line() const noexcept { return line_; }
    Problems& problems() const noexcept { return problems_; }

  private:
    static double number(const std::string& text) {
        double value = 0.0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }

    const Line& line_;
    Problems& problems_;
};

/// Length and checksum of an element line; false if its columns cannot be read.
bool is_whole(const Line& line, Problems& problems) {
    if (line.text.size() < k_length) {
        tell(problems, line, line.text.size() + 1,
             fmt::format("line {} ends after {} columns; it has {}", line.text[0], line.text.size(),
                         k_length),
             "is the file truncated?");
        return false;
    }
    if (line.text.size() > k_length) {
        tell(problems, line, k_length + 1,
             fmt::format("\"{}\" stands behind column {}", line.text.substr(k_length), k_length));
        return false;
    }
    const char found = line.text[k_length - 1];
    const int expected = checksum(line.text);
    if (found == static_cast<char>('0' + expected)) return true;
    tell(problems, line, k_length,
         fmt::format("checksum is '{}', but the line adds up to {}", found, expected),
         "a character of the line was changed or lost");
    return true;
}

bool is_leap(int year) noexcept {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int full_year(int two_digits) noexcept {
    return two_digits < 57 ? 2000 + two_digits : 1900 + two_digits;
}

/// Julian date of the midnight with which the year begins. [d]
double new_year(int year) noexcept {
    double zero = 0.0, days = 0.0;
    eraCal2jd(year, 1, 1, &zero, &days);
    return zero + days;
}

Utc epoch_of(const Columns& columns) {
    const int year = full_year(columns.whole(19, 20, "year of the epoch"));
    const int day = columns.whole(21, 23, "day of the epoch");
    const double fraction = columns.fixed(24, 32, 24, "fraction of the day of the epoch");
    columns.range(day, 1, is_leap(year) ? 366 : 365, 21, fmt::format("day of the year {}", year),
                  "");
    return {new_year(year) + day - 1, fraction};
}

std::string designator_of(const Columns& columns) {
    const std::string_view field = columns.text(10, 17);
    if (field.find_first_not_of(' ') == std::string_view::npos) return "";
    bool sound = true;
    for (const char c : field.substr(0, 5)) sound = sound && is_digit(c);
    const std::string_view piece = field.substr(5, field.find_last_not_of(' ') - 4);
    for (const char c : piece) sound = sound && c >= 'A' && c <= 'Z';
    if (!sound || piece.empty()) {
        columns.wrong(10, "international designator", field, "98067A");
        return "";
    }
    return fmt::format("{}-{}{}", full_year(columns.whole(10, 11, "launch year")),
                       field.substr(2, 3), piece);
}

void read_line_1(const Columns& columns, ElementSet& elements) {
    columns.must_be_blank({2, 9, 18, 33, 44, 53, 62, 64});
    elements.catalogue_number = columns.catalogue_number();
    const char secrecy = columns.text(8, 8)[0];
    if (secrecy != 'U' && secrecy != 'C' && secrecy != 'S' && secrecy != ' ')
        columns.wrong(8, "classification", columns.text(8, 8), "U, C or S");
    elements.classification = secrecy == ' ' ? 'U' : secrecy;
    elements.international_designator = designator_of(columns);
    elements.epoch = epoch_of(columns);
    elements.mean_motion_dot = columns.signed_fraction(34, 43, "derivative of the mean motion") *
                               k_turn_per_day / constants::k_day;
    elements.mean_motion_ddot = columns.assumed_point(45, "second derivative of the mean motion") *
                                k_turn_per_day / (constants::k_day * constants::k_day);
    elements.b_star = columns.assumed_point(54, "B*");
    const char type = columns.text(63, 63)[0];
    if (type == '4')
        tell(columns.problems(), columns.line(), 63,
             "ephemeris type is 4, elements of SGP4-XP; SGP4 cannot use them",
             "ask for elements of type 0");
    else if (type != '0' && type != ' ' && type != '2' && type != '3')
        columns.wrong(63, "ephemeris type", columns.text(63, 63), "0");
    elements.element_set_number = columns.whole(65, 68, "element set number");
}

void read_line_2(const Columns& columns, ElementSet& elements) {
    columns.must_be_blank({2, 8, 17, 26, 34, 43, 52});
    const double inclination = columns.fixed(9, 16, 12, "inclination");
    const double node = columns.fixed(18, 25, 21, "right ascension of the node");
    const int eccentricity = columns.whole(27, 33, "eccentricity");
    const double perigee = columns.fixed(35, 42, 38, "argument of perigee");
    const double anomaly = columns.fixed(44, 51, 47, "mean anomaly");
    const double motion = columns.fixed(53, 63, 55, "mean motion");
    columns.range(inclination, 0.0, 180.0, 9, "inclination", "°");
    columns.range(node, 0.0, 360.0, 18, "right ascension of the node", "°");
    columns.range(perigee, 0.0, 360.0, 35, "argument of perigee", "°");
    columns.range(anomaly, 0.0, 360.0, 44, "mean anomaly", "°");
    columns.range(motion, 1e-8, k_fastest, 53, "mean motion", " rev/day");
    elements.inclination = inclination * constants::k_degree;
    elements.node = node * constants::k_degree;
    elements.eccentricity = eccentricity / 1e7;
    elements.argument_of_perigee = perigee * constants::k_degree;
    elements.mean_anomaly = anomaly * constants::k_degree;
    elements.mean_motion = motion * k_turn_per_day;
    elements.revolution = columns.whole(64, 68, "revolution number");
}

std::string name_of(std::string_view line) {
    if (line.substr(0, 2) == "0 ") line.remove_prefix(2);
    const std::size_t begin = line.find_first_not_of(' ');
    return begin == std::string_view::npos ? "" : std::string(line.substr(begin));
}

enum class Part { name, line_1, line_2 };

Part part_of(std::string_view line) noexcept {
    if (line.substr(0, 2) == "1 ") return Part::line_1;
    if (line.substr(0, 2) == "2 ") return Part::line_2;
    return Part::name;
}

/// Lines with something in them, without CR and trailing blanks.
std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        line = line.substr(0, line.find_last_not_of(" \r") + 1);
        if (!line.empty() && line[0] != '#') lines.push_back({line, number});
    }
    return lines;
}

/// Reads line 1 and the line 2 that follows; nothing if one of them cannot be read at all.
std::optional<ElementSet> read_pair(const Line& first, const Line& second, Problems& problems) {
    const bool whole_1 = is_whole(first, problems), whole_2 = is_whole(second, problems);
    ElementSet elements;
    if (whole_1) read_line_1(Columns(first, problems), elements);
    if (whole_2) read_line_2(Columns(second, problems), elements);
    if (!whole_1 || !whole_2) return std::nullopt;
    const std::uint32_t number = Columns(second, problems).catalogue_number();
    if (number != elements.catalogue_number && number != 0)
        tell(problems, second, 3,
             fmt::format("catalogue number is {}, but line 1 has {}", number,
                         elements.catalogue_number),
             "do these lines belong together?");
    return elements;
}

}  // namespace

std::vector<ElementSet> read_tles(std::string_view text, const std::string& file) {
    require_ascii(text, file);
    Problems problems(file);
    const std::vector<Line> lines = lines_of(text);
    std::vector<ElementSet> sets;
    std::optional<Line> name;
    for (std::size_t k = 0; k < lines.size(); ++k) {
        const Line& line = lines[k];
        const Part part = part_of(line.text);
        const bool more = k + 1 < lines.size();
        const Part next = more ? part_of(lines[k + 1].text) : Part::name;
        if (part == Part::name) {
            if (name) tell(problems, *name, 1, "no line 1 follows this name");
            if (!more)
                tell(problems, line, 1, "no line 1 follows this name", "is the file truncated?");
            name = line;
            continue;
        }
        if (part == Part::line_1 && more && next == Part::line_2) {
            if (auto elements = read_pair(line, lines[++k], problems)) {
                if (name) elements->name = name_of(name->text);
                sets.push_back(std::move(*elements));
            }
        } else if (part == Part::line_2 && more && next == Part::line_1) {
            tell(problems, line, 1, "line 2 stands before line 1",
                 fmt::format("swap lines {} and {}", line.number, lines[++k].number));
        } else {
            const int missing = part == Part::line_1 ? 2 : 1;
            tell(problems, line, 1, fmt::format("its line {} is missing", missing),
                 more ? "" : "is the file truncated?");
        }
        name.reset();
    }
    problems.throw_if_any();
    return sets;
}

std::vector<ElementSet> read_tles(const std::filesystem::path& path) {
    return read_tles(read_text_file(path), path.string());
}

namespace {

[[noreturn]] void refuse(const ElementSet& elements, std::string_view why) {
    throw Error(fmt::format("object {} does not fit a two-line element set: {}",
                            elements.catalogue_number, why));
}

std::string number_field(const ElementSet& elements) {
    const std::uint32_t number = elements.catalogue_number;
    if (number > 339999) refuse(elements, "catalogue numbers end at 339999; write an OMM");
    if (number < 100000) return fmt::format("{:05}", number);
    return fmt::format("{}{:04}", k_alpha[number / 10000 - 10], number % 10000);
}

std::string designator_field(const ElementSet& elements) {
    const std::string& whole = elements.international_designator;
    if (whole.empty()) return std::string(8, ' ');
    bool fits = whole.size() >= 9 && whole.size() <= 11 && whole[4] == '-';
    for (const std::size_t k : {0u, 1u, 2u, 3u, 5u, 6u, 7u}) fits = fits && is_digit(whole[k]);
    if (!fits) refuse(elements, fmt::format("designator \"{}\" is not like 1998-067A", whole));
    return fmt::format("{}{:<6}", whole.substr(2, 2), whole.substr(5));
}

std::string epoch_field(const ElementSet& elements) {
    constexpr double k_tick = 1e8;  // the last digit is 1e-8 d
    // Whole days and ticks apart: together they would not fit a double's digits.
    double day = std::floor(elements.epoch.day - 0.5) + 0.5;
    double ticks = std::round((elements.epoch.fraction + (elements.epoch.day - day)) * k_tick);
    day += std::floor(ticks / k_tick);
    ticks -= std::floor(ticks / k_tick) * k_tick;
    int year = 0, month = 0, date = 0;
    double fraction = 0.0;
    if (eraJd2cal(day, 0.0, &year, &month, &date, &fraction) != 0 || year < 1957 || year > 2056)
        refuse(elements, "its epoch lies outside of 1957 to 2056");
    return fmt::format("{:02}{:03}.{:08}", year % 100, static_cast<int>(day - new_year(year)) + 1,
                       static_cast<long>(ticks));
}

std::string fraction_field(const ElementSet& elements, double rev_per_day2) {
    const long digits = std::lround(std::abs(rev_per_day2) * 1e8);
    if (digits > 99999999) refuse(elements, "the derivative of its mean motion is 1 or more");
    return fmt::format("{}.{:08}", rev_per_day2 < 0.0 ? '-' : ' ', digits);
}

std::string assumed_point_field(const ElementSet& elements, double value, std::string_view what) {
    if (!(std::abs(value) < 0.999995e9)) refuse(elements, fmt::format("{} is 1e9 or more", what));
    if (value == 0.0) return " 00000+0";
    // Mantissa in [0.1, 1), but no exponent has two digits.
    int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
    long mantissa = 0;
    for (exponent = std::max(exponent, -9);; ++exponent) {
        mantissa = std::lround(std::abs(value) * std::pow(10.0, 5 - exponent));
        if (mantissa <= 99999) break;
    }
    return fmt::format("{}{:05}{}{}", value < 0.0 ? '-' : ' ', mantissa, exponent < 0 ? '-' : '+',
                       std::abs(exponent));
}

double degrees(const ElementSet& elements, double angle, double most, std::string_view what) {
    const double value = angle / constants::k_degree;
    if (!(value >= 0.0 && value < most + 5e-5))
        refuse(elements, fmt::format("{} is {:g}°, outside of 0° to {:g}°", what, value, most));
    return value;
}

std::string with_checksum(std::string line) {
    line += static_cast<char>('0' + checksum(line));
    return line + '\n';
}

}  // namespace

std::string write_tle(const ElementSet& elements) {
    const double day = constants::k_day, motion = elements.mean_motion / k_turn_per_day;
    if (!(motion > 0.0 && motion <= k_fastest))
        refuse(elements,
               fmt::format("mean motion is {:g} rev/day, outside of 0 to {:g}", motion, k_fastest));
    const double e7 = std::round(elements.eccentricity * 1e7);
    if (!(e7 >= 0.0 && e7 < 1e7)) refuse(elements, "eccentricity is outside of 0 to 0.9999999");
    const std::string number = number_field(elements);
    const std::string first = fmt::format(
        "1 {}{} {} {} {} {} {} 0 {:4}", number, elements.classification, designator_field(elements),
        epoch_field(elements),
        fraction_field(elements, elements.mean_motion_dot * day / k_turn_per_day),
        assumed_point_field(elements, elements.mean_motion_ddot * day * day / k_turn_per_day,
                            "the second derivative of its mean motion"),
        assumed_point_field(elements, elements.b_star, "B*"), elements.element_set_number % 10000);
    const std::string second =
        fmt::format("2 {} {:8.4f} {:8.4f} {:07.0f} {:8.4f} {:8.4f} {:11.8f}{:5}", number,
                    degrees(elements, elements.inclination, 180.0, "inclination"),
                    degrees(elements, elements.node, 360.0, "right ascension of the node"), e7,
                    degrees(elements, elements.argument_of_perigee, 360.0, "argument of perigee"),
                    degrees(elements, elements.mean_anomaly, 360.0, "mean anomaly"), motion,
                    elements.revolution % 100000);
    const std::string name = elements.name.empty() ? "" : fmt::format("0 {}\n", elements.name);
    return name + with_checksum(first) + with_checksum(second);
}

}  // namespace dawnline::astro
