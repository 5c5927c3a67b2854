#!/usr/bin/env python3
"""Write src/dawnline/astro/zonal_coefficients.hpp from a table of Stokes coefficients.

    tools/make_zonal_coefficients.py TABLE > src/dawnline/astro/zonal_coefficients.hpp

TABLE has lines `n m C S`, fully normalised; J_n = −√(2n + 1) C̄_n0. Degrees 2 … 20.
"""

import math
import sys

DEGREES = range(2, 21)

HEAD = """#pragma once
// Zonal harmonics J_2 … J_20 of EGM2008, tide-free (Pavlis, Holmes, Kenyon & Factor 2012),
// un-normalised: J_n = −√(2n + 1) C̄_n0. They belong to k_gm_earth_egm and k_radius_earth_egm.
// Written by tools/make_zonal_coefficients.py; do not edit.

#include <array>

namespace dawnline::astro {

inline constexpr int k_highest_zonal = 20;

/// J_n at index n; entries 0 and 1 are zero. [1]
inline constexpr std::array<double, k_highest_zonal + 1> k_zonals{
    0.0,
    0.0,
"""

TAIL = """};

}  // namespace dawnline::astro
"""


def main() -> None:
    zonals = {}
    with open(sys.argv[1], encoding="utf-8") as table:
        for line in table:
            parts = line.split()
            if line.startswith("#") or len(parts) < 4 or parts[1] != "0":
                continue
            n = int(parts[0])
            zonals[n] = -math.sqrt(2 * n + 1) * float(parts[2])
    rows = "".join(f"    {zonals[n]:.15e},\n" for n in DEGREES)
    sys.stdout.write(HEAD + rows + TAIL)


if __name__ == "__main__":
    main()
