#include "dawnline/report/svg_plot.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "dawnline/report/html_parts.hpp"

namespace dawnline::report {
namespace {

// In units of the view box; its width is that of a phone, so that letters keep their size there.
constexpr double k_width = 440.0, k_height = 290.0;
constexpr double k_left = 52.0, k_right = 420.0, k_top = 48.0, k_bottom = 250.0;

struct Axis {
    double low, high;  // of the values
    double from, to;   // on the page
    std::vector<double> ticks;

    double at(double value) const { return from + (value - low) / (high - low) * (to - from); }
};

Axis axis_of(double least, double greatest, double from, double to, int count) {
    if (!(greatest > least)) greatest = least + 1.0;
    std::vector<double> ticks = round_ticks(least, greatest, count);
    return {ticks.front(), ticks.back(), from, to, std::move(ticks)};
}

std::string label_of(double tick) {
    return fmt::format("{:g}", std::abs(tick) < 1e-12 ? 0.0 : tick);
}

std::string grid(const Plot& plot, const Axis& x, const Axis& y) {
    std::string out;
    for (const double t : x.ticks)
        out += fmt::format(
            "<line class=\"grid\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2}\"/>"
            "<text class=\"tick middle\" x=\"{0:.1f}\" y=\"{3}\">{4}</text>\n",
            x.at(t), k_top, k_bottom, k_bottom + 16.0, label_of(t));
    for (const double t : y.ticks)
        out += fmt::format(
            "<line class=\"grid\" x1=\"{1}\" x2=\"{2}\" y1=\"{0:.1f}\" y2=\"{0:.1f}\"/>"
            "<text class=\"tick end\" x=\"{3}\" y=\"{4:.1f}\">{5}</text>\n",
            y.at(t), k_left, k_right, k_left - 6.0, y.at(t) + 4.0, label_of(t));
    out += fmt::format("<text class=\"axis end\" x=\"{}\" y=\"{}\">{}</text>\n", k_right,
                       k_bottom + 33.0, escaped(plot.x_label));
    return out + fmt::format("<text class=\"axis\" x=\"{}\" y=\"{}\">{}</text>\n", 2, 12,
                             escaped(plot.y_label));
}

std::string path_of(const PlotLine& line, const Axis& x, const Axis& y) {
    std::string out;
    bool pen = false;
    for (const auto& [px, py] : line.points) {
        if (!std::isfinite(px) || !std::isfinite(py)) {
            pen = false;
            continue;
        }
        out += fmt::format("{}{:.1f} {:.1f}", pen ? "L" : "M", x.at(px), y.at(py));
        pen = true;
    }
    return fmt::format("<path class=\"line{}\" style=\"stroke:var(--series-{})\" d=\"{}\"/>\n",
                       line.dashed ? " dashed" : "", line.colour, out);
}

// Labels stand over the plot, one too near to the one before a row higher.
std::string marks_of(const Plot& plot, const Axis& x) {
    constexpr double k_room = 16.0, k_row = 15.0;
    double before = -k_room;
    bool high = false;
    std::string out;
    for (const PlotMark& mark : plot.marks) {
        if (!(mark.x >= x.low && mark.x <= x.high)) continue;
        const double at = x.at(mark.x);
        high = at - before < k_room && !high;
        before = at;
        const double y = k_top - 9.0 - (high ? k_row : 0.0);
        out += fmt::format(
            "<line class=\"mark\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2}\"/>"
            "<circle class=\"mark\" cx=\"{0:.1f}\" cy=\"{1}\" r=\"7\"/>"
            "<text class=\"mark middle\" x=\"{0:.1f}\" y=\"{3}\">{4}</text>\n",
            at, y, k_bottom, y + 3.5, escaped(mark.label));
    }
    return out;
}

std::string legend_of(const Plot& plot) {
    if (plot.lines.size() < 2) return {};
    std::string out = "<p class=\"legend\">";
    for (const PlotLine& line : plot.lines)
        out += fmt::format(
            "<span><svg viewBox=\"0 0 26 10\" aria-hidden=\"true\"><path class=\"line{}\" "
            "style=\"stroke:var(--series-{})\" d=\"M1 5L25 5\"/></svg> {}</span>",
            line.dashed ? " dashed" : "", line.colour, escaped(line.name));
    return out + "</p>\n";
}

}  // namespace

std::vector<double> round_ticks(double low, double high, int count) {
    const double rough = (high - low) / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double share = rough / power;
    const double step = power * (share <= 1.0   ? 1.0
                                 : share <= 2.0 ? 2.0
                                 : share <= 5.0 ? 5.0
                                                : 10.0);
    std::vector<double> ticks;
    const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
    for (double k = first; k <= last; k += 1.0) ticks.push_back(k * step);
    return ticks;
}

std::string svg_of(const Plot& plot) {
    double x_low = 0.0, x_high = 0.0, y_low = 0.0, y_high = 0.0;
    for (const PlotLine& line : plot.lines)
        for (const auto& [x, y] : line.points) {
            if (!std::isfinite(x) || !std::isfinite(y)) continue;
            x_low = std::min(x_low, x);
            x_high = std::max(x_high, x);
            if (x > plot.x_limit) continue;
            y_low = std::min(y_low, y);
            y_high = std::max(y_high, y);
        }
    const Axis x = axis_of(x_low, std::min(x_high, plot.x_limit), k_left, k_right, 6);
    const Axis y = axis_of(y_low, std::min(y_high, plot.y_limit), k_bottom, k_top, 5);
    std::string out = fmt::format(
        "<svg class=\"lines\" viewBox=\"0 0 {0} {1}\" role=\"img\" aria-label=\"{2}\">\n{3}{4}",
        k_width, k_height, escaped(plot.title), grid(plot, x, y), marks_of(plot, x));
    // A nested element clips what leaves the axes.
    out += fmt::format(
        "<svg x=\"{0}\" y=\"{1}\" width=\"{2}\" height=\"{3}\" viewBox=\"{0} {1} {2} {3}\">\n",
        k_left, k_top, k_right - k_left, k_bottom - k_top);
    for (const PlotLine& line : plot.lines) out += path_of(line, x, y);
    return out + "</svg>\n</svg>\n" + legend_of(plot);
}

}  // namespace dawnline::report
