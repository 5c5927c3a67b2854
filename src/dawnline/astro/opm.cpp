#include "dawnline/astro/opm.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using constants::k_degree;

constexpr double k_km = 1000.0;
constexpr double k_infinite = std::numeric_limits<double>::infinity();

/// While Keplerian elements are read, some may be missing.
struct ElementsDraft {
    std::optional<double> semi_major_axis, eccentricity, inclination, node, argument_of_perigee,
        true_anomaly, mean_anomaly, gm;
};

void add_metadata(CcsdsTable& table, Opm& opm) {
    table.in("body/segment/metadata");
    table.add("OBJECT_NAME", &opm.object_name).required();
    table.add("OBJECT_ID", &opm.object_id).required();
    table.add("CENTER_NAME", &opm.centre).required();
    table.add("REF_FRAME", &opm.frame).required();
    table.add("REF_FRAME_EPOCH", InScale<std::optional<Tt>>{&opm.frame_epoch, &opm.time_scale});
    table.add("TIME_SYSTEM", &opm.time_scale).required();
}

void add_state(CcsdsTable& table, Opm& opm) {
    table.in("body/segment/data/stateVector");
    table.add("EPOCH", InScale<Tt>{&opm.epoch, &opm.time_scale}).required();
    table.add("X", &opm.r.x, "km", k_km).required();
    table.add("Y", &opm.r.y, "km", k_km).required();
    table.add("Z", &opm.r.z, "km", k_km).required();
    table.add("X_DOT", &opm.v.x, "km/s", k_km).required();
    table.add("Y_DOT", &opm.v.y, "km/s", k_km).required();
    table.add("Z_DOT", &opm.v.z, "km/s", k_km).required();
}

void add_elements(CcsdsTable& table, ElementsDraft& draft) {
    table.in("body/segment/data/keplerianElements");
    table.add("SEMI_MAJOR_AXIS", &draft.semi_major_axis, "km", k_km);
    table.add("ECCENTRICITY", &draft.eccentricity).at_least(0);
    table.add("INCLINATION", &draft.inclination, "deg", k_degree).between(0, 180);
    table.add("RA_OF_ASC_NODE", &draft.node, "deg", k_degree).between(-360, 360);
    table.add("ARG_OF_PERICENTER", &draft.argument_of_perigee, "deg", k_degree).between(-360, 360);
    table.add("TRUE_ANOMALY", &draft.true_anomaly, "deg", k_degree).between(-360, 360);
    table.add("MEAN_ANOMALY", &draft.mean_anomaly, "deg", k_degree);
    table.add("GM", &draft.gm, "km**3/s**2", 1e9).at_least(0);
}

void add_maneuver(CcsdsTable& table, OpmManeuver& maneuver, const TimeScale& scale) {
    table.in("body/segment/data/maneuverParameters");
    table.add("MAN_EPOCH_IGNITION", InScale<Tt>{&maneuver.ignition, &scale}).required();
    table.add("MAN_DURATION", &maneuver.duration, "s").required().at_least(0);
    table.add("MAN_DELTA_MASS", &maneuver.delta_mass, "kg").required().between(-k_infinite, 0);
    table.add("MAN_REF_FRAME", &maneuver.frame).required();
    table.add("MAN_DV_1", &maneuver.delta_v.x, "km/s", k_km).required();
    table.add("MAN_DV_2", &maneuver.delta_v.y, "km/s", k_km).required();
    table.add("MAN_DV_3", &maneuver.delta_v.z, "km/s", k_km).required();
}

ElementsDraft draft_of(const std::optional<OpmElements>& elements) {
    ElementsDraft draft;
    if (!elements) return draft;
    draft = {elements->semi_major_axis,
             elements->eccentricity,
             elements->inclination,
             elements->node,
             elements->argument_of_perigee,
             std::nullopt,
             std::nullopt,
             elements->gm};
    (elements->is_mean_anomaly ? draft.mean_anomaly : draft.true_anomaly) = elements->anomaly;
    return draft;
}

std::optional<OpmElements> finished(const ElementsDraft& draft, const CcsdsEntry& end,
                                    Problems& problems) {
    const auto refuse = [&](std::string why) {
        problems.add(end.line, end.column, "SEMI_MAJOR_AXIS", std::move(why));
    };
    const int anomalies = (draft.true_anomaly ? 1 : 0) + (draft.mean_anomaly ? 1 : 0);
    int given = 0;
    for (const auto* value : {&draft.semi_major_axis, &draft.eccentricity, &draft.inclination,
                              &draft.node, &draft.argument_of_perigee, &draft.gm})
        given += *value ? 1 : 0;
    if (given == 0 && anomalies == 0) return {};
    if (given != 6 || anomalies != 1) {
        refuse("and what follows need all six elements and GM, with one anomaly of the two");
        return {};
    }
    if (*draft.semi_major_axis * (1.0 - *draft.eccentricity) <= 0.0)
        refuse(fmt::format("is {} km at eccentricity {}; such an orbit has no pericentre",
                           *draft.semi_major_axis / k_km, *draft.eccentricity));
    return OpmElements{*draft.semi_major_axis,
                       *draft.eccentricity,
                       *draft.inclination,
                       *draft.node,
                       *draft.argument_of_perigee,
                       draft.mean_anomaly ? *draft.mean_anomaly : *draft.true_anomaly,
                       draft.mean_anomaly.has_value(),
                       *draft.gm};
}

/// Parts of the entries: all but manoeuvres, and each manoeuvre.
struct Split {
    std::vector<CcsdsEntry> main;
    std::vector<std::vector<CcsdsEntry>> maneuvers;
};

Split split(std::span<const CcsdsEntry> entries) {
    Split parts;
    for (const CcsdsEntry& entry : entries) {
        const bool is_maneuver = entry.keyword.starts_with("MAN_");
        if (entry.keyword == "MAN_EPOCH_IGNITION" || (is_maneuver && parts.maneuvers.empty()))
            parts.maneuvers.emplace_back();
        (is_maneuver ? parts.maneuvers.back() : parts.main).push_back(entry);
    }
    return parts;
}

}  // namespace

Opm read_opm(std::string_view text, const std::string& file) {
    require_ascii(text, file);
    Problems problems(file);
    const CcsdsMessages found = ccsds_messages(text, "opm", problems);
    const std::span<const CcsdsEntry> entries = found.messages.front().entries;
    require_version(entries, "CCSDS_OPM_VERS", {"1.0", "2.0", "3.0"}, problems);
    if (found.messages.size() > 1)
        problems.add(found.messages[1].entries.front().line, 1, {},
                     "a second message begins; one is read");
    problems.throw_if_any();

    Opm opm;
    opm.time_scale = scale_in(entries);
    const Split parts = split(entries.subspan(1));
    const CcsdsEntry end = place_after(entries);
    ElementsDraft elements;
    CovarianceDraft covariance;
    CcsdsTable table;
    add_header(table, opm.header);
    add_metadata(table, opm);
    add_state(table, opm);
    add_elements(table, elements);
    add_spacecraft(table, opm.spacecraft);
    add_covariance(table, covariance);
    table.user_defined(&opm.user_defined, "body/segment/data/userDefinedParameters");
    table.comments(&opm.comments);
    table.read(parts.main, true, end, problems);
    for (const std::vector<CcsdsEntry>& part : parts.maneuvers) {
        CcsdsTable maneuver;
        add_maneuver(maneuver, opm.maneuvers.emplace_back(), opm.time_scale);
        maneuver.read(part, true, place_after(part), problems);
    }
    opm.elements = finished(elements, end, problems);
    opm.covariance = finished(covariance, end, problems);
    problems.throw_if_any();
    return opm;
}

Opm read_opm(const std::filesystem::path& path) {
    return read_opm(read_text_file(path), path.string());
}

std::string write_opm(const Opm& given, CcsdsNotation notation) {
    Opm opm = given;
    ElementsDraft elements = draft_of(opm.elements);
    Problems problems("");
    finished(elements, {}, problems);
    problems.throw_if_any();
    CovarianceDraft covariance = astro::draft_of(opm.covariance);
    CcsdsTable header, metadata, data;
    add_header(header, opm.header);
    add_metadata(metadata, opm);
    add_state(data, opm);
    add_elements(data, elements);
    add_spacecraft(data, opm.spacecraft);
    add_covariance(data, covariance);
    CcsdsWriter writer(notation);
    writer.begin("opm", odm_version(opm.header));
    writer.comments(opm.header.comments, "header");
    writer.fields(header);
    writer.comments(opm.comments, "body/segment/metadata");
    writer.fields(metadata);
    writer.fields(data);
    for (OpmManeuver& maneuver : opm.maneuvers) {
        CcsdsTable table;
        add_maneuver(table, maneuver, opm.time_scale);
        writer.close_to(3);  // each in an element of its own
        writer.fields(table);
    }
    CcsdsTable own;
    own.user_defined(&opm.user_defined, "body/segment/data/userDefinedParameters");
    writer.fields(own);
    writer.end();
    return std::move(writer).text();
}

}  // namespace dawnline::astro
