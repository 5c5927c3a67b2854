#include "dawnline/mission/radiator_spares.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "dawnline/astro/time.hpp"
#include "dawnline/base/constants.hpp"

namespace dawnline::mission {

spacecraft::ImpactEnvironment impact_environment(const Scenario& scenario) {
    const double since_2000 = astro::days_since_j2000(
        astro::to_tt(astro::parse_utc(scenario.orbit.start)) + 0.5 * scenario.satellite.life);
    spacecraft::ImpactEnvironment e;
    e.altitude = scenario.orbit.altitude;
    e.solar_flux = scenario.environment.atmosphere_activity;
    e.year = 2000.0 + since_2000 * constants::k_day / constants::k_julian_year;
    return e;
}

RadiatorSpares radiator_spares(const Scenario& scenario, double area) {
    const scenario::Radiator& radiator = scenario.satellite.radiator;
    const double life = scenario.satellite.life;
    const double rate = spacecraft::puncture_rate({.thickness = radiator.wall + radiator.armour},
                                                  impact_environment(scenario))
                            .total();
    constexpr double k_most = 1e5;  // sections; beyond them a radiator is given as fewer, larger
    const auto sections = [&](double of) {
        return static_cast<int>(
            std::clamp(std::ceil(of / radiator.section_area * (1.0 - 1e-9)), 1.0, k_most));
    };
    int needed = sections(area);
    std::optional<int> built;
    if (radiator.area) {
        built = sections(*radiator.area);
        needed = radiator.spare_share
                     ? static_cast<int>(std::ceil(*built / (1.0 + *radiator.spare_share)))
                     : std::min(needed, *built);
    }
    const double each = radiator.area ? *radiator.area / *built : area / needed;
    spacecraft::RedundantParts parts{.count = needed,
                                     .needed = needed,
                                     // Tubes show their width to either side.
                                     .exposed_area = 2.0 * radiator.tube_share * each,
                                     .isolation = radiator.isolation};
    if (built) {
        parts.count = *built;
    } else if (radiator.spare_share) {
        parts.count = static_cast<int>(std::floor(needed * (1.0 + *radiator.spare_share) + 1e-9));
    } else {
        const int enough = spacecraft::parts_for(parts, rate, life, radiator.survival);
        // Where nothing suffices, as many again; the probability says what that is worth.
        parts.count = enough > 0 ? enough : 2 * needed;
    }
    RadiatorSpares out;
    out.needed = needed;
    out.installed = parts.count;
    out.share =
        built ? parts.count / static_cast<double>(needed) - 1.0
              : radiator.spare_share.value_or(parts.count / static_cast<double>(needed) - 1.0);
    out.punctures = parts.count * parts.exposed_area * rate * life;
    out.coolant_survival = spacecraft::coolant_survival(parts, rate, life);
    return out;
}

}  // namespace dawnline::mission
