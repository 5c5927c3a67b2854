#pragma once
// Many beams side by side through one telescope's worth of aperture.

#include "dawnline/network/optical_link.hpp"

namespace dawnline::network {

/// q×q sub-apertures of D/q that share the terminal's power, each with all wavelength channels.
struct ArrayLink {
    int per_side = 1;          // q [1]
    double coupling = 0.0;     // of a sub-beam into its own partner [1]
    double crosstalk = 0.0;    // light of the four nearest neighbours over the own light [1]
    double channel_snr = 0.0;  // own light over crosstalk, ∞ without neighbours [1]
    double rate = 0.0;         // of all sub-beams, one way [bit/s]
};

/// A link by q×q focused sub-beams at a range: each gets P/q² through apertures of D/q, so the
/// coupling falls with v/q², and neighbours D/q away spill into it. A sub-beam carries channels
/// only if its crosstalk stays below `crosstalk_limit` (receivers that do not unmix the beams).
///
/// Source: geometry of arXiv:2511.19468v2 S2.1; spill from the diffraction integral of beam.hpp.
/// Milliseconds. Throws Error unless per_side ≥ 1.
ArrayLink array_link(const OpticalTerminal& terminal, int per_side, double range,
                     double crosstalk_limit = 0.01);

/// The q ≤ most_per_side with the highest rate at a range; the smallest of equals.
ArrayLink best_array(const OpticalTerminal& terminal, double range, int most_per_side,
                     double crosstalk_limit = 0.01);

}  // namespace dawnline::network
