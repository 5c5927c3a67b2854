#include "dawnline/finance/attrition.hpp"

#include <cmath>

namespace dawnline::finance {

double replacement_rate(double fleet, double life, double launch_success,
                        double infant_survival) noexcept {
    return fleet / (life * launch_success * infant_survival);
}

double mean_alive(double hazard, double life) noexcept {
    const double losses = hazard * life;
    // The next term of the series is λL²/6: below 1e-8 it is under the rounding.
    if (losses < 1e-8) return 1.0 - 0.5 * losses;
    return -std::expm1(-losses) / losses;
}

double lifetime_penalty(double hazard, double life) noexcept {
    return 1.0 / mean_alive(hazard, life);
}

double survivors(double yearly_loss, double years) noexcept {
    return std::pow(1.0 - yearly_loss, years);
}

double mean_survivors(double yearly_loss, long years) noexcept {
    double sum = 0.0;
    for (long y = 0; y < years; ++y) sum += survivors(yearly_loss, static_cast<double>(y));
    return sum / static_cast<double>(years);
}

double survival(const Bathtub& b, double age) noexcept {
    const double infant = std::pow(age / b.infant_scale, b.infant_shape);
    const double wearout = std::pow(age / b.wearout_scale, b.wearout_shape);
    return std::exp(-infant - b.hazard * age - wearout);
}

long spares_needed(double mean_demand, double service_level) noexcept {
    if (!(mean_demand > 0.0)) return 0;
    // Terms in logarithms, since e^−mean underflows above 745; the sum starts where they matter.
    long spares = 0;
    double log_term = -mean_demand;
    double distribution = std::exp(log_term);
    const long last = static_cast<long>(mean_demand + 40.0 * std::sqrt(mean_demand) + 100.0);
    while (distribution < service_level && spares < last) {
        ++spares;
        log_term += std::log(mean_demand / static_cast<double>(spares));
        distribution += std::exp(log_term);
    }
    return spares;
}

double insurance_premium(double rate, double insured_value) noexcept {
    return rate * insured_value;
}

double fair_premium_rate(double loss_probability, double risk_load) noexcept {
    return loss_probability * (1.0 + risk_load);
}

}  // namespace dawnline::finance
