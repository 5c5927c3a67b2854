#pragma once
// The scenario: everything a mission is computed from, in SI.
//
// Each struct is a section of the scenario file; scenario_table() holds name, unit, range and
// meaning of every field. Sections marked with a catalogue kind may be given as the name of an
// entry in catalog/<kind>.yaml, which is where all figures live.

#include <optional>
#include <string>
#include <vector>

#include "dawnline/launch/ascent_losses.hpp"
#include "dawnline/launch/rocket.hpp"
#include "dawnline/scenario/field.hpp"

namespace dawnline::scenario {

/// A circular sun-synchronous orbit.
struct Orbit {
    double altitude = 0;            // above the equatorial radius [m]
    double local_time_of_node = 0;  // mean solar time of the ascending node since midnight [s]
    std::string start;              // UTC, ISO 8601; the simulated year begins here
};

/// How satellites fly together and what they must keep.
struct Cluster {
    long satellites = 0;            // in one cluster
    std::string pattern;            // "planar_lattice" or "none"
    double spacing = 0;             // least distance of neighbours [m]
    double least_separation = 0;    // that must be kept [m]
    double required_link_rate = 0;  // between neighbours, one direction [bit/s]
    double formation_dv = 0;        // a year, per satellite [m/s/s]
};

/// Radiation of sun-synchronous orbits behind aluminium; catalogue kind `radiation_fields`.
/// Tables run over the altitude, and for each over the depth, which runs fastest.
struct RadiationField {
    std::string proton_map;                  // "ap8_min" or "ap8_max"
    double solar_active_share = 0;           // of the time in years of solar events [1]
    std::vector<double> altitude;            // rising [m]
    std::vector<double> depth;               // radius of a sphere, rising [m]
    std::vector<double> protons;             // trapped, dose in silicon [Gy/s]
    std::vector<double> electrons;           // trapped, with bremsstrahlung [Gy/s]
    std::vector<double> cosmic_rays;         // galactic [Gy/s]
    std::vector<double> solar_event;         // one as in August 1972 [Gy]
    std::vector<double> displacement;        // by trapped protons, in ones of 10 MeV [1/m2/s]
    std::vector<double> event_displacement;  // by one event [1/m2]
    std::vector<double> cover;               // a plate before or behind a cell, rising [m]
    std::vector<double> arsenide_protons;    // at the cell, in protons of 10 MeV [1/m2/s]
    std::vector<double> arsenide_electrons;  // at the cell, in electrons of 1 MeV [1/m2/s]
    std::vector<double> arsenide_event;      // at the cell, in protons of 10 MeV [1/m2]
    std::vector<double> silicon_protons, silicon_electrons, silicon_event;  // likewise
};

/// catalogue kind `environments`
struct Environment {
    double solar_constant = 0;             // at 1 AU [W/m2]
    double albedo = 0;                     // of the Earth [1]
    double earth_infrared = 0;             // leaving the Earth [W/m2]
    std::vector<double> density_altitude;  // rising [m]
    std::vector<double> density;           // mean over the mission [kg/m3]
    double atmosphere_activity = 0;        // F10.7 the densities are for [1e-22 W/m2/Hz]
    double population = 0;                 // of the Earth, under re-entries [1]
    RadiationField radiation;
    double solar_event_confidence = 0;  // that no more large events come [1]
};

/// catalogue kind `solar_cells`
struct SolarCell {
    double efficiency = 0;               // AM0 at the reference temperature, beginning of life [1]
    double reference_temperature = 0;    // [K]
    double temperature_coefficient = 0;  // relative, per kelvin [1/K]
    double damage_coefficient = 0;       // C of P/P0 = 1 − C log10(1 + Φ/Φx) [1]
    double damage_fluence = 0;           // Φx, 1 MeV electrons [1/m2]
    std::string damage_material;         // "gallium_arsenide" or "silicon"
    double proton_damage = 0;            // 1 MeV electrons that one proton of 10 MeV counts [1]
    double absorptance = 0;              // of sunlight, covered cell [1]
    double emissivity = 0;               // of the covered front [1]
};

/// catalogue kind `arrays`
struct Array {
    SolarCell cell;
    std::optional<double> area;    // of the wings, planform; derived when left out [m2]
    double packing = 0;            // cell area over planform [1]
    double back_absorptance = 0;   // of sunlight reflected by the Earth [1]
    double back_emissivity = 0;    // [1]
    double pointing_error = 0;     // of the normal off the Sun [rad]
    double wiring_efficiency = 0;  // strings, harness, maximum-power tracking [1]
    double coverglass = 0;         // thickness of the glass on the cells [m]
    double rear_shield = 0;        // of the cells against particles from behind, as aluminium [m]
    std::optional<double> yearly_fluence;  // 1 MeV electrons at the cells; derived [1/m2/s]
    double ultraviolet_loss = 0;           // of light when cover and glue have darkened [1]
    double ultraviolet_time = 0;           // of 63 % of it [s]
    double darkening = 0;                  // of the cover by dose, per decade of 1 + D/D0 [1]
    double darkening_dose = 0;             // D0 [Gy]
    double contamination_rate = 0;         // growth of the film on the cover [m/s]
    double contamination_absorption = 0;   // of sunlight in the film [1/m]
    double impact_rate = 0;                // share of the area lost to small impacts [1/s]
    double string_failure_rate = 0;        // of a string [1/s]
    double specific_mass = 0;              // of the wing, without the drive [kg/m2]
    double stowed_thickness = 0;           // of the folded wing, per layer [m]
    double heat_capacity = 0;              // per planform [J/m2/K]
    std::string maturity;                  // of its mass, a name of spacecraft::Maturity
    double price = 0;                      // per watt, beginning of life [USD/W]
    double margin = 0;                     // area beyond need when the area is derived [1]
};

/// catalogue kind `batteries`
struct Battery {
    std::optional<double> energy;     // nameplate; derived when left out [J]
    double specific_energy = 0;       // of the pack [J/kg]
    double depth_of_discharge = 0;    // allowed, of the faded capacity [1]
    double charge_efficiency = 0;     // [1]
    double discharge_efficiency = 0;  // [1]
    std::optional<double> fade;       // capacity lost at end of life; derived if left out [1]
    double temperature = 0;           // of the cells, mean [K]
    double full_charge = 0;           // state of charge at which charging ends [1]
    double charge_rate = 0;           // at most, of capacity per second [1/s]
    double energy_density = 0;        // of the pack by volume [J/m3]
    std::string maturity;             // of its mass
    double price = 0;                 // [USD/J]
    double margin = 0;                // energy beyond need when derived [1]
};

/// catalogue kind `radiators`
struct Radiator {
    std::optional<double> area;         // planform, one side; derived when left out [m2]
    double emissivity = 0;              // of both faces [1]
    double absorptance = 0;             // of sunlight, new [1]
    double absorptance_end = 0;         // that it tends to under ultraviolet light alone [1]
    double ultraviolet_time = 0;        // of full sunlight, in which 63 % of that is reached [s]
    double contamination = 0;           // growth of the absorptance by deposits [1/s]
    double fin_efficiency = 0;          // mean emitted over emitted at the root temperature [1]
    double array_view = 0;              // of the satellite's own array, each face [1]
    double sun_misalignment = 0;        // of the edge-on panel [rad]
    double specific_mass = 0;           // of panel and embedded pipes, per planform [kg/m2]
    double heat_capacity = 0;           // per planform [J/m2/K]
    double stowed_thickness = 0;        // [m]
    std::optional<double> spare_share;  // area held against punctures; derived when left out [1]
    double section_area = 0;            // of a part that is closed by itself when pierced [m2]
    double tube_share = 0;              // projected width of coolant walls over planform [1]
    double wall = 0;                    // of aluminium around the coolant, in specific_mass [m]
    double armour = 0;                  // of aluminium laid over that wall, weighed extra [m]
    double isolation = 0;               // probability that a pierced section is closed [1]
    double survival = 0;                // wanted of the coolant over life [1]
    std::string maturity;               // of its mass
    double price = 0;                   // [USD/m2]
    double margin = 0;                  // area beyond need when derived [1]
};

/// catalogue kind `coolant_loops`
struct CoolantLoop {
    double specific_heat = 0;       // of the coolant [J/kg/K]
    double temperature_rise = 0;    // across the cold plates [K]
    double radiator_drop = 0;       // coolant mean to radiator mean [K]
    double pressure_drop = 0;       // [Pa]
    double density = 0;             // of the coolant [kg/m3]
    double pump_efficiency = 0;     // [1]
    double specific_mass = 0;       // pumps, lines, manifolds, fill, per heat [kg/W]
    double residence_time = 0;      // coolant in the loop over its flow [s]
    double lowest_temperature = 0;  // at which the coolant must be kept [K]
    double price = 0;               // per heat [USD/W]
    std::string maturity;           // of its mass
};

/// catalogue kind `accelerators`
struct Accelerator {
    double peak_bf16 = 0;              // dense [FLOP/s]
    double peak_fp8 = 0;               // dense, or int8 [FLOP/s]
    double memory = 0;                 // [bit]
    double memory_bandwidth = 0;       // [bit/s]
    double scale_up_bandwidth = 0;     // all ports, one direction [bit/s]
    double power = 0;                  // full load, module with regulators [W]
    double idle_power = 0;             // [W]
    double gemm_efficiency = 0;        // of peak, large matrices [1]
    double memory_efficiency = 0;      // of memory bandwidth [1]
    double link_efficiency = 0;        // of link bandwidth [1]
    double junction_limit = 0;         // above which it is throttled to nothing [K]
    double throttle_band = 0;          // below the limit, over which clocks fall to zero [K]
    double junction_resistance = 0;    // junction to coolant [K/W]
    double heat_capacity = 0;          // package and its share of cold plate [J/K]
    double mass = 0;                   // module [kg]
    std::string maturity;              // of its mass
    double price = 0;                  // [USD]
    double failure_rate = 0;           // hard failures [1/s]
    double interruption_rate = 0;      // of a job by any ground-known cause, per accelerator [1/s]
    double embodied_carbon = 0;        // [kg]
    double dose_limit = 0;             // first irregular behaviour [Gy]
    double dose_per_corruption = 0;    // silent data corruption [Gy]
    double dose_per_memory_error = 0;  // uncorrectable [Gy]
    double dose_per_interrupt = 0;     // functional interrupt of the chip [Gy]
};

/// catalogue kind `hosts`
struct Host {
    double accelerators = 0;        // served by one host [1]
    double power = 0;               // [W]
    double mass = 0;                // [kg]
    std::string maturity;           // of its mass
    double price = 0;               // [USD]
    double dose_per_interrupt = 0;  // processor and memory together [Gy]
};

/// catalogue kind `optical_terminals`
struct OpticalTerminal {
    double transmit_power = 0;       // [W]
    double aperture = 0;             // diameter [m]
    double wavelength = 0;           // [m]
    double aperture_efficiency = 0;  // each end [1]
    double other_loss = 0;           // factor on power [1]
    double channel_rate = 0;         // [bit/s]
    double channel_power = 0;        // needed at the receiver, each channel [W]
    double channels = 0;             // on the grid, at most [1]
    double power = 0;                // drawn [W]
    double shield = 0;               // aluminium around lasers and detectors [m]
    double displacement_limit = 0;   // protons of 10 MeV that these bear [1/m2]
    double mass = 0;                 // [kg]
    std::string maturity;            // of its mass
    double price = 0;                // [USD]
};

/// catalogue kind `thrusters`
struct Thruster {
    double specific_impulse = 0;       // [s]
    double thrust = 0;                 // [N]
    double power = 0;                  // while thrusting [W]
    double mass = 0;                   // thruster, processing unit, feed [kg]
    double tank_fraction = 0;          // tank over propellant [1]
    double price = 0;                  // [USD]
    std::optional<double> propellant;  // loaded; derived when left out [kg]
    double duty = 0;                   // share of the time that it may thrust in service [1]
    std::string maturity;              // of its mass
};

/// catalogue kind `buses`
struct Bus {
    double avionics_power = 0;               // [W]
    double avionics_mass = 0;                // computers, attitude, radio [kg]
    double distribution_efficiency = 0;      // bus to loads [1]
    double structure_fraction = 0;           // of dry mass without margin [1]
    double harness_fraction = 0;             // of dry mass without margin [1]
    double chassis_mass_per_power = 0;       // boards, racks and enclosures of the computers [kg/W]
    double shield_thickness = 0;             // aluminium around the computers [m]
    double shield_area_per_power = 0;        // enclosed surface, per IT power [m2/W]
    double packing_density = 0;              // of the stowed bus [kg/m3]
    std::optional<double> drag_coefficient;  // by area across the flow; derived if left out [1]
    double accommodation = 0;                // of the air's energy at surfaces [1]
    double price = 0;                // first unit, avionics, structure, assembly, test [USD]
    double system_margin = 0;        // on the basic sum [1]
    std::optional<double> dry_mass;  // stated; replaces the sum [kg]
    double stowed_width = 0;         // of the folded satellite's face [m]
    double stowed_length = 0;        // of the folded satellite's face [m]
    double stowed_gap = 0;           // between columns of a stack [m]
    double pressure_offset = 0;      // of plates' centres from the centre of mass [m]
    double wheel_momentum = 0;       // that the wheels store about an axis [N.m.s]
    double torquer_dipole = 0;       // of the magnetic rods about an axis [A.m2]
    std::string maturity;            // of avionics, structure, harness and chassis
};

/// One satellite; catalogue kind `satellites`.
struct Satellite {
    double life = 0;  // [s]
    long accelerators = 0;
    long terminals = 0;           // optical, to neighbours
    double eclipse_throttle = 0;  // share of full accelerator power kept in the umbra [1]
    double junction_margin = 0;   // design temperature below the start of throttling [K]
    std::string attitude;         // "radiator_to_space", "radiator_along_air", "ram_minimising"
    double infant_loss = 0;       // share lost before service [1]
    double loss_rate = 0;         // of satellites in service [1/s]
    double avoidance_rate = 0;    // manoeuvres [1/s]
    double avoidance_dv = 0;      // each [m/s]
    std::string disposal;         // "spiral" or "perigee"
    double early_shape = 0;       // Weibull, of failures in the first years [1]
    std::optional<double> early_scale;  // Weibull; no such failures when left out [s]
    double wear_shape = 0;              // Weibull, of wear-out [1]
    std::optional<double> wear_scale;   // Weibull; no wear when left out [s]
    double killing_debris = 0;          // diameter of the smallest object that may end it [m]
    double kill_share = 0;              // of hits on the body by such objects that do [1]
    double disposal_altitude = 0;  // to which the orbit, or its perigee, is lowered at the end [m]
    double disposal_limit = 0;     // time allowed from the end of service to re-entry [s]
    double surviving_parts = 0;    // that reach the ground with 15 J or more [1]
    double surviving_area = 0;     // mean cross-section of one [m2]
    double casualty_limit = 0;     // expected casualties of one re-entry, at most [1]
    double dv_margin = 0;          // on the sum [1]
    Accelerator accelerator;
    Host host;
    OpticalTerminal terminal;
    Array array;
    Battery battery;
    Radiator radiator;
    CoolantLoop loop;
    Thruster thruster;
    Bus bus;
};

/// What the computers do; catalogue kind `workloads`.
struct Workload {
    long layers = 0;
    long hidden = 0;
    long heads = 0;
    long key_value_heads = 0;
    long head_size = 0;
    long feed_forward = 0;
    long vocabulary = 0;
    long sequence = 0;                // tokens
    double batch_tokens = 0;          // per training step, one cluster [token]
    long tensor_parallel = 0;         // accelerators that share a layer
    long pipeline_parallel = 0;       // stages
    double gradient_bytes = 0;        // exchanged per parameter [1]
    double state_bytes = 0;           // kept per parameter for a checkpoint [1]
    double checkpoint_bandwidth = 0;  // per accelerator [bit/s]
    double restart_time = 0;          // [s]
    double corruption_detection = 0;  // share of silent corruptions found, each a restart [1]
    double exchange_overlap = 0;      // share of the exchange hidden behind arithmetic [1]
    double prompt = 0;                // tokens in, serving [token]
    double answer = 0;                // tokens out, serving [token]
    double serving_batch = 0;         // sequences together on one replica [1]
    double weight_bytes = 0;          // per parameter, serving [1]
};

/// What reuse makes of a flight's cost.
struct Reuse {
    double first_build = 0;          // of a first stage [USD]
    double first_uses = 1;           // flights of one [1]
    double first_refurbishment = 0;  // share of its build, each time it flies again [1]
    double upper_build = 0;          // of an upper stage [USD]
    double upper_uses = 1;           // flights of one [1]
    double upper_refurbishment = 0;  // share of its build, each time it flies again [1]
    double operations = 0;           // propellant, range, crews, fairing, of a flight [USD]
    double profit = 0;               // on all cost [1]
};

/// Space for payload under a fairing: a cylinder with a cut cone on top.
struct Fairing {
    double diameter = 0;          // of the cylinder [m]
    double cylinder_height = 0;   // [m]
    double cone_height = 0;       // [m]
    double top_diameter = 0;      // of the cone's end [m]
    double dispenser_height = 0;  // below the satellites, within the cylinder [m]
};

/// catalogue kind `vehicles`
struct Vehicle {
    launch::Rocket rocket;
    launch::AscentLosses losses;       // of that rocket in that mode
    std::string recovery;              // of the first stage
    std::string upper;                 // "expended" or "reusable"
    std::string payload_basis;         // "computed" or "published"
    double payload = 0;                // published, to the reference orbit, in that mode [kg]
    double reference_altitude = 0;     // [m]
    double reference_inclination = 0;  // [rad]
    Fairing fairing;
    double dispenser_share = 0;  // of the payload [1]
    double price = 0;            // per flight [USD]
    Reuse reuse;
    double success_probability = 0;  // [1]
    double initial_rate = 0;         // flights at first [1/s]
    double mature_rate = 0;          // flights later [1/s]
    double ramp_time = 0;            // between them [s]
    double stand_down = 0;           // after a failure [s]
};

/// catalogue kind `launch_sites`
struct LaunchSite {
    double latitude = 0;  // [rad]
    double share = 0;     // of the vehicle's rate that this project may use [1]
};

struct Launch {
    Vehicle vehicle;
    LaunchSite site;
    launch::Margins margins;
    std::string pricing;         // "list", "cost", "per_kg" or "learning"
    double price_per_kg = 0;     // for "per_kg" [USD/kg]
    double learning_price = 0;   // at the reference mass, for "learning" [USD/kg]
    double learning_mass = 0;    // cumulative, of the market today [kg]
    double learning_rate = 0;    // fall of the price per doubling of mass [1]
    double market_mass = 0;      // launched by the market before this project [kg]
    double aloft_factor = 0;     // warming of all exhaust over that of its CO2 [1]
    double methane_leakage = 0;  // share of the methane burnt that is lost before [1]
    double methane_warming = 0;  // of lost methane over CO2, by mass [1]
};

/// catalogue kind `data_centre_sites`
struct DataCentre {
    double pue = 0;                // [1]
    double facility_capital = 0;   // per IT power [USD/W]
    double facility_life = 0;      // [s]
    double operations = 0;         // staff, maintenance, taxes, per IT power [USD/W/s]
    double utilisation = 0;        // mean IT power over full [1]
    double availability = 0;       // of the accelerators [1]
    double network_power = 0;      // of switches and optics, over accelerators and hosts [1]
    double network_share = 0;      // price of switches and optics over that of the computers [1]
    double construction_time = 0;  // [s]
    double water = 0;              // per IT energy [m3/J]
    double embodied_carbon = 0;    // of the building, per IT power [kg/W]
};

/// catalogue kind `grids`
struct Grid {
    double energy_price = 0;      // [USD/J]
    double escalation = 0;        // real, per year [1]
    double carbon_intensity = 0;  // life cycle [kg/J]
    double interconnection = 0;   // from request to power [s]
};

struct Ground {
    DataCentre site;
    Grid grid;
};

/// catalogue kind `economics`
struct Economics {
    double discount_rate = 0;         // real, per year [1]
    double horizon = 0;               // of the comparison [s]
    double compute_life = 0;          // of accelerators on the ground [s]
    double development = 0;           // non-recurring [USD]
    double development_time = 0;      // to the first satellite [s]
    double production_rate = 0;       // satellites, at most [1/s]
    double production_learning = 0;   // cost fall per doubling, buses and parts [1]
    double production_reference = 0;  // units by which the catalogue prices are reached [1]
    double operations_share = 0;      // of satellite hardware, per second of a year [1/s]
    double ground_segment = 0;        // stations and control, per second [USD/s]
    double insurance = 0;             // of launched value [1]
    double satellite_carbon = 0;      // embodied, per dry mass without computers [kg/kg]
    double serviced_utilisation = 0;  // of orbital accelerators when available [1]
};

/// How the time domain is walked; these change accuracy, not the mission.
struct Simulation {
    double duration = 0;  // [s]
    double age = 0;       // of the satellite when it begins; below 0: last year of life [s]
    double relative_tolerance = 0;     // of the integrator [1]
    double temperature_tolerance = 0;  // absolute [K]
    double charge_taper = 0;           // time constant of charging near full [s]
    double reserve_band =
        0;  // of capacity above the allowed discharge, over which loads are shed [1]
    long samples_per_orbit = 0;  // outside of shadow edges
    long windows_per_year = 0;   // of the life
    bool every_orbit = false;    // of each window, instead of a day
};

struct Scenario {
    long schema = 1;
    std::string name;
    std::string description;
    long price_year = 0;
    long seed = 0;
    long satellites = 0;  // of the whole fleet
    Orbit orbit;
    Cluster cluster;
    Environment environment;
    Satellite satellite;
    Workload workload;
    Launch launch;
    Ground ground;
    Economics economics;
    Simulation simulation;
};

/// The field table of a whole scenario file.
const FieldTable& scenario_table();

/// The table of one catalogue kind ("solar_cells"), or nullptr if there is no such kind.
const FieldTable* catalogue_table(const std::string& kind);

/// Every catalogue kind, in the order of the documentation.
const std::vector<std::string>& catalogue_kinds();

}  // namespace dawnline::scenario
