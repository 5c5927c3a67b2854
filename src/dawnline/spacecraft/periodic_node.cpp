#include "dawnline/spacecraft/periodic_node.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/surface.hpp"

namespace dawnline::spacecraft {
namespace {

/// What one period does to the temperature at its start.
struct Orbit {
    double end = 0.0;             // [K]
    double mean_fourth = 0.0;     // of T⁴, with the weights of the integrator [K⁴]
    double mean_cube = 0.0;       // of T³ [K³]
    double mean = 0.0;            // [K]
    double max = 0.0, min = 0.0;  // [K]
};

double fourth(double x) noexcept {
    return x * x * x * x;
}

/// Integrates over a period; `flux` holds 2·steps + 1 samples, two a step.
Orbit integrate_orbit(const PeriodicNode& node, const std::vector<double>& flux, double start) {
    const std::size_t steps = flux.size() / 2;
    const double h = node.period / static_cast<double>(steps);
    const double emission = node.emissivity * constants::k_stefan_boltzmann;
    Orbit orbit{start, 0.0, 0.0, 0.0, start, start};
    double t = start;
    for (std::size_t i = 0; i < steps; ++i) {
        const double q0 = flux[2 * i], q1 = flux[2 * i + 1], q2 = flux[2 * i + 2];
        const double step = h / node.heat_capacity;
        const double f1 = fourth(t);
        const double t2 = t + 0.5 * step * (q0 - emission * f1), f2 = fourth(t2);
        const double t3 = t + 0.5 * step * (q1 - emission * f2), f3 = fourth(t3);
        const double t4 = t + step * (q1 - emission * f3), f4 = fourth(t4);
        const double mean_fourth = (f1 + 2.0 * f2 + 2.0 * f3 + f4) / 6.0;
        orbit.mean_fourth += mean_fourth;
        orbit.mean_cube += t2 * t2 * t2;
        const double next = t + step * ((q0 + 4.0 * q1 + q2) / 6.0 - emission * mean_fourth);
        orbit.mean += 0.5 * (t + next);
        t = next;
        orbit.max = std::max(orbit.max, t);
        orbit.min = std::min(orbit.min, t);
    }
    const auto n = static_cast<double>(steps);
    orbit.end = t;
    orbit.mean_fourth /= n;
    orbit.mean_cube /= n;
    orbit.mean /= n;
    return orbit;
}

}  // namespace

PeriodicTemperature periodic_temperature(const PeriodicNode& node, FunctionRef<double(double)> flux,
                                         long steps) {
    if (!(node.heat_capacity > 0.0 && node.emissivity > 0.0 && node.period > 0.0))
        throw Error("a periodic node needs a heat capacity, an emissivity and a period above 0");

    double hottest = 0.0;
    for (int i = 0; i < 360; ++i) hottest = std::max(hottest, flux(i / 360.0));
    const double peak = sink_temperature(hottest, node.emissivity);
    const double emission = node.emissivity * constants::k_stefan_boltzmann;
    const double decay = 4.0 * emission * peak * peak * peak / node.heat_capacity;  // [1/s]
    const double wanted = std::max({8.0, static_cast<double>(steps), node.period * decay});
    if (!(wanted < 1e7))
        throw Error("a periodic node relaxes too fast for its period: use its equilibrium instead");
    const std::size_t count = 4 * static_cast<std::size_t>(std::ceil(wanted / 4.0));

    std::vector<double> samples(2 * count + 1);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = flux(static_cast<double>(i) / static_cast<double>(2 * count));
    double mean_flux = 0.0;
    for (std::size_t i = 0; i < count; ++i)
        mean_flux += (samples[2 * i] + 4.0 * samples[2 * i + 1] + samples[2 * i + 2]) / 6.0;
    mean_flux /= static_cast<double>(count);

    // The one-orbit map contracts by exp(−∫ 4εσT³/C dt): Newton on its fixed point.
    double start = sink_temperature(mean_flux, node.emissivity);
    Orbit orbit;
    for (int i = 0; i < 100; ++i) {
        orbit = integrate_orbit(node, samples, start);
        const double miss = orbit.end - start;
        if (std::abs(miss) < 1e-12 * start) break;
        const double kept =
            std::exp(-4.0 * emission * orbit.mean_cube * node.period / node.heat_capacity);
        start += miss / (1.0 - kept);
    }

    PeriodicTemperature result;
    result.mean = orbit.mean;
    result.radiative_mean = std::sqrt(std::sqrt(orbit.mean_fourth));
    result.max = orbit.max;
    result.min = orbit.min;
    result.time_constant =
        node.heat_capacity / (4.0 * emission * std::pow(result.radiative_mean, 3));
    result.mean_flux = mean_flux;
    return result;
}

}  // namespace dawnline::spacecraft
