#include "dawnline/control/cone_program.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include <fmt/format.h>
#include <Eigen/Sparse>

#include "dawnline/base/error.hpp"
#include "dawnline/control/cone_scaling.hpp"

// symbol    here               meaning
// A, b      equalities         A x = b
// G, h      cones              s = h − G x in the cones
// W, λ      scaling_, lambda   Nesterov–Todd scaling, λ = W z = W⁻¹ s
// τ, κ      tau, kappa         of the homogeneous embedding

namespace dawnline::control {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::SparseMatrix<double>;
using Triplet = Eigen::Triplet<double>;

// Too little drowns in rounding, too much outlasts refinement; which is which depends on the
// programme and on how far it is, so each factorisation is tried until refinement succeeds.
constexpr double k_regularisation[] = {1e-8, 1e-7, 1e-9, 1e-6};
constexpr double k_refined = 1e-7;  // residual that will do, of the right-hand side [1]
constexpr double k_exact = 1e-9;    // residual below which more refinement gains no step [1]
constexpr int k_refinements = 10;
constexpr double k_step_share = 0.99;  // of the way to the boundary

Eigen::Index index(std::size_t i) {
    return static_cast<Eigen::Index>(i);
}

void check(const ConeProgram& p, const AffineRow& row, const char* what) {
    bool finite = std::isfinite(row.constant);
    for (const auto& [i, value] : row.terms) {
        if (i >= p.variables)
            throw Error(fmt::format("{} takes variable {} of {}", what, i, p.variables));
        finite = finite && std::isfinite(value);
    }
    if (!finite) throw Error(fmt::format("{} holds a figure that is not finite", what));
}

void check(const ConeProgram& p) {
    check(p, {p.cost, 0.0}, "the cost");
    for (const AffineRow& row : p.equalities) check(p, row, "an equality");
    for (const auto& cone : p.cones) {
        if (cone.empty()) throw Error("a cone has no row");
        for (const AffineRow& row : cone) check(p, row, "a cone");
    }
}

struct Point {
    Vector x, y, z, s;
    double tau = 1.0, kappa = 1.0;
};

struct Residual {
    Vector x, y, z;
    double tau;
};

// The three blocks of a right-hand side or an answer of the Newton system.
struct Blocks {
    Vector x, y, z;
};

// The programme as matrices, and the Newton system with its fixed pattern.
class Machine {
  public:
    explicit Machine(const ConeProgram& p)
        : n_(index(p.variables)),
          m_(index(p.equalities.size())),
          c(Vector::Zero(n_)),
          b(m_),
          A(m_, n_) {
        for (const auto& [i, value] : p.cost) c[index(i)] += value;
        std::vector<Triplet> a, g, pattern;
        for (Eigen::Index r = 0; r < m_; ++r) {
            const AffineRow& row = p.equalities[static_cast<std::size_t>(r)];
            b[r] = -row.constant;
            for (const auto& [i, value] : row.terms) {
                a.emplace_back(r, index(i), value);
                pattern.emplace_back(n_ + r, index(i), 0.0);
            }
        }
        A.setFromTriplets(a.begin(), a.end());
        Eigen::Index k = 0, extent = 0;  // rows of G, and with two more for each cone
        std::vector<double> constants;
        for (const auto& cone : p.cones) {
            LocalCone local{k, n_ + m_ + extent, {}};
            for (std::size_t r = 0; r < cone.size(); ++r) {
                constants.push_back(cone[r].constant);
                for (const auto& [i, value] : cone[r].terms) {
                    g.emplace_back(k + index(r), index(i), -value);
                    pattern.emplace_back(local.row + index(r), index(i), 0.0);
                    cone_entries_.push_back({local.row + index(r), index(i), -value});
                }
            }
            k += index(cone.size());
            extent += index(cone.size());
            if (cone.size() > 1) {
                for (std::size_t r = 0; r < cone.size(); ++r)
                    for (Eigen::Index e = 0; e < 2; ++e)
                        pattern.emplace_back(n_ + m_ + extent + e, local.row + index(r), 0.0);
                extent += 2;
            }
            cones_.push_back(std::move(local));
            scaling_.emplace_back(cone.size());
        }
        h = Eigen::Map<Vector>(constants.data(), index(constants.size()));
        G.resize(k, n_);
        G.setFromTriplets(g.begin(), g.end());
        for (Eigen::Index i = 0; i < n_ + m_ + extent; ++i) pattern.emplace_back(i, i, 0.0);
        K_.resize(n_ + m_ + extent, n_ + m_ + extent);
        K_.setFromTriplets(pattern.begin(), pattern.end());
        K_.makeCompressed();
        place();
        ldlt_.analyzePattern(K_);
    }

    std::size_t cones() const noexcept { return cones_.size(); }
    const ConeScaling& scaling(std::size_t i) const noexcept { return scaling_[i]; }
    Eigen::Index first_row(std::size_t i) const noexcept { return cones_[i].first; }

    // False where a point is outside.
    bool scale(const Vector& s, const Vector& z) noexcept {
        for (std::size_t i = 0; i < cones_.size(); ++i)
            if (!scaling_[i].set(&s[cones_[i].first], &z[cones_[i].first])) return false;
        return true;
    }

    // The Newton system at the scaling, and the answer to `right` by which it is judged.
    Blocks factor(const Blocks& right) {
        Blocks best;
        double smallest = std::numeric_limits<double>::infinity();
        const double wanted =
            k_refined * std::max({1.0, norm(right.x), norm(right.y), norm(right.z)});
        const std::size_t tries = std::size(k_regularisation);
        for (std::size_t i = 0; i <= tries && smallest > wanted; ++i) {
            // After all have failed, the least bad once more.
            const std::size_t choice = i == tries ? best_choice_ : (choice_ + i) % tries;
            if (!assemble(k_regularisation[choice])) continue;
            double size = 0.0;
            Blocks answer = newton(right, size);
            if (size < smallest || i == tries) {
                best = std::move(answer);
                smallest = size;
                best_choice_ = choice;
            }
        }
        choice_ = best_choice_;
        return best;
    }

    // [0 Aᵀ Gᵀ; A 0 0; G 0 −W²] (x, y, z) = right, refined while that helps; `size` is what is
    // left.
    Blocks newton(const Blocks& right, double& size) const {
        Blocks out = regularised(right);
        Blocks left = residual(out, right);
        size = std::max({norm(left.x), norm(left.y), norm(left.z)});
        const double enough = k_exact * std::max({norm(right.x), norm(right.y), norm(right.z)});
        for (int i = 0; i < k_refinements && size > enough; ++i) {
            Blocks next = regularised(left);
            next.x += out.x;
            next.y += out.y;
            next.z += out.z;
            Blocks rest = residual(next, right);
            const double now = std::max({norm(rest.x), norm(rest.y), norm(rest.z)});
            if (!(now < size)) break;
            const bool slow = now > 0.5 * size;
            out = std::move(next);
            left = std::move(rest);
            size = now;
            if (slow) break;
        }
        return out;
    }

    static double norm(const Vector& v) {
        return v.size() == 0 ? 0.0 : v.lpNorm<Eigen::Infinity>();
    }

  private:
    bool assemble(double regularisation) {
        double* values = K_.valuePtr();
        std::fill(values, values + K_.nonZeros(), 0.0);
        for (const auto& [place, value] : fixed_) values[place] += value;
        for (const auto& [place, sign] : diagonal_) values[place] += sign * regularisation;
        for (std::size_t i = 0; i < cones_.size(); ++i)
            subtract_square(cones_[i], scaling_[i], values);
        ldlt_.factorize(K_);
        return ldlt_.info() == Eigen::Success;
    }

    struct Entry {
        Eigen::Index row, column;
        double value;
    };

    struct LocalCone {
        Eigen::Index first;                // row of G
        Eigen::Index row;                  // of K_
        std::vector<Eigen::Index> places;  // in K_: diagonal of D, then v, 1, u, −1
    };

    // Where the entry (row, column) of the lower triangle stands among the values of K_.
    Eigen::Index place_of(Eigen::Index row, Eigen::Index column) const {
        const auto* begin = K_.innerIndexPtr() + K_.outerIndexPtr()[column];
        const auto* end = K_.innerIndexPtr() + K_.outerIndexPtr()[column + 1];
        return std::lower_bound(begin, end, row) - K_.innerIndexPtr();
    }

    void place() {
        for (std::size_t k = 0; k < cones_.size(); ++k) {
            LocalCone& cone = cones_[k];
            const Eigen::Index rows = index(scaling_[k].size());
            for (Eigen::Index i = 0; i < rows; ++i)
                cone.places.push_back(place_of(cone.row + i, cone.row + i));
            for (Eigen::Index e = rows; rows > 1 && e < rows + 2; ++e) {
                for (Eigen::Index i = 0; i < rows; ++i)
                    cone.places.push_back(place_of(cone.row + e, cone.row + i));
                cone.places.push_back(place_of(cone.row + e, cone.row + e));
            }
        }
        for (Eigen::Index j = 0; j < A.outerSize(); ++j)
            for (Matrix::InnerIterator it(A, j); it; ++it)
                fixed_.emplace_back(place_of(n_ + it.row(), j), it.value());
        for (const Entry& entry : cone_entries_)
            fixed_.emplace_back(place_of(entry.row, entry.column), entry.value);
        std::vector<bool> positive(static_cast<std::size_t>(K_.cols()), false);
        std::fill(positive.begin(), positive.begin() + n_, true);
        for (std::size_t k = 0; k < cones_.size(); ++k)
            if (scaling_[k].size() > 1)
                positive[static_cast<std::size_t>(cones_[k].row) + scaling_[k].size() + 1] = true;
        for (Eigen::Index i = 0; i < K_.cols(); ++i)
            diagonal_.emplace_back(place_of(i, i),
                                   positive[static_cast<std::size_t>(i)] ? 1.0 : -1.0);
    }

    // −W² = −η² (D + uuᵀ − vvᵀ) with D = diag(d₁, 1, …), u = (u₀, u₁q), v = (0, v₁q) as two more
    // rows and columns −η² [D v u; vᵀ 1 0; uᵀ 0 −1], free of cancellation and quasi-definite
    // (Domahidi, Chu & Boyd 2013, "ECOS", sec. III-B).
    static void subtract_square(const LocalCone& cone, const ConeScaling& scaling, double* values) {
        const double factor = -scaling.eta() * scaling.eta();
        const std::vector<double>& w = scaling.w();
        auto place = cone.places.begin();
        if (w.size() == 1) {
            values[*place] += factor;
            return;
        }
        const double a = w[0], square = (a - 1.0) * (a + 1.0);  // |q|² = a² − 1
        const double c = 1.0 + a + square / (1.0 + a);
        const double d = 1.0 + 2.0 / (1.0 + a) + square / ((1.0 + a) * (1.0 + a));
        const double d1 =
            std::max(0.0, 0.5 * (a * a + square * (1.0 - c * c / (1.0 + square * d))));
        const double u0 = std::sqrt(a * a + square - d1);
        const double u1 = c / u0, v1 = std::sqrt(std::max(0.0, u1 * u1 - d));
        values[*place++] += factor * d1;
        for (std::size_t i = 1; i < w.size(); ++i) values[*place++] += factor;
        ++place;  // v₀ = 0
        for (std::size_t i = 1; i < w.size(); ++i) values[*place++] += factor * v1 * w[i];
        values[*place++] += factor;
        values[*place++] += factor * u0;
        for (std::size_t i = 1; i < w.size(); ++i) values[*place++] += factor * u1 * w[i];
        values[*place] -= factor;
    }

    Vector square(Vector v) const {
        for (std::size_t i = 0; i < cones_.size(); ++i) {
            scaling_[i].apply(&v[cones_[i].first], &v[cones_[i].first]);
            scaling_[i].apply(&v[cones_[i].first], &v[cones_[i].first]);
        }
        return v;
    }

    Blocks regularised(const Blocks& right) const {
        Vector all = Vector::Zero(K_.cols());
        all.head(n_ + m_) << right.x, right.y;
        for (std::size_t k = 0; k < cones_.size(); ++k) {
            const Eigen::Index rows = index(scaling_[k].size());
            all.segment(cones_[k].row, rows) = right.z.segment(cones_[k].first, rows);
        }
        const Vector answer = ldlt_.solve(all);
        Blocks out{answer.head(n_), answer.segment(n_, m_), Vector(h.size())};
        for (std::size_t k = 0; k < cones_.size(); ++k) {
            const Eigen::Index rows = index(scaling_[k].size());
            out.z.segment(cones_[k].first, rows) = answer.segment(cones_[k].row, rows);
        }
        return out;
    }

    Blocks residual(const Blocks& v, const Blocks& right) const {
        return {right.x - A.transpose() * v.y - G.transpose() * v.z, right.y - A * v.x,
                right.z - G * v.x + square(v.z)};
    }

    Eigen::Index n_, m_;

  public:
    Vector c, b, h;
    Matrix A, G;

  private:
    std::vector<LocalCone> cones_;
    std::vector<ConeScaling> scaling_;
    Matrix K_;
    std::vector<Entry> cone_entries_;                        // of G, where they stand in K_
    std::vector<std::pair<Eigen::Index, double>> fixed_;     // places in K_ and what stands there
    std::vector<std::pair<Eigen::Index, double>> diagonal_;  // and signs of regularisation
    std::size_t choice_ = 0, best_choice_ = 0;               // of the regularisation
    Eigen::SimplicialLDLT<Matrix> ldlt_;
};

Residual residual(const Machine& k, const Point& p) {
    return {-(k.A.transpose() * p.y) - k.G.transpose() * p.z - p.tau * k.c, k.A * p.x - p.tau * k.b,
            p.s + k.G * p.x - p.tau * k.h, p.kappa + k.c.dot(p.x) + k.b.dot(p.y) + k.h.dot(p.z)};
}

// One Newton direction and what it does to the scaled slacks.
struct Direction {
    Blocks step;
    Vector s, scaled_s, scaled_z;  // ds, W⁻¹ds, W dz
    double tau, kappa;
};

class InteriorPoint {
  public:
    InteriorPoint(const ConeProgram& program, const ConeOptions& options)
        : k_(program), options_(options), size_(static_cast<double>(k_.cones()) + 1.0) {
        p_.x = Vector::Zero(k_.c.size());
        p_.y = Vector::Zero(k_.b.size());
        p_.s = identity();
        p_.z = p_.s;
        k_.scale(p_.s, p_.z);
        norm_c_ = std::max(1.0, k_.c.norm());
        norm_b_ = std::max(1.0, k_.b.norm());
        norm_h_ = std::max(1.0, k_.h.norm());
    }

    ConeSolution run() {
        ConeSolution out;
        Point best = p_;
        double smallest = std::numeric_limits<double>::infinity();
        for (out.iterations = 0; out.iterations <= options_.max_iterations; ++out.iterations) {
            const Residual r = residual(k_, p_);
            if (ended(r, options_.tolerance, out)) return out;
            if (const double now = misfit(r); now < smallest) {
                smallest = now;
                best = p_;
            } else if (now > 1e3 * smallest && p_.tau > p_.kappa) {
                break;
            }
            if (out.iterations == options_.max_iterations || !iterate(r)) break;
        }
        // Rounding stopped it: an answer a hundred times coarser is still one, with its gap stated.
        p_ = best;
        ended(residual(k_, p_), 100.0 * options_.tolerance, out);
        return out;
    }

  private:
    Vector identity() const {
        Vector e = Vector::Zero(k_.h.size());
        for (std::size_t i = 0; i < k_.cones(); ++i) e[k_.first_row(i)] = 1.0;
        return e;
    }

    // How far the point is from an answer: feasibility and gap, relative to the data.
    double misfit(const Residual& r) const {
        const double gap = p_.s.dot(p_.z) / (p_.tau * p_.tau);
        return std::max({r.y.norm() / norm_b_ / p_.tau, r.z.norm() / norm_h_ / p_.tau,
                         r.x.norm() / norm_c_ / p_.tau,
                         gap / std::max(1.0, std::abs(k_.c.dot(p_.x) / p_.tau))});
    }

    bool ended(const Residual& r, double tolerance, ConeSolution& out) const {
        const double primal = std::max(r.y.norm() / norm_b_, r.z.norm() / norm_h_) / p_.tau;
        const double dual = r.x.norm() / norm_c_ / p_.tau;
        const double cost = k_.c.dot(p_.x), bound = k_.b.dot(p_.y) + k_.h.dot(p_.z);
        const double gap = p_.s.dot(p_.z) / (p_.tau * p_.tau);
        if (primal <= tolerance && dual <= tolerance &&
            gap <= tolerance * std::max(1.0, std::abs(cost / p_.tau))) {
            report(ConeStatus::optimal, 1.0 / p_.tau, out);
            out.gap = gap;
            out.violation = primal;
            return true;
        }
        if (bound < 0.0 && (r.x + p_.tau * k_.c).norm() <= tolerance * norm_c_ * -bound) {
            report(ConeStatus::infeasible, -1.0 / bound, out);
            return true;
        }
        if (cost < 0.0 && (r.y + p_.tau * k_.b).norm() <= tolerance * norm_b_ * -cost &&
            (r.z + p_.tau * k_.h).norm() <= tolerance * norm_h_ * -cost) {
            report(ConeStatus::unbounded, -1.0 / cost, out);
            return true;
        }
        return false;
    }

    void report(ConeStatus status, double factor, ConeSolution& out) const {
        const auto list = [factor](const Vector& v) {
            std::vector<double> values(static_cast<std::size_t>(v.size()));
            for (std::size_t i = 0; i < values.size(); ++i) values[i] = factor * v[index(i)];
            return values;
        };
        out.status = status;
        out.x = list(p_.x);
        out.equality_multiplier = list(p_.y);
        out.cone_multiplier = list(p_.z);
        out.cost = factor * k_.c.dot(p_.x);
    }

    bool iterate(const Residual& r) {
        const Blocks along = k_.factor({-k_.c, k_.b, k_.h});
        if (along.x.size() == 0) return false;
        Vector lambda(p_.z.size());
        each_cone([&](std::size_t, Eigen::Index at, const ConeScaling& w) {
            w.apply(&p_.z[at], &lambda[at]);
        });
        const double mu = (p_.s.dot(p_.z) + p_.kappa * p_.tau) / size_;
        const Vector squared = product(lambda, lambda);
        const Direction predictor = direction(r, 1.0, along, lambda, squared, p_.kappa * p_.tau);
        const double reach = std::min(1.0, longest(predictor, lambda));
        const double centring = std::pow(1.0 - reach, 3);
        const Vector corrected =
            squared + product(predictor.scaled_s, predictor.scaled_z) - centring * mu * identity();
        const double corrected_kappa =
            p_.kappa * p_.tau + predictor.kappa * predictor.tau - centring * mu;
        const Direction d = direction(r, 1.0 - centring, along, lambda, corrected, corrected_kappa);
        // Rounding may put a point that grazes its cone outside: shorten until it is not.
        const Point before = p_;
        double a = std::min(1.0, k_step_share * longest(d, lambda));
        for (int i = 0; i < 30 && a > 1e-10 && std::isfinite(a); ++i, a *= 0.8) {
            p_.x = before.x + a * d.step.x;
            p_.y = before.y + a * d.step.y;
            p_.z = before.z + a * d.step.z;
            p_.s = before.s + a * d.s;
            p_.tau = before.tau + a * d.tau;
            p_.kappa = before.kappa + a * d.kappa;
            if (p_.x.allFinite() && p_.tau > 0.0 && p_.kappa > 0.0 && k_.scale(p_.s, p_.z))
                return true;
        }
        p_ = before;
        return false;
    }

    template <class F>
    void each_cone(F f) const {
        for (std::size_t i = 0; i < k_.cones(); ++i) f(i, k_.first_row(i), k_.scaling(i));
    }

    Vector product(const Vector& u, const Vector& v) const {
        Vector out(u.size());
        each_cone([&](std::size_t, Eigen::Index at, const ConeScaling& w) {
            cone_product(w.size(), &u[at], &v[at], &out[at]);
        });
        return out;
    }

    // Newton step that shrinks the residuals by `share` and meets λ∘(W dz + W⁻¹ds) = −target.
    Direction direction(const Residual& r, double share, const Blocks& along, const Vector& lambda,
                        const Vector& target, double target_kappa) const {
        Direction d;
        Vector quotient(target.size()), scaled(target.size());
        each_cone([&](std::size_t, Eigen::Index at, const ConeScaling& w) {
            cone_divide(w.size(), &lambda[at], &target[at], &quotient[at]);
            w.apply(&quotient[at], &scaled[at]);
        });
        double left = 0.0;
        d.step = k_.newton({share * r.x, -share * r.y, scaled - share * r.z}, left);
        const auto value = [&](const Blocks& v) {
            return k_.c.dot(v.x) + k_.b.dot(v.y) + k_.h.dot(v.z);
        };
        d.tau = (share * r.tau - target_kappa / p_.tau + value(d.step)) /
                (p_.kappa / p_.tau - value(along));
        d.kappa = -(target_kappa + p_.kappa * d.tau) / p_.tau;
        d.step.x += d.tau * along.x;
        d.step.y += d.tau * along.y;
        d.step.z += d.tau * along.z;
        d.scaled_z.resize(target.size());
        d.s.resize(target.size());
        each_cone([&](std::size_t, Eigen::Index at, const ConeScaling& w) {
            w.apply(&d.step.z[at], &d.scaled_z[at]);
        });
        d.scaled_s = -quotient - d.scaled_z;
        each_cone([&](std::size_t, Eigen::Index at, const ConeScaling& w) {
            w.apply(&d.scaled_s[at], &d.s[at]);
        });
        return d;
    }

    double longest(const Direction& d, const Vector& lambda) const {
        double a = std::min(cone_step(1, &p_.tau, &d.tau), cone_step(1, &p_.kappa, &d.kappa));
        each_cone([&](std::size_t, Eigen::Index at, const ConeScaling& w) {
            a = std::min(a, cone_step(w.size(), &lambda[at], &d.scaled_s[at]));
            a = std::min(a, cone_step(w.size(), &lambda[at], &d.scaled_z[at]));
        });
        return a;
    }

    Machine k_;
    ConeOptions options_;
    double size_;
    Point p_;
    double norm_c_, norm_b_, norm_h_;
};

}  // namespace

ConeSolution solve(const ConeProgram& program, const ConeOptions& options) {
    check(program);
    return InteriorPoint(program, options).run();
}

}  // namespace dawnline::control
