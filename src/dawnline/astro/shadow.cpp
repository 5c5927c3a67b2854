#include "dawnline/astro/shadow.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

#include "dawnline/astro/shadow-inl.hpp"

namespace dawnline::astro {
namespace {

constexpr double square(double x) noexcept {
    return x * x;
}

// Where circle i meets the others and which of its arcs bound the lit area.
class Boundary {
  public:
    Boundary(double sun_angle, std::span<const SkyDisc> discs) noexcept {
        circles_[count_++] = {0.0, 0.0, sun_angle};
        for (const SkyDisc& disc : discs) {
            const auto same = [&](const SkyDisc& other) {
                return other.x == disc.x && other.y == disc.y && other.radius == disc.radius;
            };
            const SkyDisc* const begin = circles_.data() + 1;
            const SkyDisc* const end = circles_.data() + count_;
            if (std::find_if(begin, end, same) == end) circles_[count_++] = disc;
        }
    }

    double area() const noexcept {
        double sum = 0.0;
        for (std::size_t i = 0; i < count_; ++i) sum += area_under(i);
        return sum;
    }

  private:
    // The arc of circle i within circle j: all within `half` of the angle `towards`.
    struct Arc {
        double towards, half;
    };

    Arc arc_within(std::size_t i, std::size_t j) const noexcept {
        const SkyDisc &a = circles_[i], &b = circles_[j];
        const double dx = b.x - a.x, dy = b.y - a.y, d = std::hypot(dx, dy);
        // (1 ∓ cos)·2 d r_a of the half angle, as products.
        const double less = (b.radius - d + a.radius) * (b.radius + d - a.radius);
        const double more = (d + a.radius - b.radius) * (d + a.radius + b.radius);
        if (more <= 0.0) return {0.0, k_all};
        if (less <= 0.0) return {0.0, 0.0};
        return {std::atan2(dy, dx), 2.0 * std::atan2(std::sqrt(less), std::sqrt(more))};
    }

    // Whether the place at that angle of circle i lies in the Sun and in no other body. Decided by
    // the same arcs as the crossings, so that rounding at a contact cannot contradict them.
    bool bounds(std::size_t i, double angle) const noexcept {
        for (std::size_t j = 0; j < count_; ++j) {
            if (j == i) continue;
            const Arc arc = arc_within(i, j);
            const bool within = std::abs(std::remainder(angle - arc.towards, k_turn)) < arc.half;
            if (within != (j == 0)) return false;
        }
        return true;
    }

    // Angles on circle i, ascending, of its points on other circles.
    std::size_t crossings(std::size_t i,
                          std::array<double, 2 * k_most_occulters>& angles) const noexcept {
        std::size_t n = 0;
        for (std::size_t j = 0; j < count_; ++j) {
            if (j == i) continue;
            const Arc arc = arc_within(i, j);
            if (arc.half == 0.0 || arc.half == k_all) continue;
            for (const double angle : {arc.towards - arc.half, arc.towards + arc.half})
                angles[n++] = std::remainder(angle, k_turn);
        }
        std::sort(angles.begin(), angles.begin() + static_cast<std::ptrdiff_t>(n));
        return n;
    }

    // ½ ∮ (x dy − y dx) over the arcs of circle i that bound the lit area: chord and segment of
    // each.
    double area_under(std::size_t i) const noexcept {
        std::array<double, 2 * k_most_occulters> angles{};
        const std::size_t n = crossings(i, angles);
        const SkyDisc& of = circles_[i];
        const double sign = i == 0 ? 1.0 : -1.0;
        if (n == 0) return bounds(i, 0.0) ? sign * std::numbers::pi * square(of.radius) : 0.0;
        double sum = 0.0;
        for (std::size_t k = 0; k < n; ++k) {
            const double from = angles[k];
            const double to = k + 1 < n ? angles[k + 1] : angles[0] + k_turn;
            if (to == from || !bounds(i, 0.5 * (from + to))) continue;
            const double px = of.x + of.radius * std::cos(from);
            const double py = of.y + of.radius * std::sin(from);
            const double qx = of.x + of.radius * std::cos(to);
            const double qy = of.y + of.radius * std::sin(to);
            sum += sign * (0.5 * (px * qy - py * qx) +
                           square(of.radius) * HWY_NAMESPACE::segment_area(0.5 * (to - from)));
        }
        return sum;
    }

    static constexpr double k_turn = 2.0 * std::numbers::pi;
    static constexpr double k_all = 4.0;  // more than any half angle

    std::array<SkyDisc, k_most_occulters + 1> circles_{};
    std::size_t count_ = 0;
};

}  // namespace

double lit_fraction_of_discs(double sun_angle, double body_angle, double gap) noexcept {
    return HWY_NAMESPACE::lit_of_discs(sun_angle, body_angle, gap);
}

double lit_fraction_past(double sun_angle, std::span<const SkyDisc> discs) noexcept {
    assert(discs.size() <= k_most_occulters);
    const double lit = Boundary(sun_angle, discs).area() / (std::numbers::pi * square(sun_angle));
    return std::clamp(lit, 0.0, 1.0);
}

ApparentDiscs apparent_discs(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                             const Occulter& occulter) noexcept {
    using namespace HWY_NAMESPACE;
    const Vec3 r_SU_G = r_EU_G - r_ES_G;
    const Vec3 r_SO_G = occulter.r_EO_G - r_ES_G;
    const double limb = limb_towards(triple_of<double>(r_SU_G), triple_of<double>(r_SO_G),
                                     dawnline::dot(r_SU_G, r_SU_G), dawnline::dot(r_SO_G, r_SO_G),
                                     dawnline::dot(r_SU_G, r_SO_G), occulter)
                            .radius;
    return {.sun_angle = std::asin(std::min(1.0, sun_radius / dawnline::norm(r_SU_G))),
            .body_angle = std::asin(std::min(1.0, limb / dawnline::norm(r_SO_G))),
            .gap = angle_between(r_SU_G, r_SO_G)};
}

double lit_fraction(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                    std::span<const Occulter> occulters) noexcept {
    bool inside = false;
    return HWY_NAMESPACE::lit_fraction_at(HWY_NAMESPACE::triple_of<double>(r_ES_G), r_EU_G,
                                          sun_radius, occulters, inside);
}

double lit_fraction_of_overlap(const Vec3& r_ES_G, const Vec3& r_EU_G, double sun_radius,
                               std::span<const Occulter> occulters) noexcept {
    const Vec3 to_sun = unit(r_EU_G - r_ES_G);
    const Vec3 other = std::abs(to_sun.z) < 0.9 ? Vec3{0.0, 0.0, 1.0} : Vec3{1.0, 0.0, 0.0};
    const Vec3 east = unit(cross(other, to_sun)), north = cross(to_sun, east);
    std::array<SkyDisc, k_most_occulters> discs{};
    std::size_t n = 0;
    double sun_angle = 0.0;
    for (const Occulter& occulter : occulters.first(std::min(occulters.size(), k_most_occulters))) {
        const Vec3 r_SO_G = occulter.r_EO_G - r_ES_G;
        if (dot(r_SO_G, r_SO_G) >= dot(r_EU_G - r_ES_G, r_EU_G - r_ES_G)) continue;
        const ApparentDiscs seen = apparent_discs(r_ES_G, r_EU_G, sun_radius, occulter);
        const double x = dot(r_SO_G, east), y = dot(r_SO_G, north), flat = std::hypot(x, y);
        const double scale = flat > 0.0 ? seen.gap / flat : 0.0;
        discs[n++] = {scale * x, scale * y, seen.body_angle};
        sun_angle = seen.sun_angle;
    }
    return n == 0 ? 1.0 : lit_fraction_past(sun_angle, std::span(discs).first(n));
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
