#!/usr/bin/env python3
"""Writes src/dawnline/astro/multistep_coefficients.hpp.

Weights of nine equidistant values of f, exact by rational arithmetic:
  Adams      v_{n+1} − v_n           = h  ∫₀¹ f(t_n + s h) ds
  Störmer    r_{n+1} − 2 r_n + r_{n−1} = h² ∫₋₁¹ (1 − |s|) f(t_n + s h) ds
with f the polynomial through s = −8 … 0 (predict) or −7 … 1 (correct). The second, kept as a sum of
first differences, is the method of Gauss and Jackson (Berry & Healy 2004, J. Astronaut. Sci. 52,
331).
"""
from fractions import Fraction as F
from pathlib import Path


def multiply(p, q):
    out = [F(0)] * (len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            out[i + j] += a * b
    return out


def lagrange(nodes, k):
    p = [F(1)]
    for j, node in enumerate(nodes):
        if j != k:
            p = multiply(p, [F(-node, nodes[k] - node), F(1, nodes[k] - node)])
    return p


def adams(p):
    return sum(c / (i + 1) for i, c in enumerate(p))


def stormer(p):
    # ∫₋₁¹ (1 − |s|) s^i ds = 2/((i + 1)(i + 2)) for even i, else 0
    return sum(c * F(2, (i + 1) * (i + 2)) for i, c in enumerate(p) if i % 2 == 0)


def row(name, nodes, integral):
    values = [integral(lagrange(nodes, k)) for k in range(len(nodes))]
    assert sum(values) == 1
    text = ",\n    ".join(f"{float(v)!r}" for v in values)
    return f"inline constexpr std::array<double, 9> {name} = {{\n    {text}}};\n"


old, new = list(range(-8, 1)), list(range(-7, 2))
text = """#pragma once
// Weights of the multistep method; written by tools/make_multistep_coefficients.py, do not edit.
//
// The first weight belongs to the oldest of nine values of f: those of steps n − 8 … n to predict,
// n − 7 … n + 1 to correct (Berry & Healy 2004).

#include <array>

namespace dawnline::astro::multistep {

"""
text += "\n".join(
    [
        row("k_predict_speed", old, adams),
        row("k_correct_speed", new, adams),
        row("k_predict_place", old, stormer),
        row("k_correct_place", new, stormer),
    ]
)
text += "\n}  // namespace dawnline::astro::multistep\n"
root = Path(__file__).resolve().parent.parent
(root / "src/dawnline/astro/multistep_coefficients.hpp").write_text(text)
