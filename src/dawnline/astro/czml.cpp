#include "dawnline/astro/czml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "dawnline/astro/ccsds_time.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using Json = nlohmann::ordered_json;
using constants::k_degree;
using constants::k_pi;

[[noreturn]] void refuse(const std::string& id, const std::string& why) {
    throw Error(fmt::format("the scene's \"{}\" {}", id, why));
}

/// What the whole scene shares while it is written.
struct Context {
    Tt epoch;
    double first = std::numeric_limits<double>::infinity();  // of all times [s]
    double last = -std::numeric_limits<double>::infinity();  // [s]
    std::set<std::string> ids;

    std::string date(double seconds) const { return ccsds_time(to_utc(epoch + seconds)) + "Z"; }
    std::string interval(double start, double stop) const { return date(start) + "/" + date(stop); }
    std::string interval(const CzmlInterval& i) const { return interval(i.start, i.stop); }
};

void take_id(Context& context, const std::string& id) {
    if (id.empty() || id == "document" || id.find('#') != std::string::npos)
        refuse(id, "needs an id other than \"document\", without '#'");
    if (!context.ids.insert(id).second) refuse(id, "has the id of another object");
}

void check(const std::string& id, const std::vector<CzmlInterval>& intervals) {
    double before = -std::numeric_limits<double>::infinity();
    for (const CzmlInterval& interval : intervals) {
        if (!std::isfinite(interval.start) || !std::isfinite(interval.stop))
            refuse(id, "has an interval that is not finite");
        if (interval.start < before || interval.stop < interval.start)
            refuse(id, "has intervals that are reversed or overlap");
        before = interval.stop;
    }
}

void check(const CzmlTrack& track) {
    if (track.times.size() < 2 || track.times.size() != track.r.size())
        refuse(track.id, fmt::format("has {} times and {} positions; it needs as many of each, two "
                                     "or more",
                                     track.times.size(), track.r.size()));
    for (std::size_t k = 0; k < track.times.size(); ++k) {
        const Vec3& r = track.r[k];
        if (!std::isfinite(track.times[k]) || !std::isfinite(r.x + r.y + r.z))
            refuse(track.id, fmt::format("has a state that is not finite, number {}", k + 1));
        if (k > 0 && track.times[k] <= track.times[k - 1])
            refuse(track.id, fmt::format("has times that do not rise, at number {}", k + 1));
    }
    if (track.degree < 1 || track.degree > 20) refuse(track.id, "has a degree outside of 1 to 20");
    if (!(track.point_size >= 0.0 && std::isfinite(track.point_size)))
        refuse(track.id, "has a point of no size");
    for (const auto& span : {track.path_lead, track.path_trail})
        if (span && !(*span >= 0.0 && std::isfinite(*span)))
            refuse(track.id, "has a path of negative or infinite length");
    check(track.id, track.availability);
}

double millimetres(double metres) {
    return std::round(metres * 1000.0) / 1000.0;
}

Json rgba(const CzmlColour& c, int alpha) {
    return {{"rgba", {c.red, c.green, c.blue, alpha}}};
}

Json line_of(const CzmlColour& colour, int alpha) {
    return {{"solidColor", {{"color", rgba(colour, alpha)}}}};
}

Json label(const std::string& text, const CzmlColour& colour) {
    return {{"text", text},
            {"font", "12px sans-serif"},
            {"fillColor", rgba(colour, 255)},
            {"horizontalOrigin", "LEFT"},
            {"pixelOffset", {{"cartesian2", {8, 0}}}}};
}

Json document(const CzmlScene& scene, const Context& context) {
    return {{"id", "document"},
            {"name", scene.name},
            {"version", "1.0"},
            {"clock",
             {{"interval", context.interval(context.first, context.last)},
              {"currentTime", context.date(context.first)},
              {"multiplier", scene.speed},
              {"range", "LOOP_STOP"},
              {"step", "SYSTEM_CLOCK_MULTIPLIER"}}}};
}

Json path(const CzmlTrack& track) {
    constexpr int k_faint = 90;  // of 255: many paths lie over each other
    Json json = {{"width", 1},
                 {"material", line_of(track.colour, std::min<int>(track.colour.alpha, k_faint))},
                 {"resolution", 60}};
    if (track.path_lead) json["leadTime"] = *track.path_lead;
    if (track.path_trail) json["trailTime"] = *track.path_trail;
    return json;
}

Json position(const CzmlTrack& track, const Context& context) {
    Json cartesian = Json::array();
    for (std::size_t k = 0; k < track.times.size(); ++k) {
        cartesian.push_back(track.times[k]);
        for (const double x : {track.r[k].x, track.r[k].y, track.r[k].z})
            cartesian.push_back(millimetres(x));
    }
    constexpr const char* k_algorithms[] = {"LINEAR", "LAGRANGE", "HERMITE"};
    return {{"epoch", context.date(0.0)},
            {"referenceFrame", track.frame == CzmlFrame::fixed ? "FIXED" : "INERTIAL"},
            {"interpolationAlgorithm", k_algorithms[static_cast<std::size_t>(track.interpolation)]},
            {"interpolationDegree", track.degree},
            {"cartesian", cartesian}};
}

Json packet(const CzmlTrack& track, const Context& context) {
    Json json = {{"id", track.id}, {"name", track.name}};
    if (track.availability.size() > 1) {
        json["availability"] = Json::array();
        for (const CzmlInterval& interval : track.availability)
            json["availability"].push_back(context.interval(interval));
    } else {
        json["availability"] = track.availability.empty()
                                   ? context.interval(track.times.front(), track.times.back())
                                   : context.interval(track.availability.front());
    }
    json["point"] = {{"pixelSize", track.point_size},
                     {"color", rgba(track.colour, track.colour.alpha)}};
    if (!track.label.empty()) json["label"] = label(track.label, track.colour);
    if (track.has_path) json["path"] = path(track);
    json["position"] = position(track, context);
    return json;
}

Json packet(const CzmlSite& site) {
    const bool is_on_earth = std::abs(site.latitude) <= k_pi / 2 &&
                             std::abs(site.longitude) <= 2 * k_pi && std::isfinite(site.height);
    if (!is_on_earth) refuse(site.id, "has a longitude, latitude or height out of range");
    return {{"id", site.id},
            {"name", site.name},
            {"point", {{"pixelSize", 6}, {"color", rgba(site.colour, site.colour.alpha)}}},
            {"label", label(site.name, site.colour)},
            {"position",
             {{"cartographicDegrees",
               {site.longitude / k_degree, site.latitude / k_degree, site.height}}}}};
}

/// Hidden where no interval says otherwise: a client shows what has no value.
Json shown(const CzmlLink& link, const Context& context) {
    Json show = Json::array();
    const auto add = [&](double start, double stop, bool is_shown) {
        if (start < stop || is_shown)
            show.push_back({{"interval", context.interval(start, stop)}, {"boolean", is_shown}});
    };
    double at = context.first;
    for (const CzmlInterval& interval : link.intervals) {
        add(at, interval.start, false);
        add(interval.start, interval.stop, true);
        at = interval.stop;
    }
    add(at, context.last, false);
    return show;
}

Json packet(const CzmlLink& link, const Context& context) {
    for (const std::string& end : {link.from, link.to})
        if (!context.ids.contains(end))
            refuse(link.id, "joins \"" + end + "\", which is not there");
    check(link.id, link.intervals);
    return {{"id", link.id},
            {"name", link.name},
            {"polyline",
             {{"show", shown(link, context)},
              {"width", 1},
              {"material", line_of(link.colour, link.colour.alpha)},
              {"arcType", "NONE"},
              {"positions", {{"references", {link.from + "#position", link.to + "#position"}}}}}}};
}

}  // namespace

std::string write_czml(const CzmlScene& scene) {
    if (scene.tracks.empty()) throw Error("a scene needs at least one track");
    if (!std::isfinite(scene.speed)) throw Error("the speed of the scene's clock is not finite");
    Context context;
    context.epoch = scene.epoch;
    for (const CzmlTrack& track : scene.tracks) {
        check(track);
        take_id(context, track.id);
        context.first = std::min(context.first, track.times.front());
        context.last = std::max(context.last, track.times.back());
    }
    for (const CzmlSite& site : scene.sites) take_id(context, site.id);
    Json packets = Json::array({document(scene, context)});
    for (const CzmlTrack& track : scene.tracks) packets.push_back(packet(track, context));
    for (const CzmlSite& site : scene.sites) packets.push_back(packet(site));
    for (const CzmlLink& link : scene.links) packets.push_back(packet(link, context));
    Context links = context;
    for (const CzmlLink& link : scene.links) take_id(links, link.id);
    return packets.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dawnline::astro
