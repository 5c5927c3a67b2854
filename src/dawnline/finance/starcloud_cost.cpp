#include "dawnline/finance/starcloud_cost.hpp"

namespace dawnline::finance {

StarcloudCost starcloud_cost(const StarcloudCase& in) noexcept {
    StarcloudCost out{};
    out.energy = in.power * in.duration;
    out.ground_energy = out.energy * in.energy_price;
    out.ground_chiller = out.ground_energy * in.chiller_share;
    out.water = out.energy * in.water_per_energy;
    out.shielding = in.power * in.shielding_per_power * in.shielding_launch_price;
    out.orbit_total = in.array_cost + in.launch_cost + out.shielding;
    out.orbit_energy_price = (in.array_cost + in.launch_cost) / out.energy;
    out.implied_launch_price = in.launch_cost / in.vehicle_payload;
    return out;
}

}  // namespace dawnline::finance
