#!/usr/bin/env python3
"""Write the tables of the radiation models and the points that their tests are held against.

    tools/make_radiation_tables.py FOLDER

FOLDER holds the belt maps (ae8min.txt …), the historic fields (field_*.csv), ranges in aluminium
(range_al_*.csv), depth-dose tables (*_dose_si.csv), and check points (aep8_points.csv,
orbit_mean_flux.csv). Run from the root of the repository.
"""

import csv
import pathlib
import sys
import textwrap

SOURCE = pathlib.Path("src/dawnline/spacecraft")
TESTS = pathlib.Path("tests/spacecraft/data")
ORBITS = {(400, 97), (500, 53), (650, 28), (650, 70), (1200, 0)}  # km, degrees
WRITTEN = "Written by tools/make_radiation_tables.py; do not edit."


def rows(path: pathlib.Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def wrapped(values) -> str:
    return textwrap.fill(", ".join(map(str, values)), 96, initial_indent="    ",
                         subsequent_indent="    ", break_long_words=False)


def comment(text: str) -> str:
    return textwrap.fill(text, 97, initial_indent="// ", subsequent_indent="// ")


# ── Belt maps ────────────────────────────────────────────────────────────────────────────────────

def packed_map(path: pathlib.Path) -> tuple[list[int], list[int]]:
    """Scales of energy, L and B, and for each energy: E, number of shells; for each shell: L, log
    flux, number of steps, the steps."""
    lines = [line for line in open(path, encoding="utf-8") if not line.startswith("#")]
    header = [int(word) for word in lines[0].split()]
    words = [int(word) for line in lines[1:] for word in line.split()]
    assert header[1] == 4 and header[6] == 1024, header
    packed: list[int] = []
    at = 0
    while at < len(words) and words[at]:
        end = at + words[at]
        shells: list[list[int]] = []
        block = at + 2
        while block < end:
            size, shell, flux, *steps = words[block:block + words[block]]
            shells.append([shell, flux, size - 3, *steps])
            block += size
        packed += [words[at + 1], len(shells)] + [word for shell in shells for word in shell]
        at = end
    return header[3:6], packed


def write_maps(folder: pathlib.Path) -> None:
    for family, what, epochs in (("ae8", "Electrons: J. I. Vette, The AE-8 trapped electron model "
                                  "environment, NSSDC/WDC-A-R&S 91-24 (1991).", ("1964", "1970")),
                                 ("ap8", "Protons: D. M. Sawyer, J. I. Vette, AP-8 trapped proton "
                                  "environment for solar maximum and solar minimum, "
                                  "NSSDC/WDC-A-R&S 76-06 (1976); solar minimum as corrected in "
                                  "1995 (Heynderickx, Beliaev).", ("1964", "1970"))):
        text = comment(f"{what} Data set PT-11B of the National Space Science Data Center "
                       "(D. Bilitza, NASA/GSFC, 1996), US Government work. " + WRITTEN)
        text += '\n\n#include "dawnline/spacecraft/trapped_data.hpp"\n\n'
        text += "namespace dawnline::spacecraft {\nnamespace {\n\n// clang-format off\n"
        for cycle, epoch in zip(("min", "max"), epochs):
            _, packed = packed_map(folder / f"{family}{cycle}.txt")
            text += f"constexpr std::int32_t k_{family}_{cycle}[] = {{  // epoch {epoch}\n"
            text += wrapped(packed) + "};\n\n"
        text += "// clang-format on\n\n}  // namespace\n\n"
        for cycle in ("min", "max"):
            (energy, shell, rise), _ = packed_map(folder / f"{family}{cycle}.txt")
            text += (f"PackedTrappedMap packed_{family}_{cycle}() noexcept {{\n"
                     f"    return {{k_{family}_{cycle}, {energy}.0, {shell}.0, {rise}.0}};\n}}\n\n")
        text += "}  // namespace dawnline::spacecraft\n"
        (SOURCE / f"trapped_{family}_data.cpp").write_text(text, encoding="utf-8")


# ── Historic fields ──────────────────────────────────────────────────────────────────────────────

def write_fields(folder: pathlib.Path) -> None:
    text = "#pragma once\n" + comment(
        "Spherical harmonics of two historic models of the geomagnetic field, Schmidt "
        "semi-normalised, modern sign: g and h in turn [nT], ordered by degree from 1, then by "
        "order; reference radius 6371.2 km. Jensen & Cain, J. Geophys. Res. 67, 3568 (1962), epoch "
        "1960; GSFC 12/66 (Cain, Hendricks, Langel, Hudson, J. Geomagn. Geoelectr. 19, 335, 1967), "
        "with its first and second time terms taken to 1970.0. " + WRITTEN)
    text += "\n\n#include <array>\n\nnamespace dawnline::spacecraft {\n\n"
    for name, file, g, h in (("jensen_cain_1960", "field_jensen_cain_1960.csv", "g_schmidt_nT",
                              "h_schmidt_nT"),
                             ("gsfc_1970", "field_gsfc_12_66.csv", "g_1970", "h_1970")):
        table = rows(folder / file)
        values = [value for row in table for value in (row[g], row[h])]
        degree = max(int(row["n"]) for row in table)
        assert len(table) == degree * (degree + 3) // 2
        text += f"inline constexpr int k_{name}_degree = {degree};\n"
        text += f"// clang-format off\ninline constexpr std::array<double, {len(values)}> k_{name}{{\n"
        text += wrapped(values) + "};\n// clang-format on\n\n"
    text += "}  // namespace dawnline::spacecraft\n"
    (SOURCE / "geomagnetic_coefficients.hpp").write_text(text, encoding="utf-8")


# ── Ranges and depth-dose tables ─────────────────────────────────────────────────────────────────

def array(name: str, values: list[str]) -> str:
    return (f"inline constexpr std::array<double, {len(values)}> {name}{{\n"
            + wrapped(values) + "};\n")


def write_doses(folder: pathlib.Path) -> None:
    text = "#pragma once\n" + comment(
        "Ranges of protons and electrons in aluminium and depth-dose of isotropic electrons "
        "behind it. Ranges: ICRU Reports 49 (1993) and 37 (1984), as in the data base of SHIELDOSE-2 (S. M. Seltzer, NIST, 1994), US "
        "Government work. Depth-dose: from runs of SHIELDOSE-2 v2.10 with mono-energetic input. "
        "Units of the source: MeV, g/cm², mm of aluminium of 2.70 g/cm³; electron dose J "
        "dimensionless against depth over range, bremsstrahlung rad(Si) cm². " + WRITTEN)
    text += "\n\n#include <array>\n\nnamespace dawnline::spacecraft::tables {\n\n// clang-format off\n"
    protons = rows(folder / "range_al_proton.csv")
    text += array("k_proton_energy", [row["E_MeV"] for row in protons])
    text += array("k_proton_range", [row["R_g_cm2"] for row in protons]) + "\n"
    electrons = rows(folder / "range_al_electron.csv")
    text += array("k_electron_range_energy", [row["E_MeV"] for row in electrons])
    text += array("k_electron_range", [row["R_g_cm2"] for row in electrons]) + "\n"
    for particle, file, skip in (("electron", "electron_dose_si.csv", 3),
                                 ("bremsstrahlung", "bremsstrahlung_dose_si.csv", 2)):
        table = rows(folder / file)
        depths = list(table[0])[skip:]
        slab = [row for row in table if row["geometry"] == "slab"]
        semi = [row for row in table if row["geometry"] == "semi"]
        assert [row["E_MeV"] for row in slab] == [row["E_MeV"] for row in semi]
        text += array(f"k_{particle}_energy", [row["E_MeV"] for row in semi])
        text += array(f"k_{particle}_depth", depths)
        for geometry, part in (("semi_infinite", semi), ("slab", slab)):
            text += array(f"k_{particle}_{geometry}", [row[depth] for row in part for depth in depths])
        text += "\n"
    text += "// clang-format on\n\n}  // namespace dawnline::spacecraft::tables\n"
    (SOURCE / "dose_tables.hpp").write_text(text, encoding="utf-8")


# ── Points for the tests ─────────────────────────────────────────────────────────────────────────

def write_points(folder: pathlib.Path) -> None:
    with open(TESTS / "trapped_points.csv", "w", encoding="utf-8") as out:
        out.write("# Belt maps at (L, B/B0): decadic log of the integral omnidirectional flux above"
                  " E [1/(cm2 s)],\n# computed with the original interpolation of NASA (L and B/B0 "
                  "cut to the integer grid of the map) and\n# with that of ESA (Daly et al., IEEE "
                  f"TNS 43, 1996). {WRITTEN}\n")
        out.write("map,L,B_B0,E_MeV,log_nasa,log_esa\n")
        for row in rows(folder / "aep8_points.csv"):
            out.write(",".join(row.values()) + "\n")
    kept = {"ae8": {"0.1", "0.5", "1", "2", "3"}, "ap8": {"1", "10", "30", "50", "100"}}
    with open(TESTS / "orbit_mean_flux.csv", "w", encoding="utf-8") as out:
        out.write("# Orbit-mean trapped flux of circular orbits, 72 nodes x 120 arguments of "
                  "latitude, computed by an\n# independent program: integral [1/(cm2 s)], "
                  "differential [1/(cm2 s MeV)], peak of the integral flux,\n# share of the time "
                  f"in flux. {WRITTEN}\n")
        out.write("map,altitude_km,inclination_deg,E_MeV,integral,differential,peak,share\n")
        for row in rows(folder / "orbit_mean_flux.csv"):
            orbit = (float(row["h_km"]), round(float(row["i_deg"])))
            if orbit == (650, 98) or (orbit in ORBITS and row["E_MeV"] in kept[row["map"][:3]]):
                out.write(",".join(row.values()) + "\n")


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    TESTS.mkdir(parents=True, exist_ok=True)
    write_maps(folder)
    write_fields(folder)
    write_doses(folder)
    write_points(folder)


if __name__ == "__main__":
    main()
