// Where an object of the catalogue is.

#include <string>

#include "dawnline/astro/sgp4.hpp"
#include "dawnline/astro/tle.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;

struct Sgp4In {
    std::string line_1, line_2;
    double time;
};
struct Sgp4Out {
    double x, y, z, vx, vy, vz;
};

Sgp4Out sgp4(const Sgp4In& in) {
    const auto sets = astro::read_tles(in.line_1 + "\n" + in.line_2 + "\n", "lines");
    if (sets.size() != 1) throw Error("line_1 and line_2 must hold one element set");
    const astro::Sgp4State state = astro::propagate(astro::initialise(sets[0]), in.time);
    if (state.status != astro::Sgp4Status::ok)
        throw Error("no state at this time: " + std::string(astro::to_string(state.status)));
    return {.x = state.r_ES_T.x,
            .y = state.r_ES_T.y,
            .z = state.r_ES_T.z,
            .vx = state.v_ES_T.x,
            .vy = state.v_ES_T.y,
            .vz = state.v_ES_T.z};
}

Model sgp4_model() {
    FieldTable in;
    in.text("line_1", &Sgp4In::line_1, "of a two-line element set, 69 columns");
    in.text("line_2", &Sgp4In::line_2, "of the same set");
    in.number("time", &Sgp4In::time, "min", any_number(), "since the epoch of the set")
        .by_default("0 min");
    FieldTable out;
    out.number("x", &Sgp4Out::x, "km", any_number(), "in TEME of the epoch");
    out.number("y", &Sgp4Out::y, "km", any_number(), "in TEME of the epoch");
    out.number("z", &Sgp4Out::z, "km", any_number(), "in TEME of the epoch");
    out.number("vx", &Sgp4Out::vx, "km/s", any_number(), "in TEME of the epoch");
    out.number("vy", &Sgp4Out::vy, "km/s", any_number(), "in TEME of the epoch");
    out.number("vz", &Sgp4Out::vz, "km/s", any_number(), "in TEME of the epoch");
    return make_model("orbit.sgp4", "Position and velocity of an object of the catalogue by SGP4",
                      "Hoots & Roehrich 1980; Vallado et al. 2006 (AIAA 2006-6753)", std::move(in),
                      std::move(out), &sgp4);
}

}  // namespace

void add_orbit_sgp4_models(Directory& directory) {
    directory.add(sgp4_model());
}

}  // namespace dawnline::models
