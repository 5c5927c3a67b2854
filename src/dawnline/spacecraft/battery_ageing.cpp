#include "dawnline/spacecraft/battery_ageing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

// symbol   here                      meaning
// q1       kokam_calendar_rate       lithium loss per day^0.357
// q3       kokam_cycle_rate          lithium loss per cycle^0.778
// q5       cycles at which the loss of active material sets in
// α, β     schmalstieg_…_rate        capacity loss per day^0.75, per √Ah

constexpr double k_reference_temperature = 308.15;  // [K]

/// y⁺ of y = k xᵖ after Δx: the exact continuation from y under other conditions.
double continue_power_law(double y, double k, double p, double step) noexcept {
    if (!(k > 0.0)) return y;
    return k * std::pow(std::pow(y / k, 1.0 / p) + step, p);
}

/// The same for the sigmoid y = 2 (½ − 1/(1 + exp((x/width)¹⁰))).
double continue_sigmoid(double y, double width, double step) noexcept {
    constexpr double k_power = 10.0;
    if (y >= 1.0) return y;
    const double reached = std::pow(std::log1p(2.0 * y / (1.0 - y)), 1.0 / k_power);
    // tanh(z/2) = 2 (½ − 1/(1 + e^z)), without overflow.
    return std::tanh(0.5 * std::pow(reached + step / width, k_power));
}

constexpr std::array<double, 14> k_charge{0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3,
                                          0.4, 0.5,  0.6,  0.7, 0.8,  0.9, 1.0};
constexpr std::array<double, 14> k_voltage{3.331, 3.366, 3.420, 3.491, 3.544, 3.581, 3.627,
                                           3.655, 3.697, 3.775, 3.869, 3.965, 4.073, 4.162};

/// Root of the mean of V² while the charge swings evenly over DoD around its mean. [V]
double rms_voltage(const CellConditions& c) noexcept {
    constexpr int k_samples = 64;
    double sum = 0.0;
    for (int i = 0; i < k_samples; ++i) {
        const double place = (i + 0.5) / k_samples - 0.5;
        const double v = schmalstieg_voltage(c.mean_state_of_charge + place * c.depth_of_discharge);
        sum += v * v;
    }
    return std::sqrt(sum / k_samples);
}

}  // namespace

double anode_potential(double state_of_charge) noexcept {
    const double x = 8.5e-3 + state_of_charge * (0.78 - 8.5e-3);
    return 0.6379 + 0.5416 * std::exp(-305.5309 * x) + 0.044 * std::tanh(-(x - 0.1958) / 0.1088) -
           0.1978 * std::tanh((x - 1.0571) / 0.0854) - 0.6875 * std::tanh((x + 0.0117) / 0.0529) -
           0.0175 * std::tanh((x - 0.5692) / 0.0875);
}

double kokam_calendar_rate(double temperature, double potential) noexcept {
    const double t = temperature / k_reference_temperature;
    return 2.66e7 * std::exp(-17.8 / t) * std::exp(-5.21 * (potential / 0.123) / t);
}

double kokam_cycle_rate(double temperature, double depth) noexcept {
    const double t = temperature / k_reference_temperature;
    return 3.80e3 * std::exp(-18.4 / t) * std::exp(1.04 * std::exp(depth * depth));
}

KokamState advance(const KokamState& state, const CellConditions& c, double duration,
                   double cycles) noexcept {
    const double days = duration / constants::k_day;
    const double q1 = kokam_calendar_rate(c.temperature, anode_potential(c.mean_state_of_charge));
    const double q3 = kokam_cycle_rate(c.temperature, c.depth_of_discharge);
    const double celsius = c.temperature - constants::k_zero_celsius;
    const double q5 =
        1e4 + 153.0 * (celsius - 55.0) * c.depth_of_discharge * (c.mean_state_of_charge / 0.6);
    KokamState next;
    next.calendar = continue_power_law(state.calendar, q1, 0.357, days);
    next.cycling = continue_power_law(state.cycling, q3, 0.778, cycles);
    next.active_material = continue_sigmoid(state.active_material, std::max(q5, 1.0), cycles);
    next.resistance_calendar =
        continue_power_law(state.resistance_calendar, 0.0570 * q1, 1.25, days);
    next.resistance_cycling =
        continue_power_law(state.resistance_cycling, 4.87 * q3, 0.712, cycles);
    return next;
}

double remaining_capacity(const KokamState& state) noexcept {
    return std::min(1.0 - state.calendar - state.cycling, 1.01 - state.active_material);
}

double relative_resistance(const KokamState& state) noexcept {
    return std::max(1.0 + state.resistance_calendar + state.resistance_cycling,
                    -0.08 + 1.09 / (1.01 - state.active_material));
}

bool within_kokam_fit(const CellConditions& c) noexcept {
    return c.temperature >= 273.15 && c.temperature <= 318.15 && c.depth_of_discharge >= 0.8 &&
           c.depth_of_discharge <= 1.0;
}

double schmalstieg_calendar_rate(double temperature, double voltage) noexcept {
    return std::max(0.0, 7.543 * voltage - 23.75) * 1e6 * std::exp(-6976.0 / temperature);
}

double schmalstieg_cycle_rate(double voltage, double depth) noexcept {
    return 7.348e-3 * (voltage - 3.667) * (voltage - 3.667) + 7.6e-4 + 4.081e-3 * depth;
}

double schmalstieg_voltage(double state_of_charge) noexcept {
    const double s = std::clamp(state_of_charge, 0.0, 1.0);
    std::size_t i = 1;
    while (i + 1 < k_charge.size() && k_charge[i] < s) ++i;
    const double share = (s - k_charge[i - 1]) / (k_charge[i] - k_charge[i - 1]);
    return k_voltage[i - 1] + share * (k_voltage[i] - k_voltage[i - 1]);
}

SchmalstiegState advance(const SchmalstiegState& state, const CellConditions& c, double duration,
                         double cycles) noexcept {
    constexpr double k_throughput = 2.0 * 2.15;  // of an equivalent full cycle [Ah]
    const double days = duration / constants::k_day;
    const double charge = cycles * k_throughput;
    const double rest = schmalstieg_voltage(c.mean_state_of_charge);
    const double rms = rms_voltage(c);
    const double resistance_calendar_rate =
        std::max(0.0, 5.270 * rest - 16.32) * 1e5 * std::exp(-5986.0 / c.temperature);
    const double resistance_cycle_rate = std::max(
        0.0, 2.153e-4 * (rms - 3.725) * (rms - 3.725) - 1.521e-5 + 2.798e-4 * c.depth_of_discharge);
    SchmalstiegState next;
    next.calendar = continue_power_law(state.calendar,
                                       schmalstieg_calendar_rate(c.temperature, rest), 0.75, days);
    next.cycling = continue_power_law(
        state.cycling, schmalstieg_cycle_rate(rms, c.depth_of_discharge), 0.5, charge);
    next.resistance_calendar =
        continue_power_law(state.resistance_calendar, resistance_calendar_rate, 0.75, days);
    next.resistance_cycling = state.resistance_cycling + resistance_cycle_rate * charge;
    return next;
}

double remaining_capacity(const SchmalstiegState& state) noexcept {
    return 1.0 - state.calendar - state.cycling;
}

double relative_resistance(const SchmalstiegState& state) noexcept {
    return 1.0 + state.resistance_calendar + state.resistance_cycling;
}

bool within_schmalstieg_fit(const CellConditions& c) noexcept {
    return c.temperature >= 293.15 && c.temperature <= 313.15 && c.depth_of_discharge >= 0.0 &&
           c.depth_of_discharge <= 1.0;
}

}  // namespace dawnline::spacecraft
