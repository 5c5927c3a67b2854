#pragma once
// Fair shares of links among flows.

#include <cstddef>
#include <vector>

namespace dawnline::network {

/// Rates of flows by progressive filling: no flow can have more without one that has less giving
/// way (Bertsekas & Gallager 1992, sec. 6.5.2).
///
/// `capacity` of each link [bit/s]; `flows[f]` are the links that flow f passes, each at most once.
/// A flow over no link is not limited and gets infinity. Throws Error on a link that does not
/// exist. O(links × flows).
std::vector<double> max_min_rates(const std::vector<double>& capacity,
                                  const std::vector<std::vector<std::size_t>>& flows);

}  // namespace dawnline::network
