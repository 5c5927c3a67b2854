// Models of clusters that fly in free fall.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "dawnline/astro/cluster.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/models/orbit_models.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
using namespace constants;

const char* const k_suncatcher = "arXiv:2511.19468v2 S2.2";
const char* const k_penot = "Penot & Balakrishnan 2026, arXiv:2605.15335";

struct PlanarIn {
    double radius, pitch;
};
struct PlanarOut {
    long satellites, links;
    double lattice_radius;
};

PlanarOut planar(const PlanarIn& in) {
    const std::vector<astro::LatticePoint> points = astro::planar_cluster(in.radius, in.pitch);
    return {.satellites = static_cast<long>(points.size()),
            .links = static_cast<long>(astro::lattice_neighbours(points).size()),
            .lattice_radius = in.radius / (2.0 * in.pitch)};
}

Model planar_model() {
    FieldTable in;
    in.number("radius", &PlanarIn::radius, "m", at_least(0), "along-track; half of it radially")
        .by_default("1 km", k_suncatcher);
    in.number("pitch", &PlanarIn::pitch, "m", more_than(0), "least distance of neighbours")
        .by_default("100 m", k_suncatcher);
    FieldTable out;
    out.integer("satellites", &PlanarOut::satellites, any_number(),
                "lattice points within the disc (Gauss circle problem)");
    out.integer("links", &PlanarOut::links, any_number(), "pairs one lattice step apart");
    out.number("lattice_radius", &PlanarOut::lattice_radius, "1", any_number(),
               "R/(2 pitch), in pitches");
    return make_model("orbit.planar_cluster", "Planar cluster on a square lattice in (x, y/2)",
                      k_suncatcher, std::move(in), std::move(out), &planar);
}

struct PlanarRadiusIn {
    long satellites;
    double pitch;
};
struct PlanarRadiusOut {
    double radius;
};

PlanarRadiusOut planar_radius(const PlanarRadiusIn& in) {
    return {astro::planar_cluster_radius(static_cast<std::size_t>(in.satellites), in.pitch)};
}

Model planar_radius_model() {
    FieldTable in;
    in.integer("satellites", &PlanarRadiusIn::satellites, between(1, 3e6), "of the cluster")
        .by_default("81", k_suncatcher);
    in.number("pitch", &PlanarRadiusIn::pitch, "m", more_than(0), "least distance of neighbours")
        .by_default("100 m", k_suncatcher);
    FieldTable out;
    out.number("radius", &PlanarRadiusOut::radius, "m", any_number(),
               "along-track, of the smallest planar cluster that holds them");
    return make_model("orbit.planar_cluster_radius", "Size of a planar cluster", k_suncatcher,
                      std::move(in), std::move(out), &planar_radius);
}

struct HexagonalIn {
    double radius_ratio;
};
struct HexagonalOut {
    long satellites;
};

HexagonalOut hexagonal(const HexagonalIn& in) {
    return {static_cast<long>(astro::hexagonal_lattice_count(in.radius_ratio))};
}

Model hexagonal_model() {
    FieldTable in;
    in.number("radius_ratio", &HexagonalIn::radius_ratio, "1", between(0, 1000),
              "cluster radius over least distance")
        .by_default("10", k_penot);
    FieldTable out;
    out.integer("satellites", &HexagonalOut::satellites, any_number(),
                "hexagonal lattice points within the disc");
    return make_model("orbit.hexagonal_cluster", "Planar cluster tilted by 60°, hexagonal lattice",
                      k_penot, std::move(in), std::move(out), &hexagonal);
}

struct NeighboursIn {
    long step_i, step_j;
    double pitch;
};
struct NeighboursOut {
    double least, greatest;
    long cycles_per_orbit;
};

/// Times that a distance is least during an orbit.
long cycles_of(astro::LatticePoint neighbour, double pitch) {
    std::array<double, 720> distances{};
    astro::distance_series({0, 0}, neighbour, pitch, distances);
    long minima = 0;
    for (std::size_t k = 0; k < distances.size(); ++k) {
        const double before = distances[(k + distances.size() - 1) % distances.size()];
        const double after = distances[(k + 1) % distances.size()];
        if (distances[k] < before && distances[k] <= after) ++minima;
    }
    return minima;
}

NeighboursOut neighbours(const NeighboursIn& in) {
    const astro::LatticePoint other{static_cast<std::int32_t>(in.step_i),
                                    static_cast<std::int32_t>(in.step_j)};
    const astro::DistanceRange range = astro::distance_range({0, 0}, other, in.pitch);
    return {.least = range.least,
            .greatest = range.greatest,
            .cycles_per_orbit = cycles_of(other, in.pitch)};
}

Model neighbours_model() {
    using In = NeighboursIn;
    using Out = NeighboursOut;
    FieldTable in;
    in.integer("step_i", &In::step_i, between(-1000, 1000), "lattice steps in x").by_default("1");
    in.integer("step_j", &In::step_j, between(-1000, 1000), "lattice steps in y/2").by_default("0");
    in.number("pitch", &In::pitch, "m", more_than(0), "of the lattice")
        .by_default("100 m", k_suncatcher);
    FieldTable out;
    out.number("least", &Out::least, "m", any_number(), "distance during an orbit");
    out.number("greatest", &Out::greatest, "m", any_number(), "distance during an orbit");
    out.integer("cycles_per_orbit", &Out::cycles_per_orbit, any_number(),
                "times the distance is least in an orbit");
    return make_model("orbit.cluster_neighbours", "Distance of two satellites of a planar cluster",
                      k_suncatcher, std::move(in), std::move(out), &neighbours);
}

struct LawsIn {
    double radius_ratio;
};
struct LawsOut {
    double tilted_planar, three_dimensional, crossover;
};

LawsOut laws(const LawsIn& in) {
    return {.tilted_planar = astro::tilted_planar_count(in.radius_ratio),
            .three_dimensional = astro::three_dimensional_count(in.radius_ratio),
            .crossover = astro::three_dimensional_crossover()};
}

Model laws_model() {
    FieldTable in;
    in.number("radius_ratio", &LawsIn::radius_ratio, "1", between(1, 1e4),
              "cluster radius over least distance")
        .by_default("10", k_penot);
    FieldTable out;
    out.number("tilted_planar", &LawsOut::tilted_planar, "1", any_number(),
               "satellites, 2π/√3 (R/r)²");
    out.number("three_dimensional", &LawsOut::three_dimensional, "1", any_number(),
               "satellites, 0.27 (R/r)³");
    out.number("crossover", &LawsOut::crossover, "1", any_number(),
               "R/r above which three dimensions hold more");
    return make_model("orbit.cluster_laws", "How the size of a cluster scales", k_penot,
                      std::move(in), std::move(out), &laws);
}

struct ClearanceIn {
    double least_distance, sun_off_normal;
    std::string plane;
};
struct ClearanceOut {
    double least_sun_elevation, satellite_radius;
};

ClearanceOut clearance(const ClearanceIn& in) {
    const double elevation = in.plane == "orbit"
                                 ? astro::least_sun_elevation_in_plane(in.sun_off_normal)
                                 : astro::least_sun_elevation_tilted(in.sun_off_normal);
    return {.least_sun_elevation = elevation,
            .satellite_radius = astro::sun_clearance_radius(in.least_distance, elevation)};
}

Model clearance_model() {
    using In = ClearanceIn;
    using Out = ClearanceOut;
    FieldTable in;
    in.number("least_distance", &In::least_distance, "m", more_than(0), "of neighbours")
        .by_default("100 m", k_penot);
    in.number("sun_off_normal", &In::sun_off_normal, "deg", between(0, 90),
              "angle of the Sun from the orbit normal")
        .by_default("8 deg", "sun-synchronous dawn-dusk at 650 km, at an equinox");
    in.choice("plane", &In::plane, {"orbit", "tilted"},
              "cluster in the orbital plane, or tilted by 60° against it")
        .by_default("orbit");
    FieldTable out;
    out.number("least_sun_elevation", &Out::least_sun_elevation, "deg", any_number(),
               "over the cluster's plane, during an orbit");
    out.number("satellite_radius", &Out::satellite_radius, "m", any_number(),
               "that never shades a neighbour, (r/2) sin e");
    return make_model("orbit.sun_clearance", "How large satellites of a cluster may be", k_penot,
                      std::move(in), std::move(out), &clearance);
}

struct ClosIn {
    long links_per_switch, layers;
};
struct ClosOut {
    double compute_fraction;
};

ClosOut clos(const ClosIn& in) {
    return {astro::clos_compute_fraction(static_cast<int>(in.links_per_switch),
                                         static_cast<int>(in.layers))};
}

Model clos_model() {
    FieldTable in;
    in.integer("links_per_switch", &ClosIn::links_per_switch, between(1, 10000), "of a satellite")
        .by_default("10", k_penot);
    in.integer("layers", &ClosIn::layers, between(3, 100), "of the folded Clos network")
        .by_default("3", k_penot);
    FieldTable out;
    out.number("compute_fraction", &ClosOut::compute_fraction, "1", any_number(),
               "of the satellites, k/(k + 4L − 6)");
    return make_model("orbit.clos_compute_fraction", "Satellites that compute while others switch",
                      k_penot, std::move(in), std::move(out), &clos);
}

}  // namespace

void add_orbit_cluster_models(Directory& directory) {
    directory.add(planar_model());
    directory.add(planar_radius_model());
    directory.add(hexagonal_model());
    directory.add(neighbours_model());
    directory.add(laws_model());
    directory.add(clearance_model());
    directory.add(clos_model());
}

}  // namespace dawnline::models
