#!/usr/bin/env python3
"""Dry mass of a stage from its propellant: the trend of stages that flew.

Prints the power laws that catalog/rockets.yaml uses where a maker does not publish a dry mass.
Figures: stage table of mvernacc/lvreuse (data/stage_trends/stages.csv), which gives them from
Isakowitz, International Reference Guide to Space Launch Systems, and Space Launch Report.
"""
import math

HYDROGEN = [  # stage, inert [kg], propellant [kg]
    ("Ariane 4 H10", 1780, 11700), ("Ariane 5G H158", 12200, 158000),
    ("Ariane 5 ECA H173", 16000, 172000), ("Ariane 5 ECA ESC-A", 3418, 14540),
    ("Centaur IIAS", 2200, 16780), ("Centaur IIIA", 1720, 16930),
    ("Centaur V SEC", 1914, 20830), ("Delta IV CBC", 26760, 200000),
    ("Delta IV DCSS", 2850, 20400), ("H-IIA first", 13600, 100000),
    ("H-IIA second", 3000, 16600), ("Long March 3 third", 2000, 8500),
    ("Long March 5 first", 17000, 158000), ("GSLV Mk I third", 2500, 12500),
    ("GSLV Mk III C25", 5000, 28000), ("S-II", 40100, 456000), ("S-IVB", 13500, 110000),
    ("Centaur-T", 2775, 20950),
]
DENSE = [
    ("Antares 230", 20600, 242000), ("Atlas IIAS", 11245, 156000), ("Atlas IIIA", 14190, 183000),
    ("Atlas V CCB", 20743, 284000), ("Delta II", 5680, 96100), ("Electron 1", 950, 9250),
    ("Electron 2", 250, 2050), ("Falcon 1 first", 1296, 21087), ("Falcon 1 second", 360, 3854),
    ("Falcon 9 first", 27200, 411000), ("Falcon 9 second", 4500, 112000),
    ("Long March 7", 12500, 174000), ("S-IC", 130000, 2160000), ("Soyuz 2 third", 2470, 22800),
    ("Block L", 1160, 5500), ("Zenit 2 first", 32300, 322000), ("Zenit 2 second", 9000, 81700),
    ("Block DM-SL", 2620, 15900),
]


def power_law(stages):
    """Least squares of ln m = ln a + b ln p; a, b and the scatter of ln m."""
    x = [math.log(p) for _, _, p in stages]
    y = [math.log(m) for _, m, _ in stages]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    b = sum((u - mx) * (v - my) for u, v in zip(x, y)) / sum((u - mx) ** 2 for u in x)
    a = my - b * mx
    scatter = math.sqrt(sum((v - a - b * u) ** 2 for u, v in zip(x, y)) / (len(x) - 2))
    return math.exp(a), b, scatter


def main():
    needed = {
        "hydrogen": (HYDROGEN, [18000, 31000, 140000, 175000]),
        "dense": (DENSE, [101000, 183705, 325000, 454000, 1150000]),
    }
    for kind, (stages, propellants) in needed.items():
        a, b, scatter = power_law(stages)
        print(f"{kind}: m = {a:.4f} p^{b:.4f} kg, scatter {100 * math.expm1(scatter):.0f} %")
        for p in propellants:
            print(f"  {p} kg of propellant: {a * p ** b:.0f} kg dry")


if __name__ == "__main__":
    main()
