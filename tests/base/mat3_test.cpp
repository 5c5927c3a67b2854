#include "dawnline/base/mat3.hpp"

#include <gtest/gtest.h>

#include "dawnline/base/constants.hpp"

namespace dawnline {
namespace {

// IAU convention (ERFA eraRx, eraRy, eraRz): turning the axes by a right angle about z makes the
// old y axis the new x axis, and so on cyclically.
TEST(Mat3, TurnsTheAxesAndNotTheVector) {
    const double quarter = 0.5 * constants::k_pi;
    EXPECT_NEAR(norm(rotation_z(quarter) * Vec3{0, 1, 0} - Vec3{1, 0, 0}), 0.0, 1e-16);
    EXPECT_NEAR(norm(rotation_x(quarter) * Vec3{0, 0, 1} - Vec3{0, 1, 0}), 0.0, 1e-16);
    EXPECT_NEAR(norm(rotation_y(quarter) * Vec3{1, 0, 0} - Vec3{0, 0, 1}), 0.0, 1e-16);
}

// A rotation times its transpose is the identity; a product applies the right factor first.
TEST(Mat3, TransposeInvertsAndProductsCompose) {
    const Mat3 a = rotation_x(0.3) * rotation_y(-1.1) * rotation_z(2.5);
    const Mat3 unity = a * transpose(a);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NEAR(norm(unity.row[i] - k_identity.row[i]), 0.0, 4e-16);
    const Vec3 v{1, 2, 3};
    EXPECT_NEAR(norm(a * v - rotation_x(0.3) * (rotation_y(-1.1) * (rotation_z(2.5) * v))), 0.0,
                4e-15);
}

}  // namespace
}  // namespace dawnline
