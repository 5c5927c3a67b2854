#include "dawnline/astro/ccsds_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace dawnline::astro {
namespace {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

std::string with_unit(double value, std::string_view unit) {
    return unit.empty() ? fmt::format("{}", value) : fmt::format("{} {}", value, unit);
}

/// Throws Error unless the value, in the standard's unit, may stand in the field.
void require_in_range(const CcsdsField& field, double value) {
    if (!std::isfinite(value)) throw Error("is not finite");
    if (value >= field.least && (field.most_is_open ? value < field.most : value <= field.most))
        return;
    const std::string found = with_unit(value, field.unit);
    if (std::isinf(field.most))
        throw Error(fmt::format("is {}; at least {} is allowed", found, field.least));
    throw Error(fmt::format("is {}; the range is {} to {}{}", found, field.least,
                            field.most_is_open ? "below " : "", field.most));
}

void require_choice(const CcsdsField& field, std::string_view text) {
    if (field.choices.empty() ||
        std::find(field.choices.begin(), field.choices.end(), text) != field.choices.end())
        return;
    throw Error(fmt::format("is {}; it may be {}", text, fmt::join(field.choices, ", ")));
}

double number_of(const CcsdsField& field, std::string_view text) {
    require_in_range(field, parse_ccsds_number(text));
    return parse_ccsds_quantity(text, field.si);
}

/// An integer; "7.0" is none.
template <class Integer>
Integer integer_of(const CcsdsField& field, std::string_view text) {
    Integer value = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        throw Error(fmt::format("is \"{}\", no whole number that fits here", text));
    require_in_range(field, static_cast<double>(value));
    return value;
}

/// Parses the text into the target. Throws Error with the reason alone.
void store(const CcsdsField& field, std::string_view text) {
    std::visit(
        Overloaded{
            [&](std::string* target) { require_choice(field, text), *target = text; },
            [&](char* target) { require_choice(field, text), *target = text.front(); },
            [&](int* target) { *target = integer_of<int>(field, text); },
            [&](std::optional<int>* target) { *target = integer_of<int>(field, text); },
            [&](std::uint32_t* target) { *target = integer_of<std::uint32_t>(field, text); },
            [&](double* target) { *target = number_of(field, text); },
            [&](std::optional<double>* target) { *target = number_of(field, text); },
            [&](Utc* target) { *target = parse_ccsds_utc(text); },
            [&](std::optional<Utc>* target) { *target = parse_ccsds_utc(text); },
            [&](InScale<Tt> target) { *target.instant = parse_ccsds_time(text, *target.scale); },
            [&](InScale<std::optional<Tt>> target) {
                *target.instant = parse_ccsds_time(text, *target.scale);
            },
            [&](TimeScale* target) { *target = time_scale(text); },
        },
        field.target);
}

bool is_text(const CcsdsField& field) {
    return std::holds_alternative<std::string*>(field.target);
}

std::string unit_fault(const CcsdsField& field, const CcsdsEntry& entry) {
    if (entry.unit.empty() || entry.unit == field.unit) return {};
    if (field.unit.empty()) return fmt::format("is given in {}; it has no unit", entry.unit);
    return fmt::format("is given in {}; its unit is {}", entry.unit, field.unit);
}

constexpr std::string_view k_user_prefix = "USER_DEFINED_";

/// One pass over the entries.
class Reading {
  public:
    Reading(const CcsdsTable& table, Problems& problems, bool ordered)
        : fields_(table.fields()), problems_(problems), ordered_(ordered) {
        lines_.assign(fields_.size(), 0);
    }

    /// Index of the keyword, looked for onwards from the last one found.
    std::size_t find(std::string_view keyword) const {
        for (std::size_t k = 0; k < fields_.size(); ++k) {
            const std::size_t at = (last_ + k) % fields_.size();
            if (fields_[at].keyword == keyword) return at;
        }
        return fields_.size();
    }

    void take(std::size_t at, const CcsdsEntry& entry) {
        const CcsdsField& field = fields_[at];
        if (lines_[at] != 0) {
            refuse(entry, fmt::format("is given twice, first on line {}", lines_[at]));
            return;
        }
        lines_[at] = std::max(entry.line, 1);
        if (ordered_ && at < last_)
            refuse(entry, fmt::format("stands after {}; the standard puts it before",
                                      fields_[last_].keyword));
        last_ = std::max(last_, at);
        if (!entry.block.empty() && entry.block != field.block)
            refuse(entry,
                   fmt::format("stands in <{}>; it belongs into <{}>", entry.block, field.block));
        take_value(field, entry);
    }

    void tell_missing(const CcsdsEntry& end) {
        for (std::size_t k = 0; k < fields_.size(); ++k)
            if (fields_[k].is_mandatory && lines_[k] == 0)
                problems_.add(end.line, end.column, std::string(fields_[k].keyword),
                              "is missing before this place; it is mandatory");
    }

    void unknown(const CcsdsEntry& entry) {
        if (entry.keyword.empty()) {
            refuse(entry, "a line of numbers stands where KEYWORD = value is expected");
            return;
        }
        std::vector<std::string_view> known;
        for (const CcsdsField& field : fields_) known.push_back(field.keyword);
        problems_.add(entry.line, entry.column, std::string(entry.keyword),
                      "is no keyword of this part of the message",
                      nearest_keyword(entry.keyword, known));
    }

    void refuse(const CcsdsEntry& entry, std::string why) {
        problems_.add(entry.line, entry.column, std::string(entry.keyword), std::move(why));
    }

  private:
    void take_value(const CcsdsField& field, const CcsdsEntry& entry) {
        const std::string_view text = is_text(field) ? whole_value(entry) : entry.value;
        const std::string fault =
            is_text(field) && entry.block.empty() ? "" : unit_fault(field, entry);
        try {
            if (!fault.empty()) throw Error(fault);
            if (!text.empty())
                store(field, text);
            else if (!field.may_be_blank)
                throw Error("has no value");
        } catch (const Error& error) {
            problems_.add(entry.line, entry.value_column, std::string(entry.keyword),
                          error.problems().front().message);
        }
    }

    const std::vector<CcsdsField>& fields_;
    Problems& problems_;
    bool ordered_;
    std::size_t last_ = 0;
    std::vector<int> lines_;  // on which each field stood; 0 if it did not
};

std::string one_line(std::string_view text) {
    const bool fits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (!fits) throw Error("holds what is no printable ASCII");
    if (!text.empty() && (text.front() == ' ' || text.back() == ' '))
        throw Error("begins or ends with a blank");
    return std::string(text);
}

std::string number_text(const CcsdsField& field, double si) {
    const double value = si / field.si;
    if (!std::isfinite(value)) throw Error("is not finite");
    // A double that goes through a change of unit and back is off by up to 2 ulp, 4e-16: 15
    // digits do not see it, so that what is read and written again keeps its bytes.
    std::string text = field.si == 1.0 ? fmt::format("{}", value) : fmt::format("{:.15g}", value);
    require_in_range(field, parse_ccsds_number(text));
    return text;
}

std::string integer_text(const CcsdsField& field, long value) {
    require_in_range(field, static_cast<double>(value));
    return fmt::format("{}", value);
}

std::optional<std::string> text_of(const CcsdsField& field) {
    using Text = std::optional<std::string>;
    return std::visit(
        Overloaded{
            [&](std::string* value) -> Text {
                if (value->empty() && !field.is_mandatory) return {};
                if (value->empty() && field.may_be_blank) return std::string();
                if (value->empty()) throw Error("is empty");
                require_choice(field, *value);
                return one_line(*value);
            },
            [&](char* value) -> Text {
                require_choice(field, std::string_view(value, 1));
                return one_line({value, 1});
            },
            [&](int* value) -> Text { return integer_text(field, *value); },
            [&](std::optional<int>* value) -> Text {
                return *value ? Text(integer_text(field, **value)) : Text();
            },
            [&](std::uint32_t* value) -> Text { return integer_text(field, *value); },
            [&](double* value) -> Text { return number_text(field, *value); },
            [&](std::optional<double>* value) -> Text {
                return *value ? Text(number_text(field, **value)) : Text();
            },
            [&](Utc* value) -> Text { return ccsds_time(*value); },
            [&](std::optional<Utc>* value) -> Text {
                return *value ? Text(ccsds_time(**value)) : Text();
            },
            [&](InScale<Tt> value) -> Text { return ccsds_time(*value.instant, *value.scale); },
            [&](InScale<std::optional<Tt>> value) -> Text {
                if (!*value.instant) return {};
                return ccsds_time(**value.instant, *value.scale);
            },
            [&](TimeScale* value) -> Text { return std::string(name_of(*value)); },
        },
        field.target);
}

}  // namespace

CcsdsField& CcsdsTable::add(std::string_view keyword, CcsdsTarget target, std::string_view unit,
                            double si) {
    CcsdsField& field = fields_.emplace_back();
    field.keyword = keyword;
    field.target = target;
    field.unit = unit;
    field.si = si;
    field.block = block_;
    return field;
}

void CcsdsTable::read(std::span<const CcsdsEntry> entries, bool ordered, const CcsdsEntry& end,
                      Problems& problems) const {
    Reading reading(*this, problems, ordered);
    for (const CcsdsEntry& entry : entries) {
        const std::size_t at = reading.find(entry.keyword);
        if (at < fields_.size()) {
            reading.take(at, entry);
        } else if (entry.keyword == "COMMENT") {
            if (comments_) comments_->emplace_back(whole_value(entry));
        } else if (user_defined_ && entry.keyword.size() > k_user_prefix.size() &&
                   entry.keyword.starts_with(k_user_prefix)) {
            user_defined_->emplace_back(entry.keyword.substr(k_user_prefix.size()),
                                        whole_value(entry));
        } else if (std::find(ignored_.begin(), ignored_.end(), entry.keyword) == ignored_.end()) {
            reading.unknown(entry);
        }
    }
    reading.tell_missing(end);
}

double parse_ccsds_number(std::string_view text) {
    const std::string_view unsigned_text = text.starts_with('+') ? text.substr(1) : text;
    const bool plain = std::all_of(unsigned_text.begin(), unsigned_text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    });
    double value = 0.0;
    const char* end = unsigned_text.data() + unsigned_text.size();
    const auto [stop, error] = std::from_chars(unsigned_text.data(), end, value);
    if (error == std::errc::result_out_of_range)
        throw Error(fmt::format("is {}, which no double can hold", text));
    if (!plain || text.starts_with("+-") || error != std::errc() || stop != end)
        throw Error(fmt::format("is \"{}\", no number", text));
    return value;
}

double parse_ccsds_quantity(std::string_view text, double si) {
    const double value = parse_ccsds_number(text) * si;
    if (!std::isfinite(value)) throw Error(fmt::format("is {}, which no double can hold", text));
    return std::fpclassify(value) == FP_SUBNORMAL ? 0.0 : value;
}

std::optional<std::string> ccsds_text(const CcsdsField& field) {
    try {
        std::optional<std::string> text = text_of(field);
        if (!text && field.is_mandatory) throw Error("is not given; it is mandatory");
        return text;
    } catch (const Error& error) {
        throw Error({Problem{.place = {},
                             .path = std::string(field.keyword),
                             .message = error.problems().front().message,
                             .suggestion = {}}});
    }
}

}  // namespace dawnline::astro
