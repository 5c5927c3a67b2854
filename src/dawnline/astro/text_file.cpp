#include "dawnline/astro/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>
#include <tuple>

namespace dawnline::astro {
namespace {

constexpr std::size_t k_most_problems = 50;

/// What the bytes that begin at `at` probably are; "" if nothing is known of them.
std::string explanation(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\xEF\xBB\xBF")) return "a byte-order mark; save as plain ASCII";
    if (rest.starts_with("\xFF\xFE") || rest.starts_with("\xFE\xFF") || rest[0] == '\0')
        return "the file looks like UTF-16; save as plain ASCII";
    if (rest.starts_with("\xE2\x88\x92") || rest.starts_with("\xE2\x80\x93") ||
        rest.starts_with("\xE2\x80\x94"))
        return "a typographic dash; did you mean '-'?";
    if (rest.starts_with("\xC2\xA0")) return "a no-break space; did you mean a blank?";
    return {};
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j)
            row[j] = std::min(
                {last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
        std::swap(last, row);
    }
    return last[b.size()];
}

}  // namespace

std::string read_text_file(const std::filesystem::path& path, std::size_t most) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        throw Error(fmt::format("{} cannot be opened: {}", path.string(),
                                error ? error.message() : "no such file"));
    if (fs::is_directory(status)) throw Error(path.string() + " is a folder, not a file");
    if (!fs::is_regular_file(status))
        throw Error(path.string() + " is no regular file; pipes and devices are not read");
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) throw SystemError(fmt::format("{}: {}", path.string(), error.message()));
    if (size > most)
        throw Error(fmt::format("{} has {} bytes; at most {} are read", path.string(), size, most));
    std::string text(static_cast<std::size_t>(size), '\0');
    std::ifstream stream(path, std::ios::binary);
    if (!stream.read(text.data(), static_cast<std::streamsize>(size)))
        throw SystemError(
            fmt::format("{} cannot be read: {}", path.string(), std::strerror(errno)));
    return text;
}

Lines::Lines(std::string_view text) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n') starts_.push_back(i + 1);
}

int Lines::line(std::size_t offset) const noexcept {
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
    return static_cast<int>(next - starts_.begin());
}

int Lines::column(std::size_t offset) const noexcept {
    return static_cast<int>(offset - starts_[static_cast<std::size_t>(line(offset) - 1)]) + 1;
}

void require_ascii(std::string_view text, const std::string& file) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool end = c == '\n' || (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n');
        if ((c >= ' ' && c <= '~') || c == '\t' || end) continue;
        const Lines lines(text.substr(0, at));
        throw Error(
            {Problem{.place = {file, lines.line(at), lines.column(at)},
                     .path = {},
                     .message = fmt::format("byte {:#04x} is no printable ASCII character",
                                            static_cast<unsigned>(static_cast<unsigned char>(c))),
                     .suggestion = c == '\r' ? "a bare carriage return; end lines with a line feed"
                                             : explanation(text, at)}});
    }
}

void Problems::add(int line, int column, std::string path, std::string message,
                   std::string suggestion) {
    list_.push_back({.place = {file_, line, column},
                     .path = std::move(path),
                     .message = std::move(message),
                     .suggestion = std::move(suggestion)});
    if (list_.size() >= k_most_problems) throw_if_any();
}

void Problems::throw_if_any() {
    if (list_.empty()) return;
    std::stable_sort(list_.begin(), list_.end(), [](const Problem& a, const Problem& b) {
        return std::tuple(a.place.line, a.place.column) < std::tuple(b.place.line, b.place.column);
    });
    if (list_.size() >= k_most_problems)
        list_.push_back(
            {.place = {file_, 0, 0},
             .path = {},
             .message = fmt::format("has more problems; the first {} are told", list_.size()),
             .suggestion = {}});
    throw Error(std::move(list_));
}

std::string nearest_keyword(std::string_view word, const std::vector<std::string_view>& known) {
    if (word.size() > 60) return {};  // nobody meant that, and the distance is quadratic
    std::string upper(word);
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    std::size_t best = 3;
    std::string_view found;
    for (const std::string_view candidate : known) {
        const std::size_t edits = distance(upper, candidate);
        if (edits < best && edits < candidate.size()) {
            best = edits;
            found = candidate;
        }
    }
    return found.empty() ? std::string() : fmt::format("did you mean {}?", found);
}

}  // namespace dawnline::astro
