// Models of passes over ground sites.

#include <algorithm>
#include <cmath>
#include <vector>

#include "dawnline/astro/access.hpp"
#include "dawnline/astro/orbit.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

struct AccessIn {
    double altitude, inclination, latitude, elevation, days;
};
struct AccessOut {
    double passes_per_day, mean_duration, longest_duration, longest_gap, share, best_elevation;
};

// The site stands at longitude zero; where the orbit starts matters little over some days.
AccessOut access(const AccessIn& in) {
    const astro::CircularOrbit orbit =
        astro::circular_orbit(k_radius_earth + in.altitude, in.inclination, 0.0, 0.0);
    const std::vector sites{astro::GroundSite{astro::Site({in.latitude, 0.0, 0.0}),
                                              astro::ElevationMask(in.elevation)}};
    const auto position = [&](std::uint32_t, double t) {
        const Vec3 r = astro::state_at(orbit, t).r_ES_G;
        const double turn = k_rotation_rate_earth * t, c = std::cos(turn), s = std::sin(turn);
        return Vec3{c * r.x + s * r.y, c * r.y - s * r.x, r.z};
    };
    const double span = in.days * k_day;
    const std::vector<astro::Pass> passes =
        astro::passes(sites, 1, position, 0.0, span, {.jobs = 1});
    const astro::AccessStatistics all = astro::access_statistics(passes, 0.0, span);
    AccessOut out{.passes_per_day = static_cast<double>(all.count) / in.days,
                  .mean_duration = all.mean_duration,
                  .longest_duration = 0.0,
                  .longest_gap = all.longest_gap,
                  .share = all.total / span,
                  .best_elevation = in.elevation};
    for (const astro::Pass& pass : passes) {
        out.longest_duration = std::max(out.longest_duration, pass.set - pass.rise);
        out.best_elevation = std::max(out.best_elevation, pass.largest_elevation);
    }
    return out;
}

Model access_model() {
    using In = AccessIn;
    using Out = AccessOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(100, 100000), "of a circular orbit")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    in.number("inclination", &In::inclination, "deg", between(0, 180), "to the equator")
        .by_default("97.99 deg", "sun-synchronous at 650 km");
    in.number("latitude", &In::latitude, "deg", between(-90, 90), "of the site")
        .by_default("78.23 deg", "Svalbard");
    in.number("elevation", &In::elevation, "deg", between(-5, 89), "lowest usable")
        .by_default("10 deg");
    in.number("days", &In::days, "1", between(0.1, 100), "of the search").by_default("10");
    FieldTable out;
    out.number("passes_per_day", &Out::passes_per_day, "1", any_number(), "of one satellite");
    out.number("mean_duration", &Out::mean_duration, "s", any_number(), "of a pass");
    out.number("longest_duration", &Out::longest_duration, "s", any_number(), "of a pass");
    out.number("longest_gap", &Out::longest_gap, "h", any_number(), "without a pass");
    out.number("share", &Out::share, "1", any_number(), "of time in view");
    out.number("best_elevation", &Out::best_elevation, "deg", any_number(), "of all passes");
    return make_model(
        "orbit.access", "Passes of a satellite over a site",
        "rise, set and culmination by root search; Vallado 2013, eq. 9-37 for the orbit",
        std::move(in), std::move(out), &access);
}

}  // namespace

void add_orbit_access_models(Directory& directory) {
    directory.add(access_model());
}

}  // namespace dawnline::models
