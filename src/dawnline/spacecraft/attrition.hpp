#pragma once
// How satellites die: at birth, by chance, by wear and by debris.

#include <span>

namespace dawnline::spacecraft {

/// Weibull part of a law, e^(−(t/θ)^β); θ 0 leaves it out.
struct WeibullPart {
    double shape = 1.0;  // β, below 1 infant mortality, above 1 wear [1]
    double scale = 0.0;  // θ [s]
};

/// Everything that ends a satellite, independent of each other:
///     R(t) = (1 − p0) e^(−(t/θ1)^β1) e^(−λt) e^(−(t/θ2)^β2) e^(−Φ A k t)
struct AttritionLaw {
    double dead_on_arrival = 0.0;  // p0 [1]
    WeibullPart early{};
    double random_rate = 0.0;  // λ [1/s]
    WeibullPart wear{};
    double debris_flux = 0.0;   // Φ of the smallest object that kills [1/(m² s)]
    double exposed_area = 0.0;  // A [m²]
    double kill_share = 1.0;    // k, of hits that end it [1]
};

/// A published law and where it comes from.
struct NamedAttrition {
    const char* name;
    const char* source;
    AttritionLaw law;
};

/// satellites_1990_2008 (Castet & Saleh 2009), satellites_1990_2008_ress (the same, treated
/// otherwise), cubesats_on_arrival (Langer & Bouwmeester 2016), starlink_v1_first,
/// starlink_v1_later (from filings).
std::span<const NamedAttrition> attrition_laws() noexcept;

/// One of them by name; null if there is none.
const NamedAttrition* find_attrition_law(const char* name) noexcept;

/// R(t), the probability to work at an age [s].
double survival(const AttritionLaw& law, double age) noexcept;

/// −R'/R at an age. Infinite at 0 for an early part with β < 1. [1/s]
double hazard(const AttritionLaw& law, double age) noexcept;

/// Mean of R over 0 … `lifetime`; capacity that a satellite gives on average. Gauss–Legendre on
/// pieces that halve towards 0, where the early part is steep: 1e-9. [1]
double mean_alive(const AttritionLaw& law, double lifetime) noexcept;

/// A fleet kept at its size by launches and retired at an age.
struct FleetTurnover {
    double replacements = 0.0;   // launched per satellite alive and time [1/s]
    double failures = 0.0;       // of them, before retirement, dead on arrival included [1/s]
    double retirements = 0.0;    // of them, planned [1/s]
    double dead_in_orbit = 0.0;  // failed satellites that cannot lower themselves, per satellite
                                 // alive, while each stays up for `stay` [1]
};

/// Renewal in the steady state: each launch gives T·mean_alive(T) of service, so that one a
/// satellite and that time keeps the fleet. `immobile_share` of the failures stays in orbit for
/// `stay` [s].
FleetTurnover fleet_turnover(const AttritionLaw& law, double lifetime, double immobile_share,
                             double stay) noexcept;

}  // namespace dawnline::spacecraft
