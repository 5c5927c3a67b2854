#pragma once
// Scenes for globes: satellites with their paths, sites, and lines between them, as CZML.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dawnline/astro/time.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// INERTIAL is Cesium's ICRF, FIXED its Earth-fixed frame (ITRF).
enum class CzmlFrame { inertial, fixed };

enum class CzmlInterpolation { linear, lagrange, hermite };

struct CzmlColour {
    std::uint8_t red = 244, green = 170, blue = 66, alpha = 255;
};

/// After the epoch of the scene, start ≤ stop. [s]
struct CzmlInterval {
    double start = 0.0;
    double stop = 0.0;
};

/// A point that moves, with its path.
struct CzmlTrack {
    std::string id;  // unique in the scene; no '#'
    std::string name;
    std::string label;          // shown beside the point; empty for none
    std::vector<double> times;  // after the epoch of the scene, rising [s]
    std::vector<Vec3> r;        // in `frame`, as many as times [m]
    CzmlFrame frame = CzmlFrame::inertial;
    CzmlInterpolation interpolation = CzmlInterpolation::lagrange;
    int degree = 5;                          // of the interpolation [1]
    std::vector<CzmlInterval> availability;  // empty: from the first to the last time
    CzmlColour colour;
    double point_size = 5.0;  // [pixel]
    bool has_path = true;
    std::optional<double> path_lead, path_trail;  // how much of the path is drawn [s]
};

/// A point on the ground.
struct CzmlSite {
    std::string id;
    std::string name;
    double longitude = 0.0;  // geodetic, WGS 84 [rad]
    double latitude = 0.0;   // [rad]
    double height = 0.0;     // above the ellipsoid [m]
    CzmlColour colour;
};

/// A straight line between two objects while they see each other.
struct CzmlLink {
    std::string id;
    std::string name;
    std::string from, to;                 // ids of tracks or sites
    std::vector<CzmlInterval> intervals;  // rising, without overlap; shown in these alone
    CzmlColour colour;
};

/// What one file shows.
struct CzmlScene {
    std::string name;
    Tt epoch;
    std::vector<CzmlTrack> tracks;
    std::vector<CzmlSite> sites;
    std::vector<CzmlLink> links;
    double speed = 60.0;  // of the clock against real time [1]
};

/// The scene as a CZML 1.0 document: a packet "document" with a clock over all times of the tracks,
/// then one packet for each track, site and link. Positions to 1 mm.
///
/// Throws Error, naming the object, if there is no track; ids are empty, repeated, "document" or
/// hold a '#'; a link joins what is not there; lists differ in length or hold fewer than two
/// states; times do not rise; intervals are reversed or overlap; a number is not finite or an angle
/// out of range; the degree is not 1 … 20.
/// Source: Cesium CZML Guide; checked against its JSON Schema (AnalyticalGraphicsInc/czml-writer).
std::string write_czml(const CzmlScene& scene);

}  // namespace dawnline::astro
