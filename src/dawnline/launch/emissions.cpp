#include "dawnline/launch/emissions.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::launch {

namespace {

// Molar masses [kg/mol], IUPAC 2021.
constexpr double k_carbon_dioxide = 44.009e-3;
constexpr double k_water = 18.015e-3;
constexpr double k_carbon = 12.011e-3;
constexpr double k_hydrogen = 1.008e-3;
constexpr double k_alumina = 101.961e-3;
constexpr double k_aluminium = 26.9815e-3;

constexpr double k_kilometre = 1e3;
constexpr double k_upper_stage_altitude = 100e3;  // [m], the plume heats no air there
constexpr int k_ascent_steps = 400;

/// CO2 and water of a fuel CHx burnt to the end, per kilogram of it.
Exhaust burnt(double hydrogen_per_carbon) noexcept {
    const double molar_mass = k_carbon + hydrogen_per_carbon * k_hydrogen;
    Exhaust out;
    out.carbon_dioxide = k_carbon_dioxide / molar_mass;
    out.water = 0.5 * hydrogen_per_carbon * k_water / molar_mass;
    return out;
}

}  // namespace

Exhaust operator+(const Exhaust& a, const Exhaust& b) noexcept {
    return {a.water + b.water,
            a.hydrogen + b.hydrogen,
            a.carbon_monoxide + b.carbon_monoxide,
            a.carbon_dioxide + b.carbon_dioxide,
            a.black_carbon + b.black_carbon,
            a.nitrogen_oxides + b.nitrogen_oxides,
            a.alumina + b.alumina,
            a.chlorine + b.chlorine};
}

Exhaust operator*(double scale, const Exhaust& a) noexcept {
    return {scale * a.water,          scale * a.hydrogen,     scale * a.carbon_monoxide,
            scale * a.carbon_dioxide, scale * a.black_carbon, scale * a.nitrogen_oxides,
            scale * a.alumina,        scale * a.chlorine};
}

Exhaust primary_index(Propellant propellant) noexcept {
    // H2O, H2, CO, CO2, black carbon, NOx, Al2O3, Cl: Barker, Marais & McDowell 2024.
    switch (propellant) {
        case Propellant::kerosene:
            return {0.340, 0.010, 0.318, 0.637, 0.022, 0.0, 0.0, 0.0};
        case Propellant::methane:
            return {0.446, 0.006, 0.120, 0.426, 0.005, 0.0, 0.0, 0.0};
        case Propellant::hydrogen:
            return {1.058, 0.035, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
        case Propellant::solid:
            return {0.302, 0.025, 0.227, 0.112, 0.016, 0.0, 0.328, 0.217};
        case Propellant::hypergolic:
            return {0.392, 0.004, 0.069, 0.150, 0.016, 0.010, 0.0, 0.0};
    }
    return {};
}

Exhaust index_at(Propellant propellant, double altitude) noexcept {
    const Exhaust primary = primary_index(propellant);
    const double h = altitude / k_kilometre;
    Exhaust out = primary;
    out.black_carbon *= std::clamp(0.04 * std::exp(0.12 * (h - 15.0)), 0.04, 1.0);
    out.carbon_monoxide =
        std::min(primary.carbon_monoxide,
                 0.0025 * std::exp(0.067 * h) * (primary.carbon_monoxide + primary.carbon_dioxide));
    // The source rounds the molar masses to 44.01 and 28.01.
    out.carbon_dioxide += 44.01 / 28.01 * (primary.carbon_monoxide - out.carbon_monoxide);
    out.nitrogen_oxides += 0.033 * std::exp(-0.26 * h);
    return out;
}

double full_soot_altitude() noexcept {
    return (15.0 + std::log(25.0) / 0.12) * k_kilometre;
}

Exhaust stoichiometric(Propellant fuel) noexcept {
    switch (fuel) {
        case Propellant::methane:
            return burnt(4.0);
        case Propellant::kerosene:
            return burnt(1.95);
        case Propellant::hydrogen: {
            Exhaust out;
            out.water = k_water / (2.0 * k_hydrogen);
            return out;
        }
        case Propellant::solid:
        case Propellant::hypergolic:
            break;
    }
    return {};
}

Exhaust ascent_exhaust(Propellant first, double first_propellant, Propellant upper,
                       double upper_propellant, const AscentProfile& profile) noexcept {
    Exhaust mean;
    for (int i = 0; i < k_ascent_steps; ++i) {
        const double burnt_share = (i + 0.5) / k_ascent_steps;
        const double altitude = profile.burnout_altitude * std::pow(burnt_share, profile.exponent);
        mean = mean + (1.0 / k_ascent_steps) * index_at(first, altitude);
    }
    return first_propellant * mean + upper_propellant * index_at(upper, k_upper_stage_altitude);
}

double per_payload(double emitted, double payload) noexcept {
    return emitted / payload;
}

Reentry reentry(double entering_mass, double aluminium_share, double ablated_share,
                double nitrogen_oxide_index) noexcept {
    return {entering_mass * nitrogen_oxide_index,
            entering_mass * aluminium_share * ablated_share * k_alumina / (2.0 * k_aluminium)};
}

}  // namespace dawnline::launch
