#include "dawnline/astro/eclipse_season.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dawnline/astro/eclipse.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {

using namespace constants;

namespace {

constexpr double k_longest_span = 36525.0;  // [d]
constexpr double k_cycle = 365.0;           // spans from here on join at their ends [d]

// The orbit against the Sun at one instant; sines instead of angles, for speed.
struct Sample {
    double sin_beta;      // [1]
    double sun_distance;  // [m]
};

// Collects evenly spaced samples into a season. Between samples |sin β| is a parabola where it
// turns and a straight line where it crosses the limit of the umbra.
class SeasonSums {
  public:
    SeasonSums(double semi_major_axis, double latitude_rate, double step) noexcept
        : sin_body_(std::min(1.0, k_radius_earth / semi_major_axis)),
          cos_body_(std::sqrt(1.0 - sin_body_ * sin_body_)),
          latitude_rate_(std::abs(latitude_rate)),
          step_(step) {}

    void add(const Sample& sample, bool at_end) noexcept {
        // sin and cos of ShadowCone's angles by the addition theorem.
        const double umbra = (k_radius_sun - k_radius_earth) / sample.sun_distance;
        const double penumbra = (k_radius_sun + k_radius_earth) / sample.sun_distance;
        const double cos_umbra = std::sqrt(1.0 - umbra * umbra);
        const double cos_penumbra = std::sqrt(1.0 - penumbra * penumbra);
        const double cos_beta = std::sqrt(std::max(0.0, 1.0 - sample.sin_beta * sample.sin_beta));
        const double weight = count_ == 0 || at_end ? 0.5 : 1.0;
        weights_ += weight;
        umbra_ += weight * half_arc(cos_body_ * cos_umbra + sin_body_ * umbra, cos_beta);
        shadow_ += weight * half_arc(cos_body_ * cos_penumbra - sin_body_ * penumbra, cos_beta);

        const double margin = sin_body_ * cos_umbra - cos_body_ * umbra - std::abs(sample.sin_beta);
        const double time = static_cast<double>(count_) * step_;
        if (count_ > 0) {
            cross(time, margin);
            if (sample.sin_beta * last_.sin_beta < 0.0) nearest(0.0, sample.sun_distance);
        }
        if (count_ > 1) turn(sample.sin_beta);
        if (count_ == 0 || at_end) {
            nearest(sample.sin_beta, sample.sun_distance);
            farthest_ = std::max(farthest_, std::abs(sample.sin_beta));
            dark_since_start_ = count_ == 0 ? margin > 0.0 : dark_since_start_;
        }
        before_last_ = last_.sin_beta;
        last_ = sample;
        last_margin_ = margin;
        ++count_;
    }

    EclipseSeason season(const CircularOrbit& orbit, const Tt& epoch) noexcept {
        const double span = static_cast<double>(count_ - 1) * step_;
        close_seasons(span);
        const double beta = std::asin(nearest_);
        const ShadowArc arc =
            shadow_arc(shadow_cone(orbit.semi_major_axis, nearest_distance_), beta);
        const bool dark = best_end_ > best_begin_;
        return {.beta_min_abs = std::abs(beta),
                .beta_max_abs = std::asin(std::min(1.0, farthest_)),
                .beta_at_longest = beta,
                .longest_umbra = 2.0 * arc.umbra / latitude_rate_,
                .longest_shadow = 2.0 * arc.penumbra / latitude_rate_,
                .umbra_days = dark_time_ / k_day,
                .first_day = dark ? day_of_year(epoch + best_begin_) : 0.0,
                .last_day = dark ? day_of_year(epoch + best_end_) : 0.0,
                .mean_umbra_fraction = umbra_ / (weights_ * k_pi),
                .mean_shadow_fraction = shadow_ / (weights_ * k_pi)};
    }

  private:
    static double half_arc(double cos_cone, double cos_beta) noexcept {
        return cos_cone < cos_beta ? std::acos(cos_cone / cos_beta) : 0.0;
    }

    void nearest(double sin_beta, double sun_distance) noexcept {
        if (std::abs(sin_beta) >= std::abs(nearest_)) return;
        nearest_ = sin_beta;
        nearest_distance_ = sun_distance;
    }

    // An extremum of sin β about the last sample: the vertex of the parabola through three.
    void turn(double sin_beta) noexcept {
        const double rise = 0.5 * (sin_beta - before_last_);
        const double bend = sin_beta - 2.0 * last_.sin_beta + before_last_;
        if (!(std::abs(rise) < std::abs(bend))) return;
        const double vertex = last_.sin_beta - 0.5 * rise * rise / bend;
        const bool away = vertex * bend < 0.0;
        if (away)
            farthest_ = std::max(farthest_, std::abs(vertex));
        else
            nearest(vertex, last_.sun_distance);
    }

    void cross(double time, double margin) noexcept {
        if ((margin > 0.0) == (last_margin_ > 0.0)) return;
        const double at = time - step_ * margin / (margin - last_margin_);
        if (margin > 0.0) {
            begin_ = at;
        } else if (begin_ < 0.0) {
            first_end_ = at;
            dark_time_ += at;
        } else {
            dark_time_ += at - begin_;
            longest(begin_, at);
        }
    }

    void longest(double begin, double end) noexcept {
        if (end - begin <= best_end_ - best_begin_) return;
        best_begin_ = begin;
        best_end_ = end;
    }

    void close_seasons(double span) noexcept {
        const bool dark_at_end = last_margin_ > 0.0;
        if (dark_at_end) {
            const double begin = std::max(0.0, begin_);
            dark_time_ += span - begin;
            const bool joins = begin_ > 0.0 && dark_since_start_ && span >= k_cycle * k_day;
            longest(begin, joins ? span + first_end_ : span);
        }
        if (dark_since_start_) longest(0.0, first_end_);
    }

    double sin_body_, cos_body_, latitude_rate_, step_;
    int count_ = 0;
    double weights_ = 0.0, umbra_ = 0.0, shadow_ = 0.0;  // sums of half arcs [rad]
    Sample last_{};
    double before_last_ = 0.0;  // sin β [1]
    double last_margin_ = 0.0;  // of sin β inside of the umbra's limit [1]
    double nearest_ = 2.0, nearest_distance_ = k_astronomical_unit;
    double farthest_ = 0.0;
    bool dark_since_start_ = false;
    double begin_ = -1.0, first_end_ = 0.0, dark_time_ = 0.0;  // of umbra seasons [s]
    double best_begin_ = 0.0, best_end_ = 0.0;                 // the longest of them [s]
};

// cos and sin of an angle that advances evenly, by the addition theorem: 1e-13 after 1e5 steps.
class Rotor {
  public:
    Rotor(double angle, double step) noexcept
        : c_(std::cos(angle)), s_(std::sin(angle)), dc_(std::cos(step)), ds_(std::sin(step)) {}
    double cos() const noexcept { return c_; }
    double sin() const noexcept { return s_; }
    void advance() noexcept {
        const double c = c_ * dc_ - s_ * ds_;
        s_ = s_ * dc_ + c_ * ds_;
        c_ = c;
    }

  private:
    double c_, s_, dc_, ds_;
};

}  // namespace

EclipseSeason eclipse_season(const CircularOrbit& orbit, const Tt& epoch, double days) {
    if (!(days >= 1.0 && days <= k_longest_span)) [[unlikely]]
        throw Error(fmt::format("an eclipse season of {:.6g} days; 1 to 36525 are possible", days));
    const int steps = static_cast<int>(std::ceil(days));
    const double step = days * k_day / steps;
    SeasonSums sums(orbit.semi_major_axis, orbit.latitude_rate, step);
    for (int k = 0; k <= steps; ++k) {
        const Vec3 r_EU_G = sun_position(epoch + k * step);
        const double distance = norm(r_EU_G);
        sums.add({dot(r_EU_G, orbit_normal(orbit, k * step)) / distance, distance}, k == steps);
    }
    return sums.season(orbit, epoch);
}

EclipseSeason season_estimate(const CircularOrbit& orbit, const Tt& epoch, double days) noexcept {
    const double span = std::isfinite(days) ? std::clamp(days, 1.0, k_longest_span) : 365.25;
    const double turn =
        std::max(k_sun_synchronous_rate, std::abs(orbit.node_rate - k_sun_synchronous_rate));
    const double turns = std::min(span * k_day * turn / k_two_pi, 1e4);
    const int steps = std::max(8, static_cast<int>(std::ceil(183.0 * turns)));
    const double step = span * k_day / steps, step_days = step / k_day;

    // The series of sun_position_of_date; the node counted from the equinox of date as well.
    const double n = days_since_j2000(epoch);
    const double precession = precession_in_right_ascension(epoch);
    const double precession_step = precession_in_right_ascension(epoch + step) - precession;
    Rotor anomaly((357.528 + 0.9856003 * n) * k_degree, 0.9856003 * step_days * k_degree);
    Rotor longitude((280.460 + 0.9856474 * n) * k_degree, 0.9856474 * step_days * k_degree);
    Rotor node(orbit.node_at_epoch + precession, orbit.node_rate * step + precession_step);
    const double obliquity = (23.439 - 4.0e-7 * n) * k_degree;
    const double cos_e = std::cos(obliquity), sin_e = std::sin(obliquity);
    const double cos_i = std::cos(orbit.inclination), sin_i = std::sin(orbit.inclination);

    SeasonSums sums(orbit.semi_major_axis, orbit.latitude_rate, step);
    for (int k = 0; k <= steps; ++k) {
        const double c = anomaly.cos(), s = anomaly.sin();
        // Equation of the centre, at most 0.034: sin and cos by series to 4e-8.
        const double centre = (1.915 * s + 0.040 * s * c) * k_degree;
        const double sin_centre = centre * (1.0 - centre * centre / 6.0);
        const double cos_centre = 1.0 - 0.5 * centre * centre;
        const double x = longitude.cos() * cos_centre - longitude.sin() * sin_centre;
        const double y = longitude.sin() * cos_centre + longitude.cos() * sin_centre;
        const double distance =
            (1.00014 - 0.01671 * c - 0.00014 * (2.0 * c * c - 1.0)) * k_astronomical_unit;
        const double sin_beta =
            sin_i * (node.sin() * x - node.cos() * cos_e * y) + cos_i * sin_e * y;
        sums.add({sin_beta, distance}, k == steps);
        anomaly.advance(), longitude.advance(), node.advance();
    }
    return sums.season(orbit, epoch);
}

}  // namespace dawnline::astro
