#pragma once
// Points sorted into cubes, to find every pair that is close.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dawnline::astro {

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

    /// Calls visit(a, b) once for every pair of points closer than `radius` ≤ cell [m]; a, b are
    /// places in the arrays given to sort().
    ///
    /// Half of the 27 neighbours of a cell suffice, its own and 13 ahead. The three of a column
    /// (z − 1, z, z + 1) are consecutive numbers, so the 13 are five ranges of the sorted points,
    /// and each moves only forwards while the cell does: no search at all.
    template <class Visit>
    void near_pairs(float radius, Visit&& visit) const noexcept;

    /// Calls visit(a, b) for every other point b closer than `radius` ≤ 2 cells [m] to point `a`
    /// (place in the arrays given to sort(), at x, y, z), by a search in each of 25 columns.
    template <class Visit>
    void near_point(std::uint32_t a, float x, float y, float z, float radius,
                    Visit&& visit) const noexcept;

  private:
    static constexpr int k_bits = 10;
    static constexpr std::uint32_t k_row = 1u << k_bits;  // cells along y
    static constexpr std::uint32_t k_plane = 1u << (2 * k_bits);

    struct Entry {
        std::uint32_t cell, point;
    };

    std::uint32_t coordinate(float value) const noexcept;
    std::size_t first_at_least(std::uint32_t cell) const noexcept;
    float distance2(std::size_t i, float x, float y, float z) const noexcept {
        const float dx = x_[i] - x, dy = y_[i] - y, dz = z_[i] - z;
        return dx * dx + dy * dy + dz * dz;
    }

    float per_cell_;                     // 1 / edge [1/m]
    std::size_t count_ = 0;              // of the points sorted
    std::vector<Entry> entries_, swap_;  // entries_ ends with cells that lie behind all others
    std::vector<float> x_, y_, z_;       // sorted [m]
};

template <class Visit>
void CellGrid::near_pairs(float radius, Visit&& visit) const noexcept {
    const float radius2 = radius * radius;
    const Entry* const entries = entries_.data();
    // The columns ahead: next in y, and the three of the next x.
    constexpr std::uint32_t k_ahead[4] = {k_row, k_plane - k_row, k_plane, k_plane + k_row};
    std::size_t from[4] = {0, 0, 0, 0};
    for (std::size_t i = 0; i < count_; ++i) {
        const std::uint32_t cell = entries[i].cell, point = entries[i].point;
        const float x = x_[i], y = y_[i], z = z_[i];
        for (std::size_t j = i + 1; entries[j].cell <= cell + 1; ++j)
            if (distance2(j, x, y, z) < radius2) visit(point, entries[j].point);
        for (int k = 0; k < 4; ++k) {
            const std::uint32_t low = cell + k_ahead[k] - 1;
            std::size_t j = from[k];
            while (entries[j].cell < low) ++j;
            from[k] = j;
            for (; entries[j].cell <= low + 2; ++j)
                if (distance2(j, x, y, z) < radius2) visit(point, entries[j].point);
        }
    }
}

template <class Visit>
void CellGrid::near_point(std::uint32_t a, float x, float y, float z, float radius,
                          Visit&& visit) const noexcept {
    const float radius2 = radius * radius;
    const std::uint32_t cx = coordinate(x), cy = coordinate(y), cz = coordinate(z);
    const std::uint32_t z_low = cz < 2 ? 0 : cz - 2;
    for (std::uint32_t ix = cx < 2 ? 0 : cx - 2; ix <= cx + 2; ++ix)
        for (std::uint32_t iy = cy < 2 ? 0 : cy - 2; iy <= cy + 2; ++iy) {
            const std::uint32_t column = ix * k_plane + iy * k_row;
            for (std::size_t j = first_at_least(column + z_low);
                 entries_[j].cell <= column + cz + 2; ++j)
                if (entries_[j].point != a && distance2(j, x, y, z) < radius2)
                    visit(a, entries_[j].point);
        }
}

}  // namespace dawnline::astro
