#pragma once
// What the tests of rotations share.

#include <algorithm>
#include <cmath>

#include "dawnline/base/mat3.hpp"

namespace dawnline {

/// Largest difference of two elements; for rotations an angle to first order. [rad]
inline double largest_difference(const Mat3& a, const Mat3& b) {
    double worst = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const Vec3 d = a.row[i] - b.row[i];
        worst = std::max({worst, std::abs(d.x), std::abs(d.y), std::abs(d.z)});
        if (!(std::isfinite(dot(d, d)))) return HUGE_VAL;
    }
    return worst;
}

/// Angle of the rotation that takes A to B. [rad]
inline double angle_between(const Mat3& R_AG, const Mat3& R_BG) {
    const Mat3 m = R_BG * transpose(R_AG);
    const Vec3 axis{m.row[1].z - m.row[2].y, m.row[2].x - m.row[0].z, m.row[0].y - m.row[1].x};
    return std::atan2(norm(axis), m.row[0].x + m.row[1].y + m.row[2].z - 1.0);
}

}  // namespace dawnline
