#include "dawnline/astro/cell_grid.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "dawnline/astro/cell_grid.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which includes this file once per target.
#include <hwy/highway.h>

#include <algorithm>
#include <bit>
#include <cassert>

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using FloatTag = hn::CappedTag<float, CellGrid::k_block>;
using CellTag = hn::RebindToSigned<FloatTag>;

// Pairs on their way out.
class PairBuffer {
  public:
    explicit PairBuffer(FunctionRef<void(std::span<const PointPair>)> take) : take_(take) {}

    // Point a with those of the block at `points` whose bit is set.
    void add(std::uint32_t a, const std::uint32_t* points, unsigned bits) {
        if (count_ + CellGrid::k_block > pairs_.size()) flush();
        for (; bits != 0; bits &= bits - 1) pairs_[count_++] = {a, points[std::countr_zero(bits)]};
    }

    void flush() {
        take_(std::span(pairs_).first(count_));
        count_ = 0;
    }

  private:
    FunctionRef<void(std::span<const PointPair>)> take_;
    std::size_t count_ = 0;
    std::array<PointPair, 512> pairs_;
};

void near_pairs(const CellGrid::Sorted& sorted, float radius,
                FunctionRef<void(std::span<const PointPair>)> take) {
    const FloatTag floats;
    const CellTag cells;
    const std::size_t lanes = hn::Lanes(floats);
    const auto radius2 = hn::Set(floats, radius * radius);
    PairBuffer buffer(take);
    // The columns ahead: next in y, and the three of the next x.
    constexpr std::int32_t k_ahead[4] = {CellGrid::k_row, CellGrid::k_plane - CellGrid::k_row,
                                         CellGrid::k_plane, CellGrid::k_plane + CellGrid::k_row};
    std::size_t from[4] = {0, 0, 0, 0};
    for (std::size_t i = 0; i < sorted.count; ++i) {
        const auto x = hn::Set(floats, sorted.x[i]);
        const auto y = hn::Set(floats, sorted.y[i]);
        const auto z = hn::Set(floats, sorted.z[i]);
        // Points from place j on whose cell is below `end`.
        const auto look = [&](std::size_t j, std::int32_t end) HWY_ATTR {
            for (;; j += lanes) {
                const auto dx = hn::Sub(hn::LoadU(floats, sorted.x + j), x);
                const auto dy = hn::Sub(hn::LoadU(floats, sorted.y + j), y);
                const auto dz = hn::Sub(hn::LoadU(floats, sorted.z + j), z);
                const auto d2 = hn::MulAdd(dx, dx, hn::MulAdd(dy, dy, hn::Mul(dz, dz)));
                const auto within = hn::Lt(hn::LoadU(cells, sorted.cell + j), hn::Set(cells, end));
                const auto near = hn::And(hn::RebindMask(floats, within), hn::Lt(d2, radius2));
                if (!hn::AllFalse(floats, near)) {
                    std::uint8_t bits[8] = {};
                    hn::StoreMaskBits(floats, near, bits);
                    buffer.add(sorted.point[i], sorted.point + j, bits[0]);
                }
                if (!hn::AllTrue(cells, within)) return;
            }
        };
        const std::int32_t cell = sorted.cell[i];
        look(i + 1, cell + 2);
        for (int k = 0; k < 4; ++k) {
            const std::int32_t first = cell + k_ahead[k] - 1;
            std::size_t passed = lanes;
            while (passed == lanes) {
                const auto behind =
                    hn::Lt(hn::LoadU(cells, sorted.cell + from[k]), hn::Set(cells, first));
                passed = hn::CountTrue(cells, behind);
                from[k] += passed;
            }
            look(from[k], first + 3);
        }
    }
    buffer.flush();
}

}  // namespace
}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dawnline::astro {
namespace {

// Behind every cell: the largest is 1022 in each coordinate, the farthest range ends beyond by less
// than one plane and one row.
constexpr std::int32_t k_behind_all = 0x7fffffff;

HWY_EXPORT(near_pairs);

}  // namespace

CellGrid::CellGrid(std::size_t most, float cell)
    : per_cell_(1.0f / cell),
      entries_(most),
      swap_(most),
      cell_(most + k_block, k_behind_all),
      point_(most + k_block),
      x_(most + k_block),
      y_(most + k_block),
      z_(most + k_block) {}

// 1 … 1022: the cells at the rim stay empty, so that numbers of neighbours never wrap around.
std::int32_t CellGrid::coordinate(float value) const noexcept {
    return static_cast<std::int32_t>(std::clamp(value * per_cell_ + 512.0f, 1.0f, 1022.0f));
}

std::size_t CellGrid::first_at_least(std::int32_t cell) const noexcept {
    const auto plane = static_cast<std::size_t>(cell / k_plane);
    const auto begin = cell_.begin() + (plane == 0 ? 0 : plane_end_[plane - 1]);
    const auto end = cell_.begin() + plane_end_[plane];
    return static_cast<std::size_t>(std::lower_bound(begin, end, cell) - cell_.begin());
}

void CellGrid::sort(std::span<const float> x, std::span<const float> y,
                    std::span<const float> z) noexcept {
    assert(x.size() <= swap_.size());
    std::array<std::array<std::uint32_t, k_row>, 3> next{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const float sum = x[i] + y[i] + z[i];
        if (sum != sum) continue;
        const std::int32_t cx = coordinate(x[i]), cy = coordinate(y[i]), cz = coordinate(z[i]);
        ++next[0][static_cast<std::size_t>(cz)];
        ++next[1][static_cast<std::size_t>(cy)];
        ++next[2][static_cast<std::size_t>(cx)];
        swap_[count++] = {cx * k_plane + cy * k_row + cz, static_cast<std::uint32_t>(i)};
    }
    for (auto& places : next) {
        std::uint32_t sum = 0;
        for (std::uint32_t& place : places) {
            const std::uint32_t here = place;
            place = sum;
            sum += here;
        }
    }
    const auto place_of = [&](std::int32_t cell, int digit) -> std::uint32_t& {
        return next[static_cast<std::size_t>(digit)]
                   [static_cast<std::size_t>((cell >> (k_bits * digit)) & (k_row - 1))];
    };
    for (std::size_t i = 0; i < count; ++i) entries_[place_of(swap_[i].cell, 0)++] = swap_[i];
    for (std::size_t i = 0; i < count; ++i) swap_[place_of(entries_[i].cell, 1)++] = entries_[i];
    for (std::size_t i = 0; i < count; ++i) {
        const auto [cell, point] = swap_[i];
        const std::uint32_t place = place_of(cell, 2)++;
        cell_[place] = cell, point_[place] = point;
        x_[place] = x[point], y_[place] = y[point], z_[place] = z[point];
    }
    count_ = count;
    std::ranges::copy(next[2], plane_end_.begin());
    plane_end_.back() = static_cast<std::uint32_t>(count);
    std::fill_n(cell_.begin() + static_cast<std::ptrdiff_t>(count), k_block, k_behind_all);
}

void CellGrid::near_pairs(float radius, FunctionRef<void(std::span<const PointPair>)> take) const {
    const Sorted sorted{count_, cell_.data(), point_.data(), x_.data(), y_.data(), z_.data()};
    HWY_DYNAMIC_DISPATCH(near_pairs)(sorted, radius, take);
}

}  // namespace dawnline::astro
#endif
