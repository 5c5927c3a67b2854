#include "dawnline/launch/price.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dawnline::launch {

namespace {

double exponent(const MarketPrice& market) noexcept {
    return std::log2(1.0 - market.learning_rate);
}

}  // namespace

double price_per_mass(double list_price, double payload) noexcept {
    return list_price / payload;
}

double market_price(const MarketPrice& market, double cumulative_mass) noexcept {
    const double learned = market.price * std::pow(cumulative_mass / market.mass, exponent(market));
    return std::max(market.floor, learned);
}

double mass_to_reach(const MarketPrice& market, double target) noexcept {
    if (target >= market.price) return 0.0;
    if (target < market.floor || market.learning_rate <= 0.0)
        return std::numeric_limits<double>::infinity();
    return market.mass * (std::pow(target / market.price, 1.0 / exponent(market)) - 1.0);
}

double market_cost(const MarketPrice& market, double from, double to) noexcept {
    const double b = exponent(market);
    // Up to `knee` the price still falls, beyond it the floor holds.
    const double knee = market.floor > 0.0 && b < 0.0
                            ? market.mass * std::pow(market.floor / market.price, 1.0 / b)
                            : std::numeric_limits<double>::infinity();
    const auto learning = [&](double mass) {
        const double scale = market.price * std::pow(market.mass, -b);
        return std::abs(b + 1.0) < 1e-12 ? scale * std::log(mass)
                                         : scale * std::pow(mass, b + 1.0) / (b + 1.0);
    };
    const double bent = std::clamp(knee, from, to);
    return learning(bent) - learning(from) + market.floor * (to - bent);
}

double declining_price(double price, double yearly_decline, double years, double floor) noexcept {
    return std::max(floor, price * std::pow(1.0 - yearly_decline, years));
}

double reused_flight_cost(double build_cost, double uses, double refurbishment_share,
                          double flight_operations) noexcept {
    return build_cost / uses + refurbishment_share * build_cost * (uses - 1.0) / uses +
           flight_operations;
}

}  // namespace dawnline::launch
