#pragma once
// A loop on many threads whose results do not depend on how many.

#include <cstddef>
#include <span>

#include "dawnline/base/function_ref.hpp"

namespace dawnline {

/// Runs body(0) … body(n − 1), each once, in any order, on at most `jobs` threads (0: one per
/// core).
///
/// The contract that makes results independent of `jobs`: body(i) writes slot i only and reads
/// nothing that another index writes. The first exception of a body stops the loop and is thrown
/// here. `stop` is asked before each index, from any thread, and must be cheap: once it says true
/// no further index starts. Returns false if it ever did, and then some bodies never ran.
bool parallel_for(std::size_t n, unsigned jobs, FunctionRef<void(std::size_t)> body,
                  FunctionRef<bool()> stop);

/// The same without a way to stop it.
void parallel_for(std::size_t n, unsigned jobs, FunctionRef<void(std::size_t)> body);

/// Threads that `jobs` stands for: itself, but never more than cores (that this process may use);
/// one per core when 0.
unsigned thread_count(unsigned jobs) noexcept;

/// Σ values by pairwise summation in index order: the same bits whoever filled the slots.
///
/// Error ≤ ε (log₂(n/32) + 32) Σ|values| (Higham 1993, SIAM J. Sci. Comput. 14, 783). 0 if empty.
double ordered_sum(std::span<const double> values) noexcept;

}  // namespace dawnline
