#include "dawnline/astro/ccsds_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dawnline::astro {
namespace {

constexpr std::array<std::string_view, 21> k_covariance_keywords = {
    "CX_X",         "CY_X",         "CY_Y",         "CZ_X",         "CZ_Y",     "CZ_Z",
    "CX_DOT_X",     "CX_DOT_Y",     "CX_DOT_Z",     "CX_DOT_X_DOT", "CY_DOT_X", "CY_DOT_Y",
    "CY_DOT_Z",     "CY_DOT_X_DOT", "CY_DOT_Y_DOT", "CZ_DOT_X",     "CZ_DOT_Y", "CZ_DOT_Z",
    "CZ_DOT_X_DOT", "CZ_DOT_Y_DOT", "CZ_DOT_Z_DOT"};

std::string_view covariance_unit(std::size_t row, std::size_t column) {
    if (row < 3) return "km**2";
    return column < 3 ? "km**2/s" : "km**2/s**2";
}

}  // namespace

void add_header(CcsdsTable& table, CcsdsHeader& header, bool may_be_blank) {
    table.in("header");
    CcsdsField& date = table.add("CREATION_DATE", &header.creation_date).required();
    date.may_be_blank = may_be_blank;
    CcsdsField& originator = table.add("ORIGINATOR", &header.originator).required();
    originator.may_be_blank = may_be_blank;
    table.add("MESSAGE_ID", &header.message_id);
}

void add_spacecraft(CcsdsTable& table, SpacecraftParameters& spacecraft) {
    table.in("body/segment/data/spacecraftParameters");
    table.add("MASS", &spacecraft.mass, "kg").at_least(0);
    table.add("SOLAR_RAD_AREA", &spacecraft.solar_area, "m**2").at_least(0);
    table.add("SOLAR_RAD_COEFF", &spacecraft.solar_coefficient).at_least(0);
    table.add("DRAG_AREA", &spacecraft.drag_area, "m**2").at_least(0);
    table.add("DRAG_COEFF", &spacecraft.drag_coefficient).at_least(0);
}

void add_covariance(CcsdsTable& table, CovarianceDraft& draft) {
    table.in("body/segment/data/covarianceMatrix");
    table.add("COV_REF_FRAME", &draft.frame);
    std::size_t k = 0;
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t j = 0; j <= i; ++j, ++k) {
            CcsdsField& field =
                table.add(k_covariance_keywords[k], &draft.lower[k], covariance_unit(i, j), 1e6);
            if (i == j) field.at_least(0);
        }
}

CovarianceDraft draft_of(const std::optional<OrbitCovariance>& covariance) {
    CovarianceDraft draft;
    if (!covariance) return draft;
    draft.frame = covariance->frame;
    std::copy(covariance->lower.begin(), covariance->lower.end(), draft.lower.begin());
    return draft;
}

std::optional<OrbitCovariance> finished(const CovarianceDraft& draft, const CcsdsEntry& end,
                                        Problems& problems) {
    const auto given = std::count_if(draft.lower.begin(), draft.lower.end(),
                                     [](const auto& value) { return value.has_value(); });
    if (given == 0 && draft.frame.empty()) return {};
    OrbitCovariance covariance{draft.frame, {}};
    for (std::size_t k = 0; k < draft.lower.size(); ++k) {
        if (!draft.lower[k])
            problems.add(end.line, end.column, std::string(k_covariance_keywords[k]),
                         "is missing; a covariance has all of its 21 elements");
        covariance.lower[k] = draft.lower[k].value_or(0.0);
    }
    return covariance;
}

void require_version(std::span<const CcsdsEntry> entries, std::string_view keyword,
                     const std::vector<std::string_view>& versions, Problems& problems) {
    if (entries.empty()) {
        problems.add(1, 1, std::string(keyword), "is missing; the file has no message");
        return;
    }
    const CcsdsEntry& first = entries.front();
    if (first.keyword != keyword)
        problems.add(first.line, first.column, std::string(keyword),
                     fmt::format("is expected as the first keyword, {} stands there",
                                 first.keyword.empty() ? "a line of numbers" : first.keyword));
    else if (std::find(versions.begin(), versions.end(), first.value) == versions.end())
        problems.add(
            first.line, first.value_column, std::string(keyword),
            fmt::format("is \"{}\"; known are {}", first.value, fmt::join(versions, ", ")));
}

CcsdsEntry place_after(std::span<const CcsdsEntry> entries) noexcept {
    CcsdsEntry end;
    end.line = entries.empty() ? 1 : entries.back().line + 1;
    end.column = end.value_column = 1;
    return end;
}

TimeScale scale_in(std::span<const CcsdsEntry> entries) noexcept {
    for (const CcsdsEntry& entry : entries)
        if (entry.keyword == "TIME_SYSTEM")
            for (const TimeScale scale :
                 {TimeScale::tai, TimeScale::tt, TimeScale::tdb, TimeScale::gps})
                if (entry.value == name_of(scale)) return scale;
    return TimeScale::utc;
}

std::string_view odm_version(const CcsdsHeader& header) noexcept {
    return header.message_id.empty() ? "2.0" : "3.0";
}

bool looks_like_xml(std::string_view text) noexcept {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '<';
}

CcsdsMessages ccsds_messages(std::string_view text, std::string_view kind, Problems& problems) {
    std::string keyword = fmt::format("CCSDS_{}_VERS", kind);
    for (char& c : keyword)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    CcsdsMessages found;
    if (looks_like_xml(text)) {
        found = parse_ccsds_xml(text, problems);
        for (const CcsdsMessage& message : found.messages)
            if (message.kind != kind)
                problems.add(message.entries.front().line, message.entries.front().column, {},
                             fmt::format("<{}> is no {} message", message.kind, kind));
        problems.throw_if_any();
        return found;
    }
    for (const CcsdsEntry& entry : kvn_entries(text, problems)) {
        if (found.messages.empty() || entry.keyword == keyword)
            found.messages.push_back({kind, {}});
        found.messages.back().entries.push_back(entry);
    }
    if (found.messages.empty()) found.messages.push_back({kind, {}});
    return found;
}

}  // namespace dawnline::astro
