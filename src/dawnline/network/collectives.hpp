#pragma once
// Collective exchanges among N ranks in closed form: S bits a rank, β bits a second and direction,
// α seconds a step.

namespace dawnline::network {

/// 2(N−1)α + 2(N−1)/N·S/β. [s]
double ring_all_reduce(double ranks, double size, double bandwidth, double latency) noexcept;

/// Half of it: reduce-scatter or all-gather of S in all. [s]
double ring_all_gather(double ranks, double size, double bandwidth, double latency) noexcept;

/// Recursive halving and doubling: 2⌈log2 N⌉α + 2(N−1)/N·S/β. [s]
double halving_doubling_all_reduce(double ranks, double size, double bandwidth,
                                   double latency) noexcept;

/// Double binary tree: 2⌈log2 N⌉α + 2S/β. [s]
double tree_all_reduce(double ranks, double size, double bandwidth, double latency) noexcept;

/// Ring in both directions at once, half of S each: 2(N−1)α + (N−1)/N·S/β. [s]
double two_way_ring_all_reduce(double ranks, double size, double bandwidth,
                               double latency) noexcept;

/// Binary tree of height h = ⌊log2 N⌋ whose every edge has its own link each way, S in c chunks:
/// (2h − 1 + c)(α + S/(cβ)). [s]
double chunked_tree_all_reduce(double ranks, double size, double bandwidth, double latency,
                               double chunks) noexcept;

/// From one rank round a ring in c chunks: (N − 2 + c)(α + S/(cβ)). [s]
double ring_broadcast(double ranks, double size, double bandwidth, double latency,
                      double chunks) noexcept;

/// The whole number of chunks for which that is least, near √((N − 2)S/(αβ)), at most 1e9. [1]
double best_ring_broadcast_chunks(double ranks, double size, double bandwidth,
                                  double latency) noexcept;

/// Groups of g ranks on links of their own, n groups on rails: reduce-scatter in the group,
/// all-reduce of S/g along each of g rails, all-gather in the group, rings throughout:
/// 2(g−1)α_g + 2(g−1)/g·S/β_g + 2(n−1)α_r + 2(n−1)/n·S/(gβ_r). [s]
double hierarchical_all_reduce(double group, double groups, double size, double group_bandwidth,
                               double group_latency, double rail_bandwidth,
                               double rail_latency) noexcept;

/// d-dimensional torus of side k, both directions, S split over 2d rings:
/// 2d(k−1)α + 2(N−1)/N·S/(2dβ), N = k^d. [s]
double torus_all_reduce(int dimensions, double side, double size, double bandwidth,
                        double latency) noexcept;

/// Balanced minimal routing on a torus: kS/(8β) for even k, (k²−1)/k·S/(8β) for odd. [s]
double torus_all_to_all(double side, double size, double bandwidth) noexcept;

/// Non-blocking switch: (N−1)α + (N−1)/N·S/β. [s]
double switch_all_to_all(double ranks, double size, double bandwidth, double latency) noexcept;

/// Lower bound of an all-gather of `size` in all at the rank with the fewest links:
/// (N−1)/N·S/(links β). [s]
double all_gather_bound(double ranks, double size, double bandwidth, double links) noexcept;

/// Links cut when a torus is halved across its rings of length a: two for each of the b rings that
/// run there, times the product of the other sides. [1]
double torus_bisection_links(double other_sides) noexcept;

/// Bus bandwidth of an all-reduce, S/T·2(N−1)/N. [bit/s]
double bus_bandwidth(double ranks, double size, double time) noexcept;

}  // namespace dawnline::network
