#pragma once
// Rotations of the axes as 3×3 matrices.

#include <array>
#include <cmath>

#include "dawnline/base/vec3.hpp"

namespace dawnline {

/// A 3×3 matrix by rows; `R_FG` turns the components of a vector in G into those in F.
struct Mat3 {
    std::array<Vec3, 3> row{};

    friend constexpr Vec3 operator*(const Mat3& a, const Vec3& v) noexcept {
        return {dot(a.row[0], v), dot(a.row[1], v), dot(a.row[2], v)};
    }
    friend constexpr Mat3 operator*(const Mat3& a, const Mat3& b) noexcept {
        Mat3 product;
        for (std::size_t i = 0; i < 3; ++i)
            product.row[i] = a.row[i].x * b.row[0] + a.row[i].y * b.row[1] + a.row[i].z * b.row[2];
        return product;
    }
    friend constexpr bool operator==(const Mat3&, const Mat3&) = default;
};

inline constexpr Mat3 k_identity{{Vec3{1.0, 0.0, 0.0}, Vec3{0.0, 1.0, 0.0}, Vec3{0.0, 0.0, 1.0}}};

/// The inverse of a rotation.
constexpr Mat3 transpose(const Mat3& a) noexcept {
    return {{Vec3{a.row[0].x, a.row[1].x, a.row[2].x}, Vec3{a.row[0].y, a.row[1].y, a.row[2].y},
             Vec3{a.row[0].z, a.row[1].z, a.row[2].z}}};
}

/// R₁(θ): components along axes turned by θ about x (IAU convention, positive right-handed).
inline Mat3 rotation_x(double angle) noexcept {
    const double s = std::sin(angle), c = std::cos(angle);
    return {{Vec3{1.0, 0.0, 0.0}, Vec3{0.0, c, s}, Vec3{0.0, -s, c}}};
}

/// R₂(θ): the same about y.
inline Mat3 rotation_y(double angle) noexcept {
    const double s = std::sin(angle), c = std::cos(angle);
    return {{Vec3{c, 0.0, -s}, Vec3{0.0, 1.0, 0.0}, Vec3{s, 0.0, c}}};
}

/// R₃(θ): the same about z.
inline Mat3 rotation_z(double angle) noexcept {
    const double s = std::sin(angle), c = std::cos(angle);
    return {{Vec3{c, s, 0.0}, Vec3{-s, c, 0.0}, Vec3{0.0, 0.0, 1.0}}};
}

}  // namespace dawnline
