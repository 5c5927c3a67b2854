#include "dawnline/launch/cost_ladder.hpp"

#include <algorithm>
#include <limits>

namespace dawnline::launch {

double ladder_price(const CostLadder& l, double uses) noexcept {
    const double again = l.refurbishment_share * l.refurbishment_base * (uses - 1.0) / uses;
    return (l.build / uses + again + l.operations) / l.payload;
}

double break_even_uses(const CostLadder& l, double price) noexcept {
    const double again = l.refurbishment_share * l.refurbishment_base;
    const double left = price * l.payload - l.operations - again;
    if (l.build <= again + left) return 1.0;
    if (left <= 0.0) return std::numeric_limits<double>::infinity();
    return std::max(1.0, (l.build - again) / left);
}

LadderInverse implied(const CostLadder& l, double uses, double share_1, double price_1,
                      double share_2, double price_2) noexcept {
    const double reflown = (uses - 1.0) / uses;
    const double base = (price_2 - price_1) * l.payload / ((share_2 - share_1) * reflown);
    return {base, price_1 * l.payload - l.build / uses - share_1 * base * reflown};
}

}  // namespace dawnline::launch
