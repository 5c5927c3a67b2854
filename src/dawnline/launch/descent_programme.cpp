#include "dawnline/launch/descent_programme.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::launch {
namespace {

using control::AffineRow;
using control::ConeProgram;

// Variables of a node: r, v, z, u, σ; after all nodes the landing error.
constexpr std::size_t k_node = 11;
enum : std::size_t { k_r = 0, k_v = 3, k_z = 6, k_u = 7, k_sigma = 10 };

constexpr double k_steepest_tilt = 1.6;  // above 90° there is no convex limit [rad]

// ẍ of the free body as rows over r and v: −2 ω × v − ω × (ω × r), ω in units.
struct Turning {
    double by_r[3][3], by_v[3][3];

    explicit Turning(const Vec3& w) {
        const double o[3] = {w.x, w.y, w.z};
        const double square = dot(w, w);
        for (int i = 0; i < 3; ++i)
            for (int j = 0; j < 3; ++j) by_r[i][j] = (i == j ? square : 0.0) - o[i] * o[j];
        const double spin[3][3] = {{0.0, -w.z, w.y}, {w.z, 0.0, -w.x}, {-w.y, w.x, 0.0}};
        for (int i = 0; i < 3; ++i)
            for (int j = 0; j < 3; ++j) by_v[i][j] = -2.0 * spin[i][j];
    }
};

class Builder {
  public:
    Builder(const DescentRequest& request, double time, const std::vector<double>& mesh,
            const control::Radau& radau, const MassGuess& guess)
        : request_(request),
          units_(units_of(request)),
          time_(time / units_.time),
          mesh_(mesh),
          radau_(radau),
          guess_(guess),
          degree_(static_cast<std::size_t>(radau.degree)),
          nodes_((mesh.size() - 1) * degree_),
          turning_(units_.time * request.site.rotation) {
        const Vec3 r = request.position / units_.length, v = request.velocity / units_.speed();
        const double start[7] = {r.x, r.y, r.z, v.x, v.y, v.z, 0.0};
        std::copy(start, start + 7, start_);
        program_.variables = nodes_ * k_node + 1;
    }

    ConeProgram program() {
        for (std::size_t s = 0; s + 1 < mesh_.size(); ++s) add_segment(s);
        for (std::size_t i = 0; i < nodes_; ++i) add_limits(i);
        add_landing();
        return std::move(program_);
    }

    double fraction(std::size_t node) const {
        const std::size_t s = node / degree_, k = node % degree_;
        return mesh_[s] + 0.5 * (radau_.points[k + 1] + 1.0) * (mesh_[s + 1] - mesh_[s]);
    }

    // Rates of the seven states at a node.
    void rates(const std::vector<double>& x, std::size_t node, double* f) const {
        for (std::size_t i = 0; i < 7; ++i) {
            const AffineRow row = rate(i, node);
            f[i] = row.constant;
            for (const auto& [at, value] : row.terms) f[i] += value * x[at];
        }
    }

  private:
    std::size_t at(std::size_t node, std::size_t what) const { return node * k_node + what; }
    std::size_t error() const { return nodes_ * k_node; }

    AffineRow rate(std::size_t state, std::size_t node) const {
        if (state < k_v) return {{{at(node, k_v + state), 1.0}}, 0.0};
        if (state == k_z) {
            const double alpha = request_.lander.propellant_per_impulse * units_.speed();
            return {{{at(node, k_sigma), -alpha}}, 0.0};
        }
        const std::size_t i = state - k_v;
        AffineRow row{{{at(node, k_u + i), 1.0}}, i == 0 ? -1.0 : 0.0};
        for (std::size_t j = 0; j < 3; ++j) {
            if (turning_.by_r[i][j] != 0.0)
                row.terms.push_back({at(node, k_r + j), turning_.by_r[i][j]});
            if (turning_.by_v[i][j] != 0.0)
                row.terms.push_back({at(node, k_v + j), turning_.by_v[i][j]});
        }
        return row;
    }

    // Σ D_ij x_j − ½ Δt f_i = 0 at the points of a segment.
    void add_segment(std::size_t s) {
        const double half = 0.5 * time_ * (mesh_[s + 1] - mesh_[s]);
        for (std::size_t k = 0; k < degree_; ++k)
            for (std::size_t state = 0; state < 7; ++state) {
                AffineRow row = rate(state, s * degree_ + k);
                row.constant *= -half;
                for (auto& term : row.terms) term.second *= -half;
                for (std::size_t j = 0; j <= degree_; ++j) {
                    const double d = radau_.differentiate[k * (degree_ + 1) + j];
                    if (j == 0 && s == 0)
                        row.constant += d * start_[state];
                    else
                        row.terms.push_back({at(s * degree_ + j - 1, state), d});
                }
                program_.equalities.push_back(std::move(row));
            }
    }

    void add_limits(std::size_t node) {
        const auto row = [&](std::size_t what, double factor = 1.0) {
            return AffineRow{{{at(node, what), factor}}, 0.0};
        };
        auto& cones = program_.cones;
        cones.push_back({row(k_sigma), row(k_u), row(k_u + 1), row(k_u + 2)});
        const double guess = guess_(fraction(node));
        const double force = request_.lander.wet_mass * units_.acceleration();
        const double most = request_.lander.most_thrust / force * std::exp(-guess);
        const double least = request_.lander.least_thrust / force * std::exp(-guess);
        cones.push_back({{{{at(node, k_z), -1.0}, {at(node, k_sigma), -1.0 / most}}, 1.0 + guess}});
        if (least > 0.0) {  // a ≥ ½ d², a = σ/ρ − 1 + d, d = z − ẑ
            const auto a = [&](double shift) {
                return AffineRow{{{at(node, k_sigma), 1.0 / least}, {at(node, k_z), 1.0}},
                                 -1.0 - guess + shift};
            };
            cones.push_back({a(0.5), a(-0.5), {{{at(node, k_z), 1.0}}, -guess}});
        }
        const DescentLimits& limits = request_.limits;
        if (limits.tilt < k_steepest_tilt)
            cones.push_back(
                {{{{at(node, k_u), 1.0}, {at(node, k_sigma), -std::cos(limits.tilt)}}, 0.0}});
        if (node + 1 == nodes_) return;
        if (limits.speed > 0.0)
            cones.push_back(
                {{{}, limits.speed / units_.speed()}, row(k_v), row(k_v + 1), row(k_v + 2)});
        if (limits.above_ground && limits.glide_slope <= 0.0) cones.push_back({row(k_r)});
        if (limits.glide_slope > 0.0) {
            const auto level = [&](std::size_t i) {
                return AffineRow{{{at(node, k_r + i), 1.0}, {at(nodes_ - 1, k_r + i), -1.0}}, 0.0};
            };
            cones.push_back({row(k_r, 1.0 / std::tan(limits.glide_slope)), level(1), level(2)});
        }
    }

    void add_landing() {
        const std::size_t last = nodes_ - 1;
        for (const std::size_t state : {k_r + 0, k_v + 0, k_v + 1, k_v + 2})
            program_.equalities.push_back({{{at(last, state), 1.0}}, 0.0});
        program_.cones.push_back({{{{error(), 1.0}}, 0.0},
                                  {{{at(last, k_r + 1), 1.0}}, 0.0},
                                  {{{at(last, k_r + 2), 1.0}}, 0.0}});
        const Lander& l = request_.lander;
        program_.cones.push_back({{{{at(last, k_z), 1.0}}, -std::log(l.dry_mass / l.wet_mass)}});
        program_.cost = {{at(last, k_z), -1.0}, {error(), k_error_weight}};
    }

    const DescentRequest& request_;
    DescentUnits units_;
    double time_;
    const std::vector<double>& mesh_;
    const control::Radau& radau_;
    const MassGuess& guess_;
    std::size_t degree_, nodes_;
    Turning turning_;
    double start_[7];
    ConeProgram program_;
};

Vec3 vector_at(const std::vector<double>& x, std::size_t i) {
    return {x[i], x[i + 1], x[i + 2]};
}

}  // namespace

DescentUnits units_of(const DescentRequest& request) noexcept {
    const double length = std::max(norm(request.position), 1.0);
    return {length, std::sqrt(length / request.site.gravity)};
}

double MassGuess::operator()(double at) const noexcept {
    const auto above = std::upper_bound(fraction.begin(), fraction.end(), at);
    if (above == fraction.begin()) return z.front();
    if (above == fraction.end()) return z.back();
    const auto i = static_cast<std::size_t>(above - fraction.begin());
    const double share = (at - fraction[i - 1]) / (fraction[i] - fraction[i - 1]);
    return z[i - 1] + share * (z[i] - z[i - 1]);
}

DescentPlan solve_descent(const DescentRequest& request, double time,
                          const std::vector<double>& mesh, const control::Radau& radau,
                          const MassGuess& guess) {
    Builder builder(request, time, mesh, radau, guess);
    const control::ConeSolution s = control::solve(builder.program());
    DescentPlan plan;
    plan.status = s.status;
    plan.iterations = s.iterations;
    plan.mesh = mesh;
    if (s.status != control::ConeStatus::optimal) return plan;
    plan.cost = s.cost;
    plan.error = s.x.back();
    const auto degree = static_cast<std::size_t>(radau.degree);
    for (std::size_t i = 0; i < s.x.size() / k_node; ++i) {
        const std::size_t segment = i / degree, at = i * k_node;
        const double width = mesh[segment + 1] - mesh[segment];
        plan.nodes.push_back({builder.fraction(i), 0.5 * width * radau.weights[i % degree], segment,
                              vector_at(s.x, at + k_r), vector_at(s.x, at + k_v),
                              vector_at(s.x, at + k_u), s.x[at + k_z], s.x[at + k_sigma]});
        double f[7];
        builder.rates(s.x, i, f);
        for (std::size_t state = 0; state < 7; ++state)
            plan.slope -= 0.5 * width * f[state] * s.equality_multiplier[i * 7 + state];
    }
    return plan;
}

}  // namespace dawnline::launch
