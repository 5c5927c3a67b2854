#include "dawnline/launch/standard_atmosphere.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "dawnline/base/constants.hpp"

namespace dawnline::launch {
namespace {

constexpr double k_earth_radius = 6356766.0;  // of geopotential altitude [m]
constexpr double k_gas = 8314.32;             // R* of the standard [J/(kmol K)]
constexpr double k_molar_mass = 28.9644;      // at sea level [kg/kmol]
constexpr double k_specific_gas = k_gas / k_molar_mass;
constexpr double k_heat_ratio = 1.4;
constexpr double k_top_of_layers = 86e3;

struct Layer {
    double base;         // geopotential [m]
    double temperature;  // at the base, molecular-scale [K]
    double lapse;        // [K/m]
};

constexpr std::array<Layer, 7> k_layers{{{0.0, 288.15, -6.5e-3},
                                         {11e3, 216.65, 0.0},
                                         {20e3, 216.65, 1.0e-3},
                                         {32e3, 228.65, 2.8e-3},
                                         {47e3, 270.65, 0.0},
                                         {51e3, 270.65, -2.8e-3},
                                         {71e3, 214.65, -2.0e-3}}};

// Altitude [km], temperature [K], pressure [Pa], density [kg/m³] of the standard's tables.
struct Row {
    double altitude, temperature, pressure, density;
};
constexpr std::array<Row, 21> k_rows{
    {{86, 186.87, 3.7338e-1, 6.958e-6},    {90, 186.87, 1.8359e-1, 3.416e-6},
     {95, 188.42, 7.5966e-2, 1.393e-6},    {100, 195.08, 3.2011e-2, 5.604e-7},
     {110, 240.00, 7.1042e-3, 9.708e-8},   {120, 360.00, 2.5382e-3, 2.222e-8},
     {130, 469.27, 1.2505e-3, 8.152e-9},   {140, 559.63, 7.2028e-4, 3.831e-9},
     {150, 634.39, 4.5422e-4, 2.076e-9},   {160, 696.29, 3.0395e-4, 1.233e-9},
     {180, 790.07, 1.5271e-4, 5.194e-10},  {200, 854.56, 8.4736e-5, 2.541e-10},
     {250, 941.33, 2.4767e-5, 6.073e-11},  {300, 976.01, 8.7704e-6, 1.916e-11},
     {400, 995.83, 1.4518e-6, 2.803e-12},  {500, 999.24, 3.0236e-7, 5.215e-13},
     {600, 999.85, 8.2130e-8, 1.137e-13},  {700, 999.97, 3.1908e-8, 3.070e-14},
     {800, 999.99, 1.7036e-8, 1.136e-14},  {900, 1000.00, 1.0873e-8, 5.759e-15},
     {1000, 1000.00, 7.5138e-9, 3.561e-15}}};

// Pressure at the base of a layer over that at sea level, and within it.
double pressure_ratio(const Layer& layer, double height) noexcept {
    const double scale = constants::k_standard_gravity / k_specific_gas;
    if (layer.lapse == 0.0) return std::exp(-scale * (height - layer.base) / layer.temperature);
    const double temperature = layer.temperature + layer.lapse * (height - layer.base);
    return std::pow(layer.temperature / temperature, scale / layer.lapse);
}

double speed_of_sound(double temperature) noexcept {
    return std::sqrt(k_heat_ratio * k_specific_gas * temperature);
}

StandardAir in_layers(double altitude) noexcept {
    const double height = k_earth_radius * altitude / (k_earth_radius + altitude);
    double pressure = constants::k_standard_pressure;
    std::size_t k = 0;
    for (; k + 1 < k_layers.size() && height > k_layers[k + 1].base; ++k)
        pressure *= pressure_ratio(k_layers[k], k_layers[k + 1].base);
    pressure *= pressure_ratio(k_layers[k], height);
    const double temperature =
        k_layers[k].temperature + k_layers[k].lapse * (height - k_layers[k].base);
    return {temperature, pressure, pressure / (k_specific_gas * temperature),
            speed_of_sound(temperature)};
}

}  // namespace

StandardAir standard_atmosphere(double altitude) noexcept {
    if (altitude <= k_top_of_layers) return in_layers(std::max(altitude, 0.0));
    const double km = std::min(1e-3 * altitude, k_rows.back().altitude);
    const auto above = std::find_if(k_rows.begin() + 1, k_rows.end() - 1,
                                    [&](const Row& row) { return row.altitude >= km; });
    const Row &a = *(above - 1), &b = *above;
    const double s = (km - a.altitude) / (b.altitude - a.altitude);
    const auto between = [&](double x, double y) { return x * std::pow(y / x, s); };
    return {a.temperature + s * (b.temperature - a.temperature), between(a.pressure, b.pressure),
            between(a.density, b.density), speed_of_sound(k_rows.front().temperature)};
}

}  // namespace dawnline::launch
