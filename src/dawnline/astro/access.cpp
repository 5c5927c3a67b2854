#include "dawnline/astro/access.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/parallel.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::astro {
namespace {

constexpr double k_time_tolerance = 1e-4;  // of rise and set [s]
constexpr double k_longest_step = 600.0;   // of the table [s]
constexpr double k_ground = 6.3e6;         // no satellite is nearer to the centre [m]

// One place of a satellite's table.
struct Place {
    double t;     // [s]
    Vec3 r_ES_F;  // [m]
};

// Elevation over a mask at one time, and how far it may change before the next.
struct Sample {
    double t;       // [s]
    double margin;  // [rad]
    double reach;   // largest change within a step [rad]
};

double elevation_of(const Vec3& r_PS_L) noexcept {
    return std::atan2(r_PS_L.z, std::hypot(r_PS_L.x, r_PS_L.y));
}

Vec3 local_position(const GroundSite& site, const Vec3& r_ES_F) noexcept {
    return site.place.R_LF * (r_ES_F - site.place.r_EP_F);
}

std::vector<Place> tabulate(std::uint32_t satellite, PositionOf position_of, double from, double to,
                            double table_angle) {
    const auto place_at = [&](double t) {
        const Vec3 r = position_of(satellite, t);
        if (!(norm(r) >= k_ground) || !std::isfinite(norm(r)))
            throw Error("access: satellite " + std::to_string(satellite) + " has no position at " +
                        std::to_string(t) + " s, or one below the ground");
        return Place{t, r};
    };
    std::vector<Place> table{place_at(from)};
    double step = 30.0;
    while (table.back().t < to) {
        const Place next = place_at(std::min(to, table.back().t + step));
        const double angle = angle_between(table.back().r_ES_F, next.r_ES_F);
        const double taken = next.t - table.back().t;
        const double ideal = taken * table_angle / std::max(angle, 1e-9);
        if (angle > 1.3 * table_angle && taken > 1e-3) {
            step = std::min(0.5 * taken, ideal);
            continue;
        }
        table.push_back(next);
        step = std::min({k_longest_step, 2.0 * taken, ideal});
        if (taken < 1e-3) step = 1.0;  // a remainder at the end says nothing about the rate
    }
    return table;
}

// All that the search needs for one satellite over one site.
class SiteView {
  public:
    SiteView(const GroundSite& site, std::uint32_t site_number, std::uint32_t satellite,
             PositionOf position_of)
        : site_(site), number_(site_number), satellite_(satellite), position_of_(position_of) {}

    void find(const std::vector<Place>& table, const AccessOptions& options,
              std::vector<Pass>& out) {
        sample(table);
        const std::size_t first = out.size();
        cut(
            samples_, [this](double t) { return elevation(t) - site_.mask.lowest(); }, out);
        if (site_.mask.is_constant()) return;
        const std::vector<Pass> open(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
        out.resize(first);
        for (const Pass& pass : open) look_through(pass, options.resolution, out);
    }

  private:
    double elevation(double t) const {
        return elevation_of(local_position(site_, position_of_(satellite_, t)));
    }

    double margin(double t) const {
        const Vec3 r_PS_L = local_position(site_, position_of_(satellite_, t));
        return elevation_of(r_PS_L) - site_.mask(std::atan2(r_PS_L.x, r_PS_L.y));
    }

    // Margins at the places of the table and at extrema between them that reach across the mask.
    void sample(const std::vector<Place>& table) {
        at_table_.clear();
        samples_.clear();
        for (std::size_t k = 0; k < table.size(); ++k) {
            const Vec3 r_PS_L = local_position(site_, table[k].r_ES_F);
            double step = 0.0;
            if (k > 0) step = norm(table[k].r_ES_F - table[k - 1].r_ES_F);
            if (k + 1 < table.size())
                step = std::max(step, norm(table[k + 1].r_ES_F - table[k].r_ES_F));
            // 1 %: an arc of 0.05 rad is longer than its chord by less.
            const double share = 1.01 * step / norm(r_PS_L);
            at_table_.push_back({table[k].t, elevation_of(r_PS_L) - site_.mask.lowest(),
                                 share < 1.0 ? std::asin(share) : constants::k_pi});
        }
        const std::size_t last = at_table_.size() - 1;
        for (std::size_t k = 0; k <= last; ++k) {
            const Sample& here = at_table_[k];
            const Sample& before = at_table_[k == 0 ? 0 : k - 1];
            const Sample& after = at_table_[std::min(last, k + 1)];
            const double sign = here.margin < 0.0 ? 1.0 : -1.0;  // of the extremum looked for
            const bool turns = sign * here.margin >= sign * before.margin &&
                               sign * here.margin >= sign * after.margin &&
                               std::abs(here.margin) <= here.reach;
            std::optional<Minimum> extremum;
            if (turns)
                extremum = minimum_in(
                    [&](double t) { return sign * (site_.mask.lowest() - elevation(t)); }, before.t,
                    after.t, k_time_tolerance);
            const bool crosses = extremum && extremum->value < 0.0;
            const Sample between{crosses ? extremum->x : 0.0,
                                 sign * (crosses ? -extremum->value : 0.0), 0.0};
            if (crosses && between.t < here.t) samples_.push_back(between);
            samples_.push_back(here);
            if (crosses && between.t > here.t) samples_.push_back(between);
        }
    }

    // Passes where f, whose samples are given, is not negative.
    template <class F>
    void cut(const std::vector<Sample>& samples, const F& f, std::vector<Pass>& out) {
        std::size_t begin = 0;
        bool up = samples.front().margin >= 0.0;
        double rise = samples.front().t;
        for (std::size_t k = 1; k < samples.size(); ++k) {
            const bool now_up = samples[k].margin >= 0.0;
            if (now_up == up) continue;
            const double crossing =
                root_in(f, samples[k - 1].t, samples[k].t, k_time_tolerance).value_or(samples[k].t);
            if (now_up)
                rise = crossing, begin = k;
            else
                add(samples, begin, k, rise, crossing, out);
            up = now_up;
        }
        if (up) add(samples, begin, samples.size(), rise, samples.back().t, out);
    }

    // The pass that holds samples begin … end − 1.
    void add(const std::vector<Sample>& samples, std::size_t begin, std::size_t end, double rise,
             double set, std::vector<Pass>& out) {
        std::size_t best = begin;
        for (std::size_t k = begin; k < end; ++k)
            if (elevation_at(samples[k]) > elevation_at(samples[best])) best = k;
        const double from = best == begin ? rise : samples[best - 1].t;
        const double to = best + 1 >= end ? set : samples[best + 1].t;
        const auto lowness = [this](double t) { return -elevation(t); };
        Minimum top{0.5 * (from + to), 0.0};
        if (const std::optional<Minimum> found = minimum_in(lowness, from, to, k_time_tolerance))
            top = *found;
        // Rising or falling throughout, it is highest at an end of the span.
        for (const double t : {rise, set})
            if (-lowness(t) > -top.value) top = {t, lowness(t)};
        out.push_back({number_, satellite_, rise, set, top.x, -top.value});
    }

    double elevation_at(const Sample& sample) const {
        return site_.mask.is_constant() ? sample.margin : elevation(sample.t);
    }

    // A mask that depends on azimuth, within a pass over its lowest elevation.
    void look_through(const Pass& pass, double resolution, std::vector<Pass>& out) {
        const auto f = [this](double t) { return margin(t); };
        const auto steps = static_cast<std::size_t>(
            std::max(2.0, std::ceil(2.0 * (pass.set - pass.rise) / resolution)));
        fine_.clear();
        for (std::size_t k = 0; k <= steps; ++k) {
            const double share = static_cast<double>(k) / static_cast<double>(steps);
            const double t = pass.rise + share * (pass.set - pass.rise);
            fine_.push_back({t, f(t), 0.0});
        }
        cut(fine_, f, out);
    }

    const GroundSite& site_;
    std::uint32_t number_, satellite_;
    PositionOf position_of_;
    std::vector<Sample> at_table_, samples_, fine_;
};

}  // namespace

ElevationMask::ElevationMask(double elevation)
    : ElevationMask(std::vector{HorizonPoint{0.0, elevation}}) {}

ElevationMask::ElevationMask(std::vector<HorizonPoint> horizon)
    : horizon_(std::move(horizon)), lowest_(0.0) {
    if (horizon_.empty()) throw Error("an elevation mask needs at least one point");
    for (std::size_t k = 0; k < horizon_.size(); ++k) {
        const auto [azimuth, elevation] = horizon_[k];
        if (!(azimuth >= 0.0 && azimuth < constants::k_two_pi) ||
            (k > 0 && !(azimuth > horizon_[k - 1].azimuth)))
            throw Error("azimuths of an elevation mask must increase from 0° to less than 360°");
        if (!(std::abs(elevation) <= 0.5 * constants::k_pi))
            throw Error("elevations of a mask must lie between -90° and 90°");
    }
    lowest_ = std::ranges::min(horizon_, {}, &HorizonPoint::elevation).elevation;
}

double ElevationMask::operator()(double azimuth) const noexcept {
    if (is_constant()) return lowest_;
    azimuth -= constants::k_two_pi * std::floor(azimuth / constants::k_two_pi);
    const auto next = std::ranges::upper_bound(horizon_, azimuth, {}, &HorizonPoint::azimuth);
    HorizonPoint before = next == horizon_.begin() ? horizon_.back() : *(next - 1);
    HorizonPoint after = next == horizon_.end() ? horizon_.front() : *next;
    if (next == horizon_.begin()) before.azimuth -= constants::k_two_pi;
    if (next == horizon_.end()) after.azimuth += constants::k_two_pi;
    const double share = (azimuth - before.azimuth) / (after.azimuth - before.azimuth);
    return before.elevation + share * (after.elevation - before.elevation);
}

std::vector<Pass> passes(std::span<const GroundSite> sites, std::uint32_t satellites,
                         PositionOf position_of, double from, double to,
                         const AccessOptions& options) {
    if (!std::isfinite(from) || !std::isfinite(to) || from > to)
        throw Error("access: the span must be finite and must not end before it begins");
    if (!(options.table_angle > 0.0 && options.table_angle <= 0.2) || !(options.resolution > 0.0))
        throw Error("access: table angle must be within 0 to 0.2 rad, resolution more than 0 s");
    std::vector<Pass> all;
    if (from == to) return all;
    std::vector<std::vector<Pass>> of_satellite(satellites);
    parallel_for(satellites, options.jobs, [&](std::size_t s) {
        const auto satellite = static_cast<std::uint32_t>(s);
        const std::vector<Place> table =
            tabulate(satellite, position_of, from, to, options.table_angle);
        for (std::uint32_t k = 0; k < sites.size(); ++k)
            SiteView(sites[k], k, satellite, position_of).find(table, options, of_satellite[s]);
    });
    for (const std::vector<Pass>& some : of_satellite)
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

AccessStatistics access_statistics(std::span<const Pass> passes, double from, double to) {
    std::vector<Pass> sorted(passes.begin(), passes.end());
    std::ranges::sort(sorted, {}, &Pass::rise);
    AccessStatistics result{passes.size(), 0.0, 0.0, 0.0};
    double seen = from, durations = 0.0;
    for (const Pass& pass : sorted) {
        durations += pass.set - pass.rise;
        result.longest_gap = std::max(result.longest_gap, pass.rise - seen);
        result.total += std::max(0.0, pass.set - std::max(pass.rise, seen));
        seen = std::max(seen, pass.set);
    }
    result.longest_gap = std::max(result.longest_gap, to - seen);
    if (!sorted.empty()) result.mean_duration = durations / static_cast<double>(sorted.size());
    return result;
}

}  // namespace dawnline::astro
