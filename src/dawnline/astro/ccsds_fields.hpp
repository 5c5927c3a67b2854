#pragma once
// The keywords of a message as a table bound to a struct: the strict reader and both writers
// follow from it.

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dawnline/astro/ccsds_kvn.hpp"
#include "dawnline/astro/ccsds_time.hpp"

namespace dawnline::astro {

/// An instant and the scale in which the message writes it.
template <class Instant>
struct InScale {
    Instant* instant;
    const TimeScale* scale;
};

/// Where a value goes to or comes from.
using CcsdsTarget = std::variant<std::string*, char*, int*, std::optional<int>*, std::uint32_t*,
                                 double*, std::optional<double>*, Utc*, std::optional<Utc>*,
                                 InScale<Tt>, InScale<std::optional<Tt>>, TimeScale*>;

/// One keyword. Its unit is that of the standard; the target has SI.
struct CcsdsField {
    std::string_view keyword;
    CcsdsTarget target;
    std::string_view unit;   // "km**3/s**2"; empty if it has none
    double si = 1.0;         // one such unit in SI
    std::string_view block;  // of XML, "body/segment/metadata"
    bool is_mandatory = false;
    bool may_be_blank = false;  // mandatory, but some publishers leave the value out
    double least = -std::numeric_limits<double>::infinity();  // allowed, in the standard's unit
    double most = std::numeric_limits<double>::infinity();
    bool most_is_open = false;              // `most` itself is not allowed
    std::vector<std::string_view> choices;  // of a text; empty for any

    CcsdsField& required() noexcept { return is_mandatory = true, *this; }
    CcsdsField& or_blank() noexcept { return may_be_blank = true, *this; }
    CcsdsField& between(double low, double high) noexcept {
        return least = low, most = high, *this;
    }
    CcsdsField& at_least(double low) noexcept { return least = low, *this; }
    CcsdsField& below(double high) noexcept { return most = high, most_is_open = true, *this; }
    CcsdsField& one_of(std::vector<std::string_view> words) {
        return choices = std::move(words), *this;
    }
};

/// "USER_DEFINED_A" is {"A", value}.
using UserDefined = std::vector<std::pair<std::string, std::string>>;

/// The keywords of a message or of a part of it, in the standard's order.
class CcsdsTable {
  public:
    /// The XML element of the fields that follow.
    void in(std::string_view block) { block_ = block; }

    /// A field; the reference is good until the next call. A field of metres has unit "km" and
    /// si 1000, and so on.
    CcsdsField& add(std::string_view keyword, CcsdsTarget target, std::string_view unit = {},
                    double si = 1.0);

    /// Where comments go; without it they are dropped.
    void comments(std::vector<std::string>* target) { comments_ = target; }

    /// Takes USER_DEFINED_… at the end; without it they are refused.
    void user_defined(UserDefined* target, std::string_view block) {
        user_defined_ = target, user_block_ = block;
    }

    /// Keywords that are known, but say nothing that is needed here.
    void ignore(std::vector<std::string_view> keywords) { ignored_ = std::move(keywords); }

    /// Fills the targets. Wrong, missing, misplaced, repeated keywords, units, values out of range
    /// go to `problems`; what is missing is told at `end`, the place behind the entries.
    void read(std::span<const CcsdsEntry> entries, bool ordered, const CcsdsEntry& end,
              Problems& problems) const;

    const std::vector<CcsdsField>& fields() const noexcept { return fields_; }
    const std::vector<std::string>* comments() const noexcept { return comments_; }
    const UserDefined* user_defined() const noexcept { return user_defined_; }
    std::string_view user_block() const noexcept { return user_block_; }

  private:
    std::vector<CcsdsField> fields_;
    std::vector<std::string_view> ignored_;
    std::vector<std::string>* comments_ = nullptr;
    UserDefined* user_defined_ = nullptr;
    std::string_view block_, user_block_;
};

/// A number as CCSDS writes it: digits with optional sign, point and exponent, ".18" allowed.
/// Throws Error, the reason alone as its message, on anything else: nan, inf, hexadecimal, blanks,
/// and what overflows a double.
double parse_ccsds_number(std::string_view text);

/// The number times `si`; 0 where that is below the smallest normal double. Throws Error likewise,
/// and if the product overflows.
double parse_ccsds_quantity(std::string_view text, double si);

/// The value as the message writes it: 15 digits if the unit was converted, else the shortest that
/// read back to the same bits. Nothing for an optional without value. Throws Error naming the
/// keyword if the value may not stand there (not finite, out of range, not one line of ASCII).
std::optional<std::string> ccsds_text(const CcsdsField& field);

}  // namespace dawnline::astro
