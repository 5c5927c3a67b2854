#include "dawnline/astro/mean_elements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "dawnline/astro/relative_drift.hpp"
#include "dawnline/astro/sun_synchronous.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/dop853.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {

using namespace constants;

namespace {

using State = OdeState<6>;

State pack(const OrbitState& s) noexcept {
    return {s.r_ES_G.x, s.r_ES_G.y, s.r_ES_G.z, s.v_ES_G.x, s.v_ES_G.y, s.v_ES_G.z};
}

OrbitState unpack(const State& y) noexcept {
    return {{y[0], y[1], y[2]}, {y[3], y[4], y[5]}};
}

struct FreeMotion {
    Acceleration acceleration;

    void operator()(double t, const State& y, State& dydt) const {
        const OrbitState state = unpack(y);
        dydt = pack({state.v_ES_G, acceleration(t, state)});
    }
};

constexpr std::size_t k_terms = 11;
using Terms = std::array<double, k_terms>;

// Normal equations of the fit, time scaled to −1 … 1 over the span.
class Fit {
  public:
    // `clock(k)` is the angle u at sample k.
    template <class Clock>
    Fit(std::span<const double> times, const Clock& clock)
        : start_(times.front()), half_(0.5 * (times.back() - times.front())) {
        basis_.reserve(times.size());
        for (std::size_t k = 0; k < times.size(); ++k) {
            const double tau = (times[k] - start_) / half_ - 1.0, u = clock(k);
            Terms row{1.0, tau, tau * tau};
            for (std::size_t m = 1; m <= 4; ++m) {
                row[1 + 2 * m] = std::cos(static_cast<double>(m) * u);
                row[2 + 2 * m] = std::sin(static_cast<double>(m) * u);
            }
            basis_.push_back(row);
        }
        factorise();
    }

    struct Line {
        double at_start, rate;
    };

    // `value(k)` is the quantity at sample k.
    template <class Value>
    Line operator()(const Value& value) const {
        const Terms x = coefficients(value);
        return {x[0] - x[1] + x[2], x[1] / half_};
    }

    template <class Value>
    Terms coefficients(const Value& value) const {
        Terms x{};
        for (std::size_t k = 0; k < basis_.size(); ++k) {
            const double v = value(k);
            for (std::size_t i = 0; i < k_terms; ++i) x[i] += basis_[k][i] * v;
        }
        for (std::size_t i = 0; i < k_terms; ++i) {
            for (std::size_t j = 0; j < i; ++j) x[i] -= lower_[i][j] * x[j];
            x[i] /= lower_[i][i];
        }
        for (std::size_t i = k_terms; i-- > 0;) {
            for (std::size_t j = i + 1; j < k_terms; ++j) x[i] -= lower_[j][i] * x[j];
            x[i] /= lower_[i][i];
        }
        return x;
    }

  private:
    // Cholesky of Σ row rowᵀ.
    void factorise() {
        for (const Terms& row : basis_)
            for (std::size_t i = 0; i < k_terms; ++i)
                for (std::size_t j = 0; j <= i; ++j) lower_[i][j] += row[i] * row[j];
        for (std::size_t i = 0; i < k_terms; ++i)
            for (std::size_t j = 0; j <= i; ++j) {
                for (std::size_t m = 0; m < j; ++m) lower_[i][j] -= lower_[i][m] * lower_[j][m];
                lower_[i][j] = i == j ? std::sqrt(lower_[i][j]) : lower_[i][j] / lower_[j][j];
            }
    }

    double start_, half_;  // [s]
    std::vector<Terms> basis_;
    std::array<Terms, k_terms> lower_{};
};

void check_sizes(std::size_t times, std::size_t values) {
    if (times < 13 || times != values)
        throw Error(fmt::format("{} instants and {} values; mean elements take 13 or more of each",
                                times, values));
}

Fit fit_of(std::span<const double> times, std::span<const NearCircular> clock) {
    check_sizes(times.size(), clock.size());
    return {times, [&](std::size_t k) { return clock[k].latitude; }};
}

std::vector<NearCircular> watched(const OrbitState& start, std::span<const double> times,
                                  Acceleration acceleration) {
    std::vector<OrbitState> states(times.size());
    propagate_to(start, times, acceleration, states);
    std::vector<NearCircular> elements;
    elements.reserve(states.size());
    for (const OrbitState& state : states) elements.push_back(near_circular_elements(state));
    return elements;
}

}  // namespace

Vec3 j2_field(double, const OrbitState& state) noexcept {
    return acceleration_j2(state.r_ES_G);
}

void propagate_to(const OrbitState& start, std::span<const double> times, Acceleration acceleration,
                  std::span<OrbitState> states) {
    if (times.size() != states.size())
        throw Error(fmt::format("{} times but room for {} states", times.size(), states.size()));
    OdeOptions<6> options;
    options.rel_tol = 1e-13;
    // A coordinate that passes through zero must not ask for more digits than a double holds.
    options.abs_tol = {1e-7, 1e-7, 1e-7, 1e-10, 1e-10, 1e-10};
    Dop853<6, FreeMotion> flight({acceleration}, 0.0, pack(start), options);
    for (std::size_t k = 0; k < times.size(); ++k) {
        if (flight.advance_to(times[k]) != OdeStatus::ok)
            throw Error(fmt::format("the orbit cannot be followed beyond {:.6g} s", flight.t()));
        states[k] = unpack(flight.y());
    }
}

std::vector<double> orbit_samples(double period, int orbits, int samples_per_orbit) {
    const int count = orbits * samples_per_orbit;
    std::vector<double> times(static_cast<std::size_t>(count) + 1);
    for (std::size_t k = 0; k < times.size(); ++k)
        times[k] = period * static_cast<double>(k) / samples_per_orbit;
    return times;
}

MeanElements mean_elements(std::span<const double> times, std::span<const NearCircular> elements) {
    const Fit fit = fit_of(times, elements);
    MeanElements mean{};
    const auto take = [&](double NearCircular::*field) {
        const Fit::Line line = fit([&](std::size_t k) { return elements[k].*field; });
        mean.at_start.*field = line.at_start;
        mean.rate.*field = line.rate;
    };
    take(&NearCircular::a);
    take(&NearCircular::ex);
    take(&NearCircular::ey);
    take(&NearCircular::inclination);
    // Angles that go round are unwrapped on the way, the latitude about its mean motion.
    const auto take_angle = [&](double NearCircular::*field, double rate) {
        std::vector<double> angle(times.size());
        double last = elements[0].*field;
        for (std::size_t k = 0; k < times.size(); ++k) {
            const double turned = rate * (times[k] - times[0]);
            last += std::remainder(elements[k].*field - turned - last, k_two_pi);
            angle[k] = last;
        }
        const Fit::Line line = fit([&](std::size_t k) { return angle[k]; });
        mean.at_start.*field = line.at_start;
        mean.rate.*field = line.rate + rate;
    };
    take_angle(&NearCircular::latitude, mean_motion(mean.at_start.a));
    take_angle(&NearCircular::node, 0.0);
    return mean;
}

MeanRelativeElements mean_relative_elements(std::span<const double> times,
                                            std::span<const NearCircular> chief,
                                            std::span<const NearCircular> deputy) {
    const Fit fit = fit_of(times, chief);
    std::vector<RelativeElements> relative;
    relative.reserve(times.size());
    for (std::size_t k = 0; k < times.size(); ++k)
        relative.push_back(relative_elements(chief[k], deputy[k]));
    MeanRelativeElements mean{};
    for (double RelativeElements::*field :
         {&RelativeElements::a, &RelativeElements::lambda, &RelativeElements::ex,
          &RelativeElements::ey, &RelativeElements::ix, &RelativeElements::iy}) {
        const Fit::Line line = fit([&](std::size_t k) { return relative[k].*field; });
        mean.at_start.*field = line.at_start;
        mean.rate.*field = line.rate;
    }
    return mean;
}

double fundamental_amplitude(std::span<const double> times, std::span<const double> clock,
                             std::span<const double> values) {
    check_sizes(times.size(), std::min(clock.size(), values.size()));
    const Fit fit(times, [&](std::size_t k) { return clock[k]; });
    const Terms x = fit.coefficients([&](std::size_t k) { return values[k]; });
    return std::hypot(x[3], x[4]);
}

MeanElements mean_elements(const OrbitState& start, Acceleration acceleration,
                           const MeanOptions& options) {
    const double period = orbital_period(near_circular_elements(start).a);
    const std::vector<double> times =
        orbit_samples(period, options.orbits, options.samples_per_orbit);
    return mean_elements(times, watched(start, times, acceleration));
}

OrbitState state_of_mean(const NearCircular& mean, Acceleration acceleration,
                         const MeanOptions& options) {
    NearCircular osculating = mean;
    for (int iteration = 0; iteration < 12; ++iteration) {
        const OrbitState state = state_from(osculating);
        const NearCircular found = mean_elements(state, acceleration, options).at_start;
        const double off[] = {(mean.a - found.a) / mean.a, mean.ex - found.ex, mean.ey - found.ey,
                              mean.inclination - found.inclination};
        double worst = 0.0;
        for (const double x : off) worst = std::max(worst, std::abs(x));
        if (worst * mean.a < 1e-4) return state;
        osculating.a += off[0] * mean.a;
        osculating.ex += off[1];
        osculating.ey += off[2];
        osculating.inclination += off[3];
    }
    throw Error(fmt::format("no state has the mean elements a {:.6g} km, i {:.6g} rad",
                            mean.a / 1e3, mean.inclination));
}

}  // namespace dawnline::astro
