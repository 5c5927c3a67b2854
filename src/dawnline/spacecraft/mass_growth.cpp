#include "dawnline/spacecraft/mass_growth.hpp"

#include <array>
#include <cstddef>

namespace dawnline::spacecraft {
namespace {

// Rows in the order of PartKind, columns in that of Maturity.
constexpr std::array<std::array<double, 6>, 9> k_growth{{
    {0.18, 0.15, 0.08, 0.04, 0.02, 0.0},
    {0.18, 0.15, 0.08, 0.04, 0.02, 0.0},
    {0.18, 0.15, 0.08, 0.04, 0.02, 0.0},
    {0.20, 0.15, 0.10, 0.05, 0.03, 0.0},
    {0.30, 0.20, 0.10, 0.05, 0.03, 0.0},
    {0.50, 0.30, 0.25, 0.05, 0.03, 0.0},
    {0.30, 0.25, 0.20, 0.10, 0.03, 0.0},
    {0.20, 0.20, 0.15, 0.05, 0.03, 0.0},
    {0.15, 0.15, 0.10, 0.05, 0.03, 0.0},
}};

constexpr double k_pound = 0.45359237;  // [kg]

}  // namespace

std::optional<Maturity> maturity_named(std::string_view name) noexcept {
    constexpr std::array<std::string_view, 6> names{"estimated", "layout",   "preliminary",
                                                    "released",  "existing", "actual"};
    for (std::size_t k = 0; k < names.size(); ++k)
        if (names[k] == name) return static_cast<Maturity>(k);
    return std::nullopt;
}

double mass_growth(PartKind kind, Maturity maturity) noexcept {
    return k_growth[static_cast<std::size_t>(kind)][static_cast<std::size_t>(maturity)];
}

PartKind box_of(double unit_mass) noexcept {
    if (unit_mass < 10.0 * k_pound) return PartKind::small_box;
    return unit_mass <= 30.0 * k_pound ? PartKind::medium_box : PartKind::large_box;
}

std::vector<MassItem> with_growth(std::span<const Part> parts) {
    std::vector<MassItem> items;
    items.reserve(parts.size());
    for (const Part& part : parts)
        items.push_back({part.name, part.mass, mass_growth(part.kind, part.maturity)});
    return items;
}

std::vector<Part> satellite_parts(const SatelliteSizes& sizes, const SpecificMasses& specific,
                                  Maturity maturity) {
    std::vector<Part> parts{
        {"solar array", sizes.array_power * specific.array, PartKind::solar_array, maturity},
        {"battery", sizes.battery_energy * specific.battery, PartKind::battery, maturity},
        {"power electronics", sizes.bus_power * specific.power_electronics, PartKind::large_box,
         maturity},
        {"harness", sizes.harness_mass * specific.harness_factor, PartKind::harness, maturity},
        {"thermal control", sizes.rejected_heat * specific.thermal, PartKind::thermal, maturity},
        {"compute", sizes.compute_mass, PartKind::large_box, maturity},
        {"communication", sizes.communication_mass, PartKind::large_box, maturity},
        {"propulsion", sizes.propulsion_mass, PartKind::propulsion, maturity},
    };
    double carried = 0.0;
    for (const Part& part : parts) carried += part.mass;
    parts.push_back(
        {"attitude control", carried * specific.attitude_control, PartKind::medium_box, maturity});
    parts.push_back({"structure", carried * specific.structure, PartKind::structure, maturity});
    return parts;
}

}  // namespace dawnline::spacecraft
