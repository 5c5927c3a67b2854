#include "dawnline/spacecraft/thermal_chain.hpp"

#include <cmath>
#include <limits>

namespace dawnline::spacecraft {

double coolant_flow(const CoolantLoop& loop, double heat) noexcept {
    return heat / (loop.specific_heat * loop.temperature_rise);
}

double pump_power(const CoolantLoop& loop, double heat) noexcept {
    return coolant_flow(loop, heat) * loop.pressure_drop / (loop.density * loop.pump_efficiency);
}

double pressure_drop(double friction_factor, double length, double diameter, double fittings,
                     double density, double speed) noexcept {
    return (friction_factor * length / diameter + fittings) * 0.5 * density * speed * speed;
}

double two_phase_flow(double heat, double heat_of_vaporisation, double quality_change) noexcept {
    return heat / (heat_of_vaporisation * quality_change);
}

TemperatureLadder ladder_from_radiator(const ThermalChain& chain, const CoolantLoop& loop,
                                       double device_power, double radiator_temperature) noexcept {
    TemperatureLadder ladder;
    const double mean = radiator_temperature + chain.coolant_to_radiator;
    ladder.radiator = radiator_temperature;
    ladder.coolant_in = mean - 0.5 * loop.temperature_rise;
    ladder.coolant_out = mean + 0.5 * loop.temperature_rise;
    ladder.plate = ladder.coolant_out + device_power * chain.plate_to_coolant;
    ladder.lid = ladder.plate + device_power * chain.case_to_plate;
    ladder.junction = ladder.lid + device_power * chain.junction_to_case;
    return ladder;
}

TemperatureLadder ladder_from_junction(const ThermalChain& chain, const CoolantLoop& loop,
                                       double device_power, double junction_temperature) noexcept {
    const double rise = ladder_from_radiator(chain, loop, device_power, 0.0).junction;
    return ladder_from_radiator(chain, loop, device_power, junction_temperature - rise);
}

double heat_pump_cop(double carnot_fraction, double source_temperature,
                     double radiator_temperature) noexcept {
    const double lift = radiator_temperature - source_temperature;
    if (lift <= 0.0) return std::numeric_limits<double>::infinity();
    return carnot_fraction * source_temperature / lift;
}

double best_engine_cold_temperature(double hot_temperature, double sink_temperature) noexcept {
    // f(T_c) = T_c − T_h (3 + (T_s/T_c)⁴)/4 rises and is concave: Newton from the left climbs to
    // the only zero.
    double cold = 0.75 * hot_temperature;
    for (int i = 0; i < 50; ++i) {
        const double sink_part = hot_temperature * std::pow(sink_temperature / cold, 4);
        const double step =
            (cold - 0.75 * hot_temperature - 0.25 * sink_part) / (1.0 + sink_part / cold);
        cold -= step;
        if (std::abs(step) <= 1e-14 * cold) break;
    }
    return cold;
}

}  // namespace dawnline::spacecraft
