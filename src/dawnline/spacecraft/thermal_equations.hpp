#pragma once
// A thermal network laid out for its solvers: flat arrays and a sparse Jacobian.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/base/sparse_pattern.hpp"
#include "dawnline/spacecraft/thermal_network.hpp"

namespace dawnline::spacecraft {

/// The equations of thermal_network.hpp; the same numbers as derivative() and jacobian() to
/// rounding, several times faster and with only the entries that can differ from zero.
///
/// A node of infinite heat capacity is a boundary: it holds its temperature whatever flows in.
class ThermalEquations {
  public:
    /// Checks the network (throws Error) and copies what it needs.
    explicit ThermalEquations(const ThermalNetwork& network);

    std::size_t size() const noexcept { return inverse_capacity_.size(); }

    /// ∂(dT_i/dt)/∂T_j; holds the whole diagonal.
    const SparsePattern& pattern() const noexcept { return pattern_; }

    /// dT/dt [K/s] at `temperature` [K] under `heat` [W]; size() elements each. Allocates nothing.
    void rate(std::span<const double> temperature, std::span<const double> heat,
              std::span<double> rate) const noexcept;

    /// The values of the Jacobian, in the order of pattern(). [1/s]
    void jacobian(std::span<const double> temperature, std::span<double> values) const noexcept;

    /// Net heat that leaves the inner nodes for space and boundary nodes, and its slope with each
    /// temperature. With it d(Σ C T)/dt = Σ Q − outflow, sums over inner nodes. [W], [W/K]
    double outflow(std::span<const double> temperature) const noexcept;
    void outflow_slope(std::span<const double> temperature, std::span<double> slope) const noexcept;

    /// Σ Q over inner nodes. [W]
    double inflow(std::span<const double> heat) const noexcept;

    /// Σ C T over inner nodes. [J]
    double stored(std::span<const double> temperature) const noexcept;

    bool is_boundary(std::size_t node) const noexcept { return inverse_capacity_[node] == 0.0; }

  private:
    struct Link {
        std::uint32_t a, b;
        double coefficient;  // G [W/K], σR [W/K⁴] or ṁc_p [W/K]
    };
    struct LinkEntries {
        std::uint32_t aa, ab, ba, bb;  // places in the values of the Jacobian
    };

    std::vector<double> inverse_capacity_;  // 0 at a boundary [K/J]
    std::vector<double> emission_;          // σE [W/K⁴]
    double space_fourth_ = 0.0;             // T_space⁴ [K⁴]
    std::vector<Link> conduction_, radiation_, fluid_;
    std::vector<Link> across_conduction_, across_radiation_, across_fluid_;  // inner ↔ boundary
    std::vector<LinkEntries> conduction_entries_, radiation_entries_, fluid_entries_;
    std::vector<std::uint32_t> diagonal_entry_;
    SparsePattern pattern_;
};

}  // namespace dawnline::spacecraft
