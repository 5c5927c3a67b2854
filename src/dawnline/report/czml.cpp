#include <algorithm>
#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "dawnline/base/error.hpp"
#include "dawnline/report/ephemeris.hpp"

namespace dawnline::report {
namespace {

using Json = nlohmann::ordered_json;

std::string date(const astro::Tt& epoch, double seconds) {
    return astro::to_string(astro::to_utc(epoch + seconds), 3);
}

double millimetres(double metres) {
    return std::round(metres * 1000.0) / 1000.0;
}

Json document(const std::string& name, const std::string& begin, const std::string& end) {
    return {{"id", "document"},
            {"name", name},
            {"version", "1.0"},
            {"clock",
             {{"interval", begin + "/" + end},
              {"currentTime", begin},
              {"multiplier", 60},
              {"range", "LOOP_STOP"},
              {"step", "SYSTEM_CLOCK_MULTIPLIER"}}}};
}

Json satellite(const Trajectory& trajectory, const astro::Tt& epoch) {
    Json cartesian = Json::array();
    for (std::size_t k = 0; k < trajectory.times.size(); ++k) {
        const Vec3& r = trajectory.r_ES_G[k];
        cartesian.push_back(trajectory.times[k]);
        for (const double x : {r.x, r.y, r.z}) cartesian.push_back(millimetres(x));
    }
    const double first = trajectory.times.front();
    const double last = trajectory.times.back();
    const Json amber = {{"rgba", {244, 170, 66, 255}}};
    const Json faint = {{"solidColor", {{"color", {{"rgba", {244, 170, 66, 90}}}}}}};
    return {{"id", trajectory.id},
            {"name", trajectory.name},
            {"availability", date(epoch, first) + "/" + date(epoch, last)},
            {"point", {{"pixelSize", 5}, {"color", amber}}},
            {"path", {{"width", 1}, {"material", faint}, {"resolution", 60}}},
            {"position",
             {{"epoch", date(epoch, 0.0)},
              {"referenceFrame", "INERTIAL"},
              {"interpolationAlgorithm", "LAGRANGE"},
              {"interpolationDegree", 5},
              {"cartesian", cartesian}}}};
}

}  // namespace

std::string czml(const std::string& name, std::span<const Trajectory> trajectories,
                 const astro::Tt& epoch) {
    if (trajectories.empty()) throw Error("a scene needs at least one trajectory");
    double first = HUGE_VAL, last = -HUGE_VAL;
    for (const Trajectory& trajectory : trajectories) {
        check(trajectory);
        first = std::min(first, trajectory.times.front());
        last = std::max(last, trajectory.times.back());
    }
    Json scene = Json::array();
    scene.push_back(document(name, date(epoch, first), date(epoch, last)));
    for (const Trajectory& trajectory : trajectories) scene.push_back(satellite(trajectory, epoch));
    return scene.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dawnline::report
