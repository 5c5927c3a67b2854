#pragma once
// What an accelerator and its links reach: products of matrices, streams, exchanges.

namespace dawnline::compute {

/// An accelerator among others. Chips of one domain share fast links (a server, a satellite);
/// between domains each chip has a share of a slower fabric.
///
/// The efficiencies and latencies are what may be calibrated; validation/compute_training.yaml and
/// compute_serving.yaml use those of docs/theory/compute-training.md for every row of a chip.
struct Chip {
    double peak = 0;               // dense, at the precision of the matrices [FLOP/s]
    double memory_bandwidth = 0;   // [bit/s]
    double link_bandwidth = 0;     // within the domain, one direction [bit/s]
    double gemm_efficiency = 1;    // of the peak on large matrices [1]
    double memory_efficiency = 1;  // [1]
    double link_efficiency = 1;    // [1]
    double kernel_overhead = 0;    // per layer and pass, not hidden [s]
    double units = 108;            // that each work on a tile of a product, SMs of an A100 [1]
    double attention_peak = 0;     // at 16 bit, for scores and their products; 0: peak [FLOP/s]
    double memory = 0;             // 0: not limited [bit]
    double domain = 8;             // chips [1]
    double fabric_bandwidth = 0;   // of each chip between domains, one direction [bit/s]
    double fabric_efficiency = 1;  // [1]
    double link_latency = 0;       // of an exchange within the domain [s]
    double fabric_latency = 0;     // of a step between domains [s]
};

/// C = A·B, `count` times: m × k by k × n.
struct Product {
    double m = 0;           // rows, tokens as a rule [1]
    double n = 0;           // [1]
    double k = 0;           // summed over [1]
    double count = 1;       // [1]
    double left_bits = 16;  // of an element of A [bit]
    double right_bits = 16;
    double out_bits = 16;
};

/// Time of a product: the longer of its arithmetic and its bytes.
///
///     arithmetic = waves · 2 t_m t_n (k/q + k_0) / (peak/units · e_c · e_t),
///     waves      = ⌈⌈m/t_m⌉⌈n/t_n⌉ count q / units⌉,     e_t = x/(x + 12) relative to 128 × 256,
///     x          = t_m t_n/(t_m + t_n),
///
/// the least over tiles from 64 × 64 to 256 × 128 and over splits q = 1, 2, 4 of the sum. k_0 = 200
/// is the filling and emptying of a tile; x is the tile's arithmetic intensity. So a product with
/// few rows is slow because few units work, and one with a short sum because each starts often.
/// m, n, k ≥ 0; 0 if any is. Source: NVIDIA 2023, "Matrix multiplication background", on tiles and
/// waves; k_0 and 12 from the usual shape of measured curves (90 % of the ceiling near k = 2 000).
double product_time(const Chip& chip, const Product& product) noexcept;

/// Reading or writing that many bits in long runs. [s]
double stream_time(const Chip& chip, double bits) noexcept;

/// `size` chips that exchange, `stride` apart in the order of ranks, which fill domains one by one.
struct Group {
    double size = 1;
    double stride = 1;
};

/// One direction of a chip's share of the path round a ring of the group: the links when the group
/// stays in a domain, otherwise the fabric of all its members in a domain together, at most the
/// links. [bit/s]
double ring_bandwidth(const Chip& chip, const Group& group) noexcept;

/// 2(g − 1)/g · bits/bandwidth and the latency: one for a domain, 2(domains − 1) steps beyond. [s]
double all_reduce_time(const Chip& chip, const Group& group, double bits) noexcept;

/// Half of an all-reduce: reduce-scatter, or all-gather of `bits` in all. [s]
double gather_time(const Chip& chip, const Group& group, double bits) noexcept;

/// Every chip sends 1/g of its bits to each other: (g − 1)/g · bits over links and fabric, the
/// share that leaves the domain over the chip's own fabric. [s]
double all_to_all_time(const Chip& chip, const Group& group, double bits) noexcept;

/// Mean and slowest of n chips whose times scatter by a standard deviation σ about one: the factor
/// 1 + σ√(2 ln n) of a step that waits for all. Source: extreme values of a normal sample. [1]
double slowest_of(double chips, double scatter) noexcept;

}  // namespace dawnline::compute
