#include "dawnline/spacecraft/battery_cell.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_measured_capacity = 0.85 * 3600.0;  // of Chen & Rincón-Mora's cell [A s]
constexpr double k_measured_temperature = 298.15;      // [K]

double open_voltage(double s) noexcept {
    return -1.031 * std::exp(-35.0 * s) + 3.685 + s * (0.2156 + s * (-0.1178 + s * 0.3201));
}

/// Mean of a pair's voltage over a step in which it relaxes towards `target`.
double mean_of_relaxation(double from, double target, double ratio) noexcept {
    return ratio > 0.0 ? target + (from - target) * -std::expm1(-ratio) / ratio : from;
}

CellStatus status_of(const BatteryCell& cell, const CellStep& step, double temperature) noexcept {
    if (!std::isfinite(step.voltage) || !std::isfinite(step.power)) return CellStatus::not_finite;
    if (step.state.state_of_charge < 0.0) return CellStatus::empty;
    if (step.state.state_of_charge > 1.0 + 1e-12) return CellStatus::full;
    constexpr double k_rounding = 1e-6;  // of a controller that holds the voltage at a limit [V]
    if (step.voltage < cell.voltage_floor - k_rounding) return CellStatus::floor;
    if (step.voltage > cell.voltage_ceiling + k_rounding) return CellStatus::ceiling;
    if (step.current < 0.0 && temperature < cell.coldest_charge) return CellStatus::charged_cold;
    return CellStatus::ok;
}

}  // namespace

CellElements cell_elements(const BatteryCell& cell, double state_of_charge,
                           double temperature) noexcept {
    const double s = std::clamp(state_of_charge, 0.0, 1.0);
    const double warmth = cell.activation_energy / constants::k_molar_gas *
                          (1.0 / temperature - 1.0 / k_measured_temperature);
    const double scale =
        k_measured_capacity / cell.capacity * std::exp(warmth) * cell.relative_resistance;
    const double held = std::max(s, 0.02);  // the fit's capacitances turn negative at 0.011
    const double fast = 0.3208 * std::exp(-29.14 * s) + 0.04669;
    const double slow = 6.603 * std::exp(-155.2 * s) + 0.04984;
    return {.open_voltage = open_voltage(s),
            .series = scale * (0.1562 * std::exp(-24.37 * s) + 0.07446),
            .fast = scale * fast,
            .slow = scale * slow,
            .fast_time = fast * (703.6 - 752.9 * std::exp(-13.51 * held)),
            .slow_time = slow * (4475.0 - 6056.0 * std::exp(-27.12 * held))};
}

CellStep cell_step_at_current(const BatteryCell& cell, const CellState& state, double current,
                              double temperature, double duration) noexcept {
    const double charge = cell.capacity * cell.remaining_capacity;
    const double change = -current * duration / charge;
    const CellElements e = cell_elements(cell, state.state_of_charge + 0.5 * change, temperature);
    const double fast_ratio = duration / e.fast_time, slow_ratio = duration / e.slow_time;
    const double fast_end = e.fast * current, slow_end = e.slow * current;

    CellStep step;
    step.current = current;
    step.state.state_of_charge = state.state_of_charge + change;
    step.state.fast = fast_end + (state.fast - fast_end) * std::exp(-fast_ratio);
    step.state.slow = slow_end + (state.slow - slow_end) * std::exp(-slow_ratio);
    const double fast = mean_of_relaxation(state.fast, fast_end, fast_ratio);
    const double slow = mean_of_relaxation(state.slow, slow_end, slow_ratio);
    step.power = current * (e.open_voltage - fast - slow - current * e.series);
    // ∫v²/R: the square of a relaxing voltage, b² + 2 b d e^(−x) + d² e^(−2x).
    const auto dissipated = [](double from, double end, double ratio, double resistance) {
        if (!(ratio > 0.0)) return from * from / resistance;
        const double d = from - end;
        const double once = -std::expm1(-ratio) / ratio;
        const double twice = -std::expm1(-2.0 * ratio) / (2.0 * ratio);
        return (end * end + 2.0 * end * d * once + d * d * twice) / resistance;
    };
    step.heat = current * current * e.series +
                dissipated(state.fast, fast_end, fast_ratio, e.fast) +
                dissipated(state.slow, slow_end, slow_ratio, e.slow) -
                current * temperature * cell.entropy_coefficient;
    step.voltage = open_voltage(std::clamp(step.state.state_of_charge, 0.0, 1.0)) -
                   step.state.fast - step.state.slow - current * e.series;
    step.status = status_of(cell, step, temperature);
    return step;
}

double current_for_power(const CellElements& e, const CellState& state, double power) noexcept {
    const double source = e.open_voltage - state.fast - state.slow;
    const double discriminant = source * source - 4.0 * e.series * power;
    if (!(discriminant >= 0.0)) return std::numeric_limits<double>::quiet_NaN();
    return 2.0 * power / (source + std::sqrt(discriminant));
}

CellStep cell_step_at_power(const BatteryCell& cell, const CellState& state, double power,
                            double temperature, double duration) noexcept {
    const CellElements e = cell_elements(cell, state.state_of_charge, temperature);
    double current = current_for_power(e, state, power);
    if (std::isnan(current)) {
        CellStep weak;
        weak.state = state;
        weak.status = std::isfinite(power) && std::isfinite(e.open_voltage + e.series)
                          ? CellStatus::too_weak
                          : CellStatus::not_finite;
        return weak;
    }
    CellStep step = cell_step_at_current(cell, state, current, temperature, duration);
    // The voltage sags within the step: correct the current until the mean power is the wanted one.
    for (int i = 0; i < 8 && std::abs(step.power - power) > 1e-12 * std::abs(power); ++i) {
        if (!(step.power * power > 0.0)) break;
        current *= power / step.power;
        step = cell_step_at_current(cell, state, current, temperature, duration);
    }
    return step;
}

double stored_energy(const BatteryPack& pack, double from, double to) noexcept {
    // Simpson on 64 pieces: 1e-7 above 0.1 of charge.
    constexpr int k_pieces = 64;
    double sum = 0.0;
    for (int i = 0; i <= k_pieces; ++i) {
        const double weight = i == 0 || i == k_pieces ? 1.0 : i % 2 ? 4.0 : 2.0;
        sum += weight * open_voltage(from + (to - from) * i / k_pieces);
    }
    const double charge = pack.cell.capacity * pack.cell.remaining_capacity;
    return pack.cells() * charge * (to - from) * sum / (3.0 * k_pieces);
}

PackOrbit pack_orbit(const BatteryPack& pack, const CellState& start, double discharge_power,
                     double dark, double charge_power, double light, double temperature,
                     double step) noexcept {
    const double n = pack.cells();
    PackOrbit orbit;
    orbit.end = start;
    orbit.lowest_charge = start.state_of_charge;
    orbit.lowest_voltage =
        cell_elements(pack.cell, start.state_of_charge, temperature).open_voltage;
    const auto note = [&](const CellStep& s, double duration) {
        orbit.end = s.state;
        orbit.heat += n * s.heat * duration;
        orbit.lowest_charge = std::min(orbit.lowest_charge, s.state.state_of_charge);
        if (orbit.status == CellStatus::ok) orbit.status = s.status;
    };
    for (double t = 0.0; t < dark; t += step) {
        const double dt = std::min(step, dark - t);
        const CellStep s =
            cell_step_at_power(pack.cell, orbit.end, discharge_power / n, temperature, dt);
        note(s, dt);
        if (s.status == CellStatus::too_weak) return orbit;
        orbit.given += n * s.power * dt;
        orbit.lowest_voltage = std::min(orbit.lowest_voltage, s.voltage);
    }
    for (double t = 0.0; t < light; t += step) {
        const double dt = std::min(step, light - t);
        const double missing = start.state_of_charge - orbit.end.state_of_charge;
        CellStep s = cell_step_at_current(pack.cell, orbit.end, 0.0, temperature, dt);
        if (missing > 0.0) {
            s = cell_step_at_power(pack.cell, orbit.end, -charge_power / n, temperature, dt);
            const double charge = pack.cell.capacity * pack.cell.remaining_capacity;
            // The last step carries only what is missing.
            if (-s.current * dt / charge > missing)
                s = cell_step_at_current(pack.cell, orbit.end, -missing * charge / dt, temperature,
                                         dt);
        }
        note(s, dt);
        orbit.taken -= n * s.power * dt;
    }
    orbit.efficiency = orbit.taken > 0.0 ? orbit.given / orbit.taken : 0.0;
    return orbit;
}

}  // namespace dawnline::spacecraft
