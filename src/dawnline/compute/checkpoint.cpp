#include "dawnline/compute/checkpoint.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace dawnline::compute {

double young_interval(double save, double mtbf) noexcept {
    return std::sqrt(2.0 * save * mtbf);
}

double daly_first_order_interval(double save, double mtbf) noexcept {
    return young_interval(save, mtbf) - save;
}

double daly_interval(double save, double mtbf) noexcept {
    if (save >= 2.0 * mtbf) return mtbf;
    const double x = save / (2.0 * mtbf);
    return young_interval(save, mtbf) * (1.0 + std::sqrt(x) / 3.0 + x / 9.0) - save;
}

double exact_interval(double save, double mtbf) noexcept {
    return mtbf * (1.0 + lambert_w0(-std::exp(-1.0 - save / mtbf)));
}

double checkpoint_efficiency(double interval, double save, double mtbf, double restart) noexcept {
    return interval / (mtbf * std::exp(restart / mtbf) * std::expm1((interval + save) / mtbf));
}

double saxena_period(double save, double mtbf, double restart) noexcept {
    return save + std::sqrt(2.0 * (mtbf + restart) * save + save * save);
}

double saxena_availability(double period, double save, double mtbf, double restart) noexcept {
    return (period - save) / period * mtbf / (mtbf + restart + 0.5 * period);
}

double silent_error_period(double verification, double save, double stopping,
                           double silent) noexcept {
    return std::sqrt((verification + save) / (0.5 / stopping + 1.0 / silent));
}

double expected_training_ratio(double nodes, double failure_rate, double restart, double interval,
                               double save) noexcept {
    return (1.0 - nodes * failure_rate * (restart + 0.5 * interval)) / (1.0 + save / interval);
}

double lambert_w0(double x) noexcept {
    constexpr double k_branch = -1.0 / std::numbers::e;
    if (x < k_branch) {
        // e^(−1−ε) may fall short of −1/e by rounding alone.
        if (x < k_branch * (1.0 + 1e-15)) return std::numeric_limits<double>::quiet_NaN();
        return -1.0;
    }
    // Near the branch point W = −1 + p − p²/3 + 11p³/72, p = √(2(ex + 1)); elsewhere ln(1 + x).
    const double p = std::sqrt(2.0 * std::max(0.0, std::numbers::e * x + 1.0));
    double w = x < 0.0 ? -1.0 + p * (1.0 - p * (1.0 / 3.0 - 11.0 / 72.0 * p)) : std::log1p(x);
    if (p < 1e-5) return w;
    for (int k = 0; k < 50; ++k) {
        const double e = std::exp(w);
        const double f = w * e - x;
        const double step = f / (e * (w + 1.0) - (w + 2.0) * f / (2.0 * w + 2.0));
        w -= step;
        if (std::abs(step) <= 1e-15 * (1.0 + std::abs(w))) break;
    }
    return w;
}

}  // namespace dawnline::compute
