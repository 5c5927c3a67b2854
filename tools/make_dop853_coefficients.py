#!/usr/bin/env python3
"""Write src/dawnline/base/dop853_coefficients.hpp from a table of the DOP853 coefficients.

    tools/make_dop853_coefficients.py TABLE > src/dawnline/base/dop853_coefficients.hpp

TABLE has sections [C] [A] [B] [E3] [E5] [D]; each line of a section is one or two indices and a
value, everything that is missing is zero. Numbers are carried over digit by digit.
"""

import sys

SHAPES = {"C": (16,), "A": (16, 16), "B": (12,), "E3": (12,), "E5": (12,), "D": (4, 16)}

COMMENTS = {
    "C": "Nodes c_i of stages 0 … 15; 12 is the end of the step, 13 … 15 serve dense output only.",
    "A": "a_ij: stage i uses stage j. Row 12 repeats the weights (first same as last).",
    "B": "Weights of the solution of order 8.",
    "E3": "Weights of the error estimate of order 3.",
    "E5": "Weights of the error estimate of order 5.",
    "D": "Terms 4 … 7 of the interpolant of order 7 from stages 0 … 15.",
}

HEAD = """#pragma once
// Coefficients of DOP853, the explicit Runge–Kutta method of order 8(5,3) of Dormand and Prince as
// published in Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, 2nd ed. 1993,
// sec. II.5 and II.6; digits as carried by SciPy 1.10.1 (BSD-3-Clause).
// Written by tools/make_dop853_coefficients.py; do not edit.

#include <array>

namespace dawnline::dop853 {
"""


def read(path):
    """Return {section: {(indices): literal}}."""
    sections, current = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = line.split("#")[0].split()
            if not words:
                continue
            if words[0].startswith("[") and len(words) == 1:
                current = sections.setdefault(words[0].strip("[]"), {})
            else:
                current[tuple(int(word) for word in words[:-1])] = words[-1]
    return sections


def initialiser(values, shape, prefix=()):
    """Nested braces of literals, zeros where the table is silent."""
    if len(prefix) == len(shape):
        return values.get(prefix, "0.0")
    inner = [initialiser(values, shape, prefix + (i,)) for i in range(shape[len(prefix)])]
    return "{" + ", ".join(inner) + "}" if len(shape) - len(prefix) == 1 else "{{" + ", ".join(inner) + "}}"


def array_type(shape):
    return f"std::array<{array_type(shape[1:])}, {shape[0]}>" if shape else "double"


def main():
    sections = read(sys.argv[1])
    print(HEAD)
    for name, shape in SHAPES.items():
        print(f"/// {COMMENTS[name]}")
        print(f"inline constexpr {array_type(shape)} k_{name.lower()}{initialiser(sections[name], shape)};\n")
    print("}  // namespace dawnline::dop853")


if __name__ == "__main__":
    main()
