#pragma once
// report.html: one page, whole in itself, made for a person to decide from.

#include <filesystem>
#include <string>

#include "dawnline/report/run_record.hpp"

namespace dawnline::report {

/// The page: verdict, margins, figures, design, every assumption. It asks nothing of the network.
///
/// `plot_library` is the text of Plotly's cartesian bundle; without it the page has every table
/// and says how to get figures. The same record and library give the same bytes.
std::string report_html(const RunRecord& record, const std::string& plot_library);

/// Where plotly-cartesian.min.js is: what DAWNLINE_PLOTLY names, else assets/ or
/// node_modules/plotly.js-cartesian-dist-min/ in home_folder(). Empty if it is nowhere.
std::filesystem::path find_plot_library();

/// Text of that file; empty if there is none.
std::string plot_library();

}  // namespace dawnline::report
