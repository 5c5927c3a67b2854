#include "dawnline/astro/nrlmsise00.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/astro/nrlmsise00-inl.hpp"
#include "dawnline/base/constants.hpp"

// symbol       here               meaning
// F̄ − 150      mean               excess of the 81-day mean of F10.7
// F − F̄        now                excess of the day over it
// c14 … c39    annual …           cosines of the year less a phase
// s            second             universal time

namespace dawnline::astro {
namespace nrlmsise00 {
namespace {

// cos(angle − phase) of an angle given by its cosine and sine.
double cosine(const Phase& angle, const Phase& phase) noexcept {
    return angle.cosine * phase.cosine + angle.sine * phase.sine;
}

double sine(const Phase& angle, const Phase& phase) noexcept {
    return angle.sine * phase.cosine - angle.cosine * phase.sine;
}

Phase turn(double angle) noexcept {
    return {std::cos(angle), std::sin(angle)};
}

// The model's own rounded rates: it was fitted with them.
constexpr double k_year_rate = 1.72142e-2;   // [rad/d]
constexpr double k_second_rate = 7.2722e-5;  // [rad/s]

struct Clock {
    Phase year, half_year, day;
    double now, mean;
    const Weather& weather;
};

// ap less its quiet value, bent: slope `weak` at first, 1 in storms (Hedin 1987).
double bent(double ap, double weak, double rate) noexcept {
    const double excess = ap - 4.0;
    return excess + (weak - 1.0) * (excess + std::expm1(-rate * excess) / rate);
}

void set_magnetic(const Series& series, const Clock& clock, double annual,
                  UpperAtMoment& out) noexcept {
    const std::array<double, 151>& p = series.p;
    const bool daily = !clock.weather.three_hourly;
    const auto choose = [&](int in_daily, int in_array) {
        return p[static_cast<std::size_t>(daily ? in_daily : in_array)];
    };
    out.activity_latitude = daily ? 0.0 : p[139];
    if (daily) {
        const double rate = p[44] < 0.0 ? 1e-5 : p[44];
        out.activity = bent(clock.weather.ap[0], p[45], rate);
    } else {
        for (std::size_t k = 0; k < 6; ++k)
            out.activity_terms[k] = bent(clock.weather.ap[k + 1], p[26], std::max(p[25], 1e-4));
        out.activity_memory = 10800.0 * std::abs(p[52]);
        if (p[52] == 0.0) {
            out.activity_latitude = 0.0;
        } else {
            const double memory = out.activity_memory / (1.0 + 45.0 * p[139]);  // at the equator
            out.activity = HWY_NAMESPACE::history_mean<double>(
                out.activity_terms, std::min(0.99999, std::exp(-memory)));
        }
    }
    const double hour = cosine(clock.day, daily ? series.p76 : series.p59);
    out.magnetic_zonal = {choose(33, 51), choose(101, 126) * annual + choose(84, 56) * hour,
                          choose(46, 97), choose(102, 127) * annual + choose(85, 57) * hour,
                          choose(35, 55), choose(103, 128) * annual + choose(86, 58) * hour};
    const Phase& local = daily ? series.p125 : series.p132;
    out.magnetic_diurnal = {choose(122, 129), choose(123, 130), choose(124, 131)};
    out.magnetic_diurnal_c = local.cosine;
    out.magnetic_diurnal_s = local.sine;
    const Phase& east = daily ? series.p64 : series.p98;
    out.magnetic_a = choose(121, 133);
    out.magnetic_longitude = {choose(61, 53), choose(62, 99), choose(63, 68)};
    out.magnetic_longitude_c = east.cosine;
    out.magnetic_longitude_s = east.sine;
    const Phase& east_annual = daily ? series.p119 : series.p137;
    out.magnetic_annual = {choose(116, 134) * annual, choose(117, 135) * annual,
                           choose(118, 136) * annual};
    out.magnetic_annual_c = east_annual.cosine;
    out.magnetic_annual_s = east_annual.sine;
}

void set_upper(const Series& series, const Clock& clock, UpperAtMoment& out) noexcept {
    const std::array<double, 151>& p = series.p;
    const double x = clock.now, y = clock.mean;
    const double c14 = cosine(clock.year, series.p14), c18 = cosine(clock.half_year, series.p18);
    const double c32 = cosine(clock.year, series.p32), c39 = cosine(clock.half_year, series.p39);
    const double f1 = 1.0 + p[48] * y + (p[20] + p[21] * x) * x;
    const double f2 = 1.0 + p[50] * y + (p[20] + p[21] * x) * x;
    out.zonal = {series.log_base + p[31] + p[20] * x * (1.0 + p[60] * y) + p[21] * x * x +
                     p[22] * y + p[30] * y * y + p[19] * c32 + p[16] * c18,
                 p[27] + f1 * p[10] * c14 + p[38] * c39,
                 p[2] + p[15] * y + p[17] * c18,
                 f1 * p[11] * c14,
                 p[3],
                 0.0,
                 p[23]};
    const double universal = (1.0 + p[82] * y) * cosine(clock.day, series.p72);
    out.universal = {p[69] * universal, p[70] * universal, p[71] * universal};
    out.universal_a = p[96];
    out.universal_b = p[120] * c14;
    out.diurnal_c = {f2 * p[4], f2 * p[5], f2 * p[28], f2 * p[12] * c14};
    out.diurnal_s = {f2 * p[7], f2 * p[8], f2 * p[29], f2 * p[13] * c14};
    out.semidiurnal_c = {f2 * p[6], f2 * p[42], f2 * p[24] * c14, f2 * p[36] * c14};
    out.semidiurnal_s = {f2 * p[9], f2 * p[43], f2 * p[34] * c14, f2 * p[37] * c14};
    out.terdiurnal_c = {f2 * p[41], f2 * p[95] * c14, f2 * p[49] * c14};
    out.terdiurnal_s = {f2 * p[40], f2 * p[94] * c14, f2 * p[47] * c14};
    const double l = 1.0 + p[81] * y;
    out.longitude_c = {l * p[65],
                       l * p[66],
                       l * p[67],
                       l * (p[104] + p[110] * c14),
                       l * (p[105] + p[111] * c14),
                       l * (p[106] + p[112] * c14)};
    out.longitude_s = {l * p[91],
                       l * p[92],
                       l * p[93],
                       l * (p[107] + p[113] * c14),
                       l * (p[108] + p[114] * c14),
                       l * (p[109] + p[115] * c14)};
    const double l2 = 1.0 + p[138] * y;
    out.longitude_2 = {l2 * p[77], l2 * p[78], l2 * p[79]};
    out.longitude_2_c = cosine(clock.day, series.p80);
    out.longitude_2_s = -sine(clock.day, series.p80);
    set_magnetic(series, clock, c14, out);
}

void set_lower(const LowerSeries& series, const Clock& clock, LowerAtMoment& out) noexcept {
    const std::array<double, 101>& p = series.p;
    const double c14 = cosine(clock.year, series.p14), c18 = cosine(clock.half_year, series.p18);
    const double c32 = cosine(clock.year, series.p32), c39 = cosine(clock.half_year, series.p39);
    out.zonal = {p[22] * clock.mean + p[19] * c32 + p[16] * c18,
                 p[27] + p[10] * c14 + p[38] * c39,
                 p[2] + p[48] * c32 + p[17] * c18,
                 p[15] + p[11] * c14,
                 p[3] + p[30] * c32 + p[31] * c18,
                 p[60] + p[21] * c14,
                 p[23]};
    out.diurnal_c = {p[4], p[5], p[12] * c14};
    out.diurnal_s = {p[7], p[8], p[13] * c14};
    out.semidiurnal_c = {p[6], p[42], p[24] * c14, p[36] * c14};
    out.semidiurnal_s = {p[9], p[43], p[34] * c14, p[37] * c14};
    out.terdiurnal_c = p[41];
    out.terdiurnal_s = p[40];
    out.longitude_a =
        1.0 + p[84] * cosine(clock.year, series.p85) + p[88] * cosine(clock.half_year, series.p89);
    out.longitude_b =
        p[81] * cosine(clock.year, series.p82) + p[86] * cosine(clock.half_year, series.p87);
    out.longitude_c = {p[65], p[66], p[67], p[75], p[76], p[77]};
    out.longitude_s = {p[91], p[92], p[93], p[78], p[79], p[80]};
    if (clock.weather.three_hourly)
        out.magnetic = {p[51], p[97]};
    else
        out.magnetic = {p[33], p[46]};
}

}  // namespace
}  // namespace nrlmsise00

double apparent_time_at_greenwich(const Vec3& r_EU_F) noexcept {
    return (0.5 - std::atan2(r_EU_F.y, r_EU_F.x) / constants::k_two_pi) * constants::k_day;
}

namespace {

AirMoment moment_of(const Weather& weather, double day_of_year, const nrlmsise00::Phase& day,
                    double hour_at_greenwich) noexcept {
    using namespace nrlmsise00;
    AirMoment out{};
    const double year = k_year_rate * std::floor(day_of_year);
    const Clock clock{turn(year),
                      turn(2.0 * year),
                      day,
                      weather.f107 - weather.f107_mean,
                      weather.f107_mean - 150.0,
                      weather};
    for (std::size_t k = 0; k < upper_count; ++k) set_upper(k_upper[k], clock, out.upper[k]);
    for (std::size_t k = 0; k < lower_count; ++k) set_lower(k_lower[k], clock, out.lower[k]);
    out.turbopause_season = cosine(clock.year, k_upper[exospheric_temperature].p14);
    out.flux_excess = clock.mean;
    out.local_time_at_greenwich = hour_at_greenwich;
    out.finite = std::all_of(weather.ap.begin(), weather.ap.end(),
                             [](double ap) { return std::isfinite(ap); }) &&
                 std::isfinite(weather.f107) && std::isfinite(weather.f107_mean) &&
                 std::isfinite(day_of_year) && std::isfinite(day.cosine) &&
                 std::isfinite(hour_at_greenwich);
    return out;
}

}  // namespace

AirMoment air_moment(const Weather& weather, double day_of_year, double second_of_day,
                     double local_time_at_greenwich) noexcept {
    return moment_of(weather, day_of_year,
                     nrlmsise00::turn(nrlmsise00::k_second_rate * second_of_day),
                     local_time_at_greenwich / constants::k_hour);
}

AirMoment mean_air_moment(const Weather& weather, double day_of_year) noexcept {
    // A phase of length zero leaves no term in universal time.
    AirMoment out = moment_of(weather, day_of_year, {0.0, 0.0}, 0.0);
    for (nrlmsise00::UpperAtMoment& upper : out.upper) {
        upper.longitude_c = upper.longitude_s = {};
        upper.magnetic_longitude = upper.magnetic_annual = {};
    }
    for (nrlmsise00::LowerAtMoment& lower : out.lower) lower.longitude_c = lower.longitude_s = {};
    return out;
}

Air nrlmsise00_air(const AirMoment& moment, double altitude, double latitude,
                   double longitude) noexcept {
    Air out{};
    if (!moment.finite || !std::isfinite(altitude) || !std::isfinite(latitude) ||
        !std::isfinite(longitude)) {
        out.status = AirStatus::not_finite;
        return out;
    }
    if (!(altitude >= 0.0 && altitude <= k_air_top) || std::abs(latitude) > k_latitude_limit) {
        out.status = AirStatus::out_of_range;
        return out;
    }
    const auto air = HWY_NAMESPACE::air_at<double>(moment, altitude, latitude, longitude);
    const auto& n = air.number;
    out = {n[0],
           n[1],
           n[2],
           n[3],
           n[4],
           n[5],
           n[6],
           n[7],
           air.density,
           air.drag_density,
           air.exospheric_temperature,
           air.temperature,
           AirStatus::ok};
    if (!std::isfinite(out.drag_density) || !std::isfinite(out.temperature)) {
        out = {};
        out.status = AirStatus::not_finite;
    }
    return out;
}

}  // namespace dawnline::astro
