#pragma once
// The files in assets/, put into the library by embed.cmake.

#include <string_view>

namespace dawnline::report::assets {

std::string_view launch_css() noexcept;
std::string_view launch_html() noexcept;  // template with {{names}}
std::string_view report_html() noexcept;  // template with {{names}}
std::string_view report_css() noexcept;
std::string_view report_js() noexcept;

}  // namespace dawnline::report::assets
