#!/usr/bin/env python3
"""Write the built-in gravity fields of src/dawnline/astro from tables of Stokes coefficients.

    tools/make_stokes_coefficients.py egm2008 TABLE > src/dawnline/astro/egm2008.cpp
    tools/make_stokes_coefficients.py egm96 TABLE > src/dawnline/astro/egm96.cpp

A line of TABLE is `n m C S`, fully normalised, tide-free; `#` begins a comment. Kept are degrees 2
to 70, ordered by degree, then order. Digits are carried over, without trailing zeros.
"""

import sys

DEGREE = 70

MODELS = {
    "egm2008": (
        "EGM2008",
        "N. K. Pavlis, S. A. Holmes, S. C. Kenyon, J. K. Factor, The development and\n"
        "// evaluation of the Earth Gravitational Model 2008, J. Geophys. Res. 117, B04406 (2012); NGA. Tide-free.",
    ),
    "egm96": (
        "EGM96",
        "F. G. Lemoine et al., The Development of the Joint NASA GSFC and NIMA Geopotential\n"
        "// Model EGM96, NASA/TP-1998-206861 (1998). Tide-free, epoch 1986.",
    ),
}


def literal(text):
    """The same number with the fewest characters: 0.484165143790815e-03 → 4.84165143790815e-4."""
    mantissa, exponent = f"{text}e0".replace("E", "e").split("e")[:2]
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, part = mantissa.lstrip("+-").partition(".")
    digits = (whole + part).lstrip("0")
    if not digits.strip("0"):
        return "0"
    power = int(exponent) + len(whole) - (len(whole + part) - len(digits)) - 1
    digits = digits.rstrip("0")
    short = f"{sign}{digits[0]}.{digits[1:]}e{power}" if digits[1:] else f"{sign}{digits[0]}e{power}"
    if float(short) != float(text):
        raise ValueError(text)
    return short


def main():
    key, path = sys.argv[1:]
    name, source = MODELS[key]
    values = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = line.split("#")[0].split()
            if words and int(words[0]) <= DEGREE:
                values[int(words[0]), int(words[1])] = (literal(words[2]), literal(words[3]))
    print(f"// {name} to degree and order {DEGREE}:\n// {source}")
    print("// Written by tools/make_stokes_coefficients.py; do not edit.\n")
    print('#include "dawnline/astro/stokes.hpp"\n')
    print("namespace dawnline::astro {\nnamespace {\n")
    print("// C and S in turn, fully normalised, ordered by degree from 2, then by order.")
    print("// clang-format off")
    print(f"constexpr double k_{key}[] = {{")
    row = "   "
    for n in range(2, DEGREE + 1):
        for m in range(n + 1):
            for number in values[n, m]:
                if len(row) + len(number) + 2 > 100:
                    print(row)
                    row = "   "
                row += f" {number},"
    print(row)
    print("};\n// clang-format on\n\n}  // namespace\n")
    print(f"StokesCoefficients {key}() {{")
    print(f'    return stokes_from_table("{name}", {DEGREE}, k_{key});')
    print("}\n\n}  // namespace dawnline::astro")


if __name__ == "__main__":
    main()
