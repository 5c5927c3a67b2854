#include <fmt/format.h>

#include <cmath>

#include "dawnline/astro/oem_fields.hpp"

namespace dawnline::astro {
namespace {

constexpr double k_km = 1000.0;

std::string kilometres(double metres, std::optional<int> decimals) {
    if (!std::isfinite(metres)) throw Error("a state is not finite and cannot be written");
    return decimals ? fmt::format("{:.{}f}", metres / k_km, *decimals)
                    : fmt::format("{:.15g}", metres / k_km);
}

void write_states(CcsdsWriter& writer, const OemSegment& segment,
                  const std::optional<OemDecimals>& decimals) {
    std::optional<int> far, fast;
    if (decimals) far = decimals->position, fast = decimals->velocity;
    for (const OemState& state : segment.states) {
        std::vector<std::string> items;
        for (const double x : {state.r.x, state.r.y, state.r.z})
            items.push_back(kilometres(x, far));
        for (const double x : {state.v.x, state.v.y, state.v.z})
            items.push_back(kilometres(x, fast));
        if (state.a)
            for (const double x : {state.a->x, state.a->y, state.a->z})
                items.push_back(kilometres(x, {}));
        const std::string epoch = ccsds_time(state.epoch, segment.time_scale);
        writer.line(fmt::format("{} {}", epoch, fmt::join(items, " ")));
        if (!writer.is_xml()) continue;
        constexpr std::string_view k_names[] = {"X",     "Y",      "Z",      "X_DOT", "Y_DOT",
                                                "Z_DOT", "X_DDOT", "Y_DDOT", "Z_DDOT"};
        writer.close_to(3);
        writer.pair("EPOCH", epoch, {}, k_oem_state);
        for (std::size_t k = 0; k < items.size(); ++k)
            writer.pair(k_names[k], items[k],
                        k < 3   ? "km"
                        : k < 6 ? "km/s"
                                : "km/s**2",
                        k_oem_state);
    }
}

void write_covariances(CcsdsWriter& writer, const OemSegment& segment) {
    if (segment.covariances.empty()) return;
    writer.line("");
    writer.line("COVARIANCE_START");
    for (const OemCovariance& covariance : segment.covariances) {
        Tt epoch = covariance.epoch;
        CovarianceDraft draft = draft_of(covariance.matrix);
        CcsdsTable table;
        writer.close_to(3);
        add_oem_covariance(table, epoch, draft, segment.time_scale);
        if (writer.is_xml()) {
            writer.fields(table);
            continue;
        }
        writer.pair("EPOCH", ccsds_time(epoch, segment.time_scale), {}, {});
        if (!draft.frame.empty()) writer.pair("COV_REF_FRAME", draft.frame, {}, {});
        std::string row;
        std::size_t in_row = 0, length = 1;
        for (const CcsdsField& field : std::span(table.fields()).subspan(2)) {
            row += (in_row == 0 ? "" : " ") + ccsds_text(field).value();
            if (++in_row < length) continue;
            writer.line(row);
            row.clear();
            in_row = 0, ++length;
        }
    }
    writer.line("COVARIANCE_STOP");
}

void write_segment(CcsdsWriter& writer, OemSegment segment,
                   const std::optional<OemDecimals>& decimals) {
    Problems problems("");
    check_oem(segment, {}, problems);
    problems.throw_if_any();
    OemMetadataDraft draft{
        std::string(k_oem_methods[static_cast<std::size_t>(segment.interpolation)]), {}};
    if (segment.degree > 0) draft.degree = segment.degree;
    CcsdsTable table;
    add_oem_metadata(table, segment, draft);
    writer.close_to(1);
    writer.line("");
    writer.line("META_START");
    writer.comments(segment.comments, k_oem_metadata);
    writer.fields(table);
    writer.line("META_STOP");
    writer.line("");
    writer.comments(segment.data_comments, k_oem_data);
    write_states(writer, segment, decimals);
    write_covariances(writer, segment);
}

}  // namespace

std::string write_oem(const Oem& given, CcsdsNotation notation,
                      std::optional<OemDecimals> decimals) {
    CcsdsHeader header = given.header;
    CcsdsTable table;
    add_header(table, header);
    CcsdsWriter writer(notation);
    writer.begin("oem", odm_version(header));
    writer.comments(header.comments, "header");
    writer.fields(table);
    if (given.segments.empty()) throw Error("an ephemeris without segments cannot be written");
    for (const OemSegment& segment : given.segments) write_segment(writer, segment, decimals);
    writer.end();
    return std::move(writer).text();
}

}  // namespace dawnline::astro
