#include "dawnline/astro/local_frame.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "rotation_difference.hpp"

namespace dawnline::astro {
namespace {

// An eccentric, inclined state under an acceleration that points anywhere.
const StateVector k_state{{5.1e6, -4.2e6, 2.3e6}, {3.1e3, 5.9e3, -4.4e3}};
const Vec3 k_acceleration = two_body_acceleration(k_state.r) + Vec3{0.4, -0.7, 1.1};

StateVector moved(double dt) {
    return {k_state.r + dt * k_state.v + 0.5 * dt * dt * k_acceleration,
            k_state.v + dt * k_acceleration};
}

using Maker = LocalFrame (*)(const StateVector&, const Vec3&) noexcept;
constexpr Maker k_makers[] = {&rtn_frame, &lvlh_frame, &vnc_frame};

TEST(LocalFrame, IsRightHandedAndOrthogonal) {
    for (const Maker make : k_makers) {
        const Mat3 R_HG = make(k_state, k_acceleration).R_HG;
        EXPECT_LT(largest_difference(R_HG * transpose(R_HG), k_identity), 1e-15);
        EXPECT_LT(norm(cross(R_HG.row[0], R_HG.row[1]) - R_HG.row[2]), 1e-15);
    }
}

// dR/dt = −[ω×] R by central differences over ±0.1 s: truncation ω³ h²/6 = 3e-12, rounding 1e-15.
TEST(LocalFrame, TurnsAsItSays) {
    constexpr double h = 0.1;
    for (const Maker make : k_makers) {
        const Vec3 w = make(k_state, k_acceleration).w_GH_H;
        const Mat3 R_HG = make(k_state, k_acceleration).R_HG;
        const Mat3 later = make(moved(h), k_acceleration).R_HG;
        const Mat3 earlier = make(moved(-h), k_acceleration).R_HG;
        for (const Vec3 fixed_G : {Vec3{1, 0, 0}, Vec3{0, 1, 0}, Vec3{0, 0, 1}}) {
            const Vec3 rate = (later * fixed_G - earlier * fixed_G) / (2.0 * h);
            EXPECT_LT(norm(rate + cross(w, R_HG * fixed_G)), 1e-10);
        }
    }
}

// CCSDS 502.0-B-3, annex B: RTN has x outwards, LVLH has z inwards and y against the normal.
TEST(LocalFrame, PointsWhereCcsdsSays) {
    const StateVector equatorial{{7e6, 0, 0}, {0, 7546.0, 0}};
    const Vec3 a = two_body_acceleration(equatorial.r);
    const auto expect_rows = [](const Mat3& R_HG, const Vec3& x, const Vec3& y, const Vec3& z) {
        EXPECT_LT(largest_difference(R_HG, {{x, y, z}}), 1e-15);
    };
    expect_rows(rtn_frame(equatorial, a).R_HG, {1, 0, 0}, {0, 1, 0}, {0, 0, 1});
    expect_rows(lvlh_frame(equatorial, a).R_HG, {0, 1, 0}, {0, 0, -1}, {-1, 0, 0});
    expect_rows(vnc_frame(equatorial, a).R_HG, {0, 1, 0}, {0, 0, 1}, {1, 0, 0});
}

// A deputy fixed in the turning axes is at rest there.
TEST(LocalFrame, SeesWhatTurnsWithItAtRest) {
    const LocalFrame frame = rtn_frame(k_state, k_acceleration);
    const Vec3 offset_H{100.0, -200.0, 50.0};
    const Mat3 R_GH = transpose(frame.R_HG);
    const StateVector deputy{k_state.r + R_GH * offset_H,
                             k_state.v + R_GH * cross(frame.w_GH_H, offset_H)};
    const StateVector seen = relative_in_local_frame(k_state, deputy, frame);
    EXPECT_LT(norm(seen.r - offset_H), 1e-8);
    EXPECT_LT(norm(seen.v), 1e-11);
}

}  // namespace
}  // namespace dawnline::astro
