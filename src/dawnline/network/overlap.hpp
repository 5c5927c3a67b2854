#pragma once
// Communication behind computation: what stays visible.

#include <span>

namespace dawnline::network {

/// What a step with exchanges behind its arithmetic takes.
struct Overlap {
    double time = 0;     // until arithmetic and exchanges are done [s]
    double exposed = 0;  // of that, after the arithmetic [s]
    double hidden = 0;   // share of the exchanges behind it [1]
    double idle = 0;     // time in which the network waited for the next part before the end [s]
};

/// Parts of the gradients are exchanged one after the other, each from when it is ready:
/// f_k = max(f_{k−1}, r_k) + c_k; exposed is max(0, f_last − T).
///
/// `ready[k]` in order, from the start of the arithmetic [s]; `exchange[k]` alone on the network
/// [s]; both of one length (asserted). `arithmetic` T [s]. While an exchange runs, arithmetic keeps
/// its pace: chips with a copy engine. No exchange: hidden is 1.
/// Source: Li et al. 2020 (PyTorch Distributed, VLDB 13, sec. 3.2.3), its buckets.
Overlap overlap(std::span<const double> ready, std::span<const double> exchange,
                double arithmetic) noexcept;

}  // namespace dawnline::network
