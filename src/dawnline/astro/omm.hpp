#pragma once
// Orbit mean-elements messages: SGP4 elements in KVN, XML, JSON and CSV.

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/ccsds_parts.hpp"
#include "dawnline/astro/element_set.hpp"

namespace dawnline::astro {

/// One OMM (CCSDS 502.0-B-3, sec. 4) with elements for SGP4: CENTER_NAME EARTH, REF_FRAME TEME,
/// TIME_SYSTEM UTC, EPHEMERIS_TYPE 0, 2 or 3. Others are refused, for nothing here could use them.
struct Omm {
    CcsdsHeader header;
    ElementSet elements;
    std::vector<std::string> comments;  // of metadata and data
    std::optional<double> gm;           // [m³/s²]
    SpacecraftParameters spacecraft;
    std::optional<OrbitCovariance> covariance;
    UserDefined user_defined;
};

/// How OMMs are written down. JSON and CSV are those of CelesTrak and Space-Track: the fields
/// alone, header and metadata understood.
enum class OmmNotation { kvn, xml, json, csv };

/// Reads all messages of a text, whose notation its first characters tell: `<` XML, `[` or `{`
/// JSON, "CCSDS_OMM_VERS" or COMMENT KVN, else CSV with a line of names.
///
/// Versions 2.0 and 3.0. In KVN and XML the order of the standard is demanded; in JSON and CSV
/// there is none. Blank CREATION_DATE and ORIGINATOR are accepted, as CelesTrak writes them.
/// Elements: 0 ≤ e < 1, 0 < n ≤ 20 rev/day, 0 ≤ i ≤ 180°, other angles within ±360°, catalogue
/// numbers of nine digits. Throws Error with all problems and their places; `file` is named.
std::vector<Omm> read_omms(std::string_view text, const std::string& file);

/// The same for a file (see read_text_file for what is refused unread).
std::vector<Omm> read_omms(const std::filesystem::path& path);

/// Writes version 2.0, or 3.0 with a MESSAGE_ID (KVN, XML), or CelesTrak's 17 fields (JSON, CSV;
/// the rest of an Omm has no place there). What is read back and written again has the same bytes.
/// Throws Error for what a reader would refuse, for KVN and XML also without creation date or
/// originator.
std::string write_omms(std::span<const Omm> omms, OmmNotation notation);

/// An Omm around elements: creation date the epoch, originator DAWNLINE, so that the same elements
/// give the same bytes.
Omm omm_of(const ElementSet& elements);

}  // namespace dawnline::astro
