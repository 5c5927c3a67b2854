#pragma once
// Where a satellite points: laws that turn its place, motion and Sun into the attitude of its body.
//
// Frame B, as the laws use it: z_B is the front of the array (or what looks down), x_B lies in the
// array's plane. A radiator "behind the array" that lies in the plane of z_B and x_B has normal
// y_B.

#include <functional>
#include <variant>
#include <vector>

#include "dawnline/base/mat3.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::spacecraft {

/// A place on the orbit and the Sun over it.
struct OrbitPoint {
    double time = 0.0;  // since the epoch of the orbit [s]
    Vec3 r_ES_G;        // [m]
    Vec3 v_ES_G;        // against the air or inertial: as the drag is counted [m/s]
    Vec3 s_SU_G;        // to the Sun, of unit length
    double sun_distance = 1.495978707e11;  // [m]
    double lit_fraction = 1.0;             // of the Sun's disc, 0 in umbra [1]
};

/// A rotation as a quaternion w + xi + yj + zk: turns components in B into components in G.
struct Quaternion {
    double w = 1.0, x = 0.0, y = 0.0, z = 0.0;
};

/// Which way the free turn about the Sun line goes.
enum class SunRoll {
    radiator_to_space,  // x_B towards nadir: the plane of z_B, x_B holds Sun line and nadir, so a
                        // radiator in it is edge-on to the Sun and sees least of the Earth
    radiator_along_air  // x_B along the flight: a radiator in that plane makes no drag
};

/// z_B to the Sun.
struct SunPointing {
    SunRoll roll = SunRoll::radiator_to_space;
};

/// z_B to the Earth's centre, x_B along the flight (LVLH).
struct NadirPointing {};

/// x_B along the flight, so that array (normal z_B) and radiator (normal y_B) are both edge-on to
/// the air, z_B as near to the Sun as that allows: the array loses 1 − √(1 − (ŝ·v̂)²) of its light.
struct RamMinimising {};

/// Attitudes at times, turned evenly between them (slerp), held beyond the ends.
class AttitudeTable {
  public:
    /// Throws Error unless there are as many quaternions as times, at least one, the times finite
    /// and increasing, the quaternions of a length above zero (they are normalised).
    AttitudeTable(std::vector<double> times, std::vector<Quaternion> q_GB);

    Quaternion operator()(double time) const noexcept;

  private:
    std::vector<double> times_;
    std::vector<Quaternion> q_GB_;
};

/// R_BG of a user's own law.
using UserAttitude = std::function<Mat3(const OrbitPoint&)>;

using AttitudeLaw =
    std::variant<SunPointing, NadirPointing, RamMinimising, AttitudeTable, UserAttitude>;

/// R_BG: turns components in G into components in B.
///
/// Where a law is undefined (Sun in the zenith, flight towards the Sun) the missing axis is taken
/// from the next direction: flight, then nadir, then an axis of G.
Mat3 attitude(const AttitudeLaw& law, const OrbitPoint& point);

/// The rotation that turns components in B into components in G, transposed: R_BG. `q` of unit
/// length.
Mat3 rotation_to_body(const Quaternion& q_GB) noexcept;

}  // namespace dawnline::spacecraft
