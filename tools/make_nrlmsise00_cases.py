#!/usr/bin/env python3
"""Write the reference values that tests/astro/nrlmsise00_test.cpp reads.

    tools/make_nrlmsise00_cases.py FOLDER tests/astro/data

FOLDER holds test_cases_17.csv (cases of the NRL distribution), nrl_random_points.csv (the NRL program
in 64-bit arithmetic) and orekit_density_daily_ap.csv (Orekit). Values are carried over as they are;
coordinates that only carry the noise of a conversion are kept too, for they belong to the value.
"""

import pathlib
import sys

FILES = {
    "test_cases_17.csv": ("nrlmsise00_official.csv",
                          "The 17 test cases of the NRLMSISE-00 distribution (Naval Research Laboratory, public "
                          "domain): [1/cm3], [g/cm3], [K]; without anomalous oxygen in rho"),
    "nrl_random_points.csv": ("nrlmsise00_random.csv",
                              "80 random inputs to the Fortran program of NRL in 64-bit arithmetic: rho without, "
                              "rho_d with anomalous oxygen"),
    "orekit_density_daily_ap.csv": ("nrlmsise00_orekit.csv",
                                    "Density for drag by Orekit (Apache-2.0), daily Ap; from the tests of Open Space "
                                    "Toolkit Physics (Apache-2.0)"),
}


def main():
    source, target = map(pathlib.Path, sys.argv[1:3])
    for name, (to, comment) in FILES.items():
        lines = (source / name).read_text(encoding="utf-8").splitlines()
        rows = [line for line in lines if line and not line.startswith("#")]
        head = f"# {comment}.\n# Written by tools/make_nrlmsise00_cases.py.\n"
        (target / to).write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
