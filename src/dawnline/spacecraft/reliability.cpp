#include "dawnline/spacecraft/reliability.hpp"

#include <cmath>

namespace dawnline::spacecraft {

double survival(const FailureLaw& law, double age) noexcept {
    return (1.0 - law.infant_share) * std::exp(-law.rate * age);
}

double mean_alive(const FailureLaw& law, double lifetime) noexcept {
    return (1.0 - law.infant_share) / lifetime_penalty(law.rate, lifetime);
}

double lifetime_penalty(double rate, double lifetime) noexcept {
    const double x = rate * lifetime;
    return x > 0.0 ? -x / std::expm1(-x) : 1.0;
}

double spares_for_end_of_life(const FailureLaw& law, double lifetime) noexcept {
    return 1.0 / survival(law, lifetime) - 1.0;
}

double replacements(const FailureLaw& law, double lifetime) noexcept {
    return (law.infant_share + law.rate * lifetime) / (1.0 - law.infant_share);
}

long spares_for_confidence(double units, double rate, double lifetime, double confidence) noexcept {
    const double mean = units * rate * lifetime;
    if (!(mean > 0.0) || !(confidence > 0.0)) return 0;
    // Poisson terms from their logarithms: the first ones underflow for large means.
    const long limit = static_cast<long>(mean + 40.0 * std::sqrt(mean) + 40.0);
    double sum = 0.0;
    for (long n = 0; n < limit; ++n) {
        const auto count = static_cast<double>(n);
        sum += std::exp(count * std::log(mean) - mean - std::lgamma(count + 1.0));
        if (sum >= confidence) return n;
    }
    return limit;
}

}  // namespace dawnline::spacecraft
