#include "dawnline/astro/cdm.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

constexpr double k_km = 1000.0;
constexpr double k_percent = 0.01;

constexpr std::array<std::string_view, 21> k_rtn_keywords = {
    "CR_R",       "CT_R",    "CT_T",       "CN_R",    "CN_T",       "CN_N",       "CRDOT_R",
    "CRDOT_T",    "CRDOT_N", "CRDOT_RDOT", "CTDOT_R", "CTDOT_T",    "CTDOT_N",    "CTDOT_RDOT",
    "CTDOT_TDOT", "CNDOT_R", "CNDOT_T",    "CNDOT_N", "CNDOT_RDOT", "CNDOT_TDOT", "CNDOT_NDOT"};
constexpr std::array<std::string_view, 7> k_drag_keywords = {
    "CDRG_R", "CDRG_T", "CDRG_N", "CDRG_RDOT", "CDRG_TDOT", "CDRG_NDOT", "CDRG_DRG"};
constexpr std::array<std::string_view, 8> k_solar_keywords = {
    "CSRP_R", "CSRP_T", "CSRP_N", "CSRP_RDOT", "CSRP_TDOT", "CSRP_NDOT", "CSRP_DRG", "CSRP_SRP"};
constexpr std::array<std::string_view, 9> k_thrust_keywords = {
    "CTHR_R",    "CTHR_T",   "CTHR_N",   "CTHR_RDOT", "CTHR_TDOT",
    "CTHR_NDOT", "CTHR_DRG", "CTHR_SRP", "CTHR_THR"};

/// Header and relative data, in the order of 508.0-B-1, tables 3-1 and 3-2.
void add_header_fields(CcsdsTable& table, Cdm& cdm) {
    table.in("header");
    table.add("CREATION_DATE", &cdm.header.creation_date).required();
    table.add("ORIGINATOR", &cdm.header.originator).required();
    table.add("MESSAGE_FOR", &cdm.message_for);
    table.add("MESSAGE_ID", &cdm.header.message_id).required();
}

void add_relative(CcsdsTable& table, Cdm& cdm) {
    constexpr std::string_view k_block = "body/relativeMetadataData";
    table.in(k_block);
    table.add("TCA", &cdm.closest_approach).required();
    table.add("MISS_DISTANCE", &cdm.miss_distance, "m").required().at_least(0);
    table.add("RELATIVE_SPEED", &cdm.relative_speed, "m/s").at_least(0);
    table.in("body/relativeMetadataData/relativeStateVector");
    table.add("RELATIVE_POSITION_R", &cdm.relative_r[0], "m");
    table.add("RELATIVE_POSITION_T", &cdm.relative_r[1], "m");
    table.add("RELATIVE_POSITION_N", &cdm.relative_r[2], "m");
    table.add("RELATIVE_VELOCITY_R", &cdm.relative_v[0], "m/s");
    table.add("RELATIVE_VELOCITY_T", &cdm.relative_v[1], "m/s");
    table.add("RELATIVE_VELOCITY_N", &cdm.relative_v[2], "m/s");
    table.in(k_block);
    CdmScreening& screening = cdm.screening;
    table.add("START_SCREEN_PERIOD", &screening.start);
    table.add("STOP_SCREEN_PERIOD", &screening.stop);
    table.add("SCREEN_VOLUME_FRAME", &screening.frame).one_of({"RTN", "TVN"});
    table.add("SCREEN_VOLUME_SHAPE", &screening.shape).one_of({"ELLIPSOID", "BOX"});
    table.add("SCREEN_VOLUME_X", &screening.x, "m").at_least(0);
    table.add("SCREEN_VOLUME_Y", &screening.y, "m").at_least(0);
    table.add("SCREEN_VOLUME_Z", &screening.z, "m").at_least(0);
    table.add("SCREEN_ENTRY_TIME", &screening.entry);
    table.add("SCREEN_EXIT_TIME", &screening.exit);
    table.add("COLLISION_PROBABILITY", &cdm.probability).between(0, 1);
    table.add("COLLISION_PROBABILITY_METHOD", &cdm.probability_method);
}

/// 508.0-B-1, table 3-3.
void add_metadata(CcsdsTable& table, CdmObject& object, std::string& which) {
    table.in("body/segment/metadata");
    table.add("OBJECT", &which).required().one_of({"OBJECT1", "OBJECT2"});
    table.add("OBJECT_DESIGNATOR", &object.designator).required();
    table.add("CATALOG_NAME", &object.catalogue).required();
    table.add("OBJECT_NAME", &object.name).required();
    table.add("INTERNATIONAL_DESIGNATOR", &object.international_designator).required();
    table.add("OBJECT_TYPE", &object.type)
        .one_of({"PAYLOAD", "ROCKET BODY", "DEBRIS", "UNKNOWN", "OTHER"});
    table.add("OPERATOR_CONTACT_POSITION", &object.contact_position);
    table.add("OPERATOR_ORGANIZATION", &object.organization);
    table.add("OPERATOR_PHONE", &object.phone);
    table.add("OPERATOR_EMAIL", &object.email);
    table.add("EPHEMERIS_NAME", &object.ephemeris).required();
    table.add("COVARIANCE_METHOD", &object.covariance_method)
        .required()
        .one_of({"CALCULATED", "DEFAULT"});
    table.add("MANEUVERABLE", &object.maneuverable).required().one_of({"YES", "NO", "N/A"});
    table.add("ORBIT_CENTER", &object.centre);
    table.add("REF_FRAME", &object.frame).required().one_of({"GCRF", "EME2000", "ITRF"});
    table.add("GRAVITY_MODEL", &object.forces.gravity_model);
    table.add("ATMOSPHERIC_MODEL", &object.forces.atmospheric_model);
    table.add("N_BODY_PERTURBATIONS", &object.forces.n_body_perturbations);
    table.add("SOLAR_RAD_PRESSURE", &object.forces.solar_rad_pressure).one_of({"YES", "NO"});
    table.add("EARTH_TIDES", &object.forces.earth_tides).one_of({"YES", "NO"});
    table.add("INTRACK_THRUST", &object.forces.intrack_thrust).one_of({"YES", "NO"});
}

/// 508.0-B-1, table 3-4.
void add_determination(CcsdsTable& table, CdmOrbitDetermination& d) {
    table.in("body/segment/data/odParameters");
    table.add("TIME_LASTOB_START", &d.last_observation_start);
    table.add("TIME_LASTOB_END", &d.last_observation_end);
    table.add("RECOMMENDED_OD_SPAN", &d.recommended_span, "d", constants::k_day).at_least(0);
    table.add("ACTUAL_OD_SPAN", &d.actual_span, "d", constants::k_day).at_least(0);
    table.add("OBS_AVAILABLE", &d.observations_available).at_least(0);
    table.add("OBS_USED", &d.observations_used).at_least(0);
    table.add("TRACKS_AVAILABLE", &d.tracks_available).at_least(0);
    table.add("TRACKS_USED", &d.tracks_used).at_least(0);
    table.add("RESIDUALS_ACCEPTED", &d.residuals_accepted, "%", k_percent).between(0, 100);
    table.add("WEIGHTED_RMS", &d.weighted_rms).at_least(0);
}

void add_forces(CcsdsTable& table, CdmForces& forces) {
    table.in("body/segment/data/additionalParameters");
    table.add("AREA_PC", &forces.area, "m**2").at_least(0);
    table.add("AREA_DRG", &forces.drag_area, "m**2").at_least(0);
    table.add("AREA_SRP", &forces.solar_area, "m**2").at_least(0);
    table.add("MASS", &forces.mass, "kg").at_least(0);
    table.add("CD_AREA_OVER_MASS", &forces.drag_area_per_mass, "m**2/kg");
    table.add("CR_AREA_OVER_MASS", &forces.light_area_per_mass, "m**2/kg");
    table.add("THRUST_ACCELERATION", &forces.thrust_acceleration, "m/s**2");
    table.add("SEDR", &forces.energy_dissipation, "W/kg");
}

void add_state(CcsdsTable& table, CdmObject& object) {
    table.in("body/segment/data/stateVector");
    table.add("X", &object.r.x, "km", k_km).required();
    table.add("Y", &object.r.y, "km", k_km).required();
    table.add("Z", &object.r.z, "km", k_km).required();
    table.add("X_DOT", &object.v.x, "km/s", k_km).required();
    table.add("Y_DOT", &object.v.y, "km/s", k_km).required();
    table.add("Z_DOT", &object.v.z, "km/s", k_km).required();
}

std::string_view rtn_unit(std::size_t row, std::size_t column) {
    if (row < 3) return "m**2";
    return column < 3 ? "m**2/s" : "m**2/s**2";
}

/// Rows below velocity: position, velocity, then the parameters among themselves.
std::string_view parameter_unit(std::size_t column) {
    return column < 3 ? "m**3/kg" : column < 6 ? "m**3/(kg*s)" : "m**4/kg**2";
}

std::string_view thrust_unit(std::size_t column) {
    return column < 3   ? "m**2/s**2"
           : column < 6 ? "m**2/s**3"
           : column < 8 ? "m**3/(kg*s**2)"
                        : "m**2/s**4";
}

void add_covariance_rows(CcsdsTable& table, CdmObject& object) {
    table.in("body/segment/data/covarianceMatrix");
    std::size_t k = 0;
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t j = 0; j <= i; ++j, ++k) {
            CcsdsField& field =
                table.add(k_rtn_keywords[k], &object.covariance[k], rtn_unit(i, j)).required();
            if (i == j) field.at_least(0);
        }
    CdmFurtherCovariance& further = object.further;
    for (std::size_t j = 0; j < further.drag.size(); ++j)
        table.add(k_drag_keywords[j], &further.drag[j], parameter_unit(j));
    for (std::size_t j = 0; j < further.solar.size(); ++j)
        table.add(k_solar_keywords[j], &further.solar[j], parameter_unit(j));
    for (std::size_t j = 0; j < further.thrust.size(); ++j)
        table.add(k_thrust_keywords[j], &further.thrust[j], thrust_unit(j));
}

void add_data(CcsdsTable& table, CdmObject& object) {
    add_determination(table, object.determination);
    add_forces(table, object.forces);
    add_state(table, object);
    add_covariance_rows(table, object);
}

/// Reads OBJECT1 or OBJECT2 with what follows it.
void read_object(std::span<const CcsdsEntry> entries, const std::string& expected,
                 CdmObject& object, Problems& problems) {
    std::string which = expected;
    CcsdsTable table;
    add_metadata(table, object, which);
    add_data(table, object);
    table.comments(&object.comments);
    table.read(entries, true, place_after(entries), problems);
    if (which != expected)
        for (const CcsdsEntry& entry : entries)
            if (entry.keyword == "OBJECT")
                problems.add(entry.line, entry.value_column, "OBJECT",
                             fmt::format("is {}; {} is expected here", which, expected));
}

/// Where a COMMENT before OBJECT begins to belong to the object: in XML it stands in its segment.
std::size_t beginning(std::span<const CcsdsEntry> entries, std::size_t object) {
    while (object > 0 && entries[object - 1].keyword == "COMMENT" &&
           entries[object - 1].block == entries[object].block && !entries[object].block.empty())
        --object;
    return object;
}

}  // namespace

Cdm read_cdm(std::string_view text, const std::string& file) {
    require_ascii(text, file);
    Problems problems(file);
    const CcsdsMessages found = ccsds_messages(text, "cdm", problems);
    const std::span<const CcsdsEntry> entries = found.messages.front().entries;
    require_version(entries, "CCSDS_CDM_VERS", {"1.0"}, problems);
    if (found.messages.size() > 1)
        problems.add(found.messages[1].entries.front().line, 1, {},
                     "a second message begins; one is read");
    problems.throw_if_any();

    std::vector<std::size_t> starts;
    for (std::size_t k = 1; k < entries.size(); ++k)
        if (entries[k].keyword == "OBJECT") starts.push_back(beginning(entries, k));
    if (starts.size() != 2) {
        const CcsdsEntry place = starts.size() > 2 ? entries[starts[2]] : place_after(entries);
        problems.add(
            place.line, place.column, "OBJECT",
            fmt::format("is given {} times; a conjunction has OBJECT1 and OBJECT2", starts.size()));
        problems.throw_if_any();
    }
    Cdm cdm;
    CcsdsTable table;
    add_header_fields(table, cdm);
    add_relative(table, cdm);
    table.comments(&cdm.comments);
    table.read(entries.subspan(1, starts[0] - 1), true, entries[starts[0]], problems);
    read_object(entries.subspan(starts[0], starts[1] - starts[0]), "OBJECT1", cdm.objects[0],
                problems);
    read_object(entries.subspan(starts[1]), "OBJECT2", cdm.objects[1], problems);
    problems.throw_if_any();
    return cdm;
}

Cdm read_cdm(const std::filesystem::path& path) {
    return read_cdm(read_text_file(path), path.string());
}

std::string write_cdm(const Cdm& given, CcsdsNotation notation) {
    Cdm cdm = given;
    CcsdsTable header, relative;
    add_header_fields(header, cdm);
    add_relative(relative, cdm);
    CcsdsWriter writer(notation);
    writer.begin("cdm", "1.0");
    writer.comments(cdm.header.comments, "header");
    writer.fields(header);
    writer.comments(cdm.comments, "body/relativeMetadataData");
    writer.fields(relative);
    for (std::size_t k = 0; k < 2; ++k) {
        std::string which = k == 0 ? "OBJECT1" : "OBJECT2";
        CcsdsTable metadata, data;
        add_metadata(metadata, cdm.objects[k], which);
        add_data(data, cdm.objects[k]);
        writer.close_to(1);  // each in a segment of its own
        if (writer.is_xml()) writer.comments(cdm.objects[k].comments, "body/segment/metadata");
        writer.fields(metadata);
        if (!writer.is_xml()) writer.comments(cdm.objects[k].comments, {});
        writer.fields(data);
    }
    writer.end();
    return std::move(writer).text();
}

}  // namespace dawnline::astro
