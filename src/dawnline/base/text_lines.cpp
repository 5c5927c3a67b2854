#include "dawnline/base/text_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>

namespace dawnline {
namespace {

constexpr std::size_t k_most_problems = 20;
constexpr std::string_view k_blanks = " \t";

// What a terminal can show of it; files may hold anything.
std::string printable(std::string_view text) {
    std::string shown(text.substr(0, 24));
    for (char& c : shown)
        if (c < ' ' || c > '~') c = '?';
    return shown;
}

}  // namespace

std::string_view trimmed(std::string_view text) noexcept {
    const std::size_t first = text.find_first_not_of(k_blanks);
    if (first == std::string_view::npos) return text.substr(text.size());
    return text.substr(first, text.find_last_not_of(k_blanks) - first + 1);
}

std::vector<std::string_view> split_at_blanks(std::string_view line) {
    std::vector<std::string_view> words;
    for (std::size_t at = line.find_first_not_of(k_blanks); at != std::string_view::npos;
         at = line.find_first_not_of(k_blanks, at)) {
        const std::size_t end = std::min(line.find_first_of(k_blanks, at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

std::vector<std::string_view> split_at_commas(std::string_view line) {
    std::vector<std::string_view> cells;
    while (true) {
        const std::size_t comma = line.find(',');
        cells.push_back(line.substr(0, comma));
        if (comma == std::string_view::npos) return cells;
        line.remove_prefix(comma + 1);
    }
}

std::string_view columns(std::string_view line, std::size_t first, std::size_t last) noexcept {
    if (line.size() < first) return line.substr(line.size());
    return line.substr(first - 1, last - first + 1);
}

bool TextLines::next() noexcept {
    if (rest_.empty() || problems_.size() >= k_most_problems) return false;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (!line_.empty() && line_.back() == '\r') line_.remove_suffix(1);
    ++number_;
    return true;
}

void TextLines::complain(std::string_view where, std::string message, std::string suggestion) {
    const char *const begin = line_.data(), *const end = begin + line_.size();
    // std::less_equal orders pointers into different texts as well.
    const bool inside =
        std::less_equal<>{}(begin, where.data()) && std::less_equal<>{}(where.data(), end);
    problems_.push_back(
        {.place = {file_, number_, inside ? static_cast<int>(where.data() - begin) + 1 : 1},
         .path = "",
         .message = std::move(message),
         .suggestion = std::move(suggestion)});
}

std::optional<double> TextLines::number(std::string_view field, std::string_view what) {
    const std::string_view text = trimmed(field);
    if (text.empty()) {
        complain(field, fmt::format("{} is missing", what));
        return std::nullopt;
    }
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc{} && stop == end && std::isfinite(value)) return value;
    complain(text, fmt::format("{} is \"{}\", which is not a number", what, printable(text)));
    return std::nullopt;
}

void TextLines::finish() {
    if (!problems_.empty()) throw Error(std::move(problems_));
}

}  // namespace dawnline
