#pragma once
// Interpolation in tables of published figures, with stated behaviour beyond their ends.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dawnline {

/// What a table answers beyond its first and last abscissa.
enum class Ends : std::uint8_t {
    clamp,        // the value at the nearest end
    extrapolate,  // the straight line (on the table's axes) with the slope at that end
    refuse,       // NaN: the caller must check, or must have checked the range
};

/// How a coordinate enters the interpolation; a logarithmic one must be positive throughout.
enum class Axis : std::uint8_t { linear, logarithmic };

/// Piecewise linear y(x) through all points; with logarithmic axes, straight on that paper.
class LinearTable {
  public:
    /// Throws Error unless there are at least two points, as many y as x, all finite, x strictly
    /// increasing, and positive where an axis is logarithmic.
    LinearTable(std::vector<double> x, std::vector<double> y, Ends ends = Ends::clamp,
                Axis x_axis = Axis::linear, Axis y_axis = Axis::linear);

    /// y at x; NaN if x is NaN, or outside of the table when it refuses.
    double operator()(double x) const noexcept;

    double x_min() const noexcept { return x_min_; }
    double x_max() const noexcept { return x_max_; }

  private:
    std::vector<double> x_, y_;  // transformed by their axes
    double x_min_, x_max_;       // as given
    Ends ends_;
    Axis x_axis_, y_axis_;
};

/// Piecewise cubic y(x), once differentiable, monotone wherever the points are: no overshoot.
///
/// Slopes from the weighted harmonic mean (Fritsch & Butland 1984), which satisfies the conditions
/// of Fritsch & Carlson (1980, SIAM J. Numer. Anal. 17, 238); three-point slopes at the ends.
/// Agrees with PCHIM of SLATEC and PchipInterpolator of SciPy inside the table.
class MonotoneTable {
  public:
    /// Throws Error on the same conditions as LinearTable.
    MonotoneTable(std::vector<double> x, std::vector<double> y, Ends ends = Ends::clamp,
                  Axis x_axis = Axis::linear, Axis y_axis = Axis::linear);

    /// y at x; NaN if x is NaN, or outside of the table when it refuses.
    double operator()(double x) const noexcept;

    double x_min() const noexcept { return x_min_; }
    double x_max() const noexcept { return x_max_; }

  private:
    std::vector<double> x_, y_, slope_;  // on the transformed axes
    double x_min_, x_max_;               // as given
    Ends ends_;
    Axis x_axis_, y_axis_;
};

/// Behaviour of a GridTable; both coordinates end alike.
struct GridTableOptions {
    Ends ends = Ends::clamp;
    Axis x_axis = Axis::linear;
    Axis y_axis = Axis::linear;
    Axis z_axis = Axis::linear;
};

/// Bilinear z(x, y) on a rectangular grid, linear or logarithmic in each coordinate.
class GridTable {
  public:
    /// `z[i * y.size() + j]` belongs to (x[i], y[j]). Throws Error as LinearTable does.
    GridTable(std::vector<double> x, std::vector<double> y, std::vector<double> z,
              GridTableOptions options = {});

    /// z at (x, y); NaN if a coordinate is NaN, or outside of the grid when it refuses.
    double operator()(double x, double y) const noexcept;

    double x_min() const noexcept { return x_min_; }
    double x_max() const noexcept { return x_max_; }
    double y_min() const noexcept { return y_min_; }
    double y_max() const noexcept { return y_max_; }

  private:
    std::vector<double> x_, y_, z_;  // transformed by their axes
    double x_min_, x_max_, y_min_, y_max_;
    GridTableOptions options_;
};

}  // namespace dawnline
