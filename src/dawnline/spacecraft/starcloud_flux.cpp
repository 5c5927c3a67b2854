#include "dawnline/spacecraft/starcloud_flux.hpp"

#include <cmath>

namespace dawnline::spacecraft {

StarcloudFlux starcloud_flux(const StarcloudPlate& plate) noexcept {
    const double seen = plate.faces_seeing_earth * plate.earth_view_factor;
    const double infrared_weight =
        plate.infrared_by_absorptance ? plate.solar_absorptance : plate.emissivity;
    StarcloudFlux flux;
    flux.emitted = 2.0 * plate.emissivity * plate.stefan_boltzmann * std::pow(plate.temperature, 4);
    flux.sun = plate.solar_absorptance * plate.solar_irradiance * plate.sun_cosine;
    flux.earth_infrared =
        infrared_weight * seen * plate.stefan_boltzmann * std::pow(plate.earth_temperature, 4);
    flux.albedo = plate.solar_absorptance * seen * plate.albedo * plate.solar_irradiance;
    flux.net = flux.emitted - flux.sun - flux.earth_infrared - flux.albedo;
    return flux;
}

}  // namespace dawnline::spacecraft
