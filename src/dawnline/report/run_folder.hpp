#pragma once
// The run folder: everything a run leaves, whole or not at all.

#include <filesystem>
#include <span>
#include <string>

#include "dawnline/report/run_record.hpp"

namespace dawnline::report {

/// Throws Error if `folder` is there and is not a run folder that may be replaced, SystemError if
/// its parent cannot be written. For use before a long computation.
void check_run_folder(const std::filesystem::path& folder);

/// Writes scenario.resolved.yaml, outcome.json, series.nc, tables/, ephemeris/, scene.czml,
/// report.html and manifest.json.
///
/// The files are written to a folder beside `folder`, which takes its name when it is whole. An
/// older run folder (one with a manifest.json of Dawnline) of that name is replaced; an empty
/// folder is, too; anything else is refused with an Error. Throws SystemError on a full disk or
/// without permission; then nothing new is left and an older run is as it was.
void write_run_folder(const std::filesystem::path& folder, const RunRecord& record);

/// The same for other folders: `marks` are the files by which one of `what` ("of a launch") is
/// known.
void check_folder(const std::filesystem::path& folder, std::span<const std::string> marks,
                  const char* what);
void write_folder(const std::filesystem::path& folder, std::span<const std::string> marks,
                  const char* what, std::span<const NamedText> files);

/// Writes one text file beside its name and renames it when whole. Throws SystemError.
void write_file(const std::filesystem::path& file, const std::string& text);

}  // namespace dawnline::report
