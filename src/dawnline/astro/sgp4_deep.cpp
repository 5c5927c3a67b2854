#include "dawnline/astro/sgp4_deep.hpp"

#include <cmath>

#include "dawnline/base/constants.hpp"

// symbol   here         meaning
// θ, i     mean.cos_…   cosine of the inclination
// β        beta         √(1 − e²)
// a₁ … a₁₀ a1 …         rotation of the body's orbit into the satellite's
// x₁ … x₈  x1 …         the same, turned to the perigee
// Z        z1 …         quadratic forms of them
// s₁ … s₇  s1 …         strength of the body over the mean motion, times shape
// υ        size         (n/k)^(2/3) = 1/a

namespace dawnline::astro {
namespace {

using sgp4_constants::k_rate;

// Sun and Moon, Hoots & Roehrich 1980, sec. 7. Rates in rad/min.
constexpr double k_sun_strength = 2.9864797e-6, k_sun_eccentricity = 0.01675;
constexpr double k_moon_strength = 4.7968065e-7, k_moon_eccentricity = 0.05490;
constexpr double k_sun_rate = 1.19459e-5, k_moon_rate = 1.5835218e-4;
constexpr double k_cos_obliquity = 0.91744867, k_sin_obliquity = 0.39785416;
constexpr double k_earth_rotation = 4.37526908801129966e-3;  // [rad/min]
// Below 3° of inclination, and above 177°, the node does not move by Sun and Moon.
constexpr double k_flat = 5.2359877e-2;  // [rad]

constexpr double square(double x) noexcept {
    return x * x;
}

/// The orbit of Sun or Moon as the satellite's orbit sees it.
struct Body {
    double cos_perigee, sin_perigee;          // g, from its node on the Earth's equator
    double cos_inclination, sin_inclination;  // I, to the Earth's equator
    double cos_node, sin_node;                // h, of the satellite's node from its node
    double strength, eccentricity, rate;      // C, z, ν
    double phase;                             // mean anomaly at the epoch [rad]
};

/// Secular rates of e, i, M, ω + Ω cos i, and Ω sin i. [1/min, rad/min]
struct Rates {
    double eccentricity, inclination, anomaly, argument, node;
};

Body sun_of(const Sgp4Mean<double>& mean, double days_since_1900) noexcept {
    return {.cos_perigee = 0.1945905,
            .sin_perigee = -0.98088458,
            .cos_inclination = k_cos_obliquity,
            .sin_inclination = k_sin_obliquity,
            .cos_node = std::cos(mean.node),
            .sin_node = std::sin(mean.node),
            .strength = k_sun_strength,
            .eccentricity = k_sun_eccentricity,
            .rate = k_sun_rate,
            .phase = std::fmod(6.2565837 + 0.017201977 * days_since_1900, constants::k_two_pi)};
}

Body moon_of(const Sgp4Mean<double>& mean, double days_since_1900) noexcept {
    const double ecliptic_node =
        std::fmod(4.5236020 - 9.2422029e-4 * days_since_1900, constants::k_two_pi);
    const double sin_n = std::sin(ecliptic_node), cos_n = std::cos(ecliptic_node);
    const double cos_i = 0.91375164 - 0.03568096 * cos_n;
    const double sin_i = std::sqrt(1.0 - cos_i * cos_i);
    const double sin_h = 0.089683511 * sin_n / sin_i;
    const double cos_h = std::sqrt(1.0 - sin_h * sin_h);
    const double longitude = 5.8351514 + 0.0019443680 * days_since_1900;
    const double perigee = longitude - ecliptic_node +
                           std::atan2(k_sin_obliquity * sin_n / sin_i,
                                      cos_h * cos_n + k_cos_obliquity * sin_h * sin_n);
    const double sin_node = std::sin(mean.node), cos_node = std::cos(mean.node);
    return {.cos_perigee = std::cos(perigee),
            .sin_perigee = std::sin(perigee),
            .cos_inclination = cos_i,
            .sin_inclination = sin_i,
            .cos_node = cos_h * cos_node + sin_h * sin_node,
            .sin_node = sin_node * cos_h - cos_node * sin_h,
            .strength = k_moon_strength,
            .eccentricity = k_moon_eccentricity,
            .rate = k_moon_rate,
            .phase = std::fmod(4.7199672 + 0.22997150 * days_since_1900 - longitude,
                               constants::k_two_pi)};
}

/// Periodic coefficients and secular rates that one body causes.
void add_body(const Sgp4Mean<double>& mean, const Body& body, Sgp4Pull<double>& pull,
              Rates& rates) noexcept {
    const double cg = body.cos_perigee, sg = body.sin_perigee;
    const double ci = body.cos_inclination, si = body.sin_inclination;
    const double ch = body.cos_node, sh = body.sin_node;
    const double theta = mean.cos_inclination, sin_i = mean.sin_inclination;
    const double cw = std::cos(mean.argument_of_perigee), sw = std::sin(mean.argument_of_perigee);
    const double e = mean.eccentricity, e2 = e * e, beta = std::sqrt(1.0 - e2);

    const double a1 = cg * ch + sg * ci * sh, a3 = -sg * ch + cg * ci * sh;
    const double a7 = -cg * sh + sg * ci * ch, a8 = sg * si;
    const double a9 = sg * sh + cg * ci * ch, a10 = cg * si;
    const double a2 = theta * a7 + sin_i * a8, a4 = theta * a9 + sin_i * a10;
    const double a5 = -sin_i * a7 + theta * a8, a6 = -sin_i * a9 + theta * a10;

    const double x1 = a1 * cw + a2 * sw, x2 = a3 * cw + a4 * sw;
    const double x3 = -a1 * sw + a2 * cw, x4 = -a3 * sw + a4 * cw;
    const double x5 = a5 * sw, x6 = a6 * sw, x7 = a5 * cw, x8 = a6 * cw;

    const double z31 = 12.0 * x1 * x1 - 3.0 * x3 * x3;
    const double z32 = 24.0 * x1 * x2 - 6.0 * x3 * x4;
    const double z33 = 12.0 * x2 * x2 - 3.0 * x4 * x4;
    const double z1 = 6.0 * (a1 * a1 + a2 * a2) + (1.0 + e2) * z31;
    const double z2 = 12.0 * (a1 * a3 + a2 * a4) + (1.0 + e2) * z32;
    const double z3 = 6.0 * (a3 * a3 + a4 * a4) + (1.0 + e2) * z33;
    const double z11 = -6.0 * a1 * a5 + e2 * (-24.0 * x1 * x7 - 6.0 * x3 * x5);
    const double z12 =
        -6.0 * (a1 * a6 + a3 * a5) + e2 * (-24.0 * (x2 * x7 + x1 * x8) - 6.0 * (x3 * x6 + x4 * x5));
    const double z13 = -6.0 * a3 * a6 + e2 * (-24.0 * x2 * x8 - 6.0 * x4 * x6);
    const double z21 = 6.0 * a2 * a5 + e2 * (24.0 * x1 * x5 - 6.0 * x3 * x7);
    const double z22 =
        6.0 * (a4 * a5 + a2 * a6) + e2 * (24.0 * (x2 * x5 + x1 * x6) - 6.0 * (x4 * x7 + x3 * x8));
    const double z23 = 6.0 * a4 * a6 + e2 * (24.0 * x2 * x6 - 6.0 * x4 * x8);

    const double s3 = body.strength / mean.mean_motion;
    const double s2 = -0.5 * s3 / beta, s4 = s3 * beta, s1 = -15.0 * e * s4;
    const double s5 = x1 * x3 + x2 * x4, s6 = x2 * x3 + x1 * x4, s7 = x2 * x4 - x1 * x3;
    const double z = body.eccentricity;

    pull = {.phase = body.phase,
            .eccentricity = {2.0 * s1 * s6, 2.0 * s1 * s7},
            .inclination = {2.0 * s2 * z12, 2.0 * s2 * (z13 - z11)},
            .anomaly = {-2.0 * s3 * z2, -2.0 * s3 * (z3 - z1), -2.0 * s3 * (-21.0 - 9.0 * e2) * z},
            .argument = {2.0 * s4 * z32, 2.0 * s4 * (z33 - z31), -18.0 * s4 * z},
            .node = {-2.0 * s2 * z22, -2.0 * s2 * (z23 - z21)}};
    const double nu = body.rate;
    const bool flat = mean.inclination < k_flat || mean.inclination > constants::k_pi - k_flat;
    rates.eccentricity += s1 * nu * s5;
    rates.inclination += s2 * nu * (z11 + z13);
    rates.anomaly += -nu * s3 * (z1 + z3 - 14.0 - 6.0 * e2);
    rates.argument += s4 * nu * (z31 + z33 - 6.0);
    rates.node += flat ? 0.0 : -nu * s2 * (z21 + z23);
}

/// Greenwich mean sidereal time of 1982, with UTC for UT1 as SGP4 takes it. [rad]
double sidereal_time(const Utc& utc) noexcept {
    const double t = ((utc.day - constants::k_jd_j2000) + utc.fraction) / 36525.0;
    const double seconds = -6.2e-6 * t * t * t + 0.093104 * t * t +
                           (876600.0 * 3600.0 + 8640184.812866) * t + 67310.54841;
    const double turned = std::fmod(seconds * constants::k_degree / 240.0, constants::k_two_pi);
    return turned < 0.0 ? turned + constants::k_two_pi : turned;
}

void add_harmonic(Sgp4Resonance<double>& resonance, int j, int m, double strength,
                  double phase) noexcept {
    resonance.cosine[j - 1][m + 1] += strength * std::cos(phase);
    resonance.sine[j - 1][m + 1] -= strength * std::sin(phase);
}

double polynomial(double e, double c0, double c1, double c2, double c3 = 0.0) noexcept {
    return c0 + e * (c1 + e * (c2 + e * c3));
}

/// Harmonics near 24 h: (3,1), (2,2) and (3,3).
void add_one_day(const Sgp4Mean<double>& mean, Sgp4Resonance<double>& resonance) noexcept {
    const double theta = mean.cos_inclination, sin2 = square(mean.sin_inclination);
    const double e2 = square(mean.eccentricity);
    const double size = std::pow(mean.mean_motion / k_rate, 2.0 / 3.0);
    const double t = 3.0 * square(mean.mean_motion * size);
    const double f220 = 0.75 * square(1.0 + theta);
    const double f311 = 0.9375 * sin2 * (1.0 + 3.0 * theta) - 0.75 * (1.0 + theta);
    const double f330 = 1.875 * (1.0 + theta) * square(1.0 + theta);
    const double g200 = 1.0 + e2 * (-2.5 + 0.8125 * e2), g310 = 1.0 + 2.0 * e2;
    const double g300 = 1.0 + e2 * (-6.0 + 6.60937 * e2);
    add_harmonic(resonance, 1, 0, t * size * f311 * g310 * 2.1460748e-6, 0.13130908);
    add_harmonic(resonance, 2, 0, 2.0 * t * f220 * g200 * 1.7891679e-6, 2.0 * 2.8843198);
    add_harmonic(resonance, 3, 0, 3.0 * t * size * f330 * g300 * 2.2123015e-7, 3.0 * 0.37448087);
}

/// G of eccentricity for the ten half-day terms, cubic fits of Hujsak 1979.
struct HalfDayShape {
    double g201, g211, g310, g322, g410, g422, g520, g532, g521, g533;
};

HalfDayShape half_day_shape(double e) noexcept {
    HalfDayShape g{};
    g.g201 = -0.306 - (e - 0.64) * 0.440;
    if (e <= 0.65) {
        g.g211 = polynomial(e, 3.616, -13.2470, 16.2900);
        g.g310 = polynomial(e, -19.302, 117.3900, -228.4190, 156.5910);
        g.g322 = polynomial(e, -18.9068, 109.7927, -214.6334, 146.5816);
        g.g410 = polynomial(e, -41.122, 242.6940, -471.0940, 313.9530);
        g.g422 = polynomial(e, -146.407, 841.8800, -1629.014, 1083.4350);
        g.g520 = polynomial(e, -532.114, 3017.977, -5740.032, 3708.2760);
    } else {
        g.g211 = polynomial(e, -72.099, 331.819, -508.738, 266.724);
        g.g310 = polynomial(e, -346.844, 1582.851, -2415.925, 1246.113);
        g.g322 = polynomial(e, -342.585, 1554.908, -2366.899, 1215.972);
        g.g410 = polynomial(e, -1052.797, 4758.686, -7193.992, 3651.957);
        g.g422 = polynomial(e, -3581.690, 16178.110, -24462.770, 12422.520);
        g.g520 = e > 0.715 ? polynomial(e, -5149.66, 29936.92, -54087.36, 31324.56)
                           : polynomial(e, 1464.74, -4664.75, 3763.64);
    }
    if (e < 0.7) {
        g.g533 = polynomial(e, -919.22770, 4988.6100, -9064.7700, 5542.21);
        g.g521 = polynomial(e, -822.71072, 4568.6173, -8491.4146, 5337.524);
        g.g532 = polynomial(e, -853.66600, 4690.2500, -8624.7700, 5341.4);
    } else {
        g.g533 = polynomial(e, -37995.780, 161616.52, -229838.20, 109377.94);
        g.g521 = polynomial(e, -51752.104, 218913.95, -309468.16, 146349.42);
        g.g532 = polynomial(e, -40023.880, 170470.89, -242699.48, 115605.82);
    }
    return g;
}

/// Harmonics near 12 h: (2,2), (3,2), (4,4), (5,2) and (5,4).
void add_half_day(const Sgp4Mean<double>& mean, Sgp4Resonance<double>& resonance) noexcept {
    const double theta = mean.cos_inclination, theta2 = theta * theta;
    const double sin_i = mean.sin_inclination, sin2 = sin_i * sin_i;
    const double f220 = 0.75 * (1.0 + 2.0 * theta + theta2), f221 = 1.5 * sin2;
    const double f321 = 1.875 * sin_i * (1.0 - 2.0 * theta - 3.0 * theta2);
    const double f322 = -1.875 * sin_i * (1.0 + 2.0 * theta - 3.0 * theta2);
    const double f441 = 35.0 * sin2 * f220, f442 = 39.3750 * sin2 * sin2;
    const double f522 = 9.84375 * sin_i *
                        (sin2 * (1.0 - 2.0 * theta - 5.0 * theta2) +
                         0.33333333 * (-2.0 + 4.0 * theta + 6.0 * theta2));
    const double f523 = sin_i * (4.92187512 * sin2 * (-2.0 - 4.0 * theta + 10.0 * theta2) +
                                 6.56250012 * (1.0 + 2.0 * theta - 3.0 * theta2));
    const double f542 =
        29.53125 * sin_i * (2.0 - 8.0 * theta + theta2 * (-12.0 + 8.0 * theta + 10.0 * theta2));
    const double f543 =
        29.53125 * sin_i * (-2.0 - 8.0 * theta + theta2 * (12.0 + 8.0 * theta - 10.0 * theta2));

    const HalfDayShape g = half_day_shape(mean.eccentricity);
    const double size = std::pow(mean.mean_motion / k_rate, 2.0 / 3.0);
    const double t2 = 3.0 * square(mean.mean_motion * size);
    const double t3 = t2 * size, t4 = t3 * size, t5 = t4 * size;
    constexpr double g22 = 5.7686396, g32 = 0.95240898, g44 = 1.8014998;
    constexpr double g52 = 1.0508330, g54 = 4.4108898;
    add_harmonic(resonance, 1, 2, t2 * 1.7891679e-6 * f220 * g.g201, g22);
    add_harmonic(resonance, 1, 0, t2 * 1.7891679e-6 * f221 * g.g211, g22);
    add_harmonic(resonance, 1, 1, t3 * 3.7393792e-7 * f321 * g.g310, g32);
    add_harmonic(resonance, 1, -1, t3 * 3.7393792e-7 * f322 * g.g322, g32);
    add_harmonic(resonance, 2, 2, 2.0 * t4 * 7.3636953e-9 * f441 * g.g410, g44);
    add_harmonic(resonance, 2, 0, 2.0 * t4 * 7.3636953e-9 * f442 * g.g422, g44);
    add_harmonic(resonance, 1, 1, t5 * 1.1428639e-7 * f522 * g.g520, g52);
    add_harmonic(resonance, 1, -1, t5 * 1.1428639e-7 * f523 * g.g532, g52);
    add_harmonic(resonance, 2, 1, 2.0 * t5 * 2.1765803e-9 * f542 * g.g521, g54);
    add_harmonic(resonance, 2, -1, 2.0 * t5 * 2.1765803e-9 * f543 * g.g533, g54);
}

Sgp4Resonance<double> resonance_terms(const Sgp4Mean<double>& mean, const Sgp4Deep<double>& deep,
                                      const Utc& epoch) noexcept {
    Sgp4Resonance<double> resonance{};
    resonance.sidereal_time = sidereal_time(epoch);
    const double anomaly = mean.anomaly_rate + deep.anomaly_rate - mean.mean_motion;
    const double node = mean.node_rate + deep.node_rate;
    switch (resonance_kind(mean)) {
        case Sgp4Kind::one_day:
            resonance.longitude = std::fmod(
                mean.mean_anomaly + mean.node + mean.argument_of_perigee - resonance.sidereal_time,
                constants::k_two_pi);
            resonance.longitude_rate =
                anomaly + node + mean.argument_rate + deep.argument_rate - k_earth_rotation;
            add_one_day(mean, resonance);
            break;
        case Sgp4Kind::half_day:
            resonance.longitude =
                std::fmod(mean.mean_anomaly + 2.0 * (mean.node - resonance.sidereal_time),
                          constants::k_two_pi);
            resonance.longitude_rate = anomaly + 2.0 * (node - k_earth_rotation);
            add_half_day(mean, resonance);
            break;
        default:
            return {};
    }
    return resonance;
}

}  // namespace

Sgp4Kind resonance_kind(const Sgp4Mean<double>& mean) noexcept {
    const double n = mean.mean_motion;
    if (n > 0.0034906585 && n < 0.0052359877) return Sgp4Kind::one_day;
    if (n >= 8.26e-3 && n <= 9.24e-3 && mean.eccentricity >= 0.5) return Sgp4Kind::half_day;
    return Sgp4Kind::deep;
}

Sgp4Deep<double> deep_space_terms(const Sgp4Mean<double>& mean, const Utc& epoch) noexcept {
    constexpr double k_1899_12_31_noon = 2415020.0;  // Julian date from which the theory counts
    const double days = (epoch.day - k_1899_12_31_noon) + epoch.fraction;
    Sgp4Deep<double> deep{};
    Rates rates{};
    add_body(mean, sun_of(mean, days), deep.sun, rates);
    add_body(mean, moon_of(mean, days), deep.moon, rates);
    deep.eccentricity_rate = rates.eccentricity;
    deep.inclination_rate = rates.inclination;
    deep.anomaly_rate = rates.anomaly;
    deep.node_rate = mean.sin_inclination == 0.0 ? 0.0 : rates.node / mean.sin_inclination;
    deep.argument_rate = rates.argument - mean.cos_inclination * deep.node_rate;
    deep.resonance = resonance_terms(mean, deep, epoch);
    return deep;
}

}  // namespace dawnline::astro
