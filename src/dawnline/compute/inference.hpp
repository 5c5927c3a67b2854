#pragma once
// Serving a model: prefill and decode by a roofline, static batch.

#include "dawnline/compute/training.hpp"

namespace dawnline::compute {

/// Sequences served together on one replica.
struct ServingJob {
    Transformer model;
    double weight_bits = 8;      // of a parameter
    double value_bits = 8;       // of a cached key or value
    double batch = 1;            // sequences
    double prompt = 0;           // tokens in
    double answer = 0;           // tokens out
    double tensor_parallel = 1;  // accelerators of the replica
};

struct Serving {
    double prefill_time = 0;       // of the whole batch [s]
    double step_time = 0;          // of one decode step, mean over the answer [s]
    double tokens_per_second = 0;  // answered, of the replica [token/s]
    double memory = 0;             // of each accelerator: weights and full caches [bit]
};

/// Prefill of b prompts: b(2N L + 2 l a d_h L²) operations, or one reading of the weights. A decode
/// step takes its matrices and its attention one after the other, each on its own roof: weights
/// read once or 2N b operations, caches read once or 4 l a d_h b·context operations. Both reduce h
/// values of each of their tokens twice a layer over the replica. rate = b·answer/(prefill + Σ
/// steps).
Serving serve(const ServingJob& job, const Chip& chip) noexcept;

}  // namespace dawnline::compute
