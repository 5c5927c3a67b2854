#pragma once
// Propellants by what they leave in the air.

#include <array>
#include <optional>
#include <string_view>

namespace dawnline::launch {

enum class Propellant { kerosene, methane, hydrogen, solid, hypergolic };

constexpr std::array<std::string_view, 5> k_propellant_names{"kerosene", "methane", "hydrogen",
                                                             "solid", "hypergolic"};

std::string_view to_string(Propellant propellant) noexcept;

/// Empty if the name is none of `k_propellant_names`.
std::optional<Propellant> propellant_named(std::string_view name) noexcept;

/// Fuel in a mass of propellant burnt at oxidiser over fuel O/F: m/(1 + O/F). [kg]
double fuel_mass(double propellant_mass, double mixture_ratio) noexcept;

}  // namespace dawnline::launch
