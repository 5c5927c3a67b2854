#include "dawnline/astro/cell_grid.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace dawnline::astro {
namespace {

// Behind every cell: the largest is 1022 in each coordinate, the farthest range ends two beyond.
constexpr std::uint32_t k_behind_all = 0xffffffffu;

}  // namespace

CellGrid::CellGrid(std::size_t most, float cell)
    : per_cell_(1.0f / cell),
      entries_(most + 1, Entry{k_behind_all, 0}),
      swap_(most),
      x_(most),
      y_(most),
      z_(most) {}

// 1 … 1022: the cells at the rim stay empty, so that numbers of neighbours never wrap around.
std::uint32_t CellGrid::coordinate(float value) const noexcept {
    const float cells = std::clamp(value * per_cell_ + 512.0f, 1.0f, 1022.0f);
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(cells));
}

std::size_t CellGrid::first_at_least(std::uint32_t cell) const noexcept {
    const auto end = entries_.begin() + static_cast<std::ptrdiff_t>(count_);
    return static_cast<std::size_t>(
        std::lower_bound(entries_.begin(), end, cell,
                         [](const Entry& entry, std::uint32_t c) { return entry.cell < c; }) -
        entries_.begin());
}

void CellGrid::sort(std::span<const float> x, std::span<const float> y,
                    std::span<const float> z) noexcept {
    assert(x.size() <= swap_.size());
    std::array<std::array<std::uint32_t, k_row>, 3> start{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!(x[i] + y[i] + z[i] == x[i] + y[i] + z[i])) continue;
        const std::uint32_t cx = coordinate(x[i]), cy = coordinate(y[i]), cz = coordinate(z[i]);
        ++start[0][cz], ++start[1][cy], ++start[2][cx];
        swap_[count++] = {cx * k_plane + cy * k_row + cz, static_cast<std::uint32_t>(i)};
    }
    for (auto& counts : start) {
        std::uint32_t sum = 0;
        for (std::uint32_t& value : counts) {
            const std::uint32_t here = value;
            value = sum;
            sum += here;
        }
    }
    const auto pass = [&](const std::vector<Entry>& in, std::vector<Entry>& out, int digit) {
        auto& next = start[static_cast<std::size_t>(digit)];
        for (std::size_t i = 0; i < count; ++i)
            out[next[(in[i].cell >> (k_bits * digit)) & (k_row - 1)]++] = in[i];
    };
    pass(swap_, entries_, 0);
    pass(entries_, swap_, 1);
    pass(swap_, entries_, 2);
    count_ = count;
    entries_[count] = {k_behind_all, 0};
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t point = entries_[i].point;
        x_[i] = x[point], y_[i] = y[point], z_[i] = z[point];
    }
}

}  // namespace dawnline::astro
