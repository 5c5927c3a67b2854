#include "dawnline/scenario/quoting.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "dawnline/scenario/units.hpp"

namespace dawnline::scenario {
namespace {

bool is_alnum(char c) noexcept {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Words that YAML 1.1 or 1.2 readers take for a boolean or for nothing.
bool means_something_else(std::string_view text) {
    static constexpr std::array<std::string_view, 10> words = {"true", "false", "yes", "no",   "on",
                                                               "off",  "y",     "n",   "null", "~"};
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), lower);
    return std::find(words.begin(), words.end(), small) != words.end();
}

/// Optimal string alignment distance (Damerau-Levenshtein with adjacent transpositions).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::string in_double_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
                    out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
                else
                    out += c;
        }
    return out + '"';
}

}  // namespace

std::string json_string(std::string_view text) {
    return in_double_quotes(text);
}

std::string json_number(double value) {
    if (!std::isfinite(value)) return "null";
    std::array<char, 40> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string text_number(double value) {
    const double size = std::abs(value);
    if (!(size == 0.0 || (size >= 1e-4 && size < 1e9))) return fmt::format("{}", value);
    std::array<char, 64> buffer;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed)
            .ptr;
    return {buffer.data(), end};
}

std::string yaml_text(std::string_view text) {
    const auto plain = [](char c) {
        return is_alnum(c) || c == ' ' || c == '_' || c == '-' || c == '.' || c == '/' ||
               c == '(' || c == ')' || c == '+' || c == '%';
    };
    const bool safe = !text.empty() && is_alnum(text.front()) && text.back() != ' ' &&
                      std::all_of(text.begin(), text.end(), plain) && !looks_like_number(text) &&
                      !means_something_else(text);
    return safe ? std::string(text) : in_double_quotes(text);
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
    if (word.size() > 200) return {};  // nobody meant that, and the distance is quadratic
    std::size_t best = std::max<std::size_t>(2, word.size() / 3) + 1;
    std::string found;
    for (const std::string& candidate : candidates) {
        // A suggestion that shares nothing with the word helps nobody.
        const std::size_t edits = distance(word, candidate);
        if (edits < best && edits < std::max(word.size(), candidate.size())) {
            best = edits;
            found = candidate;
        }
    }
    return found;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
    const std::string found = nearest(word, candidates);
    return found.empty() ? found : "did you mean '" + found + "'?";
}

}  // namespace dawnline::scenario
