#include "dawnline/finance/turyshev.hpp"

#include "dawnline/finance/attrition.hpp"

namespace dawnline::finance {

TuryshevClosure turyshev_closure(const TuryshevCase& in) noexcept {
    TuryshevClosure out{};
    out.penalty = lifetime_penalty(in.hazard, in.life);
    const double scale = out.penalty / in.utilisation;
    const double price = in.launch_price + in.build_price;
    const double left = in.ground_capital / scale - in.link_cost - in.operations_cost;
    out.cost = (price * in.specific_mass + in.link_cost + in.operations_cost) * scale;
    out.allowance = left / in.specific_mass;
    out.excess = in.launch_price / out.allowance;
    out.closing_mass = left / price;
    out.closes = out.cost <= in.ground_capital;
    return out;
}

double downlink_per_energy(double bits_per_token, double energy_per_token) noexcept {
    return bits_per_token / energy_per_token;
}

}  // namespace dawnline::finance
