#!/usr/bin/env python3
"""Thin the table of gravity at Earth-fixed points for tests/astro/gravity_test.cpp.

    tools/make_gravity_points.py TABLE > tests/astro/data/gravity_points.csv

TABLE has the columns model, degree, x, y, z [m], V [m²/s²], gx, gy, gz [m/s²], made with GeographicLib
2.1.2 (Clenshaw summation) from the published coefficients. Kept are all points of degrees 2, 20 and
70 of EGM96 and of 4, 36 and 70 of EGM2008; degree 120 needs coefficients that are not built in.
"""

import sys

KEPT = {("EGM96", "2"), ("EGM96", "20"), ("EGM96", "70")} | {("EGM2008", d) for d in ("4", "36", "70")}

print("# Potential and acceleration without centrifugal term by GeographicLib 2.1.2 (C. F. F. Karney),")
print("# from the coefficients cut to the degree. Written by tools/make_gravity_points.py; do not edit.")
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        words = line.strip().split(",")
        if words[0] == "model" or tuple(words[:2]) in KEPT:
            print(",".join(words))
