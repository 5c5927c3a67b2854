#include "dawnline/scenario/scenario.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "dawnline/scenario/rocket_table.hpp"

namespace dawnline::scenario {
namespace {

/// How far a part's design has come, for its mass growth allowance (AIAA S-120).
template <class T>
void add_maturity(FieldTable& t, std::string T::*member) {
    t.choice("maturity", member,
             {"estimated", "layout", "preliminary", "released", "existing", "actual"},
             "of the design that its mass is taken from; sets the allowance for growth");
}

FieldTable orbit_table() {
    FieldTable t("A circular sun-synchronous orbit");
    t.number("altitude", &Orbit::altitude, "km", between(300, 2000),
             "above the Earth's equatorial radius")
        .by_default("650 km", "arXiv:2511.19468v2 S2.2");
    t.number("local_time_of_node", &Orbit::local_time_of_node, "h", between(0, 24),
             "mean solar time of the ascending node; 6 h and 18 h are dawn-dusk")
        .by_default("18 h", "dawn-dusk, ascending at dusk");
    t.text("start", &Orbit::start, "UTC at which the simulated year begins, ISO 8601")
        .by_default("2028-01-01T00:00:00Z");
    return t;
}

FieldTable cluster_table() {
    FieldTable t("How satellites fly together");
    t.integer("satellites", &Cluster::satellites, between(1, 1000000), "in one cluster")
        .by_default("1");
    t.choice("pattern", &Cluster::pattern, {"planar_lattice", "none"},
             "free-fall square lattice in the orbital plane, or no formation")
        .by_default("none");
    t.number("spacing", &Cluster::spacing, "m", between(1, 1e6),
             "pitch of the lattice, the least distance of neighbours")
        .by_default("100 m", "arXiv:2511.19468v2 S2.2");
    t.number("least_separation", &Cluster::least_separation, "m", between(0, 1e5),
             "distance that must always be kept")
        .by_default("50 m", "half the pitch of the published cluster; operator's choice");
    t.number("required_link_rate", &Cluster::required_link_rate, "Gbit/s", at_least(0),
             "between neighbours, one direction, that the mission asks for")
        .by_default("0 Gbit/s");
    t.number("formation_dv", &Cluster::formation_dv, "m/s/yr", between(0, 1000),
             "to hold the pattern against drift, drag and sunlight, a year")
        .by_default("0 m/s/yr");
    return t;
}

/// What is wrong with a table over two axes, or nothing.
template <class T>
FieldTable::Check<T> fills(std::vector<double> T::*values, std::vector<double> T::*rows,
                           std::vector<double> T::*columns, std::string axes) {
    return [=](const T& of) -> std::optional<Finding> {
        const std::size_t wanted = (of.*rows).size() * (columns ? (of.*columns).size() : 1);
        if ((of.*values).size() == wanted) return {};
        return Finding{"has " + std::to_string((of.*values).size()) + " values; " + axes +
                           " ask for " + std::to_string(wanted),
                       {}};
    };
}

template <class T>
FieldTable::Check<T> rises(std::vector<double> T::*values) {
    return [=](const T& of) -> std::optional<Finding> {
        const std::vector<double>& x = of.*values;
        if (x.size() < 2) return Finding{"has fewer than two values", {}};
        for (std::size_t i = 1; i < x.size(); ++i)
            if (!(x[i] > x[i - 1])) return Finding{"does not rise", {}};
        return {};
    };
}

FieldTable radiation_field_table() {
    using T = RadiationField;
    FieldTable t("Radiation of sun-synchronous orbits behind aluminium");
    t.choice("proton_map", &T::proton_map, {"ap8_min", "ap8_max"},
             "of the trapped protons, from which the passage of the South Atlantic is made");
    t.number("solar_active_share", &T::solar_active_share, "1", share(),
             "of the mission in years of solar events; 7 of 11 over a cycle");
    t.numbers("altitude", &T::altitude, "km", between(100, 60000), "of the tables, rising");
    t.numbers("depth", &T::depth, "mm", more_than(0),
              "of aluminium around a point, a sphere's radius, rising");
    const auto over_depth = [&t](const char* name, std::vector<double> T::*values, const char* unit,
                                 const char* meaning) {
        t.numbers(name, values, unit, more_than(0), meaning);
        t.check<T>(name, fills(values, &T::altitude, &T::depth, "altitudes and depths"));
    };
    over_depth("protons", &T::protons, "rad_dose/yr", "trapped, in silicon, depth runs fastest");
    over_depth("electrons", &T::electrons, "rad_dose/yr",
               "trapped, with bremsstrahlung, in silicon");
    over_depth("cosmic_rays", &T::cosmic_rays, "rad_dose/yr", "galactic, in silicon");
    over_depth("solar_event", &T::solar_event, "rad_dose", "of one as in August 1972, in silicon");
    over_depth("displacement", &T::displacement, "1/cm2/yr",
               "10 MeV protons that displace as much silicon as the trapped ones");
    over_depth("event_displacement", &T::event_displacement, "1/cm2",
               "the same of one event as in August 1972");
    t.numbers("cover", &T::cover, "mm", more_than(0),
              "of aluminium, a plate before or behind a cell, rising");
    const auto over_cover = [&t](const char* name, std::vector<double> T::*values, const char* unit,
                                 const char* meaning) {
        t.numbers(name, values, unit, more_than(0), meaning);
        t.check<T>(name, fills(values, &T::altitude, &T::cover, "altitudes and covers"));
    };
    over_cover("arsenide_protons", &T::arsenide_protons, "1/cm2/yr",
               "10 MeV protons that damage gallium arsenide as the trapped ones do");
    over_cover("arsenide_electrons", &T::arsenide_electrons, "1/cm2/yr",
               "1 MeV electrons that damage gallium arsenide as the trapped ones do");
    over_cover("arsenide_event", &T::arsenide_event, "1/cm2",
               "10 MeV protons that damage it as one event of August 1972 does");
    over_cover("silicon_protons", &T::silicon_protons, "1/cm2/yr",
               "10 MeV protons that damage a silicon cell as the trapped ones do");
    over_cover("silicon_electrons", &T::silicon_electrons, "1/cm2/yr",
               "1 MeV electrons that damage a silicon cell as the trapped ones do");
    over_cover("silicon_event", &T::silicon_event, "1/cm2",
               "10 MeV protons that damage it as one event of August 1972 does");
    for (const auto& [name, values] :
         {std::pair{"altitude", &T::altitude}, std::pair{"depth", &T::depth},
          std::pair{"cover", &T::cover}})
        t.check<T>(name, rises(values));
    return t;
}

FieldTable environment_table() {
    using T = Environment;
    FieldTable t("Light, air and radiation around the orbit");
    t.number("solar_constant", &T::solar_constant, "W/m2", between(1300, 1450), "sunlight at 1 AU");
    t.number("albedo", &T::albedo, "1", share(), "share of sunlight the Earth reflects");
    t.number("earth_infrared", &T::earth_infrared, "W/m2", between(100, 400), "leaving the Earth");
    t.numbers("density_altitude", &T::density_altitude, "km", between(100, 2000),
              "altitudes of the densities, rising");
    t.numbers("density", &T::density, "kg/m3", more_than(0),
              "of the air, mean over orbit and season");
    t.number("population", &Environment::population, "1", more_than(0),
             "of the Earth, under re-entries")
        .by_default("8.2e9", "United Nations, World Population Prospects 2024, for 2025");
    t.number("atmosphere_activity", &T::atmosphere_activity, "1", between(60, 400),
             "F10.7 index that the densities are for; information");
    t.section("radiation", &T::radiation, radiation_field_table(),
              "trapped particles, solar events and cosmic rays", "radiation_fields")
        .by_default("sun-synchronous-mean");
    t.number("solar_event_confidence", &T::solar_event_confidence, "%", between(0, 99.9),
             "with which no more large solar events come than are counted")
        .by_default("90 %", "usual for missions of years; Burrell's law on one event in 7 years");
    t.check<T>("density_altitude", rises(&T::density_altitude));
    t.check<T>("density", fills(&T::density, &T::density_altitude, {}, "altitudes"));
    return t;
}

FieldTable solar_cell_table() {
    FieldTable t("A photovoltaic cell with its coverglass");
    t.number("efficiency", &SolarCell::efficiency, "%", between(1, 70),
             "in sunlight above the air, at the reference temperature, new");
    t.number("reference_temperature", &SolarCell::reference_temperature, "degC", between(0, 50),
             "of the efficiency");
    t.number("temperature_coefficient", &SolarCell::temperature_coefficient, "1/K",
             between(-0.02, 0.0), "relative change of the efficiency per kelvin");
    t.number("damage_coefficient", &SolarCell::damage_coefficient, "1", between(0, 2),
             "C of P/P0 = 1 - C log10(1 + F/Fx)");
    t.number("damage_fluence", &SolarCell::damage_fluence, "1/cm2", more_than(0),
             "Fx, 1 MeV electrons");
    t.choice("damage_material", &SolarCell::damage_material, {"gallium_arsenide", "silicon"},
             "whose displacements weigh the energies of protons and electrons");
    t.number("proton_damage", &SolarCell::proton_damage, "1", more_than(0),
             "1 MeV electrons that do the damage of one 10 MeV proton");
    t.number("absorptance", &SolarCell::absorptance, "1", share(), "of sunlight");
    t.number("emissivity", &SolarCell::emissivity, "1", share(), "of the covered front");
    return t;
}

FieldTable array_table() {
    FieldTable t("Solar wings that follow the Sun");
    t.section("cell", &Array::cell, solar_cell_table(), "the cell", "solar_cells")
        .by_default("triple-junction-xtj");
    t.number("area", &Array::area, "m2", more_than(0),
             "of the wings, planform; derived from the load when left out");
    t.number("packing", &Array::packing, "%", between(10, 100), "cell area over planform");
    t.number("back_absorptance", &Array::back_absorptance, "1", share(),
             "of sunlight reflected by the Earth, rear");
    t.number("back_emissivity", &Array::back_emissivity, "1", share(), "of the rear");
    t.number("pointing_error", &Array::pointing_error, "deg", between(0, 60),
             "of the normal off the Sun");
    t.number("wiring_efficiency", &Array::wiring_efficiency, "%", between(10, 100),
             "strings, harness, mismatch and maximum-power tracking");
    t.number("coverglass", &Array::coverglass, "um", between(5, 5000),
             "thickness of the glass on the cells");
    t.number("rear_shield", &Array::rear_shield, "um", between(5, 10000),
             "aluminium that stops as much as what lies behind the cells");
    t.number("yearly_fluence", &Array::yearly_fluence, "1/cm2/yr", at_least(0),
             "1 MeV electrons at the cells; derived from the orbit when left out");
    t.number("ultraviolet_loss", &Array::ultraviolet_loss, "%", between(0, 50),
             "of light, when cover and glue have darkened");
    t.number("ultraviolet_time", &Array::ultraviolet_time, "yr", more_than(0),
             "in which 63 % of that is lost");
    t.number("darkening", &Array::darkening, "%", between(0, 50),
             "of the cover by ionising dose, per decade of 1 + D/D0");
    t.number("darkening_dose", &Array::darkening_dose, "krad", more_than(0), "D0");
    t.number("contamination_rate", &Array::contamination_rate, "nm/yr", at_least(0),
             "growth of the film on the cover");
    t.number("contamination_absorption", &Array::contamination_absorption, "1/um", at_least(0),
             "of sunlight in the film");
    t.number("impact_rate", &Array::impact_rate, "%/yr", between(0, 20),
             "share of the area lost to small impacts");
    t.number("string_failure_rate", &Array::string_failure_rate, "%/yr", between(0, 20),
             "strings lost");
    t.number("specific_mass", &Array::specific_mass, "kg/m2", more_than(0),
             "of the wings with structure and drive");
    t.number("stowed_thickness", &Array::stowed_thickness, "mm", more_than(0),
             "of one folded layer");
    t.number("heat_capacity", &Array::heat_capacity, "J/m2/K", more_than(0), "per planform");
    add_maturity(t, &Array::maturity);
    t.number("price", &Array::price, "USD/W", at_least(0), "per watt when new");
    t.number("margin", &Array::margin, "%", between(0, 200),
             "area beyond the need when the area is derived");
    return t;
}

FieldTable battery_table() {
    FieldTable t("A rechargeable battery");
    t.number("energy", &Battery::energy, "kWh", more_than(0),
             "nameplate; derived from the longest eclipse when left out");
    t.number("specific_energy", &Battery::specific_energy, "Wh/kg", between(10, 1000),
             "of the pack");
    t.number("depth_of_discharge", &Battery::depth_of_discharge, "%", between(1, 100),
             "allowed, of the faded capacity");
    t.number("charge_efficiency", &Battery::charge_efficiency, "%", between(50, 100),
             "stored over received");
    t.number("discharge_efficiency", &Battery::discharge_efficiency, "%", between(50, 100),
             "delivered over taken from store");
    t.number("fade", &Battery::fade, "%", between(0, 80),
             "of capacity, lost at end of life; derived from cycles, charge and temperature when "
             "left out");
    t.number("temperature", &Battery::temperature, "degC", between(20, 40),
             "of the cells, mean; the law of ageing was measured in this range")
        .by_default("20 degC", "usual control band 10-30 degC in low orbit");
    t.number("full_charge", &Battery::full_charge, "%", between(30, 100),
             "state of charge at which charging ends")
        .by_default("90 %", "below full, for life");
    t.number("charge_rate", &Battery::charge_rate, "1/h", more_than(0),
             "at most, of capacity in an hour");
    t.number("energy_density", &Battery::energy_density, "Wh/L", more_than(0),
             "of the pack by volume");
    add_maturity(t, &Battery::maturity);
    t.number("price", &Battery::price, "USD/kWh", at_least(0), "nameplate");
    t.number("margin", &Battery::margin, "%", between(0, 200),
             "energy beyond the need when derived");
    return t;
}

FieldTable radiator_table() {
    FieldTable t("A two-sided radiator flown edge-on to the Sun, containing the nadir");
    t.number("area", &Radiator::area, "m2", more_than(0),
             "planform, one side; derived from the heat when left out");
    t.number("emissivity", &Radiator::emissivity, "1", between(0.01, 1), "of both faces");
    t.number("absorptance", &Radiator::absorptance, "1", share(), "of sunlight, new");
    t.number("absorptance_end", &Radiator::absorptance_end, "1", share(),
             "of sunlight, that it tends to under ultraviolet light alone");
    t.number("ultraviolet_time", &Radiator::ultraviolet_time, "h", more_than(0),
             "of full sunlight, in which 63 % of the way is gone");
    t.number("contamination", &Radiator::contamination, "1/yr", between(0, 0.2),
             "growth of the absorptance by deposits");
    t.number("fin_efficiency", &Radiator::fin_efficiency, "1", between(0.1, 1),
             "emitted over emitted at the temperature of the root");
    t.number("array_view", &Radiator::array_view, "1", between(0, 0.5),
             "view factor of the satellite's own array from each face");
    t.number("sun_misalignment", &Radiator::sun_misalignment, "deg", between(0, 90),
             "of the panel's plane off the Sun");
    t.number("specific_mass", &Radiator::specific_mass, "kg/m2", more_than(0),
             "panel and pipes in it, per planform");
    t.number("heat_capacity", &Radiator::heat_capacity, "J/m2/K", more_than(0), "per planform");
    t.number("stowed_thickness", &Radiator::stowed_thickness, "mm", more_than(0), "folded");
    t.number("spare_share", &Radiator::spare_share, "%", between(0, 200),
             "area held against punctures, beyond the margin; derived from them when left out");
    t.number("section_area", &Radiator::section_area, "m2", more_than(0),
             "of a part that is closed by itself when pierced: a heat pipe, or a valved panel");
    t.number("tube_share", &Radiator::tube_share, "%", between(0.01, 100),
             "width of the walls around coolant over planform, seen from one side");
    t.number("wall", &Radiator::wall, "mm", between(0.1, 20),
             "of aluminium between space and coolant; its mass is in specific_mass");
    t.number("armour", &Radiator::armour, "mm", between(0, 20),
             "of aluminium laid over that wall, weighed beside specific_mass")
        .by_default("0 mm");
    t.number("isolation", &Radiator::isolation, "%", between(0, 100),
             "probability that a pierced section is closed before the loop drains");
    t.number("survival", &Radiator::survival, "%", between(1, 99.9999),
             "wanted probability that enough sections hold their coolant over life");
    add_maturity(t, &Radiator::maturity);
    t.number("price", &Radiator::price, "USD/m2", at_least(0), "per planform");
    t.number("margin", &Radiator::margin, "%", between(0, 200),
             "area beyond the need when derived");
    return t;
}

FieldTable coolant_loop_table() {
    FieldTable t("A pumped single-phase loop from cold plates to radiator");
    t.number("specific_heat", &CoolantLoop::specific_heat, "J/kg/K", more_than(0),
             "of the coolant");
    t.number("density", &CoolantLoop::density, "kg/m3", more_than(0), "of the coolant");
    t.number("temperature_rise", &CoolantLoop::temperature_rise, "delta_K", between(0.5, 60),
             "across the cold plates");
    t.number("radiator_drop", &CoolantLoop::radiator_drop, "delta_K", between(0, 60),
             "from the coolant's mean to the radiator's root at full heat");
    t.number("pressure_drop", &CoolantLoop::pressure_drop, "bar", more_than(0), "of the loop");
    t.number("pump_efficiency", &CoolantLoop::pump_efficiency, "%", between(1, 100),
             "hydraulic over electrical");
    t.number("specific_mass", &CoolantLoop::specific_mass, "kg/kW", more_than(0),
             "pumps, lines, manifolds and fill, per heat carried");
    t.number("residence_time", &CoolantLoop::residence_time, "s", more_than(0),
             "fill over flow; the loop's thermal inertia");
    t.number("lowest_temperature", &CoolantLoop::lowest_temperature, "degC", between(-150, 50),
             "at which the coolant must be kept, above freezing");
    add_maturity(t, &CoolantLoop::maturity);
    t.number("price", &CoolantLoop::price, "USD/W", at_least(0), "per heat carried");
    return t;
}

FieldTable accelerator_table() {
    FieldTable t("A chip that trains and serves");
    t.number("peak_bf16", &Accelerator::peak_bf16, "TFLOP/s", more_than(0), "dense");
    t.number("peak_fp8", &Accelerator::peak_fp8, "TFLOP/s", more_than(0),
             "dense, 8-bit floating point or integer");
    t.number("memory", &Accelerator::memory, "Gbyte", more_than(0), "high-bandwidth memory");
    t.number("memory_bandwidth", &Accelerator::memory_bandwidth, "Gbyte/s", more_than(0),
             "of that memory");
    t.number("scale_up_bandwidth", &Accelerator::scale_up_bandwidth, "Gbyte/s", more_than(0),
             "to chips of the same satellite, all ports, one direction");
    t.number("power", &Accelerator::power, "W", more_than(0),
             "full load, module with its regulators");
    t.number("idle_power", &Accelerator::idle_power, "W", at_least(0), "clocks running, no work");
    t.number("gemm_efficiency", &Accelerator::gemm_efficiency, "1", between(0.01, 1),
             "of the peak on large matrices");
    t.number("memory_efficiency", &Accelerator::memory_efficiency, "1", between(0.01, 1),
             "of the memory bandwidth");
    t.number("link_efficiency", &Accelerator::link_efficiency, "1", between(0.01, 1),
             "of the link bandwidth in collectives");
    t.number("junction_limit", &Accelerator::junction_limit, "degC", between(20, 200),
             "above which it does no work");
    t.number("throttle_band", &Accelerator::throttle_band, "delta_K", between(0.1, 50),
             "below the limit, over which the clock falls");
    t.number("junction_resistance", &Accelerator::junction_resistance, "K/W", more_than(0),
             "junction to coolant");
    t.number("heat_capacity", &Accelerator::heat_capacity, "J/K", more_than(0),
             "package and its share of the cold plate");
    t.number("mass", &Accelerator::mass, "kg", more_than(0), "module with cold plate");
    add_maturity(t, &Accelerator::maturity);
    t.number("price", &Accelerator::price, "USD", at_least(0), "each");
    t.number("failure_rate", &Accelerator::failure_rate, "1/yr", at_least(0),
             "hard failures, not repaired in orbit");
    t.number("interruption_rate", &Accelerator::interruption_rate, "1/yr", at_least(0),
             "of a job, by causes known from the ground, per accelerator");
    t.number("embodied_carbon", &Accelerator::embodied_carbon, "kg", at_least(0),
             "CO2e of making it");
    t.number("dose_limit", &Accelerator::dose_limit, "krad", more_than(0),
             "first irregular behaviour");
    t.number("dose_per_corruption", &Accelerator::dose_per_corruption, "rad_dose", more_than(0),
             "proton dose per silent data corruption");
    t.number("dose_per_memory_error", &Accelerator::dose_per_memory_error, "rad_dose", more_than(0),
             "proton dose per uncorrectable memory error");
    t.number("dose_per_interrupt", &Accelerator::dose_per_interrupt, "rad_dose", more_than(0),
             "proton dose per functional interrupt");
    return t;
}

FieldTable host_table() {
    FieldTable t("The computer that feeds accelerators");
    t.number("accelerators", &Host::accelerators, "1", between(1, 1024), "served by one host");
    t.number("power", &Host::power, "W", at_least(0), "processor, memory, network card");
    t.number("mass", &Host::mass, "kg", at_least(0), "board with its cooling");
    add_maturity(t, &Host::maturity);
    t.number("price", &Host::price, "USD", at_least(0), "each");
    t.number("dose_per_interrupt", &Host::dose_per_interrupt, "rad_dose", more_than(0),
             "proton dose per interrupt of processor or memory");
    return t;
}

FieldTable terminal_table() {
    FieldTable t("An optical terminal between satellites");
    t.number("transmit_power", &OpticalTerminal::transmit_power, "W", between(1e-6, 1000),
             "of all channels together");
    t.number("aperture", &OpticalTerminal::aperture, "cm", between(0.1, 500), "diameter");
    t.number("wavelength", &OpticalTerminal::wavelength, "um", between(0.3, 12), "of the carrier");
    t.number("aperture_efficiency", &OpticalTerminal::aperture_efficiency, "1", between(0.01, 1),
             "of the gain, each end");
    t.number("other_loss", &OpticalTerminal::other_loss, "1", between(1e-6, 1),
             "factor on received power by everything else");
    t.number("channel_rate", &OpticalTerminal::channel_rate, "Gbit/s", more_than(0),
             "of one wavelength");
    t.number("channel_power", &OpticalTerminal::channel_power, "uW", more_than(0),
             "each channel needs at the receiver");
    t.number("channels", &OpticalTerminal::channels, "1", between(1, 10000),
             "on the wavelength grid, at most");
    t.number("power", &OpticalTerminal::power, "W", at_least(0), "drawn");
    t.number("shield", &OpticalTerminal::shield, "mm", between(0.1, 100),
             "of aluminium around lasers and detectors");
    t.number("displacement_limit", &OpticalTerminal::displacement_limit, "1/cm2", more_than(0),
             "protons of 10 MeV that these bear");
    t.number("mass", &OpticalTerminal::mass, "kg", more_than(0), "each");
    add_maturity(t, &OpticalTerminal::maturity);
    t.number("price", &OpticalTerminal::price, "USD", at_least(0), "each");
    return t;
}

FieldTable thruster_table() {
    FieldTable t("Propulsion");
    t.number("specific_impulse", &Thruster::specific_impulse, "s", between(50, 20000),
             "exhaust speed over standard gravity");
    t.number("thrust", &Thruster::thrust, "mN", more_than(0), "of the thruster");
    t.number("power", &Thruster::power, "W", at_least(0), "while thrusting");
    t.number("mass", &Thruster::mass, "kg", more_than(0), "thruster, power unit and feed");
    t.number("tank_fraction", &Thruster::tank_fraction, "1", share(), "tank over propellant");
    add_maturity(t, &Thruster::maturity);
    t.number("price", &Thruster::price, "USD", at_least(0), "all of it");
    t.number("duty", &Thruster::duty, "%", between(0.01, 100),
             "of the time in service, that it may thrust")
        .by_default("30 %", "leaves attitude and links two thirds of each orbit, an estimate");
    t.number("propellant", &Thruster::propellant, "kg", at_least(0),
             "loaded; derived from the need when left out");
    return t;
}

FieldTable bus_table() {
    FieldTable t("Everything that holds the satellite together");
    t.number("avionics_power", &Bus::avionics_power, "W", at_least(0),
             "computers, attitude, radio, heaters");
    t.number("avionics_mass", &Bus::avionics_mass, "kg", more_than(0), "of the same");
    t.number("distribution_efficiency", &Bus::distribution_efficiency, "%", between(10, 100),
             "from bus to loads");
    t.number("structure_fraction", &Bus::structure_fraction, "%", between(0, 60),
             "of dry mass before margins");
    t.number("harness_fraction", &Bus::harness_fraction, "%", between(0, 30),
             "of dry mass before margins");
    t.number("chassis_mass_per_power", &Bus::chassis_mass_per_power, "kg/kW", at_least(0),
             "boards, racks and enclosures of the computers");
    t.number("shield_thickness", &Bus::shield_thickness, "mm", between(0.1, 100),
             "of aluminium around the computers");
    t.number("shield_area_per_power", &Bus::shield_area_per_power, "m2/kW", at_least(0),
             "surface to be shielded");
    t.number("packing_density", &Bus::packing_density, "kg/m3", more_than(0),
             "of the stowed body without wings and radiator");
    t.number("drag_coefficient", &Bus::drag_coefficient, "1", between(1, 4),
             "by area across the flow; left out, Sentman's law for each plate");
    t.number("accommodation", &Bus::accommodation, "%", between(0, 100),
             "of the air's energy at surfaces, for that law")
        .by_default("93 %", "Doornbos 2012, 0.85-1.0 below 800 km");
    t.number("price", &Bus::price, "USD", at_least(0),
             "avionics, structure, assembly and test of one satellite");
    t.number("stowed_width", &Bus::stowed_width, "m", more_than(0),
             "of the face of the satellite folded flat for launch");
    t.number("stowed_length", &Bus::stowed_length, "m", more_than(0),
             "of that face; the thickness follows from what is folded");
    t.number("stowed_gap", &Bus::stowed_gap, "m", at_least(0), "between columns of a stack")
        .by_default("0.05 m", "clearance while columns are released, an estimate");
    t.number("pressure_offset", &Bus::pressure_offset, "m", at_least(0),
             "of the middle of array and radiator from the centre of mass")
        .by_default("0.2 m", "a few hundredths of a wing's span; balanced layout, an estimate");
    t.number("wheel_momentum", &Bus::wheel_momentum, "N.m.s", more_than(0),
             "that the wheels store about an axis");
    t.number("torquer_dipole", &Bus::torquer_dipole, "A.m2", more_than(0),
             "of the magnetic rods about an axis");
    add_maturity(t, &Bus::maturity);
    t.number("system_margin", &Bus::system_margin, "%", between(0, 100),
             "on the sum of basic masses, beside the allowance of each part");
    t.number("dry_mass", &Bus::dry_mass, "kg", more_than(0),
             "of the whole satellite if it is known; replaces the sum");
    return t;
}

FieldTable satellite_table() {
    FieldTable t("One satellite");
    t.number("life", &Satellite::life, "yr", between(0.1, 30), "in service");
    t.integer("accelerators", &Satellite::accelerators, between(1, 100000), "aboard");
    t.integer("terminals", &Satellite::terminals, between(0, 64),
              "optical, to neighbouring satellites");
    t.number("eclipse_throttle", &Satellite::eclipse_throttle, "%", between(0, 100),
             "of accelerator load kept in the umbra");
    t.number("junction_margin", &Satellite::junction_margin, "delta_K", between(0, 60),
             "of the design temperature below the start of throttling");
    t.choice("attitude", &Satellite::attitude,
             {"radiator_to_space", "radiator_along_air", "ram_minimising"},
             "array to the Sun with the radiator's plane through nadir, or along the flight; or "
             "both edge-on to the air")
        .by_default("radiator_to_space", "sees least of the Earth");
    t.number("infant_loss", &Satellite::infant_loss, "%", between(0, 50),
             "of satellites, lost before service");
    t.number("loss_rate", &Satellite::loss_rate, "%/yr", between(0, 50),
             "by chance, of satellites in service");
    t.number("early_scale", &Satellite::early_scale, "yr", more_than(0),
             "Weibull, of failures that grow rarer with age; none when left out");
    t.number("early_shape", &Satellite::early_shape, "1", between(0.05, 1),
             "Weibull, of the same, below 1")
        .by_default("0.3875", "Castet & Saleh 2009");
    t.number("wear_scale", &Satellite::wear_scale, "yr", more_than(0),
             "Weibull, of wear-out; none when left out");
    t.number("wear_shape", &Satellite::wear_shape, "1", between(1, 50),
             "Weibull, of the same, above 1")
        .by_default("6", "an estimate: a steep end of life");
    t.number("killing_debris", &Satellite::killing_debris, "mm", between(0.1, 100),
             "smallest object whose hit on the body may end the satellite")
        .by_default("5 mm", "pierces the shield of the computers");
    t.number("kill_share", &Satellite::kill_share, "%", between(0, 100), "of such hits that do")
        .by_default("30 %", "an estimate");
    t.number("avoidance_rate", &Satellite::avoidance_rate, "1/yr", at_least(0),
             "collision avoidance manoeuvres");
    t.number("avoidance_dv", &Satellite::avoidance_dv, "m/s", at_least(0), "each, there and back");
    t.choice("disposal", &Satellite::disposal, {"spiral", "perigee"},
             "low thrust lowers the whole orbit; an impulse lowers the perigee alone");
    t.number("disposal_altitude", &Satellite::disposal_altitude, "km", between(0, 500),
             "to which the orbit, or its perigee, is lowered at the end");
    t.number("disposal_limit", &Satellite::disposal_limit, "yr", more_than(0),
             "from the end of service to re-entry, at most");
    t.number("surviving_parts", &Satellite::surviving_parts, "1", at_least(0),
             "that reach the ground with 15 J or more");
    t.number("surviving_area", &Satellite::surviving_area, "m2", at_least(0),
             "mean cross-section of one of them");
    t.number("casualty_limit", &Satellite::casualty_limit, "1", more_than(0),
             "expected casualties of an uncontrolled re-entry, at most");
    t.number("dv_margin", &Satellite::dv_margin, "%", between(0, 100), "on the sum");
    t.section("accelerator", &Satellite::accelerator, accelerator_table(), "the chips",
              "accelerators")
        .by_default("tpu-v6e");
    t.section("host", &Satellite::host, host_table(), "their computers", "hosts")
        .by_default("amd-server");
    t.section("terminal", &Satellite::terminal, terminal_table(), "links to neighbours",
              "optical_terminals")
        .by_default("suncatcher-dwdm");
    t.section("array", &Satellite::array, array_table(), "solar wings", "arrays")
        .by_default("flexible-blanket");
    t.section("battery", &Satellite::battery, battery_table(), "for eclipses", "batteries")
        .by_default("lithium-ion");
    t.section("radiator", &Satellite::radiator, radiator_table(), "for the heat", "radiators")
        .by_default("two-sided-panel");
    t.section("loop", &Satellite::loop, coolant_loop_table(), "from chips to radiator",
              "coolant_loops")
        .by_default("single-phase-ammonia");
    t.section("thruster", &Satellite::thruster, thruster_table(), "propulsion", "thrusters")
        .by_default("argon-hall");
    t.section("bus", &Satellite::bus, bus_table(), "the rest", "buses").by_default("compute-bus");
    return t;
}

FieldTable workload_table() {
    FieldTable t("What the computers do: a decoder-only transformer");
    t.integer("layers", &Workload::layers, between(1, 10000), "of the transformer");
    t.integer("hidden", &Workload::hidden, between(1, 1e6), "width of the residual stream");
    t.integer("heads", &Workload::heads, between(1, 10000), "of queries");
    t.integer("key_value_heads", &Workload::key_value_heads, between(1, 10000),
              "of keys and values");
    t.integer("head_size", &Workload::head_size, between(1, 10000), "width of a head");
    t.integer("feed_forward", &Workload::feed_forward, between(1, 1e7),
              "width of the gated feed-forward block");
    t.integer("vocabulary", &Workload::vocabulary, between(1, 1e8), "tokens known");
    t.integer("sequence", &Workload::sequence, between(1, 1e8), "length in training");
    t.number("batch_tokens", &Workload::batch_tokens, "token", more_than(0),
             "per training step of one cluster");
    t.integer("tensor_parallel", &Workload::tensor_parallel, between(1, 1e5),
              "accelerators that share a layer");
    t.integer("pipeline_parallel", &Workload::pipeline_parallel, between(1, 1e5), "stages");
    t.number("gradient_bytes", &Workload::gradient_bytes, "1", between(0.01, 8),
             "bytes exchanged per parameter and step");
    t.number("state_bytes", &Workload::state_bytes, "1", between(1, 64),
             "bytes per parameter in a checkpoint");
    t.number("checkpoint_bandwidth", &Workload::checkpoint_bandwidth, "Gbyte/s", more_than(0),
             "from each accelerator to where checkpoints are kept");
    t.number("restart_time", &Workload::restart_time, "min", at_least(0),
             "after an interruption, to be at work again");
    t.number("corruption_detection", &Workload::corruption_detection, "1", share(),
             "of silent corruptions that are found and send the job back");
    t.number("exchange_overlap", &Workload::exchange_overlap, "1", share(),
             "of the exchange hidden behind arithmetic");
    t.number("prompt", &Workload::prompt, "token", more_than(0), "tokens in, when serving");
    t.number("answer", &Workload::answer, "token", more_than(0), "tokens out, when serving");
    t.number("serving_batch", &Workload::serving_batch, "1", at_least(1),
             "sequences that a replica serves together");
    t.number("weight_bytes", &Workload::weight_bytes, "1", between(0.1, 8),
             "bytes per parameter when serving");
    return t;
}

FieldTable reuse_table() {
    FieldTable t("Cost of a flight from building and flying stages again");
    using R = Reuse;
    t.number("first_build", &R::first_build, "MUSD", at_least(0), "of a first stage");
    t.number("first_uses", &R::first_uses, "1", at_least(1), "flights of one");
    t.number("first_refurbishment", &R::first_refurbishment, "%", between(0, 100),
             "of its build, each time it flies again");
    t.number("upper_build", &R::upper_build, "MUSD", at_least(0), "of an upper stage");
    t.number("upper_uses", &R::upper_uses, "1", at_least(1), "flights of one");
    t.number("upper_refurbishment", &R::upper_refurbishment, "%", between(0, 100),
             "of its build, each time it flies again");
    t.number("operations", &R::operations, "MUSD", at_least(0),
             "propellant, range, crews, recovery and fairing of a flight");
    t.number("profit", &R::profit, "%", between(-100, 500), "on all cost");
    return t;
}

FieldTable fairing_table() {
    FieldTable t("Space for payload under a fairing: a cylinder with a cut cone on top");
    using F = Fairing;
    t.number("diameter", &F::diameter, "m", more_than(0), "of the cylinder");
    t.number("cylinder_height", &F::cylinder_height, "m", more_than(0), "of the cylinder");
    t.number("cone_height", &F::cone_height, "m", at_least(0), "above the cylinder");
    t.number("top_diameter", &F::top_diameter, "m", at_least(0), "at the cone's end");
    t.number("dispenser_height", &F::dispenser_height, "m", at_least(0),
             "below the satellites, within the cylinder");
    return t;
}

FieldTable vehicle_table() {
    FieldTable t("A launch vehicle in the mode that is bought");
    t.section("rocket", &Vehicle::rocket, rocket_table(), "its stages", "rockets");
    t.choice("recovery", &Vehicle::recovery, {"expended", "downrange", "return_to_site"},
             "how the first stage ends");
    t.choice("upper", &Vehicle::upper, {"expended", "reusable"}, "how the upper stage ends");
    t.section("losses", &Vehicle::losses, ascent_losses_table(),
              "what its ascents cost in that mode", "ascent_losses");
    t.choice("payload_basis", &Vehicle::payload_basis, {"computed", "published"},
             "computed from stages and margins, or the published payload carried to other orbits")
        .by_default("computed");
    t.number("payload", &Vehicle::payload, "kg", more_than(0),
             "published, to the reference orbit, in that mode");
    t.number("reference_altitude", &Vehicle::reference_altitude, "km", between(100, 40000),
             "circular");
    t.number("reference_inclination", &Vehicle::reference_inclination, "deg", between(0, 180),
             "of the reference orbit");
    t.section("fairing", &Vehicle::fairing, fairing_table(), "where payload may be");
    t.number("dispenser_share", &Vehicle::dispenser_share, "%", between(0, 50),
             "of the payload for the satellites' dispenser");
    t.number("price", &Vehicle::price, "MUSD", at_least(0), "of a flight");
    t.section("reuse", &Vehicle::reuse, reuse_table(), "what a flight costs its operator");
    t.number("success_probability", &Vehicle::success_probability, "1", between(0.1, 1),
             "of a flight");
    t.number("initial_rate", &Vehicle::initial_rate, "1/yr", more_than(0), "flights at first");
    t.number("mature_rate", &Vehicle::mature_rate, "1/yr", more_than(0), "flights later");
    t.number("ramp_time", &Vehicle::ramp_time, "yr", at_least(0), "time constant between the two");
    t.number("stand_down", &Vehicle::stand_down, "d", at_least(0), "after a failure");
    return t;
}

FieldTable launch_site_table() {
    FieldTable t("Where it flies from");
    t.number("latitude", &LaunchSite::latitude, "deg", between(-90, 90), "of the pad");
    t.number("share", &LaunchSite::share, "%", between(0.01, 100),
             "of the vehicle's flights that this project may use");
    return t;
}

FieldTable launch_table() {
    FieldTable t("How the fleet gets up");
    t.section("vehicle", &Launch::vehicle, vehicle_table(), "the rocket", "vehicles")
        .by_default("falcon-9");
    t.section("site", &Launch::site, launch_site_table(), "the pad", "launch_sites")
        .by_default("vandenberg");
    t.section("margins", &Launch::margins, launch_margins_table(),
              "between an ideal rocket and one that flies", "launch_margins")
        .by_default("shared");
    t.choice(
         "pricing", &Launch::pricing, {"list", "cost", "per_kg", "learning"},
         "list price of whole flights, their cost from reuse with profit, a price per kilogram, "
         "or Wright's law on market mass")
        .by_default("list");
    t.number("price_per_kg", &Launch::price_per_kg, "USD/kg", at_least(0),
             "of the mass launched, when pricing is per_kg")
        .by_default("3600 USD/kg", "arXiv:2511.19468v2 table 1, today's price");
    t.number("learning_price", &Launch::learning_price, "USD/kg", more_than(0),
             "at the reference mass, when pricing is learning")
        .by_default("1800 USD/kg", "arXiv:2511.19468v2 S4.4");
    t.number("learning_mass", &Launch::learning_mass, "t", more_than(0),
             "launched in all when the price was that")
        .by_default("400 t", "arXiv:2511.19468v2 S4.4");
    t.number("learning_rate", &Launch::learning_rate, "%", between(0, 60),
             "fall of the price per doubling of the mass")
        .by_default("20 %", "arXiv:2511.19468v2 S4.4, range 18-24 %");
    t.number("market_mass", &Launch::market_mass, "t", at_least(0),
             "launched beyond the reference mass before this project")
        .by_default("0 t");
    t.number("aloft_factor", &Launch::aloft_factor, "1", between(1, 10),
             "warming of all exhaust over that of its carbon dioxide")
        .by_default("1.5", "space_datacenters LCA, central case (1.2-3.0)");
    t.number("methane_leakage", &Launch::methane_leakage, "1", between(0, 0.2),
             "share of the methane that is lost before it is burnt")
        .by_default("0.023", "space_datacenters LCA, central case (0.010-0.035)");
    t.number("methane_warming", &Launch::methane_warming, "1", between(1, 200),
             "of lost methane over carbon dioxide, by mass, a hundred years")
        .by_default("29.8", "IPCC AR6, fossil methane");
    return t;
}

FieldTable data_centre_table() {
    FieldTable t("A data centre on the ground, without its computers");
    t.number("pue", &DataCentre::pue, "1", between(1, 3), "energy at the meter over energy of IT");
    t.number("facility_capital", &DataCentre::facility_capital, "USD/W", at_least(0),
             "per IT power");
    t.number("facility_life", &DataCentre::facility_life, "yr", between(1, 60),
             "over which it is paid");
    t.number("operations", &DataCentre::operations, "USD/kW/yr", at_least(0),
             "staff, maintenance, taxes, per IT power");
    t.number("utilisation", &DataCentre::utilisation, "1", between(0.01, 1),
             "mean IT power over full");
    t.number("availability", &DataCentre::availability, "1", between(0.01, 1),
             "of the accelerators");
    t.number("network_power", &DataCentre::network_power, "%", between(0, 100),
             "of switches and optics, over accelerators and hosts");
    t.number("network_share", &DataCentre::network_share, "%", between(0, 200),
             "price of switches and optics over that of the computers");
    t.number("construction_time", &DataCentre::construction_time, "yr", at_least(0),
             "from decision to power-on");
    t.number("water", &DataCentre::water, "L/kWh", at_least(0), "per IT energy");
    t.number("embodied_carbon", &DataCentre::embodied_carbon, "kg/kW", at_least(0),
             "CO2e of the building, per IT power");
    return t;
}

FieldTable grid_table() {
    FieldTable t("The supply at the meter");
    t.number("energy_price", &Grid::energy_price, "USD/kWh", at_least(0), "at the meter");
    t.number("escalation", &Grid::escalation, "%", between(-20, 20), "real, a year");
    t.number("carbon_intensity", &Grid::carbon_intensity, "g/kWh", at_least(0), "CO2e, life cycle");
    t.number("interconnection", &Grid::interconnection, "yr", at_least(0), "from request to power");
    return t;
}

FieldTable ground_table() {
    FieldTable t("The best the ground can do with the same accelerators");
    t.section("site", &Ground::site, data_centre_table(), "the building", "data_centre_sites")
        .by_default("us-average");
    t.section("grid", &Ground::grid, grid_table(), "the supply", "grids").by_default("us-virginia");
    return t;
}

FieldTable economics_table() {
    FieldTable t("How money and carbon are counted");
    t.number("discount_rate", &Economics::discount_rate, "%", between(-5, 50), "real, a year");
    t.number("horizon", &Economics::horizon, "yr", between(0.5, 50), "of the comparison");
    t.number("compute_life", &Economics::compute_life, "yr", between(0.5, 30),
             "of accelerators on the ground");
    t.number("development", &Economics::development, "MUSD", at_least(0),
             "non-recurring, of the satellite");
    t.number("development_time", &Economics::development_time, "yr", at_least(0),
             "from decision to the first satellite");
    t.number("production_rate", &Economics::production_rate, "1/yr", more_than(0),
             "satellites, at most");
    t.number("production_learning", &Economics::production_learning, "%", between(0, 60),
             "fall of unit cost per doubling of units");
    t.number("production_reference", &Economics::production_reference, "1", at_least(1),
             "units by which the catalogue's prices are reached");
    t.number("operations_share", &Economics::operations_share, "%/yr", between(0, 50),
             "of the satellites' price without computers, to fly them");
    t.number("ground_segment", &Economics::ground_segment, "MUSD/yr", at_least(0),
             "stations and control");
    t.number("insurance", &Economics::insurance, "%", between(0, 50),
             "of launched value; what exceeds the chance of loss is a cost");
    t.number("satellite_carbon", &Economics::satellite_carbon, "1", at_least(0),
             "kg CO2e of making a kg of satellite without computers");
    t.number("serviced_utilisation", &Economics::serviced_utilisation, "1", between(0.01, 1),
             "of orbital accelerators while they can work");
    return t;
}

FieldTable simulation_table() {
    FieldTable t("How the time domain is walked: accuracy, not the mission");
    t.number("duration", &Simulation::duration, "d", between(0.1, 3653), "simulated")
        .by_default("365.25 d", "one year: every season once");
    t.number("age", &Simulation::age, "yr", between(-1, 30),
             "of the satellite when it begins; -1 is the last year of its life")
        .by_default("-1 yr", "end of life is where margins are least");
    t.number("relative_tolerance", &Simulation::relative_tolerance, "1", between(1e-12, 1e-2),
             "of the integrator")
        .by_default("1e-6", "thermal reference: 1e-6 with stops is within 0.02 K");
    t.number("temperature_tolerance", &Simulation::temperature_tolerance, "delta_K",
             between(1e-9, 1), "absolute")
        .by_default("1e-4 K", "same");
    t.number("charge_taper", &Simulation::charge_taper, "min", more_than(0),
             "time constant of charging near full")
        .by_default("5 min", "constant-voltage phase of lithium-ion cells");
    t.number("reserve_band", &Simulation::reserve_band, "%", between(0.01, 50),
             "of capacity above the allowed discharge, over which loads are shed")
        .by_default("2 %", "smooth shedding instead of a trip");
    t.integer("samples_per_orbit", &Simulation::samples_per_orbit, between(1, 1000),
              "outside of shadow edges")
        .by_default("4");
    t.integer("windows_per_year", &Simulation::windows_per_year, between(6, 400),
              "into which the life is cut")
        .by_default("12");
    t.flag("every_orbit", &Simulation::every_orbit,
           "of each window, instead of one day in its middle")
        .by_default("false");
    return t;
}

/// Refuses a value [SI] outside of the rows that are read at it; `scale` is the unit shown, in SI.
std::optional<Finding> off_rows(double value, double first, double last, const char* unit,
                                double scale, const char* what, const char* otherwise) {
    constexpr double k_rounding = 1e-3;  // what is left of four digits
    if (value >= first * (1.0 - k_rounding) && value <= last * (1.0 + k_rounding)) return {};
    const auto shown = [=](double x) { return fmt::format("{:.4g} {}", x / scale, unit); };
    return Finding{fmt::format("is {}; {} tabled from {:.4g} to {}", shown(value), what,
                               first / scale, shown(last)),
                   fmt::format("{}, or {}", shown(value < first ? first : last), otherwise)};
}

FieldTable whole_table() {
    FieldTable t("A mission: AI compute in orbit, what it takes, and what the ground would do");
    t.integer("schema", &Scenario::schema, between(1, 1), "version of this format").by_default("1");
    t.text("name", &Scenario::name, "of the mission");
    t.text("description", &Scenario::description, "in a sentence").by_default("");
    t.integer("price_year", &Scenario::price_year, between(1990, 2100), "of every amount of money")
        .by_default("2025");
    t.integer("seed", &Scenario::seed, at_least(0), "of every random draw").by_default("1");
    t.integer("satellites", &Scenario::satellites, between(1, 1e8), "of the whole fleet")
        .by_default("1");
    t.section("orbit", &Scenario::orbit, orbit_table(), "where they fly");
    t.section("cluster", &Scenario::cluster, cluster_table(), "how they fly together");
    t.section("environment", &Scenario::environment, environment_table(),
              "light, air and radiation", "environments")
        .by_default("low-earth-solar-mean");
    t.section("satellite", &Scenario::satellite, satellite_table(), "one of them", "satellites")
        .by_default("compute-satellite");
    t.section("workload", &Scenario::workload, workload_table(), "what they compute", "workloads")
        .by_default("llama-3-70b");
    t.section("launch", &Scenario::launch, launch_table(), "how they get up");
    t.section("ground", &Scenario::ground, ground_table(), "what the ground would do instead");
    t.section("economics", &Scenario::economics, economics_table(), "how money is counted",
              "economics")
        .by_default("us-real-terms");
    t.section("simulation", &Scenario::simulation, simulation_table(),
              "how the time domain is walked");
    t.check<Scenario>("orbit.altitude", [](const Scenario& of) {
        const std::vector<double>&air = of.environment.density_altitude,
              &dose = of.environment.radiation.altitude;
        return off_rows(of.orbit.altitude, std::max(air.front(), dose.front()),
                        std::min(air.back(), dose.back()), "km", 1e3,
                        "air and radiation of this environment are",
                        "an environment with rows for this orbit");
    });
    const auto behind = [&t](const char* path, const char* unit, double scale, double aluminium,
                             std::vector<double> RadiationField::*rows,
                             double (*thickness)(const Satellite&)) {
        t.check<Scenario>(path, [=](const Scenario& of) {
            const std::vector<double>& depth = of.environment.radiation.*rows;
            return off_rows(thickness(of.satellite), depth.front() / aluminium,
                            depth.back() / aluminium, unit, scale,
                            "the radiation of this environment is",
                            "an environment.radiation with rows for this thickness");
        });
    };
    using Field = RadiationField;
    constexpr double k_glass_as_aluminium = 2605.0 / 2700.0;  // equal mass over area
    behind("satellite.bus.shield_thickness", "mm", 1e-3, 1.0, &Field::depth,
           [](const Satellite& of) { return of.bus.shield_thickness; });
    behind("satellite.terminal.shield", "mm", 1e-3, 1.0, &Field::depth,
           [](const Satellite& of) { return of.terminal.shield; });
    behind("satellite.array.coverglass", "um", 1e-6, k_glass_as_aluminium, &Field::cover,
           [](const Satellite& of) { return of.array.coverglass; });
    behind("satellite.array.rear_shield", "um", 1e-6, 1.0, &Field::cover,
           [](const Satellite& of) { return of.array.rear_shield; });
    return t;
}

const std::vector<std::pair<std::string, FieldTable>>& kinds() {
    static const std::vector<std::pair<std::string, FieldTable>> all{
        {"accelerators", accelerator_table()},
        {"hosts", host_table()},
        {"optical_terminals", terminal_table()},
        {"solar_cells", solar_cell_table()},
        {"arrays", array_table()},
        {"batteries", battery_table()},
        {"radiators", radiator_table()},
        {"coolant_loops", coolant_loop_table()},
        {"thrusters", thruster_table()},
        {"buses", bus_table()},
        {"satellites", satellite_table()},
        {"environments", environment_table()},
        {"radiation_fields", radiation_field_table()},
        {"workloads", workload_table()},
        {"vehicles", vehicle_table()},
        {"rockets", rocket_table()},
        {"launch_margins", launch_margins_table()},
        {"ascent_losses", ascent_losses_table()},
        {"launch_sites", launch_site_table()},
        {"data_centre_sites", data_centre_table()},
        {"grids", grid_table()},
        {"economics", economics_table()},
    };
    return all;
}

}  // namespace

const FieldTable& scenario_table() {
    static const FieldTable table = whole_table();
    return table;
}

const FieldTable* catalogue_table(const std::string& kind) {
    for (const auto& [name, table] : kinds())
        if (name == kind) return &table;
    return nullptr;
}

const std::vector<std::string>& catalogue_kinds() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& [name, table] : kinds()) all.push_back(name);
        return all;
    }();
    return names;
}

}  // namespace dawnline::scenario
