#include "dawnline/launch/campaign_spread.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "dawnline/base/parallel.hpp"

namespace dawnline::launch {

namespace {

/// What is kept of a history.
struct Summary {
    double completed, flights, failed, boosters_built, uppers_built, boosters_lost, uppers_lost;
    bool complete;
    std::array<long, k_waited_kinds> waited;
};

Summary summary(const CampaignHistory& h) {
    const auto lost = [](const UnitCount& c) {
        return static_cast<double>(c.lost_ascent + c.lost_landing);
    };
    return {h.completed,
            static_cast<double>(h.flights.size()),
            static_cast<double>(h.failed_ascents),
            static_cast<double>(h.boosters.built),
            static_cast<double>(h.upper_stages.built),
            lost(h.boosters),
            lost(h.upper_stages),
            h.complete,
            h.waited};
}

Spread spread_of(const std::vector<Summary>& all, double Summary::*figure) {
    std::vector<double> values;
    values.reserve(all.size());
    for (const Summary& s : all) values.push_back(s.*figure);
    return launch::spread_of(values);
}

/// A count of the fleet that the search may change, and how far.
struct Knob {
    long StageFleet::*of_stage;  // null: the pads
    StageFleet Campaign::*stage;
    long most;
};

long& count(Campaign& campaign, const Knob& knob) {
    return knob.of_stage == nullptr ? campaign.pads : campaign.*knob.stage.*knob.of_stage;
}

/// More boosters also means that the works may keep as many.
void set(Campaign& campaign, const Knob& knob, long value) {
    const long change = value - count(campaign, knob);
    count(campaign, knob) = value;
    if (knob.of_stage == &StageFleet::initial) (campaign.*knob.stage).most += change;
}

/// What to add when flights wait for it; null when nothing helps.
const Knob* remedy(const std::vector<Knob>& knobs, const Campaign& campaign, Waited waited) {
    const auto find = [&](StageFleet Campaign::*stage, long StageFleet::*what) {
        const auto found = std::find_if(knobs.begin(), knobs.end(), [&](const Knob& k) {
            return k.of_stage == what && (what == nullptr || k.stage == stage);
        });
        return found == knobs.end() ? nullptr : &*found;
    };
    const auto units = [&](StageFleet Campaign::*stage) {
        return find(stage,
                    (campaign.*stage).uses > 1 ? &StageFleet::initial : &StageFleet::build_lines);
    };
    switch (waited) {
        case Waited::boosters:
            return units(&Campaign::boosters);
        case Waited::upper_stages:
            return units(&Campaign::upper_stages);
        case Waited::booster_refurbishment:
            return find(&Campaign::boosters, &StageFleet::refurbishment_lines);
        case Waited::upper_refurbishment:
            return find(&Campaign::upper_stages, &StageFleet::refurbishment_lines);
        case Waited::booster_recovery:
            return find(&Campaign::boosters, &StageFleet::recovery_assets);
        case Waited::upper_recovery:
            return find(&Campaign::upper_stages, &StageFleet::recovery_assets);
        case Waited::pads:
            return find(nullptr, nullptr);
        case Waited::start:
        case Waited::range:
        case Waited::weather:
        case Waited::stand_down:
            break;
    }
    return nullptr;
}

std::vector<Knob> knobs_of(const FleetBounds& b) {
    std::vector<Knob> knobs;
    for (const auto stage : {&Campaign::boosters, &Campaign::upper_stages}) {
        const long units = stage == &Campaign::boosters ? b.boosters : b.upper_stages;
        knobs.push_back({&StageFleet::initial, stage, units});
        knobs.push_back({&StageFleet::build_lines, stage, b.build_lines});
        knobs.push_back({&StageFleet::refurbishment_lines, stage, b.refurbishment_lines});
        knobs.push_back({&StageFleet::recovery_assets, stage, b.recovery_assets});
    }
    knobs.push_back({nullptr, nullptr, b.pads});
    return knobs;
}

/// Order of what flights wait for, the most first.
std::vector<Waited> by_share(const CampaignSpread& spread) {
    std::vector<Waited> order;
    for (std::size_t k = 1; k < k_waited_kinds; ++k)
        if (spread.waited[k] > 0.0) order.push_back(static_cast<Waited>(k));
    std::stable_sort(order.begin(), order.end(), [&](Waited a, Waited b) {
        return spread.waited[static_cast<std::size_t>(a)] >
               spread.waited[static_cast<std::size_t>(b)];
    });
    return order;
}

}  // namespace

Spread spread_of(std::span<const double> values) {
    if (values.empty()) return {};
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const auto at = [&](double share) {
        const double place = share * static_cast<double>(sorted.size() - 1);
        const auto left = static_cast<std::size_t>(place);
        const double weight = place - static_cast<double>(left);
        // Weight 0 must not turn ∞ into NaN.
        if (weight == 0.0 || sorted[left] == sorted[left + 1]) return sorted[left];
        return sorted[left] + weight * (sorted[left + 1] - sorted[left]);
    };
    return {ordered_sum(sorted) / static_cast<double>(sorted.size()), at(0.05), at(0.5), at(0.95)};
}

CampaignSpread campaign_spread(const Campaign& campaign, long missions, double date,
                               std::size_t histories, std::uint64_t seed, unsigned jobs) {
    check(campaign);
    std::vector<Summary> all(histories);
    parallel_for(histories, jobs, [&](std::size_t k) {
        all[k] = summary(fly_campaign(campaign, missions, seed, k));
    });
    CampaignSpread out;
    out.histories = histories;
    if (histories == 0) return out;
    double flights = 0.0;
    for (const Summary& s : all) {
        out.complete += s.complete ? 1.0 : 0.0;
        out.in_time += s.complete && s.completed <= date ? 1.0 : 0.0;
        flights += s.flights;
        for (std::size_t k = 0; k < k_waited_kinds; ++k)
            out.waited[k] += static_cast<double>(s.waited[k]);
    }
    out.complete /= static_cast<double>(histories);
    out.in_time /= static_cast<double>(histories);
    for (double& share : out.waited) share = flights > 0.0 ? share / flights : 0.0;
    out.completed = spread_of(all, &Summary::completed);
    out.flights = spread_of(all, &Summary::flights);
    out.failed_ascents = spread_of(all, &Summary::failed);
    out.boosters_built = spread_of(all, &Summary::boosters_built);
    out.upper_stages_built = spread_of(all, &Summary::uppers_built);
    out.boosters_lost = spread_of(all, &Summary::boosters_lost);
    out.upper_stages_lost = spread_of(all, &Summary::uppers_lost);
    return out;
}

SmallestFleet smallest_fleet(const Campaign& campaign, long missions, double date,
                             double confidence, const FleetBounds& bounds, std::size_t histories,
                             std::uint64_t seed, unsigned jobs) {
    Campaign fleet = campaign;
    // Nothing that flies after the date counts.
    fleet.duration = std::min(campaign.duration, date);
    const auto fly = [&](const Campaign& c) {
        return campaign_spread(c, missions, date, histories, seed, jobs);
    };
    const auto keeps = [&](const Campaign& c) { return fly(c).in_time >= confidence; };
    const std::vector<Knob> knobs = knobs_of(bounds);
    CampaignSpread spread = fly(fleet);
    bool grew = true;
    while (spread.in_time < confidence && grew) {
        grew = false;
        for (const Waited waited : by_share(spread)) {
            const Knob* knob = remedy(knobs, fleet, waited);
            if (knob == nullptr) continue;
            const long now = count(fleet, *knob);
            if (now >= knob->most) continue;
            set(fleet, *knob, std::min(knob->most, now + std::max(1L, now / 8)));
            grew = true;
            break;
        }
        if (grew) spread = fly(fleet);
    }
    const bool found = spread.in_time >= confidence;
    Campaign given = campaign;
    for (const Knob& knob : knobs) {
        long fails = count(given, knob) - 1;
        long holds = count(fleet, knob);
        while (found && holds - fails > 1) {
            const long middle = fails + (holds - fails) / 2;
            Campaign less = fleet;
            set(less, knob, middle);
            (keeps(less) ? holds : fails) = middle;
        }
        if (found) set(fleet, knob, holds);
    }
    spread = fly(fleet);
    fleet.duration = campaign.duration;
    const std::vector<Waited> order = by_share(spread);
    return {found, fleet, spread.in_time, spread.completed.p50,
            order.empty() ? Waited::start : order.front()};
}

}  // namespace dawnline::launch
