#include "dawnline/network/rate_steps.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include "dawnline/base/error.hpp"

namespace dawnline::network {

std::vector<RateStep> rate_steps(std::uint32_t links,
                                 FunctionRef<double(std::uint32_t link, double t)> rate,
                                 double from, double to, const RateStepOptions& options) {
    if (!(std::isfinite(from) && std::isfinite(to) && from <= to))
        throw Error("rates need a finite span of time that does not run backwards");
    if (!(options.sampling > 0.0 && options.tolerance > 0.0 && options.resolution > 0.0))
        throw Error("sampling, tolerance and resolution of rates must be > 0");
    std::vector<RateStep> steps;
    for (std::uint32_t link = 0; link < links; ++link) {
        const auto at = [&](double t) {
            const double r = rate(link, t);
            if (!(r >= 0.0 && std::isfinite(r)))
                throw Error("link " + std::to_string(link) + " has no rate >= 0 at " +
                            std::to_string(t) + " s");
            return r;
        };
        double held = at(from);
        steps.push_back({from, link, held});
        const auto differs = [&](double r) {
            return std::abs(r - held) > options.tolerance * std::max(r, held);
        };
        for (double t = from; t < to;) {
            const double next = std::min(t + options.sampling, to);
            double late = next, rate_late = at(next);
            if (!differs(rate_late)) {
                t = next;
                continue;
            }
            for (double early = t; late - early > options.resolution;) {
                const double middle = 0.5 * (early + late), r = at(middle);
                if (differs(r))
                    late = middle, rate_late = r;
                else
                    early = middle;
            }
            held = rate_late;
            steps.push_back({late, link, held});
            t = late;
        }
    }
    std::ranges::sort(steps, [](const RateStep& a, const RateStep& b) {
        return std::tie(a.time, a.link) < std::tie(b.time, b.link);
    });
    return steps;
}

}  // namespace dawnline::network
