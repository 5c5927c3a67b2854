#pragma once
// The figures of the report as values: what is drawn, what one reads from it, and its numbers.

#include <string>
#include <vector>

#include "dawnline/report/html_parts.hpp"
#include "dawnline/report/run_record.hpp"

namespace dawnline::report {

struct Figure {
    std::string id;  // unique on the page
    std::string title;
    std::string reading;  // one sentence: what it says
    std::string data;     // JSON that report.js draws
    Table numbers;        // the same for who cannot see it, and without the plot library
    bool open = false;    // the numbers are in sight beside the figure
};

/// Every figure of a record, in the order of the page: a figure for each unit of each series,
/// neighbours after the orbits, mass, costs, boundaries, sensitivities. Those without data are left
/// out.
std::vector<Figure> figures(const RunRecord& record);

/// One for each trade: cost over the input, where designs do not close, the scenario's own design
/// and the optimum.
std::vector<Figure> trade_figures(const std::vector<mission::Trade>& trades);

}  // namespace dawnline::report
