#include "dawnline/spacecraft/coating.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {

CoatingAgeing coating_through(double begin, double measured, double exposure, double end) {
    if (!(begin < measured && measured < end && exposure > 0.0))
        throw Error(
            fmt::format("a coating ages from {} through {} to {}: each must be above the "
                        "one before, after an exposure above 0",
                        begin, measured, end));
    return {begin, end, exposure / std::log((end - begin) / (end - measured)), 0.0};
}

double aged_absorptance(const CoatingAgeing& a, double time, double sun_factor) noexcept {
    const double light =
        a.exposure_constant > 0.0 ? -std::expm1(-time * sun_factor / a.exposure_constant) : 0.0;
    return std::min(1.0, a.begin + (a.end - a.begin) * light + a.contamination_rate * time);
}

Surface aged(const Surface& fresh, const CoatingAgeing& ageing, double time,
             double sun_factor) noexcept {
    return {aged_absorptance(ageing, time, sun_factor), fresh.emissivity};
}

}  // namespace dawnline::spacecraft
