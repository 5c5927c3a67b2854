#!/usr/bin/env python3
"""Writes tests/astro/data/reference_orbits.csv and earth_orientation_2023.csv from the reference data.

    tools/make_reference_orbits.py DIRECTORY

DIRECTORY holds gmat/, propagation_24h/ and eop/ as published: GMAT R2026A runs of
ssmichael1/satkit (tests/gmat/cases), Orekit and GMAT runs of
open-space-collective/open-space-toolkit-astrodynamics (validation, Apache-2.0), IERS/USNO finals.all.
Every orbit keeps its first, its last and seven rows between.
"""
import sys
from pathlib import Path

CASES = {
    "sso_800_j2": ("gmat/sso_800_j2.csv", 1e3),
    "sso_800_full": ("gmat/sso_800_full.csv", 1e3),
    "drag_sso550_const": ("gmat/drag_sso550_const.csv", 1e3),
    "spherical": ("propagation_24h/001-force-model-spherical-a.orekit.csv", 1.0),
    "egm96_60x60": ("propagation_24h/002-force-model-non-spherical-60x60.orekit.csv", 1.0),
    "exponential": ("propagation_24h/003-force-model-exponential-500.orekit.csv", 1.0),
    "nrlmsise00": (
        "propagation_24h/003-force-model-nrlmsis-470-large-area-short-duration.orekit.csv", 1.0),
    "moon": ("propagation_24h/004-force-model-moon.gmat.csv", 1.0),
    "thrust": ("propagation_24h/006-force-model-constant-thrust.orekit.csv", 1.0),
}


def main(source: Path) -> None:
    out = Path(__file__).resolve().parent.parent / "tests/astro/data"
    lines = ["# Orbits of GMAT R2026A and Orekit, thinned by tools/make_reference_orbits.py, GCRF",
             "case,t_s,x_m,y_m,z_m,vx_m_s,vy_m_s,vz_m_s"]
    for name, (file, scale) in CASES.items():
        rows = [r.split(",")[:7] for r in (source / file).read_text().splitlines()
                if r and r[0] in "-0123456789"]
        keep = sorted({round(i * (len(rows) - 1) / 8) for i in range(9)})
        for i in keep:
            t, *state = map(float, rows[i])
            lines.append(",".join([name, repr(t)] + [repr(v * scale) for v in state]))
    (out / "reference_orbits.csv").write_text("\n".join(lines) + "\n")
    days = [r for r in (source / "eop/eop_2000_2027.csv").read_text().splitlines()
            if r[:5].isdigit() and (59290 <= int(r[:5]) <= 59300 or 59940 <= int(r[:5]) <= 60090)]
    head = [r for r in (source / "eop/eop_2000_2027.csv").read_text().splitlines()
            if r.startswith("mjd")]
    for name, first, last in (("2021", 59290, 59300), ("2023", 59940, 60090)):
        some = [r for r in days if first <= int(r[:5]) <= last]
        (out / f"earth_orientation_{name}.csv").write_text(
            "# IERS/USNO finals.all (IAU 2000), state of August 2026\n" + "\n".join(head + some) + "\n")


main(Path(sys.argv[1]))
