#pragma once
// Zeros and minima of a function of one variable.

#include <optional>

#include "dawnline/base/function_ref.hpp"

namespace dawnline {

/// An interval that holds a zero: f(lower) and f(upper) have opposite signs, or one of them is 0.
struct RootBracket {
    double lower, upper;
};

/// Narrows [a, b] around a zero of f to a width of at most `tol` (or to neighbouring doubles).
///
/// TOMS 748 (Alefeld, Potra & Shi 1995), about 10 evaluations for a smooth f. Nothing if f(a) and
/// f(b) have the same sign or are not finite, if a > b, or after 100 evaluations.
std::optional<RootBracket> bracket_root(FunctionRef<double(double)> f, double a, double b,
                                        double tol);

/// The middle of that bracket: a zero of f in [a, b] to ± tol/2. [unit of a]
std::optional<double> root_in(FunctionRef<double(double)> f, double a, double b, double tol);

/// A minimum and where it is.
struct Minimum {
    double x;      // [unit of a]
    double value;  // f(x)
};

/// A local minimum of f in [a, b] by Brent's method (1973, ch. 5), the global one if f has one
/// only.
///
/// x is good to `tol` > 0, but never to less than 7e-8 (b − a): f is flat there to rounding.
/// Nothing if a > b, if b − a or a value of f is not finite.
std::optional<Minimum> minimum_in(FunctionRef<double(double)> f, double a, double b, double tol);

}  // namespace dawnline
