#!/usr/bin/env python3
"""Write catalog/radiation_fields.yaml and the densities of catalog/environments.yaml.

    tools/make_environments.py [DAWNLINE]

Every figure is an answer of the model spacecraft.orbit_radiation or orbit.mean_density of the
binary given (build/release/dawnline). Run from the root of the repository; a minute.
"""

import concurrent.futures
import json
import os
import subprocess
import sys

DAWNLINE = sys.argv[1] if len(sys.argv) > 1 else "build/release/dawnline"
YEAR = 365.25 * 86400.0

# km and mm: close enough for 2 % between the rows, straight on log-log paper. The tables of
# bremsstrahlung end at 40 mm, and a sphere asks for 5 % more than its own radius.
ALTITUDES = [300, 350, 400, 450, 500, 550, 600, 650, 700, 800, 900, 1000, 1200, 1400]
DEPTHS = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.63, 0.75, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5,
          7, 7.5, 8, 8.5, 9, 9.5, 10, 10.5, 11, 12, 13, 15, 18, 22, 28, 33, 38]
COVERS = [0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 2.5,
          3, 3.5, 4, 4.5, 5]
# To where the model of the air ends: over the poles 1150 km are 1171 km above the ellipsoid.
AIR = [250, 300, 350, 400, 450, 500, 550, 600, 650, 700, 750, 800, 900, 1000, 1150]

# Column of the model and of the catalogue, unit shown, its SI over that unit.
DEPTH_COLUMNS = [("protons", "rad_dose/yr", YEAR * 100), ("electrons", "rad_dose/yr", YEAR * 100),
                 ("cosmic_rays", "rad_dose/yr", YEAR * 100), ("solar_event", "rad_dose", 100),
                 ("displacement", "1/cm2/yr", YEAR * 1e-4), ("event_displacement", "1/cm2", 1e-4)]
COVER_COLUMNS = [(f"{cell}_{part}", "1/cm2" if part == "event" else "1/cm2/yr",
                  1e-4 if part == "event" else YEAR * 1e-4)
                 for cell in ("arsenide", "silicon") for part in ("protons", "electrons", "event")]

FIELDS = {
    "sun-synchronous-mean": ("Protons of solar minimum and electrons of solar maximum",
                             "ap8_min", "ae8_max", 0, 0.636,
                             "7 of 11 years of a cycle (Feynman et al. 1993)", 1993, "S"),
    "sun-synchronous-maximum": ("Solar maximum", "ap8_max", "ae8_max", 100, 1,
                                "every year near the maximum taken as active", 2026, "E"),
    "sun-synchronous-minimum": ("Solar minimum", "ap8_min", "ae8_min", 0, 0,
                                "no large event taken to come in the quiet years", 2026, "E"),
}
ENVIRONMENTS = {
    "low-earth-solar-mean": ("Mean activity for drag, protons of solar minimum and electrons of"
                             " solar maximum for dose", 140, 15, "sun-synchronous-mean"),
    "low-earth-solar-maximum": ("Solar maximum", 230, 22, "sun-synchronous-maximum"),
    "low-earth-solar-minimum": ("Solar minimum", 70, 4, "sun-synchronous-minimum"),
}


def ask(model: str, **given) -> dict:
    settings = [word for name, value in given.items() for word in ("--set", f"{name}={value}")]
    answer = subprocess.run([DAWNLINE, "eval", model, "--format", "json", *settings],
                            check=True, capture_output=True, text=True,
                            env={**os.environ, "DAWNLINE_HOME": os.getcwd()})
    return {name: of["value"] for name, of in json.loads(answer.stdout)["outputs"].items()}


def listed(values, unit: str) -> str:
    return "[" + ", ".join(f"{value:.4g} {unit}" for value in values) + "]"


def field(name: str) -> str:
    title, protons, electrons, modulation, share, why, year, mark = FIELDS[name]
    depths = listed(DEPTHS, "mm")
    rows = [ask("spacecraft.orbit_radiation", altitude=f"{altitude} km", protons=protons,
                electrons=electrons, modulation=modulation, depth=depths,
                cover=listed(COVERS, "mm")) for altitude in ALTITUDES]
    maps = f"{protons.upper().replace('_', '')} and {electrons.upper().replace('_', '')}"
    text = (f"\n{name}:\n  title: {title}\n"
            f'  all: {{source: "model spacecraft.orbit_radiation over {maps}", year: 2026,'
            " confidence: C}\n"
            f"  proton_map: {protons}\n"
            f'  solar_active_share: {{value: {share}, source: "{why}", year: {year},'
            f" confidence: {mark}}}\n"
            f"  altitude: {listed(ALTITUDES, 'km')}\n  depth: {depths}\n")
    for column, unit, shown in DEPTH_COLUMNS:
        text += f"  {column}: {listed((v * shown for row in rows for v in row[column]), unit)}\n"
    text += f"  cover: {listed(COVERS, 'mm')}\n"
    for column, unit, shown in COVER_COLUMNS:
        text += f"  {column}: {listed((v * shown for row in rows for v in row[column]), unit)}\n"
    return text


def environment(name: str) -> str:
    title, f107, ap, radiation = ENVIRONMENTS[name]
    first = name == "low-earth-solar-mean"
    densities = [ask("orbit.mean_density", altitude=f"{h} km", f107=f107, ap=ap)["density"]
                 for h in AIR]
    text = f"\n{name}:\n  title: {title}\n"
    if not first:
        text += "  from: low-earth-solar-mean\n"
    text += (f'  all: {{source: "NRLMSISE-00 (Picone et al. 2002) at F10.7 {f107}, Ap {ap}: model'
             ' orbit.mean_density", year: 2026, confidence: C}\n')
    if first:
        text += ('  solar_constant: {value: 1361 W/m2, source: "Kopp & Lean 2011", year: 2011,'
                 " confidence: P}\n"
                 '  albedo: {value: 0.30, source: "global mean", year: 2011, confidence: P}\n'
                 '  earth_infrared: {value: 237 W/m2, source: "global mean 230-240 W/m2",'
                 " year: 2011, confidence: P}\n")
    text += f"  atmosphere_activity: {f107}\n"
    if first:
        text += f"  density_altitude: {listed(AIR, 'km')}\n"
    return text + f"  density: {listed(densities, 'kg/m3')}\n  radiation: {radiation}\n"


def main() -> None:
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        fields = "".join(pool.map(field, FIELDS))
        environments = "".join(map(environment, ENVIRONMENTS))
    with open("catalog/radiation_fields.yaml", "w", encoding="utf-8") as file:
        file.write("# Behind aluminium on sun-synchronous orbits: for each altitude one value for"
                   " each depth or cover.\n# Dose: centre of a sphere. Cells: protons of 10 MeV and"
                   " electrons of 1 MeV, bare and normal, that do\n# the same damage through a"
                   " plate. Solar event: one as in August 1972, behind the Earth and its field."
                   "\n# Written by tools/make_environments.py; do not edit.\n" + fields)
    with open("catalog/environments.yaml", "w", encoding="utf-8") as file:
        file.write("# Density: mean of dawn-dusk sun-synchronous orbits over turns, longitudes and"
                   " seasons.\n# ECSS-E-ST-10-04C 9.2.1.1 takes protons of solar minimum with"
                   " electrons of solar maximum for all\n# phases of the cycle. Written by"
                   " tools/make_environments.py; do not edit.\n" + environments)


if __name__ == "__main__":
    main()
