#pragma once
// A line plot as inline SVG, for pages that ask nothing of the network and run no script.

#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace dawnline::report {

/// A line in the units of the axes; it is broken where a point is not finite.
struct PlotLine {
    std::string name;
    std::vector<std::pair<double, double>> points;  // x, y
    int colour = 1;                                 // --series-1 … of the style
    bool dashed = false;
};

/// A moment on the x axis, marked with a short label over the plot.
struct PlotMark {
    double x = 0.0;
    std::string label;
};

struct Plot {
    std::string title;    // for who cannot see it
    std::string x_label;  // with unit: "time [s]"
    std::string y_label;
    std::vector<PlotLine> lines;
    std::vector<PlotMark> marks;                               // by x; those outside are left out
    double x_limit = std::numeric_limits<double>::infinity();  // lines are clipped there
    double y_limit = std::numeric_limits<double>::infinity();
};

/// Round numbers 1, 2 or 5 times a power of ten apart, from at or below `low` to at or above
/// `high`, about `count` of them.
std::vector<double> round_ticks(double low, double high, int count);

/// An svg element of class "lines" with axes, grid, lines, marks and, with more than one line, a
/// legend under it. Both axes begin at or below zero.
std::string svg_of(const Plot& plot);

}  // namespace dawnline::report
