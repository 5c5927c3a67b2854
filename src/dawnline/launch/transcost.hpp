#pragma once
// TRANSCOST 8.2 (Koelle 2013) as transcribed in lvreuse (Snyder et al., IAC-18-D2.4.3, MIT):
// development, production and operation of launch vehicles in work-years.
//
// Masses of stages are without engines. The text of the handbook itself was not read.

#include <span>

namespace dawnline::launch {

/// Rows of the cost tables; each has a development law a M^x and a production law.
enum class Element {
    solid_motor,
    solid_booster,
    solid_stage,
    hydrogen_turbopump_engine,
    storable_turbopump_engine,
    modern_turbopump_engine,
    pressure_fed_engine,
    modern_pressure_fed_engine,
    turbojet_engine,
    propulsion_module,
    expendable_dense_stage,
    expendable_hydrogen_stage,
    reusable_dense_stage,
    reusable_hydrogen_stage,
    winged_orbiter,
    flyback_booster,
    advanced_aircraft,
    expendable_tank,
};

/// a M^x with M in kg, work-years.
struct CostLaw {
    double coefficient;
    double exponent;
};

CostLaw development_law(Element element) noexcept;
CostLaw production_law(Element element) noexcept;

/// Factors of development; 1 is neutral.
struct DevelopmentFactors {
    double novelty = 1.0;     // f1: 0.4 variant … 1.4 first of its kind
    double quality = 1.0;     // f2
    double experience = 1.0;  // f3: 0.5 … 1.4
    double country = 1.0;     // f8: US 1, ESA 0.86, France and Germany 0.77
    double overlap = 1.0;     // f10: 0.75 … 1
    double commercial = 1.0;  // f11: 0.45 … 0.55 commercial
};

/// Development effort of one element, a M^x f1 f2 f3 f8 f10 f11; f2 does not apply to fly-back
/// boosters. [work-years]
double development_effort(Element element, double dry_mass, const DevelopmentFactors& f) noexcept;

/// f2 of a turbopump engine with N qualification firings, 0.026 (ln N)². [1]
double engine_quality(double qualification_firings) noexcept;

/// Vehicle: 1.04^N Σ H f6 f7. [work-years]
double vehicle_development(std::span<const double> elements, double delay_factor,
                           double programme_factor) noexcept;

/// Effort of an average unit of a series: a M^x f4 f8 f10 f11. [work-years]
double production_effort(Element element, double dry_mass, double learning_factor, double country,
                         double overlap, double commercial) noexcept;

/// f4, mean of n^log2(p) over the units first … last; p is the progress ratio (0.85: −15 % per
/// doubling). [1]
double mean_learning_factor(double progress_ratio, long first, long last) noexcept;

/// What a flight's ground crew works: 8 M^.67 L^−.9 N^.7 fv fc f4 f8 f11.
struct GroundOperations {
    double liftoff_mass;       // [kg]
    double launches_per_year;  // law fitted for 3 and more [1/s]
    double stages;             // [1]
    double vehicle_type;       // fv: cryogenic 1, storable 0.8, solid 0.3, automated reusable 0.7
    double assembly;           // fc: vertical on the pad 1, moved 0.7, horizontal 0.5
    double learning_factor;    // f4
    double country;            // f8
    double commercial;         // f11
};
/// [work-years a flight]; `year` [s]
double ground_operations(const GroundOperations& in, double year) noexcept;

/// Mission operations 20 ΣQ L^−.65 f4 f8; Q solid 0.15, expendable liquid 0.4, recoverable 1,
/// reusable orbital 2. [work-years a flight]
double mission_operations(double sum_q, double launches_per_year, double learning_factor,
                          double country, double year) noexcept;

/// Recovery 1.5/L (7 L^.7 + M^.83) f8 f11, M in tonnes inside. [work-years a flight]
double recovery_operations(double recovered_mass, double launches_per_year, double country,
                           double commercial, double year) noexcept;

/// Refurbishment per flight (f5/100 n + 0.5 f5) TFU: share f5 at 50 uses, unit of the first-unit
/// cost.
double refurbishment(double share_at_fifty, double uses, double first_unit) noexcept;

enum class Provider { a, b, c };

/// Indirect operations by provider for 1 … 12 launches a year, held beyond: high cadence is outside
/// the source. [work-years a flight]
double indirect_operations(Provider provider, double launches_per_year, double year) noexcept;

}  // namespace dawnline::launch
