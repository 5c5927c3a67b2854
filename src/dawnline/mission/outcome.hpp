#pragma once
// What a mission comes to: the values that the five functions hand on.
//
// Every number is SI with its unit beside it; the field tables in outcome_tables.hpp say what each
// one means, and the report, outcome.json and the documentation are made from them.

#include <optional>
#include <string>
#include <vector>

namespace dawnline::mission {

/// A named amount in a breakdown.
struct Item {
    std::string name;
    double amount = 0.0;  // in the unit of the breakdown
};

// ---------------------------------------------------------------- size

struct OrbitDesign {
    double semi_major_axis = 0;       // [m]
    double inclination = 0;           // [rad]
    double period = 0;                // [s]
    double speed = 0;                 // [m/s]
    double beta_least = 0;            // least |β| over the year [rad]
    double beta_greatest = 0;         // greatest |β| over the year [rad]
    double longest_umbra = 0;         // [s]
    double longest_shadow = 0;        // umbra and penumbra [s]
    double umbra_days = 0;            // days a year with umbra [s]
    double mean_umbra_fraction = 0;   // of the year [1]
    double mean_shadow_fraction = 0;  // of the year, penumbra counted half [1]
    double season_irradiance = 0;     // at the date of the longest umbra, or aphelion [W/m2]
    double aphelion_irradiance = 0;   // least of the year [W/m2]
};

struct PowerDesign {
    double accelerator_power = 0;     // of all accelerators at full load, one satellite [W]
    double host_power = 0;            // [W]
    double terminal_power = 0;        // [W]
    double it_power = 0;              // accelerators, hosts and terminals [W]
    double housekeeping_power = 0;    // bus, pump, propulsion mean, heaters [W]
    double load_in_sun = 0;           // on the bus, distribution losses included [W]
    double load_in_eclipse = 0;       // with the eclipse throttle [W]
    double array_power_required = 0;  // end of life, in sun at the worst season [W]
    double array_area = 0;            // [m2]
    double array_temperature = 0;     // in sun [K]
    double array_retention = 0;       // power end of life / beginning of life [1]
    double array_power_bol = 0;       // sunlit, beginning of life [W]
    double array_power_eol = 0;       // sunlit at the worst season, end of life [W]
    double battery_energy = 0;        // nameplate [J]
    double battery_fade = 0;          // capacity lost at end of life, of the nameplate [1]
    double depth_of_discharge = 0;    // in the longest eclipse, of the faded capacity [1]
    double charge_rate =
        0;                 // needed to refill within the sunlit part, of capacity per second [1/s]
    double mean_load = 0;  // on the bus over the year [W]
    double mean_array_power = 0;  // drawn from the array over the year [W]
    double specific_power = 0;    // array power BOL over launch mass [W/kg]
};

struct ThermalDesign {
    double heat = 0;                  // to the radiator, worst case [W]
    double radiator_area = 0;         // planform, one side [m2]
    double absorbed_flux = 0;         // worst case, end-of-life coating, per planform [W/m2]
    double net_flux = 0;              // rejected per planform at the design temperature [W/m2]
    double radiator_temperature = 0;  // at the root of the fins, worst case [K]
    double coolant_temperature = 0;   // mean of the loop [K]
    double junction_temperature = 0;  // [K]
    double flow = 0;                  // of coolant [kg/s]
    double pump_power = 0;            // [W]
    double sections_installed = 0;    // of the radiator, each closed by itself when pierced [1]
    double sections_needed = 0;       // of them [1]
    double spare_share = 0;           // area held against punctures over the needed one [1]
    double punctures = 0;             // expected over life, all sections [1]
    double coolant_survival = 0;  // probability that enough sections hold to the end of life [1]
    double junction_without_spares = 0;  // with only the needed sections left [K]
};

struct RadiationDesign {
    double dose_rate = 0;               // trapped, in silicon, behind the shield [Gy/s]
    double proton_dose_rate = 0;        // trapped [Gy/s]
    double electron_dose_rate = 0;      // trapped, with bremsstrahlung [Gy/s]
    double cosmic_ray_dose_rate = 0;    // [Gy/s]
    double dose_over_life = 0;          // trapped [Gy]
    double solar_events = 0;            // over life, not exceeded with the confidence [1]
    double solar_event_dose = 0;        // of one [Gy]
    double dose_with_events = 0;        // over life, with cosmic rays [Gy]
    double cell_fluence = 0;            // over life, at the cells, 1 MeV electrons [1/m2]
    double displacement_over_life = 0;  // in the optical terminals, 10 MeV protons [1/m2]
    double silent_corruptions = 0;      // per accelerator [1/s]
    double memory_errors = 0;           // uncorrectable, per accelerator [1/s]
    double accelerator_interrupts = 0;  // per accelerator [1/s]
    double host_interrupts = 0;         // per host [1/s]
};

struct PropulsionDesign {
    double air_density = 0;         // [kg/m3]
    double ballistic_area = 0;      // Cd·A/m [m2/kg]
    double light_acceleration = 0;  // of sunlight on the array [m/s2]
    double plane_shift = 0;         // of the orbit by sunlight along its normal [m]
    double dv_drag = 0;             // over life [m/s]
    double dv_avoidance = 0;        // over life [m/s]
    double dv_formation = 0;        // over life [m/s]
    double dv_disposal = 0;         // [m/s]
    double dv_total = 0;            // with margin [m/s]
    double duty = 0;                // share of the time in service that the thruster works [1]
    double propellant = 0;          // aboard [kg]
    double propellant_needed = 0;   // for dv_total [kg]
    double disposal_time = 0;       // of the last manoeuvre and re-entry [s]
    double casualties = 0;          // expected, of one uncontrolled re-entry [1]
    double passive_lifetime = 0;    // dead satellite, from the mission orbit to re-entry [s]
};

struct ClusterDesign {
    double satellites_within_radius = 0;  // lattice points [1]
    double radius = 0;                    // of the ellipse's long axis [m]
    double neighbour_least = 0;           // nearest neighbours, over an orbit [m]
    double neighbour_greatest = 0;        // [m]
    double neighbour_view = 0;            // of all neighbours from a face, at most [1]
    double links_per_satellite = 0;       // to nearest neighbours, at most [1]
    double link_rate = 0;                 // one direction, at the greatest distance [bit/s]
    double link_margin = 0;               // received over needed power at the greatest distance [1]
    double received_power = 0;            // at the greatest distance [W]
};

/// One line of the mass budget.
struct MassLine {
    std::string name;
    double amount = 0.0;  // with the allowance for growth [kg]
    double basic = 0.0;   // without; 0 for a margin [kg]
    double growth = 0.0;  // allowance over basic [1]
};

struct MassDesign {
    std::vector<MassLine> items;  // by subsystem
    double computers = 0;         // accelerators and hosts, without margins [kg]
    double basic = 0;             // of all parts, without margins [kg]
    double growth = 0;            // allowances of all parts by maturity [kg]
    double sum_of_parts = 0;      // dry, with margins, whatever mass is stated [kg]
    double dry = 0;               // with system margin [kg]
    double launch = 0;            // with propellant [kg]
    double body_volume = 0;       // packed, without wings and radiator [m3]
    double stowed_volume = 0;     // folded, with what separates it from the next [m3]
    double stowed_thickness = 0;  // of the folded box, its volume over its face [m]
    double per_it_power = 0;      // [kg/W]
};

/// What ends satellites over their life; each share as if its cause were the only one.
struct AttritionDesign {
    double exposed_area = 0;         // of the body, to debris that kills [m2]
    double debris_flux = 0;          // of objects that may kill [1/m2/s]
    double lost_before_service = 0;  // [1]
    double lost_early = 0;           // by failures that grow rarer with age [1]
    double lost_by_chance = 0;       // at a constant rate [1]
    double lost_to_wear = 0;         // [1]
    double lost_to_debris = 0;       // [1]
    double alive_at_end = 0;         // of satellites that entered service [1]
    double mean_alive = 0;           // of the same, over life [1]
};

/// Turning moments on one satellite and what must hold them.
struct MomentumDesign {
    double greatest_inertia = 0;  // about a principal axis [kg.m2]
    double peak_torque = 0;       // of gravity, air and sunlight [N.m]
    double secular = 0;           // momentum gained each orbit [N.m.s]
    double cyclic = 0;            // half of the swing within an orbit, greatest axis [N.m.s]
    double wheel_capacity = 0;    // needed about an axis [N.m.s]
    double torquer_dipole = 0;    // needed to shed what is gained [A.m2]
};

struct ComputeDesign {
    double accelerators = 0;    // alive at the start, all satellites [1]
    double peak = 0;            // dense, at the workload's precision, all satellites [FLOP/s]
    double serving_memory = 0;  // per accelerator while serving [bit]
    double memory_needed = 0;   // per accelerator while training [bit]
    double step_time = 0;       // of one training step on one cluster [s]
    double step_compute = 0;    // of it, arithmetic [s]
    double step_exchange = 0;   // of it, exposed exchange between satellites [s]
    double training_rate = 0;   // one cluster, before faults and throttling [token/s]
    double serving_rate = 0;    // all satellites, before faults and throttling [token/s]
    double utilisation = 0;     // model FLOPs over peak while training [1]
    double job_mean_time_between_failures = 0;  // one cluster [s]
    double checkpoint_interval = 0;             // [s]
    double checkpoint_efficiency = 0;           // useful share of time under faults [1]
    double mean_alive = 0;                      // share of accelerators alive over life [1]
    double mean_clock = 0;  // delivered share of full-load compute over the year [1]
};

/// What to build: one satellite and the cluster, in closed form.
struct Design {
    OrbitDesign orbit;
    PowerDesign power;
    ThermalDesign thermal;
    RadiationDesign radiation;
    PropulsionDesign propulsion;
    ClusterDesign cluster;
    MassDesign mass;
    AttritionDesign attrition;
    MomentumDesign momentum;
    ComputeDesign compute;
};

// ---------------------------------------------------------------- simulate

/// One quantity along an axis.
struct Variable {
    std::string name;  // snake_case
    std::string unit;  // SI
    std::string meaning;
    std::vector<double> values;
};

/// Quantities that share an axis.
struct Series {
    std::string name;       // "year", "worst_orbit", "radiation_day", "neighbours"
    std::string axis;       // "time" or "phase"
    std::string axis_unit;  // "s" or "rad"
    std::vector<double> points;
    std::vector<Variable> variables;
};

struct EnergyBalance {
    double array = 0;           // drawn from the array [J]
    double loads = 0;           // delivered to the loads [J]
    double losses = 0;          // distribution, charging, discharging [J]
    double stored = 0;          // change of charge [J]
    double relative_error = 0;  // (array − loads − losses − stored) / array [1]
};

/// What windows of every season of every year show, to the end of life.
struct Life {
    double orbits = 0;                     // integrated [1]
    double mean_delivered = 0;             // share of full-load compute over life [1]
    double least_delivered = 0;            // lowest share within any orbit [1]
    double array_headroom = 0;             // least array power in sunlight over full load [1]
    double weakest_age = 0;                // at which that was [s]
    double greatest_discharge = 0;         // of the faded capacity [1]
    double peak_radiator_temperature = 0;  // [K]
    double peak_junction_temperature = 0;  // [K]
    double hottest_age = 0;                // at which that was [s]
    double battery_fade = 0;               // capacity lost at the end, of the nameplate [1]
    double array_retention = 0;            // of the array's power at the end [1]
    double radiator_absorptance = 0;       // at the end [1]
    double delivered_time = 0;             // at full load, of one satellite's accelerators, losses
                                           // and throttling taken off [s]
};

/// The worst orbit by a network of nodes.
struct NodalCheck {
    double nodes = 0;                  // [1]
    double junction_temperature = 0;   // hottest die [K]
    double radiator_inlet = 0;         // first panel, highest [K]
    double radiator_outlet = 0;        // last panel, highest [K]
    double array_swing = 0;            // of a wing over the orbit [K]
    double balance_error = 0;          // of heat, over what came in [1]
    double coldest_without_power = 0;  // a panel after a loss of power [K]
    double survival_heaters = 0;       // that keep all panels at the coolant's limit then [W]
};

/// What a year of time-domain simulation shows.
struct Operations {
    NodalCheck nodal;
    Life life;
    double duration = 0;                    // simulated [s]
    double mean_array_power = 0;            // drawn [W]
    double mean_load = 0;                   // on the bus [W]
    double mean_delivered = 0;              // share of full-load compute [1]
    double least_delivered = 0;             // lowest share within any orbit [1]
    double peak_radiator_temperature = 0;   // [K]
    double least_radiator_temperature = 0;  // [K]
    double peak_coolant_temperature = 0;    // [K]
    double peak_junction_temperature = 0;   // [K]
    double peak_array_temperature = 0;      // [K]
    double least_array_temperature = 0;     // [K]
    double greatest_discharge = 0;          // depth of discharge, of the faded capacity [1]
    double eclipses = 0;                    // umbra passages [1]
    double umbra_fraction = 0;              // of the simulated time [1]
    double neighbour_least = 0;             // [m]
    double neighbour_greatest = 0;          // [m]
    double link_rate_least = 0;             // nearest neighbours, over an orbit [bit/s]
    double link_rate_mean = 0;              // [bit/s]
    double training_rate = 0;               // one cluster, delivered over the year [token/s]
    double serving_rate = 0;                // all satellites, delivered over the year [token/s]
    double useful_share = 0;                // delivered × alive × checkpoint efficiency [1]
    double radiation_peak = 0;              // of the upsets in a day, over their mean [1]
    double radiation_half_time = 0;         // share of the day in which half of them fall [1]
    double radiation_mean = 0;              // of that day's upsets over the table's [1]
    double integrator_steps = 0;            // [1]
    EnergyBalance energy;
    std::vector<Series> series;
};

// ---------------------------------------------------------------- deploy

/// How the fleet gets up: flights, dates, price.
struct Campaign {
    std::string vehicle;
    double payload = 0;                // to the orbit at hand [kg]
    double losses_misfit = 0;          // thrust over mass against the table of losses [1]
    double satellites_by_mass = 0;     // per flight [1]
    double satellites_by_volume = 0;   // that stand under the fairing [1]
    double satellites_per_flight = 0;  // [1]
    double columns = 0;                // of the stack [1]
    double tallest = 0;                // satellites in its tallest column [1]
    double stack_height = 0;           // of that column with the dispenser [m]
    double volume_share = 0;           // of the fairing, filled by the stack [1]
    std::string limited_by;            // "mass", "fairing"
    double satellites_built = 0;       // launched, losses before service included [1]
    double flights = 0;                // that must succeed [1]
    double flights_bought = 0;         // failures included [1]
    double mass = 0;                   // launched in all [kg]
    double price_per_kg = 0;           // paid with failures, over the mass delivered [USD/kg]
    double launch_cost = 0;            // of all flights [USD]
    double first_flight = 0;           // after the start of the project [s]
    double last_flight = 0;            // after the start of the project [s]
    double mean_delay = 0;             // of the fleet's satellites after the first flight [s]
    double carbon = 0;                 // of all flights, per the stated factor [kg]
};

// ---------------------------------------------------------------- account

/// One published way to draw the line around the costs.
struct Boundary {
    std::string name;        // "launch against electricity (Suncatcher)"
    double orbit = 0;        // in `unit`
    double ground = 0;       // in `unit`
    std::string unit;        // SI-based text, "USD/W/s"
    std::string shown_unit;  // for people, "USD/kW/yr"
    double ratio = 0;        // orbit over ground [1]
    std::string includes;    // what each side counts
};

/// One input and what it does to the cost per accelerator-hour.
struct Sensitivity {
    std::string path;       // of the field
    double low = 0;         // cost with the input 10 % down [USD/s]
    double high = 0;        // cost with the input 10 % up [USD/s]
    double elasticity = 0;  // relative change of cost per relative change of the input [1]
};

/// Money and carbon of one side.
struct Ledger {
    std::vector<Item> capital;     // undiscounted, over the horizon [USD]
    std::vector<Item> operations;  // per year [USD/s]
    double capital_total = 0;      // [USD]
    double operations_rate = 0;    // [USD/s]
    double annual_cost = 0;        // present value over the discounted time of service [USD/s]
    double present_value = 0;      // of all costs over the horizon [USD]
    double accelerator_hours = 0;  // delivered over the horizon, undiscounted [s]
    double cost_per_accelerator_hour = 0;  // levelised [USD/s]
    double cost_per_flop = 0;              // levelised, delivered at peak rate [USD/FLOP]
    double cost_per_power_year = 0;        // levelised, per IT power [USD/W/s]
    double cost_per_token = 0;             // levelised, serving [USD/token]
    double carbon = 0;                     // over the horizon, embodied and energy [kg]
    double carbon_per_it_energy = 0;       // [kg/J]
    double water = 0;                      // over the horizon [m3]
    double time_to_power = 0;              // from decision to service, mean of the fleet [s]
};

struct Accounts {
    Ledger orbit;
    Ledger ground;
    double ratio = 0;                    // cost per accelerator-hour, orbit over ground [1]
    double break_even_launch_price = 0;  // at which the ratio is one; negative: never [USD/kg]
    std::vector<Boundary> boundaries;
    std::vector<Sensitivity> sensitivities;
};

// ---------------------------------------------------------------- judge

/// One margin: by how much a limit is kept, and what would close it if it is not.
struct Margin {
    std::string name;
    std::string unit;        // SI
    std::string shown_unit;  // for people
    double value = 0;        // in `unit`
    double limit = 0;        // in `unit`
    double margin = 0;       // relative; positive keeps the limit [1]
    bool pass = false;
    bool decides = true;          // false: shown for information, does not decide whether it closes
    std::string cause;            // what drives the value
    std::string lever;            // input that would close it, with the value; empty if it passes
    std::string lever_path = {};  // of that input; empty where no single number closes it
    double lever_value = 0;       // of that input, SI; as near to today's as closes it
};

struct Verdict {
    bool closes = false;   // every physical margin is kept
    bool pays = false;     // orbit costs no more than the ground per accelerator-hour
    std::string sentence;  // the verdict in words
    std::vector<Margin> margins;
};

// ---------------------------------------------------------------- trades

/// What size() makes of the scenario with one input at a value.
struct TradePoint {
    double value = 0;    // of the input, SI; of a choice its place among the choices
    double at = 0;       // what the curve is drawn against, in Trade::axis_unit
    std::string choice;  // of an input that is a choice, else empty
    double cost = 0;     // per accelerator-hour; not finite where nothing can be launched [USD/s]
    double relative_cost = 0;          // over that of the scenario as it stands [1]
    double launch_mass = 0;            // of one satellite [kg]
    double satellites_per_flight = 0;  // [1]
    double delivered = 0;              // mean share of full-load compute [1]
    double useful = 0;          // share of installed compute after power, losses and faults [1]
    double battery_energy = 0;  // nameplate [J]
    double radiator_temperature = 0;  // at the root of the fins, worst case [K]
    double radiator_area = 0;         // planform, one side [m2]
    bool closes = false;              // every margin that decides, as far as size() can see
    std::string fails;                // the first margin that does not close; empty if all do
};

/// One input over its range: what it does to the cost, where designs close, and the best of them.
struct Trade {
    std::string name;                   // "orbit altitude"
    std::string path;                   // of the input
    std::string unit;                   // of the input, SI; "1" for a choice
    std::string shown_unit;             // for people
    std::string axis;                   // what the curve is drawn against: the path, or a name
    std::string axis_unit;              // SI
    std::string axis_shown_unit;        // for people
    std::string changes;                // what the input moves: "drag, dose, eclipses, …"
    std::vector<TradePoint> points;     // by value; a step of the curve has a point on both sides
    TradePoint own;                     // the scenario as it stands
    std::optional<TradePoint> optimum;  // least cost of the designs that close
    std::string place;     // of the optimum: "within the range", "at the end of the range", …
    std::string sentence;  // what one reads from it
};

struct Outcome {
    Design design;
    Operations operations;
    Campaign campaign;
    Accounts accounts;
    Verdict verdict;
    std::vector<Trade> trades;
};

}  // namespace dawnline::mission
