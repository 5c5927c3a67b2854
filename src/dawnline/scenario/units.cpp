#include "dawnline/scenario/units.hpp"

#include <udunits2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <utility>

#include "dawnline/base/error.hpp"
#include "dawnline/base/resource.hpp"
#include "dawnline/scenario/quoting.hpp"
#include "dawnline/scenario/unit_expression.hpp"

namespace dawnline::scenario {
namespace {

constexpr std::array k_base = {"m",   "s",   "kg",   "K",     "A",   "mol", "cd",
                               "rad", "bit", "FLOP", "token", "USD", "dB"};
using Powers = std::array<int, k_base.size()>;

/// SI units in which an atom may be held, the first of the right dimension is taken.
constexpr std::array k_si = {"m",     "s",     "kg",  "K",  "A",    "mol",    "cd", "rad", "bit",
                             "FLOP",  "token", "USD", "dB", "N",    "Pa",     "J",  "W",   "C",
                             "V",     "F",     "ohm", "S",  "Wb",   "T",      "H",  "Hz",  "Gy",
                             "rad/s", "rad2",  "m2",  "m3", "m/s2", "cd.rad2"};

/// What is recognised only to be refused, with what to write instead.
struct Refused {
    const char* unit;
    const char* why;
};
constexpr std::array k_refused = {
    Refused{"ton", "is a different mass in every country; write t for 1000 kg"},
    Refused{"tons", "is a different mass in every country; write t for 1000 kg"},
    Refused{"mt", "is ambiguous; write t for 1000 kg, Mt for 1e9 kg"},
    Refused{"ft", "would be a femtotonne; give lengths in m"},
    Refused{"pt", "would be a picotonne; write t, kg or g"},
    Refused{"nt", "would be a nanotonne; write t, kg or g"},
    Refused{"ut", "would be a microtonne; write t, kg or g"},
    Refused{"ct", "would be a centitonne; write t, kg or g"},
    Refused{"kn", "is not defined; write nmi/h for a knot, kN for a kilonewton"},
    Refused{"month", "has no fixed length; write d or yr"},
    Refused{"months", "has no fixed length; write d or yr"},
    Refused{"year", "may be of several lengths; write yr for 365.25 d"},
    Refused{"years", "may be of several lengths; write yr for 365.25 d"},
    Refused{"EUR", "needs a rate of exchange; give money in USD of the price year"},
    Refused{"€", "needs a rate of exchange; give money in USD of the price year"},
    Refused{"$", "is the dollar of many countries; write USD"},
    Refused{"b", "may be a bit or a byte; write bit or B"},
    Refused{"kb", "may be bits or bytes; write kbit or kB"},
    Refused{"Mb", "may be bits or bytes; write Mbit or MB"},
    Refused{"Gb", "may be bits or bytes; write Gbit or GB"},
    Refused{"Tb", "may be bits or bytes; write Tbit or TB"},
    Refused{"since", "makes a date; a quantity has no origin"},
};

struct Free {
    void operator()(ut_unit* unit) const noexcept { ut_free(unit); }
    void operator()(ut_system* system) const noexcept { ut_free_system(system); }
    void operator()(cv_converter* converter) const noexcept { cv_free(converter); }
};
using Unit = std::unique_ptr<ut_unit, Free>;

enum class Scale { linear, decibel };

/// SI = value * scale + offset, or reference * 10^(value/10) for a level.
struct Parsed {
    Scale kind = Scale::linear;
    double scale = 1.0;
    double inverse =
        0.0;  // 1/scale where that is a whole number, because dividing then rounds once
    double offset = 0.0;
    Powers powers{};
};

[[noreturn]] void refuse(std::string message, std::string suggestion = {}) {
    throw Error({Problem{{}, {}, std::move(message), std::move(suggestion)}});
}

/// The units file and everything parsed with it; UDUNITS-2 itself is not safe among threads.
class Table {
  public:
    Table() {
        ut_set_error_message_handler(ut_ignore);  // before reading: krad overrides a prefixed unit
        const auto file = home_folder() / "catalog" / "units.xml";
        system_.reset(ut_read_xml(file.c_str()));
        if (!system_) throw Error("the units file " + file.string() + " cannot be read");
        for (std::size_t i = 0; i < k_base.size(); ++i)
            base_[i].reset(ut_get_unit_by_symbol(system_.get(), k_base[i]));
        for (const auto& unit : base_)
            if (!unit) throw Error("the units file " + file.string() + " lacks a base unit");
    }

    const Parsed& find(const std::string& text) {
        const std::lock_guard lock(mutex_);
        auto known = parsed_.find(text);
        if (known == parsed_.end()) known = parsed_.emplace(text, parse(text)).first;
        return known->second;
    }

  private:
    Parsed parse(const std::string& text) {
        if (text.empty() || text == "1") return {};
        if (text == "dBW" || text == "dBm") {
            Parsed level = parse("W");
            level.kind = Scale::decibel;
            level.scale = text == "dBW" ? 1.0 : 1e-3;
            return level;
        }
        std::string ascii;
        for (const UnitFactor& factor : unit_factors(text)) {
            if (!ascii.empty()) ascii += '.';
            ascii +=
                atom(factor.atom, text) + (factor.power == 1 ? "" : std::to_string(factor.power));
        }
        if (ascii.empty()) return {};
        const Unit unit(ut_parse(system_.get(), ascii.c_str(), UT_UTF8));
        if (!unit) refuse("unknown unit '" + text + "'");
        return measure(*unit);
    }

    /// Checks one atom: known, not refused, at most one prefix. Returns how UDUNITS spells it.
    std::string atom(const std::string& name, const std::string& text) {
        if (name == "delta_K") return "K";
        for (const Refused& bad : k_refused)
            if (name == bad.unit)
                refuse("unknown unit '" + text + "'", "'" + name + "' " + bad.why);
        if (name == "FLOPS" || name.ends_with("FLOPS") || name.ends_with("FLOPs") ||
            name.ends_with("flops"))
            refuse("unknown unit '" + text + "'",
                   "write FLOP for a count and FLOP/s for a rate, with prefixes as in TFLOP/s");
        if (known(name)) return name;
        // One prefix: a letter, or µ in two bytes; kg is the only base unit that has one already.
        const std::size_t prefix = static_cast<unsigned char>(name[0]) >= 0x80 ? 2 : 1;
        if (name.size() > prefix && known(name.substr(prefix)) && name.substr(prefix) != "kg" &&
            Unit(ut_parse(system_.get(), name.c_str(), UT_UTF8)))
            return name;
        std::vector<std::string> spelled = spelled_units();
        refuse("unknown unit '" + text + "'", did_you_mean(name, spelled));
    }

    bool known(const std::string& name) const {
        return Unit(ut_get_unit_by_symbol(system_.get(), name.c_str())) != nullptr;
    }

    Parsed measure(const ut_unit& unit) const {
        Parsed result;
        const Unit si = powers_of(unit, result.powers);
        const std::unique_ptr<cv_converter, Free> converter(
            ut_get_converter(const_cast<ut_unit*>(&unit), si.get()));
        if (!converter) throw Error("a unit cannot be reduced to base units");
        result.offset = cv_convert_double(converter.get(), 0.0);
        // A unit with an offset is a temperature on our table, and its degree is a kelvin; taking
        // the difference of two conversions would lose digits.
        result.scale = result.offset == 0.0 ? cv_convert_double(converter.get(), 1.0) : 1.0;
        if (result.offset != 0.0) result.offset = 273.15;
        const double whole = std::round(1.0 / result.scale);
        if (result.scale < 1.0 && whole < 9e15 && std::abs(whole * result.scale - 1.0) < 1e-15)
            result.inverse = whole;
        return result;
    }

    /// Fills the powers and returns the product of the base units.
    Unit powers_of(const ut_unit& unit, Powers& powers) const {
        struct Visit {
            const Table* table;
            Powers* powers;
        } visit{this, &powers};
        ut_visitor visitor{};
        visitor.visit_basic = [](const ut_unit* basic, void* arg) {
            const Visit& self = *static_cast<Visit*>(arg);
            self.powers->at(self.table->index_of(*basic)) = 1;
            return UT_SUCCESS;
        };
        visitor.visit_product = [](const ut_unit*, int count, const ut_unit* const* basic,
                                   const int* exponents, void* arg) {
            const Visit& self = *static_cast<Visit*>(arg);
            for (int i = 0; i < count; ++i)
                self.powers->at(self.table->index_of(*basic[i])) = exponents[i];
            return UT_SUCCESS;
        };
        visitor.visit_galilean = [](const ut_unit*, double, const ut_unit* inner, double,
                                    void* arg) {
            const Visit& self = *static_cast<Visit*>(arg);
            self.table->powers_of(*inner, *self.powers);
            return UT_SUCCESS;
        };
        visitor.visit_timestamp = [](const ut_unit*, const ut_unit*, double, void*) {
            return UT_VISIT_ERROR;
        };
        visitor.visit_logarithmic = [](const ut_unit*, double, const ut_unit*, void*) {
            return UT_VISIT_ERROR;
        };
        if (ut_accept_visitor(&unit, &visitor, &visit) != UT_SUCCESS)
            throw Error("a unit is neither a product nor a scale of base units");
        Unit product(ut_get_dimensionless_unit_one(system_.get()));
        for (std::size_t i = 0; i < powers.size(); ++i) {
            if (powers[i] == 0) continue;
            const Unit power(ut_raise(base_[i].get(), powers[i]));
            product.reset(ut_multiply(product.get(), power.get()));
        }
        return product;
    }

    std::size_t index_of(const ut_unit& basic) const {
        for (std::size_t i = 0; i < base_.size(); ++i)
            if (ut_compare(&basic, base_[i].get()) == 0) return i;
        throw Error("the units file has a base unit that the program does not know");
    }

    std::mutex mutex_;
    std::unique_ptr<ut_system, Free> system_;
    std::array<Unit, k_base.size()> base_;
    std::map<std::string, Parsed> parsed_;
};

const Parsed& parsed(const std::string& unit) {
    static Table table;  // reads a file: once per process
    return table.find(unit);
}

}  // namespace

double to_si(double value, const std::string& unit) {
    const Parsed& p = parsed(unit);
    if (p.kind == Scale::decibel) return p.scale * std::pow(10.0, value / 10.0);
    return (p.inverse > 0.0 ? value / p.inverse : value * p.scale) + p.offset;
}

double from_si(double value, const std::string& unit) {
    const Parsed& p = parsed(unit);
    if (p.kind == Scale::decibel) {
        if (std::isnan(value)) return value;
        return value > 0.0 ? 10.0 * std::log10(value / p.scale)
                           : -std::numeric_limits<double>::infinity();
    }
    return p.inverse > 0.0 ? (value - p.offset) * p.inverse : (value - p.offset) / p.scale;
}

bool is_unit(const std::string& unit) noexcept {
    try {
        parsed(unit);
        return true;
    } catch (...) {
        return false;
    }
}

bool same_dimension(const std::string& a, const std::string& b) {
    return parsed(a).powers == parsed(b).powers;
}

std::string si_unit(const std::string& shown) {
    if (parsed(shown).kind == Scale::decibel) return "W";
    std::vector<UnitFactor> factors;
    const auto multiply = [&](const std::string& atom, int power) {
        for (UnitFactor& factor : factors)
            if (factor.atom == atom) {
                factor.power += power;
                return;
            }
        factors.push_back({atom, power});
    };
    for (const UnitFactor& factor : unit_factors(shown)) {
        if (same_dimension(factor.atom, "1")) continue;
        for (const char* si : k_si)
            if (same_dimension(factor.atom, si)) {
                for (const UnitFactor& part : unit_factors(si))
                    multiply(part.atom, part.power * factor.power);
                break;
            }
    }
    return spelled(factors);
}

std::string shown_unit(const std::string& unit) {
    return unit == "delta_K" ? "K" : unit;
}

std::vector<std::string> units_like(const std::string& unit) {
    std::vector<std::string> found{shown_unit(unit)};
    for (const std::string& candidate : spelled_units())
        if (candidate != found.front() && same_dimension(candidate, unit) &&
            !(unit == "delta_K" && candidate == "degC"))
            found.push_back(candidate);
    return found;
}

std::string dimension_name(const std::string& unit) {
    if (unit == "delta_K") return "a temperature difference";
    for (const NamedDimension& known : named_dimensions())
        if (same_dimension(unit, known.unit)) return known.name;
    return "a quantity in " + shown_unit(unit);
}

}  // namespace dawnline::scenario
