#pragma once
// A job's life fault by fault: what it saves, loses, waits for, and what is left as useful time.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "dawnline/compute/fault_sources.hpp"

namespace dawnline::compute {

/// When a job saves its state.
enum class SavePolicy : std::uint8_t {
    regular,   // after every `interval` of work
    foresees,  // when the expected loss has grown to the cost of a save: ∫λ(s)(s − t)ds = δ,
               // Young's rule where λ is constant, more often where the orbit is dangerous
};

/// A job and how it deals with faults.
struct FaultyJob {
    std::vector<FaultSource> sources;
    RateSteps flux = RateSteps::constant(0.0);  // of particles along the orbit [1/(m² s)]
    SavePolicy policy = SavePolicy::regular;
    double interval = 3600;      // of work between saves, where regular [s]
    double save = 0;             // blocking [s]
    double verification = 0;     // before each save, which finds every corruption so far [s]
    double restart = 0;          // after a fault is noticed [s]
    long replicas = 1;           // that share the batch
    long parts_per_replica = 1;  // each needs them all
    long spares = 0;             // parts at the start beyond those
};

/// What a job's time went into; the parts add up to `elapsed`.
struct JobHistory {
    double elapsed = 0;     // [s]
    double useful = 0;      // work kept to the end, at full speed counted whole [s]
    double lost = 0;        // work done and lost [s]
    double saving = 0;      // and verifying [s]
    double restarting = 0;  // and not yet knowing [s]
    double slowed = 0;      // by replicas that are gone [s]
    double stopped = 0;     // no replica left [s]
    std::uint64_t saves = 0;
    std::uint64_t unnoticed = 0;        // corruptions that nobody ever finds
    std::vector<std::uint64_t> faults;  // noticed, of each source
    long alive = 0;                     // parts at the end
};

/// One history of `duration`, drawn from the stream (seed, case, "compute.job").
///
/// Faults are a Poisson process whose rate follows the flux, also during saves and restarts, and
/// strike only as many parts as are alive where they lose them. A noticed corruption sends the job
/// back to the last save before it; all saves are kept. Lost parts are not repaired: replicas run
/// while there are parts for them, at speed replicas left / replicas. Throws Error on negative
/// figures, no replicas or parts, naming the field.
JobHistory live(const FaultyJob& job, double duration, std::uint64_t seed,
                std::uint64_t case_index);

/// Mean and spread over many histories.
struct JobSpread {
    double useful_share = 0;       // mean of useful/elapsed: effective training time ratio [1]
    double standard_error = 0;     // of that mean [1]
    double least = 0, median = 0;  // of the histories [1]
    std::vector<double> faults;    // mean number, of each source [1]
    double saves = 0;              // mean number [1]
};

/// The same bytes for any number of `jobs` threads (0: one per core).
JobSpread live_often(const FaultyJob& job, double duration, std::size_t histories,
                     std::uint64_t seed, unsigned jobs);

}  // namespace dawnline::compute
