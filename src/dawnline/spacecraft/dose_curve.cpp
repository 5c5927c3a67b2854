#include "dawnline/spacecraft/dose_curve.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

/// Where a ray leaves one pair of walls.
struct Exit {
    double distance;   // to the wall along the ray [m]
    double thickness;  // of the wall along the ray [m]
};

Exit exit_of(double at, double direction, double half, double positive, double negative) {
    if (direction == 0.0) return {std::numeric_limits<double>::infinity(), 0.0};
    const double wall = direction > 0.0 ? half : -half;
    const double thickness = direction > 0.0 ? positive : negative;
    return {(wall - at) / direction, thickness / std::abs(direction)};
}

}  // namespace

DoseDepth dose_curve(const RadiationFluxes& fluxes, ShieldGeometry geometry,
                     std::span<const double> depths) {
    const bool protons = !fluxes.protons.energy.empty();
    const bool electrons = !fluxes.electrons.energy.empty();
    if (protons) check(fluxes.protons);
    if (electrons) check(fluxes.electrons);
    const ProtonStopping stopping = proton_stopping();
    const ElectronDose tables = electron_dose();
    DoseDepth curve;
    for (const double depth : depths) {
        if (!(depth > 0.0)) throw Error("a depth of shield must be positive");
        curve.depth.push_back(depth);
        const double proton =
            !protons ? 0.0
            : geometry == ShieldGeometry::sphere
                ? proton_dose_sphere(stopping, fluxes.protons, depth, fluxes.nuclear)
                : proton_dose_slab(stopping, fluxes.protons, depth, fluxes.nuclear);
        curve.protons.push_back(proton);
        curve.electrons.push_back(
            electrons ? electron_dose(tables, fluxes.electrons, geometry, depth) : 0.0);
        curve.bremsstrahlung.push_back(
            electrons ? bremsstrahlung_dose(fluxes.electrons, geometry, depth) : 0.0);
    }
    check(curve);
    return curve;
}

std::vector<double> usual_depths() {
    std::vector<double> depths{0.1, 0.2, 0.5, 1,   1.5, 2,  2.5, 3,  4,
                               5,   6,   7,   8.5, 10,  13, 18,  23, 28};
    for (double& depth : depths) depth *= 1e-3;
    return depths;
}

DoseRate sector_dose(const DoseDepth& sphere, std::span<const ShieldSector> sectors) {
    constexpr double k_sky = 4.0 * constants::k_pi;
    check(sphere);
    double sky = 0.0;
    DoseRate sum;
    for (const ShieldSector& sector : sectors) {
        if (!(sector.thickness >= 0.0 && sector.solid_angle >= 0.0))
            throw Error("a sector of a shield has a negative thickness or solid angle");
        const double share = sector.solid_angle / k_sky;
        const DoseRate rate = dose_rate(sphere, sector.thickness);
        sum.electrons += share * rate.electrons;
        sum.protons += share * rate.protons;
        sum.bremsstrahlung += share * rate.bremsstrahlung;
        sky += sector.solid_angle;
    }
    if (!(std::abs(sky / k_sky - 1.0) < 1e-3))
        throw Error("the sectors of a shield fill " + std::to_string(sky) +
                    " sr; they must fill the sky, 12.566 sr");
    return sum;
}

std::vector<ShieldSector> trace_box(const ShieldBox& box, const Vec3& point, int rays) {
    const Vec3& half = box.half_size;
    if (!(std::abs(point.x) < half.x && std::abs(point.y) < half.y && std::abs(point.z) < half.z))
        throw Error("the point of a part must lie inside its box");
    if (rays < 1) throw Error("a shield needs at least one ray");
    const double golden = constants::k_pi * (3.0 - std::sqrt(5.0));
    std::vector<ShieldSector> sectors;
    for (int i = 0; i < rays; ++i) {
        const double z = 1.0 - (2.0 * i + 1.0) / rays;
        const double r = std::sqrt(1.0 - z * z), turn = golden * i;
        const std::array<Exit, 3> exits{
            exit_of(point.x, r * std::cos(turn), half.x, box.positive.x, box.negative.x),
            exit_of(point.y, r * std::sin(turn), half.y, box.positive.y, box.negative.y),
            exit_of(point.z, z, half.z, box.positive.z, box.negative.z)};
        const Exit& first =
            *std::min_element(exits.begin(), exits.end(),
                              [](const Exit& a, const Exit& b) { return a.distance < b.distance; });
        sectors.push_back({4.0 * constants::k_pi / rays, first.thickness});
    }
    return sectors;
}

}  // namespace dawnline::spacecraft
