#!/usr/bin/env python3
"""Write the coefficients of NRLMSISE-00 as C++ from the block data of the NRL distribution.

    tools/make_nrlmsise00_coefficients.py COEFFICIENTS src/dawnline/astro

COEFFICIENTS has a line [NAME] before the values of each array. Values are carried over; the cosines
and sines of the phases, which stand among them as angles, are worked out here.
"""

import math
import pathlib
import sys

# Rates that the model multiplies its phases with, rounded as published.
YEAR, HOUR_ANGLE, SECOND, DEGREE = 1.72142e-2, 0.2618, 7.2722e-5, 1.74533e-2

UPPER_PHASES = {14: YEAR, 18: 2 * YEAR, 32: YEAR, 39: 2 * YEAR, 59: SECOND, 72: SECOND, 76: SECOND,
                80: SECOND, 64: DEGREE, 98: DEGREE, 119: DEGREE, 137: DEGREE, 125: HOUR_ANGLE,
                132: HOUR_ANGLE}
LOWER_PHASES = {14: YEAR, 18: 2 * YEAR, 32: YEAR, 39: 2 * YEAR, 82: YEAR, 85: YEAR, 87: 2 * YEAR,
                89: 2 * YEAR}
# In the order of the enumerators; species with their column of base densities.
UPPER = [("PD1", "PDM1"), ("PD2", "PDM2"), ("PD3", "PDM3"), ("PD5", "PDM4"), ("PD6", "PDM5"),
         ("PD7", "PDM6"), ("PD8", "PDM7"), ("PD9", "PDM8"), ("PT", None), ("PS", None), ("PD4", None)]
LOWER = ["TN1_2", "TN1_3", "TN1_4", "TN1_5", "TGN2_1", "TN2_2", "TN2_3", "TN2_4", "TN3_2", "TN3_3",
         "TN3_4", "TN3_5", "TGN3_2", "TGN2_2"]
SMALL = {"PTM": "temperatures, gradients and heights at the base",
         "PDL1": "turbopause and chemistry, first column",
         "PDL2": "turbopause and chemistry, second column", "PDM1": "He", "PDM2": "O", "PDM3": "N2",
         "PDM4": "O2", "PDM5": "Ar", "PDM6": "H", "PDM7": "N", "PDM8": "anomalous O",
         "PAVGM": "mean temperatures [K] and gradients below 72.5 km"}

SOURCE = """// Block data of the Fortran distribution of NRLMSISE-00 by the Naval Research Laboratory (Picone,
// Hedin, Drob & Aikin 2002, J. Geophys. Res. 107(A12), 1468). U.S. Government material, not subject
// to copyright; no endorsement implied.
// Written by tools/make_nrlmsise00_coefficients.py; do not edit.
"""

HEADER_TYPES = """
#include <array>
#include <cstddef>

namespace dawnline::astro::nrlmsise00 {

/// Cosine and sine of a phase.
struct Phase {
    double cosine, sine;
};

/// Expansion of the thermosphere: p[1] … p[150] as published, p[0] unused.
struct Series {
    std::array<double, 151> p;
    double log_base;  // ln of the base density, PDM[1] p[1] [ln 1/cm³]; 0 for temperatures
    // Of the published phases, each at its rate: once or twice a year …
    Phase p14, p18, p32, p39;
    // … in universal time, in longitude, in local time.
    Phase p59, p72, p76, p80, p64, p98, p119, p137, p125, p132;
};

/// Expansion of a temperature or a gradient below 120 km: p[1] … p[100], p[0] unused.
struct LowerSeries {
    std::array<double, 101> p;
    Phase p14, p18, p32, p39, p82, p85, p87, p89;
};

enum Upper : std::size_t {
    helium,
    oxygen,
    molecular_nitrogen,
    molecular_oxygen,
    argon,
    hydrogen,
    nitrogen,
    anomalous_oxygen,
    exospheric_temperature,  // PT
    base_gradient,           // PS
    base_temperature,        // PD4
    upper_count
};

enum Lower : std::size_t {
    temperature_110,
    temperature_100,
    temperature_90,
    temperature_72,
    gradient_72,
    temperature_55,
    temperature_45,
    temperature_32,
    temperature_20,
    temperature_15,
    temperature_10,
    temperature_0,
    gradient_0,
    gradient_32,
    lower_count
};

extern const std::array<Series, upper_count> k_upper;
extern const std::array<LowerSeries, lower_count> k_lower;

"""


def read(path):
    """Return {name: [literal, ...]}, values counted from 1 as published."""
    arrays, current = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = line.split("#")[0].split()
            if not words:
                continue
            if words[0].startswith("["):
                current = arrays.setdefault(words[0].strip("[]"), ["0"])
            else:
                current += [repr(float(word)) for word in words]
    return arrays


def braces(values):
    return "{" + ", ".join(values) + "}"


def phases(p, rates):
    turns = [rate * float(p[index]) for index, rate in rates.items()]
    return ", ".join(braces([repr(math.cos(turn)), repr(math.sin(turn))]) for turn in turns)


def header(arrays):
    lines = ["#pragma once", "// Coefficients of NRLMSISE-00.", "//", SOURCE.rstrip(), HEADER_TYPES.rstrip(), ""]
    lines.append("// Small arrays, counted from 1 as published; [0] is unused.")
    for name, meaning in SMALL.items():
        values = arrays[name]
        lines.append(f"/// {meaning}")
        lines.append(f"inline constexpr std::array<double, {len(values)}> k_{name.lower()}{braces(values)};")
    lines.append("/// Published p[1] of the series above: means of what they vary.")
    means = [arrays[name][1] for name, _ in UPPER]
    lines.append(f"inline constexpr std::array<double, upper_count> k_upper_mean{braces(means)};")
    means = [arrays[name][1] for name in LOWER]
    lines.append(f"inline constexpr std::array<double, lower_count> k_lower_mean{braces(means)};")
    lines += ["/// Phase of the year (PT, 14) in the height of the turbopause of N2. [d]",
              f"inline constexpr double k_turbopause_phase = {arrays['PT'][14]};"]
    lines += ["", "}  // namespace dawnline::astro::nrlmsise00", ""]
    return "\n".join(lines)


def source(arrays):
    lines = [SOURCE, '#include "dawnline/astro/nrlmsise00_coefficients.hpp"', "",
             "namespace dawnline::astro::nrlmsise00 {", ""]
    lines.append("const std::array<Series, upper_count> k_upper{{")
    for name, column in UPPER:
        p = arrays[name]
        base = repr(math.log(float(arrays[column][1]) * float(p[1]))) if column else "0"
        lines.append(f"    // {name}")
        lines.append(f"    {{{{{', '.join(p)}}}, {base}, {phases(p, UPPER_PHASES)}}},")
    lines += ["}};", "", "const std::array<LowerSeries, lower_count> k_lower{{"]
    for name in LOWER:
        p = arrays[name]
        lines.append(f"    // {name}")
        lines.append(f"    {{{{{', '.join(p)}}}, {phases(p, LOWER_PHASES)}}},")
    lines += ["}};", "", "}  // namespace dawnline::astro::nrlmsise00", ""]
    return "\n".join(lines)


def main():
    arrays = read(sys.argv[1])
    folder = pathlib.Path(sys.argv[2])
    (folder / "nrlmsise00_coefficients.hpp").write_text(header(arrays), encoding="utf-8")
    (folder / "nrlmsise00_coefficients.cpp").write_text(source(arrays), encoding="utf-8")


if __name__ == "__main__":
    main()
