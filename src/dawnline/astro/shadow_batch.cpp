// Shadow on many satellites, for every instruction set.

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "dawnline/astro/shadow_batch.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which includes this file once per target.
#include <hwy/highway.h>

#include "dawnline/astro/shadow-inl.hpp"
#include "dawnline/astro/views-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

void fractions(const VectorsView& r_ES_G, const Vec3& r_EU_G, double sun_radius,
               std::span<const Occulter> occulters, std::span<double> fraction,
               std::span<ShadowStatus> status) {
    const std::size_t n = status.size(), lanes = Lanes::size();
    std::fill(status.begin(), status.end(), ShadowStatus::ok);
    for (std::size_t i = 0; i < n; i += lanes) {
        const std::size_t count = std::min(lanes, n - i);
        const Triple<Lanes> r = load_some(r_ES_G, i, count);
        Mask inside{};
        const Lanes lit = lit_fraction_at(r, r_EU_G, sun_radius, occulters, inside);
        const Mask finite = is_finite(dot(r, r));
        store_some(select(finite, lit, 0.0), fraction.data() + i, count);
        mark_some(inside, ShadowStatus::inside_body, status.data() + i, count);
        mark_some(!finite, ShadowStatus::not_finite, status.data() + i, count);
    }
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dawnline::astro {

HWY_EXPORT(fractions);

void lit_fractions(VectorsView r_ES_G, const Vec3& r_EU_G, double sun_radius,
                   std::span<const Occulter> occulters, std::span<double> fraction,
                   std::span<ShadowStatus> status) noexcept {
    HWY_DYNAMIC_DISPATCH(fractions)(r_ES_G, r_EU_G, sun_radius, occulters, fraction, status);
}

}  // namespace dawnline::astro
#endif
