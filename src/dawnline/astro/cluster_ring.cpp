#include "dawnline/astro/cluster_ring.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <utility>

namespace dawnline::astro {
namespace {

std::int64_t square_distance(LatticePoint a, LatticePoint b) noexcept {
    const std::int64_t x = a.i - b.i;
    const std::int64_t y = a.j - b.j;
    return x * x + y * y;
}

// A tour as a list of points whose steps cost their length to the fourth power, so that one long
// step weighs more than several short ones; integers, so that improvement cannot cycle.
class Tour {
  public:
    Tour(std::span<const LatticePoint> points, std::vector<std::size_t> order)
        : points_(points), order_(std::move(order)) {}

    // Replaces steps (i, i+1) and (j, j+1) by (i, j) and (i+1, j+1) where that is shorter.
    bool two_opt() {
        bool improved = false;
        const std::size_t n = order_.size();
        for (std::size_t i = 0; i + 2 < n; ++i)
            for (std::size_t j = i + 2; j < n; ++j) {
                if (i == 0 && j + 1 == n) continue;
                const std::size_t a = at(i), b = at(i + 1), c = at(j), d = at(j + 1);
                if (cost(a, c) + cost(b, d) >= cost(a, b) + cost(c, d)) continue;
                std::reverse(order_.begin() + step(i + 1), order_.begin() + step(j + 1));
                improved = true;
            }
        return improved;
    }

    // Moves runs of one to three points between two others, turned or not, where that is shorter.
    bool move_runs() {
        bool improved = false;
        const std::size_t n = order_.size();
        for (std::size_t length = 1; length <= 3 && length + 2 <= n; ++length)
            for (std::size_t i = 0; i + length <= n; ++i)
                if (move_run(i, length)) improved = true;
        return improved;
    }

    std::vector<std::size_t> take() { return std::move(order_); }

  private:
    static std::ptrdiff_t step(std::size_t i) { return static_cast<std::ptrdiff_t>(i); }
    std::size_t at(std::size_t i) const { return order_[i % order_.size()]; }
    std::int64_t cost(std::size_t a, std::size_t b) const {
        const std::int64_t square = square_distance(points_[a], points_[b]);
        return square * square;
    }

    bool move_run(std::size_t first, std::size_t length) {
        const std::size_t n = order_.size();
        const std::size_t before = at(first + n - 1), head = at(first),
                          tail = at(first + length - 1), after = at(first + length);
        const std::int64_t gain = cost(before, head) + cost(tail, after) - cost(before, after);
        for (std::size_t k = first + length; k < first + n - 1; ++k) {
            const std::size_t left = at(k), right = at(k + 1);
            const std::int64_t gap = cost(left, right);
            const bool straight = cost(left, head) + cost(tail, right) - gap < gain;
            const bool turned = cost(left, tail) + cost(head, right) - gap < gain;
            if (!straight && !turned) continue;
            // Rotate the tour so that the run leads; the gap then lies behind it.
            std::rotate(order_.begin(), order_.begin() + step(first), order_.end());
            if (!straight) std::reverse(order_.begin(), order_.begin() + step(length));
            std::rotate(order_.begin(), order_.begin() + step(length),
                        order_.begin() + step(k - first + 1));
            return true;
        }
        return false;
    }

    std::span<const LatticePoint> points_;
    std::vector<std::size_t> order_;
};

}  // namespace

std::vector<std::size_t> lattice_ring(std::span<const LatticePoint> points) {
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        const LatticePoint p = points[a];
        const LatticePoint q = points[b];
        if (p.j != q.j) return p.j < q.j;
        return p.j % 2 == 0 ? p.i < q.i : p.i > q.i;
    });
    if (points.size() < 4) return order;
    Tour tour(points, std::move(order));
    bool improved = true;
    while (improved) {
        improved = tour.two_opt();
        improved = tour.move_runs() || improved;
    }
    return tour.take();
}

RingSteps ring_steps(std::span<const LatticePoint> points,
                     std::span<const std::size_t> ring) noexcept {
    RingSteps steps;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const std::size_t a = ring[i];
        const std::size_t b = ring[(i + 1) % ring.size()];
        const std::int64_t square = square_distance(points[a], points[b]);
        const double length = std::sqrt(static_cast<double>(square));
        steps.longest = std::max(steps.longest, length);
        steps.mean += length / static_cast<double>(ring.size());
        if (square > 1) ++steps.diagonal;
    }
    return steps;
}

double ring_range(std::size_t count, double pitch) noexcept {
    if (count <= 1) return 0.0;
    return 2.0 * pitch * (count == 2 ? 1.0 : std::numbers::sqrt2);
}

}  // namespace dawnline::astro
