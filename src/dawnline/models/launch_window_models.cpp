// When a pad passes under the plane of an orbit.

#include <cmath>
#include <string>

#include "dawnline/base/constants.hpp"
#include "dawnline/launch/launch_window.hpp"
#include "dawnline/models/launch_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace launch;

struct WindowIn {
    double inclination, node_local_time, site_latitude, site_longitude, plane_change, altitude;
    std::string day;
};

struct WindowOut {
    double northward, northward_azimuth, southward, southward_azimuth, half_width;
};

WindowOut window(const WindowIn& in) {
    const double speed =
        std::sqrt(constants::k_gm_earth / (constants::k_radius_earth + in.altitude));
    const astro::Utc day = astro::parse_utc(in.day + "T00:00:00Z");
    WindowOut out{};
    for (const LaunchPass& pass :
         launch_passes({in.inclination, in.node_local_time, 0.0}, in.site_latitude,
                       in.site_longitude, day, 1, in.plane_change, speed)) {
        (pass.ascending ? out.northward : out.southward) = 86400.0 * pass.time.fraction;
        (pass.ascending ? out.northward_azimuth : out.southward_azimuth) = pass.azimuth;
        out.half_width = pass.half_width;
    }
    return out;
}

Model window_model() {
    using In = WindowIn;
    using Out = WindowOut;
    FieldTable in;
    in.number("inclination", &In::inclination, "deg", between(0, 180), "of the plane");
    in.number("node_local_time", &In::node_local_time, "h", between(0, 24),
              "mean, of the ascending node")
        .by_default("18 h", "dawn-dusk, northward in the evening");
    in.number("site_latitude", &In::site_latitude, "deg", between(-85, 85), "of the pad");
    in.number("site_longitude", &In::site_longitude, "deg", between(-180, 360), "east, of the pad");
    in.text("day", &In::day, "UTC, such as 2028-06-20");
    in.number("plane_change", &In::plane_change, "m/s", at_least(0),
              "that may be spent on a late start")
        .by_default("10 m/s", "a thousandth of what is flown");
    in.number("altitude", &In::altitude, "km", between(100, 40000), "of the circular orbit")
        .by_default("650 km");
    FieldTable out;
    out.number("northward", &Out::northward, "h", any_number(), "UTC, lift-off heading north");
    out.number("northward_azimuth", &Out::northward_azimuth, "deg", any_number(),
               "of the inertial orbit over the pad");
    out.number("southward", &Out::southward, "h", any_number(), "UTC, lift-off heading south");
    out.number("southward_azimuth", &Out::southward_azimuth, "deg", any_number(), "likewise");
    out.number("half_width", &Out::half_width, "s", any_number(), "of the window, either side");
    return make_model("launch.window", "When a pad passes under a plane that follows the Sun",
                      "geometry of the mean Sun (Vallado 2013, sec. 6.4); ascent time left out",
                      std::move(in), std::move(out), &window);
}

}  // namespace

void add_launch_window_models(Directory& directory) {
    directory.add(window_model());
}

}  // namespace dawnline::models
