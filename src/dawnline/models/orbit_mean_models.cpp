// Model of mean elements: what the oblate Earth hides in the elements of a state.

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "dawnline/astro/short_period.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

struct MeanIn {
    std::vector<double> position, velocity;
};
struct MeanOut {
    double semi_major_axis, eccentricity, inclination, node, latitude, swing;
};

Vec3 vector_of(const std::vector<double>& numbers, const char* name) {
    if (numbers.size() != 3)
        throw Error(fmt::format("{} has {} components, it needs 3", name, numbers.size()));
    return {numbers[0], numbers[1], numbers[2]};
}

double positive(double angle) {
    return angle < 0.0 ? angle + k_two_pi : angle;
}

MeanOut mean_of_state(const MeanIn& in) {
    const astro::NearCircular osculating = astro::near_circular_elements(
        {vector_of(in.position, "position"), vector_of(in.velocity, "velocity")});
    if (!(std::hypot(osculating.ex, osculating.ey) < 0.7) ||
        !(std::sin(osculating.inclination) > 1e-9))
        throw Error(
            "mean elements take a state with an eccentricity below 0.7 and an inclination that is "
            "neither 0° nor 180°");
    const astro::NearCircular mean = astro::mean_from_osculating(osculating);
    return {.semi_major_axis = mean.a,
            .eccentricity = std::hypot(mean.ex, mean.ey),
            .inclination = mean.inclination,
            .node = positive(mean.node),
            .latitude = positive(mean.latitude),
            .swing = osculating.a - mean.a};
}

Model mean_model() {
    using Out = MeanOut;
    FieldTable in;
    in.numbers("position", &MeanIn::position, "km", any_number(), "x, y, z in GCRF")
        .by_default("[7028.137 km, 0 km, 0 km]", "650 km, arXiv:2511.19468v2 S2.2");
    in.numbers("velocity", &MeanIn::velocity, "km/s", any_number(), "x, y, z in GCRF")
        .by_default("[0 km/s, -1.0464 km/s, 7.4578 km/s]", "circular, sun-synchronous at 650 km");
    FieldTable out;
    out.number("semi_major_axis", &Out::semi_major_axis, "km", any_number(), "mean");
    out.number("eccentricity", &Out::eccentricity, "1", any_number(), "mean");
    out.number("inclination", &Out::inclination, "deg", any_number(), "mean");
    out.number("node", &Out::node, "deg", any_number(), "mean, right ascension");
    out.number("latitude", &Out::latitude, "deg", any_number(), "mean argument of latitude");
    out.number("swing", &Out::swing, "km", any_number(), "osculating less mean semi-major axis");
    return make_model("orbit.mean_elements", "What J2 hides in the elements of a state",
                      "Brouwer 1959; Kozai 1959, first order", std::move(in), std::move(out),
                      &mean_of_state);
}

}  // namespace

void add_orbit_mean_models(Directory& directory) {
    directory.add(mean_model());
}

}  // namespace dawnline::models
