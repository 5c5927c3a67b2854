#include "dawnline/spacecraft/cosmic_rays.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "dawnline/base/constants.hpp"
#include "dawnline/spacecraft/solar_particles.hpp"

namespace dawnline::spacecraft {
namespace {

using namespace constants;

constexpr double k_mev = 1e6 * k_elementary_charge;  // [J]
constexpr double k_nucleon_rest = k_proton_mass * k_speed_of_light * k_speed_of_light;

/// One row of the model; C in 1/(m² s sr MeV) at 1 GV.
struct Nucleus {
    double weight, c, gamma, alpha;
};

// Matthiä et al. 2013 after ISO 15390:2004, table 1; hydrogen to nickel.
constexpr std::array<Nucleus, k_heaviest_cosmic_ray> k_nuclei{{
    {1.0, 18.5, 2.74, 2.85},     {4.0, 3.69, 2.77, 3.12},     {6.9, 0.0195, 2.82, 3.41},
    {9.0, 0.0177, 3.05, 4.30},   {10.8, 0.0492, 2.96, 3.93},  {12.0, 0.103, 2.76, 3.18},
    {14.0, 0.0367, 2.89, 3.77},  {16.0, 0.0874, 2.70, 3.11},  {19.0, 0.00319, 2.82, 4.05},
    {20.2, 0.0164, 2.76, 3.11},  {23.0, 0.00443, 2.84, 3.14}, {24.3, 0.0193, 2.70, 3.65},
    {27.0, 0.00417, 2.77, 3.46}, {28.1, 0.0134, 2.66, 3.00},  {31.0, 0.00115, 2.89, 4.04},
    {32.1, 0.00306, 2.71, 3.30}, {35.4, 0.0013, 3.00, 4.40},  {39.9, 0.00233, 2.93, 4.33},
    {39.1, 0.00187, 3.05, 4.49}, {40.1, 0.00217, 2.77, 2.93}, {44.9, 0.00074, 2.97, 3.78},
    {47.9, 0.00263, 2.99, 3.79}, {50.9, 0.00123, 2.94, 3.50}, {52.0, 0.00212, 2.89, 3.28},
    {54.9, 0.00114, 2.74, 3.29}, {55.8, 0.00932, 2.63, 3.01}, {58.9, 0.0001, 2.63, 4.25},
    {58.7, 0.00048, 2.63, 3.52},
}};

const Nucleus& nucleus(int charge) noexcept {
    return k_nuclei[static_cast<std::size_t>(charge - 1)];
}

double speed_over_light(double energy) noexcept {
    const double gamma = 1.0 + energy / k_nucleon_rest;
    return std::sqrt(1.0 - 1.0 / (gamma * gamma));
}

/// Barkas: a slow nucleus carries electrons along.
double effective_charge(int charge, double energy) noexcept {
    const double z = charge;
    return z * -std::expm1(-125.0 * speed_over_light(energy) * std::pow(z, -2.0 / 3.0));
}

/// Rigidities of the orbit's cut-offs, rising; empty outside of the field.
std::vector<double> cutoffs(const CosmicRayPlace& place) {
    std::vector<double> rigidity;
    for (const MagneticShell& shell : place.shells)
        rigidity.push_back(shell.status == ShellStatus::ok ? cutoff_rigidity(shell.l) : 0.0);
    std::sort(rigidity.begin(), rigidity.end());
    return rigidity;
}

double access(const std::vector<double>& cutoffs, double rigidity) noexcept {
    if (cutoffs.empty()) return 1.0;
    const auto open = std::upper_bound(cutoffs.begin(), cutoffs.end(), rigidity);
    return static_cast<double>(open - cutoffs.begin()) / static_cast<double>(cutoffs.size());
}

/// Calls visit(LET, flux) for steps of energy of every nucleus behind the shield. [J m²/kg, 1/(m²
/// s)]
template <class Visit>
void for_each_step(const ProtonStopping& stopping, const CosmicRayPlace& place, Visit visit) {
    const std::vector<double> rising = cutoffs(place);
    const double sky = place.distance > 0.0 ? open_sky(place.distance) : 1.0;
    const double areal = place.depth * k_aluminium_density;
    const std::vector<double> grid = energy_grid(10.0 * k_mev, 1e5 * k_mev, 100);
    for (int z = 1; z <= k_heaviest_cosmic_ray; ++z) {
        const double range_share = nucleus(z).weight / (static_cast<double>(z) * z);
        for (std::size_t i = 0; i + 1 < grid.size(); ++i) {
            const double energy = std::sqrt(grid[i] * grid[i + 1]);
            const double left = range(stopping, energy) - areal / range_share;
            if (!(left > 0.0)) continue;
            const double behind = areal > 0.0 ? energy_of_range(stopping, left) : energy;
            const double charge = effective_charge(z, behind);
            const double flux = cosmic_ray_flux(z, energy, place.modulation) * sky *
                                access(rising, cosmic_ray_rigidity(z, energy)) *
                                (grid[i + 1] - grid[i]);
            visit(charge * charge * stopping_in_silicon(stopping, behind), flux);
        }
    }
}

}  // namespace

double cosmic_ray_rigidity(int charge, double energy) noexcept {
    return nucleus(charge).weight / charge * std::sqrt(energy * (energy + 2.0 * k_nucleon_rest)) /
           k_elementary_charge;
}

double cosmic_ray_flux(int charge, double energy, double modulation) noexcept {
    const Nucleus& of = nucleus(charge);
    const double r = cosmic_ray_rigidity(charge, energy) / 1e9;  // [GV]
    const double r0 = 0.37 + 3e-4 * std::pow(modulation, 1.45);
    const double delta = 4.7 + 0.02 * modulation;
    return 4.0 * k_pi * of.c / k_mev * of.weight / charge *
           std::pow(speed_over_light(energy), of.alpha - 1.0) * std::pow(r, -of.gamma) *
           std::pow(r / (r + r0), delta);
}

LetSpectrum cosmic_ray_lets(const ProtonStopping& stopping, const CosmicRayPlace& place,
                            std::span<const double> lets) {
    LetSpectrum spectrum{{lets.begin(), lets.end()}, std::vector<double>(lets.size(), 0.0)};
    for_each_step(stopping, place, [&](double let, double flux) {
        const auto above = std::upper_bound(lets.begin(), lets.end(), let);
        if (above != lets.begin())
            spectrum.flux[static_cast<std::size_t>(above - lets.begin()) - 1] += flux;
    });
    for (std::size_t i = lets.size(); i-- > 1;) spectrum.flux[i - 1] += spectrum.flux[i];
    return spectrum;
}

double cosmic_ray_dose_rate(const ProtonStopping& stopping, const CosmicRayPlace& place) {
    double dose = 0.0;
    for_each_step(stopping, place, [&](double let, double flux) { dose += let * flux; });
    return dose;
}

}  // namespace dawnline::spacecraft
