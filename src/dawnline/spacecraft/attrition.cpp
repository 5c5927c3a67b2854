#include "dawnline/spacecraft/attrition.hpp"

#include <array>
#include <cmath>
#include <cstring>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {
namespace {

constexpr double k_year = constants::k_julian_year;

// Parameters of Castet & Saleh and the share of Langer & Bouwmeester are from memory; the first
// agree with the abstract's 96 % after two years.
constexpr std::array<NamedAttrition, 5> k_laws{{
    {"satellites_1990_2008",
     "Castet & Saleh 2009, J. Spacecraft and Rockets 46, 1065: 1584 satellites in Earth orbit",
     {.early = {0.3875, 8316.0 * k_year}}},
    {"satellites_1990_2008_ress",
     "Castet & Saleh 2009, Reliab. Eng. Syst. Safety 94, 1718: the same sample, other treatment",
     {.early = {0.4521, 2607.0 * k_year}}},
    {"cubesats_on_arrival",
     "Langer & Bouwmeester 2016 (SSC16-X-2): 18.2 % of 178 CubeSats never answered; nothing later",
     {.dead_on_arrival = 0.182}},
    {"starlink_v1_first",
     "first 420 of version 1.0: about 3 % lost, then 1 % a year (upper end of the filings)",
     {.dead_on_arrival = 0.03, .random_rate = 0.01 / k_year}},
    {"starlink_v1_later",
     "next 413 of version 1.0: 0.2 % lost early, then 0.3 % a year (lower end of the filings)",
     {.dead_on_arrival = 0.002, .random_rate = 0.003 / k_year}},
}};

double exponent(const WeibullPart& part, double age) noexcept {
    return part.scale > 0.0 && age > 0.0 ? std::pow(age / part.scale, part.shape) : 0.0;
}

double hazard_of(const WeibullPart& part, double age) noexcept {
    return part.scale > 0.0 ? part.shape / part.scale * std::pow(age / part.scale, part.shape - 1.0)
                            : 0.0;
}

double constant_rate(const AttritionLaw& law) noexcept {
    return law.random_rate + law.debris_flux * law.exposed_area * law.kill_share;
}

}  // namespace

std::span<const NamedAttrition> attrition_laws() noexcept {
    return k_laws;
}

const NamedAttrition* find_attrition_law(const char* name) noexcept {
    for (const NamedAttrition& law : k_laws)
        if (std::strcmp(law.name, name) == 0) return &law;
    return nullptr;
}

double survival(const AttritionLaw& law, double age) noexcept {
    return (1.0 - law.dead_on_arrival) *
           std::exp(-exponent(law.early, age) - constant_rate(law) * age - exponent(law.wear, age));
}

double hazard(const AttritionLaw& law, double age) noexcept {
    return hazard_of(law.early, age) + constant_rate(law) + hazard_of(law.wear, age);
}

double mean_alive(const AttritionLaw& law, double lifetime) noexcept {
    if (!(lifetime > 0.0)) return survival(law, 0.0);
    // Five-point Gauss–Legendre, nodes and weights after Abramowitz & Stegun, table 25.4.
    constexpr std::array<double, 5> node{-0.9061798459386640, -0.5384693101056831, 0.0,
                                         0.5384693101056831, 0.9061798459386640};
    constexpr std::array<double, 5> weight{0.2369268850561891, 0.4786286704993665,
                                           0.5688888888888889, 0.4786286704993665,
                                           0.2369268850561891};
    constexpr int k_halvings = 60, k_parts = 4;
    double sum = 0.0, high = lifetime;
    for (int k = 0; k < k_halvings; ++k) {
        const double low = k + 1 < k_halvings ? 0.5 * high : 0.0;
        const double part = (high - low) / k_parts;
        for (int j = 0; j < k_parts; ++j)
            for (std::size_t i = 0; i < node.size(); ++i)
                sum +=
                    0.5 * part * weight[i] * survival(law, low + part * (j + 0.5 + 0.5 * node[i]));
        high = low;
    }
    return sum / lifetime;
}

FleetTurnover fleet_turnover(const AttritionLaw& law, double lifetime, double immobile_share,
                             double stay) noexcept {
    FleetTurnover out;
    out.replacements = 1.0 / (lifetime * mean_alive(law, lifetime));
    out.retirements = out.replacements * survival(law, lifetime);
    out.failures = out.replacements - out.retirements;
    out.dead_in_orbit = out.failures * immobile_share * stay;
    return out;
}

}  // namespace dawnline::spacecraft
