#!/usr/bin/env python3
"""Writes tests/astro/data/jason3_2018.csv and earth_orientation_2018.csv from the reference data.

    tools/make_jason3_orbit.py DIRECTORY

DIRECTORY holds real_orbits/ (the orbit of Jason-3 predicted by CNES, an ILRS CPF file as carried by
Orekit's test resources; ILRS data are free to use with attribution) and eop/ (IERS/USNO finals.all).
Every third position is kept, one in 12 minutes over 48 hours.
"""
import sys
from pathlib import Path


def main(source: Path) -> None:
    out = Path(__file__).resolve().parent.parent / "tests/astro/data"
    rows = [r for r in (source / "real_orbits/jason3_cpf_2018-06-13.csv").read_text().splitlines()
            if r[:1].isdigit()]
    first_day = int(rows[0].split(",")[0])
    lines = ["# Jason-3 in ITRF, prediction of CNES, ILRS CPF; written by tools/make_jason3_orbit.py",
             "# t: seconds of UTC since 2018-06-13T00:00:00Z", "t_s,x_m,y_m,z_m"]
    for row in rows[::3]:
        day, second, x, y, z = row.split(",")
        t = (int(day) - first_day) * 86400 + float(second)
        lines.append(f"{t:.0f},{x},{y},{z}")
    (out / "jason3_2018.csv").write_text("\n".join(lines) + "\n")
    eop = (source / "eop/eop_2000_2027.csv").read_text().splitlines()
    head = [r for r in eop if r.startswith("mjd")]
    days = [r for r in eop if r[:5].isdigit() and first_day - 2 <= int(r[:5]) <= first_day + 4]
    (out / "earth_orientation_2018.csv").write_text(
        "# IERS/USNO finals.all (IAU 2000), state of August 2026\n" + "\n".join(head + days) + "\n")


main(Path(sys.argv[1]))
