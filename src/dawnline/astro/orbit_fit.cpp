#include "dawnline/astro/orbit_fit.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <Eigen/QR>

#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

struct Unknowns {
    OrbitState state;
    Surface surface;
};

// The unknown k of a fit: six components of the state, then the surface parameters asked for.
class Layout {
  public:
    explicit Layout(const FitOptions& options) : drag_(options.drag), light_(options.light) {}

    Eigen::Index size() const { return 6 + drag_ + light_; }

    double& of(Unknowns& u, Eigen::Index k) const {
        Vec3 &r = u.state.r_ES_G, &v = u.state.v_ES_G;
        double* const state[6] = {&r.x, &r.y, &r.z, &v.x, &v.y, &v.z};
        if (k < 6) return *state[k];
        return k == 6 && drag_ ? u.surface.drag_area_per_mass : u.surface.light_area_per_mass;
    }

    static double difference(Eigen::Index k) { return k < 3 ? 1.0 : 1e-3; }

  private:
    bool drag_, light_;
};

using Positions = Eigen::VectorXd;  // x, y, z of each fix in turn [m]

}  // namespace

FitMisses misses_of(const Trajectory& orbit, std::span<const PositionFix> fixes) noexcept {
    double sum = 0.0, greatest = 0.0;
    for (const PositionFix& fix : fixes) {
        const double miss = norm(orbit(fix.t).r_ES_G - fix.r_ES_G);
        sum += miss * miss;
        greatest = std::max(greatest, miss);
    }
    return {std::sqrt(sum / static_cast<double>(std::max<std::size_t>(fixes.size(), 1))), greatest};
}

OrbitFit fit_orbit(const ForceModel& model, const SkyTable& sky, std::span<const PositionFix> fixes,
                   double t0, const OrbitState& first, const Surface& surface,
                   const FitOptions& options) {
    const Layout layout(options);
    const auto rows = static_cast<Eigen::Index>(3 * fixes.size());
    if (rows < layout.size()) [[unlikely]]
        throw Error(fmt::format("{} positions do not determine {} unknowns of an orbit",
                                fixes.size(), layout.size()));
    const auto ends = std::ranges::minmax_element(fixes, {}, &PositionFix::t);
    const double earliest = ends.min->t, latest = ends.max->t;
    const auto positions = [&](const Unknowns& u) {
        std::optional<Trajectory> back, forth;
        if (earliest < t0)
            back = propagate(model, sky, u.state, t0, earliest, u.surface, options.propagation);
        if (latest >= t0)
            forth = propagate(model, sky, u.state, t0, latest, u.surface, options.propagation);
        Positions all(rows);
        Eigen::Index k = 0;
        for (const PositionFix& fix : fixes) {
            const Vec3 r = (fix.t < t0 ? *back : *forth)(fix.t).r_ES_G;
            all[k++] = r.x, all[k++] = r.y, all[k++] = r.z;
        }
        return all;
    };
    Positions wanted(rows);
    for (Eigen::Index k = 0; const PositionFix& fix : fixes)
        wanted[k++] = fix.r_ES_G.x, wanted[k++] = fix.r_ES_G.y, wanted[k++] = fix.r_ES_G.z;
    const double count = static_cast<double>(fixes.size());

    Unknowns best{first, surface};
    Positions now = positions(best);
    for (int iteration = 1; iteration <= options.most_iterations; ++iteration) {
        Eigen::MatrixXd partials(rows, layout.size());
        for (Eigen::Index k = 0; k < layout.size(); ++k) {
            Unknowns moved = best;
            layout.of(moved, k) += Layout::difference(k);
            partials.col(k) = positions(moved) - now;  // per step, which scales the columns
        }
        const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(partials);
        if (qr.rank() < layout.size()) [[unlikely]]
            throw Error("the positions do not tell the unknowns of the orbit apart");
        const Eigen::VectorXd steps = qr.solve(wanted - now);
        for (Eigen::Index k = 0; k < layout.size(); ++k)
            layout.of(best, k) += Layout::difference(k) * steps[k];
        now = positions(best);
        const Positions left = wanted - now;
        if ((partials * steps).norm() > std::max(1e-4 * std::sqrt(count), 1e-6 * left.norm()))
            continue;
        double greatest = 0.0;
        for (Eigen::Index k = 0; k < rows; k += 3)
            greatest = std::max(greatest, left.segment<3>(k).norm());
        return {best.state, best.surface, left.norm() / std::sqrt(count), greatest, iteration};
    }
    throw Error(fmt::format("the orbit does not settle on the positions in {} iterations",
                            options.most_iterations));
}

}  // namespace dawnline::astro
