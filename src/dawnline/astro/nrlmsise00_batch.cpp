#include "dawnline/astro/nrlmsise00_batch.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "dawnline/astro/nrlmsise00_batch.cpp"
#include <hwy/foreach_target.h>

// After foreach_target.h.
#include "dawnline/astro/nrlmsise00-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {
namespace {

// One register of places; densities of lanes that are not ok are zero.
HWY_INLINE void drag_density_of(const AirMoment& moment, const double* altitude,
                                const double* latitude, const double* longitude, double* density,
                                AirStatus* status) {
    const Lanes h = Lanes::load(altitude), phi = Lanes::load(latitude),
                lambda = Lanes::load(longitude);
    const Mask finite = is_finite(h) & is_finite(phi) & is_finite(lambda);
    const Mask inside = (h >= Lanes(0.0)) & (h <= Lanes(k_air_top)) &
                        (abs(phi) <= Lanes(k_latitude_limit)) & finite;
    // A place that is refused is answered for elsewhere; 800 km costs least.
    const AirValues<Lanes> air = air_at<Lanes>(
        moment, select(inside, h, 800e3), select(inside, phi, 0.0), select(inside, lambda, 0.0));
    const Mask ok = inside & is_finite(air.drag_density);
    select(ok, air.drag_density, 0.0).store(density);
    HWY_ALIGN double code[HWY_MAX_BYTES / sizeof(double)];
    const Lanes refused = select(finite, select(inside, 2.0, 1.0), 2.0);
    select(ok, 0.0, refused).store(code);
    for (std::size_t k = 0; k < Lanes::size(); ++k)
        status[k] = static_cast<AirStatus>(static_cast<int>(code[k]));
}

void drag_densities(const AirMoment& moment, PlacesView places, std::span<double> density,
                    std::span<AirStatus> status) {
    const std::size_t n = density.size(), width = Lanes::size();
    std::size_t k = 0;
    for (; k + width <= n; k += width)
        drag_density_of(moment, &places.altitude[k], &places.latitude[k], &places.longitude[k],
                        &density[k], &status[k]);
    if (k == n) return;
    constexpr std::size_t most = HWY_MAX_BYTES / sizeof(double);
    std::array<double, most> h{}, phi{}, lambda{}, out{};
    std::array<AirStatus, most> flags{};
    h.fill(800e3);
    std::copy(places.altitude.begin() + static_cast<std::ptrdiff_t>(k), places.altitude.end(),
              h.begin());
    std::copy(places.latitude.begin() + static_cast<std::ptrdiff_t>(k), places.latitude.end(),
              phi.begin());
    std::copy(places.longitude.begin() + static_cast<std::ptrdiff_t>(k), places.longitude.end(),
              lambda.begin());
    drag_density_of(moment, h.data(), phi.data(), lambda.data(), out.data(), flags.data());
    std::copy_n(out.begin(), n - k, density.begin() + static_cast<std::ptrdiff_t>(k));
    std::copy_n(flags.begin(), n - k, status.begin() + static_cast<std::ptrdiff_t>(k));
}

}  // namespace
}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dawnline::astro {

HWY_EXPORT(drag_densities);

void drag_densities(const AirMoment& moment, PlacesView places, std::span<double> density,
                    std::span<AirStatus> status) noexcept {
    assert(places.altitude.size() == density.size() && places.latitude.size() == density.size() &&
           places.longitude.size() == density.size() && status.size() == density.size());
    if (!moment.finite) {
        std::fill(density.begin(), density.end(), 0.0);
        std::fill(status.begin(), status.end(), AirStatus::not_finite);
        return;
    }
    HWY_DYNAMIC_DISPATCH(drag_densities)(moment, places, density, status);
}

}  // namespace dawnline::astro
#endif
