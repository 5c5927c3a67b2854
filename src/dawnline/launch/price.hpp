#pragma once
// What a launch costs: list price, price per kilogram, and where the market takes it.

namespace dawnline::launch {

/// List price over payload carried. [USD/kg]
double price_per_mass(double list_price, double payload) noexcept;

/// Wright's law of the launch market on cumulative mass: p = p0 (M/M0)^b, b = log2(1 − LR).
///
/// Falcon 1 to Falcon Heavy: 1800 USD/kg after 400 t, 20 % (18 to 24 %) per doubling of mass, not
/// per year (arXiv:2511.19468 S4.4).
struct MarketPrice {
    double price;          // at `mass` [USD/kg]
    double mass;           // launched by then [kg]
    double learning_rate;  // fall per doubling of the mass [1]
    double floor = 0.0;    // propellant and labour that do not learn [USD/kg]
};

/// Price after a cumulative mass. [USD/kg]
double market_price(const MarketPrice& market, double cumulative_mass) noexcept;

/// Mass beyond M0 that brings the price down to `target`; 0 if it is there already, +∞ below the
/// floor or without learning. [kg]
double mass_to_reach(const MarketPrice& market, double target) noexcept;

/// What M more kilograms cost in all, bought as the price falls: ∫ p dM from `from` to `to`. [USD]
double market_cost(const MarketPrice& market, double from, double to) noexcept;

/// Price after years of constant decline: p (1 − d)^years, not below the floor. [USD]
double declining_price(double price, double yearly_decline, double years, double floor) noexcept;

/// Internal cost of a reused vehicle per flight: build/uses + refurbishment share × build × (uses −
/// 1)/uses + propellant and operations. [USD]
double reused_flight_cost(double build_cost, double uses, double refurbishment_share,
                          double flight_operations) noexcept;

}  // namespace dawnline::launch
