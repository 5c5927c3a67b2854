#pragma once
// The Dormand–Prince method of order 8(5,3) for smooth ordinary differential equations: orbits.
//
// symbol   here          meaning
// k_j      k_[j]         derivative at stage j
// F_i      terms         coefficients of the interpolant
// θ        theta         position in the step, 0 … 1

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <tuple>
#include <type_traits>
#include <utility>

#include "dawnline/base/dop853_coefficients.hpp"
#include "dawnline/base/root.hpp"

namespace dawnline {

template <std::size_t N>
using OdeState = std::array<double, N>;

enum class OdeStatus : std::uint8_t {
    ok,              // t_end reached
    stopped,         // an event asked to stop; t() and y() are those of the event
    too_many_steps,  // max_steps taken before t_end
    step_too_small,  // the tolerance cannot be met: rounding, or a jump inside a step
    not_finite,      // the derivative is NaN or infinite however short the step
};

/// Which change of sign of an event function counts, seen along the integration.
enum class Crossing : std::int8_t { falling = -1, both = 0, rising = 1 };

enum class EventAction : std::uint8_t { proceed, stop };

template <std::size_t N>
constexpr OdeState<N> filled(double value) {
    OdeState<N> all{};
    all.fill(value);
    return all;
}

template <std::size_t N>
struct OdeOptions {
    double rel_tol = 1e-12;                  // local error allowed per step, of each component [1]
    OdeState<N> abs_tol = filled<N>(1e-12);  // the same, absolute [unit of y]
    double first_step = 0.0;                 // 0: chosen (Hairer et al. 1993, II.4) [unit of t]
    double max_step = std::numeric_limits<double>::infinity();  // [unit of t]
    std::uint64_t max_steps = 10'000'000;                       // in one advance_to
    double event_tol = 1e-6;  // width of the bracket around an event [unit of t]
    int event_samples = 1;    // intervals per step searched for a change of sign
};

/// The interpolant of order 7 over one step (Hairer, Nørsett & Wanner 1993, II.6).
template <std::size_t N>
struct DenseStep {
    double t;                            // start of the step
    double h;                            // its length, negative when going back
    OdeState<N> y;                       // at the start
    std::array<OdeState<N>, 7> terms{};  // F₁ … F₇

    /// y at t + θ h, 0 ≤ θ ≤ 1.
    OdeState<N> at_fraction(double theta) const noexcept {
        OdeState<N> value{};
        for (std::size_t n = 0; n < N; ++n) {
            double sum = 0.0;
            for (std::size_t i = terms.size(); i-- > 0;)
                sum = (sum + terms[i][n]) * (i % 2 == 0 ? theta : 1.0 - theta);
            value[n] = y[n] + sum;
        }
        return value;
    }

    /// y at `time`, inside the step.
    OdeState<N> operator()(double time) const noexcept { return at_fraction((time - t) / h); }
};

/// One initial value problem on its way; a plain value, allocates nothing, throws nothing (unless
/// f or an event function does). `Rhs` is called as f(t, y, dydt) with `const OdeState<N>& y`,
/// `OdeState& dydt`.
///
/// Step control: Hairer, Nørsett & Wanner (1993), II.10: e = |e₅|²/√((|e₅|² + 0.01|e₃|²) N) ≤ 1
/// with components scaled by abs_tol + rel_tol·max(|y₀|, |y₁|); h ← 0.9 h e^(−1/8) within [0.2,
/// 10]. The sum of the steps is compensated (Kahan 1965), so rounding does not grow with their
/// number.
template <std::size_t N, class Rhs>
class Dop853 {
  public:
    using State = OdeState<N>;

    Dop853(Rhs rhs, double t, const State& y, const OdeOptions<N>& options = {})
        : rhs_(std::move(rhs)), options_(options) {
        reset(t, y);
    }

    /// Starts anew from y at t, as after a discontinuity.
    void reset(double t, const State& y) {
        t_ = t_before_ = t;
        y_ = y_before_ = y;
        lost_ = {};
        step_ = options_.first_step;
        rhs_(t, y, k_[0]);
        ++evaluations_;
    }

    /// One accepted step towards t_end (before or after t()), never past it.
    OdeStatus step(double t_end) {
        if (t_end == t_) return OdeStatus::ok;
        if (t_before_ != t_) k_[0] = k_[12];
        t_before_ = t_;
        y_before_ = y_;
        const double direction = t_end > t_ ? 1.0 : -1.0;
        if (step_ == 0.0) step_ = first_step(t_end - t_);
        double h = std::min(std::abs(step_), options_.max_step);
        for (bool rejected = false;; rejected = true) {
            const double wanted = h;
            const double left = std::abs(t_end - t_);
            // A last step up to 1 % longer spares a sliver.
            const bool last = left <= 1.01 * h;
            const double t_new = last ? t_end : t_ + direction * h;
            const bool moves = h > 4.0 * std::numeric_limits<double>::epsilon() * std::abs(t_);
            if (!moves || t_new == t_) return fail(rejected);  // h may be NaN
            const double error = attempt(t_new);
            const double ideal = error > 0.0 ? 0.9 * std::pow(error, -0.125) : 10.0;
            const double factor = std::isfinite(error) ? std::clamp(ideal, 0.2, 10.0) : 0.2;
            h = std::abs(t_new - t_) * factor;
            if (error <= 1.0) {
                if (rejected) h = std::min(h, std::abs(t_new - t_));
                step_ = last ? std::max(h, wanted) : h;
                accept(t_new);
                return OdeStatus::ok;
            }
            finite_ = std::isfinite(error);
            ++rejections_;
        }
    }

    /// Steps until t_end.
    OdeStatus advance_to(double t_end) {
        for (std::uint64_t i = 0; t_ != t_end; ++i) {
            if (i == options_.max_steps) return OdeStatus::too_many_steps;
            if (const OdeStatus status = step(t_end); status != OdeStatus::ok) return status;
        }
        return OdeStatus::ok;
    }

    /// Steps until t_end and looks for zeros of K functions on the way.
    ///
    /// `functions(t, y)` returns std::array<double, K>; `on_event(index, t, y)` returns an
    /// EventAction and is called in order of time. The time given is at most event_tol after the
    /// zero of the interpolant, where the function has its new sign already: a stopped integration
    /// may go on without meeting the same event again. Two zeros of one function between two
    /// samples stay unseen: limit max_step or raise event_samples. A function that is zero at the
    /// start counts from where it has a sign.
    template <std::size_t K, class Functions, class OnEvent>
    OdeStatus advance_to(double t_end, const std::array<Crossing, K>& crossings,
                         Functions&& functions, OnEvent&& on_event) {
        std::array<double, K> before = functions(t_, y_);
        for (std::uint64_t i = 0; t_ != t_end; ++i) {
            if (i == options_.max_steps) return OdeStatus::too_many_steps;
            if (const OdeStatus status = step(t_end); status != OdeStatus::ok) return status;
            if (search_step(crossings, functions, on_event, before) == EventAction::stop)
                return OdeStatus::stopped;
        }
        return OdeStatus::ok;
    }

    /// The interpolant over the last accepted step; costs three evaluations of f.
    DenseStep<N> dense() {
        const double h = t_ - t_before_;
        DenseStep<N> out{t_before_, h, y_before_};
        stage<13>(h);
        stage<14>(h);
        stage<15>(h);
        for (std::size_t n = 0; n < N; ++n) {
            const double difference = y_[n] - y_before_[n];
            out.terms[0][n] = difference;
            out.terms[1][n] = h * k_[0][n] - difference;
            out.terms[2][n] = 2.0 * difference - h * (k_[12][n] + k_[0][n]);
        }
        add_term<0>(h, out);
        add_term<1>(h, out);
        add_term<2>(h, out);
        add_term<3>(h, out);
        return out;
    }

    double t() const noexcept { return t_; }
    const State& y() const noexcept { return y_; }
    std::uint64_t steps() const noexcept { return steps_; }            // accepted
    std::uint64_t rejections() const noexcept { return rejections_; }  // steps tried again
    std::uint64_t evaluations() const noexcept { return evaluations_; }

  private:
    // Rows of weights, each a type: a subobject as template argument is beyond clang 14.
    template <std::size_t I>
    struct StageWeights {
        static constexpr const auto& values = dop853::k_a[I];
    };
    template <std::size_t Row>
    struct DenseWeights {
        static constexpr const auto& values = dop853::k_d[Row];
    };
    struct StepWeights {
        static constexpr const auto& values = dop853::k_b;
    };
    struct FifthWeights {
        static constexpr const auto& values = dop853::k_e5;
    };
    struct ThirdWeights {
        static constexpr const auto& values = dop853::k_e3;
    };

    // Σⱼ w[j] k_j[n] over the non-zero weights, which the compiler knows.
    template <class W>
    double weighted(std::size_t n) const noexcept {
        return [&]<std::size_t... J>(std::index_sequence<J...>) {
            double sum = 0.0;
            ((W::values[J] != 0.0 ? void(sum += W::values[J] * k_[J][n]) : void()), ...);
            return sum;
        }
        (std::make_index_sequence<std::tuple_size_v<std::remove_cvref_t<decltype(W::values)>>>{});
    }

    template <std::size_t I>
    void stage(double h) {
        State at;
        for (std::size_t n = 0; n < N; ++n) at[n] = y_before_[n] + h * weighted<StageWeights<I>>(n);
        rhs_(t_before_ + dop853::k_c[I] * h, std::as_const(at), k_[I]);
        ++evaluations_;
    }

    template <std::size_t Row>
    void add_term(double h, DenseStep<N>& out) const noexcept {
        for (std::size_t n = 0; n < N; ++n)
            out.terms[3 + Row][n] = h * weighted<DenseWeights<Row>>(n);
    }

    // Tries a step from t_ to t_new; returns the error norm, ≤ 1 if good.
    double attempt(double t_new) {
        const double h = t_new - t_;
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (stage<I + 1>(h), ...);
        }
        (std::make_index_sequence<11>{});
        double error5 = 0.0, error3 = 0.0;
        for (std::size_t n = 0; n < N; ++n) {
            const double increment = h * weighted<StepWeights>(n) + lost_[n];
            y_new_[n] = y_[n] + increment;
            lost_new_[n] = (y_[n] - y_new_[n]) + increment;
            const double scale = options_.abs_tol[n] +
                                 options_.rel_tol * std::max(std::abs(y_[n]), std::abs(y_new_[n]));
            const double e5 = weighted<FifthWeights>(n) / scale;
            const double e3 = weighted<ThirdWeights>(n) / scale;
            error5 += e5 * e5;
            error3 += e3 * e3;
        }
        const double sum = error5 + 0.01 * error3;
        return sum == 0.0 ? 0.0 : std::abs(h) * error5 / std::sqrt(sum * static_cast<double>(N));
    }

    void accept(double t_new) {
        rhs_(t_new, std::as_const(y_new_), k_[12]);
        ++evaluations_;
        ++steps_;
        t_ = t_new;
        y_ = y_new_;
        lost_ = lost_new_;
    }

    // The integration stays where it was and may be asked again.
    OdeStatus fail(bool rejected) const noexcept {
        bool finite = !rejected || finite_;
        for (std::size_t n = 0; n < N; ++n)
            finite = finite && std::isfinite(y_[n]) && std::isfinite(k_[0][n]);
        return finite ? OdeStatus::step_too_small : OdeStatus::not_finite;
    }

    // Hairer, Nørsett & Wanner (1993), II.4: a step that changes y by about 1 %, then one whose
    // local error term of order 8 is about 1 %, from one more evaluation of f.
    double first_step(double span) {
        const double direction = span > 0.0 ? 1.0 : -1.0;
        double y_norm = 0.0, f_norm = 0.0, change_norm = 0.0;
        State scale;
        for (std::size_t n = 0; n < N; ++n) {
            scale[n] = options_.abs_tol[n] + options_.rel_tol * std::abs(y_[n]);
            y_norm += square(y_[n] / scale[n]);
            f_norm += square(k_[0][n] / scale[n]);
        }
        double h = y_norm < 1e-10 || f_norm < 1e-10 ? 1e-6 : 0.01 * std::sqrt(y_norm / f_norm);
        h = std::min({h, std::abs(span), options_.max_step});
        for (std::size_t n = 0; n < N; ++n) y_new_[n] = y_[n] + direction * h * k_[0][n];
        rhs_(t_ + direction * h, std::as_const(y_new_), k_[1]);
        ++evaluations_;
        for (std::size_t n = 0; n < N; ++n) change_norm += square((k_[1][n] - k_[0][n]) / scale[n]);
        const double steepest = std::sqrt(std::max(f_norm, change_norm / (h * h)));
        const double h8 =
            steepest <= 1e-15 ? std::max(1e-6, h * 1e-3) : std::pow(0.01 / steepest, 0.125);
        return std::min({100.0 * h, h8, std::abs(span), options_.max_step});
    }

    static double square(double x) noexcept { return x * x; }

    static bool crosses(double before, double after, Crossing crossing) noexcept {
        const bool rises = before < 0.0 && after >= 0.0;
        const bool falls = before > 0.0 && after <= 0.0;
        return (rises && crossing != Crossing::falling) || (falls && crossing != Crossing::rising);
    }

    // Events of the last step, sample by sample; leaves the functions' values at its end in before.
    template <std::size_t K, class Functions, class OnEvent>
    EventAction search_step(const std::array<Crossing, K>& crossings, Functions& functions,
                            OnEvent& on_event, std::array<double, K>& before) {
        DenseStep<N> polynomial{};
        bool have_polynomial = false;
        const auto state_at = [&](double theta) {
            if (!have_polynomial) polynomial = dense();
            have_polynomial = true;
            return polynomial.at_fraction(theta);
        };
        const int samples = std::max(1, options_.event_samples);
        for (int sample = 0; sample < samples; ++sample) {
            const double from = static_cast<double>(sample) / samples;
            const double to = static_cast<double>(sample + 1) / samples;
            const bool at_end = sample + 1 == samples;
            const std::array<double, K> after = functions(
                at_end ? t_ : t_before_ + to * (t_ - t_before_), at_end ? y_ : state_at(to));
            constexpr double none = std::numeric_limits<double>::infinity();
            std::array<double, K> hits;  // where each function has a zero [theta]
            for (std::size_t k = 0; k < K; ++k) {
                hits[k] = none;
                if (!crosses(before[k], after[k], crossings[k])) continue;
                const auto value = [&](double theta) {
                    if (theta == from) return before[k];
                    if (theta == to) return after[k];
                    const double time = t_before_ + theta * (t_ - t_before_);
                    return functions(time, state_at(theta))[k];
                };
                const double width = options_.event_tol / std::abs(t_ - t_before_);
                const auto bracket = bracket_root(value, from, to, width);
                hits[k] = bracket ? bracket->upper : to;
            }
            before = after;
            for (;;) {
                const auto first = std::min_element(hits.begin(), hits.end());
                if (first == hits.end() || *first == none) break;
                const double theta = std::exchange(*first, none);
                const double time = theta == 1.0 ? t_ : t_before_ + theta * (t_ - t_before_);
                const State y = theta == 1.0 ? y_ : state_at(theta);
                const auto index = static_cast<std::size_t>(first - hits.begin());
                if (on_event(index, time, y) == EventAction::stop) {
                    const double next_step = step_;
                    reset(time, y);
                    step_ = next_step;
                    return EventAction::stop;
                }
            }
        }
        return EventAction::proceed;
    }

    Rhs rhs_;
    OdeOptions<N> options_;
    double t_ = 0.0, t_before_ = 0.0;
    double step_ = 0.0;  // length of the next step, if the tolerance permits
    State y_{}, y_before_{}, y_new_{};
    State lost_{}, lost_new_{};  // what rounding of the sum has left out of y
    std::array<State, 16> k_{};
    bool finite_ = true;  // the last rejected step
    std::uint64_t steps_ = 0, rejections_ = 0, evaluations_ = 0;
};

template <std::size_t N, class Rhs>
Dop853(Rhs, double, const std::array<double, N>&) -> Dop853<N, Rhs>;
template <std::size_t N, class Rhs>
Dop853(Rhs, double, const std::array<double, N>&, const OdeOptions<N>&) -> Dop853<N, Rhs>;

}  // namespace dawnline
