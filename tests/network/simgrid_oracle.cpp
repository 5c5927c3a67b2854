#include "simgrid_oracle.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <simgrid/kernel/ProfileBuilder.hpp>
#include <simgrid/s4u.hpp>

namespace dawnline::network {
namespace {

namespace sg4 = simgrid::s4u;

constexpr double k_far_future = 1e9;  // [s], after the end of any case

/// Messages between two ranks of which the way between fails, once it has.
struct Detour {
    sg4::Host *from = nullptr, *to = nullptr;  // stand-ins with another route between them
    std::uint32_t sender = 0, receiver = 0;
    bool used = false;
    sg4::SemaphorePtr waiting, sent;
};

struct Platform {
    std::vector<sg4::Host*> hosts;
    std::vector<sg4::Link*> links;
    Detour detour;
};

Platform build(const SimgridCase& c) {
    Platform p;
    auto* zone = sg4::create_full_zone("fabric");
    const auto host = [&](const std::string& name) {
        auto* h = zone->create_host(name, 1e9);
        h->seal();
        return h;
    };
    for (std::size_t r = 0; r < c.schedule.ranks; ++r)
        p.hosts.push_back(host("rank-" + std::to_string(r)));
    for (std::size_t l = 0; l < c.fabric.links.size(); ++l) {
        auto* link = zone->create_link("link-" + std::to_string(l), c.fabric.links[l].bandwidth);
        link->set_latency(c.fabric.links[l].latency);
        std::string rates, states;
        for (const LinkChange& change : c.fabric.changes) {
            if (change.link != l) continue;
            const bool fails = change.bandwidth == 0.0 && std::isfinite(c.detection);
            // A rate of zero is not allowed: a millionth of a bit per second stalls as well.
            (fails ? states : rates) +=
                std::to_string(change.time) + " " +
                (fails ? "0" : std::to_string(std::max(1e-6, change.bandwidth))) + "\n";
        }
        const std::string name = std::to_string(l);
        if (!rates.empty())
            link->set_bandwidth_profile(simgrid::kernel::profile::ProfileBuilder::from_string(
                "rates-" + name, rates, k_far_future));
        if (!states.empty())
            link->set_state_profile(simgrid::kernel::profile::ProfileBuilder::from_string(
                "states-" + name, states, k_far_future));
        link->seal();
        p.links.push_back(link);
    }
    const auto route = [&](sg4::Host* from, sg4::Host* to, const std::vector<std::uint32_t>& way) {
        std::vector<sg4::LinkInRoute> links;
        for (std::uint32_t l : way) links.emplace_back(p.links[l]);
        zone->add_route(from->get_netpoint(), to->get_netpoint(), nullptr, nullptr, links, false);
    };
    const std::vector<std::uint8_t> up(c.fabric.links.size(), 1);
    Ways ways(c.fabric, up);
    std::set<std::pair<std::uint32_t, std::uint32_t>> known;
    std::vector<std::uint32_t> way;
    for (const Transfer& t : c.schedule.transfers) {
        if (!known.insert({t.from, t.to}).second) continue;
        way.clear();
        ways.find(t.from, t.to, way);
        route(p.hosts[t.from], p.hosts[t.to], way);
    }
    if (!c.detour.empty()) {
        p.detour.from = host("detour-from");
        p.detour.to = host("detour-to");
        route(p.detour.from, p.detour.to, c.detour);
        const Link& failing = c.fabric.links[c.fabric.changes.front().link];
        p.detour.sender = failing.from;
        p.detour.receiver = failing.to;
    }
    zone->seal();
    if (!c.detour.empty())
        p.detour.waiting = sg4::Semaphore::create(0), p.detour.sent = sg4::Semaphore::create(0);
    return p;
}

struct Row {
    std::vector<std::uint32_t> sends, receives;
};

/// One rank's rounds.
void act(const SimgridCase& c, Platform& p, std::uint32_t rank,
         const std::vector<std::vector<Row>>& rows) {
    static int token = 0;
    Detour& d = p.detour;
    const auto over_detour = [&](double bits) {
        d.waiting->acquire();
        sg4::Comm::sendto(d.from, d.to, static_cast<std::uint64_t>(bits));
        d.sent->release();
    };
    const auto await_detour = [&] {
        d.waiting->release();
        d.sent->acquire();
    };
    for (std::size_t r = 0; r < c.schedule.rounds.size(); ++r) {
        const Row& row = rows[r][rank];
        for (std::size_t k = 0; k < c.schedule.rounds[r].repeat; ++k) {
            std::vector<sg4::CommPtr> comms, detoured;
            std::vector<int*> received(row.receives.size());
            bool detour_send = false, detour_receive = false;
            double bits = 0.0;
            for (std::size_t g = 0; g < row.receives.size(); ++g) {
                const Transfer& t = c.schedule.transfers[row.receives[g]];
                if (d.used && t.from == d.sender && t.to == d.receiver) {
                    detour_receive = true;
                    continue;
                }
                comms.push_back(sg4::Mailbox::by_name(std::to_string(row.receives[g]))
                                    ->get_async<int>(&received[g]));
            }
            for (std::uint32_t s : row.sends) {
                const Transfer& t = c.schedule.transfers[s];
                if (d.used && t.from == d.sender && t.to == d.receiver) {
                    detour_send = true;
                    bits = t.size;
                    continue;
                }
                comms.push_back(sg4::Mailbox::by_name(std::to_string(s))
                                    ->put_async(&token, static_cast<std::uint64_t>(t.size)));
            }
            if (detour_send) over_detour(bits);
            if (detour_receive) await_detour();
            for (const auto& comm : comms) {
                try {
                    comm->wait();
                } catch (const simgrid::NetworkFailureException&) {
                    if (rank == d.sender) {
                        const double left = comm->get_remaining();
                        d.used = true;
                        sg4::this_actor::sleep_for(c.detection);
                        over_detour(left);
                    } else {
                        await_detour();
                    }
                }
            }
        }
    }
}

double simulate(const SimgridCase& c) {
    std::vector<std::string> words{"oracle",
                                   "--cfg=network/model:CM02",
                                   "--cfg=network/TCP-gamma:0",
                                   "--cfg=network/crosstraffic:0",
                                   "--cfg=network/weight-S:0",
                                   "--cfg=surf/precision:1e-12",
                                   "--cfg=maxmin/precision:1e-12",
                                   "--cfg=contexts/stack-size:64",
                                   "--log=root.thres:critical"};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    int count = static_cast<int>(arguments.size());
    sg4::Engine engine(&count, arguments.data());
    Platform p = build(c);
    std::vector<std::vector<Row>> rows;
    for (const Round& round : c.schedule.rounds) {
        rows.emplace_back(c.schedule.ranks);
        for (std::size_t t = round.first; t < round.first + round.count; ++t) {
            rows.back()[c.schedule.transfers[t].from].sends.push_back(
                static_cast<std::uint32_t>(t));
            rows.back()[c.schedule.transfers[t].to].receives.push_back(
                static_cast<std::uint32_t>(t));
        }
    }
    double last = 0.0;
    for (std::uint32_t rank = 0; rank < c.schedule.ranks; ++rank)
        sg4::Actor::create("rank-" + std::to_string(rank), p.hosts[rank], [&, rank] {
            act(c, p, rank, rows);
            last = std::max(last, sg4::Engine::get_clock());
        });
    engine.run();
    return last;
}

}  // namespace

double simgrid_time(const SimgridCase& simulated) {
    int ends[2];
    if (pipe(ends) != 0) return std::numeric_limits<double>::quiet_NaN();
    const pid_t child = fork();
    if (child == 0) {
        const double time = simulate(simulated);
        const bool written = write(ends[1], &time, sizeof time) == sizeof time;
        _exit(written ? 0 : 1);
    }
    close(ends[1]);
    double time = std::numeric_limits<double>::quiet_NaN();
    if (read(ends[0], &time, sizeof time) != sizeof time)
        time = std::numeric_limits<double>::quiet_NaN();
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return time;
}

}  // namespace dawnline::network
