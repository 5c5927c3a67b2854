#pragma once
// Orbit parameter messages: one state of one object, in KVN and XML.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/ccsds_parts.hpp"
#include "dawnline/astro/ccsds_writer.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// Osculating elements that an OPM may give beside its state.
struct OpmElements {
    double semi_major_axis = 0.0;      // negative for a hyperbola [m]
    double eccentricity = 0.0;         // [1]
    double inclination = 0.0;          // [rad]
    double node = 0.0;                 // right ascension of the ascending node [rad]
    double argument_of_perigee = 0.0;  // [rad]
    double anomaly = 0.0;              // true or mean [rad]
    bool is_mean_anomaly = false;
    double gm = 0.0;  // [m³/s²]
};

/// A manoeuvre as an OPM announces it.
struct OpmManeuver {
    Tt ignition;
    double duration = 0.0;    // 0 for an impulse [s]
    double delta_mass = 0.0;  // zero or negative [kg]
    std::string frame;        // of delta_v: "RTN", "EME2000" ...
    Vec3 delta_v;             // [m/s]
};

/// One OPM (CCSDS 502.0-B-3, sec. 3). Position and velocity are of the object from the centre, in
/// `frame`, whatever these are: nothing is turned here.
struct Opm {
    CcsdsHeader header;
    std::vector<std::string> comments;  // of metadata and data
    std::string object_name;
    std::string object_id;          // "1998-067A"
    std::string centre = "EARTH";   // CENTER_NAME
    std::string frame = "GCRF";     // REF_FRAME
    std::optional<Tt> frame_epoch;  // of a frame of date that stands still
    TimeScale time_scale = TimeScale::utc;
    Tt epoch;
    Vec3 r;  // [m]
    Vec3 v;  // [m/s]
    std::optional<OpmElements> elements;
    SpacecraftParameters spacecraft;
    std::optional<OrbitCovariance> covariance;
    std::vector<OpmManeuver> maneuvers;
    UserDefined user_defined;
};

/// Reads one message, version 1.0, 2.0 or 3.0, keywords in the order of the standard. Refused
/// besides what every reader refuses: Keplerian elements of which some are missing, an orbit that
/// does not exist (e < 0, a(1 − e) ≤ 0, i outside of 0 … 180°), propellant that grows, negative
/// variances. Throws Error with all problems and their places.
Opm read_opm(std::string_view text, const std::string& file);
Opm read_opm(const std::filesystem::path& path);

/// Writes version 2.0, or 3.0 with a MESSAGE_ID. What is read back and written again has the same
/// bytes. Throws Error for what a reader would refuse.
std::string write_opm(const Opm& opm, CcsdsNotation notation);

}  // namespace dawnline::astro
