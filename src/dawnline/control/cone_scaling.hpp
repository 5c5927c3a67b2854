#pragma once
// Nesterov–Todd scaling of one second-order cone. Inner part of cone_program.cpp.

#include <cstddef>
#include <vector>

namespace dawnline::control {

/// W = η [w₀ wᵀ; w I + wwᵀ/(1 + w₀)] with W z = W⁻¹ s = λ, for s and z inside a cone of `size` rows
/// (Vandenberghe 2010, sec. 4.2); one row: W = √(s/z).
class ConeScaling {
  public:
    explicit ConeScaling(std::size_t size) : w_(size, 0.0) {}

    /// False unless both points are inside.
    bool set(const double* s, const double* z) noexcept;

    void apply(const double* v, double* out) const noexcept;          // W v; may be in place
    void apply_inverse(const double* v, double* out) const noexcept;  // W⁻¹ v; may be in place
    /// W⁻² v; may be in place.
    void apply_inverse_square(const double* v, double* out) const noexcept;

    std::size_t size() const noexcept { return w_.size(); }
    double eta() const noexcept { return eta_; }
    const std::vector<double>& w() const noexcept { return w_; }

  private:
    void apply(const double* v, double* out, double sign, double factor) const noexcept;

    double eta_ = 1.0;
    std::vector<double> w_;  // wᵀJw = 1
};

/// u ∘ v = (uᵀv, u₀v₁ + v₀u₁).
void cone_product(std::size_t size, const double* u, const double* v, double* out) noexcept;

/// x with u ∘ x = v, for u inside the cone.
void cone_divide(std::size_t size, const double* u, const double* v, double* out) noexcept;

/// The largest a with s + a·d in the cone; infinite if it never leaves.
double cone_step(std::size_t size, const double* s, const double* d) noexcept;

}  // namespace dawnline::control
