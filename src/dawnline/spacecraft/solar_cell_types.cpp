#include "dawnline/spacecraft/solar_cell_types.hpp"

#include <array>
#include <cstring>

namespace dawnline::spacecraft {
namespace {

// Data sheets give milliampere a square centimetre or a cell: 1 mA/cm² = 10 A/m².
constexpr double k_milliampere = 10.0;
constexpr double k_3g30c_cell = k_milliampere / 30.18;  // 30.18 cm² of one cell

constexpr std::array<NamedCell, 4> k_cells{{
    {"triple_junction",
     "Azur Space 3G30C-Advanced data sheet; damage: fit to its 0.970, 0.943, 0.899 at 2.5e14, 5e14 "
     "and 1e15 /cm², within 6e-4",
     {.reference = {520.2 * k_3g30c_cell, 2.700, 504.4 * k_3g30c_cell, 2.411},
      .slope = {0.36 * k_3g30c_cell, -6.2e-3, 0.24 * k_3g30c_cell, -6.7e-3},
      .ideality = 3.0,
      .damage = {0.4864, 1.622e19},
      .area_mass = 0.86}},
    {"triple_junction_xtj",
     "Spectrolab XTJ: 29.8 % at 1353 W/m², 0.89 and 0.84 at 5e14 and 1e15 /cm² (Fetzer et al. "
     "2010); voltages and slopes of the 3G30C",
     // 29.8 % of 1353 W/m² over Vmp; the fill of the 3G30C.
     {.reference = {172.48, 2.700, 167.23, 2.411},
      .slope = {0.36 * k_3g30c_cell, -6.2e-3, 0.24 * k_3g30c_cell, -6.7e-3},
      .reference_irradiance = 1353.0,
      .ideality = 3.0,
      .damage = {0.22, 2.33e18},
      .area_mass = 0.84}},
    {"silicon",
     "Azur Space S 32 data sheet, 16.8 %; slopes of -2.2 mV/K and damage, fit to 0.83 and 0.77 at "
     "5e14 and 1e15 /cm², of silicon with a back-surface field",
     {.reference = {45.8 * k_milliampere, 0.628, 43.4 * k_milliampere, 0.528},
      .slope = {0.03 * k_milliampere, -2.2e-3, 0.01 * k_milliampere, -2.2e-3},
      .ideality = 1.0,
      .damage = {0.20, 7.6e17, 0.5},
      .area_mass = 0.32}},
    {"perovskite_tandem",
     "estimate: perovskite on silicon of 30 % at AM0; no long exposure in orbit is published",
     {.reference = {225.0, 2.05, 219.0, 1.87},
      .slope = {0.05, -3.6e-3, 0.04, -4.4e-3},
      .ideality = 2.5,
      .damage = {0.20, 2e18},
      .area_mass = 0.4,
      .estimate = true}},
}};

}  // namespace

std::span<const NamedCell> cell_types() noexcept {
    return k_cells;
}

const NamedCell* find_cell_type(const char* name) noexcept {
    for (const NamedCell& cell : k_cells)
        if (std::strcmp(cell.name, name) == 0) return &cell;
    return nullptr;
}

}  // namespace dawnline::spacecraft
