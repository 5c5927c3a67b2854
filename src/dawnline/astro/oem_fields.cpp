#include "dawnline/astro/oem_fields.hpp"

namespace dawnline::astro {
namespace {

constexpr double k_km = 1000.0;
constexpr int k_most_degree = 30;

}  // namespace

void add_oem_metadata(CcsdsTable& table, OemSegment& segment, OemMetadataDraft& draft) {
    table.in(k_oem_metadata);
    table.add("OBJECT_NAME", &segment.object_name).required();
    table.add("OBJECT_ID", &segment.object_id).required();
    table.add("CENTER_NAME", &segment.centre).required();
    table.add("REF_FRAME", &segment.frame).required();
    const auto optional = [&](std::optional<Tt>* instant) {
        return InScale<std::optional<Tt>>{instant, &segment.time_scale};
    };
    table.add("REF_FRAME_EPOCH", optional(&segment.frame_epoch));
    table.add("TIME_SYSTEM", &segment.time_scale).required();
    table.add("START_TIME", InScale<Tt>{&segment.start, &segment.time_scale}).required();
    table.add("USEABLE_START_TIME", optional(&segment.useable_start));
    table.add("USEABLE_STOP_TIME", optional(&segment.useable_stop));
    table.add("STOP_TIME", InScale<Tt>{&segment.stop, &segment.time_scale}).required();
    table.add("INTERPOLATION", &draft.method).one_of({"LINEAR", "LAGRANGE", "HERMITE"});
    table.add("INTERPOLATION_DEGREE", &draft.degree).between(1, k_most_degree);
}

void add_oem_state(CcsdsTable& table, OemState& state, std::array<std::optional<double>, 3>& a,
                   const TimeScale& scale) {
    table.in(k_oem_state);
    table.add("EPOCH", InScale<Tt>{&state.epoch, &scale}).required();
    table.add("X", &state.r.x, "km", k_km).required();
    table.add("Y", &state.r.y, "km", k_km).required();
    table.add("Z", &state.r.z, "km", k_km).required();
    table.add("X_DOT", &state.v.x, "km/s", k_km).required();
    table.add("Y_DOT", &state.v.y, "km/s", k_km).required();
    table.add("Z_DOT", &state.v.z, "km/s", k_km).required();
    table.add("X_DDOT", &a[0], "km/s**2", k_km);
    table.add("Y_DDOT", &a[1], "km/s**2", k_km);
    table.add("Z_DDOT", &a[2], "km/s**2", k_km);
}

void add_oem_covariance(CcsdsTable& table, Tt& epoch, CovarianceDraft& draft,
                        const TimeScale& scale) {
    table.in(k_oem_covariance);
    table.add("EPOCH", InScale<Tt>{&epoch, &scale}).required();
    add_covariance(table, draft);
}

void check_oem(const OemSegment& segment, const CcsdsEntry& place, Problems& problems) {
    const auto refuse = [&](const char* keyword, std::string why) {
        problems.add(place.line, place.column, keyword, std::move(why));
    };
    const Tt useable_start = segment.useable_start.value_or(segment.start);
    const Tt useable_stop = segment.useable_stop.value_or(segment.stop);
    if (segment.stop - segment.start < 0) refuse("STOP_TIME", "is before START_TIME");
    if (useable_start - segment.start < 0 || segment.stop - useable_start < 0)
        refuse("USEABLE_START_TIME", "lies outside of START_TIME to STOP_TIME");
    if (useable_stop - useable_start < 0 || segment.stop - useable_stop < 0)
        refuse("USEABLE_STOP_TIME", "lies outside of the useable start to STOP_TIME");
    if ((segment.interpolation == Interpolation::none) != (segment.degree == 0))
        refuse("INTERPOLATION_DEGREE", "and INTERPOLATION come together or not at all");
    if (segment.states.empty()) refuse("STOP_TIME", "is followed by no state");
}

}  // namespace dawnline::astro
