#pragma once
// Conjunction data messages: two objects at their closest approach, in KVN and XML.

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/ccsds_parts.hpp"
#include "dawnline/astro/ccsds_writer.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// How the orbit of one object was determined; what is not given is empty.
struct CdmOrbitDetermination {
    std::optional<Utc> last_observation_start, last_observation_end;
    std::optional<double> recommended_span, actual_span;  // [s]
    std::optional<int> observations_available, observations_used, tracks_available, tracks_used;
    std::optional<double> residuals_accepted;  // [1]
    std::optional<double> weighted_rms;        // [1]
};

/// What acts on one object; what is not given is empty.
struct CdmForces {
    std::string gravity_model, atmospheric_model, n_body_perturbations;
    std::string solar_rad_pressure, earth_tides, intrack_thrust;  // "YES", "NO" or empty
    std::optional<double> area;                                   // actual, AREA_PC [m²]
    std::optional<double> drag_area;                              // effective [m²]
    std::optional<double> solar_area;                             // effective [m²]
    std::optional<double> mass;                                   // [kg]
    std::optional<double> drag_area_per_mass;                     // C_D A/m [m²/kg]
    std::optional<double> light_area_per_mass;                    // C_R A/m [m²/kg]
    std::optional<double> thrust_acceleration;                    // [m/s²]
    std::optional<double> energy_dissipation;                     // SEDR [W/kg]
};

/// Rows of the covariance below velocity, in the standard's order, as far as they are given:
/// drag (7 elements), solar radiation pressure (8), thrust (9). [m³/kg and so on]
struct CdmFurtherCovariance {
    std::array<std::optional<double>, 7> drag;
    std::array<std::optional<double>, 8> solar;
    std::array<std::optional<double>, 9> thrust;
};

/// One of the two objects.
struct CdmObject {
    std::vector<std::string> comments;
    std::string designator;  // in the catalogue, "12345"
    std::string catalogue;   // "SATCAT"
    std::string name;
    std::string international_designator;  // "1997-030E"
    std::string type;                      // PAYLOAD, ROCKET BODY, DEBRIS, UNKNOWN, OTHER or empty
    std::string contact_position, organization, phone, email;  // of the operator; may be empty
    std::string ephemeris;                                     // file's name or NONE
    std::string covariance_method = "CALCULATED";              // or DEFAULT
    std::string maneuverable = "N/A";                          // YES, NO, N/A
    std::string centre;                                        // empty for EARTH
    std::string frame = "GCRF";                                // GCRF, EME2000 or ITRF
    CdmForces forces;
    CdmOrbitDetermination determination;
    Vec3 r;                      // at closest approach, in `frame` [m]
    Vec3 v;                      // in `frame` [m/s]
    LowerTriangle covariance{};  // in RTN of this object (radial, along, across) [m², m²/s, m²/s²]
    CdmFurtherCovariance further;
};

/// The volume and the time that were screened; what is not given is empty.
struct CdmScreening {
    std::optional<Utc> start, stop;
    std::string frame;               // RTN, TVN
    std::string shape;               // ELLIPSOID, BOX
    std::optional<double> x, y, z;   // of the volume, in `frame` [m]
    std::optional<Utc> entry, exit;  // of the volume
};

/// One CDM (CCSDS 508.0-B-1). All times are UTC.
struct Cdm {
    CcsdsHeader header;
    std::string message_for;                          // may be empty
    std::vector<std::string> comments;                // of the relative data
    Utc closest_approach;                             // TCA
    double miss_distance = 0.0;                       // [m]
    std::optional<double> relative_speed;             // [m/s]
    std::array<std::optional<double>, 3> relative_r;  // in RTN of object 1 [m]
    std::array<std::optional<double>, 3> relative_v;  // [m/s]
    CdmScreening screening;
    std::optional<double> probability;  // of collision [1]
    std::string probability_method;     // "FOSTER-1992"
    std::array<CdmObject, 2> objects;
};

/// Reads one message, version 1.0, keywords in the order of the standard. Refused besides what
/// every reader refuses: other than OBJECT1 then OBJECT2, negative variances and distances, a
/// probability outside of 0 … 1, a covariance with elements missing. Throws Error with all problems
/// and their places.
Cdm read_cdm(std::string_view text, const std::string& file);
Cdm read_cdm(const std::filesystem::path& path);

/// Writes version 1.0. What is read back and written again has the same bytes. Throws Error for
/// what a reader would refuse.
std::string write_cdm(const Cdm& cdm, CcsdsNotation notation);

}  // namespace dawnline::astro
