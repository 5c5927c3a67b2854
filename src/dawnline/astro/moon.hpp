#pragma once
// Where the Moon is.

#include <vector>

#include "dawnline/astro/time.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// The Moon from Earth's centre, r_EM_G: ERFA `moon98` (Meeus 1998, after ELP-2000/82). Geometric,
/// GCRF; TT stands for TDB. Against ELP/MPP02 1950 … 2100: 6.1 km rms, 31.7 km at most (ERFA's
/// documentation). [m]
Vec3 moon_position(const Tt& tt) noexcept;

/// The Moon of moon_position, tabulated over a span and interpolated.
///
/// Nodes every two hours, 6-point Lagrange: within 1 mm of ERFA anywhere in the span. Filling takes
/// 30 µs a day.
class MoonTable {
  public:
    /// Covers begin … end, seconds of TT since `epoch`. Throws Error if end < begin or not finite.
    MoonTable(const Tt& epoch, double begin, double end);

    /// r_EM_G at t seconds since the epoch; beyond the span it extrapolates within four hours, and
    /// from there answers the ends of the table; NaN for NaN. [m]
    Vec3 operator()(double t) const noexcept;

    const Tt& epoch() const noexcept { return epoch_; }
    double begin() const noexcept { return begin_; }
    double end() const noexcept { return end_; }

  private:
    Tt epoch_;
    double begin_, end_;        // [s since epoch]
    std::vector<Vec3> r_EM_G_;  // at begin_ + (k − 2) · 2 h [m]
};

}  // namespace dawnline::astro
