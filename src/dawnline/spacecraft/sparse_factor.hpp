#pragma once
// Elimination of sparse matrices whose pattern stays the same, without a search for pivots.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/base/sparse_pattern.hpp"

namespace dawnline::spacecraft {

/// L U = shift·I − J for every J of one pattern.
///
/// The order of elimination is that of least degree on J's pattern made symmetric (Tinney & Walker
/// 1967, scheme 2); the positions of all updates are listed once, so that factor() and solve() are
/// two straight passes that allocate nothing. No pivots are searched: the matrix must be diagonally
/// dominant by columns after a scaling of its rows. That of a thermal network is, with the heat
/// capacities as scale: what leaves a node by its diagonal is what arrives elsewhere or in space.
class SparseFactor {
  public:
    /// Lists the elimination. O(n² + fill) once.
    explicit SparseFactor(const SparsePattern& pattern);

    std::size_t size() const noexcept { return diagonal_of_.size(); }
    /// Entries below the diagonal of L, fill included.
    std::size_t fill() const noexcept { return index_.size(); }

    /// Factors shift·I − J; `jacobian` holds the values of J in the order of the pattern. False if
    /// a pivot vanished or is not finite.
    bool factor(std::span<const double> jacobian, double shift) noexcept;

    /// Replaces x by (shift·I − J)⁻¹ x.
    void solve(std::span<double> x) noexcept;

  private:
    std::vector<std::int32_t> diagonal_of_;  // step of elimination of an unknown
    std::vector<std::int32_t> source_;       // entry of the pattern → place in value_
    std::vector<std::int32_t> start_;        // of a step's entries in index_
    std::vector<std::int32_t> index_;        // later steps that a step couples to
    std::vector<std::int32_t> target_;       // places in value_ of all updates, in their order
    std::vector<double> value_;              // pivots' inverses, then L, then U
    std::vector<double> work_;
};

}  // namespace dawnline::spacecraft
