#include "dawnline/scenario/unit_expression.hpp"

#include <array>
#include <string_view>

#include "dawnline/base/error.hpp"

namespace dawnline::scenario {
namespace {

constexpr int k_largest_power = 9;  // above it is a slip of the finger
constexpr int k_deepest_nesting = 20;

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '%' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::array<std::string_view, 10> k_raised = {"⁰", "¹", "²", "³", "⁴",
                                                       "⁵", "⁶", "⁷", "⁸", "⁹"};
constexpr std::string_view k_raised_minus = "⁻";

/// Recursive descent over  product := power { ("." | "*" | "·" | blank | "/") power }.
class Parser {
  public:
    explicit Parser(std::string_view text) : text_(text), whole_(text) {}

    std::vector<UnitFactor> all() {
        std::vector<UnitFactor> factors = product(0);
        if (!text_.empty()) fail("cannot be read as a unit");
        return factors;
    }

  private:
    [[noreturn]] void fail(const std::string& why) const {
        throw Error("unknown unit '" + std::string(whole_) + "': it " + why);
    }

    bool skip(std::string_view token) {
        if (!text_.starts_with(token)) return false;
        text_.remove_prefix(token.size());
        return true;
    }

    void blanks() {
        while (skip(" ")) {
        }
    }

    std::vector<UnitFactor> product(int depth) {
        if (depth > k_deepest_nesting) fail("has too many parentheses");
        std::vector<UnitFactor> factors = power(depth);
        while (true) {
            const std::size_t before = text_.size();
            blanks();
            if (text_.empty() || text_.front() == ')') break;
            int sign = 1;
            if (skip("/"))
                sign = -1;
            else if (!skip("·") && !skip("*") && !skip(".") && text_.size() == before)
                fail("cannot be read as a unit");
            blanks();
            for (UnitFactor& factor : power(depth)) {
                factor.power *= sign;
                factors.push_back(std::move(factor));
            }
        }
        return factors;
    }

    std::vector<UnitFactor> power(int depth) {
        std::vector<UnitFactor> factors;
        if (skip("(")) {
            blanks();
            factors = product(depth + 1);
            if (!skip(")")) fail("lacks a closing parenthesis");
        } else if (text_.starts_with("1") && (text_.size() == 1 || !is_digit(text_[1]))) {
            skip("1");
            if (!text_.empty() && is_letter(text_.front())) fail("holds a number");
            return factors;
        } else {
            factors.push_back({atom(), 1});
        }
        const int exponent = raised();
        if (exponent == 0) fail("has the power 0");
        for (UnitFactor& factor : factors) {
            factor.power *= exponent;
            if (factor.power > k_largest_power || factor.power < -k_largest_power)
                fail("has a power beyond 9");
        }
        return factors;
    }

    std::string atom() {
        std::size_t length = 0;
        while (length < text_.size() && is_letter(text_[length]) && !is_raised(length) &&
               !text_.substr(length).starts_with("·"))
            ++length;
        if (length == 0) {
            if (!text_.empty() && is_digit(text_.front())) fail("holds a number");
            if (!text_.empty() && text_.front() == '@') fail("has an origin (@)");
            fail("lacks a unit where one should stand");
        }
        const std::string name(text_.substr(0, length));
        text_.remove_prefix(length);
        return name;
    }

    bool is_raised(std::size_t at) const {
        const std::string_view rest = text_.substr(at);
        if (rest.starts_with(k_raised_minus)) return true;
        for (const std::string_view digit : k_raised)
            if (rest.starts_with(digit)) return true;
        return false;
    }

    int raised() {
        const bool marked = skip("**") || skip("^");
        if (!marked && is_raised(0)) {
            const int sign = skip(k_raised_minus) ? -1 : 1;
            for (std::size_t digit = 0; digit < k_raised.size(); ++digit)
                if (skip(k_raised[digit])) {
                    if (is_raised(0)) fail("has a power beyond 9");
                    return sign * static_cast<int>(digit);
                }
            fail("has a raised sign without a power");
        }
        int sign = 1;
        if (text_.starts_with("-") || text_.starts_with("+")) {
            sign = text_.front() == '-' ? -1 : 1;
            text_.remove_prefix(1);
            if (text_.empty() || !is_digit(text_.front())) fail("has a sign without a power");
        }
        if (text_.empty() || !is_digit(text_.front())) {
            if (marked) fail("has a power that is no whole number");
            return 1;
        }
        const int value = text_.front() - '0';
        text_.remove_prefix(1);
        if (!text_.empty() && is_digit(text_.front())) fail("has a power beyond 9");
        return sign * value;
    }

    std::string_view text_, whole_;
};

}  // namespace

std::vector<UnitFactor> unit_factors(const std::string& text) {
    if (text.empty()) return {};
    return Parser(text).all();
}

std::string spelled(std::span<const UnitFactor> factors) {
    std::string above, below;
    for (const UnitFactor& factor : factors) {
        const int size = factor.power < 0 ? -factor.power : factor.power;
        if (size == 0) continue;
        const std::string term = factor.atom + (size == 1 ? "" : std::to_string(size));
        if (factor.power > 0)
            above += (above.empty() ? "" : ".") + term;
        else
            below += "/" + term;
    }
    return (above.empty() ? "1" : above) + below;
}

const std::vector<std::string>& spelled_units() {
    static const std::vector<std::string> units = {
        // length, area, volume
        "m", "km", "cm", "mm", "um", "nm", "AU", "nmi", "Mm", "m2", "km2", "cm2", "mm2", "hectare",
        "m3", "L", "cm3",
        // time
        "s", "min", "h", "d", "week", "yr", "ms", "us", "ns", "ps",
        // mass, temperature, angle
        "kg", "g", "mg", "t", "kt", "Mt", "K", "mK", "degC", "deg", "rad", "mrad", "urad", "arcmin",
        "arcsec", "mas", "rev", "sr",
        // mechanics
        "N", "mN", "uN", "kN", "MN", "Pa", "kPa", "MPa", "GPa", "bar", "mbar", "atm", "m/s", "km/s",
        "cm/s", "mm/s", "km/h", "m/s2", "mm/s2", "gravity", "rad/s", "deg/s", "rpm", "kg/s", "g/s",
        "kg/m3", "g/cm3", "kg/m2", "g/cm2", "kg/yr", "t/yr",
        // energy and power
        "J", "kJ", "MJ", "GJ", "TJ", "Wh", "kWh", "MWh", "GWh", "TWh", "eV", "keV", "MeV", "GeV",
        "pJ", "nJ", "W", "mW", "uW", "kW", "MW", "GW", "TW", "W/m2", "kW/m2", "W/kg", "kW/kg",
        "J/kg", "kJ/kg", "MJ/kg", "Wh/kg", "W/K", "W/m2/K", "J/kg/K",
        // electricity
        "V", "mV", "kV", "A", "mA", "kA", "C", "Ah", "mAh", "ohm", "F", "uF", "H", "T", "Wb",
        // frequency and rates
        "Hz", "kHz", "MHz", "GHz", "THz", "1/s", "1/h", "1/d", "1/yr", "%/yr",
        // dose
        "Gy", "krad", "Mrad", "rad_dose", "Sv", "mSv", "Gy/yr", "krad/yr",
        // data, computing, tokens
        "bit", "kbit", "Mbit", "Gbit", "Tbit", "B", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB",
        "GiB", "TiB", "bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s", "MB/s", "GB/s", "TB/s",
        "pJ/bit", "J/bit", "FLOP", "GFLOP", "TFLOP", "PFLOP", "EFLOP", "ZFLOP", "FLOP/s", "GFLOP/s",
        "TFLOP/s", "PFLOP/s", "EFLOP/s", "pJ/FLOP", "J/FLOP", "FLOP/bit", "token", "ktoken",
        "Mtoken", "Gtoken", "Ttoken", "token/s", "Mtoken/s", "token/d", "J/token",
        // money
        "USD", "kUSD", "MUSD", "BUSD", "GUSD", "USD/kg", "USD/t", "USD/kWh", "USD/MWh", "USD/W",
        "USD/kW", "USD/yr", "kUSD/yr", "MUSD/yr", "BUSD/yr", "USD/h", "USD/Mtoken", "USD/m2",
        "g/kWh", "kg/kWh",
        // pure numbers, levels, the rest
        "%", "ppm", "ppb", "dB", "dBi", "dB/km", "dBm", "dBW", "mol", "cd", "lm", "lx", "1/K",
        "%/K", "1/m2", "1/cm2"};
    return units;
}

std::span<const NamedDimension> named_dimensions() {
    static constexpr std::array known = {
        NamedDimension{"1", "a pure number"},
        NamedDimension{"m", "a length"},
        NamedDimension{"m2", "an area"},
        NamedDimension{"m3", "a volume"},
        NamedDimension{"s", "a time"},
        NamedDimension{"kg", "a mass"},
        NamedDimension{"K", "a temperature"},
        NamedDimension{"rad", "an angle"},
        NamedDimension{"N", "a force"},
        NamedDimension{"Pa", "a pressure"},
        NamedDimension{"J", "an energy"},
        NamedDimension{"W", "a power"},
        NamedDimension{"V", "a voltage"},
        NamedDimension{"A", "a current"},
        NamedDimension{"C", "an electric charge"},
        NamedDimension{"Hz", "a frequency or a rate"},
        NamedDimension{"rad/s", "a rate of rotation"},
        NamedDimension{"m/s", "a speed"},
        NamedDimension{"m/s2", "an acceleration"},
        NamedDimension{"kg/s", "a mass per time"},
        NamedDimension{"kg/m2", "a mass per area"},
        NamedDimension{"kg/m3", "a density"},
        NamedDimension{"W/m2", "a power per area"},
        NamedDimension{"W/kg", "a power per mass"},
        NamedDimension{"Gy", "a dose or an energy per mass"},
        NamedDimension{"Gy/s", "a dose rate or a power per mass"},
        NamedDimension{"bit", "an amount of data"},
        NamedDimension{"bit/s", "a data rate"},
        NamedDimension{"J/bit", "an energy per bit"},
        NamedDimension{"FLOP", "a number of operations"},
        NamedDimension{"FLOP/s", "a computing rate"},
        NamedDimension{"token", "a number of tokens"},
        NamedDimension{"token/s", "a token rate"},
        NamedDimension{"USD", "an amount of money"},
        NamedDimension{"USD/s", "a cost per time"},
        NamedDimension{"USD/kg", "a price per mass"},
        NamedDimension{"USD/J", "a price of energy"},
        NamedDimension{"USD/W", "a price per power"},
        NamedDimension{"USD/token", "a price per token"},
        NamedDimension{"dB", "a ratio in dB"},
    };
    return known;
}

}  // namespace dawnline::scenario
