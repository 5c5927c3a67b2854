#include "dawnline/network/contact_plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <tuple>

#include "dawnline/base/error.hpp"

namespace dawnline::network {
namespace {

struct Span {
    double start, stop;  // [s]
};

double volume_of(ContactRate rate, std::uint32_t site, std::uint32_t satellite, double start,
                 double stop, double step) {
    const int pairs = std::max(1, static_cast<int>(std::ceil((stop - start) / (2.0 * step))));
    const double h = (stop - start) / (2.0 * pairs);
    double sum = 0.0;
    for (int k = 0; k <= 2 * pairs; ++k) {
        const double weight = k == 0 || k == 2 * pairs ? 1.0 : (k % 2 == 1 ? 4.0 : 2.0);
        sum += weight * rate(site, satellite, start + k * h);
    }
    return sum * h / 3.0;
}

/// Times within [start, stop] in which fewer than `most` of the taken spans run; longest piece.
Span longest_free(const std::vector<Span>& taken, std::uint32_t most, Span within) {
    std::vector<std::pair<double, int>> edges;
    for (const Span& s : taken) {
        if (s.stop <= within.start || s.start >= within.stop) continue;
        edges.emplace_back(std::max(s.start, within.start), 1);
        edges.emplace_back(std::min(s.stop, within.stop), -1);
    }
    std::ranges::sort(edges);
    Span best{within.start, within.start};
    double free_since = within.start;
    int busy = 0;
    const auto limit = static_cast<int>(most);
    const auto close = [&](double t) {
        if (busy < limit && t - free_since > best.stop - best.start) best = {free_since, t};
    };
    for (const auto& [t, change] : edges) {
        if (change > 0) close(t);
        busy += change;
        if (change < 0 && busy == limit - 1) free_since = t;
    }
    close(within.stop);
    return best;
}

}  // namespace

std::vector<Contact> contact_plan(std::span<const astro::Pass> passes, ContactRate rate,
                                  double step, const ContactOptions& options) {
    if (!(step > 0.0) || !(options.setup >= 0.0) || !(options.shortest >= 0.0))
        throw Error("a contact plan needs a step > 0, and setup and shortest contact >= 0");
    if (options.terminals_per_site == 0 || options.terminals_per_satellite == 0)
        throw Error("a contact plan needs at least one terminal at each end");
    std::vector<Contact> windows;
    std::uint32_t sites = 0, satellites = 0;
    for (const astro::Pass& p : passes) {
        sites = std::max(sites, p.site + 1), satellites = std::max(satellites, p.satellite + 1);
        if (p.set - p.rise <= options.setup) continue;
        const double volume =
            volume_of(rate, p.site, p.satellite, p.rise + options.setup, p.set, step);
        if (volume > 0.0) windows.push_back({p.site, p.satellite, p.rise, p.set, volume});
    }
    std::ranges::sort(windows, [](const Contact& a, const Contact& b) {
        return std::tuple(-a.volume, a.start, a.satellite, a.site) <
               std::tuple(-b.volume, b.start, b.satellite, b.site);
    });
    std::vector<std::vector<Span>> of_site(sites), of_satellite(satellites);
    std::vector<Contact> plan;
    for (const Contact& w : windows) {
        Span free = longest_free(of_site[w.site], options.terminals_per_site, {w.start, w.stop});
        free = longest_free(of_satellite[w.satellite], options.terminals_per_satellite, free);
        if (free.stop - free.start < options.setup + options.shortest) continue;
        const bool whole = free.start == w.start && free.stop == w.stop;
        const double volume = whole ? w.volume
                                    : volume_of(rate, w.site, w.satellite,
                                                free.start + options.setup, free.stop, step);
        if (volume <= 0.0) continue;
        of_site[w.site].push_back(free);
        of_satellite[w.satellite].push_back(free);
        plan.push_back({w.site, w.satellite, free.start, free.stop, volume});
    }
    std::ranges::sort(plan, [](const Contact& a, const Contact& b) {
        return std::tuple(a.start, a.site, a.satellite) < std::tuple(b.start, b.site, b.satellite);
    });
    return plan;
}

std::vector<astro::Pass> clear_passes(std::span<const astro::Pass> passes,
                                      const CloudSeries& clouds, double start) {
    std::vector<astro::Pass> clear;
    const std::size_t steps = clouds.sites == 0 ? 0 : clouds.clear.size() / clouds.sites;
    for (const astro::Pass& pass : passes) {
        if (pass.site >= clouds.sites) {
            clear.push_back(pass);
            continue;
        }
        const auto step_of = [&](double t) {
            return static_cast<std::size_t>(std::max(0.0, std::floor((t - start) / clouds.step)));
        };
        bool open = false;
        for (std::size_t k = step_of(pass.rise); k <= step_of(pass.set); ++k) {
            const double begin = start + static_cast<double>(k) * clouds.step;
            const bool sky = k >= steps || clouds.clear[k * clouds.sites + pass.site] != 0;
            if (sky && !open) {
                clear.push_back(pass);
                clear.back().rise = std::max(pass.rise, begin);
            }
            if (!sky && open) clear.back().set = begin;
            open = sky;
        }
    }
    for (astro::Pass& pass : clear)
        pass.culmination = std::clamp(pass.culmination, pass.rise, pass.set);
    std::erase_if(clear, [](const astro::Pass& p) { return p.set <= p.rise; });
    return clear;
}

namespace {

/// What is stored while it fills at `inflow` from `stored` for `time`, and what overflows.
double fill(double& stored, double inflow, double capacity, double time) noexcept {
    const double all = stored + inflow * time;
    stored = std::min(all, capacity);
    return all - stored;
}

}  // namespace

Delivery deliver(std::span<const Contact> contacts, const Buffer& buffer, double from, double to) {
    Delivery d;
    double t = from, stored = 0.0, backlog_seconds = 0.0;
    const auto wait = [&](double until) {
        const double before = stored, time = until - t;
        d.lost += fill(stored, buffer.inflow, buffer.capacity, time);
        // Area under the backlog: Little's law turns it into the mean delay.
        const double to_full =
            buffer.inflow > 0.0 ? std::min(time, (buffer.capacity - before) / buffer.inflow) : time;
        backlog_seconds += 0.5 * (before + stored) * to_full + stored * (time - to_full);
        d.most_stored = std::max(d.most_stored, stored);
        t = until;
    };
    for (const Contact& c : contacts) {
        if (c.stop <= from || c.start >= to) continue;
        const double start = std::max(c.start, from), stop = std::min(c.stop, to);
        if (start < t) throw Error("contacts of one satellite overlap or are not in order");
        wait(start);
        const double rate = c.volume * buffer.efficiency / (c.stop - c.start);
        const double drain = rate - buffer.inflow, time = stop - start;
        if (drain > 0.0 && stored < drain * time) {
            // It empties: from then on what comes goes straight through.
            const double emptied = stored / drain;
            backlog_seconds += 0.5 * stored * emptied;
            d.delivered += rate * emptied + buffer.inflow * (time - emptied);
            stored = 0.0;
        } else {
            const double before = stored;
            d.delivered += rate * time;
            stored -= drain * time;
            if (stored > buffer.capacity) d.lost += stored - buffer.capacity;
            stored = std::min(stored, buffer.capacity);
            backlog_seconds += 0.5 * (before + stored) * time;
        }
        t = stop;
        d.most_stored = std::max(d.most_stored, stored);
    }
    if (t < to) wait(to);
    d.left = stored;
    if (d.delivered > 0.0) d.mean_delay = backlog_seconds / d.delivered;
    return d;
}

}  // namespace dawnline::network
