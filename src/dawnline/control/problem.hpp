#pragma once
// An optimal control problem in several phases, written as templates over the kind of number.
//
// A user gives, per phase, a functor
//
//     struct Ascent {
//         static constexpr std::size_t states = 7, controls = 3, parameters = 0, paths = 1;
//         template <class R>
//         void operator()(const R& t, std::span<const R, states> x, std::span<const R, controls> u,
//                         std::span<const R, parameters> p, std::span<R, states> rate,
//                         std::span<R, paths> path) const;
//     };
//
// and for conditions at the ends of phases a functor
//
//     struct Orbit {
//         static constexpr std::size_t inputs = 6, outputs = 4;
//         template <class R>
//         void operator()(std::span<const R, inputs> in, std::span<R, outputs> out) const;
//     };
//
// in any units; scales make the problem that is solved non-dimensional. An integral to minimise is
// a state of its own.

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dawnline/base/dop853.hpp"
#include "dawnline/base/dual.hpp"

namespace dawnline::control {

inline constexpr double k_unbounded = std::numeric_limits<double>::infinity();

/// A time guess that the solver makes itself.
inline constexpr double k_automatic = std::numeric_limits<double>::quiet_NaN();

/// lower ≤ value ≤ upper, in the unit of the value; equal ends fix it.
struct Bounds {
    double lower = -k_unbounded, upper = k_unbounded;

    static constexpr Bounds fixed(double value) { return {value, value}; }
};

/// Control over a phase, asked at a time [unit of the phase's time].
using ControlLaw = std::function<void(double t, std::span<double> u)>;

/// What the solver needs of a phase's functor, without its type. Shapes: `x` states, `u` controls,
/// `p` parameters, `rate` states, `path` paths; inputs of derivatives are ordered
/// (t₀, t_f, x, u, p) and outputs (rate · (t_f − t₀), path).
struct Dynamics {
    std::size_t states = 0, controls = 0, parameters = 0, paths = 0;

    std::size_t inputs() const noexcept { return 2 + states + controls + parameters; }
    std::size_t outputs() const noexcept { return states + paths; }

    /// Outputs at the fraction `tau` of the phase, 0 … 1; `in` as above.
    std::function<void(double tau, const double* in, double* out)> values;
    /// Their derivatives by in[i]/scale[i]: `gradient[o · inputs + i]`.
    std::function<void(double tau, const double* in, const double* scale, double* out,
                       double* gradient)>
        gradients;
    /// Lower triangle of Σ multiplier[o] ∇²out[o], by in[i]/scale[i].
    std::function<void(double tau, const double* in, const double* scale, const double* multiplier,
                       double* hessian)>
        hessian;
    /// The state at `to`, started at `from` in `x`, by DOP853 at relative tolerance `tolerance`
    /// (absolute: that times x_scale); false if the integrator gives up.
    std::function<bool(double from, double to, std::span<const double> p, const ControlLaw& law,
                       std::span<const double> x_scale, double tolerance, std::span<double> x)>
        integrate;
};

/// One variable of the problem that a condition may take.
struct Variable {
    enum class Kind { initial_time, final_time, initial_state, final_state, parameter };
    Kind kind;
    std::size_t phase = 0;  // ignored for parameters
    std::size_t index = 0;  // of the state or parameter
};

/// Conditions or an objective over variables at the ends of phases.
struct Endpoint {
    std::size_t outputs = 0;
    std::vector<Variable> inputs;
    std::vector<Bounds> bounds;  // of each output; ignored for an objective
    std::vector<double> scale;   // of each output; 1 if empty
    std::string name;            // for messages: "orbit at burn-out"
    std::function<void(const double* in, double* out)> values;
    std::function<void(const double* in, const double* scale, double* out, double* gradient)>
        gradients;
    std::function<void(const double* in, const double* scale, const double* multiplier,
                       double* hessian)>
        hessian;
};

/// Σ coefficient · variable within bounds.
struct LinearCondition {
    std::vector<std::pair<Variable, double>> terms;
    Bounds bounds;
    double scale = 1.0;
};

/// First guess of a phase at the fraction `tau` of its time: fills x and u.
using Guess = std::function<void(double tau, std::span<double> x, std::span<double> u)>;

/// One phase: its equations, bounds, scales and mesh.
struct Phase {
    std::string name;
    Dynamics dynamics;
    Bounds initial_time, final_time;  // [unit of time]
    Bounds duration = {0.0, k_unbounded};
    std::vector<Bounds> state, initial_state, final_state, control, path;
    std::vector<double> state_scale, control_scale, path_scale;  // typical sizes, > 0
    double time_scale = 1.0;                                     // [unit of time]
    // Where to begin; left out, the solver guesses from bounds, links and scales (first_guess.hpp).
    double initial_time_guess = k_automatic, final_time_guess = k_automatic;
    Guess guess;
    std::vector<double> mesh = {0.0, 0.25, 0.5, 0.75, 1.0};  // ends of segments, 0 … 1
    int degree = 4;                                          // of every segment
};

/// A number that is constant over the whole problem.
struct Parameter {
    std::string name;
    Bounds bounds;
    double scale = 1.0;
    double guess = k_automatic;  // the middle of its bounds where left out
};

/// Where a problem's first guess comes from.
enum class GuessSource {
    given,     // by the user, of some phase at least
    flown,     // by its own equations
    straight,  // between its bounds and links
};

/// Minimise the objective's one output.
struct Problem {
    std::vector<Phase> phases;
    std::vector<Parameter> parameters;
    std::vector<Endpoint> conditions;
    std::vector<LinearCondition> linear;
    Endpoint objective;
};

/// The rates and path values of `f` at `tau` of a phase that lasts from in[0] to in[1], the rates
/// multiplied by that span.
template <class F, class R>
void evaluate_phase(const F& f, double tau,
                    const std::array<R, 2 + F::states + F::controls + F::parameters>& in,
                    std::array<R, F::states + F::paths>& out) {
    constexpr std::size_t nx = F::states, nu = F::controls, np = F::parameters, nc = F::paths;
    const R span = in[1] - in[0];
    const R t = in[0] + span * tau;
    std::array<R, nx> rate;
    std::array<R, nc> path;
    f(t, std::span<const R, nx>(in.data() + 2, nx), std::span<const R, nu>(in.data() + 2 + nx, nu),
      std::span<const R, np>(in.data() + 2 + nx + nu, np), std::span<R, nx>(rate),
      std::span<R, nc>(path));
    for (std::size_t i = 0; i < nx; ++i) out[i] = rate[i] * span;
    std::copy(path.begin(), path.end(), out.begin() + nx);
}

/// What a phase's functor computes, ready for the solver.
template <class F>
Dynamics dynamics_of(F f) {
    constexpr std::size_t nx = F::states, nu = F::controls, np = F::parameters, nc = F::paths;
    constexpr std::size_t n = 2 + nx + nu + np;
    Dynamics d{nx, nu, np, nc, {}, {}, {}, {}};
    d.values = [f](double tau, const double* in, double* out) {
        std::array<double, n> inputs;
        std::array<double, nx + nc> outputs;
        for (std::size_t i = 0; i < n; ++i) inputs[i] = in[i];
        evaluate_phase(f, tau, inputs, outputs);
        for (std::size_t o = 0; o < nx + nc; ++o) out[o] = outputs[o];
    };
    d.gradients = [f](double tau, const double* in, const double* scale, double* out,
                      double* gradient) {
        using R = Dual<n, 1>;
        std::array<R, n> inputs;
        std::array<R, nx + nc> outputs;
        for (std::size_t i = 0; i < n; ++i) inputs[i] = R::input(in[i], i, scale[i]);
        evaluate_phase(f, tau, inputs, outputs);
        for (std::size_t o = 0; o < nx + nc; ++o) {
            out[o] = outputs[o].value;
            for (std::size_t i = 0; i < n; ++i) gradient[o * n + i] = outputs[o].gradient[i];
        }
    };
    d.hessian = [f](double tau, const double* in, const double* scale, const double* multiplier,
                    double* hessian) {
        using R = Dual<n, 2>;
        std::array<R, n> inputs;
        std::array<R, nx + nc> outputs;
        for (std::size_t i = 0; i < n; ++i) inputs[i] = R::input(in[i], i, scale[i]);
        evaluate_phase(f, tau, inputs, outputs);
        for (std::size_t k = 0; k < triangle(n); ++k) hessian[k] = 0.0;
        for (std::size_t o = 0; o < nx + nc; ++o)
            for (std::size_t k = 0; k < triangle(n); ++k)
                hessian[k] += multiplier[o] * outputs[o].hessian[k];
    };
    d.integrate = [f](double from, double to, std::span<const double> p, const ControlLaw& law,
                      std::span<const double> x_scale, double tolerance, std::span<double> x) {
        OdeState<nx> y;
        OdeOptions<nx> options;
        options.rel_tol = tolerance;
        options.max_steps = 20000;
        for (std::size_t i = 0; i < nx; ++i) {
            y[i] = x[i];
            options.abs_tol[i] = tolerance * x_scale[i];
        }
        const auto rhs = [&](double t, const OdeState<nx>& state, OdeState<nx>& rate) {
            std::array<double, nu> u;
            std::array<double, nc> path;
            law(t, u);
            f(t, std::span<const double, nx>(state), std::span<const double, nu>(u),
              std::span<const double, np>(p.data(), np), std::span<double, nx>(rate),
              std::span<double, nc>(path));
        };
        Dop853<nx, decltype(rhs)> integrator(rhs, from, y, options);
        const OdeStatus status = integrator.advance_to(to);
        for (std::size_t i = 0; i < nx; ++i) x[i] = integrator.y()[i];
        return status == OdeStatus::ok;
    };
    return d;
}

/// What an endpoint's functor computes, ready for the solver.
template <class E>
Endpoint endpoint_of(E e, std::vector<Variable> inputs, std::vector<Bounds> bounds = {},
                     std::string name = {}) {
    constexpr std::size_t n = E::inputs, m = E::outputs;
    Endpoint block{m, std::move(inputs), std::move(bounds), {}, std::move(name), {}, {}, {}};
    block.values = [e](const double* in, double* out) {
        e(std::span<const double, n>(in, n), std::span<double, m>(out, m));
    };
    block.gradients = [e](const double* in, const double* scale, double* out, double* gradient) {
        using R = Dual<n, 1>;
        std::array<R, n> input;
        std::array<R, m> output;
        for (std::size_t i = 0; i < n; ++i) input[i] = R::input(in[i], i, scale[i]);
        e(std::span<const R, n>(input), std::span<R, m>(output));
        for (std::size_t o = 0; o < m; ++o) {
            out[o] = output[o].value;
            for (std::size_t i = 0; i < n; ++i) gradient[o * n + i] = output[o].gradient[i];
        }
    };
    block.hessian = [e](const double* in, const double* scale, const double* multiplier,
                        double* hessian) {
        using R = Dual<n, 2>;
        std::array<R, n> input;
        std::array<R, m> output;
        for (std::size_t i = 0; i < n; ++i) input[i] = R::input(in[i], i, scale[i]);
        e(std::span<const R, n>(input), std::span<R, m>(output));
        for (std::size_t k = 0; k < triangle(n); ++k) hessian[k] = 0.0;
        for (std::size_t o = 0; o < m; ++o)
            for (std::size_t k = 0; k < triangle(n); ++k)
                hessian[k] += multiplier[o] * output[o].hessian[k];
    };
    return block;
}

/// The objective: minimise `sign` times one variable.
Endpoint minimise(Variable variable, double sign = 1.0);

/// x of phase `before` at its end continues as x of phase `after` at its start, for the states
/// 0 … count − 1, and time too.
void link(Problem& problem, std::size_t before, std::size_t after, std::size_t count);

}  // namespace dawnline::control
