#include "dawnline/spacecraft/convex_polygon.hpp"

#include <algorithm>

namespace dawnline::spacecraft {

ConvexPolygon polygon_of(std::span<const Vec3> corners) noexcept {
    ConvexPolygon polygon;
    for (const Vec3& p : corners)
        if (!polygon.push(p)) break;
    return polygon;
}

Vec3 area_vector(std::span<const Vec3> corners) noexcept {
    Vec3 sum;
    // From the first corner, not from the origin: a small polygon far away keeps its digits.
    for (std::size_t i = 1; i + 1 < corners.size(); ++i)
        sum += cross(corners[i] - corners[0], corners[i + 1] - corners[0]);
    return 0.5 * sum;
}

Vec3 area_centroid(std::span<const Vec3> corners) noexcept {
    const Vec3 whole = area_vector(corners);
    Vec3 moment;
    double weight = 0.0;
    for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
        const Vec3 a = corners[i] - corners[0], b = corners[i + 1] - corners[0];
        const double w = dot(cross(a, b), whole);
        moment += (w / 3.0) * (a + b);
        weight += w;
    }
    return weight == 0.0 ? corners[0] : corners[0] + moment / weight;
}

ConvexPolygon clip(const ConvexPolygon& polygon, const Vec3& q, const Vec3& n,
                   bool& overflow) noexcept {
    ConvexPolygon kept;
    if (polygon.empty()) return kept;
    Vec3 previous = polygon.corner[polygon.size - 1];
    double height_before = dot(n, previous - q);
    for (const Vec3& p : polygon.corners()) {
        const double height = dot(n, p - q);
        if ((height > 0.0 && height_before < 0.0) || (height < 0.0 && height_before > 0.0)) {
            const double share = height_before / (height_before - height);
            if (!kept.push(previous + share * (p - previous))) overflow = true;
        }
        if (height >= 0.0 && !kept.push(p)) overflow = true;
        previous = p;
        height_before = height;
    }
    return kept;
}

bool contains(std::span<const Vec3> corners, const Vec3& normal, const Vec3& p) noexcept {
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Vec3& a = corners[i];
        const Vec3& b = corners[i + 1 == corners.size() ? 0 : i + 1];
        if (!(dot(cross(b - a, p - a), normal) >= 0.0)) return false;
    }
    return true;
}

}  // namespace dawnline::spacecraft
