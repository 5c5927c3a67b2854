#pragma once
// What is known of one run: the input of every writer in this room.

#include <string>
#include <vector>

#include "dawnline/mission/outcome.hpp"
#include "dawnline/scenario/resolved.hpp"
#include "dawnline/scenario/scenario.hpp"

namespace dawnline::report {

/// A file by its name and the SHA-256 of its content.
struct HashedFile {
    std::string name;    // relative, with "/"
    std::string sha256;  // 64 hexadecimal digits
};

/// A text file of a run folder.
struct NamedText {
    std::string name;  // without folder: "deputy_07.oem"
    std::string text;
};

/// How a run came about; written to manifest.json and nowhere else, so that every other file is
/// the same bytes whenever, wherever and with however many threads it is computed.
struct Provenance {
    std::string command_line;  // as typed
    HashedFile scenario;       // as given
    std::vector<HashedFile> catalogue;
    unsigned threads = 1;
    std::string started;   // UTC, ISO 8601
    double wall_time = 0;  // [s]
    double cpu_time = 0;   // of all threads [s]
};

struct RunRecord {
    scenario::Scenario scenario;
    scenario::Resolved resolved;
    mission::Outcome outcome;
    std::vector<NamedText> ephemerides;  // CCSDS OEM
    std::string scene;                   // CZML; empty: none is written
    Provenance provenance;
};

}  // namespace dawnline::report
