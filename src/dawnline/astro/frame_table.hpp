#pragma once
// The attitude of the Earth for hot loops: precession and nutation tabulated, rotation exact.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/astro/frames.hpp"

namespace dawnline::astro {

enum class FrameStatus : std::uint8_t {
    ok = 0,
    outside_table = 1,  // X, Y, s and the Earth orientation are those of the nearest end
    not_finite = 2,     // the time is NaN or infinite; the attitude is the identity, at rest
};

/// R_FG over a span of time: X, Y, s of ERFA `xys06a` every three hours, 4-point Lagrange; Earth
/// rotation angle, polar motion, dX and dY directly at each call, as the full chain does.
///
/// |R_FG − itrf_from_gcrf| ≤ 1e-12 rad at the same instant. (A double of seconds resolves 1e-12 rad
/// of Earth rotation only up to 1e8 s from the epoch.) Filling takes 0.37 ms a day (0.13 s a year);
/// a call takes about 0.1 µs and allocates nothing.
class FrameTable {
  public:
    /// Covers begin … end, seconds of TT since `epoch`. Throws Error if end < begin or not finite,
    /// or if `orientation` refuses part of the span.
    FrameTable(const Tt& epoch, double begin, double end,
               const EarthOrientationTable& orientation = {});

    /// Attitude at t seconds of TT since the epoch.
    EarthAttitude operator()(double t) const noexcept;

    /// How far to trust the answer at t.
    FrameStatus status(double t) const noexcept;

    /// R_FG and status of many instants; spans of one length. Allocates nothing.
    void rotations(std::span<const double> t, std::span<Mat3> R_FG,
                   std::span<FrameStatus> status) const noexcept;

    /// Attitudes and status of many instants; spans of one length. Allocates nothing.
    void attitudes(std::span<const double> t, std::span<EarthAttitude> attitude,
                   std::span<FrameStatus> status) const noexcept;

    const Tt& epoch() const noexcept { return epoch_; }
    double begin() const noexcept { return begin_; }
    double end() const noexcept { return end_; }

  private:
    struct Orientation {
        double ut1_minus_tt;          // [s]
        double x_pole, y_pole;        // [rad]
        double excess_length_of_day;  // [s]
        double dX, dY;                // [rad]
    };
    // A UTC day: Earth orientation at its beginning, and the change per second until its end.
    struct Day {
        double begin;  // [s since epoch]
        Orientation value, slope;
    };

    void add_day(double midnight, const EarthOrientationTable& table);
    CelestialPole pole_at(double t) const noexcept;
    Orientation orientation_at(double t) const noexcept;
    double rotation_angle(double t, double ut1_minus_tt) const noexcept;

    Tt epoch_;
    double begin_, end_;                // [s since epoch]
    std::vector<CelestialPole> poles_;  // at begin_ + (k − 1) · 3 h
    std::vector<Day> days_;             // all that the span touches
};

}  // namespace dawnline::astro
