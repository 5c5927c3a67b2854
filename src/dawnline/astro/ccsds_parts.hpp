#pragma once
// What several CCSDS messages have in common: header, spacecraft parameters, covariance.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/ccsds_fields.hpp"
#include "dawnline/astro/ccsds_xml.hpp"

namespace dawnline::astro {

/// Who wrote a message and when.
struct CcsdsHeader {
    std::vector<std::string> comments;
    std::optional<Utc> creation_date;  // mandatory when written
    std::string originator;            // mandatory when written
    std::string message_id;            // may be empty
};

/// Simple parameters of the forces on a spacecraft; what is not given is empty.
struct SpacecraftParameters {
    std::optional<double> mass;               // [kg]
    std::optional<double> solar_area;         // that the Sun presses on [m²]
    std::optional<double> solar_coefficient;  // C_R [1]
    std::optional<double> drag_area;          // [m²]
    std::optional<double> drag_coefficient;   // C_D [1]
};

/// Lower triangle of a symmetric 6×6 covariance of (x, y, z, ẋ, ẏ, ż), row by row:
/// element (i, j), j ≤ i, stands at i(i + 1)/2 + j. [m², m²/s, m²/s²]
using LowerTriangle = std::array<double, 21>;

/// Element (i, j) of the symmetric matrix, 0 ≤ i, j < 6.
constexpr double element(const LowerTriangle& lower, std::size_t i, std::size_t j) noexcept {
    return i < j ? element(lower, j, i) : lower[i * (i + 1) / 2 + j];
}

/// Covariance of position and velocity.
struct OrbitCovariance {
    std::string frame;  // "RTN", "EME2000"; empty for the message's own frame
    LowerTriangle lower{};
};

/// While a covariance is read, it may lack elements.
struct CovarianceDraft {
    std::string frame;
    std::array<std::optional<double>, 21> lower;
};

/// The header's fields. Blank CREATION_DATE and ORIGINATOR are accepted if `may_be_blank`.
void add_header(CcsdsTable& table, CcsdsHeader& header, bool may_be_blank = false);

void add_spacecraft(CcsdsTable& table, SpacecraftParameters& spacecraft);

/// COV_REF_FRAME and the 21 elements CX_X … CZ_DOT_Z_DOT of ODM messages, km and s.
void add_covariance(CcsdsTable& table, CovarianceDraft& draft);

CovarianceDraft draft_of(const std::optional<OrbitCovariance>& covariance);

/// The covariance if all 21 elements are there, nothing if none is. What lacks some or has a
/// negative variance goes to `problems` at `end`.
std::optional<OrbitCovariance> finished(const CovarianceDraft& draft, const CcsdsEntry& end,
                                        Problems& problems);

/// Adds a problem unless the first entry is `keyword` with one of `versions`.
void require_version(std::span<const CcsdsEntry> entries, std::string_view keyword,
                     const std::vector<std::string_view>& versions, Problems& problems);

/// A place behind the last entry, for what is missing.
CcsdsEntry place_after(std::span<const CcsdsEntry> entries) noexcept;

/// The scale that TIME_SYSTEM names; UTC if there is none or none that is known. Needed before the
/// entries are read in order, for REF_FRAME_EPOCH stands before TIME_SYSTEM.
TimeScale scale_in(std::span<const CcsdsEntry> entries) noexcept;

/// The version to write: "3.0" if something needs it (MESSAGE_ID), else "2.0", which all readers
/// know.
std::string_view odm_version(const CcsdsHeader& header) noexcept;

/// True if the text begins as XML does.
bool looks_like_xml(std::string_view text) noexcept;

/// The entries of every message of `kind` ("omm") in a KVN or XML text, version first; a KVN text
/// is cut where the version keyword stands again. The text must outlive them.
CcsdsMessages ccsds_messages(std::string_view text, std::string_view kind, Problems& problems);

}  // namespace dawnline::astro
