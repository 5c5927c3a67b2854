#include "dawnline/launch/fleet_campaign.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/random.hpp"
#include "dawnline/launch/campaign_events.hpp"

namespace dawnline::launch {

namespace {

// A depot that boils off faster than tankers come never fills; then the campaign stops here.
constexpr std::size_t k_most_flights = 1'000'000;

struct ReadyUnit {
    std::uint32_t unit;
    double since;     // [s]
    Waited supplied;  // what it came from
};

/// A fleet in flight.
struct Fleet {
    Fleet(const StageFleet& fleet, const Stream& stream)
        : in(&fleet), landing(fleet.landing), luck(stream) {}

    const StageFleet* in;
    ReliabilityGrowth landing;
    Stream luck;
    UnitCount count{};
    std::vector<std::uint32_t> uses;  // by unit
    std::vector<bool> queued;         // whether it last waited for a refurbishment line
    Row<ReadyUnit> ready;
    Row<std::uint32_t> hall;  // waits for a line
    Row<double> assets;       // free since [s]
    long busy_lines = 0;      // of refurbishment
    long building = 0;
    long landings = 0;                                                 // attempted
    double refurbished = 0.0;                                          // started
    double ready_time = 0.0, alive_time = 0.0, free_asset_time = 0.0;  // integrals [s]

    bool recovers_next(std::uint32_t unit) const noexcept {
        if (in->uses <= 1) return false;
        return !(in->expend_last_use && uses[unit] + 1 >= static_cast<std::uint32_t>(in->uses));
    }
};

struct Preparation {
    std::uint32_t booster, upper;
    bool booster_asset, upper_asset;
    Waited waited;
};

class Simulation {
  public:
    Simulation(const Campaign& campaign, long missions, std::uint64_t seed, std::uint64_t history)
        : campaign_(campaign),
          wanted_(missions),
          stretch_(1.0 / campaign.availability),
          ascent_luck_(seed, history, "launch.campaign.ascent"),
          weather_(seed, history, "launch.campaign.weather"),
          fleets_{Fleet(campaign.boosters, Stream(seed, history, "launch.campaign.booster")),
                  Fleet(campaign.upper_stages, Stream(seed, history, "launch.campaign.upper"))} {
        Stream prior(seed, history, "launch.campaign.prior");
        ascent_ = drawn(campaign.ascent, prior);
        for (Fleet& fleet : fleets_) fleet.landing = drawn(fleet.landing, prior);
        result_.flights.reserve(static_cast<std::size_t>(std::min(missions, 1L << 20)));
    }

    CampaignHistory run();

  private:
    void start();
    void advance(double time);
    void happen(const Event& event);
    void build(int stage);
    void arrive(int stage, std::uint32_t unit);
    void refurbish(int stage, std::uint32_t unit);
    void prepare();
    void attempt(std::uint32_t preparation);
    void launch(const Preparation& preparation);
    bool land(int stage, std::uint32_t unit);
    void deliver(CampaignFlight& flight);
    bool must_fuel() const noexcept;
    double depot_at(double time) const noexcept;
    void finish();

    const Campaign& campaign_;
    long wanted_;
    double stretch_;  // of every cycle, 1/availability [1]
    Stream ascent_luck_, weather_;
    std::array<Fleet, 2> fleets_;
    ReliabilityGrowth ascent_;
    EventQueue events_;
    Row<double> pads_;  // free since [s]
    std::vector<Preparation> prepared_;
    long in_preparation_ = 0;
    double now_ = 0.0, range_free_ = 0.0, stand_down_ = 0.0, free_pad_time_ = 0.0;  // [s]
    double depot_ = 0.0, depot_time_ = 0.0;  // content [kg] at [s]
    CampaignHistory result_;
};

void Simulation::advance(double time) {
    const double passed = time - now_;
    for (Fleet& fleet : fleets_) {
        fleet.ready_time += fleet.ready.size() * passed;
        fleet.alive_time += static_cast<double>(fleet.count.left) * passed;
        fleet.free_asset_time += fleet.assets.size() * passed;
    }
    free_pad_time_ += pads_.size() * passed;
    now_ = time;
}

void Simulation::start() {
    for (int stage = 0; stage < 2; ++stage) {
        Fleet& fleet = fleets_[static_cast<std::size_t>(stage)];
        const auto initial = static_cast<std::size_t>(fleet.in->initial);
        fleet.count.initial = fleet.count.left = fleet.in->initial;
        fleet.uses.assign(initial, 0);
        fleet.queued.assign(initial, false);
        for (std::size_t unit = 0; unit < initial; ++unit)
            fleet.ready.push({static_cast<std::uint32_t>(unit), 0.0, Waited::start});
        for (long asset = 0; asset < fleet.in->recovery_assets; ++asset) fleet.assets.push(0.0);
        build(stage);
    }
    for (long pad = 0; pad < campaign_.pads; ++pad) pads_.push(0.0);
    prepare();
}

CampaignHistory Simulation::run() {
    if (wanted_ <= 0) result_.complete = true, result_.completed = 0.0;
    if (!result_.complete) start();
    while (!result_.complete && !events_.empty() && result_.flights.size() < k_most_flights) {
        const Event event = events_.next();
        if (event.time > campaign_.duration) break;
        advance(event.time);
        happen(event);
        prepare();
    }
    finish();
    return std::move(result_);
}

void Simulation::happen(const Event& event) {
    Fleet& fleet = fleets_[event.stage];
    switch (event.happening) {
        case Happening::built:
            --fleet.building;
            ++fleet.count.built;
            ++fleet.count.left;
            fleet.ready.push({static_cast<std::uint32_t>(fleet.uses.size()), now_,
                              event.stage == 0 ? Waited::boosters : Waited::upper_stages});
            fleet.uses.push_back(0);
            fleet.queued.push_back(false);
            build(event.stage);
            break;
        case Happening::arrived:
            arrive(event.stage, event.index);
            break;
        case Happening::refurbished: {
            --fleet.busy_lines;
            const bool waited = fleet.queued[event.index];
            const Waited from = event.stage == 0
                                    ? (waited ? Waited::booster_refurbishment : Waited::boosters)
                                    : (waited ? Waited::upper_refurbishment : Waited::upper_stages);
            fleet.ready.push({event.index, now_, from});
            if (!fleet.hall.empty()) refurbish(event.stage, fleet.hall.pop());
            break;
        }
        case Happening::asset_ready:
            fleet.assets.push(now_);
            break;
        case Happening::pad_ready:
            pads_.push(now_);
            break;
        case Happening::attempt:
            attempt(event.index);
            break;
    }
}

void Simulation::build(int stage) {
    Fleet& fleet = fleets_[static_cast<std::size_t>(stage)];
    while (fleet.building < fleet.in->build_lines &&
           fleet.count.left + fleet.building < fleet.in->most) {
        ++fleet.building;
        const auto n = static_cast<double>(fleet.count.built + fleet.building);
        events_.schedule(now_ + duration(fleet.in->build, n) * stretch_, Happening::built, stage,
                         0);
    }
}

void Simulation::arrive(int stage, std::uint32_t unit) {
    Fleet& fleet = fleets_[static_cast<std::size_t>(stage)];
    const long lines = fleet.in->refurbishment_lines;
    fleet.queued[unit] = lines > 0 && fleet.busy_lines >= lines;
    if (fleet.queued[unit])
        fleet.hall.push(unit);
    else
        refurbish(stage, unit);
}

void Simulation::refurbish(int stage, std::uint32_t unit) {
    Fleet& fleet = fleets_[static_cast<std::size_t>(stage)];
    ++fleet.busy_lines;
    fleet.refurbished += 1.0;
    events_.schedule(now_ + duration(fleet.in->refurbishment, fleet.refurbished) * stretch_,
                     Happening::refurbished, stage, unit);
}

/// Brings stages, pad and assets together while all are there.
void Simulation::prepare() {
    const auto has_asset = [&](const Fleet& f) {
        return f.in->recovery_assets == 0 || !f.recovers_next(f.ready.front().unit) ||
               !f.assets.empty();
    };
    Fleet& boosters = fleets_[0];
    Fleet& uppers = fleets_[1];
    while (!result_.complete && !boosters.ready.empty() && !uppers.ready.empty() &&
           !pads_.empty() && has_asset(boosters) && has_asset(uppers) &&
           (must_fuel() || in_preparation_ < wanted_ - result_.missions)) {
        Preparation p{};
        double last = 0.0;  // when the last of them became ready
        const auto waits_for = [&](double since, Waited what) {
            if (since > last) last = since, p.waited = what;
        };
        const auto take = [&](Fleet& f, Waited recovery, std::uint32_t& unit, bool& asset) {
            asset = f.in->recovery_assets > 0 && f.recovers_next(f.ready.front().unit);
            const ReadyUnit taken = f.ready.pop();
            unit = taken.unit;
            waits_for(taken.since, taken.supplied);
            if (asset) waits_for(f.assets.pop(), recovery);
        };
        take(boosters, Waited::booster_recovery, p.booster, p.booster_asset);
        take(uppers, Waited::upper_recovery, p.upper, p.upper_asset);
        waits_for(pads_.pop(), Waited::pads);
        ++in_preparation_;
        prepared_.push_back(p);
        events_.schedule(now_, Happening::attempt, 0,
                         static_cast<std::uint32_t>(prepared_.size() - 1));
    }
}

void Simulation::attempt(std::uint32_t preparation) {
    Preparation& p = prepared_[preparation];
    const auto put_off = [&](double until, Waited why) {
        p.waited = why;
        events_.schedule(until, Happening::attempt, 0, preparation);
    };
    if (now_ < stand_down_) return put_off(stand_down_, Waited::stand_down);
    if (now_ < range_free_) return put_off(range_free_, Waited::range);
    if (campaign_.go_probability < 1.0 && weather_.uniform() >= campaign_.go_probability)
        return put_off(now_ + campaign_.recycle_time, Waited::weather);
    launch(p);
}

void Simulation::launch(const Preparation& p) {
    --in_preparation_;
    range_free_ = now_ + campaign_.range_interval * stretch_;
    events_.schedule(now_ + campaign_.pad_cycle * stretch_, Happening::pad_ready, 0, 0);
    CampaignFlight flight;
    flight.date = now_;
    flight.booster = p.booster;
    flight.upper_stage = p.upper;
    flight.booster_use = ++fleets_[0].uses[p.booster];
    flight.upper_use = ++fleets_[1].uses[p.upper];
    flight.waited = p.waited;
    flight.tanker = must_fuel();
    const std::array<bool, 2> assets{p.booster_asset, p.upper_asset};
    for (int stage = 0; stage < 2; ++stage)
        if (assets[static_cast<std::size_t>(stage)])
            events_.schedule(
                now_ + fleets_[static_cast<std::size_t>(stage)].in->recovery_cycle * stretch_,
                Happening::asset_ready, stage, 0);
    const auto n = static_cast<double>(result_.flights.size() + 1);
    flight.ascent_failed = ascent_luck_.uniform() < failure_probability(ascent_, n);
    if (flight.ascent_failed) {
        flight.booster_lost = flight.upper_lost = true;
        for (Fleet& fleet : fleets_) --fleet.count.left, ++fleet.count.lost_ascent;
        stand_down_ = std::max(stand_down_, now_ + campaign_.ascent_stand_down);
        ++result_.failed_ascents;
    } else {
        flight.booster_lost = land(0, p.booster);
        flight.upper_lost = land(1, p.upper);
        deliver(flight);
    }
    result_.tankers += flight.tanker;
    ++result_.waited[static_cast<std::size_t>(flight.waited)];
    result_.flights.push_back(flight);
    build(0);
    build(1);
}

/// Whether the stage is lost at landing. What is expended or retires is not lost.
bool Simulation::land(int stage, std::uint32_t unit) {
    Fleet& fleet = fleets_[static_cast<std::size_t>(stage)];
    const bool last_use = fleet.uses[unit] >= static_cast<std::uint32_t>(fleet.in->uses);
    if (fleet.in->uses <= 1 || (fleet.in->expend_last_use && last_use)) {
        --fleet.count.left, ++fleet.count.expended;
        return false;
    }
    const auto n = static_cast<double>(++fleet.landings);
    if (fleet.luck.uniform() < failure_probability(fleet.landing, n)) {
        --fleet.count.left, ++fleet.count.lost_landing;
        stand_down_ = std::max(stand_down_, now_ + campaign_.landing_stand_down);
        return true;
    }
    if (last_use)
        --fleet.count.left, ++fleet.count.retired;
    else
        events_.schedule(now_ + fleet.in->return_time * stretch_, Happening::arrived, stage, unit);
    return false;
}

double Simulation::depot_at(double time) const noexcept {
    return depot_ * std::exp(-campaign_.refuelling.boil_off * (time - depot_time_));
}

bool Simulation::must_fuel() const noexcept {
    const Refuelling& r = campaign_.refuelling;
    return r.need > 0.0 && depot_at(now_) < r.need / (1.0 - r.transfer_loss) * (1.0 - 1e-12);
}

void Simulation::deliver(CampaignFlight& flight) {
    const Refuelling& r = campaign_.refuelling;
    const double change =
        flight.tanker ? r.tanker_load * (1.0 - r.transfer_loss) : -r.need / (1.0 - r.transfer_loss);
    depot_ = std::max(0.0, depot_at(now_) + change);
    depot_time_ = now_;
    if (flight.tanker) return;
    if (++result_.missions < wanted_) return;
    result_.complete = true;
    result_.completed = now_;
}

void Simulation::finish() {
    const auto used = [](double idle, double all) { return all > 0.0 ? 1.0 - idle / all : 0.0; };
    const auto assets = [&](const Fleet& f) {
        return used(f.free_asset_time, static_cast<double>(f.in->recovery_assets) * now_);
    };
    result_.boosters = fleets_[0].count;
    result_.upper_stages = fleets_[1].count;
    result_.utilisation = {used(fleets_[0].ready_time, fleets_[0].alive_time),
                           used(fleets_[1].ready_time, fleets_[1].alive_time),
                           used(free_pad_time_, static_cast<double>(campaign_.pads) * now_),
                           assets(fleets_[0]), assets(fleets_[1])};
    const auto most = std::max_element(result_.waited.begin() + 1, result_.waited.end());
    if (*most > 0) result_.binding = static_cast<Waited>(most - result_.waited.begin());
}

}  // namespace

std::string_view to_string(Waited waited) noexcept {
    constexpr std::array<std::string_view, k_waited_kinds> k_names{"start",
                                                                   "boosters",
                                                                   "booster refurbishment",
                                                                   "booster recovery",
                                                                   "upper stages",
                                                                   "upper refurbishment",
                                                                   "upper recovery",
                                                                   "pads",
                                                                   "range",
                                                                   "weather",
                                                                   "stand-down"};
    return k_names[static_cast<std::size_t>(waited)];
}

CampaignHistory fly_campaign(const Campaign& campaign, long missions, std::uint64_t seed,
                             std::uint64_t history) {
    check(campaign);
    return Simulation(campaign, missions, seed, history).run();
}

std::vector<long> flights_by_year(const CampaignHistory& history, double year) {
    std::vector<long> flights;
    for (const CampaignFlight& flight : history.flights) {
        const auto k = static_cast<std::size_t>(flight.date / year);
        if (k >= flights.size()) flights.resize(k + 1, 0);
        ++flights[k];
    }
    return flights;
}

}  // namespace dawnline::launch
