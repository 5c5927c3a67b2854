#include "dawnline/launch/flight_cost.hpp"

#include <algorithm>
#include <cmath>

namespace dawnline::launch {

namespace {

constexpr double k_stages = 2.0;
constexpr double k_table_end = 12.0;  // launches a year at which TRANSCOST's indirect cost ends

bool is_modern(Element engine) noexcept {
    return engine == Element::modern_turbopump_engine ||
           engine == Element::modern_pressure_fed_engine;
}

double whole(double x) noexcept {
    return std::ceil(x * (1.0 - 1e-12));
}

double units_built(const StageCost& s, double flights) noexcept {
    return std::max(1.0, whole(flights / s.uses));
}

/// Mean learning factor of the units that serve the programme, `each` of them a stage.
double series(const StageCost& s, double flights, double each) noexcept {
    const double first = s.units_before * each + 1.0;
    const double last = (s.units_before + units_built(s, flights)) * each;
    return mean_learning_factor(s.progress_ratio, std::lround(first),
                                std::lround(std::max(first, last)));
}

/// A stage's two parts, of its mean unit or of its first. [work-years]
struct Effort {
    double structure = 0.0, engines = 0.0;
};

Effort unit_effort(const FlightCostInput& in, const StageCost& s, bool learned) noexcept {
    const double f4 = learned ? series(s, in.flights, 1.0) : 1.0;
    const double factor = std::pow(in.element_assembly, k_stages) * in.vehicle_assembly;
    Effort e;
    if (s.dry_mass > 0.0)
        e.structure = factor * production_effort(s.element, s.dry_mass, f4, in.country, in.overlap,
                                                 in.commercial);
    if (s.engines > 0.0 && s.engine_mass > 0.0) {
        const double engine_f4 = learned ? series(s, in.flights, s.engines) : 1.0;
        e.engines = factor * s.engines *
                    production_effort(s.engine, s.engine_mass, engine_f4, in.country,
                                      is_modern(s.engine) ? 1.0 : in.overlap, in.commercial);
    }
    return e;
}

/// Refurbishment of a stage, spread over all flights of a unit. [work-years a flight]
double refurbishment_effort(const FlightCostInput& in, const StageCost& s) noexcept {
    if (s.uses <= 1.0) return 0.0;
    const Effort first = unit_effort(in, s, false);
    const double reflown = (s.uses - 1.0) / s.uses;
    return reflown * (refurbishment(s.stage_refurbishment, s.uses, first.structure) +
                      refurbishment(s.engine_refurbishment, s.uses, first.engines));
}

double development_effort(const FlightCostInput& in) noexcept {
    std::array<double, 4> elements{};
    std::size_t n = 0;
    for (const StageCost* s : {&in.booster, &in.upper}) {
        DevelopmentFactors f{s->development_novelty, 1.0, 1.0, in.country, in.overlap,
                             in.commercial};
        if (s->dry_mass > 0.0)
            elements[n++] = launch::development_effort(s->element, s->dry_mass, f);
        if (s->qualification_firings > 0.0) f.quality = engine_quality(s->qualification_firings);
        if (s->engine_mass > 0.0)
            elements[n++] = launch::development_effort(s->engine, s->engine_mass, f);
    }
    return vehicle_development({elements.data(), n}, 1.0, 1.0);
}

void add_production(const FlightCostInput& in, FlightCost& out) noexcept {
    const Effort booster = unit_effort(in, in.booster, true);
    const Effort upper = unit_effort(in, in.upper, true);
    const double booster_share = units_built(in.booster, in.flights) / in.flights * in.work_year;
    const double upper_share = units_built(in.upper, in.flights) / in.flights * in.work_year;
    out.booster = booster.structure * booster_share;
    out.booster_engines = booster.engines * booster_share;
    out.upper = upper.structure * upper_share;
    out.upper_engines = upper.engines * upper_share;
    out.new_booster = (booster.structure + booster.engines) * in.work_year;
    out.new_upper = (upper.structure + upper.engines) * in.work_year;
    out.other_hardware = in.other_hardware;
    if (in.amortise_development)
        out.development = development_effort(in) * in.work_year / in.flights;
}

void add_operations(const FlightCostInput& in, FlightCost& out) noexcept {
    const double rate =
        in.crew_rate > 0.0 ? std::min(in.launches_per_year, in.crew_rate) : in.launches_per_year;
    const double f4 =
        mean_learning_factor(in.operations_progress, std::lround(in.flights_before) + 1,
                             std::lround(in.flights_before + std::max(1.0, in.flights)));
    out.ground = in.work_year * ground_operations({in.liftoff_mass, rate, k_stages, in.vehicle_type,
                                                   in.assembly, f4, in.country, in.commercial},
                                                  in.year);
    out.mission = in.work_year * mission_operations(in.sum_q, rate, f4, in.country, in.year);
    out.indirect = in.work_year * indirect_effort(in.provider, in.launches_per_year, in.year);
    for (const StageCost* s : {&in.booster, &in.upper}) {
        out.refurbishment += in.work_year * refurbishment_effort(in, *s);
        if (s->recovered_mass > 0.0)
            out.recovery += in.work_year * recovery_operations(s->recovered_mass, rate, in.country,
                                                               in.commercial, in.year);
    }
    for (const PropellantCost& p : in.propellants) out.propellant += p.mass * p.price * p.boil_off;
    out.range = in.range;
}

}  // namespace

double indirect_effort(Provider provider, double launches_per_year, double year) noexcept {
    const double table = indirect_operations(provider, launches_per_year, year);
    const double rate = launches_per_year * year;
    if (rate <= k_table_end) return table;
    const double half = indirect_operations(provider, 0.5 * k_table_end / year, year);
    return table * std::pow(rate / k_table_end, std::log2(table / half));
}

FlightCost flight_cost(const FlightCostInput& in) noexcept {
    FlightCost out;
    add_production(in, out);
    add_operations(in, out);
    out.marginal =
        out.other_hardware + out.refurbishment + out.recovery + out.propellant + out.range;
    if (in.booster.uses <= 1.0) out.marginal += out.booster + out.booster_engines;
    if (in.upper.uses <= 1.0) out.marginal += out.upper + out.upper_engines;
    const double recurring = out.booster + out.booster_engines + out.upper + out.upper_engines +
                             out.other_hardware + out.refurbishment + out.recovery + out.ground +
                             out.mission + out.indirect + out.propellant + out.range;
    out.overhead = in.overhead * recurring;
    out.insurance = in.insured_value * in.insurance_rate;
    const double cost = recurring + out.overhead + out.insurance + out.development;
    out.profit = in.profit * cost;
    out.total = cost + out.profit;
    out.per_mass = out.total / in.payload;
    return out;
}

long break_even_uses(const FlightCostInput& reusable, const FlightCostInput& expendable,
                     long most) noexcept {
    const double rival = flight_cost(expendable).per_mass;
    FlightCostInput in = reusable;
    for (long n = 1; n <= most; ++n) {
        const auto uses = static_cast<double>(n);
        if (reusable.booster.uses > 1.0) in.booster.uses = uses;
        if (reusable.upper.uses > 1.0) in.upper.uses = uses;
        if (flight_cost(in).per_mass <= rival) return n;
    }
    return 0;
}

long break_even_flights(const FlightCostInput& reusable, const FlightCostInput& expendable,
                        long most) noexcept {
    FlightCostInput a = reusable, b = expendable;
    a.amortise_development = b.amortise_development = true;
    for (long n = 1; n <= most; ++n) {
        a.flights = b.flights = static_cast<double>(n);
        if (flight_cost(a).per_mass <= flight_cost(b).per_mass) return n;
    }
    return 0;
}

}  // namespace dawnline::launch
