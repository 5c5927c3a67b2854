#pragma once
// Cells by name, with the figures that their makers print.

#include <span>

#include "dawnline/spacecraft/solar_cell.hpp"

namespace dawnline::spacecraft {

/// A cell and where its figures come from.
struct NamedCell {
    const char* name;    // "triple_junction"
    const char* source;  // of the figures
    PhotovoltaicCell cell;
};

/// triple_junction (Azur Space 3G30C), triple_junction_xtj (Spectrolab XTJ), silicon (Azur Space
/// S 32) and perovskite_tandem (estimate).
std::span<const NamedCell> cell_types() noexcept;

/// One of them by name; null if there is none.
const NamedCell* find_cell_type(const char* name) noexcept;

}  // namespace dawnline::spacecraft
