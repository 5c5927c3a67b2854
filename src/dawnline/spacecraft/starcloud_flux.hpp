#pragma once
// The radiator balance of the Starcloud white paper, as printed and as physics has it.

namespace dawnline::spacecraft {

/// Every input of the balance. Source of the printed case: Starcloud, "Why we should train AI in
/// space", v1.03 (Sep 2024), p. 9.
struct StarcloudPlate {
    double emissivity = 0.0;              // of both faces [1]
    double solar_absorptance = 0.0;       // [1]
    double temperature = 0.0;             // of the plate [K]
    double solar_irradiance = 0.0;        // [W/m²]
    double sun_cosine = 1.0;              // 1 face-on, 0 edge-on [1]
    double albedo = 0.0;                  // of the Earth [1]
    double earth_temperature = 0.0;       // of a black Earth [K]
    double earth_view_factor = 0.0;       // of one face [1]
    double faces_seeing_earth = 1.0;      // the paper counts one of the two [1]
    double stefan_boltzmann = 5.67e-8;    // the paper rounds it [W/(m² K⁴)]
    bool infrared_by_absorptance = true;  // the paper's error: α where Kirchhoff's law asks for ε
};

/// Terms of the balance per planform area, all positive. [W/m²]
struct StarcloudFlux {
    double emitted = 0.0;         // 2εσT⁴
    double sun = 0.0;             // α S cos θ
    double earth_infrared = 0.0;  // (α or ε) N F σ T_E⁴
    double albedo = 0.0;          // α N F a S
    double net = 0.0;             // emitted less the three others
};

/// The balance.
StarcloudFlux starcloud_flux(const StarcloudPlate& plate) noexcept;

}  // namespace dawnline::spacecraft
