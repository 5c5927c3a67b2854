#pragma once
// When sites on the ground see satellites.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/astro/geodetic.hpp"
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
    /// The same elevation all around. Throws Error unless it lies within [−π/2, π/2]. [rad]
    explicit ElevationMask(double elevation = 0.0);

    /// Throws Error unless there is a point, azimuths increase strictly within [0, 2π) and
    /// elevations lie within [−π/2, π/2].
    explicit ElevationMask(std::vector<HorizonPoint> horizon);

    /// Lowest free elevation at an azimuth of any turn. [rad]
    double operator()(double azimuth) const noexcept;

    double lowest() const noexcept { return lowest_; }  // [rad]
    bool is_constant() const noexcept { return horizon_.size() == 1; }

  private:
    std::vector<HorizonPoint> horizon_;
    double lowest_;
};

/// A place on the ground and its view.
struct GroundSite {
    Site place;
    ElevationMask mask;
};

/// A time during which a satellite stands above the mask of a site; no refraction (0.5° at the
/// horizon, 0.1° at 10° of elevation).
struct Pass {
    std::uint32_t site, satellite;
    double rise, set;          // or the ends of the span, where it is visible there [s]
    double culmination;        // time of the largest elevation between them [s]
    double largest_elevation;  // [rad]

    friend bool operator==(const Pass&, const Pass&) = default;
};

/// Earth-fixed position of one satellite, `t` seconds after an epoch that the caller keeps. Smooth
/// in t; called from many threads at once. [m]
using PositionOf = FunctionRef<Vec3(std::uint32_t satellite, double t)>;

struct AccessOptions {
    /// Angle that a satellite moves about the Earth's centre, seen from the ground, between two
    /// places of its table; steps are never longer than 600 s. [rad]
    double table_angle = 0.05;
    /// Shortest opening of a mask that depends on azimuth which is certain to be seen. [s]
    double resolution = 5.0;
    unsigned jobs = 0;  // threads; 0: one per core [1]
};

/// All passes of satellites 0 … satellites − 1 over the sites in [from, to]; by satellite, then
/// site, then time. Rise, set and culmination to 1e-4 s, by root search on the positions given.
///
/// Each satellite is tabulated once for all sites. Over two steps it moves nearly along an arc of a
/// great circle about the Earth's centre, so its distance from a site has one extremum there and so
/// has the elevation. Between two places of the table the elevation can cross the mask twice only
/// about an extremum among three places; where the satellite could reach the mask within a step
/// (angle ≤ asin(step length / range)), the extremum is found, and the pass or gap with it. So a
/// pass of a second is found as surely as one of a quarter of an hour. Within a pass above the
/// lowest elevation of a mask that depends on azimuth, the mask is looked at every `resolution`.
/// Throws Error unless the span is finite and not negative, the options are > 0, and every position
/// is finite and at least 6 300 km from the Earth's centre.
std::vector<Pass> passes(std::span<const GroundSite> sites, std::uint32_t satellites,
                         PositionOf position_of, double from, double to,
                         const AccessOptions& options = {});

/// Passes put together.
struct AccessStatistics {
    std::uint64_t count;   // of passes [1]
    double total;          // time in view, overlapping passes counted once [s]
    double mean_duration;  // of a pass; 0 without any [s]
    double longest_gap;    // in the span without any pass [s]
};

/// For any choice of passes (of one site, of all satellites …) within [from, to].
AccessStatistics access_statistics(std::span<const Pass> passes, double from, double to);

}  // namespace dawnline::astro
