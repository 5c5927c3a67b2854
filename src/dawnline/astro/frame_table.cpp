#include "dawnline/astro/frame_table.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/lagrange.hpp"

namespace dawnline::astro {
namespace {

using constants::k_day;
using constants::k_jd_j2000;
using constants::k_rotation_rate_earth;
using constants::k_tt_minus_tai;
using constants::k_two_pi;

constexpr std::size_t k_points = 4;    // of the interpolation
constexpr double k_step = 3.0 * 3600;  // between the nodes of X, Y, s [s]

// Earth rotation angle in turns (Capitaine et al. 2000; IERS Conventions 2010, eq. 5.15).
constexpr double k_turns_at_j2000 = 0.7790572732640;
constexpr double k_extra_turns_per_day = 0.00273781191135448;

// Of the TIO locator s′, −47 µas a century (ERFA `sp00`). [rad/d]
constexpr double k_s_prime_per_day = -47e-6 * constants::k_arcsecond / 36525.0;

double midnight_before(const Utc& utc) noexcept {
    return std::floor(utc.day + utc.fraction - 0.5) + 0.5;
}

// Rotation by the celestial pole: Q^T with R_IG = R₃(−s) Q^T (IERS Conventions 2010, eq. 5.10).
Mat3 towards_pole(double x, double y) noexcept {
    const double z = std::sqrt(1.0 - x * x - y * y);
    const double a = 1.0 / (1.0 + z);
    return {{Vec3{1.0 - a * x * x, -a * x * y, -x}, Vec3{-a * x * y, 1.0 - a * y * y, -y},
             Vec3{x, y, z}}};
}

Mat3 turned(double angle, const Mat3& m) noexcept {
    const double s = std::sin(angle), c = std::cos(angle);
    return {{c * m.row[0] + s * m.row[1], c * m.row[1] - s * m.row[0], m.row[2]}};
}

// W = R₁(−y) R₂(−x) R₃(s′), without what is below 1e-16: third order of x, y (< 5e-6 rad) and
// second of s′ (2e-10 rad a century).
Mat3 polar_motion(double x, double y, double s) noexcept {
    return {{Vec3{1.0 - 0.5 * x * x, s, x}, Vec3{x * y - s, 1.0 - 0.5 * y * y, -y},
             Vec3{-x - s * y, y - s * x, 1.0 - 0.5 * (x * x + y * y)}}};
}

}  // namespace

FrameTable::FrameTable(const Tt& epoch, double begin, double end,
                       const EarthOrientationTable& orientation)
    : epoch_(epoch), begin_(begin), end_(end) {
    if (!(end >= begin) || !std::isfinite(end - begin))
        throw Error(
            "the table of the Earth's attitude needs a finite span that does not run "
            "backwards");
    const auto intervals = static_cast<std::size_t>(std::ceil((end - begin) / k_step));
    poles_.resize(intervals + k_points);
    for (std::size_t k = 0; k < poles_.size(); ++k)
        poles_[k] = celestial_pole(epoch + (begin + (static_cast<double>(k) - 1.0) * k_step));

    // Both ends are asked for, so that a table that refuses one of them does so here.
    const Utc first = to_utc(epoch + begin), last = to_utc(epoch + end);
    (void)orientation.at(first), (void)orientation.at(last);
    for (double day = midnight_before(first); day <= midnight_before(last); day += 1.0)
        add_day(day, orientation);
}

// Linear within the day (EarthOrientationTable), so two samples of it say all.
void FrameTable::add_day(double midnight, const EarthOrientationTable& table) {
    const Utc start{midnight, 0.0}, noon{midnight, 0.5};
    const auto sample = [&](const Utc& utc) {
        const EarthOrientation o = table.at(utc);
        return Orientation{.ut1_minus_tt = o.ut1_minus_utc - tai_minus_utc(utc) - k_tt_minus_tai,
                           .x_pole = o.x_pole,
                           .y_pole = o.y_pole,
                           .excess_length_of_day = o.excess_length_of_day,
                           .dX = o.dX,
                           .dY = o.dY};
    };
    Day day{.begin = to_tt(start) - epoch_, .value = sample(start), .slope = {}};
    // A span may end with the table, at 0 h of its last day.
    if (table.covers(start) == table.covers(noon)) {
        const Orientation a = day.value, b = sample(noon);
        const double per_second = 1.0 / (to_tt(noon) - to_tt(start));
        day.slope = {
            .ut1_minus_tt = (b.ut1_minus_tt - a.ut1_minus_tt) * per_second,
            .x_pole = (b.x_pole - a.x_pole) * per_second,
            .y_pole = (b.y_pole - a.y_pole) * per_second,
            .excess_length_of_day = (b.excess_length_of_day - a.excess_length_of_day) * per_second,
            .dX = (b.dX - a.dX) * per_second,
            .dY = (b.dY - a.dY) * per_second};
    }
    days_.push_back(day);
}

CelestialPole FrameTable::pole_at(double t) const noexcept {
    const double steps = (t - begin_) / k_step;
    const double first =
        std::clamp(std::floor(steps), 0.0, static_cast<double>(poles_.size() - k_points));
    const auto w = lagrange_weights<k_points>(steps - first + 1.0);
    const CelestialPole* const node = poles_.data() + static_cast<std::size_t>(first);
    return {w[0] * node[0].X + w[1] * node[1].X + w[2] * node[2].X + w[3] * node[3].X,
            w[0] * node[0].Y + w[1] * node[1].Y + w[2] * node[2].Y + w[3] * node[3].Y,
            w[0] * node[0].s + w[1] * node[1].s + w[2] * node[2].s + w[3] * node[3].s};
}

FrameTable::Orientation FrameTable::orientation_at(double t) const noexcept {
    const double guess = std::floor((t - days_.front().begin) / k_day);
    auto k =
        static_cast<std::size_t>(std::clamp(guess, 0.0, static_cast<double>(days_.size() - 1)));
    while (k > 0 && t < days_[k].begin) --k;  // leap seconds have made the days longer
    while (k + 1 < days_.size() && t >= days_[k + 1].begin) ++k;
    const Day& day = days_[k];
    const double dt = t - day.begin;
    return {.ut1_minus_tt = day.value.ut1_minus_tt + dt * day.slope.ut1_minus_tt,
            .x_pole = day.value.x_pole + dt * day.slope.x_pole,
            .y_pole = day.value.y_pole + dt * day.slope.y_pole,
            .excess_length_of_day =
                day.value.excess_length_of_day + dt * day.slope.excess_length_of_day,
            .dX = day.value.dX + dt * day.slope.dX,
            .dY = day.value.dY + dt * day.slope.dY};
}

double FrameTable::rotation_angle(double t, double ut1_minus_tt) const noexcept {
    // Whole days leave the sum before a fraction of a day could lose digits to them.
    const double whole = std::floor(t / k_day);
    const double days = epoch_.fraction + ((t - whole * k_day) + ut1_minus_tt) / k_day;
    const double at_epoch = epoch_.day - k_jd_j2000;
    const double turns = (at_epoch - std::floor(at_epoch)) + days + k_turns_at_j2000 +
                         k_extra_turns_per_day * (at_epoch + whole + days);
    return k_two_pi * (turns - std::floor(turns));
}

FrameStatus FrameTable::status(double t) const noexcept {
    if (!std::isfinite(t)) return FrameStatus::not_finite;
    return t >= begin_ && t <= end_ ? FrameStatus::ok : FrameStatus::outside_table;
}

EarthAttitude FrameTable::operator()(double t) const noexcept {
    if (!std::isfinite(t)) return {};
    const double inside = std::clamp(t, begin_, end_);
    const CelestialPole pole = pole_at(inside);
    const Orientation o = orientation_at(inside);
    const double angle = rotation_angle(t, o.ut1_minus_tt) - pole.s;
    const Mat3 R_JG = turned(angle, towards_pole(pole.X + o.dX, pole.Y + o.dY));
    const double s_prime = k_s_prime_per_day * (epoch_.day - k_jd_j2000 + t / k_day);
    const Mat3 R_FJ = polar_motion(o.x_pole, o.y_pole, s_prime);
    const double rate = k_rotation_rate_earth * (1.0 - o.excess_length_of_day / k_day);
    return {R_FJ * R_JG, rate * Vec3{R_FJ.row[0].z, R_FJ.row[1].z, R_FJ.row[2].z}, rate};
}

void FrameTable::attitudes(std::span<const double> t, std::span<EarthAttitude> attitude,
                           std::span<FrameStatus> status_of) const noexcept {
    assert(attitude.size() == t.size() && status_of.size() == t.size());
    for (std::size_t k = 0; k < t.size(); ++k) {
        attitude[k] = (*this)(t[k]);
        status_of[k] = status(t[k]);
    }
}

void FrameTable::rotations(std::span<const double> t, std::span<Mat3> R_FG,
                           std::span<FrameStatus> status_of) const noexcept {
    assert(R_FG.size() == t.size() && status_of.size() == t.size());
    for (std::size_t k = 0; k < t.size(); ++k) {
        R_FG[k] = (*this)(t[k]).R_FG;
        status_of[k] = status(t[k]);
    }
}

}  // namespace dawnline::astro
