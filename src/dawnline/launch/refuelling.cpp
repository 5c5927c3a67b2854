#include "dawnline/launch/refuelling.hpp"

#include <cmath>
#include <limits>

namespace dawnline::launch {

RefuellingPlan refuelling_plan(const Refuelling& r, double interval) noexcept {
    RefuellingPlan plan;
    const double brought = r.tanker_load * (1.0 - r.transfer_loss);
    const double taken = r.need / (1.0 - r.transfer_loss);
    const double kept = std::exp(-r.boil_off * interval);
    const double lost = -std::expm1(-r.boil_off * interval);
    plan.most_held = lost > 0.0 ? brought * kept / lost : std::numeric_limits<double>::infinity();
    if (taken <= 0.0) return plan;
    if (!(brought > 0.0) || taken >= plan.most_held) {
        plan.tankers = std::numeric_limits<double>::infinity();
        plan.duration = plan.delivered = plan.boiled_off = plan.tankers;
        return plan;
    }
    const double exact =
        lost > 0.0 ? std::log1p(-taken / plan.most_held) / std::log(kept) : taken / brought;
    // A whole number of loads must survive rounding.
    plan.tankers = std::ceil(exact * (1.0 - 1e-12));
    plan.duration = plan.tankers * interval;
    plan.delivered = plan.tankers * brought;
    const double held =
        lost > 0.0 ? -plan.most_held * std::expm1(plan.tankers * std::log(kept)) : plan.delivered;
    plan.boiled_off = plan.delivered - held;
    plan.left_over = held - taken;
    return plan;
}

double propellant_for(double final_mass, double speed_change, double exhaust_speed) noexcept {
    return final_mass * std::expm1(speed_change / exhaust_speed);
}

}  // namespace dawnline::launch
