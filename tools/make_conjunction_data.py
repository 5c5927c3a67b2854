#!/usr/bin/env python3
"""Writes the tables of conjunctions that the tests of astro read, in SI.

usage: make_conjunction_data.py encounters PC_ENCOUNTERS.csv > tests/astro/data/encounters.csv
       make_conjunction_data.py events CONJUNCTIONS_24H.csv > tests/astro/data/conjunctions_20241101.csv

PC_ENCOUNTERS.csv: 200 encounters derived from the collision-avoidance challenge of ESA by
R. Armellin and S. Henry, carried by Orekit's test resources (Apache-2.0), in km.
CONJUNCTIONS_24H.csv: minima of distance among 2 000 catalogued objects, found by an exhaustive
search on SGP4 states, in km and km/s.
Decimal shifts only: no digit is rounded.
"""

import csv
import sys
from decimal import Decimal

ENCOUNTERS = """\
# 200 encounters: ESA collision-avoidance challenge, derived by R. Armellin and S. Henry, as in
# Orekit's test resources (Apache-2.0). Written by tools/make_conjunction_data.py.
# r, v: Cartesian, J2000; c: covariance of the position in RTN; Pc: Alfano, AAS 07-148, eq. 5a;
# Pc_small, Pc_max: Alfriend et al. 1999, eq. 18 and 21; d2: squared Mahalanobis distance."""

EVENTS = """\
# Minima of distance below 10 km among 2 000 catalogued objects (CelesTrak GP data), from
# 2024-11-01T00:00:00 for 24 h: exhaustive search, 20 s steps, bisection on SGP4 states.
# Written by tools/make_conjunction_data.py."""


def shifted(text, digits):
    return format(Decimal(text).scaleb(digits).normalize(), "e" if "e" in text.lower() else "f")


def shift_of(column):
    if column.endswith("_km2"):
        return 6, column[:-4] + "_m2"
    if column.endswith("_km_s"):
        return 3, column[:-5] + "_m_s"
    if column.endswith("_km"):
        return 3, column[:-3] + "_m"
    return 0, column


def main():
    kind, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file]
    if kind == "encounters":
        head = ENCOUNTERS
        rows = list(csv.reader(line for line in lines if not line.startswith("#")))
        names = {"Pc_approx": "Pc_small", "d_m2": "d2", "d_km": "miss_km", "v_km_s": "speed_km_s"}
        columns = [names.get(name, name) for name in rows.pop(0)]
    else:
        head = EVENTS
        rows = list(csv.reader(line for line in lines if not line.startswith("#")))
        columns = ["first", "second", "tca_s", "miss_km", "speed_km_s"]
    shifts = [shift_of(column) for column in columns]
    print(head)
    print(",".join(name for _, name in shifts))
    for row in rows:
        print(",".join(shifted(value, shift) if shift else value
                       for value, (shift, _) in zip(row, shifts, strict=True)))


if __name__ == "__main__":
    main()
