#pragma once
// The belt maps as they lie in the program.

#include <cstdint>
#include <span>

namespace dawnline::spacecraft {

/// For each energy: E, number of shells; for each shell: L, log10 of the flux at the equator times
/// 1024, number of steps, the steps of B/B0 over which log10 of the flux falls by ¼ each.
struct PackedTrappedMap {
    std::span<const std::int32_t> words;
    double energy_scale;  // words per unit [1/MeV]
    double shell_scale;   // words per unit of L [1]
    double step_scale;    // words per unit of B/B0 [1]
};

PackedTrappedMap packed_ae8_min() noexcept;
PackedTrappedMap packed_ae8_max() noexcept;
PackedTrappedMap packed_ap8_min() noexcept;
PackedTrappedMap packed_ap8_max() noexcept;

}  // namespace dawnline::spacecraft
