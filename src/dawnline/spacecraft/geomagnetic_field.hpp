#pragma once
// The geomagnetic field as it was when the radiation belts were mapped.

#include <array>
#include <cstdint>

#include "dawnline/base/vec3.hpp"

namespace dawnline::spacecraft {

/// Reference radius of the geomagnetic models and of McIlwain's L. [m]
inline constexpr double k_geomagnetic_radius = 6371.2e3;

/// A historic field. The belt maps hold in the field with which they were made: a field of today
/// puts satellites of low orbit on other shells and is a known error with them.
enum class HistoricField : std::uint8_t {
    jensen_cain_1960,  // degree 6, for AE8MIN, AE8MAX, AP8MIN
    gsfc_1970,         // GSFC 12/66 taken to 1970.0, degree 10, for AP8MAX
};

/// A field of spherical harmonics, made ready for evaluation at many places.
///
/// Each Cartesian component of B = −∇V is itself a sum over solid harmonics one degree higher,
///     B_i = Σ_km a_i,km V_km + b_i,km W_km,
/// with V and W as in Cunningham (1970). `terms[k(k+1)/2 + m]` belongs to degree k and order m.
struct GeomagneticField {
    static constexpr int k_highest_degree = 10;
    static constexpr int k_terms = (k_highest_degree + 2) * (k_highest_degree + 3) / 2;
    struct Term {
        std::array<double, 3> a{}, b{};  // of V and W, for x, y, z [T]
    };
    int degree = 0;
    std::array<Term, k_terms> terms{};
    double dipole_moment = 0.0;  // equatorial field of the dipole at the reference radius [T]
};

/// The field made ready; 25 kB, so keep it. Sources: Jensen & Cain, J. Geophys. Res. 67, 3568
/// (1962); Cain, Hendricks, Langel, Hudson, J. Geomagn. Geoelectr. 19, 335 (1967).
GeomagneticField geomagnetic_field(HistoricField model);

/// Flux density at r_ES_F, Earth-fixed Cartesian, from the Earth's centre. [T]
///
/// Recursion of Cunningham (Celest. Mech. 2, 207, 1970). Rounding below 1e-12 of |B|; a pole needs
/// no care. NaN where r is zero or not finite.
Vec3 flux_density(const GeomagneticField& field, const Vec3& r_ES_F) noexcept;

}  // namespace dawnline::spacecraft
