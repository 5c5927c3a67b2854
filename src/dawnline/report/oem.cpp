#include <fmt/format.h>

#include "dawnline/base/error.hpp"
#include "dawnline/report/ephemeris.hpp"

namespace dawnline::report {
namespace {

/// "2030-01-01T00:00:00.000": CCSDS dates need no zone, TIME_SYSTEM says it.
std::string date(const astro::Tt& epoch, double seconds) {
    std::string text = astro::to_string(astro::to_utc(epoch + seconds), 3);
    if (text.ends_with('Z')) text.pop_back();
    return text;
}

}  // namespace

void check(const Trajectory& t) {
    if (t.times.size() < 2 || t.r_ES_G.size() != t.times.size() ||
        t.v_ES_G.size() != t.times.size())
        throw Error(
            fmt::format("trajectory {} has {} times, {} positions and {} velocities; "
                        "it needs as many of each, two or more",
                        t.id, t.times.size(), t.r_ES_G.size(), t.v_ES_G.size()));
}

std::string oem(const Trajectory& trajectory, const astro::Tt& epoch) {
    check(trajectory);
    const std::string start = date(epoch, trajectory.times.front());
    const std::string stop = date(epoch, trajectory.times.back());
    std::string out = fmt::format(
        "CCSDS_OEM_VERS = 2.0\n"
        "COMMENT CREATION_DATE is the epoch, the same for the same scenario\n"
        "CREATION_DATE = {}\n"
        "ORIGINATOR = DAWNLINE\n"
        "\n"
        "META_START\n"
        "OBJECT_NAME = {}\n"
        "OBJECT_ID = {}\n"
        "CENTER_NAME = EARTH\n"
        "REF_FRAME = GCRF\n"
        "TIME_SYSTEM = UTC\n"
        "START_TIME = {}\n"
        "STOP_TIME = {}\n"
        "INTERPOLATION = LAGRANGE\n"
        "INTERPOLATION_DEGREE = 5\n"
        "META_STOP\n"
        "\n",
        date(epoch, 0.0), trajectory.name, trajectory.id, start, stop);
    for (std::size_t k = 0; k < trajectory.times.size(); ++k) {
        const Vec3 r = trajectory.r_ES_G[k] / 1000.0;
        const Vec3 v = trajectory.v_ES_G[k] / 1000.0;
        out += fmt::format("{} {:.6f} {:.6f} {:.6f} {:.9f} {:.9f} {:.9f}\n",
                           date(epoch, trajectory.times[k]), r.x, r.y, r.z, v.x, v.y, v.z);
    }
    return out;
}

}  // namespace dawnline::report
