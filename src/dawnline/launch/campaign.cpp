#include "dawnline/launch/campaign.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "dawnline/base/error.hpp"

namespace dawnline::launch {

namespace {

constexpr double k_infinity = std::numeric_limits<double>::infinity();

/// Flights a second that a fleet allows, by what its fields hold. [1/s]
double per_second(double count, double time) noexcept {
    return time > 0.0 ? count / time : k_infinity;
}

double lines_limit(const StageFleet& f, double experience) noexcept {
    const double build =
        per_second(static_cast<double>(f.build_lines), duration(f.build, experience));
    if (f.uses <= 1) return build;
    const auto uses = static_cast<double>(f.uses);
    const double refurbishments = f.refurbishment_lines > 0
                                      ? per_second(static_cast<double>(f.refurbishment_lines),
                                                   duration(f.refurbishment, experience))
                                      : k_infinity;
    return refurbishments * uses / (uses - 1.0);
}

double fleet_size(const StageFleet& f) noexcept {
    return static_cast<double>(std::max(f.initial, f.most));
}

/// Mean time between two flights of a unit, its first flight and its last included.
double mean_cycle(const StageFleet& f, double experience) noexcept {
    const auto uses = static_cast<double>(f.uses);
    return (f.return_time + duration(f.refurbishment, experience)) * (uses - 1.0) / uses;
}

}  // namespace

double duration(const LearnedDuration& learned, double n) noexcept {
    if (learned.progress_ratio == 1.0) return std::max(learned.floor, learned.first);
    return std::max(learned.floor, learned.first * std::pow(n, std::log2(learned.progress_ratio)));
}

/// Every figure that is out of range, by name.
void check(const Campaign& c) {
    std::vector<Problem> problems;
    const auto need = [&](bool holds, const std::string& path, const char* allowed) {
        if (!holds) problems.push_back({{}, path, allowed, ""});
    };
    const auto growth = [&](const ReliabilityGrowth& g, const std::string& path) {
        need(g.first >= 0.0 && g.first <= 1.0 && g.floor >= 0.0 && g.floor <= g.first, path,
             "needs 0 <= floor <= first <= 1");
        need(g.growth >= 0.0 && g.prior_trials >= 0.0, path, "growth and prior are not negative");
    };
    const auto time = [&](double t, const std::string& path) {
        need(t >= 0.0 && t < k_infinity, path, "is a finite time of at least zero");
    };
    const auto learned = [&](const LearnedDuration& d, const std::string& path) {
        time(d.first, path), time(d.floor, path);
        need(d.progress_ratio > 0.0 && d.progress_ratio <= 1.0, path,
             "progress ratio is in (0, 1]");
    };
    const auto fleet = [&](const StageFleet& f, const std::string& name) {
        need(std::min(
                 {f.initial, f.most, f.build_lines, f.refurbishment_lines, f.recovery_assets}) >= 0,
             name, "counts are not negative");
        need(std::max({f.initial, f.most, f.build_lines}) <= 1'000'000, name,
             "counts are at most a million");
        need(f.uses >= 1 && f.uses <= 1'000'000, name + ".uses", "is in 1 ... 1000000");
        learned(f.build, name + ".build"), learned(f.refurbishment, name + ".refurbishment");
        time(f.return_time, name + ".return_time"),
            time(f.recovery_cycle, name + ".recovery_cycle");
        growth(f.landing, name + ".landing");
    };
    fleet(c.boosters, "boosters"), fleet(c.upper_stages, "upper_stages");
    need(c.pads >= 1 && c.pads <= 10'000, "pads", "is in 1 ... 10000");
    time(c.pad_cycle, "pad_cycle"), time(c.range_interval, "range_interval");
    time(c.recycle_time, "recycle_time"), time(c.ascent_stand_down, "ascent_stand_down");
    time(c.landing_stand_down, "landing_stand_down");
    need(c.availability > 0.0 && c.availability <= 1.0, "availability", "is in (0, 1]");
    need(c.go_probability >= 1e-3 && c.go_probability <= 1.0, "go_probability",
         "is in 0.001 ... 1");
    growth(c.ascent, "ascent");
    const Refuelling& r = c.refuelling;
    need(r.need >= 0.0 && r.boil_off >= 0.0 && r.transfer_loss >= 0.0 && r.transfer_loss < 1.0,
         "refuelling", "needs need and boil-off of at least 0 and a loss in [0, 1)");
    need(r.need == 0.0 || r.tanker_load > 0.0, "refuelling.tanker_load", "is more than zero");
    need(c.duration >= 0.0, "duration", "is not negative");
    if (!problems.empty()) throw Error(std::move(problems));
}

CadenceLimits campaign_limits(const Campaign& c, double experience) noexcept {
    const auto recovery = [](const StageFleet& f) {
        return f.recovery_assets > 0
                   ? per_second(static_cast<double>(f.recovery_assets), f.recovery_cycle)
                   : k_infinity;
    };
    const StageFleet& upper = c.upper_stages;
    CadenceLimits limits{};
    limits.boosters = fleet_size(c.boosters);
    limits.turnaround = mean_cycle(c.boosters, experience);
    limits.pads = static_cast<double>(c.pads);
    limits.pad_cycle = c.pad_cycle;
    limits.recovery_assets = static_cast<double>(c.boosters.recovery_assets);
    limits.recovery_cycle = c.boosters.recovery_assets > 0 ? c.boosters.recovery_cycle : 0.0;
    limits.upper_stages = std::min(
        {lines_limit(c.boosters, experience), lines_limit(upper, experience), recovery(upper),
         upper.uses > 1 ? per_second(fleet_size(upper), mean_cycle(upper, experience))
                        : k_infinity});
    limits.range = per_second(1.0, c.range_interval);
    limits.availability = c.availability;
    return limits;
}

}  // namespace dawnline::launch
