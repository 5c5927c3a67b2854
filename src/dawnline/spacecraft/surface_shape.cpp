#include "dawnline/spacecraft/surface_shape.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/convex_polygon.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr std::size_t k_most_corners = 8;
constexpr double k_flatness = 1e-6;  // of the polygon's size

/// What is wrong with the polygon, or nothing.
std::string fault_of(const std::vector<Vec3>& corners) {
    if (corners.size() < 3 || corners.size() > k_most_corners)
        return "has " + std::to_string(corners.size()) + " corners; 3 to 8 are allowed";
    for (const Vec3& p : corners)
        if (!std::isfinite(p.x + p.y + p.z)) return "has a corner that is not finite";
    const Vec3 area = area_vector(corners);
    double size = 0.0;
    for (const Vec3& p : corners) size = std::max(size, norm(p - corners[0]));
    if (!(norm(area) > k_flatness * size * size)) return "has no area";
    const Vec3 normal = unit(area);
    for (const Vec3& p : corners)
        if (std::abs(dot(p - corners[0], normal)) > k_flatness * size) return "is not flat";
    const std::size_t n = corners.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Vec3 a = corners[(i + 1) % n] - corners[i],
                   b = corners[(i + 2) % n] - corners[(i + 1) % n];
        if (dot(cross(a, b), normal) < -k_flatness * size * size) return "is not convex";
    }
    return {};
}

Face face_of(const PolygonPlate& plate, std::size_t index, bool front) {
    const Vec3 area = area_vector(plate.corners_B);
    return {.plate = index,
            .front = front,
            .normal_B = front ? unit(area) : -unit(area),
            .centroid_B = area_centroid(plate.corners_B),
            .area = norm(area),
            .coating = front ? plate.front : plate.back};
}

}  // namespace

Surface aged(const Coating& coating, double age_share) noexcept {
    return {
        std::lerp(coating.beginning.solar_absorptance, coating.end.solar_absorptance, age_share),
        std::lerp(coating.beginning.emissivity, coating.end.emissivity, age_share)};
}

SatelliteShape::SatelliteShape(std::vector<PolygonPlate> plates) : plates_(std::move(plates)) {
    std::vector<Problem> problems;
    if (plates_.empty() || plates_.size() > k_most_plates)
        problems.push_back(
            {{}, "plates", "are " + std::to_string(plates_.size()) + "; 1 to 64 are allowed", ""});
    for (const PolygonPlate& plate : plates_)
        if (const std::string fault = fault_of(plate.corners_B); !fault.empty())
            problems.push_back({{}, "plates." + plate.name, fault, ""});
    if (!problems.empty()) throw Error(std::move(problems));

    for (const bool front : {true, false})
        for (std::size_t i = 0; i < plates_.size(); ++i)
            if (front || plates_[i].back_exposed) faces_.push_back(face_of(plates_[i], i, front));
}

PolygonPlate rectangle(std::string name, const Vec3& centre_B, const Vec3& u, const Vec3& v,
                       const Coating& front, const Coating& back) {
    return {std::move(name),
            {centre_B - u - v, centre_B + u - v, centre_B + u + v, centre_B - u + v},
            front,
            back,
            true};
}

std::vector<PolygonPlate> box(const std::string& name, const Vec3& centre_B, const Vec3& half_size,
                              const Coating& coating) {
    const Vec3 x{half_size.x, 0, 0}, y{0, half_size.y, 0}, z{0, 0, half_size.z};
    std::vector<PolygonPlate> sides{rectangle(name + " +x", centre_B + x, y, z, coating, coating),
                                    rectangle(name + " -x", centre_B - x, z, y, coating, coating),
                                    rectangle(name + " +y", centre_B + y, z, x, coating, coating),
                                    rectangle(name + " -y", centre_B - y, x, z, coating, coating),
                                    rectangle(name + " +z", centre_B + z, x, y, coating, coating),
                                    rectangle(name + " -z", centre_B - z, y, x, coating, coating)};
    for (PolygonPlate& side : sides) side.back_exposed = false;
    return sides;
}

}  // namespace dawnline::spacecraft
