#pragma once
// Where the program finds what it ships with: catalog/, validation/, scenarios/, claims/, assets.

#include <filesystem>
#include <string_view>

namespace dawnline {

/// The folder that holds catalog/. `home` is the value of DAWNLINE_HOME, empty if unset, and
/// decides alone when given. Otherwise the first that fits of, from the folder of `executable`:
/// ../share/dawnline (installed), ../.. (build/release/dawnline), ../../.. (one level deeper).
/// Throws Error that says where it looked and what to do.
std::filesystem::path find_home(std::string_view home, const std::filesystem::path& executable);

/// The same for this process: its environment and /proc/self/exe. Looked up at every call.
std::filesystem::path home_folder();

}  // namespace dawnline
