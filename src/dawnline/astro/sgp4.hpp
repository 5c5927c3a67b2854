#pragma once
// SGP4 and SDP4: where an object of the catalogue is, from its mean elements.

#include <cstdint>

#include "dawnline/astro/element_set.hpp"
#include "dawnline/base/vec3.hpp"

namespace dawnline::astro {

/// What became of one state. The values 1 to 6 are those of Vallado et al. 2006 (their 5 is no
/// longer used).
enum class Sgp4Status : std::uint8_t {
    ok = 0,
    mean_eccentricity = 1,       // drag brought it out of [−0.001, 1)
    mean_motion = 2,             // resonance brought it to zero or below
    perturbed_eccentricity = 3,  // Sun and Moon brought it out of [0, 1]
    semi_latus_rectum = 4,       // below zero
    decayed = 6,                 // closer than one Earth radius to the centre; the state is filled
    not_finite = 7,              // the time was not a number or lies absurdly far from the epoch
};

/// In words, for messages: "decayed: closer to the centre than one Earth radius".
const char* to_string(Sgp4Status status) noexcept;

/// The constants of SGP4 (WGS 72; Hoots & Roehrich 1980). Mean elements were fitted with them:
/// they must not be mixed with those of base/constants.hpp.
namespace sgp4_constants {
inline constexpr double k_earth_radius = 6378135.0;  // [m]
inline constexpr double k_rate = 0.07436691613317342;  // √(μ/R³), μ = 398600.8 km³/s² [rad/min]
inline constexpr double k_j2 = 0.001082616;            // [1]
inline constexpr double k_j3 = -0.00000253881;         // [1]
inline constexpr double k_j4 = -0.00000165597;         // [1]
inline constexpr double k_speed = k_earth_radius * k_rate / 60.0;  // unit of velocity [m/s]
}  // namespace sgp4_constants

/// What drives the motion of an object over long times.
enum class Sgp4Kind : std::uint8_t {
    near_earth,  // period below 225 min: zonal harmonics and drag
    deep,        // Sun and Moon as well
    one_day,     // as well as resonance with the Earth's rotation, near 24 h
    half_day,    // the same near 12 h and with e ≥ 0.5
};

// The structs below hold what does not change with time, in the units of the theory: minutes,
// Earth radii and radians. Real is double, or all lanes of a register in the batch kernel.

/// Mean orbit at the epoch, its secular rates and its drag. Symbols of Hoots & Roehrich 1980.
template <class Real>
struct Sgp4Mean {
    Real eccentricity;         // e₀ [1]
    Real inclination;          // i₀ [rad]
    Real node;                 // Ω₀ [rad]
    Real argument_of_perigee;  // ω₀ [rad]
    Real mean_anomaly;         // M₀ [rad]
    Real mean_motion;          // Brouwer's n₀" [rad/min]
    Real semi_major_axis;      // a₀" [Earth radii]
    Real node_rate;            // by the zonal harmonics [rad/min]
    Real argument_rate;        // the same [rad/min]
    Real anomaly_rate;         // the same, with n₀" [rad/min]
    Real node_drag;            // −(21/2) n k₂ θ C₁/(a²β²) [rad/min²]
    Real axis_drag[4];         // C₁, D₂, D₃, D₄ [min⁻¹ … min⁻⁴]
    Real longitude_drag[4];  // n₀" times the coefficients of t² … t⁵ [rad/min² … rad/min⁵]
    Real eccentricity_drag;   // B* C₄ [1/min]
    Real eccentricity_swing;  // B* C₅, of sin M [1]
    Real argument_drag;       // B* C₃ cos ω₀, δω per time [rad/min]
    Real anomaly_drag;  // −(2/3) (q₀ − s)⁴ B* ξ⁴/(e₀ η), of (1 + η cos M)³ [rad]
    Real eta;           // η = a e₀ ξ [1]
    Real bulge;         // (1 + η cos M₀)³ [1]
    Real sin_anomaly;   // sin M₀ [1]
    Real sin_inclination, cos_inclination;  // of i₀ [1]
};

/// Periodic pull of the Sun or the Moon: coefficients of ½ sin² f − ¼, −½ sin f cos f and sin f,
/// f the body's true anomaly (Hoots & Roehrich 1980, sec. 7; Hujsak 1979).
template <class Real>
struct Sgp4Pull {
    Real phase;            // mean anomaly of the body at the epoch [rad]
    Real eccentricity[2];  // [1]
    Real inclination[2];   // [rad]
    Real anomaly[3];       // [rad]
    Real argument[3];      // of ω + Ω cos i [rad]
    Real node[2];          // of Ω sin i [rad]
};

/// Resonance with the tesseral harmonics: ṅ = Σ D sin(jλ + mω − g), kept as D e^(−ig).
template <class Real>
struct Sgp4Resonance {
    Real longitude;       // λ at the epoch [rad]
    Real longitude_rate;  // of λ, without the changing mean motion [rad/min]
    Real sidereal_time;   // Greenwich, of the epoch [rad]
    Real cosine[3][4];    // D cos g, row j − 1, column m + 1 [rad/min²]
    Real sine[3][4];      // −D sin g, the same [rad/min²]
};

/// What deep space adds to the mean orbit.
template <class Real>
struct Sgp4Deep {
    Real eccentricity_rate;  // by Sun and Moon together [1/min]
    Real inclination_rate;   // [rad/min]
    Real node_rate;          // [rad/min]
    Real argument_rate;      // [rad/min]
    Real anomaly_rate;       // [rad/min]
    Sgp4Pull<Real> sun, moon;
    Sgp4Resonance<Real> resonance;  // zero unless resonant
};

/// One object, made once; a plain value.
struct Sgp4 {
    std::uint32_t catalogue_number = 0;
    Utc epoch;
    Sgp4Kind kind = Sgp4Kind::near_earth;
    Sgp4Mean<double> mean{};
    Sgp4Deep<double> deep{};  // zero near the Earth
};

/// Position and velocity in TEME of the epoch (true equator, mean equinox).
struct Sgp4State {
    Vec3 r_ES_T;  // [m]
    Vec3 v_ES_T;  // [m/s]
    Sgp4Status status = Sgp4Status::ok;
};

/// Prepares an object: un-Kozais the mean motion, chooses near-Earth or deep-space theory and
/// computes every coefficient.
///
/// Constants of WGS 72 and the "improved" mode of operation. Throws Error, naming the object, if
/// an element is not finite, or unless 0 ≤ e < 1, 0 ≤ i ≤ π and n > 0.
/// Source: Hoots & Roehrich 1980 (Spacetrack Report 3); Vallado, Crawford, Hujsak & Kelso 2006
/// (AIAA 2006-6753).
Sgp4 initialise(const ElementSet& elements);

/// State `seconds` after the object's epoch, before it if negative.
///
/// The state is NaN where the status is neither ok nor decayed. Resonance is integrated from the
/// epoch in steps of 720 min, so that nothing depends on earlier calls; ten years take 7 300 steps.
/// Accuracy: 2e-7 km and 1e-9 km/s of the published verification states, 5e-6 km for e = 0.973
/// (rows A-SGP-1, A-SGP-3); the orbit itself is known to 1 km at the epoch at best and drifts by 1
/// to 3 km a day.
Sgp4State propagate(const Sgp4& object, double seconds) noexcept;

}  // namespace dawnline::astro
