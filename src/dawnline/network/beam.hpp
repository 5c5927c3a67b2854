#pragma once
// A laser beam between two telescopes at any range: near field, far field and all between.
//
// symbol  here                meaning
// a, b    aperture_radius …   radii of the sending and receiving apertures  [m]
// ε a     obscuration_radius  radius of the sender's central obscuration    [m]
// w       waist_radius        1/e² radius of the Gaussian in the aperture   [m]
// R, F    range, focal_range  to the receiver, and to where it is focused   [m]

#include <limits>

#include "dawnline/base/spline.hpp"

namespace dawnline::network {

/// What leaves the sender's telescope.
struct Beam {
    double wavelength = 0.0;                                        // [m]
    double aperture_radius = 0.0;                                   // [m]
    double obscuration_radius = 0.0;                                // in the middle of it [m]
    double waist_radius = std::numeric_limits<double>::infinity();  // infinite: uniform [m]
    double focal_range = 0.0;  // infinite: collimated; 0: always refocused on the receiver [m]
};

/// Share of the laser's power that leaves the telescope: e^(−2ε²a²/w²) − e^(−2a²/w²) of a Gaussian;
/// 1 − ε² of a uniform beam. [1]
double transmitted_share(const Beam& beam) noexcept;

/// Light per area at a distance r from the axis over the power of the whole beam before the
/// telescope cuts it, by Fresnel diffraction (Goodman 2005, ch. 4):
///
///     |U(r)|² = (k/R)² |∫_εa^a E(ρ) e^(ikρ²(1/R − 1/F)/2) J0(kρr/R) ρ dρ|² / ∫₀^∞ E² 2πρ dρ
///
/// Gauss–Legendre on as many pieces as the phase has turns: relative error below 1e-9 of the peak
/// for a²/(λR) < 1000. R > 0. [1/m²]
double beam_intensity(const Beam& beam, double range, double r) noexcept;

/// Share of the whole beam that a receiver of radius b takes in whose centre is `offset` beside the
/// axis: ∫ |U|² over its disc. Never above transmitted_share(). Relative error below 1e-6. [1]
///
/// A beam tilted by θ has its axis θR beside the receiver (θ ≪ 1), so this is the coupling under
/// any pointing error, in the near field as in the far.
double beam_coupling(const Beam& beam, double receiver_radius, double range,
                     double offset = 0.0) noexcept;

/// The coupling of one beam and receiver as a curve in range, for hot loops: a C² spline of
/// ln(−ln(1 − η)) in ln R through beam_coupling(), with straight ends.
///
/// So 0 ≤ η ≤ 1 whatever the spline does; far out η ∝ R⁻² exactly as Friis says, and there is no
/// seam in value, slope or curvature anywhere. Points every 0.4 of v = 2πab/(λR) near, where rings
/// come and go, every 5 % of R far out: follows beam_coupling() to 1e-5 relative. A tenth of a
/// second to make for 10 cm from 100 m on, 40 ns to ask.
class CouplingCurve {
  public:
    /// Throws Error unless wavelength, radii and ranges are positive and finite (the waist may be
    /// infinite), the obscuration is smaller than the aperture and nearest < farthest.
    CouplingCurve(const Beam& beam, double receiver_radius, double nearest = 100.0,
                  double farthest = 1e7);

    /// η at a range > 0; allocates nothing. [1]
    double operator()(double range) const noexcept;

  private:
    CubicSpline logarithm_;
};

}  // namespace dawnline::network
