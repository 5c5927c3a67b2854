#pragma once
// Rates of moving links as steps in time, for solvers that read them piece by piece.

#include <cstdint>
#include <vector>

#include "dawnline/base/function_ref.hpp"

namespace dawnline::network {

/// From `time` on a link carries `rate`, until its next step.
struct RateStep {
    double time;         // [s]
    std::uint32_t link;  // its number
    double rate;         // [bit/s]

    friend bool operator==(const RateStep&, const RateStep&) = default;
};

struct RateStepOptions {
    double sampling = 10.0;    // rates are looked at so often; shorter dips may be missed [s]
    double tolerance = 0.01;   // a change by more than this share makes a step [1]
    double resolution = 1e-3;  // to which the moment of a step is found [s]
};

/// Steps of links 0 … links − 1 over [from, to], the first at `from`; by time, then link. Between
/// steps the rate stays within the tolerance of the step's; a rate that jumps (whole channels, a
/// link that loses its line of sight) gets its step where it jumps.
///
/// Each sample that differs is bisected for the first moment that does, so changes that are
/// monotone over a sampling interval are found to the resolution. Throws Error unless the span is
/// finite and the options are > 0, and on a rate that is negative or not finite, naming link and
/// time.
std::vector<RateStep> rate_steps(std::uint32_t links,
                                 FunctionRef<double(std::uint32_t link, double t)> rate,
                                 double from, double to, const RateStepOptions& options = {});

}  // namespace dawnline::network
