#pragma once
// Points sorted into cubes, to find every pair that is close.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/base/function_ref.hpp"

namespace dawnline::astro {

/// Two points, by their places in the arrays that were sorted.
struct PointPair {
    std::uint32_t a, b;
};

/// A uniform grid of 1024³ cells about the Earth's centre; points sorted by the number of their
/// cell, 10 bits a coordinate (x highest). No pointers, no chains, no hash: the sorted numbers are
/// the index.
///
/// Points beyond the grid fall into its outermost cells. Clamping never parts neighbours (it is
/// monotone and shortens distances), so completeness does not suffer, only speed. Coordinates are
/// single precision: good to 1 m at 7 000 km, 4 m at 42 000 km; callers allow for it.
class CellGrid {
  public:
    /// Memory for `most` points in cells of edge `cell` [m].
    CellGrid(std::size_t most, float cell);

    /// Takes the points over and sorts them: radix sort in three passes. A point with a coordinate
    /// that is NaN is left out. At most `most` of them; no allocation.
    void sort(std::span<const float> x, std::span<const float> y,
              std::span<const float> z) noexcept;

    /// Hands every pair of points closer than `radius` ≤ cell [m] to `take` once, some at a time.
    ///
    /// Half of the 27 neighbours of a cell suffice, its own and 13 ahead. The three of a column
    /// (z − 1, z, z + 1) are consecutive numbers, so the 13 are five ranges of the sorted points,
    /// and each moves only forwards while the cell does: no search at all, and no branch that is
    /// hard to foretell, for eight points are looked at at once (SIMD chosen at run time).
    void near_pairs(float radius, FunctionRef<void(std::span<const PointPair>)> take) const;

    /// Calls visit(b) for every point b closer than `radius` [m] to (x, y, z), itself included, by
    /// a search in each column within reach.
    template <class Visit>
    void near_point(float x, float y, float z, float radius, Visit&& visit) const noexcept;

    static constexpr int k_bits = 10;
    static constexpr std::int32_t k_row = 1 << k_bits;          // cells along z
    static constexpr std::int32_t k_plane = 1 << (2 * k_bits);  // cells along y and z
    static constexpr std::size_t k_block = 8;                   // points looked at at once

    /// The sorted points; `count` of them, and as many as a block beyond, in cells behind all.
    struct Sorted {
        std::size_t count;
        const std::int32_t* cell;
        const std::uint32_t* point;
        const float *x, *y, *z;  // [m]
    };

  private:
    struct Entry {
        std::int32_t cell;
        std::uint32_t point;
    };

    std::int32_t coordinate(float value) const noexcept;
    std::size_t first_at_least(std::int32_t cell) const noexcept;

    float per_cell_;         // 1 / edge [1/m]
    std::size_t count_ = 0;  // of the points sorted
    std::vector<Entry> entries_, swap_;
    std::vector<std::int32_t> cell_;
    std::vector<std::uint32_t> point_;
    std::vector<float> x_, y_, z_;                      // [m]
    std::array<std::uint32_t, k_row + 1> plane_end_{};  // behind the last point of each x
};

template <class Visit>
void CellGrid::near_point(float x, float y, float z, float radius, Visit&& visit) const noexcept {
    const std::int32_t x_end = coordinate(x + radius), y_end = coordinate(y + radius);
    const std::int32_t z_begin = coordinate(z - radius), z_end = coordinate(z + radius);
    for (std::int32_t ix = coordinate(x - radius); ix <= x_end; ++ix)
        for (std::int32_t iy = coordinate(y - radius); iy <= y_end; ++iy) {
            const std::int32_t column = ix * k_plane + iy * k_row;
            for (std::size_t j = first_at_least(column + z_begin); cell_[j] <= column + z_end;
                 ++j) {
                const float dx = x_[j] - x, dy = y_[j] - y, dz = z_[j] - z;
                if (dx * dx + dy * dy + dz * dz < radius * radius) visit(point_[j]);
            }
        }
}

}  // namespace dawnline::astro
