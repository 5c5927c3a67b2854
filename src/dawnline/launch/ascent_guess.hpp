#pragma once
// The shape that every ascent has, as a first guess: rise, turn over, gather speed; and the
// booster's way back.

#include <functional>

#include "dawnline/control/problem.hpp"
#include "dawnline/launch/ascent.hpp"

namespace dawnline::launch {

/// A path over the ground along one azimuth: downrange angle and altitude over time.
struct GroundPath {
    double latitude, azimuth;  // of pad and flight [rad]
    AscentLimits planet;
    std::function<double(double t)> angle;     // along the ground [rad]
    std::function<double(double t)> altitude;  // [m]

    /// Inertial position, the pad's meridian being the x axis at t = 0. [m]
    Vec3 position(double t) const;
    /// Its derivative by central differences over a second. [m/s]
    Vec3 velocity(double t) const;
    /// Direction in which thrust must point to fly it.
    Vec3 thrust_direction(double t) const;
};

/// Azimuth of the inertial orbit through the pad, sin A = cos i / cos φ; due east if i < |φ|. [rad]
double launch_azimuth(double latitude, double inclination) noexcept;

/// From the pad to `altitude` at orbital speed in `duration`, heading south or not.
GroundPath ascent_path(const AscentTarget& target, double altitude, double duration,
                       const AscentLimits& planet, bool south);

/// From the ascent at `start` back to the pad in `duration`, over an apogee.
GroundPath return_path(const GroundPath& ascent, double start, double duration);

/// A guess that samples a path between two times, mass falling linearly.
control::Guess along(GroundPath path, double from, double to, double mass_from, double mass_to);

/// A guess on the conic through r and v at `from`, mass constant.
control::Guess along_conic(const Vec3& r, const Vec3& v, double gravity_parameter, double duration,
                           double mass);

}  // namespace dawnline::launch
