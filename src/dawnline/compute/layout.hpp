#pragma once
// The fastest way to spread a model over a number of accelerators.

#include <cstddef>

#include "dawnline/compute/training.hpp"

namespace dawnline::compute {

/// What the search may choose from.
struct LayoutLimits {
    double tensor = 8;          // at most; never beyond the domain [1]
    double context = 16;        // [1]
    double microbatch = 16;     // [1]
    double interleave = 16;     // [1]
    bool recompute = true;      // selective and full too
    double memory_share = 0.9;  // of the chip's memory that training may take [1]
};

struct Layout {
    TrainingJob job;             // the given one with the best degrees
    TrainingStep step;           // its time
    std::size_t considered = 0;  // layouts whose degrees divide
    std::size_t fitting = 0;     // of them, those that fit the memory
};

/// Tries every factorisation n = t·c·d·p with t | n_kv (or n_kv | t), t | a, p | l or l + 2, c | s,
/// E | d·c and E | X, every b that divides B/d, every v that divides the stage's layers (with p |
/// m), and the recomputations, in that order; the first of the fastest wins, so the answer is
/// repeatable. Deterministic, one thread; about 1 µs a layout.
///
/// Throws Error if no layout divides, or none fits (naming the least memory found).
Layout best_layout(const TrainingJob& job, const Chip& chip, double chips,
                   const LayoutLimits& limits = {});

}  // namespace dawnline::compute
