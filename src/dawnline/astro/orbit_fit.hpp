#pragma once
// The orbit that fits positions best: a state and surface parameters by least squares.

#include <span>
#include <vector>

#include "dawnline/astro/force_model.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/propagator.hpp"
#include "dawnline/astro/sky_table.hpp"

namespace dawnline::astro {

/// A position known at a moment, all of one weight.
struct PositionFix {
    double t;     // since the epoch of the sky [s]
    Vec3 r_ES_G;  // [m]
};

/// What is adjusted beside the state, and how the orbits are made.
struct FitOptions {
    bool drag = false;         // C_d A/m
    bool light = false;        // C_r A/m
    int most_iterations = 12;  // [1]
    PropagationOptions propagation = {};
};

/// The best orbit and how well it fits.
struct OrbitFit {
    OrbitState state;  // at the epoch of the fit
    Surface surface;
    double rms;       // of the distances of the fixes from the orbit [m]
    double greatest;  // of them [m]
    int iterations;
};

/// Gauss–Newton on the positions: `start` at t0 is improved until another step would change them by
/// less than 0.1 mm rms, or than a millionth of what is left.
///
/// Partials by forward differences of propagate (1 m, 1 mm/s, 1e-3 m²/kg), solved by QR with
/// pivoting (Tapley, Schutz & Born 2004, ch. 4). t0 may lie anywhere; `first` should be within some
/// tens of kilometres, as velocity_of_three gives. Throws Error with fewer fixes than unknowns, if
/// the unknowns cannot be told apart, if it does not settle, or as propagate.
OrbitFit fit_orbit(const ForceModel& model, const SkyTable& sky, std::span<const PositionFix> fixes,
                   double t0, const OrbitState& first, const Surface& surface = {},
                   const FitOptions& options = {});

/// Distance of each fix from an orbit: rms and greatest. [m]
struct FitMisses {
    double rms, greatest;  // [m]
};
FitMisses misses_of(const Trajectory& orbit, std::span<const PositionFix> fixes) noexcept;

}  // namespace dawnline::astro
