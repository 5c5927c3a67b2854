#include "dawnline/compute/faults.hpp"

#include <cmath>

namespace dawnline::compute {

double mean_time_between(double parts, double rate) noexcept {
    return 1.0 / (parts * rate);
}

double observed_rate(double interruptions, double parts, double duration) noexcept {
    return interruptions / (parts * duration);
}

double at_least_alive(long parts, double alive, long needed) noexcept {
    if (needed <= 0) return 1.0;
    if (needed > parts) return 0.0;
    if (alive <= 0.0) return 0.0;
    if (alive >= 1.0) return 1.0;
    double tail = 0.0;
    const double n = static_cast<double>(parts);
    for (long k = needed; k <= parts; ++k) {
        const double j = static_cast<double>(k);
        tail += std::exp(std::lgamma(n + 1.0) - std::lgamma(j + 1.0) - std::lgamma(n - j + 1.0) +
                         j * std::log(alive) + (n - j) * std::log1p(-alive));
    }
    return tail;
}

double cross_section(double fluence_per_dose, double dose_per_event) noexcept {
    return 1.0 / (fluence_per_dose * dose_per_event);
}

}  // namespace dawnline::compute
