#pragma once
// What a flight costs, from its parts: TRANSCOST work-years with learning and reuse, propellant and
// the trade's surcharges.

#include <array>

#include "dawnline/launch/transcost.hpp"

namespace dawnline::launch {

/// A stage for its cost.
struct StageCost {
    Element element = Element::expendable_dense_stage;
    double dry_mass = 0.0;  // without engines [kg]
    Element engine = Element::modern_turbopump_engine;
    double engine_mass = 0.0;            // of one [kg]
    double engines = 0.0;                // of the stage [1]
    double uses = 1.0;                   // flights of a unit on average, losses included [1]
    double stage_refurbishment = 0.0;    // f5, share of the first unit at 50 uses [1]
    double engine_refurbishment = 0.0;   // the same of the engines [1]
    double recovered_mass = 0.0;         // that is brought back by ship or crane; 0: none [kg]
    double progress_ratio = 1.0;         // of production, a doubling leaves this share [1]
    double units_before = 0.0;           // built before the programme [1]
    double development_novelty = 1.0;    // f1 of stage and engine [1]
    double qualification_firings = 0.0;  // of an engine, gives f2; 0: f2 = 1 [1]
};

/// A liquid that is tanked.
struct PropellantCost {
    double mass = 0.0;      // that flies [kg]
    double price = 0.0;     // delivered [USD/kg]
    double boil_off = 1.0;  // bought over flown: LOX 1.5 to 1.7, LH2 1.75 to 1.95 [1]
};

/// All that a flight's cost depends on.
struct FlightCostInput {
    StageCost booster, upper;
    std::array<PropellantCost, 4> propellants{};
    double payload = 0.0;            // of a flight [kg]
    double other_hardware = 0.0;     // fairing and the like, a flight's share [USD]
    double liftoff_mass = 0.0;       // [kg]
    double flights = 1.0;            // of the programme that production and development serve [1]
    double flights_before = 0.0;     // experience of the crews [1]
    double launches_per_year = 0.0;  // [1/s]
    double crew_rate = 0.0;          // launches that one crew reaches; crews are added beyond [1/s]
    double operations_progress = 1.0;  // progress ratio of the crews [1]
    double vehicle_type = 1.0;         // fv
    double assembly = 1.0;             // fc
    double sum_q = 0.8;                // ΣQ of the mission operations
    Provider provider = Provider::c;
    double country = 1.0;               // f8
    double overlap = 1.0;               // f10, not for modern engines
    double commercial = 1.0;            // f11
    double element_assembly = 1.0;      // f0 of production, to the power of the stages
    double vehicle_assembly = 1.0;      // f9
    bool amortise_development = false;  // over the flights
    double work_year = 0.0;             // price [USD]
    double range = 0.0;                 // of a flight [USD]
    double insured_value = 0.0;         // [USD]
    double insurance_rate = 0.0;        // premium over it [1]
    double overhead = 0.0;              // on all recurring cost before insurance [1]
    double profit = 0.0;                // on all cost [1]
    double year = 365.25 * 86400.0;     // of account [s]
};

/// Parts of a flight's price. [USD]
struct FlightCost {
    double development = 0.0;
    double booster = 0.0, booster_engines = 0.0, upper = 0.0, upper_engines = 0.0;
    double other_hardware = 0.0;
    double refurbishment = 0.0, recovery = 0.0;
    double ground = 0.0, mission = 0.0, indirect = 0.0;
    double propellant = 0.0, range = 0.0;
    double overhead = 0.0, insurance = 0.0, profit = 0.0;
    double marginal = 0.0;  // of one flight more: upper stages and other hardware that are
                            // expended, refurbishment, recovery, propellant, range
    double total = 0.0;
    double new_booster = 0.0, new_upper = 0.0;  // mean price of a unit of the programme
    double per_mass = 0.0;                      // total over payload [USD/kg]
};

/// Bottom-up cost of a flight.
///
/// Production: ⌈flights/uses⌉ units with q engines each, units (n1 − 1) q + 1 … n2 q of the
/// engines' series, f0^N Σ f9 (lvreuse's form of TRANSCOST 8.2), over the flights. Refurbishment
/// (f5/100 n + f5/2) of the first unit's cost on every flight but a unit's first. Ground, mission
/// and recovery operations at min(L, crew rate): one crew's law up to its rate, then more crews, so
/// that the effort per flight falls by the crews' learning only. Indirect: `indirect_effort`.
/// Figures beyond 12 launches a year are ours: the source's data end there.
FlightCost flight_cost(const FlightCostInput& in) noexcept;

/// Indirect operations beyond the table of 12 launches a year: its last doubling carried on,
///   I(L) = I(12) (L/12)^e, e = log2(I(12)/I(6)): −0.40, −0.44, −0.63 for providers A, B, C.
/// Ours, not TRANSCOST's. [work-years a flight]
double indirect_effort(Provider provider, double launches_per_year, double year) noexcept;

/// Smallest whole number of uses (of every stage whose `uses` exceed 1 in `reusable`) that makes it
/// as cheap per kilogram as `expendable`; 0 if none up to `most` does. [1]
long break_even_uses(const FlightCostInput& reusable, const FlightCostInput& expendable,
                     long most) noexcept;

/// Smallest whole programme [flights], up to `most`, in which `reusable` carries the kilogram as
/// cheaply as `expendable`, each paying for its development; 0 if none.
long break_even_flights(const FlightCostInput& reusable, const FlightCostInput& expendable,
                        long most) noexcept;

}  // namespace dawnline::launch
