#pragma once
// Readers of Earth orientation files.

#include <filesystem>
#include <string>
#include <string_view>

#include "dawnline/astro/earth_orientation.hpp"

namespace dawnline::astro {

/// Days of an IERS/USNO file `finals.all`, `finals2000A.all`, `finals.data` or `finals2000A.data`:
/// fixed columns after its `readme.finals`, Bulletin A values, predictions flagged.
///
/// The nutation columns are dX, dY in the 2000A files and dψ, dε of the older theory in the others;
/// the two are told apart by size (most |dψ| are beyond 5 mas, no |dX| is), and dψ, dε are left out
/// (dX = dY = 0, an error of 1 mas, 3 cm on the ground). Rows without values at the
/// end of the file are passed over. Where only LOD, dX or dY is missing it is zero.
/// Throws Error with file:line:column of everything that is wrong.
std::vector<EarthOrientationDay> parse_finals(std::string_view text, const std::string& file);

/// Days of an EOP C04 file of the IERS: 14 C04 (16 columns, LOD before dX) or 20 C04 (21 columns,
/// with hours and pole rates, LOD after them), told apart by their columns. Days before 1972 are
/// passed over: UTC ran at another rate. Throws Error as above.
std::vector<EarthOrientationDay> parse_c04(std::string_view text, const std::string& file);

/// Days of a plain table: lines that begin with # are comments, then the header
///     mjd_utc,flag,xp_arcsec,yp_arcsec,ut1_utc_s,lod_ms,dx_mas,dy_mas
/// then one line a day; flag I (measured) or P (predicted); the last three may be empty: zero.
/// Throws Error as above.
std::vector<EarthOrientationDay> parse_orientation_csv(std::string_view text,
                                                       const std::string& file);

/// The table in a file of any of these kinds, known by its content. Throws Error on what cannot be
/// read, SystemError where the file cannot be opened.
EarthOrientationTable read_earth_orientation(const std::filesystem::path& file,
                                             BeyondTable beyond = BeyondTable::refuse);

/// The same from text in memory; `file` is the name that messages give.
EarthOrientationTable parse_earth_orientation(std::string_view text, const std::string& file,
                                              BeyondTable beyond = BeyondTable::refuse);

}  // namespace dawnline::astro
