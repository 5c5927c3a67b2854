#include "dawnline/astro/short_period.hpp"

#include <array>
#include <cmath>
#include <cstddef>

#include "dawnline/base/constants.hpp"

// symbol   here    meaning
// θ        k       argument of latitude 2πk/K
// w        w       p/r = 1 + ex cos θ + ey sin θ
// R, T, N  radial, along, normal   acceleration by J2, N without its factor sin i

namespace dawnline::astro {

using namespace constants;

namespace {

constexpr std::size_t k_points = 64, k_harmonics = 31, k_elements = 6;
enum Element : std::size_t { axis, ex, ey, inclination, node, latitude };

using Samples = std::array<double, k_points>;

struct Circle {
    Samples cosine, sine;

    Circle() noexcept {
        for (std::size_t k = 0; k < k_points; ++k) {
            const double angle = k_two_pi * static_cast<double>(k) / k_points;
            cosine[k] = std::cos(angle);
            sine[k] = std::sin(angle);
        }
    }
};

const Circle& circle() noexcept {
    static const Circle points;
    return points;
}

// mean + Σ c_m cos mθ + s_m sin mθ, m = 1 … 31.
struct Series {
    double mean = 0.0;
    std::array<double, k_harmonics + 1> c{}, s{};

    double operator()(double angle) const noexcept {
        const double c1 = std::cos(angle), s1 = std::sin(angle);
        double cm = 1.0, sm = 0.0, sum = mean;
        for (std::size_t m = 1; m <= k_harmonics; ++m) {
            const double turned = cm * c1 - sm * s1;
            sm = sm * c1 + cm * s1;
            cm = turned;
            sum += c[m] * cm + s[m] * sm;
        }
        return sum;
    }
};

Series series_of(const Samples& values) noexcept {
    const Circle& on = circle();
    Series out;
    for (const double v : values) out.mean += v / k_points;
    for (std::size_t m = 1; m <= k_harmonics; ++m)
        for (std::size_t k = 0; k < k_points; ++k) {
            const std::size_t at = k * m % k_points;
            out.c[m] += values[k] * on.cosine[at] * (2.0 / k_points);
            out.s[m] += values[k] * on.sine[at] * (2.0 / k_points);
        }
    return out;
}

// The antiderivative whose mean over M vanishes; `rate` has none over θ, `anomaly` is dM/dθ.
Series integral(const Series& rate, const Series& anomaly) noexcept {
    Series out;
    for (std::size_t m = 1; m <= k_harmonics; ++m) {
        const double order = static_cast<double>(m);
        out.c[m] = -rate.s[m] / order;
        out.s[m] = rate.c[m] / order;
        out.mean -= 0.5 * (out.c[m] * anomaly.c[m] + out.s[m] * anomaly.s[m]);
    }
    return out;
}

// Gauss's rates of an element times dM/dθ over n, and dM/dθ itself, around the orbit.
struct Rates {
    std::array<Samples, k_elements> element;
    Samples anomaly;
};

Rates rates_of(const NearCircular& e) noexcept {
    const Circle& on = circle();
    const double eta2 = 1.0 - e.ex * e.ex - e.ey * e.ey, eta = std::sqrt(eta2);
    const double ci = std::cos(e.inclination), si = std::sin(e.inclination);
    const double p = e.a * eta2, ratio = k_radius_earth / p;
    // All in units of √(μ/p) for h/r-like factors: f/n = (a/p)^{3/2} … = η⁻³ … .
    const double strength = 1.5 * k_j2_earth * ratio * ratio / (eta2 * eta);
    Rates out;
    for (std::size_t k = 0; k < k_points; ++k) {
        const double c = on.cosine[k], s = on.sine[k];
        const double e_cos = e.ex * c + e.ey * s, e_sin = e.ex * s - e.ey * c, w = 1.0 + e_cos;
        const double w4 = w * w * w * w * strength;
        const double radial = -w4 * (1.0 - 3.0 * si * si * s * s);
        const double along = -2.0 * w4 * si * si * s * c;
        const double normal = -2.0 * w4 * ci * s;  // over sin i
        const double turn = eta2 * eta / (w * w);  // dM/dθ
        out.anomaly[k] = turn;
        const double rate[k_elements] = {
            2.0 * e.a / eta2 * (e_sin * radial + w * along),
            s * radial + ((1.0 + 1.0 / w) * c + e.ex / w) * along + e.ey * s / w * ci * normal,
            -c * radial + ((1.0 + 1.0 / w) * s + e.ey / w) * along - e.ex * s / w * ci * normal,
            c / w * si * normal,
            s / w * normal,
            -((e_cos * radial - (1.0 + 1.0 / w) * e_sin * along) / (1.0 + eta) +
              2.0 * eta / w * radial + s / w * ci * normal)};
        for (std::size_t x = 0; x < k_elements; ++x) out.element[x][k] = rate[x] * turn;
    }
    return out;
}

// ω + ν of mean elements.
double true_latitude(const NearCircular& e) noexcept {
    double f = e.latitude;
    for (int k = 0; k < 30; ++k) {
        const double step = (f - e.ex * std::sin(f) + e.ey * std::cos(f) - e.latitude) /
                            (1.0 - e.ex * std::cos(f) - e.ey * std::sin(f));
        f -= step;
        if (std::abs(step) < 1e-15) break;
    }
    const double beta = 1.0 / (1.0 + std::sqrt(1.0 - e.ex * e.ex - e.ey * e.ey));
    const double x = e.ex * std::cos(f) + e.ey * std::sin(f);
    const double y = e.ex * std::sin(f) - e.ey * std::cos(f);
    return f + 2.0 * std::atan2(beta * y, 1.0 - beta * x);
}

NearCircular sum(const NearCircular& a, const NearCircular& b, double sign) noexcept {
    return {.a = a.a + sign * b.a,
            .latitude = std::remainder(a.latitude + sign * b.latitude, k_two_pi),
            .ex = a.ex + sign * b.ex,
            .ey = a.ey + sign * b.ey,
            .inclination = a.inclination + sign * b.inclination,
            .node = std::remainder(a.node + sign * b.node, k_two_pi)};
}

}  // namespace

NearCircular short_period(const NearCircular& mean) noexcept {
    const Rates rates = rates_of(mean);
    const Series anomaly = series_of(rates.anomaly);
    const double theta = true_latitude(mean);
    std::array<double, k_elements> delta{};
    Series axis_motion;
    for (std::size_t x = 0; x < k_elements; ++x) {
        Series rate = series_of(rates.element[x]);
        if (x == latitude) {
            Samples pace;  // 3/2 δa/a dM/dθ
            for (std::size_t k = 0; k < k_points; ++k)
                pace[k] = 1.5 / mean.a * rates.anomaly[k] *
                          axis_motion(k_two_pi * static_cast<double>(k) / k_points);
            const Series drawn = series_of(pace);
            for (std::size_t m = 1; m <= k_harmonics; ++m) {
                rate.c[m] -= drawn.c[m];
                rate.s[m] -= drawn.s[m];
            }
        }
        for (std::size_t m = 1; m <= k_harmonics; ++m) {
            rate.c[m] -= rate.mean * anomaly.c[m];
            rate.s[m] -= rate.mean * anomaly.s[m];
        }
        const Series motion = integral(rate, anomaly);
        if (x == axis) axis_motion = motion;
        delta[x] = motion(theta);
    }
    return {.a = delta[axis],
            .latitude = delta[latitude],
            .ex = delta[ex],
            .ey = delta[ey],
            .inclination = delta[inclination],
            .node = delta[node]};
}

NearCircular osculating_from_mean(const NearCircular& mean) noexcept {
    return sum(mean, short_period(mean), 1.0);
}

NearCircular mean_from_osculating(const NearCircular& osculating) noexcept {
    // Each pass shrinks the error by J2.
    NearCircular mean = osculating;
    for (int k = 0; k < 6; ++k) mean = sum(osculating, short_period(mean), -1.0);
    return mean;
}

}  // namespace dawnline::astro
