#pragma once
// One convex programme of a powered descent: time and mesh given. Inner part of
// powered_descent.cpp.

#include <vector>

#include "dawnline/control/cone_program.hpp"
#include "dawnline/control/radau.hpp"
#include "dawnline/launch/powered_descent.hpp"

namespace dawnline::launch {

/// Units of the programme: length |r₀|, acceleration g, mass the wet one.
struct DescentUnits {
    double length, time;  // [m], [s]

    double speed() const noexcept { return length / time; }
    double acceleration() const noexcept { return length / (time * time); }
};

DescentUnits units_of(const DescentRequest& request) noexcept;

/// Values at one collocation point, in those units; z = ln(m / wet mass).
struct DescentNode {
    double fraction;  // of the time
    double weight;    // of quadrature over time, as a fraction
    std::size_t segment;
    Vec3 r, v, u;
    double z, sigma;
};

struct DescentPlan {
    control::ConeStatus status = control::ConeStatus::not_converged;
    double cost = 0.0;               // −z at the end + penalty
    double slope = 0.0;              // of the cost by the time, in units
    double error = 0.0;              // of landing, in units
    std::vector<double> mesh;        // ends of segments, 0 … 1
    std::vector<DescentNode> nodes;  // without the start
    int iterations = 0;
};

/// ln(mass) of the programme before, by the fraction of the time; straight between points.
struct MassGuess {
    std::vector<double> fraction, z;

    double operator()(double at) const noexcept;
};

/// Weight of the landing error, in −z per unit of length: some hundred times what propellant can
/// be worth, so the error is nearly as small as it can be before propellant counts.
inline constexpr double k_error_weight = 20.0;

DescentPlan solve_descent(const DescentRequest& request, double time,
                          const std::vector<double>& mesh, const control::Radau& radau,
                          const MassGuess& guess);

}  // namespace dawnline::launch
