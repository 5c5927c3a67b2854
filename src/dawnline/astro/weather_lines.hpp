#pragma once
// The lines of a file of space weather and what is wrong with them; for its readers only.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/text_file.hpp"

namespace dawnline::astro::weather_file {

inline constexpr double k_none = std::numeric_limits<double>::quiet_NaN();

inline std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

inline std::vector<std::string_view> split(std::string_view line, char separator) {
    std::vector<std::string_view> cells;
    for (std::size_t at = 0;;) {
        const std::size_t end = std::min(line.find(separator, at), line.size());
        cells.push_back(trimmed(line.substr(at, end - at)));
        if (end == line.size()) return cells;
        at = end + 1;
    }
}

inline std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words = split(line, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    return words;
}

// The lines of a text, its problems, and the line they are on.
class NumberedLines {
  public:
    // Throws Error if the text is not plain ASCII.
    NumberedLines(std::string_view text, const std::string& file) : rest_(text), problems_(file) {
        require_ascii(text, file);
    }

    // The next line that says something, without its end; nothing at the end of the text.
    std::optional<std::string_view> next() {
        while (!rest_.empty()) {
            const std::size_t end = std::min(rest_.find('\n'), rest_.size());
            std::string_view line = rest_.substr(0, end);
            rest_.remove_prefix(std::min(end + 1, rest_.size()));
            ++line_;
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            if (!trimmed(line).empty() && line.front() != '#') return line;
        }
        return std::nullopt;
    }

    void problem(std::string message) { problems_.add(line_, 0, "", std::move(message)); }

    double number(std::string_view text, const char* name, double least, double most) {
        double value = 0.0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
            problem(fmt::format("{} is '{}', which is no number", name, printable(text)));
            return k_none;
        }
        if (value < least || value > most) {
            problem(
                fmt::format("{} is {}; it must lie between {} and {}", name, value, least, most));
            return k_none;
        }
        return value;
    }

    double flux(std::string_view text, const char* name) { return number(text, name, 40, 1000); }

    // Flux at 1 au, which some tables leave out.
    double adjusted(std::string_view text, const char* name) {
        return text.empty() ? k_none : flux(text, name);
    }

    double ap(std::string_view text, const char* name) {
        return text.empty() ? k_none : number(text, name, 0, 400);
    }

    // Days since 1970, or nothing if the date does not exist.
    std::optional<long> date(std::string_view year, std::string_view month, std::string_view day) {
        const double y = number(year, "the year", 1900, 2200),
                     m = number(month, "the month", 1, 12), d = number(day, "the day", 1, 31);
        if (std::isnan(y + m + d)) return std::nullopt;
        const std::chrono::year_month_day found(std::chrono::year(static_cast<int>(y)),
                                                std::chrono::month(static_cast<unsigned>(m)),
                                                std::chrono::day(static_cast<unsigned>(d)));
        if (y != std::floor(y) || m != std::floor(m) || d != std::floor(d) || !found.ok()) {
            problem(fmt::format("{}-{}-{} is no date", y, m, d));
            return std::nullopt;
        }
        return std::chrono::sys_days(found).time_since_epoch().count();
    }

    void finish() { problems_.throw_if_any(); }

    static std::string_view printable(std::string_view text) { return text.substr(0, 20); }

  private:
    std::string_view rest_;
    int line_ = 0;
    Problems problems_;
};

}  // namespace dawnline::astro::weather_file
