#include "dawnline/scenario/quantity.hpp"

#include <charconv>
#include <cmath>
#include <system_error>

#include "dawnline/base/error.hpp"

namespace dawnline::scenario {
namespace {

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) noexcept {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

[[noreturn]] void refuse(std::string_view text, std::string why, std::string suggestion = {}) {
    std::string shown(text.substr(0, 60));
    throw Error({Problem{{}, {}, "'" + shown + "' " + why, std::move(suggestion)}});
}

std::string write(std::string_view text) {
    return "write " + std::string(text);
}

std::size_t digits(std::string_view text, std::size_t from) noexcept {
    std::size_t end = from;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end;
}

/// Length of the number at the front of `text`, which is trimmed; explains what is wrong with it.
std::size_t number_length(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::string sign(text.substr(0, at));
    if (text.starts_with('+')) refuse(text, "has a plus sign", write(text.substr(1)));
    const std::string_view rest = text.substr(at);
    if (rest.starts_with('.') && rest.size() > 1 && is_digit(rest[1]))
        refuse(text, "begins with a point", write(sign + "0" + std::string(rest)));
    for (const std::string_view word :
         {".inf", ".nan", ".Inf", ".INF", ".NaN", ".NAN", "inf", "nan", "Infinity", "NaN"})
        if (rest == word) refuse(text, "is not a finite number");
    if (rest.starts_with("0x") || rest.starts_with("0X") || rest.starts_with("0o"))
        refuse(text, "is not a decimal number");
    const std::size_t whole = digits(text, at);
    if (whole == at) refuse(text, "does not begin with a number");
    if (text[at] == '0' && whole > at + 1) {
        const std::size_t first = rest.substr(0, whole - at).find_first_not_of('0');
        refuse(
            text, "has a leading zero",
            write(sign + std::string(first == std::string_view::npos ? "0" : rest.substr(first))));
    }
    at = whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t end = digits(text, at + 1);
        if (end == at + 1)
            refuse(text, "has a point without digits behind it", write(text.substr(0, at)));
        at = end;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        std::size_t exponent = at + 1;
        if (exponent < text.size() && (text[exponent] == '-' || text[exponent] == '+')) ++exponent;
        const std::size_t end = digits(text, exponent);
        if (end > exponent) at = end;  // otherwise a unit that begins with e follows
    }
    if (at < text.size() && (text[at] == ',' || text[at] == '_' || text[at] == '\''))
        refuse(text, "has a separator in its number; write digits only, and a point for decimals");
    return at;
}

}  // namespace

bool looks_like_number(std::string_view text) noexcept {
    text = trimmed(text);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (text.starts_with('.')) text.remove_prefix(1);
    return !text.empty() && is_digit(text.front());
}

bool is_number(std::string_view text) noexcept {
    try {
        return trimmed(text) == text && parse_quantity(text).unit.empty();
    } catch (...) {
        return false;
    }
}

Quantity parse_quantity(std::string_view written) {
    const std::string_view text = trimmed(written);
    if (text.empty()) throw Error("a value is missing");
    const std::size_t length = number_length(text);
    Quantity quantity{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + length, quantity.value);
    if (fault != std::errc{} || end != text.data() + length || !std::isfinite(quantity.value))
        refuse(text, "is beyond the numbers of double precision");
    const std::string_view unit = trimmed(text.substr(length));
    if (unit.empty()) return quantity;
    if (text[length] != ' ')
        refuse(text, "has no blank between number and unit",
               write(std::string(text.substr(0, length)) + " " + std::string(unit)));
    if (is_digit(unit.front()) && !(unit.starts_with("1/")))
        refuse(text, "has a blank inside its number; write digits only");
    quantity.unit = unit;
    return quantity;
}

}  // namespace dawnline::scenario
