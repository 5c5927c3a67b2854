#include "dawnline/finance/orbitdc.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/finance/attrition.hpp"
#include "dawnline/finance/discounting.hpp"

namespace dawnline::finance {

namespace {

using namespace constants;

double fourth_power(double x) {
    return x * x * x * x;
}

double it_power_of(const OrbitDcComputers& c) {
    return c.count * c.power * c.host_factor;
}

/// Share of a circular orbit in a cylindrical shadow.
double shadow_share(double semi_major_axis, double beta) {
    const double horizon =
        std::sqrt(semi_major_axis * semi_major_axis - k_radius_earth * k_radius_earth);
    const double argument = horizon / (semi_major_axis * std::cos(beta));
    return argument < 1.0 ? std::acos(argument) / k_pi : 0.0;
}

void size_power(const OrbitDcMission& in, OrbitDcResult& out) {
    const OrbitDcPower& p = in.power;
    const double a = k_radius_earth + in.orbit.altitude;
    const double period = k_two_pi * std::sqrt(a * a * a / k_gm_earth);
    out.it_power = it_power_of(in.computers);
    out.eclipse_share = shadow_share(a, in.orbit.beta);
    out.bus_power = out.it_power * p.overhead / (1.0 - p.pump_share);
    out.pump_power = out.bus_power * p.pump_share;
    const double recharge = out.eclipse_share / (1.0 - out.eclipse_share) / p.charge_efficiency;
    const double end_of_life = out.bus_power * (1.0 + recharge);
    out.array_power =
        end_of_life / std::pow(p.yearly_retention, static_cast<double>(in.terms.years));
    out.array_area =
        out.array_power / (in.orbit.irradiance * p.cell_efficiency * p.packing * p.derating);
    out.battery_energy = out.bus_power * out.eclipse_share * period / p.depth_of_discharge;
}

void size_radiator(const OrbitDcMission& in, OrbitDcResult& out) {
    const OrbitDcThermal& t = in.thermal;
    out.radiator_temperature = t.part_limit - in.computers.power * t.resistance;
    const double emitted =
        2.0 * t.emissivity * k_stefan_boltzmann *
        (fourth_power(out.radiator_temperature) - fourth_power(t.space_temperature));
    const double sun = t.absorptance * in.orbit.irradiance * t.sun_view;
    const double reflected = t.absorptance * t.albedo * in.orbit.irradiance * t.earth_view;
    const double infrared = t.emissivity * t.earth_infrared * t.earth_view;
    out.net_flux = emitted - sun - reflected - infrared;
    out.radiator_area = out.bus_power / out.net_flux;
}

void count_faults(const OrbitDcMission& in, OrbitDcResult& out) {
    const OrbitDcFaults& f = in.faults;
    const double life = static_cast<double>(in.terms.years) * in.terms.year;
    out.failure_rate =
        f.base_rate + f.dose_rate / f.tolerance + f.upset_rate * (1.0 - f.mitigation);
    const double alive = mean_alive(out.failure_rate, life);
    out.availability = f.availability * std::min(1.0, alive + f.spares);
    out.failures = in.computers.count * -std::expm1(-out.failure_rate * life);
}

double air_density(const OrbitDcSatellite& s, double altitude) {
    const double share = (altitude - s.lower_altitude) / (s.upper_altitude - s.lower_altitude);
    return s.lower_density * std::pow(s.upper_density / s.lower_density, share);
}

void sum_mass(const OrbitDcMission& in, OrbitDcResult& out) {
    const OrbitDcSatellite& s = in.satellite;
    const double parts = in.computers.count * in.computers.mass * s.computer_factor +
                         out.array_power / in.power.specific_power +
                         out.battery_energy / in.power.battery_specific_energy +
                         out.radiator_area * in.thermal.panel_density +
                         out.bus_power * in.thermal.loop_density + s.count * s.fixed_mass;
    out.dry_mass = s.margin * parts;
    const double speed_squared = k_gm_earth / (k_radius_earth + in.orbit.altitude);
    const double deceleration = 0.5 * air_density(s, in.orbit.altitude) * speed_squared *
                                s.drag_coefficient * s.drag_area * s.count / out.dry_mass;
    const double life = static_cast<double>(in.terms.years) * in.terms.year;
    const double dv = deceleration * life * s.dv_margin;
    out.launch_mass = out.dry_mass * std::exp(dv / (s.specific_impulse * k_standard_gravity));
}

/// Present cost over present work, with accelerator time in years of account.
void levelise(const OrbitDcComputers& computers, const OrbitDcTerms& terms, OrbitDcCost& cost) {
    const double annuity = annuity_factor(terms.rate, static_cast<double>(terms.years));
    const double present_cost = cost.capital + cost.yearly * annuity;
    const double delivered = computers.count * cost.delivered_share * annuity;
    cost.work_cost = present_cost / (delivered * computers.peak * terms.year);
    cost.accelerator_cost = present_cost / (delivered * terms.account_year);
    cost.capital_per_watt =
        (cost.capital - computers.count * computers.price) / it_power_of(computers);
}

}  // namespace

OrbitDcResult orbitdc_mission(const OrbitDcMission& in) noexcept {
    OrbitDcResult out{};
    size_power(in, out);
    size_radiator(in, out);
    count_faults(in, out);
    sum_mass(in, out);

    const OrbitDcComputers& c = in.computers;
    const double before_network = c.software_share * out.availability * c.utilisation;
    const double traffic = c.count * c.peak * before_network * in.network.intensity;
    out.cost.delivered_share =
        before_network * std::min(1.0, in.network.rate / traffic) * in.network.site_share;

    out.accelerators = c.count * c.price;
    out.array = out.array_power * in.power.array_price;
    out.battery = out.battery_energy * in.power.battery_price;
    out.radiator = out.radiator_area * in.thermal.price;
    out.bus = in.satellite.count * in.satellite.bus_price;
    out.terminals = in.satellite.count * in.satellite.terminal_price;
    out.launch = in.launch_price * out.launch_mass;
    out.replacement =
        out.failures * (c.price + c.mass * in.satellite.computer_factor * in.launch_price);
    out.cost.capital = out.accelerators + out.array + out.battery + out.radiator + out.bus +
                       out.terminals + out.launch + in.ground_segment;
    out.cost.yearly = in.operations + out.replacement / static_cast<double>(in.terms.years);
    levelise(c, in.terms, out.cost);
    return out;
}

OrbitDcCost orbitdc_ground(const OrbitDcGround& in) noexcept {
    const OrbitDcComputers& c = in.computers;
    const double it_power = it_power_of(c);
    OrbitDcCost out{};
    out.delivered_share = c.software_share * in.availability * c.utilisation;
    out.capital = c.count * c.price + it_power * in.facility;
    out.yearly = it_power * in.pue * in.load_share * in.terms.account_year * in.energy_price +
                 in.maintenance_share * out.capital;
    levelise(c, in.terms, out);
    return out;
}

}  // namespace dawnline::finance
