#!/usr/bin/env python3
"""Writes the tables that the SGP4 tests read, from the published files.

    tools/make_sgp4_test_data.py FOLDER tests/astro/data

FOLDER holds verification.tle and verification_wgs72_improved.out (the element sets of Vallado,
Crawford, Hujsak & Kelso 2006, AIAA 2006-6753, and the states of their program, WGS 72, improved
mode), catalogue_20241101_2000.csv (a random choice of 2 000 objects on orbit on 2024-11-01, orbit
mean-elements messages of CelesTrak) and catalogue_states.csv (their states by the same program).
"""

import csv
import pathlib
import sys

VERIFICATION = """\
# {what} of the verification set of D. A. Vallado, P. Crawford, R. Hujsak and
# T. S. Kelso, Revisiting Spacetrack Report #3, AIAA 2006-6753 (2006); free to use.
# Written by tools/make_sgp4_test_data.py.
"""
CATALOGUE = """\
# {what} of 2 000 objects on orbit on 2024-11-01, a random choice of the catalogue.
# Elements: CelesTrak (celestrak.org), free with attribution.{by}
# Written by tools/make_sgp4_test_data.py.
"""


def write(path, head, header, rows):
    path.write_text(head + "\n".join([header, *rows]) + "\n")


def with_checksum(line):
    """33333 and 33334 were made up from other sets and kept their checksums; put right here."""
    total = sum(int(c) if c.isdigit() else c == "-" for c in line[:68])
    return line[:68] + str(total % 10)


def verification_elements(folder):
    lines = [
        line for line in (folder / "verification.tle").read_text().splitlines() if line[0] != "#"
    ]
    for one, two in zip(lines[::2], lines[1::2]):
        start, stop, step = (float(x) for x in two[69:].split())
        yield f"{with_checksum(one)},{with_checksum(two)},{start:g},{stop:g},{step:g}"


def verification_states(folder):
    for line in (folder / "verification_wgs72_improved.out").read_text().splitlines():
        fields = line.split()
        if fields[1] == "xx":
            number = fields[0]
        else:
            yield ",".join([number, f"{float(fields[0]):g}", *fields[1:7]])


def catalogue_elements(folder):
    columns = (
        "NORAD_CAT_ID EPOCH MEAN_MOTION ECCENTRICITY INCLINATION RA_OF_ASC_NODE"
        " ARG_OF_PERICENTER MEAN_ANOMALY BSTAR"
    ).split()
    with open(folder / "catalogue_20241101_2000.csv", newline="") as file:
        for row in csv.DictReader(file):
            yield float(row["MEAN_MOTION"]), ",".join(row[c] for c in columns)


def catalogue_states(folder, deep):
    """All at 7 days, where errors are greatest; at 0 and 1 day deep space and every tenth other."""
    order = {}
    for line in (folder / "catalogue_states.csv").read_text().splitlines():
        if line[0] == "#":
            continue
        number, minutes = line.split(",")[:2]
        place = order.setdefault(number, len(order))
        if minutes == "10080" or number in deep or place % 10 == 0:
            yield line


def main(source, target):
    source, target = pathlib.Path(source), pathlib.Path(target)
    write(
        target / "sgp4_verification_elements.csv",
        VERIFICATION.format(what="Element sets and times [min]"),
        "line1,line2,start,stop,step",
        verification_elements(source),
    )
    write(
        target / "sgp4_verification_states.csv",
        VERIFICATION.format(what="States [min, km, km/s]"),
        "number,minutes,x,y,z,vx,vy,vz",
        verification_states(source),
    )
    elements = list(catalogue_elements(source))
    # Periods near 225 min decide by the un-Kozaied mean motion; for choosing rows this is enough.
    deep = {row.split(",")[0] for n, row in elements if n < 6.5}
    write(
        target / "catalogue_20241101.csv",
        CATALOGUE.format(what="Mean elements", by=""),
        "number,epoch,rev_per_day,eccentricity,inclination_deg,node_deg,perigee_deg,anomaly_deg,"
        "b_star",
        (row for _, row in elements),
    )
    write(
        target / "catalogue_20241101_states.csv",
        CATALOGUE.format(
            what="SGP4 states [min of each epoch, km, km/s]",
            by="\n# States: the program of Vallado et al. 2006, WGS 72, improved mode. "
            "Status 6: decayed, no state.",
        ),
        "number,minutes,status,x,y,z,vx,vy,vz",
        catalogue_states(source, deep),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
