#pragma once
// Pairs that may meet between two knots of a screening: its inner loop.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/astro/cell_grid.hpp"
#include "dawnline/astro/screening.hpp"

namespace dawnline::astro {

/// A minimum of distance of the interpolated motion, to be settled on true states.
struct Candidate {
    std::uint32_t first, second;
    double time;  // [s]
};

/// All objects between two knots, their motion a cubic polynomial of time; workspace of one thread.
///
/// Memory is taken by the constructor. advance() and find_…() allocate nothing, save where the
/// caller's list of candidates grows. See screen_all for the method and why nothing is missed.
class KnotInterval {
  public:
    KnotInterval(std::size_t count, const ScreeningOptions& options);

    /// Takes the states at the first knot.
    void start(StatesAt states_at, double t);

    /// Goes on to the interval that ends at `t`; marks in `bad` who has no good state at its ends.
    void advance(StatesAt states_at, double t, std::span<std::uint8_t> bad);

    /// Appends the candidates of all pairs, window by window.
    void find_all(std::vector<Candidate>& candidates);

    /// Appends the candidates of the pairs with object `one`.
    void find_with(std::uint32_t one, std::vector<Candidate>& candidates);

  private:
    struct Knot {
        std::vector<double> x, y, z, vx, vy, vz;  // [m], [m/s]
        std::vector<std::uint8_t> status;
        double t = 0.0;  // [s]

        explicit Knot(std::size_t count);
        void take(StatesAt states_at, double time);
        bool good(std::size_t j) const noexcept;
        OrbitState state(std::size_t j) const noexcept;
    };

    /// Velocity v0 + u v1 + u² v2, u = 0 … 1 along the interval. [m/s]
    struct Velocity {
        std::array<float, 3> v0, v1, v2;
    };

    void fit_one(std::size_t j) noexcept;
    void place(float u) noexcept;
    bool passes_near(std::uint32_t a, std::uint32_t b, float u) const noexcept;
    bool line_passes_near(const Vec3& r_AB, const Vec3& v_AB, double precision) const noexcept;
    void look_at(std::uint32_t a, std::uint32_t b, int window, std::vector<Candidate>& candidates);
    OrbitState at_edge(std::uint32_t j, int edge) const noexcept;
    OrbitState interpolated(std::uint32_t j, double u) const noexcept;

    ScreeningOptions options_;
    double length_;     // of the interval [s]
    double allowance_;  // of the interpolation, both objects [m]
    double radius_;     // of the pairs looked at [m]
    Knot begin_, end_;
    std::array<std::array<std::vector<float>, 4>, 3> cubic_;  // of u⁰ … u³ by coordinate [m]
    std::array<std::vector<float>, 3> middle_;  // positions at the middle of the window [m]
    std::vector<Velocity> velocity_;
    std::vector<float> largest_speed_;  // in the interval [m/s]
    std::vector<std::uint32_t> fast_;   // objects above the usual speed
    double top_excess_ = 0.0;           // of the fastest of them over it [m/s]
    CellGrid grid_;
};

}  // namespace dawnline::astro
