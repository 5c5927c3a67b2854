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
