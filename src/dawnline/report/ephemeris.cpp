#include "dawnline/report/ephemeris.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dawnline/astro/czml.hpp"
#include "dawnline/astro/oem.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::report {
namespace {

constexpr int k_degree = 5;  // of the interpolation that both files declare

void check(const Trajectory& t) {
    if (t.times.size() < 2 || t.r_ES_G.size() != t.times.size() ||
        t.v_ES_G.size() != t.times.size())
        throw Error(
            fmt::format("trajectory {} has {} times, {} positions and {} velocities; "
                        "it needs as many of each, two or more",
                        t.id, t.times.size(), t.r_ES_G.size(), t.v_ES_G.size()));
}

/// What a message may hold of a text that a person has written: one short line of ASCII.
std::string ascii(const std::string& text) {
    constexpr std::size_t k_longest = 200;
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) == 0x80) continue;  // the rest of a character of several bytes
        out += c >= ' ' && c <= '~' ? c : '?';
    }
    out.resize(std::min(out.size(), k_longest));
    const std::size_t first = out.find_first_not_of(' ');
    if (first == std::string::npos) return "UNNAMED";
    return out.substr(first, out.find_last_not_of(' ') - first + 1);
}

int degree_for(const Trajectory& trajectory) {
    return std::min(k_degree, static_cast<int>(trajectory.times.size()) - 1);
}

}  // namespace

std::string oem(const Trajectory& trajectory, const astro::Tt& epoch) {
    check(trajectory);
    astro::OemSegment segment;
    segment.object_name = ascii(trajectory.name);
    segment.object_id = ascii(trajectory.id);
    segment.start = epoch + trajectory.times.front();
    segment.stop = epoch + trajectory.times.back();
    segment.interpolation = astro::Interpolation::lagrange;
    segment.degree = degree_for(trajectory);
    for (std::size_t k = 0; k < trajectory.times.size(); ++k)
        segment.states.push_back(
            {epoch + trajectory.times[k], trajectory.r_ES_G[k], trajectory.v_ES_G[k], {}});
    astro::Oem message;
    message.header = {{"CREATION_DATE is the epoch, the same for the same scenario"},
                      astro::to_utc(epoch),
                      "DAWNLINE",
                      {}};
    message.segments.push_back(std::move(segment));
    return astro::write_oem(message, astro::CcsdsNotation::kvn, astro::OemDecimals{});
}

std::string czml(const std::string& name, std::span<const Trajectory> trajectories,
                 const astro::Tt& epoch) {
    astro::CzmlScene scene;
    scene.name = name;
    scene.epoch = epoch;
    for (const Trajectory& trajectory : trajectories) {
        check(trajectory);
        astro::CzmlTrack& track = scene.tracks.emplace_back();
        track.id = trajectory.id;
        track.name = trajectory.name;
        track.times = trajectory.times;
        track.r = trajectory.r_ES_G;
        track.degree = degree_for(trajectory);
    }
    return astro::write_czml(scene);
}

}  // namespace dawnline::report
