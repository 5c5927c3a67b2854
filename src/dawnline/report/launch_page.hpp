#pragma once
// launch.html: a rocket's flight on one page, whole in itself, without script; and its folder.

#include <filesystem>
#include <string>

#include "dawnline/mission/launch_task.hpp"

namespace dawnline::report {

/// Answer, events, figures, losses, ways of recovery, assumptions. The same outcome gives the same
/// bytes. The outcome must fly.
std::string launch_html(const mission::LaunchOutcome& outcome);

/// As check_run_folder, for the folder of a launch.
void check_launch_folder(const std::filesystem::path& folder);

/// Writes launch.html, trajectory.csv and launch.json, whole or not at all, as write_run_folder
/// does; an older folder of a launch is replaced, anything else refused.
void write_launch_folder(const std::filesystem::path& folder,
                         const mission::LaunchOutcome& outcome);

}  // namespace dawnline::report
