#!/usr/bin/env python3
"""Write tests/astro/data/orekit_rotations.csv from Orekit's rotations and an Earth orientation table.

    tools/make_orekit_rotations.py FRAMES_FOLDER EOP_CSV > tests/astro/data/orekit_rotations.csv

FRAMES_FOLDER holds GCRF_{CIRF,TIRF,ITRF,TEME}_orekit.csv (epoch TAI, quaternion, rate); EOP_CSV the
daily values mjd_utc,flag,xp_arcsec,yp_arcsec,ut1_utc_s,lod_ms,dx_mas,dy_mas. Every third epoch is
kept; with it go the Earth orientation of the two days around it. Digits are carried over.
"""

import datetime
import sys
from pathlib import Path

FRAMES = ("CIRF", "TIRF", "ITRF", "TEME")
EVERY = 3
DAY_ZERO = datetime.date(1858, 11, 17)

HEAD = """\
# Rotations GCRF -> CIRF, TIRF, ITRF, TEME of Orekit (IERS 2010, full Earth orientation) as unit quaternions,
# vector part first, from Open Space Toolkit Physics (Apache-2.0), every third of its epochs (TAI);
# Earth orientation of the UTC days before and after from IERS/USNO finals2000A.all (Bulletin A).
# Written by tools/make_orekit_rotations.py; do not edit."""


def data_lines(path):
    """Lines that are neither comments nor the header."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return [line.split(",") for line in lines if line and not line.startswith("#")][1:]


def main():
    frames = Path(sys.argv[1])
    tables = {name: data_lines(frames / f"GCRF_{name}_orekit.csv") for name in FRAMES}
    orientation = {int(row[0]): row[2:] for row in data_lines(Path(sys.argv[2]))}
    print(HEAD)
    columns = ["epoch_tai", "mjd"]
    for day in (0, 1):
        columns += [f"{name}_{day}" for name in ("xp_arcsec", "yp_arcsec", "ut1_utc_s", "lod_ms", "dx_mas", "dy_mas")]
    columns += [f"{name.lower()}_q{k}" for name in FRAMES for k in (1, 2, 3, 4)]
    print(",".join(columns))
    for rows in list(zip(*tables.values()))[::EVERY]:
        epoch = rows[0][0]
        assert all(row[0] == epoch for row in rows) and epoch.endswith("T00:00:00.000")
        # 0 h TAI is before 0 h UTC: the UTC day is the one before.
        mjd = (datetime.date.fromisoformat(epoch[:10]) - DAY_ZERO).days - 1
        quaternions = [digits for row in rows for digits in row[1:5]]
        print(",".join([epoch[:10], str(mjd), *orientation[mjd], *orientation[mjd + 1], *quaternions]))


if __name__ == "__main__":
    main()
