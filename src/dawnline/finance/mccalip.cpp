#include "dawnline/finance/mccalip.hpp"

#include <cmath>

namespace dawnline::finance {

namespace {

double mean_capacity(double degradation, long years) noexcept {
    double sum = 0.0;
    for (long y = 0; y < years; ++y) sum += std::pow(1.0 - degradation, static_cast<double>(y));
    return sum / static_cast<double>(years);
}

}  // namespace

McCalipOrbitCost mccalip_orbit(const McCalipOrbit& in) noexcept {
    McCalipOrbitCost out{};
    const double years = static_cast<double>(in.years);
    out.mean_capacity = mean_capacity(in.degradation, in.years);
    const double initial_power = in.power / (out.mean_capacity * in.sunlit_share);
    out.satellites = std::ceil(initial_power / in.satellite_power);
    const double installed = out.satellites * in.satellite_power;
    out.mass = installed / in.specific_power;
    out.launches = std::ceil(out.mass / in.vehicle_payload);
    out.array_area = out.satellites * in.satellite_area;

    out.hardware = in.satellite_price * installed;
    out.launch = in.launch_price * out.mass;
    out.operations = in.operations_share * out.hardware * years;
    out.failures = in.failure_share * out.hardware * years;
    out.total = out.hardware + out.launch + out.operations + out.failures + in.development;
    out.energy_cost = out.total / (in.power * in.year * years);
    out.capital_per_watt = out.total / in.power;
    return out;
}

double mccalip_break_even(const McCalipOrbit& in, double ground_total) noexcept {
    const double initial_power =
        in.power / (mean_capacity(in.degradation, in.years) * in.sunlit_share);
    return (ground_total - in.satellite_price * initial_power) /
           (initial_power / in.specific_power);
}

}  // namespace dawnline::finance
