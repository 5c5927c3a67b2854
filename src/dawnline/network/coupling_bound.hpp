#pragma once
// The best that any beam can do between two circular apertures.

namespace dawnline::network {

/// Largest share of any beam from one circular aperture that another takes in, v = 2πab/(λR): the
/// largest squared eigenvalue of the kernel v √(xy) J0(vxy) on [0, 1] (Slepian 1964, Bell Syst.
/// Tech. J. 43, 3009). [1]
///
/// v²/4 as v → 0, where a uniform beam reaches it; 0.63 at the confocal range πa²/λ. Error below
/// 1e-9 for 0 < v ≤ 300; allocates, milliseconds at most.
double coupling_bound(double v);

}  // namespace dawnline::network
