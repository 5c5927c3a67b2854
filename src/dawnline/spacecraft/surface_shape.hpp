#pragma once
// A satellite as flat convex plates: array wings, radiator panels, the sides of its body.
//
// Frame B is fixed to the body. A plate has two sides, each with its own optical properties; what
// faces the outside is a face, and faces are what light and heat reach.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "dawnline/base/vec3.hpp"
#include "dawnline/spacecraft/surface.hpp"

namespace dawnline::spacecraft {

/// A coating at the beginning and at the end of life.
struct Coating {
    Surface beginning;
    Surface end;
};

/// The coating between both; `age_share` 0 at the beginning, 1 at the end of life, straight
/// between.
Surface aged(const Coating& coating, double age_share) noexcept;

/// A flat convex polygon.
struct PolygonPlate {
    std::string name;
    std::vector<Vec3> corners_B;  // anticlockwise seen from the front, 3 to 8 of them [m]
    Coating front;
    Coating back;
    bool back_exposed = true;  // false for the skin of a closed body
};

/// One outer side of a plate.
struct Face {
    std::size_t plate = 0;  // index
    bool front = true;      // or the back of it
    Vec3 normal_B;          // outward, of unit length
    Vec3 centroid_B;        // [m]
    double area = 0.0;      // [m²]
    Coating coating;
};

/// Plates and the faces made from them: first the front of every plate, then the exposed backs,
/// both in the order of the plates.
class SatelliteShape {
  public:
    static constexpr std::size_t k_most_plates = 64;

    /// Throws Error, every plate in one pass, unless there are 1 to 64 plates, each of 3 to 8
    /// finite corners, flat within 1e-6 of its size, convex and with an area.
    explicit SatelliteShape(std::vector<PolygonPlate> plates);

    std::span<const PolygonPlate> plates() const noexcept { return plates_; }
    std::span<const Face> faces() const noexcept { return faces_; }

  private:
    std::vector<PolygonPlate> plates_;
    std::vector<Face> faces_;
};

/// A rectangle about `centre` with half-sides `u` and `v`; its front looks along u × v.
PolygonPlate rectangle(std::string name, const Vec3& centre_B, const Vec3& u, const Vec3& v,
                       const Coating& front, const Coating& back);

/// The six sides of a box with edges along the axes of B, names "… +x" to "… −z"; backs hidden.
std::vector<PolygonPlate> box(const std::string& name, const Vec3& centre_B, const Vec3& half_size,
                              const Coating& coating);

}  // namespace dawnline::spacecraft
