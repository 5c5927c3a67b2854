#include "dawnline/astro/keplerian.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

constexpr double k_none = 4e-15;  // an eccentricity or tilt that rounding alone can make
constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

double turned(double angle) noexcept {
    const double rest = std::fmod(angle, k_two_pi);
    const double turn = rest < 0.0 ? rest + k_two_pi : rest;
    return turn < k_two_pi ? turn : 0.0;
}

bool finite(const Vec3& v) noexcept {
    return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

// 1/3! + x/5! + x²/7! + …: (sinh h − h)/h³ with x = h², (E − sin E)/E³ with x = −E².
double cubic_series(double x) noexcept {
    double sum = 0.0;
    for (int k = 10; k-- > 0;) sum = (1.0 + x * sum) / ((2.0 * k + 2.0) * (2.0 * k + 3.0));
    return sum;
}

double less_sine(double e) noexcept {
    return std::abs(e) < 1.0 ? e * e * e * cubic_series(-e * e) : e - std::sin(e);
}

double sinh_less(double h) noexcept {
    return std::abs(h) < 1.0 ? h * h * h * cubic_series(h * h) : std::sinh(h) - h;
}

// Newton's steps down to the root of a rising convex function from above it, until rounding turns
// them around.
template <class Step>
double descend(double x, Step step) noexcept {
    for (int k = 0; k < 100; ++k) {
        const double next = x - step(x);
        if (!(next < x)) return x;
        x = next;
    }
    return x;
}

}  // namespace

double semi_major_axis(const KeplerianElements& elements) noexcept {
    const double e = elements.eccentricity;
    return elements.semi_latus_rectum / ((1.0 - e) * (1.0 + e));
}

KeplerianElements keplerian_elements(const OrbitState& state, double gm) {
    const Vec3 &r = state.r_ES_G, &v = state.v_ES_G;
    const Vec3 momentum = cross(r, v);
    const double distance = norm(r), h = norm(momentum);
    if (!finite(r) || !finite(v) || !(h > 0.0) || !(gm > 0.0) || !std::isfinite(h)) [[unlikely]]
        throw Error("a state has elements only if it is finite and moves around the centre");
    const double across = std::hypot(momentum.x, momentum.y);
    const double node = across <= k_none * h ? 0.0 : std::atan2(momentum.x, -momentum.y);
    const Vec3 to_node{std::cos(node), std::sin(node), 0.0};
    const Vec3 ahead = cross(momentum / h, to_node);
    const double latitude = std::atan2(dot(r, ahead), dot(r, to_node));
    const double p = h * h / gm;
    const double c = p / distance - 1.0, s = h * dot(r, v) / (distance * gm);
    const double e = std::hypot(c, s);
    const double anomaly = e < k_none ? std::remainder(latitude, k_two_pi) : std::atan2(s, c);
    return {.semi_latus_rectum = p,
            .eccentricity = e,
            .inclination = std::atan2(across, momentum.z),
            .node = turned(node),
            .argument_of_periapsis = e < k_none ? 0.0 : turned(latitude - anomaly),
            .true_anomaly = anomaly};
}

OrbitState state_from(const KeplerianElements& elements, double gm) {
    const double p = elements.semi_latus_rectum, e = elements.eccentricity;
    const double c = std::cos(elements.true_anomaly), s = std::sin(elements.true_anomaly);
    if (!(p > 0.0) || !(e >= 0.0) || !(1.0 + e * c > 0.0) || !(gm > 0.0) || !std::isfinite(p) ||
        !std::isfinite(e + elements.inclination + elements.node + elements.argument_of_periapsis))
        [[unlikely]]
        throw Error(
            "elements need a positive semi-latus rectum, e ≥ 0, finite angles and, on a "
            "hyperbola, a true anomaly before the asymptote");
    const double cn = std::cos(elements.node), sn = std::sin(elements.node);
    const double ci = std::cos(elements.inclination), si = std::sin(elements.inclination);
    const double cw = std::cos(elements.argument_of_periapsis);
    const double sw = std::sin(elements.argument_of_periapsis);
    const Vec3 to_node{cn, sn, 0.0}, ahead{-sn * ci, cn * ci, si};
    const Vec3 P = cw * to_node + sw * ahead, Q = cw * ahead - sw * to_node;
    const double distance = p / (1.0 + e * c), speed = std::sqrt(gm / p);
    return {distance * (c * P + s * Q), speed * ((e + c) * Q - s * P)};
}

double eccentric_anomaly(double mean_anomaly, double e) noexcept {
    if (!(e >= 0.0 && e < 1.0) || !std::isfinite(mean_anomaly)) return k_nan;
    const double within = std::remainder(mean_anomaly, k_two_pi);
    const double M = std::abs(within);
    // Each bounds the root from above: sin E ≤ 1, E − sin E ≥ 0 and ≥ E³/π² on [0, π].
    double start = std::min({k_pi, M + e, M / (1.0 - e)});
    if (e > 0.0) start = std::min(start, std::cbrt(k_pi * k_pi * M / e));
    const double E = descend(start, [&](double x) {
        return ((1.0 - e) * x + e * less_sine(x) - M) / (1.0 - e * std::cos(x));
    });
    return mean_anomaly - within + std::copysign(E, within);
}

double hyperbolic_anomaly(double mean_anomaly, double e) noexcept {
    if (!(e > 1.0) || !std::isfinite(mean_anomaly) || !std::isfinite(e)) return k_nan;
    const double M = std::abs(mean_anomaly), cubic = std::cbrt(6.0 * M);
    const double start = std::min({cubic, M / (e - 1.0), std::asinh((M + cubic) / e)});
    const double H = descend(start, [&](double x) {
        return ((e - 1.0) * std::sinh(x) + sinh_less(x) - M) / (e * std::cosh(x) - 1.0);
    });
    return std::copysign(H, mean_anomaly);
}

double true_anomaly(double M, double e) noexcept {
    if (e < 1.0) {
        const double half = 0.5 * std::remainder(eccentric_anomaly(M, e), k_two_pi);
        return 2.0 *
               std::atan2(std::sqrt(1.0 + e) * std::sin(half), std::sqrt(1.0 - e) * std::cos(half));
    }
    if (e > 1.0)
        return 2.0 * std::atan(std::sqrt((e + 1.0) / (e - 1.0)) *
                               std::tanh(0.5 * hyperbolic_anomaly(M, e)));
    // D³ + 3D = 6M has one real root: D = 2 sinh(asinh(3M)/3).
    return 2.0 * std::atan(2.0 * std::sinh(std::asinh(3.0 * M) / 3.0));
}

double mean_anomaly(double true_anomaly, double e) noexcept {
    const double half = 0.5 * std::remainder(true_anomaly, k_two_pi);
    if (e < 1.0) {
        const double E = 2.0 * std::atan2(std::sqrt(1.0 - e) * std::sin(half),
                                          std::sqrt(1.0 + e) * std::cos(half));
        return (1.0 - e) * E + e * less_sine(E);
    }
    if (e > 1.0) {
        const double H = 2.0 * std::atanh(std::sqrt((e - 1.0) / (e + 1.0)) * std::tan(half));
        return (e - 1.0) * std::sinh(H) + sinh_less(H);
    }
    const double D = std::tan(half);
    return D / 2.0 + D * D * D / 6.0;
}

namespace {

// U₀ … U₃ of χ and α = 1/a.
struct Universal {
    double u0, u1, u2, u3;
};

Universal universal(double chi, double alpha) noexcept {
    const double x = -alpha * chi * chi;  // > 0 on a hyperbola
    double c2, c3;
    if (std::abs(x) < 1.0) {
        c2 = 0.0;
        for (int k = 10; k-- > 0;) c2 = (1.0 + x * c2) / ((2.0 * k + 1.0) * (2.0 * k + 2.0));
        c3 = cubic_series(x);
    } else if (x < 0.0) {
        const double z = std::sqrt(-x), half = std::sin(0.5 * z);
        c2 = 2.0 * half * half / -x;
        c3 = (z - std::sin(z)) / (-x * z);
    } else {
        const double z = std::sqrt(x), half = std::sinh(0.5 * z);
        c2 = 2.0 * half * half / x;
        c3 = (std::sinh(z) - z) / (x * z);
    }
    const double u2 = chi * chi * c2, u3 = chi * chi * chi * c3;
    return {1.0 - alpha * u2, chi - alpha * u3, u2, u3};
}

}  // namespace

OrbitState two_body_state(const OrbitState& start, double seconds, double gm) {
    const Vec3 &r = start.r_ES_G, &v = start.v_ES_G;
    const double r0 = norm(r), root = std::sqrt(gm);
    if (!finite(r) || !finite(v) || !std::isfinite(seconds) || !(r0 > 0.0) || !(gm > 0.0))
        [[unlikely]]
        throw Error("two-body motion needs a finite state off the centre and a finite time");
    const double alpha = 2.0 / r0 - dot(v, v) / gm, sigma = dot(r, v) / root;
    double t = seconds;
    if (alpha > 0.0) t = std::remainder(t, k_two_pi / (root * alpha * std::sqrt(alpha)));
    const double target = root * std::abs(t), sign = std::copysign(1.0, t);
    // √μ t over χ for t > 0; going back is going forth with the velocity reversed.
    const auto elapsed = [&](const Universal& u) { return r0 * u.u1 + sign * sigma * u.u2 + u.u3; };
    double low = 0.0, high = target / r0;
    while (elapsed(universal(high, alpha)) < target) low = high, high *= 2.0;
    double chi = 0.5 * (low + high);
    for (int k = 0; k < 200; ++k) {
        const Universal u = universal(chi, alpha);
        const double miss = elapsed(u) - target;
        (miss < 0.0 ? low : high) = chi;
        double next = chi - miss / (r0 * u.u0 + sign * sigma * u.u1 + u.u2);
        if (!(next >= low && next <= high)) next = 0.5 * (low + high);
        if (std::abs(next - chi) <= 1e-16 * chi || next == chi) break;
        const bool settled = std::abs(next - chi) <= 1e-14 * chi;
        chi = next;
        if (settled) break;
    }
    const Universal u = universal(chi, alpha);
    const double distance = r0 * u.u0 + sign * sigma * u.u1 + u.u2;
    const double f = 1.0 - u.u2 / r0, g = (sign * r0 * u.u1 + sigma * u.u2) / root;
    const double df = -sign * root * u.u1 / (distance * r0), dg = 1.0 - u.u2 / distance;
    return {f * r + g * v, df * r + dg * v};
}

Vec3 velocity_of_three(const Vec3& r1, const Vec3& r2, const Vec3& r3, double t1, double t2,
                       double t3, double gm) noexcept {
    const double t21 = t2 - t1, t32 = t3 - t2, t31 = t3 - t1;
    const auto cube = [](const Vec3& r) {
        const double d = norm(r);
        return d * d * d;
    };
    return -t32 * (1.0 / (t21 * t31) + gm / (12.0 * cube(r1))) * r1 +
           (t32 - t21) * (1.0 / (t21 * t32) + gm / (12.0 * cube(r2))) * r2 +
           t21 * (1.0 / (t32 * t31) + gm / (12.0 * cube(r3))) * r3;
}

}  // namespace dawnline::astro
