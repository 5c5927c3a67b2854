#pragma once
// A network of thermal nodes: the equations, their Jacobian and their bookkeeping.
//
//     C_i dT_i/dt = Q_i + Σ G_ij (T_j − T_i) + Σ σR_ij (T_j⁴ − T_i⁴)
//                 + Σ (ṁc_p)_{u→i} (T_u − T_i) − σ E_i (T_i⁴ − T_space⁴)

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace dawnline::spacecraft {

/// A lump of one temperature.
struct ThermalNode {
    std::string name;
    double heat_capacity = 0.0;   // C; infinite: a boundary that holds its temperature [J/K]
    double space_exchange = 0.0;  // E = ε A F to space, 0 for inner nodes [m²]
};

/// Linear conduction or convection, both ways.
struct ThermalConductance {
    std::size_t a = 0, b = 0;
    double conductance = 0.0;  // G [W/K]
};

/// Exchange by radiation, both ways.
struct RadiativeLink {
    std::size_t a = 0, b = 0;
    double exchange = 0.0;  // R = ε A B (Gebhart) [m²]
};

/// Coolant from one node to the next, one way.
struct FluidLink {
    std::size_t from = 0, to = 0;
    double capacity_rate = 0.0;  // ṁ c_p [W/K]
};

/// Nodes and links; build it with plain push_back, then check it once.
struct ThermalNetwork {
    std::vector<ThermalNode> nodes;
    std::vector<ThermalConductance> conductances;
    std::vector<RadiativeLink> radiative_links;
    std::vector<FluidLink> fluid_links;
    double space_temperature = 2.725;  // [K]
};

/// Throws Error if a node has no heat capacity, a link leads nowhere or to itself, a coefficient
/// is negative, or the coolant into a node differs from that out of it (energy would vanish).
void check(const ThermalNetwork& network);

/// dT/dt of all nodes; `heat` is what each receives from outside: dissipation and absorbed
/// radiation [W]. All spans have nodes.size() elements. Allocates nothing.
void derivative(const ThermalNetwork& network, std::span<const double> temperature,
                std::span<const double> heat, std::span<double> rate) noexcept;

/// ∂(dT_i/dt)/∂T_j at jacobian[i + j·n], column-major as SUNDIALS wants it; overwrites all n²
/// elements. `heat` is taken as independent of temperature.
void jacobian(const ThermalNetwork& network, std::span<const double> temperature,
              std::span<double> jacobian) noexcept;

/// Σ C T. [J]
double stored_energy(const ThermalNetwork& network, std::span<const double> temperature) noexcept;

/// Net heat that leaves for space, Σ σE(T⁴ − T_space⁴). [W] With it d(Σ C T)/dt = ΣQ − to space.
double heat_to_space(const ThermalNetwork& network, std::span<const double> temperature) noexcept;

/// Heat from node `a` to node `b` through every link between them (fluid counted by what it
/// carries into b, ṁc_p (T_a − T_b)). [W]
double heat_between(const ThermalNetwork& network, std::span<const double> temperature,
                    std::size_t a, std::size_t b) noexcept;

}  // namespace dawnline::spacecraft
