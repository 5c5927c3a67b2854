// Models of attitudes in light and air, and of neighbours in a swarm or cluster.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "dawnline/astro/cluster.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/models/spacecraft_models.hpp"
#include "dawnline/spacecraft/attitude.hpp"
#include "dawnline/spacecraft/mutual_view.hpp"
#include "dawnline/spacecraft/shading.hpp"
#include "dawnline/spacecraft/surface_flux.hpp"

namespace dawnline::models {
namespace {

using namespace scenario;
namespace sc = spacecraft;
using namespace constants;

struct AttitudeTradeIn {
    double altitude, beta;
    std::string law;
    double array_span, array_width, radiator_length, radiator_depth, gap, body;
};
struct AttitudeTradeOut {
    double array_light, array_shaded, radiator_light, radiator_earth_view, array_ram, radiator_ram,
        lit_share;
};

/// Array to +z_B, radiator behind it in the plane y = 0, a cubic body on the array's back between.
sc::SatelliteShape trade_shape(const AttitudeTradeIn& in) {
    const double half = 0.5 * in.body;
    std::vector<sc::PolygonPlate> plates{
        sc::rectangle("array", {}, {0.5 * in.array_span, 0, 0}, {0, 0.5 * in.array_width, 0}, {},
                      {}),
        sc::rectangle("radiator", {0, 0, -in.gap - in.body - 0.5 * in.radiator_depth},
                      {0, 0, 0.5 * in.radiator_depth}, {0.5 * in.radiator_length, 0, 0}, {}, {})};
    for (sc::PolygonPlate& side : sc::box("body", {0, 0, -in.gap - half}, {half, half, half}, {}))
        plates.push_back(std::move(side));
    return sc::SatelliteShape(std::move(plates));
}

sc::AttitudeLaw law_of(const std::string& name) {
    if (name == "nadir") return sc::NadirPointing{};
    if (name == "ram_minimising") return sc::RamMinimising{};
    return sc::SunPointing{name == "sun_along_air" ? sc::SunRoll::radiator_along_air
                                                   : sc::SunRoll::radiator_to_space};
}

AttitudeTradeOut attitude_trade(const AttitudeTradeIn& in) {
    const sc::SatelliteShape shape = trade_shape(in);
    const sc::SkyMask mask = sc::sky_mask(shape, 256);
    const sc::AttitudeLaw law = law_of(in.law);
    // Fronts of all plates, then the backs of array and radiator.
    const std::size_t radiator_front = 1, radiator_back = shape.plates().size() + 1;
    sc::FluxArrays flux(shape.faces().size());
    const double array_area = shape.faces()[0].area, radiator_area = shape.faces()[1].area;
    AttitudeTradeOut out{};
    double facing = 0.0;
    constexpr int k_places = 360;
    for (int k = 0; k < k_places; ++k) {
        const sc::OrbitPoint p = sc::point_on_orbit({k_radius_earth + in.altitude, in.beta},
                                                    k_two_pi * (k + 0.5) / k_places);
        const Mat3 R_BG = sc::attitude(law, p);
        sc::surface_fluxes(shape, mask, p, R_BG, {0.0, 1.0}, flux.spans());
        const Vec3 air_B = R_BG * unit(p.v_ES_G), sun_B = R_BG * p.s_SU_G;
        const double irradiance = sc::solar_irradiance(p.sun_distance);
        out.lit_share += p.lit_fraction / k_places;
        out.array_light += flux.sun[0] / irradiance / k_places;
        facing += p.lit_fraction * std::max(0.0, sun_B.z) / k_places;
        out.radiator_light +=
            (flux.sun[radiator_front] + flux.sun[radiator_back]) / irradiance / k_places;
        out.radiator_earth_view +=
            (flux.infrared[radiator_front] + flux.infrared[radiator_back]) / k_places;
        out.array_ram += array_area * std::abs(air_B.z) / k_places;
        out.radiator_ram += radiator_area * std::abs(air_B.y) / k_places;
    }
    out.array_shaded = facing > 0.0 ? std::max(0.0, 1.0 - out.array_light / facing) : 0.0;
    out.array_light /= out.lit_share;
    out.radiator_light /= out.lit_share;
    return out;
}

Model attitude_trade_model() {
    using In = AttitudeTradeIn;
    using Out = AttitudeTradeOut;
    FieldTable in;
    in.number("altitude", &In::altitude, "km", between(100, 1e6), "of the circular orbit");
    in.number("beta", &In::beta, "deg", between(-90, 90), "of the Sun over the orbital plane");
    in.choice("law", &In::law, {"sun_to_space", "sun_along_air", "nadir", "ram_minimising"},
              "array to the Sun and radiator edge-on to Earth, or to the air; array to the Earth; "
              "array and radiator edge-on to the air, array as near to the Sun as that allows")
        .by_default("sun_to_space");
    in.number("array_span", &In::array_span, "m", more_than(0), "along x_B").by_default("70 m");
    in.number("array_width", &In::array_width, "m", more_than(0), "along y_B").by_default("8.6 m");
    in.number("radiator_length", &In::radiator_length, "m", more_than(0), "along x_B")
        .by_default("5.5 m");
    in.number("radiator_depth", &In::radiator_depth, "m", more_than(0), "behind the body")
        .by_default("20 m");
    in.number("gap", &In::gap, "m", more_than(0), "array to body").by_default("0.5 m");
    in.number("body", &In::body, "m", more_than(0), "edge of the body, a cube").by_default("2 m");
    FieldTable out;
    out.number("array_light", &Out::array_light, "1", any_number(),
               "on the cells over face-on, mean of the sunlit part of the orbit");
    out.number("array_shaded", &Out::array_shaded, "1", any_number(), "share lost to own parts");
    out.number("radiator_light", &Out::radiator_light, "1", any_number(),
               "sunlight on both faces, likewise");
    out.number("radiator_earth_view", &Out::radiator_earth_view, "1", any_number(),
               "of both faces past own parts, mean of the orbit");
    out.number("array_ram", &Out::array_ram, "m2", any_number(), "mean area across the flight");
    out.number("radiator_ram", &Out::radiator_ram, "m2", any_number(), "likewise");
    out.number("lit_share", &Out::lit_share, "1", any_number(), "of the orbit");
    return make_model("spacecraft.attitude_trade",
                      "Light, shade, Earth and air on array and radiator under an attitude law",
                      "attitude.hpp, surface_flux.hpp over 360 places", std::move(in),
                      std::move(out), &attitude_trade);
}

struct SwarmHeatIn {
    long side;
    double panel_width, panel_height, spacing, emissivity, heat_flux, sink_temperature;
};
struct SwarmHeatOut {
    double alone, core, edge, difference, hottest, ratio;
};

SwarmHeatOut swarm_heat(const SwarmHeatIn& in) {
    const double heat = in.heat_flux * in.panel_width * in.panel_height;
    const int side = static_cast<int>(in.side);
    const std::vector<double> t = sc::swarm_temperatures({.side = side,
                                                          .panel_width = in.panel_width,
                                                          .panel_height = in.panel_height,
                                                          .spacing = in.spacing,
                                                          .emissivity = in.emissivity,
                                                          .heat = heat,
                                                          .sink_temperature = in.sink_temperature});
    const sc::CoreAndEdge mean = sc::core_and_edge(t, side);
    return {sc::equilibrium_temperature(in.heat_flux, 2.0 * in.emissivity, in.sink_temperature),
            mean.core,
            mean.edge,
            mean.core - mean.edge,
            *std::max_element(t.begin(), t.end()),
            std::pow(mean.core / mean.edge, 4)};
}

Model swarm_heat_model() {
    using In = SwarmHeatIn;
    using Out = SwarmHeatOut;
    FieldTable in;
    in.integer("side", &In::side, between(3, 12), "satellites in a row, and rows").by_default("6");
    in.number("panel_width", &In::panel_width, "m", more_than(0), "along the columns");
    in.number("panel_height", &In::panel_height, "m", more_than(0), "normal to the swarm");
    in.number("spacing", &In::spacing, "m", more_than(0), "of the centres, both ways");
    in.number("emissivity", &In::emissivity, "1", between(0.01, 1), "of both faces")
        .by_default("0.9");
    in.number("heat_flux", &In::heat_flux, "W/m2", at_least(0), "to reject, per planform");
    in.number("sink_temperature", &In::sink_temperature, "K", at_least(0), "of the free sky")
        .by_default("2.725 K", "Fixsen 2009");
    FieldTable out;
    out.number("alone", &Out::alone, "K", any_number(), "one satellite without neighbours");
    out.number("core", &Out::core, "K", any_number(), "mean of the inner satellites");
    out.number("edge", &Out::edge, "K", any_number(), "mean of the outer ring");
    out.number("difference", &Out::difference, "K", any_number(), "core less edge");
    out.number("hottest", &Out::hottest, "K", any_number(), "of all");
    out.number("ratio", &Out::ratio, "1", any_number(), "(core/edge)⁴");
    return make_model("spacecraft.swarm_heat", "Mutual heating of radiators in a square swarm",
                      "radiosity of grey two-sided panels, view factors by contour integral",
                      std::move(in), std::move(out), &swarm_heat);
}

struct ClusterLightIn {
    double radius, pitch, body_radius, beta, temperature;
};
struct ClusterLightOut {
    long satellites;
    double lost_light, worst_satellite, worst_moment, neighbour_view, edge_view, warming,
        clearance_radius;
};

ClusterLightOut cluster_light(const ClusterLightIn& in) {
    const std::vector<astro::LatticePoint> points = astro::planar_cluster(in.radius, in.pitch);
    const std::size_t n = points.size();
    std::vector<Vec3> r_CD_H(n);
    std::vector<double> lit(n), view(n), lost(n, 0.0), seen(n, 0.0);
    ClusterLightOut out{};
    out.satellites = static_cast<long>(n);
    constexpr int k_places = 720;
    for (int k = 0; k < k_places; ++k) {
        const double u = k_two_pi * (k + 0.5) / k_places;
        astro::lattice_positions(points, in.pitch, u, r_CD_H);
        const Vec3 sun{std::cos(in.beta) * std::cos(u), -std::cos(in.beta) * std::sin(u),
                       std::sin(in.beta)};
        sc::neighbour_sunlight(r_CD_H, sun, in.body_radius, lit);
        sc::neighbour_views(r_CD_H, in.body_radius, view);
        double moment = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            lost[i] += (1.0 - lit[i]) / k_places;
            seen[i] += view[i] / k_places;
            moment += (1.0 - lit[i]) / static_cast<double>(n);
        }
        out.worst_moment = std::max(out.worst_moment, moment);
    }
    for (const double share : lost) out.lost_light += share / static_cast<double>(n);
    out.worst_satellite = *std::max_element(lost.begin(), lost.end());
    out.neighbour_view = *std::max_element(seen.begin(), seen.end());
    out.edge_view = *std::min_element(seen.begin(), seen.end());
    out.warming = in.temperature * (std::pow(1.0 - out.neighbour_view, -0.25) - 1.0);
    out.clearance_radius = astro::sun_clearance_radius(in.pitch, std::abs(in.beta));
    return out;
}

Model cluster_light_model() {
    using In = ClusterLightIn;
    using Out = ClusterLightOut;
    const char* const source = "arXiv:2511.19468v2 S2.2";
    FieldTable in;
    in.number("radius", &In::radius, "m", more_than(0), "of the cluster along the track")
        .by_default("1 km", source);
    in.number("pitch", &In::pitch, "m", more_than(0), "least distance of two")
        .by_default("100 m", source);
    in.number("body_radius", &In::body_radius, "m", more_than(0), "of a satellite as a sphere");
    in.number("beta", &In::beta, "deg", between(-90, 90), "of the Sun over the orbital plane");
    in.number("temperature", &In::temperature, "K", more_than(0), "of the satellites")
        .by_default("340 K");
    FieldTable out;
    out.integer("satellites", &Out::satellites, any_number(), "in the planar cluster");
    out.number("lost_light", &Out::lost_light, "1", any_number(),
               "to neighbours, mean of cluster and orbit");
    out.number("worst_satellite", &Out::worst_satellite, "1", any_number(), "mean of its orbit");
    out.number("worst_moment", &Out::worst_moment, "1", any_number(), "mean of the cluster");
    out.number("neighbour_view", &Out::neighbour_view, "1", any_number(),
               "of all neighbours from the satellite that sees most, mean of the orbit");
    out.number("edge_view", &Out::edge_view, "1", any_number(), "from the one that sees least");
    out.number("warming", &Out::warming, "K", any_number(), "of the first by their infrared");
    out.number("clearance_radius", &Out::clearance_radius, "m", any_number(),
               "a sphere below it never shades another");
    return make_model("spacecraft.cluster_light",
                      "Shade and warmth that the satellites of a planar cluster give each other",
                      "arXiv:2511.19468v2 S2.2; discs across the sunlight; spheres in the sky",
                      std::move(in), std::move(out), &cluster_light);
}

}  // namespace

void add_spacecraft_neighbour_models(Directory& directory) {
    directory.add(attitude_trade_model());
    directory.add(swarm_heat_model());
    directory.add(cluster_light_model());
}

}  // namespace dawnline::models
