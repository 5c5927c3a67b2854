#pragma once
// A run record with plausible numbers, so that this room can be tested without computing a mission.

#include <filesystem>
#include <string>

#include "dawnline/report/run_record.hpp"

namespace dawnline::report {

/// Its verdict closes and does not pay; every kind of list has entries.
RunRecord example_record();

/// A folder that goes away with everything in it.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

std::string content_of(const std::filesystem::path& file);

/// What a command prints; the test fails if its exit status is not 0.
std::string output_of(const std::string& command);

}  // namespace dawnline::report
