#pragma once
// What happens on an orbit, and when: shadows, nodes, apsides, altitudes, passes over sites.
//
// Every search works on any ephemeris: a Trajectory, a closed form, an interpolated OEM.

#include <span>
#include <vector>

#include "dawnline/astro/access.hpp"
#include "dawnline/astro/eclipse.hpp"
#include "dawnline/astro/force_model.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/shadow.hpp"
#include "dawnline/astro/sky_table.hpp"
#include "dawnline/base/function_ref.hpp"

namespace dawnline::astro {

/// State at t seconds after an epoch that the caller keeps; continuous in t.
using EphemerisOf = FunctionRef<OrbitState(double t)>;

/// Where to look and how closely.
struct EventSearch {
    double from, to;          // [s]
    double step = 60.0;       // between samples [s]
    double tolerance = 1e-6;  // width of the bracket around a moment [s]
};

/// A moment at which a quantity passes through zero.
struct ZeroCrossing {
    double t;     // [s]
    bool rising;  // from below
};

/// All zeros of g with a change of sign in [from, to], in order of time.
///
/// Samples every `step`, TOMS 748 between samples of opposite signs (bracket_root). Where |g| has a
/// least value among three samples its minimum is found too (Brent), so that a pair of zeros within
/// one step is missed only if g has two extrema there. Moments to `tolerance`, as far as g is
/// exact. Throws Error unless from ≤ to, step and tolerance > 0, all finite, and g is finite at the
/// samples.
std::vector<ZeroCrossing> zero_crossings(FunctionRef<double(double)> g, const EventSearch& search);

/// A moment at which light begins or ceases to change.
struct ShadowContact {
    double t;  // [s]
    Contact contact;
};

/// Contacts with the shadow of one body: zeros of umbra_gap and penumbra_gap, in order of time.
///
/// `sun` answers r_EU_G [m], `occulter` the body at t. The moments are those of the geometry to
/// 1e-3 s of Orekit's (rows A-S-5 to A-S-7), what the Sun's place leaves open. A body that looks
/// smaller than the Sun has no umbra; its annular phase has no contact here. Throws Error as
/// zero_crossings, and where the satellite is inside the body.
std::vector<ShadowContact> shadow_contacts(EphemerisOf ephemeris, FunctionRef<Vec3(double)> sun,
                                           double sun_radius,
                                           FunctionRef<Occulter(double)> occulter,
                                           const EventSearch& search);

/// The same of the Earth of `light` (oblate about the pole of date) and of the Moon, with the Sun
/// of a table.
std::vector<ShadowContact> earth_shadow_contacts(EphemerisOf ephemeris, const SkyTable& sky,
                                                 const LightModel& light,
                                                 const EventSearch& search);
std::vector<ShadowContact> moon_shadow_contacts(EphemerisOf ephemeris, const SkyTable& sky,
                                                const LightModel& light, const EventSearch& search);

/// Crossings of the plane through Earth's centre normal to `pole` (unit vector); rising: the
/// ascending node.
std::vector<ZeroCrossing> node_crossings(EphemerisOf ephemeris, const EventSearch& search,
                                         const Vec3& pole_G = {0.0, 0.0, 1.0});

/// Zeros of r·v; rising: periapsis, falling: apoapsis. On an orbit that perturbations make rounder
/// than their own waves there are more than two a turn.
std::vector<ZeroCrossing> apsides(EphemerisOf ephemeris, const EventSearch& search);

/// Crossings of `altitude` above the ellipsoid of WGS 84 [m] about `pole`; rising: climbing.
std::vector<ZeroCrossing> altitude_crossings(EphemerisOf ephemeris, double altitude,
                                             const EventSearch& search,
                                             const Vec3& pole_G = {0.0, 0.0, 1.0});

/// Passes of one satellite over sites, masks included: passes() with the Earth turned by `sky`.
std::vector<Pass> passes_of(EphemerisOf ephemeris, const SkyTable& sky,
                            std::span<const GroundSite> sites, double from, double to,
                            const AccessOptions& options = {});

}  // namespace dawnline::astro
