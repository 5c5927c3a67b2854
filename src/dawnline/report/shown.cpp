#include "dawnline/report/shown.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "dawnline/scenario/units.hpp"

namespace dawnline::report {
namespace {

// A number and its unit stay on one line.
constexpr const char* k_no_break = "\u00a0";

std::string grouped(const std::string& digits) {
    const std::size_t sign = digits.starts_with('-') ? 1 : 0;
    std::string out = digits.substr(0, sign);
    for (std::size_t k = sign; k < digits.size(); ++k) {
        if (k > sign && (digits.size() - k) % 3 == 0) out += k_no_break;
        out += digits[k];
    }
    return out;
}

struct Scale {
    const char* unit;
    double from;  // least size at which it is used, SI
};

/// Units of one dimension, the smallest first.
const std::vector<Scale>* scales_of(const std::string& si_unit) {
    static const std::vector<std::pair<std::string, std::vector<Scale>>> all = {
        {"W", {{"W", 0}, {"kW", 1e3}, {"MW", 1e6}, {"GW", 1e9}}},
        {"J", {{"Wh", 0}, {"kWh", 3.6e6}, {"MWh", 3.6e9}, {"GWh", 3.6e12}}},
        {"m", {{"m", 0}, {"km", 1e4}}},
        {"s", {{"s", 0}, {"min", 300}, {"h", 3 * 3600}, {"d", 3 * 86400}}},
        {"bit/s", {{"bit/s", 0}, {"Mbit/s", 1e6}, {"Gbit/s", 1e9}, {"Tbit/s", 1e12}}},
        {"token/s", {{"token/s", 0}, {"ktoken/s", 1e3}, {"Mtoken/s", 1e6}}},
        {"kg", {{"kg", 0}, {"t", 1e4}}},
        {"USD", {{"USD", 0}, {"kUSD", 1e3}, {"MUSD", 1e6}, {"BUSD", 1e9}}},
        {"K", {{"degC", 0}}},
        {"1/s", {{"1/h", 0}}},
        {"1/m2/s", {{"1/cm2/s", 0}}},
        {"rad", {{"deg", 0}}},
        {"1", {{"%", 0}}}};
    for (const auto& [unit, scales] : all)
        if (unit == si_unit) return &scales;
    return nullptr;
}

}  // namespace

std::string shown_number(double si, const std::string& unit, int digits) {
    if (!std::isfinite(si)) return "n/a";
    const double value = scenario::from_si(si, unit.empty() ? "1" : unit);
    const double size = std::abs(value);
    if (size == 0.0) return "0";
    // Particles are counted in powers of ten.
    const bool particles = unit.starts_with("1/cm2") && size >= 1e6;
    if (size >= 1e12 || size < 1e-3 || particles) return fmt::format("{:.3g}", value);
    if (size >= 999.95) return grouped(fmt::format("{:.0f}", value));
    return fmt::format("{:.{}g}", value, digits);
}

std::string shown_quantity(double si, const std::string& unit, int digits) {
    const std::string name = pretty_unit(unit);
    const std::string number = shown_number(si, unit, digits);
    if (name.empty() || number == "n/a") return number;
    return number + (name == "°" ? "" : k_no_break) + name;
}

std::string pretty_unit(const std::string& unit) {
    if (unit == "1") return {};
    const std::string name = scenario::shown_unit(unit);
    if (name == "degC") return "°C";
    if (name == "deg") return "°";
    static const std::array<const char*, 10> superscripts = {"⁰", "¹", "²", "³", "⁴",
                                                             "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string out;
    for (std::size_t k = 0; k < name.size(); ++k) {
        const bool digit = name[k] >= '0' && name[k] <= '9';
        if (digit && k > 0 && std::isalpha(static_cast<unsigned char>(name[k - 1])) != 0)
            out += superscripts[static_cast<std::size_t>(name[k] - '0')];
        else
            out += name[k];
    }
    return out;
}

std::string best_unit(const std::string& si_unit, double size) {
    const std::vector<Scale>* scales = scales_of(si_unit);
    if (scales == nullptr) return si_unit;
    std::string unit = si_unit;
    for (const Scale& scale : *scales)
        if (std::abs(size) >= scale.from) unit = scale.unit;
    return unit;
}

std::string words(std::string name) {
    if (name.find('_') == std::string::npos) return name;
    static const std::vector<std::pair<std::string, std::string>> written = {
        {"it", "IT"}, {"dv", "Δv"}, {"bol", "BOL"}, {"eol", "EOL"}};
    std::string out;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('_', begin), name.size());
        std::string word = name.substr(begin, end - begin);
        for (const auto& [from, to] : written)
            if (word == from) word = to;
        out += (begin == 0 ? "" : " ") + word;
        begin = end + 1;
    }
    return out;
}

std::string title(std::string name) {
    name = words(std::move(name));
    if (!name.empty())
        name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    return name;
}

std::size_t width(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string left(const std::string& text, std::size_t columns) {
    return text + std::string(columns > width(text) ? columns - width(text) : 0, ' ');
}

std::string right(const std::string& text, std::size_t columns) {
    return std::string(columns > width(text) ? columns - width(text) : 0, ' ') + text;
}

std::string wrapped(const std::string& text, std::size_t columns, std::size_t indent) {
    std::string out;
    std::size_t used = indent;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) continue;
        if (used > indent && used + 1 + width(word) > columns) {
            out += "\n" + std::string(indent, ' ');
            used = indent;
        } else if (used > indent) {
            out += ' ';
            ++used;
        }
        out += word;
        used += width(word);
    }
    return out;
}

}  // namespace dawnline::report
