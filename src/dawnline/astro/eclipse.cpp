#include "dawnline/astro/eclipse.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "dawnline/base/root.hpp"

namespace dawnline::astro {

using namespace constants;

double beta_star(double semi_major_axis) noexcept {
    return std::asin(std::min(1.0, k_radius_earth / semi_major_axis));
}

double cylinder_eclipse_fraction(double semi_major_axis, double beta) noexcept {
    const double ratio = std::min(1.0, k_radius_earth / semi_major_axis);
    const double argument = std::sqrt(1.0 - ratio * ratio) / std::abs(std::cos(beta));
    return argument < 1.0 ? std::acos(argument) / k_pi : 0.0;
}

ShadowCone shadow_cone(double semi_major_axis, double sun_distance, double sun_radius) noexcept {
    const double cylinder = beta_star(semi_major_axis);
    return {.umbra = cylinder - std::asin((sun_radius - k_radius_earth) / sun_distance),
            .penumbra = cylinder + std::asin((sun_radius + k_radius_earth) / sun_distance)};
}

namespace {

double half_arc(double cone_angle, double cos_beta) noexcept {
    const double cosine = std::cos(cone_angle) / cos_beta;
    return cone_angle > 0.0 && cosine < 1.0 ? std::acos(std::max(-1.0, cosine)) : 0.0;
}

// The orbit against the Sun at one instant.
struct Midnight {
    double arc;           // of the satellite past the point opposite the Sun, −π … π [rad]
    double cos_beta;      // [1]
    double sun_distance;  // [m]
};

class ContactFinder {
  public:
    ContactFinder(const CircularOrbit& orbit, const SunTable& sun) noexcept
        : orbit_(orbit),
          sun_(sun),
          cos_i_(std::cos(orbit.inclination)),
          sin_i_(std::sin(orbit.inclination)) {}

    Midnight midnight(double t) const noexcept {
        const Vec3 r_EU_G = sun_(t);
        const double node = orbit_.node_at_epoch + orbit_.node_rate * t;
        const double cos_node = std::cos(node), sin_node = std::sin(node);
        const double to_node = -(r_EU_G.x * cos_node + r_EU_G.y * sin_node);
        const double ahead =
            -((r_EU_G.y * cos_node - r_EU_G.x * sin_node) * cos_i_ + r_EU_G.z * sin_i_);
        const double latitude = orbit_.argument_of_latitude_at_epoch + orbit_.latitude_rate * t;
        const double distance = norm(r_EU_G);
        return {.arc = std::remainder(latitude - std::atan2(ahead, to_node), k_two_pi),
                .cos_beta = std::sqrt(to_node * to_node + ahead * ahead) / distance,
                .sun_distance = distance};
    }

    // The passage opposite the Sun that is nearest to t.
    double midnight_near(double t) const noexcept {
        for (int round = 0; round < 6; ++round) {
            const double step = midnight(t).arc / orbit_.latitude_rate;
            t -= step;
            if (std::abs(step) < 1e-3) break;
        }
        return t;
    }

    double cone_angle(const Midnight& at, double ShadowCone::*which) const noexcept {
        return shadow_cone(orbit_.semi_major_axis, at.sun_distance).*which;
    }

    // Contact before (side −1) or after (+1) the midnight passage, if there is a shadow.
    // The closed form with Sun and plane of instant t gives the next t: it contracts by 1e-3,
    // except where the satellite only grazes the shadow; there a bracketed root takes over.
    std::optional<double> contact(double at_midnight, const Midnight& start, double side,
                                  double ShadowCone::*which) const {
        double arc = half_arc(cone_angle(start, which), start.cos_beta);
        if (arc == 0.0) return std::nullopt;
        double t = at_midnight + side * arc / orbit_.latitude_rate;
        for (int round = 0; round < 8; ++round) {
            const Midnight now = midnight(t);
            arc = half_arc(cone_angle(now, which), now.cos_beta);
            if (arc == 0.0) break;
            const double step = (side * arc - now.arc) / orbit_.latitude_rate;
            t += step;
            if (std::abs(step) < k_tolerance) return t;
        }
        const auto depth = [&](double time) {
            const Midnight now = midnight(time);
            return now.cos_beta * std::cos(now.arc) - std::cos(cone_angle(now, which));
        };
        const double outside = at_midnight + side * 0.5 * k_pi / orbit_.latitude_rate;
        return root_in(depth, std::min(at_midnight, outside), std::max(at_midnight, outside),
                       k_tolerance);
    }

  private:
    static constexpr double k_tolerance = 1e-7;  // [s]

    const CircularOrbit& orbit_;
    const SunTable& sun_;
    double cos_i_, sin_i_;
};

}  // namespace

ShadowArc shadow_arc(const ShadowCone& cone, double beta) noexcept {
    const double cos_beta = std::abs(std::cos(beta));
    return {.umbra = half_arc(cone.umbra, cos_beta), .penumbra = half_arc(cone.penumbra, cos_beta)};
}

void shadow_edges(const CircularOrbit& orbit, const SunTable& sun, double t0, double t1,
                  std::vector<ShadowEdge>& edges) {
    const ContactFinder finder(orbit, sun);
    const double period = nodal_period(orbit);
    const auto add = [&](std::optional<double> t, Contact contact) {
        if (t && *t >= t0 && *t <= t1) edges.push_back({*t, contact});
    };
    // Where the Sun stands on the orbit's pole midnight is anywhere: the maximum keeps going
    // forward.
    for (double t = finder.midnight_near(t0); t <= t1 + 0.5 * period;
         t = std::max(t + 0.5 * period, finder.midnight_near(t + period))) {
        const Midnight start = finder.midnight(t);
        const auto entry = finder.contact(t, start, -1.0, &ShadowCone::penumbra);
        if (!entry) continue;
        const auto dark = finder.contact(t, start, -1.0, &ShadowCone::umbra);
        add(entry, Contact::penumbra_entry);
        add(dark, Contact::umbra_entry);
        if (dark) add(finder.contact(t, start, 1.0, &ShadowCone::umbra), Contact::umbra_exit);
        add(finder.contact(t, start, 1.0, &ShadowCone::penumbra), Contact::penumbra_exit);
    }
}

}  // namespace dawnline::astro
