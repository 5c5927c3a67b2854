#pragma once
// Places on the Earth, and what is seen from them.

#include "dawnline/astro/frames.hpp"
#include "dawnline/base/mat3.hpp"

namespace dawnline::astro {

/// A place by WGS 84.
struct Geodetic {
    double latitude = 0.0;   // of the ellipsoid's normal, north positive [rad]
    double longitude = 0.0;  // east positive [rad]
    double height = 0.0;     // above the ellipsoid [m]
};

/// Latitude −π/2 … π/2, longitude −π … π and height of a position (ERFA `gc2gd`, one step of
/// Fukushima 2006). Above the ground: latitude to 6e-13 rad (4 µm) up to 1000 km and 3e-11 rad
/// everywhere, height to 1e-8 m (and rounding). Not meant for the Earth's core; its centre counts
/// as a pole.
Geodetic to_geodetic(const Vec3& r_EP_F) noexcept;

/// The inverse (ERFA `gd2gc`). [m]
Vec3 to_position(const Geodetic& place) noexcept;

/// R_LF: Earth-fixed axes to the local ones, x east, y north, z up along the ellipsoid's normal.
Mat3 local_horizon(const Geodetic& place) noexcept;

/// Where S stands in the sky of a place, without refraction.
struct LookAngles {
    double azimuth;     // from north over east, 0 … 2π; 0 in the zenith [rad]
    double elevation;   // above the plane normal to the ellipsoid's normal, −π/2 … π/2 [rad]
    double range;       // [m]
    double range_rate;  // positive when S goes away [m/s]
};

/// S in Earth-fixed axes as seen from `place`; zero range answers zero angles and rate.
LookAngles look_angles(const Geodetic& place, const StateVector& state_ES_F) noexcept;

/// A place made ready for many sightings: the costly parts once.
struct Site {
    explicit Site(const Geodetic& place) noexcept;

    Vec3 r_EP_F;  // [m]
    Mat3 R_LF;
};

LookAngles look_angles(const Site& site, const StateVector& state_ES_F) noexcept;

}  // namespace dawnline::astro
