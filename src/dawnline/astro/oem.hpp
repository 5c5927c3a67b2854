#pragma once
// Orbit ephemeris messages: states of one object against time, in KVN and XML.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/ccsds_parts.hpp"
#include "dawnline/astro/ccsds_writer.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// Position, velocity and perhaps acceleration of the object from the centre, in the segment's
/// frame.
struct OemState {
    Tt epoch;
    Vec3 r;                 // [m]
    Vec3 v;                 // [m/s]
    std::optional<Vec3> a;  // [m/s²]
};

/// Covariance at one epoch of a segment.
struct OemCovariance {
    Tt epoch;
    OrbitCovariance matrix;
};

enum class Interpolation { none, linear, lagrange, hermite };

/// States between two events that no interpolation may cross.
struct OemSegment {
    std::vector<std::string> comments;       // of the metadata
    std::vector<std::string> data_comments;  // of the data
    std::string object_name;
    std::string object_id;          // "1998-067A"
    std::string centre = "EARTH";   // CENTER_NAME
    std::string frame = "GCRF";     // REF_FRAME
    std::optional<Tt> frame_epoch;  // of a frame of date that stands still
    TimeScale time_scale = TimeScale::utc;
    Tt start, stop;                                 // span of the states
    std::optional<Tt> useable_start, useable_stop;  // inside of which interpolation is meant
    Interpolation interpolation = Interpolation::none;
    int degree = 0;                // of the polynomial; 0 if there is no interpolation
    std::vector<OemState> states;  // epochs rising
    std::vector<OemCovariance> covariances;
};

/// One OEM (CCSDS 502.0-B-3, sec. 5).
struct Oem {
    CcsdsHeader header;
    std::vector<OemSegment> segments;
};

/// Reads one message, version 1.0, 2.0 or 3.0. Refused besides what every reader refuses: epochs
/// that do not rise, states outside of START_TIME … STOP_TIME, useable times outside of them, a
/// method of interpolation without degree, a segment without states, lines with other than 7 or 10
/// items, triangles of covariance with other than 1 … 6 items, negative variances. Throws Error
/// with all problems and their places.
Oem read_oem(std::string_view text, const std::string& file);
Oem read_oem(const std::filesystem::path& path);

/// Digits behind the point of kilometres and kilometres per second.
struct OemDecimals {
    int position = 6;  // 1 mm
    int velocity = 9;  // 1 µm/s
};

/// Writes version 2.0, or 3.0 with a MESSAGE_ID; 15 digits unless `decimals` are given. What is
/// read back and written again has the same bytes. Throws Error for what a reader would refuse.
std::string write_oem(const Oem& oem, CcsdsNotation notation,
                      std::optional<OemDecimals> decimals = {});

/// State at `epoch` by the method and degree that the segment declares; Hermite of degree 7 if it
/// declares none. For other than Earth-like smooth motion the declared degree says how good it is.
///
///     lagrange, linear   position and velocity each through degree + 1 states about the epoch
///     hermite            position through ⌈(degree + 1)/2⌉ positions and velocities, two at
///                        least; the velocity is its derivative
///
/// Throws Error outside of the useable span and of the states, and if the segment has fewer states
/// than the degree needs.
OemState interpolated(const OemSegment& segment, const Tt& epoch);

/// The same in the last segment whose useable span holds the epoch.
OemState interpolated(const Oem& oem, const Tt& epoch);

}  // namespace dawnline::astro
