#include "dawnline/astro/collision_probability.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/quadrature.hpp"

namespace dawnline::astro {
namespace {

// symbol   here          meaning
// ρ        rho           second object as seen from the first [m]
// σx ≤ σy  sigma_x …     principal standard deviations in the plane of the encounter [m]
// d²       distance2     squared Mahalanobis distance [1]
// R        radius        combined radius [m]

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
constexpr double k_slowest = 10.0;     // relative speed below which no encounter is short [m/s]
constexpr double k_longest_arc = 0.1;  // of the orbit during a short encounter [rad]

struct RtnAxes {
    Vec3 radial, along, normal;
};

RtnAxes rtn_axes(const EncounterObject& object) noexcept {
    const Vec3 radial = unit(object.r_ES_G);
    const Vec3 normal = unit(cross(object.r_ES_G, object.v_ES_G));
    return {radial, cross(normal, radial), normal};
}

// aᵀ C b for directions a and b of the inertial frame.
double covariance_along(const EncounterObject& object, const Vec3& a_G, const Vec3& b_G) noexcept {
    const RtnAxes axes = rtn_axes(object);
    const Vec3 a{dot(axes.radial, a_G), dot(axes.along, a_G), dot(axes.normal, a_G)};
    const Vec3 b{dot(axes.radial, b_G), dot(axes.along, b_G), dot(axes.normal, b_G)};
    const RtnCovariance& c = object.covariance;
    return dot(a, {c.rr * b.x + c.rt * b.y + c.rn * b.z, c.rt * b.x + c.tt * b.y + c.tn * b.z,
                   c.rn * b.x + c.tn * b.y + c.nn * b.z});
}

double combined_covariance(const Encounter& encounter, const Vec3& a_G, const Vec3& b_G) noexcept {
    return covariance_along(encounter.first, a_G, b_G) +
           covariance_along(encounter.second, a_G, b_G);
}

double orbit_rate(const EncounterObject& object) noexcept {
    return norm(cross(object.r_ES_G, object.v_ES_G)) / dot(object.r_ES_G, object.r_ES_G);
}

bool usable(const MissDistribution& miss, double radius) noexcept {
    return std::isfinite(miss.x) && std::isfinite(miss.y) && miss.sigma_x > 0.0 &&
           miss.sigma_y > 0.0 && std::isfinite(miss.sigma_x) && std::isfinite(miss.sigma_y) &&
           radius >= 0.0 && std::isfinite(radius);
}

// Foster's integrand over θ, without 1/√(2π). Erfc of the larger argument is taken away from that
// of the smaller one: in the tail both are small and nothing cancels but what must.
struct FosterIntegrand {
    double x, y, sigma_x, sigma_y, radius;

    double operator()(double theta) const noexcept {
        const double w = radius * std::cos(theta);
        const double offset = (radius * std::sin(theta) - x) / sigma_x;
        const double scale = 1.0 / (std::numbers::sqrt2 * sigma_y);
        return std::exp(-0.5 * offset * offset) * w / sigma_x * 0.5 *
               (std::erfc((y - w) * scale) - std::erfc((y + w) * scale));
    }
};

// Half of the 24 points of Gauss and Legendre (Abramowitz & Stegun 1972, table 25.4).
struct LegendrePoint {
    double node, weight;
};
constexpr std::array<LegendrePoint, 12> k_legendre_24{{
    {0.064056892862605626085, 0.127938195346752156974},
    {0.191118867473616309159, 0.125837456346828296121},
    {0.315042679696163374387, 0.121670472927803391204},
    {0.433793507626045138487, 0.115505668053725601353},
    {0.545421471388839535658, 0.107444270115965634783},
    {0.648093651936975569252, 0.097618652104113888270},
    {0.740124191578554364244, 0.086190161531953275917},
    {0.820001985973902921954, 0.073346481411080305734},
    {0.886415527004401034213, 0.059298584915436780746},
    {0.938274552002732758524, 0.044277438817419806169},
    {0.974728555971309498198, 0.028531388628933663181},
    {0.995187219997021360180, 0.012341229799987199547},
}};

double integrate_smooth(const FosterIntegrand& f) noexcept {
    constexpr double k_half = 0.5 * constants::k_pi;
    double sum = 0.0;
    for (const LegendrePoint& point : k_legendre_24)
        sum += point.weight * (f(k_half * point.node) + f(-k_half * point.node));
    return k_half * sum;
}

// Adaptive, split where the integrand turns: about the mean, where the circle's edge passes it, and
// near the end that is closest to a mean outside.
double integrate_sharp(const FosterIntegrand& f) {
    const double radius = f.radius;
    std::array<double, 9> at{-radius, radius};
    std::size_t count = 2;
    const auto split = [&](double x) {
        if (std::abs(x) < radius) at[count++] = x;
    };
    split(f.x - 5.0 * f.sigma_x);
    split(f.x);
    split(f.x + 5.0 * f.sigma_x);
    if (f.y < radius) {
        const double edge = std::sqrt((radius - f.y) * (radius + f.y));
        split(-edge);
        split(edge);
    }
    if (std::abs(f.x) > radius)
        split(std::copysign(
            radius - 10.0 * f.sigma_x * f.sigma_x / (std::abs(f.x) - radius + f.sigma_x), f.x));
    std::sort(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(count));
    double sum = 0.0;
    for (std::size_t k = 0; k + 1 < count; ++k)
        sum += integrate(f, std::asin(at[k] / radius), std::asin(at[k + 1] / radius), 1e-12).value;
    return sum;
}

// Lower triangle L with L Lᵀ = C; false if C is not positive semi-definite.
struct Triangle {
    double rr = 0, tr = 0, tt = 0, nr = 0, nt = 0, nn = 0;
};

bool factorise(const RtnCovariance& c, Triangle& l) noexcept {
    const double tolerance = 1e-12 * (std::abs(c.rr) + std::abs(c.tt) + std::abs(c.nn));
    const auto root = [&](double square, double& value) {
        value = std::sqrt(std::max(0.0, square));
        return square >= -tolerance;  // false for NaN too
    };
    if (!root(c.rr, l.rr)) return false;
    l.tr = l.rr > 0.0 ? c.rt / l.rr : 0.0;
    l.nr = l.rr > 0.0 ? c.rn / l.rr : 0.0;
    if (!root(c.tt - l.tr * l.tr, l.tt)) return false;
    l.nt = l.tt > 0.0 ? (c.tn - l.nr * l.tr) / l.tt : 0.0;
    return root(c.nn - l.nr * l.nr - l.nt * l.nt, l.nn);
}

Vec3 draw(const Triangle& l, const RtnAxes& axes, Stream& stream) noexcept {
    const double a = stream.normal(), b = stream.normal(), c = stream.normal();
    return l.rr * a * axes.radial + (l.tr * a + l.tt * b) * axes.along +
           (l.nr * a + l.nt * b + l.nn * c) * axes.normal;
}

}  // namespace

Vec3 with_earth_rotation(const Vec3& r_ES_F, const Vec3& v_ES_F) noexcept {
    return v_ES_F + cross({0.0, 0.0, constants::k_rotation_rate_earth}, r_ES_F);
}

double mahalanobis_squared(const MissDistribution& miss) noexcept {
    const double x = miss.x / miss.sigma_x, y = miss.y / miss.sigma_y;
    return x * x + y * y;
}

EncounterPlane encounter_plane(const Encounter& encounter) noexcept {
    EncounterPlane plane{.miss = {k_nan, k_nan, k_nan, k_nan}, .axis_x_G = {}, .axis_y_G = {}};
    const Vec3 rho = encounter.second.r_ES_G - encounter.first.r_ES_G;
    const Vec3 rate = encounter.second.v_ES_G - encounter.first.v_ES_G;
    plane.relative_speed = norm(rate);
    if (!std::isfinite(plane.relative_speed + norm(rho) + encounter.hard_body_radius)) {
        plane.status = EncounterStatus::not_finite;
        return plane;
    }
    if (plane.relative_speed == 0.0) {
        plane.status = EncounterStatus::no_motion;
        return plane;
    }
    // Any two axes of the plane: from the coordinate axis that lies least along the motion.
    const Vec3 ahead = rate / plane.relative_speed;
    const Vec3 size{std::abs(ahead.x), std::abs(ahead.y), std::abs(ahead.z)};
    const Vec3 least = size.x <= size.y && size.x <= size.z ? Vec3{1.0, 0.0, 0.0}
                       : size.y <= size.z                   ? Vec3{0.0, 1.0, 0.0}
                                                            : Vec3{0.0, 0.0, 1.0};
    const Vec3 p = unit(cross(ahead, least)), q = cross(ahead, p);
    const double pp = combined_covariance(encounter, p, p);
    const double qq = combined_covariance(encounter, q, q);
    const double pq = combined_covariance(encounter, p, q);
    const double along = combined_covariance(encounter, ahead, ahead);
    if (!std::isfinite(pp + qq + pq + along)) {
        plane.status = EncounterStatus::not_finite;
        return plane;
    }
    const double larger = 0.5 * (pp + qq) + std::hypot(0.5 * (pp - qq), pq);
    const double determinant = pp * qq - pq * pq;
    if (!(larger > 0.0) || !(determinant > 0.0)) {
        plane.status = EncounterStatus::bad_covariance;
        return plane;
    }
    const double turn = 0.5 * std::atan2(2.0 * pq, pp - qq);  // of the long axis from p
    plane.axis_x_G = std::sin(turn) * p - std::cos(turn) * q;
    plane.axis_y_G = std::cos(turn) * p + std::sin(turn) * q;
    plane.miss = {dot(rho, plane.axis_x_G), dot(rho, plane.axis_y_G),
                  std::sqrt(determinant / larger), std::sqrt(larger)};
    plane.duration = (10.0 * std::sqrt(std::max(0.0, along)) + 2.0 * encounter.hard_body_radius) /
                     plane.relative_speed;
    const double arc =
        plane.duration * std::max(orbit_rate(encounter.first), orbit_rate(encounter.second));
    if (plane.relative_speed < k_slowest || arc > k_longest_arc)
        plane.status = EncounterStatus::slow;
    return plane;
}

double foster_probability(const MissDistribution& miss, double hard_body_radius) {
    if (!usable(miss, hard_body_radius)) return k_nan;
    if (hard_body_radius == 0.0) return 0.0;
    // The outer integral runs along the short axis: the error functions are then the smooth part.
    FosterIntegrand f{std::abs(miss.x), std::abs(miss.y), miss.sigma_x, miss.sigma_y,
                      hard_body_radius};
    if (f.sigma_x > f.sigma_y) {
        std::swap(f.x, f.y);
        std::swap(f.sigma_x, f.sigma_y);
    }
    // How much the exponent of the density changes across the circle.
    const double change_x = f.radius * (f.x + f.radius) / (f.sigma_x * f.sigma_x);
    const double change_y = f.radius * (f.y + f.radius) / (f.sigma_y * f.sigma_y);
    const double integral = change_x + change_y < 6.0 ? integrate_smooth(f) : integrate_sharp(f);
    return std::min(1.0, integral / std::sqrt(constants::k_two_pi));
}

double chan_probability(const MissDistribution& miss, double hard_body_radius) noexcept {
    if (!usable(miss, hard_body_radius)) return k_nan;
    const double x = 0.5 * (hard_body_radius / miss.sigma_x) * (hard_body_radius / miss.sigma_y);
    const double y = 0.5 * mahalanobis_squared(miss);
    if (x > 700.0) return k_nan;
    if (x == 0.0) return 0.0;
    if (y == 0.0) return -std::expm1(-x);
    // Beyond `peak` the terms fall faster than a geometric series; from `last` they are below ε.
    const double peak = std::max(x, std::sqrt(x * y));
    if (peak > 1e5) return 0.0;  // y > 1e7: the probability underflows
    // They may not underflow, or the way down would find nothing.
    const int most = static_cast<int>(peak + 12.0 * std::sqrt(peak + 1.0) + 30.0);
    double term = std::exp(-x);  // x^k e^(−x) / k!
    double log_weight = -y;      // of y^m e^(−y) / m!
    int last = 0;
    while (last < most && (last < peak || term * x > 1e-280)) {
        ++last;
        term *= x / last;
        log_weight += std::log(y / last);
    }
    // Downwards every bracket is a sum of positive terms: 1 − e^(−x) Σ_{k≤m} = e^(−x) Σ_{k>m}.
    double bracket = 0.0, sum = 0.0;
    double next = term * x / (last + 1);
    for (int k = last + 2; next > 0.0 && k < last + 60; ++k) {
        bracket += next;
        next *= x / k;
    }
    for (int m = last; m >= 0; --m) {
        sum += std::exp(log_weight) * bracket;
        bracket += term;
        if (m > 0) {
            term *= m / x;
            log_weight -= std::log(y / m);
        }
    }
    return std::min(1.0, sum);
}

double small_radius_probability(const MissDistribution& miss, double hard_body_radius) noexcept {
    if (!usable(miss, hard_body_radius)) return k_nan;
    return 0.5 * (hard_body_radius / miss.sigma_x) * (hard_body_radius / miss.sigma_y) *
           std::exp(-0.5 * mahalanobis_squared(miss));
}

double maximum_probability(const MissDistribution& miss, double hard_body_radius) noexcept {
    if (!usable(miss, hard_body_radius)) return k_nan;
    if (hard_body_radius == 0.0) return 0.0;
    const double largest = (hard_body_radius / miss.sigma_x) * (hard_body_radius / miss.sigma_y) /
                           (std::numbers::e * mahalanobis_squared(miss));
    return std::min(1.0, largest);
}

CountedProbability counted_probability(const Encounter& encounter, std::uint64_t draws,
                                       Stream stream) noexcept {
    Triangle first, second;
    const Vec3 rho = encounter.second.r_ES_G - encounter.first.r_ES_G;
    const Vec3 rate = encounter.second.v_ES_G - encounter.first.v_ES_G;
    const double speed = norm(rate);
    if (draws == 0 || !(speed > 0.0) || !factorise(encounter.first.covariance, first) ||
        !factorise(encounter.second.covariance, second))
        return {k_nan, k_nan};
    const Vec3 ahead = rate / speed;
    const RtnAxes first_axes = rtn_axes(encounter.first), second_axes = rtn_axes(encounter.second);
    const double radius2 = encounter.hard_body_radius * encounter.hard_body_radius;
    std::uint64_t hits = 0;
    for (std::uint64_t k = 0; k < draws; ++k) {
        const Vec3 from_first = draw(first, first_axes, stream);
        const Vec3 from_second = draw(second, second_axes, stream);
        const Vec3 across = cross(rho + from_second - from_first, ahead);
        if (dot(across, across) < radius2) ++hits;
    }
    const double p = static_cast<double>(hits) / static_cast<double>(draws);
    return {p, std::sqrt(p * (1.0 - p) / static_cast<double>(draws))};
}

}  // namespace dawnline::astro
