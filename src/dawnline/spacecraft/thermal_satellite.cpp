#include "dawnline/spacecraft/thermal_satellite.hpp"

#include <fmt/format.h>

namespace dawnline::spacecraft {

ThermalNetwork satellite_network(const SatelliteThermal& s) {
    ThermalNetwork network;
    const auto add = [&](std::string name, double capacity, double exchange) {
        network.nodes.push_back({std::move(name), capacity, exchange});
    };
    for (std::size_t c = 0; c < s.chips; ++c) {
        add(fmt::format("die {}", c), s.die_capacity, 0.0);
        add(fmt::format("lid {}", c), s.lid_capacity, 0.0);
        add(fmt::format("plate {}", c), s.plate_capacity, 0.0);
        network.conductances.push_back({s.die(c), s.lid(c), s.die_to_lid});
        network.conductances.push_back({s.lid(c), s.plate(c), s.lid_to_plate});
    }
    add("pump", s.pump_capacity, 0.0);
    for (std::size_t r = 0; r < s.radiators; ++r)
        add(fmt::format("radiator {}", r), s.radiator_capacity,
            2.0 * s.radiator_emissivity * s.fin_efficiency * s.radiator_area -
                (r < s.arrays ? s.radiator_to_array : 0.0));
    for (std::size_t a = 0; a < s.arrays; ++a) {
        add(fmt::format("array {}", a), s.array_capacity,
            (s.array_front_emissivity + s.array_back_emissivity) * s.array_area -
                (a < s.radiators ? s.radiator_to_array : 0.0));
        network.conductances.push_back({s.array(a), s.pump(), s.array_to_bus});
        if (a < s.radiators)
            network.radiative_links.push_back({s.radiator(a), s.array(a), s.radiator_to_array});
    }

    std::size_t upstream = s.pump();
    for (std::size_t r = 0; r < s.radiators; ++r) {
        network.fluid_links.push_back({upstream, s.radiator(r), s.coolant_rate});
        upstream = s.radiator(r);
    }
    const double share = s.coolant_rate / static_cast<double>(s.chips);
    for (std::size_t c = 0; c < s.chips; ++c) {
        network.fluid_links.push_back({upstream, s.plate(c), share});
        network.fluid_links.push_back({s.plate(c), s.pump(), share});
    }
    return network;
}

void satellite_heat(const SatelliteThermal& s, const SatelliteOrbit& orbit, OrbitHeat& heat) {
    heat.period = orbit.period;
    heat.half_umbra = orbit.half_umbra;
    heat.half_shadow = orbit.half_shadow;
    for (auto* part : {&heat.constant, &heat.sunlit, &heat.albedo, &heat.shadowed})
        part->assign(s.nodes(), 0.0);
    for (std::size_t c = 0; c < s.chips; ++c) {
        heat.constant[s.die(c)] = orbit.chip_power;
        heat.shadowed[s.die(c)] = orbit.chip_power_shadow - orbit.chip_power;
    }
    heat.constant[s.pump()] = orbit.pump_power;
    const double reflected = orbit.albedo * orbit.irradiance * orbit.noon_cosine;
    for (std::size_t r = 0; r < s.radiators; ++r) {
        const std::size_t node = s.radiator(r);
        const double area = s.radiator_area * s.fin_efficiency;
        heat.constant[node] =
            s.radiator_emissivity * orbit.earth_infrared * orbit.earth_view_radiator * area;
        heat.sunlit[node] =
            s.radiator_absorptance * orbit.irradiance * orbit.radiator_sun_cosine * area;
        heat.albedo[node] = s.radiator_absorptance * reflected * orbit.earth_view_radiator * area;
    }
    for (std::size_t a = 0; a < s.arrays; ++a) {
        const std::size_t node = s.array(a);
        const double emissivity = 0.5 * (s.array_front_emissivity + s.array_back_emissivity);
        heat.constant[node] =
            emissivity * orbit.earth_infrared * orbit.earth_view_array * s.array_area;
        heat.sunlit[node] =
            (s.array_absorptance - s.array_efficiency) * orbit.irradiance * s.array_area;
        heat.albedo[node] = s.array_absorptance * reflected * orbit.earth_view_array * s.array_area;
    }
}

}  // namespace dawnline::spacecraft
