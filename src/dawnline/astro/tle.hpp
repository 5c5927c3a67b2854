#pragma once
// Two-line element sets, with or without a name line before them, read strictly and written.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/element_set.hpp"

namespace dawnline::astro {

/// Reads all element sets of a text: line 1 and line 2 of 69 columns each, before them the name if
/// there is one, with or without "0 " in front. Blank lines and lines that begin with # are passed
/// over, CR LF is taken as an end of line, blanks after a line do not count.
///
/// Columns, checksum, signs and points must be where the format has them; a field that may be
/// blank counts as zero. Catalogue numbers from 100000 are alpha-5 (A0000 = 100000, without I and
/// O, to Z9999 = 339999); years 57 to 99 are 1957 to 1999. Allowed: 0 ≤ i ≤ 180°, other angles 0
/// to 360°, 0 < n ≤ 18 rev/day, a day of the year that exists. Ephemeris type 4 (SGP4-XP) is
/// refused, for SGP4 cannot use it.
///
/// Throws Error with every problem, as many as anybody reads, each with line, column and what was
/// probably meant; text that is not ASCII is refused at its first such byte.
/// Source: T. S. Kelso, NORAD Two-Line Element Set Format (CelesTrak); alpha-5: Space-Track.
std::vector<ElementSet> read_tles(std::string_view text, const std::string& file);

/// The same for a file (see read_text_file for what is refused unread).
std::vector<ElementSet> read_tles(const std::filesystem::path& path);

/// The two lines, each ended by a line feed; before them "0 " and the name, if the object has one.
///
/// What read_tles() gave comes back in the same columns, blanks that stood for zeros apart. Throws
/// Error if an element does not fit: catalogue number above 339999 (write an OMM instead), angle,
/// eccentricity or mean motion out of range, year outside of 1957 … 2056, |B*| ≥ 1e9.
std::string write_tle(const ElementSet& elements);

}  // namespace dawnline::astro
