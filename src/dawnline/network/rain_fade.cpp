// symbol   here        meaning
// hR − hs  rise        height of the rain above the station            [km]
// LG       ground      projection of the path below the rain           [km]
// γR       gamma       specific attenuation                            [dB/km]
// r0.01    horizontal  reduction factor                                [1]
// ν0.01    vertical    adjustment factor                               [1]
// LR, LE   length, effective                                           [km]

#include "dawnline/network/rain_fade.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline::network {

using namespace constants;

namespace {

struct Bell {
    double a, b, c;
};

template <std::size_t N>
double bells(const std::array<Bell, N>& all, double slope, double constant, double x) noexcept {
    double sum = slope * x + constant;
    for (const Bell& bell : all) {
        const double u = (x - bell.b) / bell.c;
        sum += bell.a * std::exp(-u * u);
    }
    return sum;
}

constexpr std::array<Bell, 4> k_kh{{{-5.33980, -0.10008, 1.13098},
                                    {-0.35351, 1.26970, 0.45400},
                                    {-0.23789, 0.86036, 0.15354},
                                    {-0.94158, 0.64552, 0.16817}}};
constexpr std::array<Bell, 4> k_kv{{{-3.80595, 0.56934, 0.81061},
                                    {-3.44965, -0.22911, 0.51059},
                                    {-0.39902, 0.73042, 0.11899},
                                    {0.50167, 1.07319, 0.27195}}};
constexpr std::array<Bell, 5> k_ah{{{-0.14318, 1.82442, -0.55187},
                                    {0.29591, 0.77564, 0.19822},
                                    {0.32177, 0.63773, 0.13164},
                                    {-5.37610, -0.96230, 1.47828},
                                    {16.1721, -3.29980, 3.43990}}};
constexpr std::array<Bell, 5> k_av{{{-0.07771, 2.33840, -0.76284},
                                    {0.56727, 0.95545, 0.54039},
                                    {-0.20238, 1.14520, 0.26809},
                                    {-48.2991, 0.791669, 0.116226},
                                    {48.5833, 0.791459, 0.116479}}};

constexpr double k_millimetre_per_hour = 1e-3 / k_hour;  // [m/s]
constexpr double k_rarest = 1e-5, k_most_frequent = 5e-2;

/// Attenuation exceeded 0.01 % of the time, steps 2 to 9. [dB]
double attenuation_one_hundredth(const RainPath& path) noexcept {
    const double rise = (path.rain_height - path.height) * 1e-3;
    const double rate = path.rain_rate / k_millimetre_per_hour;
    if (rise <= 0.0 || rate <= 0.0) return 0.0;
    const double sine = std::sin(path.elevation), cosine = std::cos(path.elevation);
    constexpr double k_effective_earth = 8500.0;  // [km]
    const double slant =
        path.elevation >= 5.0 * k_degree
            ? rise / sine
            : 2.0 * rise / (std::sqrt(sine * sine + 2.0 * rise / k_effective_earth) + sine);
    const double ground = slant * cosine, f = path.frequency * 1e-9;
    const RainCoefficients c = rain_coefficients(path.frequency, path.elevation, path.tilt);
    const double gamma = c.k * std::pow(rate, c.alpha);
    const double horizontal =
        1.0 / (1.0 + 0.78 * std::sqrt(ground * gamma / f) - 0.38 * -std::expm1(-2.0 * ground));
    const double zeta = std::atan2(rise, ground * horizontal);
    const double length = zeta > path.elevation ? ground * horizontal / cosine : rise / sine;
    const double latitude = std::abs(path.latitude) / k_degree;
    const double chi = std::max(0.0, 36.0 - latitude);
    const double vertical =
        1.0 /
        (1.0 + std::sqrt(sine) * (31.0 * -std::expm1(-path.elevation / k_degree / (1.0 + chi)) *
                                      std::sqrt(length * gamma) / (f * f) -
                                  0.45));
    return gamma * length * vertical;
}

}  // namespace

RainCoefficients rain_coefficients(double frequency, double elevation, double tilt) noexcept {
    const double x = std::log10(frequency * 1e-9);
    const double kh = std::pow(10.0, bells(k_kh, -0.18961, 0.71147, x));
    const double kv = std::pow(10.0, bells(k_kv, -0.16398, 0.63297, x));
    const double ah = bells(k_ah, 0.67849, -1.95537, x);
    const double av = bells(k_av, -0.053739, 0.83433, x);
    const double cosine = std::cos(elevation), turn = cosine * cosine * std::cos(2.0 * tilt);
    const double k = 0.5 * (kh + kv + (kh - kv) * turn);
    return {k, 0.5 * (kh * ah + kv * av + (kh * ah - kv * av) * turn) / k};
}

double rain_height(double latitude) noexcept {
    const double degrees = latitude / k_degree;
    if (degrees > 23.0) return 1e3 * (5.0 - 0.075 * (degrees - 23.0));
    if (degrees >= -21.0) return 5e3;
    return 1e3 * std::max(0.0, 5.0 + 0.1 * (degrees + 21.0));
}

double rain_attenuation(const RainPath& path, double exceedance) noexcept {
    const double base = attenuation_one_hundredth(path);
    if (base <= 0.0) return 0.0;
    const double percent = 100.0 * std::clamp(exceedance, k_rarest, k_most_frequent);
    const double latitude = std::abs(path.latitude) / k_degree, sine = std::sin(path.elevation);
    double beta = 0.0;
    if (percent < 1.0 && latitude < 36.0) {
        beta = -0.005 * (latitude - 36.0);
        if (path.elevation < 25.0 * k_degree) beta += 1.8 - 4.25 * sine;
    }
    return base *
           std::pow(percent / 0.01, -(0.655 + 0.033 * std::log(percent) - 0.045 * std::log(base) -
                                      beta * (1.0 - percent) * sine));
}

double rain_exceedance(const RainPath& path, double attenuation) noexcept {
    if (rain_attenuation(path, k_most_frequent) >= attenuation) return k_most_frequent;
    if (rain_attenuation(path, k_rarest) <= attenuation) return k_rarest;
    const auto excess = [&](double x) { return rain_attenuation(path, std::exp(x)) - attenuation; };
    const auto root = root_in(excess, std::log(k_rarest), std::log(k_most_frequent), 1e-10);
    return root ? std::exp(*root) : k_most_frequent;
}

}  // namespace dawnline::network
