#include "dawnline/astro/mutual_shading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "dawnline/astro/sun.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"

namespace dawnline::astro {

using namespace constants;

namespace {

constexpr int k_phases = 180;

// The Sun against the node of the orbit: components along the node, ahead of it, and the normal.
Vec3 sun_at_node(const CircularOrbit& orbit, double seconds, const Vec3& r_EU_G) noexcept {
    const double node = orbit.node_at_epoch + orbit.node_rate * seconds;
    const Vec3 to_node{std::cos(node), std::sin(node), 0.0};
    const Vec3 normal = orbit_normal(orbit, seconds), sun = unit(r_EU_G);
    return {dot(sun, to_node), dot(sun, cross(normal, to_node)), dot(sun, normal)};
}

Vec3 turned_to(const Vec3& at_node, double latitude) noexcept {
    const double c = std::cos(latitude), s = std::sin(latitude);
    return {at_node.x * c + at_node.y * s, at_node.y * c - at_node.x * s, at_node.z};
}

double across(const RelativeOrbit& apart, double phase, double latitude,
              const Vec3& at_node) noexcept {
    const Vec3 r = position_on(apart, phase);
    return norm(cross(r, turned_to(at_node, latitude + phase)));
}

double least_across(const RelativeOrbit& apart, double latitude, const Vec3& at_node) noexcept {
    constexpr double step = k_two_pi / k_phases;
    double least = std::numeric_limits<double>::infinity(), at = 0.0;
    for (int n = 0; n < k_phases; ++n) {
        const double distance = across(apart, n * step, latitude, at_node);
        if (distance < least) least = distance, at = n * step;
    }
    const double before = across(apart, at - step, latitude, at_node);
    const double after = across(apart, at + step, latitude, at_node);
    const double bend = before - 2.0 * least + after;
    if (bend <= 0.0) return least;
    return std::min(least,
                    across(apart, at + 0.5 * step * (before - after) / bend, latitude, at_node));
}

}  // namespace

Vec3 sun_in_cluster(const CircularOrbit& orbit, double seconds, double latitude,
                    const Vec3& r_EU_G) noexcept {
    return turned_to(sun_at_node(orbit, seconds, r_EU_G), latitude);
}

double shading_distance(const RelativeOrbit& a, const RelativeOrbit& b, const CircularOrbit& orbit,
                        double seconds, double latitude, const Vec3& r_EU_G) noexcept {
    return least_across(b - a, latitude, sun_at_node(orbit, seconds, r_EU_G));
}

ShadingYear shading_year(std::span<const RelativeOrbit> orbits, const CircularOrbit& orbit,
                         const Tt& epoch, double days, int sampled_days, double latitude,
                         double phase_rate, unsigned jobs) {
    if (orbits.size() < 2 || sampled_days < 2)
        throw Error(fmt::format("shading among {} members on {} days; it takes two of each",
                                orbits.size(), sampled_days));
    std::vector<ShadingYear> found(static_cast<std::size_t>(sampled_days));
    parallel_for(found.size(), jobs, [&](std::size_t k) {
        const double t = days * k_day * static_cast<double>(k) / (sampled_days - 1);
        const Vec3 at_node = sun_at_node(orbit, t, sun_position(epoch + t));
        ShadingYear& day = found[k];
        day = {std::numeric_limits<double>::infinity(),       0.0, t / k_day,
               std::acos(std::min(1.0, std::abs(at_node.z))), 0,   0};
        const double u = latitude + phase_rate * t;
        for (std::size_t b = 1; b < orbits.size(); ++b)
            for (std::size_t a = 0; a < b; ++a) {
                const double distance = least_across(orbits[b] - orbits[a], u, at_node);
                if (distance >= day.least_distance) continue;
                day.least_distance = distance;
                day.first = a, day.second = b;
            }
        day.clearance_radius = 0.5 * day.least_distance;
    });
    ShadingYear worst = found.front();
    for (const ShadingYear& day : found)
        if (day.least_distance < worst.least_distance) worst = day;
    return worst;
}

}  // namespace dawnline::astro
