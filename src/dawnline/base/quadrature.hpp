#pragma once
// Integrals of a function of one variable.

#include "dawnline/base/function_ref.hpp"

namespace dawnline {

/// An integral and an estimate of how wrong it is.
struct Integral {
    double value;
    double error;    // Σ|Kronrod − Gauss|, absolute; usually far too large
    bool converged;  // error ≤ rel_tol · ∫|f|, and value finite
};

/// ∫ₐᵇ f(x) dx: 21-point Gauss–Kronrod on pieces, the worst of which is halved until the sum of
/// their errors is good (Piessens et al. 1983, QUADPACK, QAG), up to 1000 pieces.
///
/// a or b may be infinite. rel_tol below 1e-14 is taken as that. Split the range at jumps and kinks
/// that are known: halving finds them, at 42 evaluations a time. f is never called at a or b.
Integral integrate(FunctionRef<double(double)> f, double a, double b, double rel_tol = 1e-10);

}  // namespace dawnline
