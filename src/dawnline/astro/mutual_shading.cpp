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

constexpr std::size_t k_phases = 180;
constexpr double k_step = k_two_pi / static_cast<double>(k_phases);

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

// A phase of the orbit and the Sun seen at it, shared by all pairs.
struct LitPhase {
    double cos, sin;
    Vec3 sun;
};

std::vector<LitPhase> lit_phases(double latitude, const Vec3& at_node) {
    std::vector<LitPhase> phases(k_phases);
    for (std::size_t n = 0; n < k_phases; ++n) {
        const double phase = k_step * static_cast<double>(n);
        phases[n] = {std::cos(phase), std::sin(phase), turned_to(at_node, latitude + phase)};
    }
    return phases;
}

double least_across(const RelativeOrbit& o, double latitude, const Vec3& at_node,
                    std::span<const LitPhase> phases) noexcept {
    double least2 = std::numeric_limits<double>::infinity();
    std::size_t at = 0;
    for (std::size_t n = 0; n < phases.size(); ++n) {
        const auto& [c, s, sun] = phases[n];
        const Vec3 r{o.radial_cos * c + o.radial_sin * s,
                     o.along_offset + 2.0 * (o.radial_sin * c - o.radial_cos * s),
                     o.cross_cos * c + o.cross_sin * s};
        const double along = dot(r, sun), distance2 = dot(r, r) - along * along;
        if (distance2 < least2) least2 = distance2, at = n;
    }
    const double phase = k_step * static_cast<double>(at);
    const double least = across(o, phase, latitude, at_node);
    const double before = across(o, phase - k_step, latitude, at_node);
    const double after = across(o, phase + k_step, latitude, at_node);
    const double bend = before - 2.0 * least + after;
    if (bend <= 0.0) return least;
    return std::min(least,
                    across(o, phase + 0.5 * k_step * (before - after) / bend, latitude, at_node));
}

}  // namespace

Vec3 sun_in_cluster(const CircularOrbit& orbit, double seconds, double latitude,
                    const Vec3& r_EU_G) noexcept {
    return turned_to(sun_at_node(orbit, seconds, r_EU_G), latitude);
}

double shading_distance(const RelativeOrbit& a, const RelativeOrbit& b, const CircularOrbit& orbit,
                        double seconds, double latitude, const Vec3& r_EU_G) {
    const Vec3 at_node = sun_at_node(orbit, seconds, r_EU_G);
    return least_across(b - a, latitude, at_node, lit_phases(latitude, at_node));
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
        const std::vector<LitPhase> phases = lit_phases(u, at_node);
        for (std::size_t b = 1; b < orbits.size(); ++b)
            for (std::size_t a = 0; a < b; ++a) {
                const double distance = least_across(orbits[b] - orbits[a], u, at_node, phases);
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
