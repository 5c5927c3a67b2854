#pragma once
// Three-vectors and 3×3 rotations, the only linear algebra that orbits and attitudes need.

#include <cmath>

namespace dawnline {

/// A vector of three components; its frame stands in the name of the variable (`r_ES_G`).
struct Vec3 {
    double x = 0.0, y = 0.0, z = 0.0;

    constexpr Vec3& operator+=(const Vec3& b) noexcept {
        x += b.x, y += b.y, z += b.z;
        return *this;
    }
    friend constexpr Vec3 operator+(const Vec3& a, const Vec3& b) noexcept {
        return {a.x + b.x, a.y + b.y, a.z + b.z};
    }
    friend constexpr Vec3 operator-(const Vec3& a, const Vec3& b) noexcept {
        return {a.x - b.x, a.y - b.y, a.z - b.z};
    }
    friend constexpr Vec3 operator-(const Vec3& a) noexcept { return {-a.x, -a.y, -a.z}; }
    friend constexpr Vec3 operator*(double s, const Vec3& a) noexcept {
        return {s * a.x, s * a.y, s * a.z};
    }
    friend constexpr Vec3 operator*(const Vec3& a, double s) noexcept { return s * a; }
    friend constexpr Vec3 operator/(const Vec3& a, double s) noexcept { return (1.0 / s) * a; }
    friend constexpr bool operator==(const Vec3&, const Vec3&) = default;
};

constexpr double dot(const Vec3& a, const Vec3& b) noexcept {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

constexpr Vec3 cross(const Vec3& a, const Vec3& b) noexcept {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

inline double norm(const Vec3& a) noexcept {
    return std::sqrt(dot(a, a));
}

/// a / |a|; a must not be zero.
inline Vec3 unit(const Vec3& a) noexcept {
    return a / norm(a);
}

/// Angle between a and b, 0 … π; exact to rounding also where acos loses half the digits. [rad]
inline double angle_between(const Vec3& a, const Vec3& b) noexcept {
    return std::atan2(norm(cross(a, b)), dot(a, b));
}

}  // namespace dawnline
