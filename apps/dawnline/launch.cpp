#include "launch.hpp"

#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/progress.hpp"
#include "dawnline/mission/launch_task.hpp"
#include "dawnline/report/launch_page.hpp"
#include "dawnline/report/launch_tables.hpp"
#include "dawnline/report/run_folder.hpp"
#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/quantity.hpp"
#include "output.hpp"

namespace dawnline::app {
namespace {

// "5 g" as people say it; any other text as it is.
std::string in_standard_gravities(const std::string& text) {
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string::npos || text.substr(blank + 1) != "g") return text;
    const double value = scenario::parse_quantity(text).value;
    return fmt::format("{} m/s2", value * constants::k_standard_gravity);
}

mission::LaunchRequest request_of(const LaunchOptions& launch, const Options& options) {
    const scenario::Catalogue catalogue;
    mission::LaunchRequest request;
    request.orbit = mission::parse_orbit(launch.orbit);
    request.orbit_text = launch.orbit;
    request.mode = {
        launch::booster_recovery_named(launch.recovery),
        launch.upper == "reusable" ? launch::UpperFate::reusable : launch::UpperFate::expended,
        launch.engines_out};
    if (!launch.payload.empty())
        request.payload = option_quantity("--payload", launch.payload, "kg", 1e-3, 1e7);
    request.compare = !launch.no_compare;
    std::vector<scenario::Override> overrides;
    for (const std::string& text : options.overrides)
        overrides.push_back(scenario::parse_override(text));
    // The coast whose range is open towards such planes.
    const bool retrograde = request.orbit.inclination > 0.5 * constants::k_pi;
    const std::string site = !launch.site.empty() ? launch.site
                             : retrograde         ? "vandenberg"
                                                  : "cape-canaveral";
    request.input = mission::read_launch_input({launch.vehicle, launch.margins, site},
                                               std::move(overrides), catalogue);
    request.limits = launch::flight_limits(request.input.margins);
    if (!launch.max_q.empty())
        request.limits.dynamic_pressure = option_quantity("--max-q", launch.max_q, "kPa", 1e3, 1e6);
    if (!launch.max_acceleration.empty())
        request.limits.acceleration =
            option_quantity("--max-acceleration", in_standard_gravities(launch.max_acceleration),
                            "m/s2", 1.0, 1000.0);
    return request;
}

}  // namespace

int launch(const LaunchOptions& launch, const Options& options) {
    if (!options.out.empty()) report::check_launch_folder(options.out);
    const mission::LaunchRequest request = request_of(launch, options);
    const auto progress = terminal(stderr, options.quiet);
    const mission::LaunchOutcome outcome = mission::fly(request, *progress);
    if (!options.out.empty() && outcome.flies()) report::write_launch_folder(options.out, outcome);
    if (options.format == "json")
        print(report::launch_json(outcome));
    else if (options.format == "csv")
        print(report::plain_csv(report::launch_trajectory(outcome)));
    else
        print(report::launch_text(outcome, options.verbose));
    if (!outcome.carries()) std::fprintf(stderr, "%s\n", report::launch_sentence(outcome).c_str());
    const int status = finished(outcome.carries() ? k_done : k_does_not_close);
    if (!options.out.empty() && outcome.flies())
        std::fprintf(stderr, "page: %s\n",
                     (std::filesystem::path(options.out) / "launch.html").c_str());
    return status;
}

}  // namespace dawnline::app
