#pragma once
// The lines of a CCSDS message in keyword = value notation, each with its place.

#include <string_view>
#include <vector>

#include "dawnline/astro/text_file.hpp"

namespace dawnline::astro {

/// One keyword and its value as a message writes them, whatever the notation. Views look into the
/// text that was read, which must outlive them.
struct CcsdsEntry {
    std::string_view keyword;  // "MEAN_MOTION"; empty for a line of bare numbers
    std::string_view value;    // without the blanks around it and without the unit
    std::string_view unit;     // "km" of "[km]" or of units="km"; empty if none is written
    std::string_view block;    // of XML: elements around it, "body/segment/data"; empty in KVN
    int block_number = 0;      // of XML: which element that is, counted through the message
    int line = 0;              // of the keyword
    int column = 0;            // of the keyword
    int value_column = 0;      // of the value
    bool is_marker = false;    // META_START and the like, which have no value
};

/// The value together with what stands in brackets after it: a text may end in brackets too.
std::string_view whole_value(const CcsdsEntry& entry) noexcept;

/// Splits a text that require_ascii() has passed into its entries, blank lines left out, COMMENT
/// as a keyword (CCSDS 502.0-B-3, sec. 7.3-7.4). A keyword is made of capitals, digits and _; a
/// line has at most 254 characters. What breaks these rules is added to `problems` and left out.
std::vector<CcsdsEntry> kvn_entries(std::string_view text, Problems& problems);

}  // namespace dawnline::astro
