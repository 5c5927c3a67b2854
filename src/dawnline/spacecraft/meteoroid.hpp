#pragma once
// Meteoroids and debris that hit a surface in low orbit.

namespace dawnline::spacecraft {

/// Flux of meteoroids of at least that mass on one side of a randomly turned plate at 1 AU, far
/// from the Earth. Grün et al., Icarus 62 (1985) 244. Valid 1e-21 … 1e-1 kg. [1/(m² s)]
double gruen_flux(double mass) noexcept;

/// Share of the sky that the Earth (with 100 km of air) leaves open, (1 + cos η)/2,
/// sin η = (R + 100 km)/(R + h). [1]
double meteoroid_shielding(double altitude) noexcept;

/// Focusing by gravity, 1 + (R + 100 km)/(R + h). [1]
double meteoroid_focusing(double altitude) noexcept;

/// Flux of debris of at least `diameter` after Kessler et al. 1989 (NASA TM-100471; SSP 30425).
///
/// `solar_flux` is F10.7 of the year before [sfu], `year` a calendar year ≥ 1988,
/// `inclination_factor` ψ (1.75 near 98°). Old: uncertain by a factor 3 today. [1/(m² s)]
double kessler_flux(double diameter, double altitude, double solar_flux, double year,
                    double inclination_factor) noexcept;

/// Probability of at least one hit, 1 − exp(−flux area duration). [1]
double hit_probability(double flux, double area, double duration) noexcept;

/// Area endangered on the ground by debris that survives re-entry, one piece of area A:
/// (0.6 m + √A)² (NASA-STD-8719.14). [m²]
double casualty_area(double piece_area) noexcept;

}  // namespace dawnline::spacecraft
