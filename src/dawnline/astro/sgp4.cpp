#include "dawnline/astro/sgp4.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "dawnline/astro/sgp4_deep-inl.hpp"
#include "dawnline/astro/sgp4_deep.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

// symbol   here      meaning, all in Earth radii, minutes, radians
// θ        theta     cos i
// β        beta      √(1 − e²)
// s        s         altitude parameter of the density, 1 + 78 km
// (q₀−s)⁴  q         its partner, (120 km − 78 km)⁴
// ξ, η     xi, eta   1/(a − s), a e ξ
// C₁ … C₅  c1 …      drag coefficients

namespace dawnline::astro {
namespace {

using namespace sgp4_constants;

constexpr double k_radius_km = k_earth_radius / 1000.0;

constexpr double square(double x) noexcept {
    return x * x;
}
constexpr double fourth(double x) noexcept {
    return square(square(x));
}

[[noreturn]] void refuse(const ElementSet& elements, const std::string& why) {
    const std::string name = elements.name.empty() ? "" : fmt::format(" ({})", elements.name);
    throw Error(fmt::format("object {}{}: {}", elements.catalogue_number, name, why));
}

void check(const ElementSet& elements) {
    for (const double x : {elements.mean_motion, elements.eccentricity, elements.inclination,
                           elements.node, elements.argument_of_perigee, elements.mean_anomaly,
                           elements.b_star, elements.epoch.day, elements.epoch.fraction})
        if (!std::isfinite(x)) refuse(elements, "an element is not a finite number");
    if (!(elements.mean_motion > 0.0))
        refuse(elements, fmt::format("mean motion is {:g} rev/day; it must be more than 0",
                                     elements.mean_motion * 86400.0 / constants::k_two_pi));
    if (!(elements.eccentricity >= 0.0 && elements.eccentricity < 1.0))
        refuse(elements, fmt::format("eccentricity is {:g}; it must be at least 0 and below 1",
                                     elements.eccentricity));
    if (!(elements.inclination >= 0.0 && elements.inclination <= constants::k_pi))
        refuse(elements, fmt::format("inclination is {:g}°; it must lie between 0° and 180°",
                                     elements.inclination / constants::k_degree));
}

/// Brouwer's mean motion from Kozai's. [rad/min]
double brouwer_mean_motion(double kozai, double theta, double beta) noexcept {
    const double a1 = std::pow(k_rate / kozai, 2.0 / 3.0);
    const double d = 0.75 * k_j2 * (3.0 * theta * theta - 1.0) / (beta * beta * beta);
    const double delta = d / (a1 * a1);
    const double a =
        a1 * (1.0 - delta * delta - delta * (1.0 / 3.0 + 134.0 * delta * delta / 81.0));
    return kozai / (1.0 + d / (a * a));
}

void set_secular_rates(Sgp4Mean<double>& mean, double theta, double beta) noexcept {
    const double theta2 = theta * theta, theta4 = theta2 * theta2, n = mean.mean_motion;
    const double p = mean.semi_major_axis * beta * beta;
    const double t1 = 1.5 * k_j2 * n / (p * p);
    const double t2 = 0.5 * t1 * k_j2 / (p * p);
    const double t3 = -0.46875 * k_j4 * n / (p * p * p * p);
    mean.anomaly_rate = n + 0.5 * t1 * beta * (3.0 * theta2 - 1.0) +
                        0.0625 * t2 * beta * (13.0 - 78.0 * theta2 + 137.0 * theta4);
    mean.argument_rate = -0.5 * t1 * (1.0 - 5.0 * theta2) +
                         0.0625 * t2 * (7.0 - 114.0 * theta2 + 395.0 * theta4) +
                         t3 * (3.0 - 36.0 * theta2 + 49.0 * theta4);
    mean.node_rate =
        -t1 * theta + (0.5 * t2 * (4.0 - 19.0 * theta2) + 2.0 * t3 * (3.0 - 7.0 * theta2)) * theta;
}

/// Drag. `b_star` is B*; the terms of higher order stay zero where perigee is low or space deep.
void set_drag(Sgp4Mean<double>& mean, double b_star, bool deep) noexcept {
    const double a = mean.semi_major_axis, e = mean.eccentricity, n = mean.mean_motion;
    const double theta = mean.cos_inclination, sin_i = mean.sin_inclination;
    const double beta2 = 1.0 - e * e;
    const double perigee = (a * (1.0 - e) - 1.0) * k_radius_km;  // altitude [km]
    double s = 1.0 + 78.0 / k_radius_km, q = fourth((120.0 - 78.0) / k_radius_km);
    if (perigee < 156.0) {
        const double floor = perigee < 98.0 ? 20.0 : perigee - 78.0;  // [km]
        s = 1.0 + floor / k_radius_km;
        q = fourth((120.0 - floor) / k_radius_km);
    }
    const double xi = 1.0 / (a - s), eta = a * e * xi, eta2 = eta * eta, e_eta = e * eta;
    const double psi = std::abs(1.0 - eta2), c = q * fourth(xi), c_psi = c / std::pow(psi, 3.5);
    const double kappa = 3.0 * theta * theta - 1.0, sigma = 1.0 - theta * theta;
    const double c2 = c_psi * n *
                      (a * (1.0 + 1.5 * eta2 + e_eta * (4.0 + eta2)) +
                       0.375 * k_j2 * xi / psi * kappa * (8.0 + 3.0 * eta2 * (8.0 + eta2)));
    const double c1 = b_star * c2;
    const double c4 = 2.0 * n * c_psi * a * beta2 *
                      (eta * (2.0 + 0.5 * eta2) + e * (0.5 + 2.0 * eta2) -
                       k_j2 * xi / (a * psi) *
                           (-3.0 * kappa * (1.0 - 2.0 * e_eta + eta2 * (1.5 - 0.5 * e_eta)) +
                            0.75 * sigma * (2.0 * eta2 - e_eta * (1.0 + eta2)) *
                                std::cos(2.0 * mean.argument_of_perigee)));
    const double t1 = 1.5 * k_j2 * n / square(a * beta2);
    mean.eta = eta;
    mean.sin_anomaly = std::sin(mean.mean_anomaly);
    const double bulge = 1.0 + eta * std::cos(mean.mean_anomaly);
    mean.bulge = bulge * bulge * bulge;
    mean.node_drag = -3.5 * beta2 * t1 * theta * c1;
    mean.axis_drag[0] = c1;
    mean.longitude_drag[0] = n * 1.5 * c1;
    mean.eccentricity_drag = b_star * c4;
    if (deep || a * (1.0 - e) < 220.0 / k_radius_km + 1.0) return;

    const double c12 = c1 * c1;
    const double d2 = 4.0 * a * xi * c12, step = d2 * xi * c1 / 3.0;
    const double d3 = (17.0 * a + s) * step;
    const double d4 = 0.5 * step * a * xi * (221.0 * a + 31.0 * s) * c1;
    mean.axis_drag[1] = d2, mean.axis_drag[2] = d3, mean.axis_drag[3] = d4;
    mean.longitude_drag[1] = n * (d2 + 2.0 * c12);
    mean.longitude_drag[2] = n * 0.25 * (3.0 * d3 + c1 * (12.0 * d2 + 10.0 * c12));
    mean.longitude_drag[3] =
        n * 0.2 * (3.0 * d4 + 12.0 * c1 * d3 + 6.0 * d2 * d2 + 15.0 * c12 * (2.0 * d2 + c12));
    mean.eccentricity_swing =
        b_star * 2.0 * c_psi * a * beta2 * (1.0 + 2.75 * (eta2 + e_eta) + e_eta * eta2);
    if (e > 1e-4) {
        const double c3 = -2.0 * c * xi * (k_j3 / k_j2) * n * sin_i / e;
        mean.argument_drag = b_star * c3 * std::cos(mean.argument_of_perigee);
        mean.anomaly_drag = -(2.0 / 3.0) * c * b_star / e_eta;
    }
}

Sgp4State unknown(Sgp4Status status) noexcept {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    return {{nan, nan, nan}, {nan, nan, nan}, status};
}

}  // namespace

const char* to_string(Sgp4Status status) noexcept {
    switch (status) {
        case Sgp4Status::ok:
            return "ok";
        case Sgp4Status::mean_eccentricity:
            return "the mean eccentricity left 0 to 1";
        case Sgp4Status::mean_motion:
            return "the mean motion fell to zero";
        case Sgp4Status::perturbed_eccentricity:
            return "the perturbed eccentricity left 0 to 1";
        case Sgp4Status::semi_latus_rectum:
            return "the semi-latus rectum fell below zero";
        case Sgp4Status::decayed:
            return "decayed: closer to the centre than one Earth radius";
        case Sgp4Status::not_finite:
            return "the time lies absurdly far from the epoch";
    }
    return "unknown";
}

Sgp4 initialise(const ElementSet& elements) {
    check(elements);
    Sgp4 object;
    object.catalogue_number = elements.catalogue_number;
    object.epoch = elements.epoch;
    Sgp4Mean<double>& mean = object.mean;
    mean.eccentricity = elements.eccentricity;
    mean.inclination = elements.inclination;
    mean.node = elements.node;
    mean.argument_of_perigee = elements.argument_of_perigee;
    mean.mean_anomaly = elements.mean_anomaly;
    mean.sin_inclination = std::sin(elements.inclination);
    mean.cos_inclination = std::cos(elements.inclination);
    const double beta = std::sqrt(1.0 - square(elements.eccentricity));
    mean.mean_motion = brouwer_mean_motion(elements.mean_motion * 60.0, mean.cos_inclination, beta);
    mean.semi_major_axis = std::pow(k_rate / mean.mean_motion, 2.0 / 3.0);
    if (!(mean.mean_motion > 0.0) || !std::isfinite(mean.semi_major_axis))
        refuse(elements, "eccentricity and mean motion together give no orbit");
    const bool deep = constants::k_two_pi / mean.mean_motion >= 225.0;
    set_secular_rates(mean, mean.cos_inclination, beta);
    set_drag(mean, elements.b_star, deep);
    if (deep) {
        object.kind = resonance_kind(mean);
        object.deep = deep_space_terms(mean, elements.epoch);
    }
    return object;
}

Sgp4State propagate(const Sgp4& object, double seconds) noexcept {
    using namespace HWY_NAMESPACE;
    const double t = seconds / 60.0;
    if (!std::isfinite(t)) return unknown(Sgp4Status::not_finite);
    const Sgp4Mean<double>& mean = object.mean;
    Sgp4Point<double> point;
    if (object.kind == Sgp4Kind::near_earth) {
        point = near_earth_state(mean, tilt_of(mean.sin_inclination, mean.cos_inclination),
                                 std::sqrt(mean.semi_major_axis), t);
    } else {
        const Sgp4Resonance<double>& resonance = object.deep.resonance;
        DeepPath<double> path = deep_path(mean, object.deep, t);
        const auto resonant = [&]<bool half_day>() {
            const auto start = resonance_start<half_day>(mean, resonance);
            auto reached = start;
            advance<half_day>(mean, resonance, start, t, reached);
            resonate<half_day>(resonance, reached, t, path);
        };
        if (object.kind == Sgp4Kind::one_day) resonant.template operator()<false>();
        if (object.kind == Sgp4Kind::half_day) resonant.template operator()<true>();
        point = deep_state(mean, object.deep, path, t);
    }
    const auto status = static_cast<Sgp4Status>(static_cast<int>(point.status));
    if (status != Sgp4Status::ok && status != Sgp4Status::decayed) return unknown(status);
    return {{point.r.x, point.r.y, point.r.z}, {point.v.x, point.v.y, point.v.z}, status};
}

}  // namespace dawnline::astro
