#pragma once
// Forces of air and sunlight on a satellite made of plates, at the attitude it really flies.

#include <span>

#include "dawnline/base/vec3.hpp"

namespace dawnline::spacecraft {

/// The frame in which a plate keeps still.
enum class PlateHold : unsigned char {
    orbit,      // axes radial (away from the Earth), along the velocity, normal to the orbit
    sun,        // axes to the Sun; across it, as near as can be to the orbit's normal; the third
    sun_nadir,  // axes to the Sun; across it, as near as can be to nadir; the third
    sun_ram,    // axes to the Sun; across it, as near as can be to the velocity; the third
    ram_sun,    // axes along the velocity; across it, as near as can be to the Sun; the third
};

/// A flat part of the satellite. Both faces meet air and light unless one is covered.
struct Plate {
    double area = 0.0;  // of one face [m²]
    PlateHold hold = PlateHold::orbit;
    Vec3 normal{1.0, 0.0, 0.0};  // in the axes of its frame, any length
    double specular = 0.0;       // share of light that is mirrored [1]
    double diffuse = 0.0;        // share of light that is scattered [1]
    bool two_sided = true;       // else only the face of the normal counts
    Vec3 centre{0.0, 0.0, 0.0};  // from the centre of mass, in the axes of its frame [m]
};

/// How air meets a surface.
struct AirStream {
    double temperature = 1000.0;      // of the air [K]
    double molar_mass = 0.016;        // mean [kg/mol]
    double wall_temperature = 300.0;  // [K]
    double accommodation = 0.93;      // of energy [1]
    double fixed_coefficient = 0.0;   // > 0: C_d of every plate, by its area across the flow [1]
};

/// Where the satellite is on its circular orbit.
struct OrbitPlace {
    double radius = 0.0;  // [m]
    double beta = 0.0;    // of the Sun above the orbit plane [rad]
    double phase = 0.0;   // from the point of the orbit nearest to the Sun's direction [rad]
};

/// Direction of the Sun in the axes radial, along-track, normal:
/// (cos β cos φ, −cos β sin φ, sin β).
Vec3 sun_direction(const OrbitPlace& place) noexcept;

/// The axes of a hold at a place, and the Sun, in radial, along-track, normal.
struct HoldAxes {
    Vec3 first, second, third, sun;

    /// A vector given in these axes, turned into radial, along-track, normal.
    constexpr Vec3 out(const Vec3& v) const noexcept {
        return v.x * first + v.y * second + v.z * third;
    }
};
HoldAxes hold_axes(PlateHold hold, const OrbitPlace& place) noexcept;

/// A vector given in the axes of a hold, turned into radial, along-track, normal.
Vec3 from_hold(PlateHold hold, const Vec3& v, const OrbitPlace& place) noexcept;

/// Drag and lift coefficients of one face in free molecular flow, by its own area.
///
/// γ = −n·v̂ is the cosine between the inward normal and the flow; s the speed ratio v/√(2RT):
///     C_D = P/√π + γQZ + (γ/2)(v_re/v)(γ√π Z + P)
///     C_L = ℓ G Z + (ℓ/2)(v_re/v)(γ√π Z + P)
///     G = 1/(2s²), P = e^(−γ²s²)/s, Q = 1 + G, Z = 1 + erf(γs), ℓ = √(1 − γ²)
///     v_re/v = √(½ [1 + α(4RT_w/v² − 1)])
/// Diffuse re-emission with energy accommodation α. Lift is along the inward normal's part across
/// the flow. A face edge-on (γ = 0) still feels P/√π of friction.
/// Source: Sentman 1961; Sutton 2009; in this form Doornbos 2011, eqs. 3.56–3.60.
struct FaceCoefficients {
    double drag = 0.0, lift = 0.0;  // [1]
};
FaceCoefficients face_coefficients(double gamma, double speed, const AirStream& air) noexcept;

/// Force of the air on a plate over ½ρv², in the axes radial, along-track, normal. `flow` is the
/// velocity of the satellite in the air, same axes [m/s]. [m²]
Vec3 air_force_area(const Plate& plate, const OrbitPlace& place, const Vec3& flow,
                    const AirStream& air) noexcept;

/// The same for a plate whose unit normal is known, in the axes of `flow`.
Vec3 air_force_area(const Plate& plate, const Vec3& normal, const Vec3& flow,
                    const AirStream& air) noexcept;

/// Force of the sunlight on a plate over S/c, same axes, both faces' optics alike:
/// −A cos θ [(1 − ρ_s) ŝ + 2 (ρ_s cos θ + ρ_d/3) n̂]. [m²]
/// Source: Montenbruck & Gill 2000, eq. 3.73, with diffuse reflection added (Milani et al. 1987).
Vec3 light_force_area(const Plate& plate, const OrbitPlace& place) noexcept;

/// The same for a plate whose unit normal is known, in the axes of the unit vector to the Sun.
Vec3 light_force_area(const Plate& plate, const Vec3& normal, const Vec3& sun) noexcept;

/// Means over an orbit with a constant density and the air at rest.
struct PlateMeans {
    double drag_area = 0.0;    // C_d A along the track [m²]
    double across_area = 0.0;  // mean |lift area| across it [m²]
    Vec3 light_area;           // mean force over S/c, radial, along-track, normal [m²]
    double light_along = 0.0;  // mean |along-track part| of the light's force over S/c [m²]
};

/// Those means, by the midpoint rule with 360 places; the shadow lies around the phase π with the
/// half width `dark_half_angle` [rad], 0 for none.
PlateMeans plate_means(std::span<const Plate> plates, double radius, double beta,
                       double dark_half_angle, const AirStream& air) noexcept;

}  // namespace dawnline::spacecraft
