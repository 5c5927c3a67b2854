#pragma once
// View factors between flat polygons, of one satellite or of neighbours, and the heat they
// exchange.

#include <cstddef>
#include <span>
#include <vector>

#include "dawnline/base/vec3.hpp"
#include "dawnline/spacecraft/surface_shape.hpp"

namespace dawnline::spacecraft {

/// A₁F₁₂ of two flat convex polygons that see each other without anything between:
///     A₁F₁₂ = (1/2π) ∮∮ ln|r₁ − r₂| dr₁·dr₂           (Sparrow 1963, contour form)
/// Corners anticlockwise about the side that looks. Each polygon is first cut at the plane of the
/// other: what lies behind does not see. The inner integral is closed, the outer one by tanh–sinh
/// quadrature, closed on shared edges. 0 for polygons that do not face each other. [m²]
///
/// Accuracy: 1e-8 of the smaller area, checked against Howell's catalogue C-11 and C-14; beyond 30
/// sizes of distance the contour form loses digits and the product form on 4 × 4 points is taken.
double view_area(std::span<const Vec3> first, std::span<const Vec3> second);

/// View factors F[i·n + j] between the n faces of a shape, F_ij = A_iF_ij/A_i.
///
/// Blockers: A_iF_ij is weighted with the share of 8 × 8 lines of sight, weighted by their
/// exchange, that no third plate cuts; exact where none does. Reciprocal by construction.
std::vector<double> self_view_factors(const SatelliteShape& shape);

/// Gebhart factors B[i·n + j]: share of what face i emits that face j absorbs, by any number of
/// diffuse reflections: B = (I − F(1 − ε))⁻¹ F ε (Gebhart 1961). What is missing to 1 in a row goes
/// to space. Throws Error unless `view` is n × n and 0 < ε ≤ 1.
std::vector<double> gebhart_factors(std::span<const double> view,
                                    std::span<const double> emissivity);

/// View factor of all neighbours from a small body in any attitude, per its total area, at each of
/// n places: Σ ½(1 − √(1 − (ρ/d)²)), neighbours as spheres of radius ρ that do not hide each other
/// (an upper bound). With equal temperatures the neighbours
/// raise each to T(1 − F)^(−¼). A distance below ρ counts as ½. n² pairs. [1]
void neighbour_views(std::span<const Vec3> r_CD, double radius, std::span<double> view) noexcept;

/// A planar swarm of equal two-sided radiators in a square grid, panels normal to the rows.
struct PlanarSwarm {
    int side = 6;                     // satellites in a row, and rows [1]
    double panel_width = 1.0;         // along the grid's columns [m]
    double panel_height = 1.0;        // normal to the grid [m]
    double spacing = 1.0;             // between centres, both ways; above the width [m]
    double emissivity = 0.9;          // of both faces, grey and diffuse [1]
    double heat = 0.0;                // that each radiator must lose [W]
    double sink_temperature = 2.725;  // of the sky where it is free [K]
};

/// Its temperatures in equilibrium, by row, then column. [K]
///
/// Every panel sees the fronts and backs of all others that nothing hides; a panel in between
/// hides what lies behind it by lines of sight. Panels isothermal over both faces. Radiosity:
///     J = ε σT⁴ + (1 − ε)(F J + (1 − ΣF) σT_s⁴),  heat = A Σ_faces ε/(1 − ε) (σT⁴ − J) (ε < 1)
/// solved for T by dense elimination. Throws Error for a side outside of 1 … 12, spacing not above
/// 0, or panels of one row that overlap (width above spacing).
std::vector<double> swarm_temperatures(const PlanarSwarm& swarm);

/// Mean temperature of the (side − 2)² inner satellites less that of the outer ring, and both. [K]
struct CoreAndEdge {
    double core = 0.0;
    double edge = 0.0;
};
CoreAndEdge core_and_edge(std::span<const double> temperatures, int side) noexcept;

}  // namespace dawnline::spacecraft
