#include "dawnline/astro/moon.hpp"

#include <erfa.h>

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/base/lagrange.hpp"

namespace dawnline::astro {
namespace {

constexpr std::size_t k_points = 6;    // of the interpolation
constexpr double k_before = 2.0;       // nodes before the interval that is interpolated
constexpr double k_step = 2.0 * 3600;  // between the nodes [s]

}  // namespace

Vec3 moon_position(const Tt& tt) noexcept {
    double pv[2][3];
    eraMoon98(tt.day, tt.fraction, pv);
    return constants::k_astronomical_unit * Vec3{pv[0][0], pv[0][1], pv[0][2]};
}

MoonTable::MoonTable(const Tt& epoch, double begin, double end)
    : epoch_(epoch), begin_(begin), end_(end) {
    if (!(end >= begin) || !std::isfinite(end - begin))
        throw Error("the table of the Moon needs a finite span that does not run backwards");
    const auto intervals = static_cast<std::size_t>(std::ceil((end - begin) / k_step));
    r_EM_G_.reserve(intervals + k_points);
    for (std::size_t k = 0; k < intervals + k_points; ++k)
        r_EM_G_.push_back(
            moon_position(epoch + (begin + (static_cast<double>(k) - k_before) * k_step)));
}

Vec3 MoonTable::operator()(double t) const noexcept {
    if (!std::isfinite(t)) return std::nan("") * Vec3{1.0, 1.0, 1.0};
    const double steps = (t - begin_) / k_step;
    const double first =
        std::clamp(std::floor(steps), 0.0, static_cast<double>(r_EM_G_.size() - k_points));
    const auto w =
        lagrange_weights<k_points>(std::clamp(steps - first + k_before, 0.0, k_points - 1.0));
    const Vec3* const node = r_EM_G_.data() + static_cast<std::size_t>(first);
    Vec3 sum;
    for (std::size_t i = 0; i < k_points; ++i) sum += w[i] * node[i];
    return sum;
}

}  // namespace dawnline::astro
