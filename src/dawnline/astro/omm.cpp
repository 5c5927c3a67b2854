#include "dawnline/astro/omm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "dawnline/astro/ccsds_writer.hpp"
#include "dawnline/astro/omm_fields.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::astro {
namespace {

using constants::k_day;
using constants::k_degree;
using constants::k_two_pi;

constexpr double k_most_revolutions = 20.0;  // per day; an orbit at the ground has 17
constexpr double k_largest_catalogue_number = 999'999'999.0;

/// Names of JSON and CSV in the order in which CelesTrak writes them.
constexpr std::array<std::string_view, 17> k_plain_fields = {
    "OBJECT_NAME",     "OBJECT_ID",           "EPOCH",
    "MEAN_MOTION",     "ECCENTRICITY",        "INCLINATION",
    "RA_OF_ASC_NODE",  "ARG_OF_PERICENTER",   "MEAN_ANOMALY",
    "EPHEMERIS_TYPE",  "CLASSIFICATION_TYPE", "NORAD_CAT_ID",
    "ELEMENT_SET_NO",  "REV_AT_EPOCH",        "BSTAR",
    "MEAN_MOTION_DOT", "MEAN_MOTION_DDOT"};

void add_metadata(CcsdsTable& table, Omm& omm, OmmDraft& draft, bool is_plain) {
    table.in("body/segment/metadata");
    table.add("OBJECT_NAME", &omm.elements.name).or_blank().is_mandatory = !is_plain;
    table.add("OBJECT_ID", &omm.elements.international_designator).or_blank().is_mandatory =
        !is_plain;
    const auto fixed = [&](std::string_view keyword, CcsdsTarget target,
                           std::vector<std::string_view> words) {
        CcsdsField& field = table.add(keyword, target).one_of(std::move(words));
        field.is_mandatory = !is_plain;  // CelesTrak leaves out what is always the same
    };
    fixed("CENTER_NAME", &draft.centre, {"EARTH"});
    fixed("REF_FRAME", &draft.frame, {"TEME"});
    fixed("TIME_SYSTEM", &draft.time_scale, {});
    fixed("MEAN_ELEMENT_THEORY", &draft.theory, {"SGP4", "SGP/SGP4", "SGP4/SDP4", "SDP4"});
}

void add_elements(CcsdsTable& table, Omm& omm) {
    ElementSet& e = omm.elements;
    table.in("body/segment/data/meanElements");
    table.add("EPOCH", &e.epoch).required();
    table.add("MEAN_MOTION", &e.mean_motion, "rev/day", k_two_pi / k_day)
        .required()
        .between(1e-9, k_most_revolutions);
    table.add("ECCENTRICITY", &e.eccentricity).required().at_least(0).below(1);
    table.add("INCLINATION", &e.inclination, "deg", k_degree).required().between(0, 180);
    const auto angle = [&](std::string_view keyword, double* target) {
        table.add(keyword, target, "deg", k_degree).required().between(-360, 360);
    };
    angle("RA_OF_ASC_NODE", &e.node);
    angle("ARG_OF_PERICENTER", &e.argument_of_perigee);
    angle("MEAN_ANOMALY", &e.mean_anomaly);
    table.add("GM", &omm.gm, "km**3/s**2", 1e9).at_least(0);
}

void add_tle_parameters(CcsdsTable& table, Omm& omm, OmmDraft& draft) {
    ElementSet& e = omm.elements;
    table.in("body/segment/data/tleParameters");
    table.add("EPHEMERIS_TYPE", &draft.ephemeris_type).between(0, 9);
    table.add("CLASSIFICATION_TYPE", &e.classification).one_of({"U", "C", "S"});
    table.add("NORAD_CAT_ID", &e.catalogue_number).between(0, k_largest_catalogue_number);
    table.add("ELEMENT_SET_NO", &e.element_set_number).between(0, 9999);
    table.add("REV_AT_EPOCH", &e.revolution).between(0, 999'999);
    table.add("BSTAR", &e.b_star, "1/ER").required();
    table.add("MEAN_MOTION_DOT", &e.mean_motion_dot, "rev/day**2", k_two_pi / (k_day * k_day))
        .required();
    table.add("MEAN_MOTION_DDOT", &e.mean_motion_ddot, "rev/day**3",
              k_two_pi / (k_day * k_day * k_day));
}

/// Keywords in the order of 502.0-B-3, tables 4-1 to 4-3.
CcsdsTable table_of(Omm& omm, OmmDraft& draft, bool is_plain) {
    CcsdsTable table;
    if (!is_plain) add_header(table, omm.header, true);
    add_metadata(table, omm, draft, is_plain);
    add_elements(table, omm);
    add_spacecraft(table, omm.spacecraft);
    add_tle_parameters(table, omm, draft);
    add_covariance(table, draft.covariance);
    table.user_defined(&omm.user_defined, "body/segment/data/userDefinedParameters");
    table.comments(&omm.comments);
    if (is_plain)  // what Space-Track adds to its JSON and CSV
        table.ignore({"CCSDS_OMM_VERS", "COMMENT", "CREATION_DATE", "ORIGINATOR", "SEMIMAJOR_AXIS",
                      "PERIOD", "APOAPSIS", "PERIAPSIS", "OBJECT_TYPE", "RCS_SIZE", "COUNTRY_CODE",
                      "LAUNCH_DATE", "SITE", "DECAY_DATE", "FILE", "GP_ID", "TLE_LINE0",
                      "TLE_LINE1", "TLE_LINE2"});
    return table;
}

/// What the table cannot say by itself.
void check_theory(std::span<const CcsdsEntry> entries, const OmmDraft& draft, Problems& problems) {
    for (const CcsdsEntry& entry : entries) {
        const auto refuse = [&](std::string why) {
            problems.add(entry.line, entry.value_column, std::string(entry.keyword),
                         std::move(why));
        };
        if (entry.keyword == "TIME_SYSTEM" && draft.time_scale != TimeScale::utc)
            refuse(fmt::format("is {}; elements for SGP4 have UTC", name_of(draft.time_scale)));
        const int type = draft.ephemeris_type;
        if (entry.keyword == "EPHEMERIS_TYPE" && type != 0 && type != 2 && type != 3)
            refuse(fmt::format("is {}; 0, 2 and 3 are for SGP4{}", type,
                               type == 4 ? ", 4 is SGP4-XP, which is not published" : ""));
    }
}

Omm read_one(std::span<const CcsdsEntry> entries, const CcsdsEntry& end, bool is_plain,
             Problems& problems) {
    Omm omm;
    OmmDraft draft;
    table_of(omm, draft, is_plain).read(entries, !is_plain, end, problems);
    check_theory(entries, draft, problems);
    omm.covariance = finished(draft.covariance, end, problems);
    return omm;
}

std::vector<Omm> read_messages(std::string_view text, Problems& problems) {
    const CcsdsMessages found = ccsds_messages(text, "omm", problems);
    std::vector<Omm> omms;
    for (const CcsdsMessage& message : found.messages) {
        const std::span<const CcsdsEntry> entries = message.entries;
        require_version(entries, "CCSDS_OMM_VERS", {"2.0", "3.0"}, problems);
        if (!entries.empty())
            omms.push_back(read_one(entries.subspan(1), place_after(entries), false, problems));
    }
    return omms;
}

std::vector<Omm> read_records(const OmmRecords& records, Problems& problems) {
    std::vector<Omm> omms;
    for (const OmmRecord& record : records.list)
        omms.push_back(read_one(record.entries, record.end, true, problems));
    return omms;
}

bool looks_like_json(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '[' || text[first] == '{');
}

/// The first line of CSV has commas, that of KVN has none.
bool looks_like_csv(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const std::string_view line = text.substr(first, text.find('\n', first) - first);
    return line.find(',') != std::string_view::npos && line.find('=') == std::string_view::npos &&
           !line.starts_with("COMMENT");
}

void write_message(CcsdsWriter& writer, Omm omm, bool of_several) {
    OmmDraft draft;
    draft.covariance = draft_of(omm.covariance);
    CcsdsTable header, metadata, data;
    add_header(header, omm.header);
    add_metadata(metadata, omm, draft, false);
    add_elements(data, omm);
    add_spacecraft(data, omm.spacecraft);
    add_tle_parameters(data, omm, draft);
    add_covariance(data, draft.covariance);
    data.user_defined(&omm.user_defined, "body/segment/data/userDefinedParameters");
    writer.begin("omm", odm_version(omm.header), of_several);
    writer.comments(omm.header.comments, "header");
    writer.fields(header);
    writer.comments(omm.comments, "body/segment/metadata");
    writer.fields(metadata);
    writer.fields(data);
    writer.end();
}

std::vector<NamedValue> plain_record(Omm omm) {
    OmmDraft draft;
    const CcsdsTable table = table_of(omm, draft, true);
    std::vector<NamedValue> record;
    for (const std::string_view name : k_plain_fields)
        for (const CcsdsField& field : table.fields())
            if (field.keyword == name)
                record.emplace_back(name, ccsds_text(field).value_or(std::string()));
    return record;
}

}  // namespace

std::vector<Omm> read_omms(std::string_view text, const std::string& file) {
    require_ascii(text, file);
    Problems problems(file);
    std::vector<Omm> omms;
    if (looks_like_json(text))
        omms = read_records(parse_omm_json(text, problems), problems);
    else if (looks_like_csv(text))
        omms = read_records(parse_omm_csv(text, problems), problems);
    else
        omms = read_messages(text, problems);
    problems.throw_if_any();
    return omms;
}

std::vector<Omm> read_omms(const std::filesystem::path& path) {
    return read_omms(read_text_file(path), path.string());
}

std::string write_omms(std::span<const Omm> omms, OmmNotation notation) {
    if (notation == OmmNotation::kvn || notation == OmmNotation::xml) {
        CcsdsWriter writer(notation == OmmNotation::xml ? CcsdsNotation::xml : CcsdsNotation::kvn);
        for (const Omm& omm : omms) write_message(writer, omm, omms.size() > 1);
        return std::move(writer).text();
    }
    std::vector<std::vector<NamedValue>> records;
    for (const Omm& omm : omms) records.push_back(plain_record(omm));
    return notation == OmmNotation::json ? write_omm_json(records) : write_omm_csv(records);
}

Omm omm_of(const ElementSet& elements) {
    Omm omm;
    omm.elements = elements;
    omm.header.creation_date = elements.epoch;
    omm.header.originator = "DAWNLINE";
    return omm;
}

}  // namespace dawnline::astro
