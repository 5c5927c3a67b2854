#include "dawnline/launch/transcost.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace dawnline::launch {

namespace {

constexpr double k_tonne = 1e3;       // [kg]
constexpr long k_exact_units = 1000;  // summed one by one

double launches(double per_second, double year) noexcept {
    return per_second * year;
}

}  // namespace

CostLaw development_law(Element element) noexcept {
    switch (element) {
        case Element::solid_motor:
            return {16.8, 0.54};
        case Element::solid_booster:
            return {19.5, 0.54};
        case Element::solid_stage:
            return {22.4, 0.54};
        case Element::hydrogen_turbopump_engine:
        case Element::storable_turbopump_engine:
        case Element::modern_turbopump_engine:
            return {277.0, 0.48};
        case Element::pressure_fed_engine:
        case Element::modern_pressure_fed_engine:
            return {167.0, 0.35};
        case Element::turbojet_engine:
            return {1380.0, 0.295};
        case Element::propulsion_module:
            return {14.2, 0.577};
        case Element::expendable_dense_stage:
        case Element::expendable_hydrogen_stage:
        case Element::expendable_tank:
            return {98.5, 0.555};
        case Element::reusable_dense_stage:
        case Element::reusable_hydrogen_stage:
            return {803.5, 0.385};
        case Element::winged_orbiter:
            return {1420.0, 0.35};
        case Element::flyback_booster:
            return {1462.0, 0.325};
        case Element::advanced_aircraft:
            return {2169.0, 0.262};
    }
    return {0.0, 0.0};
}

CostLaw production_law(Element element) noexcept {
    switch (element) {
        case Element::solid_motor:
        case Element::solid_booster:
            return {2.3, 0.412};
        case Element::solid_stage:
            return {2.75, 0.412};
        case Element::hydrogen_turbopump_engine:
            return {3.15, 0.535};
        case Element::storable_turbopump_engine:
        case Element::pressure_fed_engine:
            return {1.9, 0.535};
        case Element::modern_turbopump_engine:
        case Element::modern_pressure_fed_engine:
            return {1.2, 0.535};
        case Element::turbojet_engine:
            return {2.29, 0.545};
        case Element::propulsion_module:
            return {3.04, 0.581};
        case Element::expendable_dense_stage:
        case Element::reusable_dense_stage:
            return {1.265, 0.59};
        case Element::expendable_hydrogen_stage:
        case Element::reusable_hydrogen_stage:
            return {1.84, 0.59};
        case Element::winged_orbiter:
            return {5.83, 0.606};
        case Element::flyback_booster:
        case Element::advanced_aircraft:
            return {0.357, 0.762};
        case Element::expendable_tank:
            return {0.76, 0.59};
    }
    return {0.0, 0.0};
}

double development_effort(Element element, double dry_mass, const DevelopmentFactors& f) noexcept {
    const CostLaw law = development_law(element);
    const double quality = element == Element::flyback_booster ? 1.0 : f.quality;
    return law.coefficient * std::pow(dry_mass, law.exponent) * f.novelty * quality * f.experience *
           f.country * f.overlap * f.commercial;
}

double engine_quality(double qualification_firings) noexcept {
    const double logarithm = std::log(qualification_firings);
    return 0.026 * logarithm * logarithm;
}

double vehicle_development(std::span<const double> elements, double delay_factor,
                           double programme_factor) noexcept {
    double sum = 0.0;
    for (const double element : elements) sum += element;
    return std::pow(1.04, static_cast<double>(elements.size())) * sum * delay_factor *
           programme_factor;
}

double production_effort(Element element, double dry_mass, double learning_factor, double country,
                         double overlap, double commercial) noexcept {
    const CostLaw law = production_law(element);
    return law.coefficient * std::pow(dry_mass, law.exponent) * learning_factor * country *
           overlap * commercial;
}

double mean_learning_factor(double progress_ratio, long first, long last) noexcept {
    const double b = std::log2(progress_ratio);
    const long exact = std::min(last, std::max(first - 1, k_exact_units));
    double sum = 0.0;
    for (long n = first; n <= exact; ++n) sum += std::pow(static_cast<double>(n), b);
    if (last > exact) {
        // Euler and Maclaurin about midpoints; what is left out is below 1e-12 of a unit.
        const double low = static_cast<double>(exact) + 0.5, high = static_cast<double>(last) + 0.5;
        sum += b == -1.0 ? std::log(high / low)
                         : (std::pow(high, b + 1.0) - std::pow(low, b + 1.0)) / (b + 1.0);
        sum -= b / 24.0 * (std::pow(high, b - 1.0) - std::pow(low, b - 1.0));
    }
    return sum / static_cast<double>(last - first + 1);
}

double ground_operations(const GroundOperations& in, double year) noexcept {
    return 8.0 * std::pow(in.liftoff_mass / k_tonne, 0.67) *
           std::pow(launches(in.launches_per_year, year), -0.9) * std::pow(in.stages, 0.7) *
           in.vehicle_type * in.assembly * in.learning_factor * in.country * in.commercial;
}

double mission_operations(double sum_q, double launches_per_year, double learning_factor,
                          double country, double year) noexcept {
    return 20.0 * sum_q * std::pow(launches(launches_per_year, year), -0.65) * learning_factor *
           country;
}

double recovery_operations(double recovered_mass, double launches_per_year, double country,
                           double commercial, double year) noexcept {
    const double rate = launches(launches_per_year, year);
    return 1.5 / rate * (7.0 * std::pow(rate, 0.7) + std::pow(recovered_mass / k_tonne, 0.83)) *
           country * commercial;
}

double refurbishment(double share_at_fifty, double uses, double first_unit) noexcept {
    return (share_at_fifty / 100.0 * uses + 0.5 * share_at_fifty) * first_unit;
}

double indirect_operations(Provider provider, double launches_per_year, double year) noexcept {
    // Rows: providers A, B, C; columns: 1 … 12 launches a year; straight lines between.
    static constexpr std::array<std::array<double, 12>, 3> k_effort{{
        {65, 49, 42, 38, 35, 33, 31, 30, 29, 27, 26, 25},
        {45, 34, 29, 27, 24, 23, 22, 21, 20, 19, 18, 17},
        {32, 24, 22, 19, 18, 17, 16, 15, 14, 13, 12, 11},
    }};
    const auto& row = k_effort[static_cast<std::size_t>(provider)];
    const double place = std::clamp(launches(launches_per_year, year), 1.0, 12.0) - 1.0;
    const auto left = std::min(static_cast<std::size_t>(place), row.size() - 2);
    const double share = place - static_cast<double>(left);
    return row[left] + share * (row[left + 1] - row[left]);
}

}  // namespace dawnline::launch
