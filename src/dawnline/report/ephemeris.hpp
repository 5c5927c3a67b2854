#pragma once
// Trajectories as other tools read them: CCSDS OEM for analysis, CZML for globes.

#include <span>
#include <string>
#include <vector>

#include "dawnline/astro/time.hpp"
#include "dawnline/mission/trajectory.hpp"

namespace dawnline::report {

using mission::Trajectory;

/// A CCSDS Orbit Ephemeris Message 2.0 in KVN (astro::write_oem), frame GCRF, times UTC to 1 ns, km
/// and km/s; positions to 1 mm, velocities to 1 um/s, Lagrange of degree 5 or as many states as
/// there are. Of the name, characters other than ASCII become '?'.
///
/// CREATION_DATE is the epoch, so that the same run gives the same bytes; the manifest has the
/// true one. Throws Error if the lists differ in length or hold fewer than two states.
std::string oem(const Trajectory& trajectory, const astro::Tt& epoch);

/// A CZML document (astro::write_czml): a clock over all times and a point with its path for each
/// satellite, positions INERTIAL (Cesium's ICRF), to 1 mm, interpolated by Lagrange's polynomials
/// of degree 5.
///
/// Throws Error as oem() does, or if there is no trajectory.
std::string czml(const std::string& name, std::span<const Trajectory> trajectories,
                 const astro::Tt& epoch);

}  // namespace dawnline::report
