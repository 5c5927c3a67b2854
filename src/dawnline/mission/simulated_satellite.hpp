#pragma once
// The satellite's state and its rate of change: what CVODE integrates.

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "dawnline/astro/orbit.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/mission/outcome.hpp"
#include "dawnline/mission/satellite_physics.hpp"

namespace dawnline::mission {

/// Elements of the state. The energies and the clock are integrals that run along, so that means
/// and the energy balance are as exact as the integration itself.
enum StateElement : std::size_t {
    k_array,         // temperature [K]
    k_radiator,      // [K]
    k_coolant,       // [K]
    k_junction,      // [K]
    k_charge,        // of the battery [J]
    k_array_energy,  // drawn from the array [J]
    k_load_energy,   // delivered to the loads at the bus [J]
    k_loss_energy,   // in charging and discharging [J]
    k_clock,         // integral of the delivered share [s]
    k_state_size
};

using State = std::array<double, k_state_size>;

/// What the Sun does to the satellite between two shadow edges.
enum class Light { sun, penumbra, umbra };

/// Powers at a moment.
struct Moment {
    double lit = 0;          // share of the Sun's disc [1]
    double array_power = 0;  // drawn [W]
    double load = 0;         // at the bus [W]
    double charging = 0;     // at the bus, negative while discharging [W]
    double available = 0;    // from the array [W]
    double clock = 0;        // delivered share of full-load compute [1]
    double served = 1;       // share of the loads that are not dark for want of power [1]
};

/// How old a satellite is.
struct SatelliteAge {
    double age = 0;           // [s]
    double battery_fade = 0;  // capacity lost, of the nameplate [1]
};

/// One satellite between edges: its light is set by whoever walks it.
class SimulatedSatellite {
  public:
    /// `orbit` and `sun` share the epoch from which t counts; both, and `views`, must outlive this.
    SimulatedSatellite(const scenario::Scenario& scenario, const Design& design,
                       const SatelliteAge& age, const astro::CircularOrbit& orbit,
                       const astro::SunTable& sun, const EarthViewTable& views);

    void set_light(Light light) noexcept { light_ = light; }

    void derivative(double t, std::span<const double> y, std::span<double> dydt) const noexcept;
    Moment moment(double t, const State& y) const noexcept;

    /// Full battery, temperatures of the design.
    State initial_state() const noexcept;
    std::vector<double> absolute_tolerances(double temperature_tolerance) const;

    const SatellitePhysics& physics() const noexcept { return physics_; }

  private:
    Surroundings surroundings(double t, double& lit) const noexcept;
    Moment powers(const Surroundings& around, double lit, std::span<const double> y) const noexcept;

    SatellitePhysics physics_;
    const astro::CircularOrbit& orbit_;
    const astro::SunTable& sun_;
    const EarthViewTable& views_;
    double solar_constant_, eclipse_throttle_, charge_taper_, reserve_band_;
    State initial_{};
    Light light_ = Light::sun;
};

}  // namespace dawnline::mission
