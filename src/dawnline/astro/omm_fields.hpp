#pragma once
// Between the notations of the OMM: their common table and the readers of JSON and CSV.

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/omm.hpp"

namespace dawnline::astro {

/// What an OMM must say, but an Omm need not hold, and the covariance while it is read.
struct OmmDraft {
    std::string centre = "EARTH", frame = "TEME", theory = "SGP4";
    TimeScale time_scale = TimeScale::utc;
    int ephemeris_type = 0;
    CovarianceDraft covariance;
};

/// Entries of one message of a notation that has no order.
struct OmmRecord {
    std::vector<CcsdsEntry> entries;
    CcsdsEntry end;  // place for what is missing
};

/// The records of a text and the storage of their views.
struct OmmRecords {
    std::vector<OmmRecord> list;
    std::deque<std::string> storage;
};

OmmRecords parse_omm_json(std::string_view text, Problems& problems);
OmmRecords parse_omm_csv(std::string_view text, Problems& problems);

/// One record of CelesTrak's fields.
using NamedValue = std::pair<std::string_view, std::string>;
std::string write_omm_json(const std::vector<std::vector<NamedValue>>& records);
std::string write_omm_csv(const std::vector<std::vector<NamedValue>>& records);

}  // namespace dawnline::astro
