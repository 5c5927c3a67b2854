#include "dawnline/astro/shadow.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

// symbol   here        meaning
// a        sun_angle   angular radius of the Sun   [rad]
// b        body_angle  angular radius of the body  [rad]
// c        gap         between the centres         [rad]

namespace dawnline::astro {
namespace {

constexpr double square(double x) noexcept {
    return x * x;
}

// Area of the segment of a unit disc that subtends 2φ at the centre: φ − sin φ cos φ.
// The series (next term φ⁹/14175·2) takes over where the difference would lose digits.
double segment(double half_angle) noexcept {
    if (half_angle > 0.05) return half_angle - std::sin(half_angle) * std::cos(half_angle);
    const double f2 = square(half_angle);
    return half_angle * f2 * (2.0 / 3.0 - f2 * (2.0 / 15.0 - f2 * (4.0 / 315.0)));
}

}  // namespace

double lit_fraction_of_discs(double sun_angle, double body_angle, double gap) noexcept {
    if (gap >= sun_angle + body_angle) return 1.0;
    if (gap <= body_angle - sun_angle) return 0.0;
    if (gap <= sun_angle - body_angle) return 1.0 - square(body_angle / sun_angle);

    // The common chord lies x from the Sun's centre and is 2y long. c² − b² as a product, and
    // atan2 instead of acos: either would cost half the digits near a contact.
    const double excess = (gap - body_angle) * (gap + body_angle);
    const double x = (excess + square(sun_angle)) / (2.0 * gap);
    const double y = std::sqrt(std::max(0.0, (sun_angle - x) * (sun_angle + x)));
    const double lens = square(sun_angle) * segment(std::atan2(y, x)) +
                        square(body_angle) * segment(std::atan2(y, gap - x));
    return std::clamp(1.0 - lens / (std::numbers::pi * square(sun_angle)), 0.0, 1.0);
}

ApparentDiscs apparent_discs(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                             const Occulter& occulter) noexcept {
    const Vec3 r_SU_G = r_EU_G - r_ES_G;
    const Vec3 r_SO_G = occulter.r_EO_G - r_ES_G;
    return {.sun_angle = std::asin(std::min(1.0, sun_radius / norm(r_SU_G))),
            .body_angle = std::asin(std::min(1.0, occulter.radius / norm(r_SO_G))),
            .gap = angle_between(r_SU_G, r_SO_G)};
}

double lit_fraction(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                    std::span<const Occulter> occulters) noexcept {
    double fraction = 1.0;
    for (const Occulter& occulter : occulters) {
        const Vec3 r_SO_G = occulter.r_EO_G - r_ES_G;
        if (dot(r_SO_G, r_SO_G) <= square(occulter.radius)) return 0.0;
        const Vec3 r_SU_G = r_EU_G - r_ES_G;
        if (dot(r_SO_G, r_SO_G) >= dot(r_SU_G, r_SU_G)) continue;
        const ApparentDiscs discs = apparent_discs(r_ES_G, r_EU_G, sun_radius, occulter);
        fraction *= lit_fraction_of_discs(discs.sun_angle, discs.body_angle, discs.gap);
    }
    return fraction;
}

double umbra_gap(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                 const Occulter& occulter) noexcept {
    const ApparentDiscs discs = apparent_discs(r_ES_G, r_EU_G, sun_radius, occulter);
    return discs.gap - (discs.body_angle - discs.sun_angle);
}

double penumbra_gap(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                    const Occulter& occulter) noexcept {
    const ApparentDiscs discs = apparent_discs(r_ES_G, r_EU_G, sun_radius, occulter);
    return discs.gap - (discs.body_angle + discs.sun_angle);
}

}  // namespace dawnline::astro
