#pragma once
// manifest.json: which program made a run folder, from what, where and when.

#include <filesystem>
#include <string>
#include <vector>

#include "dawnline/report/run_record.hpp"

namespace dawnline::report {

/// {program, input, catalogue, run, outputs}; the only file of a run with times and host.
std::string manifest_json(const Provenance& provenance, long seed,
                          const std::vector<HashedFile>& outputs);

/// Every file in `folder` and below with its hash, sorted by name. Throws SystemError.
std::vector<HashedFile> hashed_files(const std::filesystem::path& folder);

/// Now, in UTC: "2030-01-01T12:00:00Z".
std::string utc_now();

}  // namespace dawnline::report
