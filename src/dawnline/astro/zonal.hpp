#pragma once
// The Earth's field of revolution: zonal harmonics, their pull and their secular rates.

#include "dawnline/astro/mean_elements.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/astro/zonal_coefficients.hpp"

namespace dawnline::astro {

/// Acceleration by the point mass and the zonals 2 … `degree` (≤ 20, more is taken as that):
///     V = (μ/r) [1 − Σ J_n (R/r)^n P_n(z/r)],
/// μ, R and J_n of EGM2008, about the z axis of G. Legendre polynomials by their recursion; 1e-15
/// of the norm. [m/s²]
Vec3 acceleration_zonal(const Vec3& r_ES_G, int degree) noexcept;

/// Point mass and zonals to `degree` as an Acceleration: keep it alive while it is used.
struct ZonalField {
    int degree = k_highest_zonal;

    Vec3 operator()(double, const OrbitState& state) const noexcept {
        return acceleration_zonal(state.r_ES_G, degree);
    }
};

/// Secular rates to second order in J2 and first in J4 of Brouwer's mean elements (Brouwer 1959,
/// Astron. J. 64, 378, secs. 6 and 7: γ2' = J2 R²/(2 a² η⁴), γ4' = −3/8 J4 R⁴/(a⁴ η⁸)), μ and R of
/// WGS 84. `j4` 0 leaves J2 alone.
///
/// Against full propagation at 650 km: 1e-5 of the node's rate, 4e-6 of the latitude's (tested).
SecularRates brouwer_secular_rates(double semi_major_axis, double eccentricity, double inclination,
                                   double j4 = k_zonals[4]) noexcept;

/// Inclination of the circular orbit whose node follows the mean Sun under those rates. [rad]
///
/// 0.024° more than the first-order sun_synchronous_inclination at 650 km. Throws Error as that
/// does.
double sun_synchronous_inclination_second_order(double semi_major_axis, double j4 = k_zonals[4]);

}  // namespace dawnline::astro
