#pragma once
// Shadows that a satellite's plates throw on its own faces, and neighbours on each other.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/base/vec3.hpp"
#include "dawnline/spacecraft/surface_shape.hpp"

namespace dawnline::spacecraft {

/// What became of one face.
enum class ShadeStatus : std::uint8_t {
    ok = 0,
    simplified = 1,  // a piece had more corners than fit; the lit share is an upper bound
    not_finite = 2,  // the direction of the Sun is NaN or infinite; the share is 0
};

/// Share of each face's area that the Sun reaches past the other plates; 0 for a face turned away.
///
/// Exact for a Sun without size: every plate between face and Sun is cut at the face's plane,
/// projected along the Sun's direction and taken away from the face piece by piece (convex less
/// convex is convex pieces), so that overlapping shadows count once. Penumbra within the satellite
/// is left out: 9.3 mm of blur per metre. Allocates nothing. Faces as in shape.faces(); plates must
/// not cross.
void sunlit_shares(const SatelliteShape& shape, const Vec3& s_SU_B, std::span<double> share,
                   std::span<ShadeStatus> status) noexcept;

/// Share of a polygon that the Sun reaches past others, as above; corners anticlockwise about the
/// side in question. The same for any body: receiver and blockers in one frame. At most 64
/// blockers.
double sunlit_share(std::span<const Vec3> receiver, std::span<const PolygonPlate> blockers,
                    const Vec3& sun, ShadeStatus& status) noexcept;

/// How much of the sky each face sees past its own satellite, in fixed directions of B.
///
/// `visible[f * directions + k]` is the share of face f's area from which direction k is free. The
/// directions are cosine-weighted about the normal (a Fibonacci spiral on the disc, Vogel 1979),
/// the area by a fixed pattern of 16 points. A body-fixed table, made once.
struct SkyMask {
    std::size_t directions = 0;
    std::vector<Vec3> direction_B;   // by face, then direction
    std::vector<float> visible;      // the same order [1]
    std::vector<bool> blocked_face;  // whether anything of the face's sky is blocked
};

/// Ray sampling: standard error of a visible share below ½/√directions, about 1/directions for
/// plates with straight edges. Throws Error for fewer than 16 directions.
SkyMask sky_mask(const SatelliteShape& shape, std::size_t directions = 512);

/// Sunlight left at each of n neighbours, spheres of radius ρ at r_CD: 1 less the share of its disc
/// that lies in the shadow cylinders of those before it; shadows of several are added, at most 1.
///
/// Exact lens of two discs across the Sun's direction; penumbra (0.93 m at 100 m) left out. n²
/// pairs.
void neighbour_sunlight(std::span<const Vec3> r_CD, const Vec3& s_SU, double radius,
                        std::span<double> lit) noexcept;

}  // namespace dawnline::spacecraft
