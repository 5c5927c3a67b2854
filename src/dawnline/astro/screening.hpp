#pragma once
// Which objects of a catalogue come close to each other, over a span of time.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/astro/conjunction.hpp"
#include "dawnline/base/function_ref.hpp"

namespace dawnline::astro {

/// States of all objects at one time, structure of arrays; row j belongs to object j.
struct StateColumns {
    std::span<double> x, y, z;       // in one inertial frame, from Earth's centre [m]
    std::span<double> vx, vy, vz;    // [m/s]
    std::span<std::uint8_t> status;  // 0: good; else the object is left out around this time
};

/// Fills in the states at `t` seconds after the epoch. Called from many threads at once.
using StatesAt = FunctionRef<void(double t, const StateColumns& out)>;

/// How to screen. The defaults suit catalogues of the near and the far Earth.
struct ScreeningOptions {
    double threshold = 5000.0;  // report minima of distance below it [m]
    /// Length of a window: all pairs that may meet in it are found from the positions at its
    /// middle. Shorter windows have smaller cells (fewer pairs to look at) but there are more of
    /// them. [s]
    double window = 14.0;
    /// Windows between two knots; states are asked for at the knots only. [1]
    int windows_per_knot = 12;
    /// Objects faster than this (near the perigee of a long ellipse) are compared with all others
    /// within their own, wider reach. Circular orbits stay below 7.9 km/s. [m/s]
    double usual_speed = 7850.0;
    unsigned jobs = 0;  // threads; 0: one per core [1]
};

/// What a screening found.
struct Screening {
    std::vector<Conjunction> conjunctions;  // by time, then first, then second
    std::vector<std::uint32_t> left_out;    // objects without a good state at one of the knots
    bool complete = true;                   // false if it was stopped
};

/// All minima of distance below the threshold, of every pair of `count` objects, in [from, to].
///
/// Between knots h apart positions are cubic Hermite polynomials of the knots' states. Time is cut
/// into windows Δt; at the middle of each, the positions are sorted into cells of edge
///
///     c = d + δ + 2 v Δt/2,     d threshold, v usual_speed, δ allowances below,
///
/// and all pairs closer than c are looked at. Nothing is missed: a pair that comes within d during
/// the window at relative speed w was within d + w Δt/2 of each other at its middle, and w ≤ 2v.
/// An object of speed s > v is compared with all within d + δ + (s + s_max) Δt/2 instead. A pair
/// then passes three sieves: its straight-line miss in the window, a change of ρ·ρ̇ from minus to
/// plus between the window's ends (windows tile the span, so each minimum lies in one of them), the
/// Hermite minimum below d + δ. What is left is settled on the true states, to 1e-6 s.
///
/// Allowances δ: Hermite 2 h⁴/384 |r⁗| with |r⁗| ≤ 4μ²/r⁵ (235 m at h = 168 s: free flight above
/// 70 km, any eccentricity), single precision 1e-6 r, gravity gradient. Objects under thrust need
/// knots that follow it. A slow pair (constellations, clusters) shows each of its minima. Minima
/// only: a pair that is near but has its minimum outside of [from, to] is not reported.
///
/// Same result for any number of threads. `stop` is asked now and then. Throws Error unless the
/// span is finite and not negative, and threshold, window, windows_per_knot, usual_speed are > 0.
/// After SIMPLETON (grid, windows, SGP4 confirmation); windows and half neighbourhood are ours.
Screening screen_all(std::size_t count, StatesAt states_at, StateOf state_of, double from,
                     double to, const ScreeningOptions& options, FunctionRef<bool()> stop);
Screening screen_all(std::size_t count, StatesAt states_at, StateOf state_of, double from,
                     double to, const ScreeningOptions& options = {});

/// The same for the pairs that contain object `one`; no grid, each other object is looked at where
/// the knots allow a meeting. Drop the objects that can never meet first (shells_overlap).
Screening screen_one(std::uint32_t one, std::size_t count, StatesAt states_at, StateOf state_of,
                     double from, double to, const ScreeningOptions& options = {});

/// Between which distances from Earth's centre an object moves.
struct Shell {
    double perigee, apogee;  // [m]
};

/// Whether two objects may come within `pad` of each other by their distances from the Earth. The
/// pad holds the threshold and what mean elements do not say: 10 km of short-period J2 and 15 km of
/// long-period motion of the perigee make 50 km a safe choice for element sets of the last days.
constexpr bool shells_overlap(const Shell& a, const Shell& b, double pad) noexcept {
    return a.perigee <= b.apogee + pad && b.perigee <= a.apogee + pad;
}

}  // namespace dawnline::astro
