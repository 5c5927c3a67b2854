#include "dawnline/spacecraft/thermal_transient.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

// symbol   here         meaning (transformed variables u of Hairer & Wanner 1996, eq. IV.7.25)
// γ        k_gamma      diagonal coefficient
// u_i      stage        increments; next = T + Σ a_6j u_j + u_6, error = u_6
// a_ij     k_a          of the increments in the argument of a stage
// c_ij     k_c          of the increments on the right side, over h
// α_i      k_alpha      time of a stage
// γ_i      k_time       weight of ∂f/∂t
// Copies with +0.0362 for γ₄ circulate: of order 1 once heat depends on time (test of the order).
constexpr int k_stages = 6;
constexpr double k_gamma = 0.25;
constexpr std::array<double, k_stages> k_alpha{0.0, 0.386, 0.21, 0.63, 1.0, 1.0};
constexpr std::array<double, k_stages> k_time{0.25, -0.1043, 0.1035, -0.0362, 0.0, 0.0};
constexpr double k_a[k_stages][k_stages - 1] = {
    {},
    {1.544},
    {0.9466785280815826, 0.2557011698983284},
    {3.314825187068521, 2.896124015972201, 0.9986419139977817},
    {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950},
    {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950, 1.0}};
constexpr double k_c[k_stages][k_stages - 1] = {
    {},
    {-5.6688},
    {-2.430093356833875, -0.2063599157091915},
    {-0.1073529058151375, -9.594562251023355, -20.47028614809616},
    {7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160},
    {8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136,
     -6.058818238834054}};
// Of the interpolant (T₁ − T₀ is added outside).
constexpr std::array<double, 5> k_d2{10.12623508344586, -7.487995877610167, -34.80091861555747,
                                     -7.992771707568823, 1.025137723295662};
constexpr std::array<double, 5> k_d3{-0.6762803392801253, 6.087714651680015, 16.43084320892478,
                                     24.76722511418386, -6.594389125716872};

}  // namespace

double HeatBalance::error() const noexcept {
    return in == 0.0 ? 0.0 : (in - out - stored) / in;
}

ThermalTransient::ThermalTransient(const ThermalNetwork& network, TransientOptions options)
    : equations_(network), options_(options), factor_(equations_.pattern()) {
    if (!(options_.tolerance > 0.0 && options_.longest_step > 0.0))
        throw Error("tolerance and longest step of a transient must be above 0");
    const std::size_t n = equations_.size();
    for (auto* v : {&temperature_, &next_, &lowest_, &highest_, &heat_, &slope_, &start_slope_,
                    &outflow_slope_, &trial_, &rate_})
        v->assign(n, 0.0);
    jacobian_.assign(equations_.pattern().entries(), 0.0);
    stage_.assign(k_stages * n, 0.0);
}

void ThermalTransient::reset(double t, std::span<const double> temperature) {
    if (temperature.size() != equations_.size())
        throw Error(fmt::format("the start has {} temperatures; the network has {} nodes",
                                temperature.size(), equations_.size()));
    t_ = t;
    std::ranges::copy(temperature, temperature_.begin());
    start_stored_ = equations_.stored(temperature_);
    in_ = out_ = 0.0;
    statistics_ = {};
    forget_extremes();
}

void ThermalTransient::forget_extremes() noexcept {
    lowest_ = temperature_;
    highest_ = temperature_;
}

HeatBalance ThermalTransient::balance() const noexcept {
    return {in_, out_, equations_.stored(temperature_) - start_stored_};
}

// Solves the six stages; false if the matrix is singular or a value is not finite. The heats that
// pass are two more, uncoupled unknowns: their rows need no elimination.
bool ThermalTransient::try_step(double h, HeatFunction heat) {
    const std::size_t n = equations_.size();
    if (!factor_.factor(jacobian_, 1.0 / (k_gamma * h))) return false;
    heat(t_, heat_, start_slope_);
    const double inflow_slope = equations_.inflow(start_slope_);
    for (int s = 0; s < k_stages; ++s) {
        const auto u = std::span(stage_).subspan(static_cast<std::size_t>(s) * n, n);
        std::ranges::copy(temperature_, trial_.begin());
        std::ranges::fill(u, 0.0);
        double out = 0.0, in = 0.0;
        for (int j = 0; j < s; ++j) {
            const double* const v = stage_.data() + static_cast<std::size_t>(j) * n;
            const double a = k_a[s][j], c = k_c[s][j] / h;
            for (std::size_t i = 0; i < n; ++i) {
                trial_[i] += a * v[i];
                u[i] += c * v[i];
            }
            out += c * stage_out_[j];
            in += c * stage_in_[j];
        }
        if (s > 0) heat(t_ + k_alpha[static_cast<std::size_t>(s)] * h, heat_, slope_);
        const double weight = h * k_time[static_cast<std::size_t>(s)];
        const double inflow = equations_.inflow(heat_) + weight * inflow_slope;
        for (std::size_t i = 0; i < n; ++i) heat_[i] += weight * start_slope_[i];
        equations_.rate(trial_, heat_, rate_);
        for (std::size_t i = 0; i < n; ++i) u[i] += rate_[i];
        factor_.solve(u);

        out += equations_.outflow(trial_);
        for (std::size_t i = 0; i < n; ++i) out += outflow_slope_[i] * u[i];
        stage_out_[s] = k_gamma * h * out;
        stage_in_[s] = k_gamma * h * (in + inflow);
    }
    const double* const last = stage_.data() + (k_stages - 1) * n;
    for (std::size_t i = 0; i < n; ++i) next_[i] = trial_[i] + last[i];
    next_out_ = out_ + stage_out_[5];
    next_in_ = in_ + stage_in_[5];
    for (int j = 0; j < k_stages - 1; ++j) {
        next_out_ += k_a[5][j] * stage_out_[j];
        next_in_ += k_a[5][j] * stage_in_[j];
    }
    return std::isfinite(next_out_);
}

double ThermalTransient::error_of_step() const noexcept {
    const std::size_t n = equations_.size();
    double worst = 0.0;
    for (std::size_t i = 0; i < n; ++i)
        worst = std::max(worst, std::abs(stage_[(k_stages - 1) * n + i]));
    return worst / options_.tolerance;
}

void ThermalTransient::accept(double h) noexcept {
    const std::size_t n = equations_.size();
    for (std::size_t i = 0; i < n; ++i) {
        double second = 0.0, third = 0.0;
        for (std::size_t j = 0; j < 5; ++j) {
            second += k_d2[j] * stage_[j * n + i];
            third += k_d3[j] * stage_[j * n + i];
        }
        const double middle = 0.5 * (temperature_[i] + next_[i]) + 0.25 * (second + 0.5 * third);
        lowest_[i] = std::min({lowest_[i], next_[i], middle});
        highest_[i] = std::max({highest_[i], next_[i], middle});
    }
    std::swap(temperature_, next_);
    in_ = next_in_;
    out_ = next_out_;
    t_ += h;
    ++statistics_.steps;
}

// A mode of rate λ and amplitude A costs an error near A (λh)⁴: with λ = |T''/T'| and A = |T'|/λ of
// every node, h is where that meets the tolerance. T'' = J T' + (dQ/dt)/C by a difference of rates.
double ThermalTransient::first_step() noexcept {
    const std::size_t n = equations_.size();
    constexpr double k_probe = 1e-3;  // [s]
    equations_.rate(temperature_, heat_, rate_);
    for (std::size_t i = 0; i < n; ++i) {
        trial_[i] = temperature_[i] + k_probe * rate_[i];
        heat_[i] += k_probe * start_slope_[i];
    }
    equations_.rate(trial_, heat_, next_);
    double h = options_.longest_step;
    for (std::size_t i = 0; i < n; ++i) {
        const double second = std::abs(next_[i] - rate_[i]) / k_probe;
        const double first = std::abs(rate_[i]);
        if (!(second * options_.longest_step > first)) continue;
        const double time = first / second;
        h = std::min(h, time * std::sqrt(std::sqrt(options_.tolerance / (first * time))));
    }
    return 0.5 * h;
}

void ThermalTransient::advance_to(double t_end, HeatFunction heat) {
    if (!(t_end >= t_))
        throw Error(fmt::format("a transient at t = {} s cannot go back to {} s", t_, t_end));
    heat(t_, heat_, start_slope_);
    double h = first_step();
    long tries = 0;
    bool fresh = false;  // the Jacobian belongs to the present temperatures
    bool rejected = false;
    while (t_ < t_end) {
        const double left = t_end - t_;
        h = std::min(h, options_.longest_step);
        // Two equal steps rather than one of the right length and a sliver.
        const double step = h >= left ? left : h > 0.5 * left ? 0.5 * left : h;
        if (!(step > 1e-13 * std::max(1.0, std::abs(t_))) || ++tries > options_.most_steps)
            throw Error(fmt::format(
                "the thermal transient stopped at t = {} s with a step of {} s after {} tries; a "
                "heat or temperature is not finite, or heat jumps inside the span",
                t_, step, tries));
        if (!fresh) {
            equations_.jacobian(temperature_, jacobian_);
            equations_.outflow_slope(temperature_, outflow_slope_);
            fresh = true;
        }
        const double error = try_step(step, heat) ? error_of_step() : 1e30;
        if (error <= 1.0) {
            accept(step);
            if (step == left) t_ = t_end;
            fresh = false;
            const double growth = 0.9 * std::pow(std::max(error, 1e-8), -0.25);
            h = step * std::clamp(growth, 0.2, rejected ? 1.0 : 6.0);
            rejected = false;
        } else {
            ++statistics_.rejected;
            h = step * std::clamp(0.9 * std::pow(error, -0.25), 0.1, 0.9);
            rejected = true;
        }
    }
}

}  // namespace dawnline::spacecraft
