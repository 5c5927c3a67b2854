#pragma once
// SGP4 and SDP4 for many objects at many times, all lanes of the processor at once.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dawnline/astro/sgp4.hpp"

namespace dawnline::astro {

/// Objects that the kernel takes together: as many as the widest register has doubles.
inline constexpr std::size_t k_sgp4_block = 8;

/// Up to eight objects of one kind, quantity by quantity.
struct Sgp4Block {
    Sgp4Kind kind = Sgp4Kind::near_earth;
    std::uint32_t count = 0;                  // objects in it; the other lanes repeat the last
    std::size_t first = 0;                    // of its numbers in Sgp4Batch::numbers
    std::uint32_t object[k_sgp4_block] = {};  // their places in the caller's order
};

/// Objects made ready for the kernel: sorted by kind, eight to a block. A plain value that many
/// threads may read.
struct Sgp4Batch {
    std::size_t size = 0;  // objects
    std::vector<Sgp4Block> blocks;
    std::vector<double> numbers;  // of Sgp4Mean, then Sgp4Deep if deep: rows of eight
};

/// Sorts and packs; the order of results stays that of `objects`.
Sgp4Batch make_sgp4_batch(std::span<const Sgp4> objects);

/// Where the results go: object j at time k stands at k · size + j of each span, size being that of
/// the batch. Empty velocity spans: positions only.
struct Sgp4States {
    std::span<double> x, y, z;     // r_ES_T [m]
    std::span<double> vx, vy, vz;  // v_ES_T [m/s]
    std::span<Sgp4Status> status;
};

/// States of all objects at all times.
///
/// Object j is taken at times[k] + offsets[j] seconds from its own epoch: with offsets[j] = (start
/// − epoch of j) all objects share the instants start + times[k]; an empty `offsets` counts from
/// each epoch. Times may stand in any order; resonant objects are fastest in increasing order, for
/// their integration is carried along.
///
/// A state is NaN where its status is neither ok nor decayed. A result depends on its own object
/// and time only: neither on its neighbours nor on how a batch is cut. Allocates nothing, throws
/// nothing; the spans must have the sizes above (asserted in debug builds).
/// Accuracy: within 1e-8 km of propagate() for one object over a week (row A-SGP-5), as long as
/// mean anomaly and longitude stay below 1.6e6 rad, 48 years of a low orbit. Speed: see
/// bench/astro/sgp4_bench.cpp.
void propagate(const Sgp4Batch& batch, std::span<const double> times,
               std::span<const double> offsets, const Sgp4States& states) noexcept;

/// The same on `jobs` threads (0: one per core), with the same bits.
void propagate(const Sgp4Batch& batch, std::span<const double> times,
               std::span<const double> offsets, const Sgp4States& states, unsigned jobs);

/// Seconds from each object's epoch to `start`, as propagate() wants them. [s]
std::vector<double> offsets_to(const Tt& start, std::span<const Sgp4> objects);

}  // namespace dawnline::astro
