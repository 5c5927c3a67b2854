#include "dawnline/spacecraft/surface.hpp"

#include <algorithm>
#include <cmath>

#include "dawnline/base/constants.hpp"

namespace dawnline::spacecraft {

using constants::k_stefan_boltzmann;

FaceFlux incident_flux(const Environment& environment, const FaceView& view) noexcept {
    return {environment.solar_irradiance * std::max(0.0, view.sun_cosine),
            environment.solar_irradiance * environment.albedo * view.albedo_factor,
            environment.earth_infrared * view.earth_view_factor};
}

FaceFlux absorbed_flux(const Surface& surface, const Environment& environment,
                       const FaceView& view) noexcept {
    const FaceFlux incident = incident_flux(environment, view);
    return {surface.solar_absorptance * incident.sun, surface.solar_absorptance * incident.albedo,
            surface.emissivity * incident.earth_infrared};
}

double black_body_flux(double temperature) noexcept {
    const double t2 = temperature * temperature;
    return k_stefan_boltzmann * t2 * t2;
}

double equilibrium_temperature(double flux, double emissivity, double sink) noexcept {
    return sink_temperature(flux + emissivity * black_body_flux(sink), emissivity);
}

double sink_temperature(double absorbed, double emissivity) noexcept {
    // Two square roots, not pow: a negative balance gives NaN on every platform.
    return std::sqrt(std::sqrt(absorbed / (k_stefan_boltzmann * emissivity)));
}

}  // namespace dawnline::spacecraft
