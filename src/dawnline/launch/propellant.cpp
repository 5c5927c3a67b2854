#include "dawnline/launch/propellant.hpp"

#include <cstddef>

namespace dawnline::launch {

std::string_view to_string(Propellant propellant) noexcept {
    return k_propellant_names[static_cast<std::size_t>(propellant)];
}

std::optional<Propellant> propellant_named(std::string_view name) noexcept {
    for (std::size_t i = 0; i < k_propellant_names.size(); ++i)
        if (k_propellant_names[i] == name) return static_cast<Propellant>(i);
    return std::nullopt;
}

double fuel_mass(double propellant_mass, double mixture_ratio) noexcept {
    return propellant_mass / (1.0 + mixture_ratio);
}

}  // namespace dawnline::launch
