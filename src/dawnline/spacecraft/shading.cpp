#include "dawnline/spacecraft/shading.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/convex_polygon.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_grazing = 1e-9;  // cosine below which the Sun is in the face's plane
constexpr double k_touch = 1e-9;    // a plate this near to the plane, over its size, touches it

/// A receiver's plane, the Sun over it, and the shadows that fall on it.
struct Shadows {
    Vec3 normal;
    std::array<ConvexPolygon, SatelliteShape::k_most_plates> polygon;
    std::size_t count = 0;
    bool overflow = false;
};

/// Adds the shadow of a polygon on the plane through q. `sun_cosine` is n·ŝ > 0.
void add_shadow(Shadows& shadows, std::span<const Vec3> corners, const Vec3& q, const Vec3& sun,
                double sun_cosine) noexcept {
    double height = 0.0, size = 0.0;
    for (const Vec3& p : corners) {
        height = std::max(height, dot(shadows.normal, p - q));
        size = std::max(size, norm(p - corners[0]));
    }
    if (height <= k_touch * size || shadows.count == shadows.polygon.size()) return;
    ConvexPolygon shadow = clip(polygon_of(corners), q, shadows.normal, shadows.overflow);
    for (std::size_t i = 0; i < shadow.size; ++i) {
        Vec3& p = shadow.corner[i];
        p = p - (dot(shadows.normal, p - q) / sun_cosine) * sun;
    }
    // A plate seen from behind comes out clockwise.
    if (dot(area_vector(shadow.corners()), shadows.normal) < 0.0)
        std::reverse(shadow.corner.begin(), shadow.corner.begin() + static_cast<long>(shadow.size));
    if (!shadow.empty()) shadows.polygon[shadows.count++] = shadow;
}

/// Whether an edge of the shadow has the whole piece on its outer side.
bool misses(const ConvexPolygon& shadow, const ConvexPolygon& piece, const Vec3& normal) noexcept {
    for (std::size_t i = 0; i < shadow.size; ++i) {
        const Vec3& a = shadow.corner[i];
        const Vec3 inward = cross(normal, shadow.corner[i + 1 == shadow.size ? 0 : i + 1] - a);
        if (std::all_of(piece.corners().begin(), piece.corners().end(),
                        [&](const Vec3& p) { return dot(inward, p - a) <= 0.0; }))
            return true;
    }
    return false;
}

/// Area of the piece that lies in none of the shadows from `next` on.
double lit_area(const ConvexPolygon& piece, Shadows& shadows, std::size_t next) noexcept {
    if (piece.empty()) return 0.0;
    // Without this a shadow beside the piece would cut it up all the same.
    while (next < shadows.count && misses(shadows.polygon[next], piece, shadows.normal)) ++next;
    if (next == shadows.count) return norm(area_vector(piece.corners()));
    const ConvexPolygon& shadow = shadows.polygon[next];
    ConvexPolygon inside = piece;
    double area = 0.0;
    for (std::size_t i = 0; i < shadow.size && !inside.empty(); ++i) {
        const Vec3& a = shadow.corner[i];
        const Vec3& b = shadow.corner[i + 1 == shadow.size ? 0 : i + 1];
        const Vec3 inward = cross(shadows.normal, b - a);
        area += lit_area(clip(inside, a, -inward, shadows.overflow), shadows, next + 1);
        inside = clip(inside, a, inward, shadows.overflow);
    }
    return area;
}

double lit_share(const ConvexPolygon& face, Shadows& shadows, ShadeStatus& status) noexcept {
    const double whole = norm(area_vector(face.corners()));
    const double share = shadows.count == 0 ? 1.0 : lit_area(face, shadows, 0) / whole;
    if (shadows.overflow) status = ShadeStatus::simplified;
    return std::clamp(share, 0.0, 1.0);
}

bool finite(const Vec3& v) noexcept {
    return std::isfinite(v.x + v.y + v.z);
}

/// Where a ray from p along u meets the plate, in front of p.
bool meets(const PolygonPlate& plate, const Vec3& normal, const Vec3& p, const Vec3& u) noexcept {
    const double approach = dot(normal, u);
    if (std::abs(approach) < k_grazing) return false;
    const double reach = dot(normal, plate.corners_B[0] - p) / approach;
    return reach > k_touch && contains(plate.corners_B, normal, p + reach * u);
}

/// Two vectors that with n make right-handed axes.
std::array<Vec3, 2> across(const Vec3& n) noexcept {
    const Vec3 u = unit(cross(std::abs(n.x) < 0.7 ? Vec3{1, 0, 0} : Vec3{0, 1, 0}, n));
    return {u, cross(n, u)};
}

/// Sixteen points spread over the polygon, each for 1/16 of its area but for rounding: fan
/// triangles are walked by area, inside them a Kronecker sequence.
std::array<Vec3, 16> spread_points(std::span<const Vec3> corners) noexcept {
    std::array<Vec3, 16> points;
    const double whole = norm(area_vector(corners));
    for (std::size_t k = 0; k < points.size(); ++k) {
        double place = (static_cast<double>(k) + 0.5) / 16.0 * whole;
        std::size_t i = 1;
        double part = 0.0;
        for (; i + 1 < corners.size(); ++i) {
            part = 0.5 * norm(cross(corners[i] - corners[0], corners[i + 1] - corners[0]));
            if (place <= part || i + 2 == corners.size()) break;
            place -= part;
        }
        const double root = std::sqrt(std::clamp(place / part, 0.0, 1.0));
        const double golden = 0.6180339887498949 * static_cast<double>(k + 1);
        const double along = golden - std::floor(golden);
        points[k] = corners[0] + root * ((1.0 - along) * (corners[i] - corners[0]) +
                                         along * (corners[i + 1] - corners[0]));
    }
    return points;
}

}  // namespace

double sunlit_share(std::span<const Vec3> receiver, std::span<const PolygonPlate> blockers,
                    const Vec3& sun, ShadeStatus& status) noexcept {
    status = ShadeStatus::ok;
    Shadows shadows;
    shadows.normal = unit(area_vector(receiver));
    const double cosine = dot(shadows.normal, sun);
    if (!std::isfinite(cosine)) {
        status = ShadeStatus::not_finite;
        return 0.0;
    }
    if (cosine < k_grazing) return 0.0;
    for (const PolygonPlate& plate : blockers)
        add_shadow(shadows, plate.corners_B, receiver[0], sun, cosine);
    return lit_share(polygon_of(receiver), shadows, status);
}

void sunlit_shares(const SatelliteShape& shape, const Vec3& sun, std::span<double> share,
                   std::span<ShadeStatus> status) noexcept {
    Shadows shadows;
    for (std::size_t f = 0; f < shape.faces().size(); ++f) {
        const Face& face = shape.faces()[f];
        share[f] = 0.0;
        status[f] = finite(sun) ? ShadeStatus::ok : ShadeStatus::not_finite;
        const double cosine = dot(face.normal_B, sun);
        if (!(cosine >= k_grazing)) continue;

        const std::vector<Vec3>& corners = shape.plates()[face.plate].corners_B;
        shadows.normal = face.normal_B;
        shadows.count = 0;
        shadows.overflow = false;
        for (std::size_t i = 0; i < shape.plates().size(); ++i)
            if (i != face.plate)
                add_shadow(shadows, shape.plates()[i].corners_B, corners[0], sun, cosine);
        share[f] = lit_share(polygon_of(corners), shadows, status[f]);
    }
}

SkyMask sky_mask(const SatelliteShape& shape, std::size_t directions) {
    if (directions < 16) throw Error("a sky mask needs at least 16 directions");
    SkyMask mask;
    mask.directions = directions;
    std::vector<Vec3> normal;
    for (const PolygonPlate& plate : shape.plates())
        normal.push_back(unit(area_vector(plate.corners_B)));
    const double golden_angle = constants::k_pi * (3.0 - std::sqrt(5.0));
    for (const Face& face : shape.faces()) {
        const auto [u, v] = across(face.normal_B);
        const auto points = spread_points(shape.plates()[face.plate].corners_B);
        bool blocked = false;
        for (std::size_t k = 0; k < directions; ++k) {
            // Even on the disc is cosine-weighted on the hemisphere (Malley).
            const double r2 = (static_cast<double>(k) + 0.5) / static_cast<double>(directions);
            const double turn = golden_angle * static_cast<double>(k);
            const Vec3 direction = std::sqrt(r2) * (std::cos(turn) * u + std::sin(turn) * v) +
                                   std::sqrt(1.0 - r2) * face.normal_B;
            int free = 0;
            for (const Vec3& p : points) {
                bool hit = false;
                for (std::size_t i = 0; i < shape.plates().size() && !hit; ++i)
                    hit = i != face.plate && meets(shape.plates()[i], normal[i], p, direction);
                free += hit ? 0 : 1;
            }
            blocked = blocked || free < 16;
            mask.direction_B.push_back(direction);
            mask.visible.push_back(static_cast<float>(free) / 16.0F);
        }
        mask.blocked_face.push_back(blocked);
    }
    return mask;
}

void neighbour_sunlight(std::span<const Vec3> r_CD, const Vec3& sun, double radius,
                        std::span<double> lit) noexcept {
    for (std::size_t i = 0; i < r_CD.size(); ++i) {
        double lost = 0.0;
        for (std::size_t j = 0; j < r_CD.size(); ++j) {
            const Vec3 d = r_CD[j] - r_CD[i];
            const double ahead = dot(d, sun);
            if (j == i || !(ahead > 0.0)) continue;
            const double gap = norm(d - ahead * sun) / (2.0 * radius);
            if (gap >= 1.0) continue;
            lost += 2.0 / constants::k_pi * (std::acos(gap) - gap * std::sqrt(1.0 - gap * gap));
        }
        lit[i] = std::max(0.0, 1.0 - lost);
    }
}

}  // namespace dawnline::spacecraft
