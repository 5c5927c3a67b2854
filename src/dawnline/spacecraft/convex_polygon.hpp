#pragma once
// Flat convex polygons in space: clipping, area, point in polygon; no memory of their own.

#include <array>
#include <cstddef>
#include <span>

#include "dawnline/base/vec3.hpp"

namespace dawnline::spacecraft {

/// A flat convex polygon; corners in order, anticlockwise about its normal.
struct ConvexPolygon {
    static constexpr std::size_t k_capacity = 20;

    std::array<Vec3, k_capacity> corner;  // the first `size` count [m]
    std::size_t size = 0;                 // below 3: empty

    bool empty() const noexcept { return size < 3; }
    std::span<const Vec3> corners() const noexcept { return {corner.data(), size}; }

    /// False, and nothing done, when the polygon is full.
    bool push(const Vec3& p) noexcept {
        if (size == k_capacity) return false;
        corner[size++] = p;
        return true;
    }
};

/// A polygon of at most k_capacity corners; further ones are dropped.
ConvexPolygon polygon_of(std::span<const Vec3> corners) noexcept;

/// ½ Σ pᵢ × pᵢ₊₁, along the normal, as long as the area; about the first corner. [m²]
Vec3 area_vector(std::span<const Vec3> corners) noexcept;

/// Mean of the polygon's area. [m]
Vec3 area_centroid(std::span<const Vec3> corners) noexcept;

/// Part of the polygon where n·(p − q) ≥ 0 (Sutherland & Hodgman 1974). `overflow` is set, never
/// cleared, if the capacity did not suffice.
ConvexPolygon clip(const ConvexPolygon& polygon, const Vec3& q, const Vec3& n,
                   bool& overflow) noexcept;

/// Whether a point of the polygon's plane lies in it, edges included; false for a point that is
/// not a number. `normal` of any length.
bool contains(std::span<const Vec3> corners, const Vec3& normal, const Vec3& p) noexcept;

}  // namespace dawnline::spacecraft
