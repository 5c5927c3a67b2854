#pragma once
// Who talks to which ground site when, and what is carried down.

#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/astro/access.hpp"
#include "dawnline/base/function_ref.hpp"
#include "dawnline/network/site_diversity.hpp"

namespace dawnline::network {

/// A time in which one terminal of a site serves one satellite.
struct Contact {
    std::uint32_t site, satellite;
    double start, stop;  // [s]
    double volume;       // that the link can carry in it [bit]

    friend bool operator==(const Contact&, const Contact&) = default;
};

struct ContactOptions {
    std::uint32_t terminals_per_site = 1;
    std::uint32_t terminals_per_satellite = 1;
    double setup = 0.0;     // turn and search before each contact carries data [s]
    double shortest = 1.0;  // contacts that carry data for less are not planned [s]
};

/// Rate between a site and a satellite at time t; 0 under cloud or below the mask. [bit/s]
using ContactRate = FunctionRef<double(std::uint32_t site, std::uint32_t satellite, double t)>;

/// A plan from the windows that astro::passes() gives.
///
/// Windows are taken in order of the bits they can carry, largest first, and each gets the longest
/// piece of its time that those before it leave: a greedy matching, not the best one. Volume is the
/// integral of the rate by Simpson's rule on steps ≤ `step`, without the setup. Contacts by start,
/// then site, then satellite; ties by satellite, so the plan is unique. Throws Error unless step >
/// 0 and the options are ≥ 0 with terminals ≥ 1.
std::vector<Contact> contact_plan(std::span<const astro::Pass> passes, ContactRate rate,
                                  double step, const ContactOptions& options = {});

/// Passes cut to the times in which their site is clear; a site beyond the series counts as clear.
std::vector<astro::Pass> clear_passes(std::span<const astro::Pass> passes,
                                      const CloudSeries& clouds, double start);

/// A store that fills steadily and empties in contacts.
struct Buffer {
    double inflow = 0.0;      // [bit/s]
    double capacity = 0.0;    // of the store; what comes when it is full is lost [bit]
    double efficiency = 1.0;  // share of a contact's bits that are new after repeats (ARQ) [1]
};
struct Delivery {
    double delivered = 0.0;    // [bit]
    double lost = 0.0;         // [bit]
    double left = 0.0;         // in the store at the end [bit]
    double mean_delay = 0.0;   // bits stored × time over bits delivered (Little 1961) [s]
    double most_stored = 0.0;  // [bit]
};

/// Store and forward of one satellite over its contacts in [from, to], Σ min(backlog, volume), each
/// contact served at its mean rate; contacts by start, not overlapping (else Error).
Delivery deliver(std::span<const Contact> contacts, const Buffer& buffer, double from, double to);

}  // namespace dawnline::network
