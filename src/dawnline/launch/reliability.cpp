#include "dawnline/launch/reliability.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/beta.hpp>

namespace dawnline::launch {

double failure_probability(const ReliabilityGrowth& g, double trial) noexcept {
    if (g.growth == 0.0) return g.first;
    return g.floor + (g.first - g.floor) * std::pow(trial, -g.growth);
}

double expected_failures(const ReliabilityGrowth& g, std::size_t trials) noexcept {
    double sum = 0.0;
    for (std::size_t n = 1; n <= trials; ++n) sum += failure_probability(g, static_cast<double>(n));
    return sum;
}

ReliabilityGrowth drawn(const ReliabilityGrowth& g, Stream& stream) {
    if (g.prior_trials <= 0.0 || g.first <= 0.0 || g.first >= 1.0) return g;
    ReliabilityGrowth out = g;
    const double u = std::max(stream.uniform(), 0x1p-53);
    out.first =
        boost::math::ibeta_inv(g.first * g.prior_trials, (1.0 - g.first) * g.prior_trials, u);
    out.floor = std::min(g.floor, out.first);
    return out;
}

double predicted_failure(double a, double b, double failures, double trials) noexcept {
    return (a + failures) / (a + b + trials);
}

}  // namespace dawnline::launch
