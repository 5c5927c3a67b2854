#pragma once
// When sites on the ground see satellites.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/base/function_ref.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// One corner of a horizon: the lowest elevation that is free at an azimuth.
struct HorizonPoint {
    double azimuth;    // from north over east, 0 … 2π [rad]
    double elevation;  // [rad]
};

/// What hides the sky around a site: straight lines between corners, closed around the compass.
class ElevationMask {
  public:
    /// The same elevation all around, −π/2 … π/2. [rad]
    explicit ElevationMask(double elevation = 0.0);

    /// Throws Error unless there is a point, azimuths increase strictly within [0, 2π) and
    /// elevations lie within [−π/2, π/2].
    explicit ElevationMask(std::vector<HorizonPoint> horizon);

    /// Lowest free elevation at an azimuth (any turn of it). [rad]
    double operator()(double azimuth) const noexcept;

    double lowest() const noexcept { return lowest_; }  // [rad]
    bool is_constant() const noexcept { return horizon_.size() == 1; }

  private:
    std::vector<HorizonPoint> horizon_;
    double lowest_;
};

/// A place on the ground and its view.
struct Site {
    Vec3 r_EP_F;                 // Earth-fixed [m]
    Vec3 east_F, north_F, up_F;  // up is the normal of the ellipsoid
    ElevationMask mask;
};

/// The site at geodetic latitude and longitude (east positive) [rad], `height` above the WGS 84
/// ellipsoid [m]. Throws Error unless |latitude| ≤ π/2 and all are finite.
Site site_at(double latitude, double longitude, double height, ElevationMask mask);

/// Where S stands in the sky of a site; no refraction (0.5° at the horizon, 0.1° at 10°).
struct SkyPosition {
    double azimuth;    // from north over east, 0 … 2π [rad]
    double elevation;  // above the plane normal to `up` [rad]
    double range;      // [m]
};
SkyPosition sky_position(const Site& site, const Vec3& r_ES_F) noexcept;

/// A time during which a satellite stands above the mask of a site.
struct Pass {
    std::uint32_t site, satellite;
    double rise, set;          // start or end of the span where it is visible there already [s]
    double culmination;        // time of the largest elevation between them [s]
    double largest_elevation;  // [rad]

    friend bool operator==(const Pass&, const Pass&) = default;
};

/// Earth-fixed position of one satellite, `t` seconds after an epoch that the caller keeps. Smooth
/// in t; called from many threads at once. [m]
using PositionOf = FunctionRef<Vec3(std::uint32_t satellite, double t)>;

struct AccessOptions {
    /// Angle that a satellite moves about the Earth's centre, as seen from the ground, from one
    /// place of its table to the next. [rad]
    double table_angle = 0.05;
    /// Shortest opening in a mask that depends on azimuth which is certain to be seen. [s]
    double resolution = 2.0;
    unsigned jobs = 0;  // threads; 0: one per core [1]
};

/// All passes of satellites 0 … satellites − 1 over the sites in [from, to]; by satellite, then
/// site, then time. Rise, set and culmination to 1e-4 s, found by root search on the positions
/// given.
///
/// Each satellite is tabulated once for all sites, at steps that it needs for `table_angle`. Seen
/// from the Earth's centre it then moves along an arc of a great circle, nearly, over two steps;
/// its distance from a site has one minimum there, and elevation one maximum. So a step where the
/// margin (elevation over the lowest mask) is largest among three brackets a culmination, and there
/// is no other pass: a short one between two steps is found by its maximum. Where the satellite is
/// farther from the site's zenith than visibility allows by more than it moves in a step, steps are
/// skipped. Within a pass above the lowest elevation of a mask that depends on azimuth, the margin
/// is looked at every `resolution`. Throws Error unless the span is finite and not negative and a
/// position is finite and above the ground.
std::vector<Pass> passes(std::span<const Site> sites, std::uint32_t satellites,
                         PositionOf position_of, double from, double to,
                         const AccessOptions& options = {});

/// Passes put together.
struct AccessStatistics {
    std::uint64_t count;   // of passes
    double total;          // time in view, passes that overlap counted once [s]
    double mean_duration;  // of a pass; 0 without any [s]
    double longest_gap;    // without any pass, within the span [s]
};

/// For any choice of passes (of one site, of all satellites …) within [from, to].
AccessStatistics access_statistics(std::span<const Pass> passes, double from, double to);

}  // namespace dawnline::astro
