#!/usr/bin/env python3
"""Writes catalog/ascent_losses.yaml: what ascents cost the rockets of the catalogue.

Runs `dawnline eval launch.payload` (optimal control of ascent and booster return) over a grid of
circular orbits. Usage: tools/make_ascent_losses.py build/release/dawnline
"""
import json
import subprocess
import sys

# km; below 220 km `launch.payload` flies a single burn, which would break the table.
ALTITUDES = [225, 500, 800, 1400]
INCLINATIONS = [None, 55, 80, 100]  # deg; the first is due east
CASES = [  # name, rocket, recovery, upper stage, pad's latitude [deg]
    ("falcon-9-downrange", "falcon-9", "downrange", "expended", 28.5),
    ("falcon-9-return", "falcon-9", "return_to_site", "expended", 28.5),
    ("falcon-9-expended", "falcon-9", "expended", "expended", 28.5),
    ("starship-v3-reused", "starship-v3", "return_to_site", "reusable", 26.0),
    ("new-glenn-downrange", "new-glenn", "downrange", "expended", 28.5),
    ("nova-reused", "nova", "return_to_site", "reusable", 28.5),
]
HEAD = """# Written by tools/make_ascent_losses.py with model launch.payload: ideal speed of all stages
# beyond that of the orbit over the turning ground, at the greatest payload. Rows are altitudes,
# columns inclinations; an orbit out of reach has the losses of the orbit before it. Margins are those of catalog/launch_margins.yaml, `shared`.
"""


def evaluate(program, rocket, recovery, upper, latitude, altitude, inclination):
    command = [program, "eval", "launch.payload", "--format", "json"]
    for key, value in [("rocket", rocket), ("recovery", recovery), ("upper", upper),
                       ("altitude", f"{altitude} km"), ("inclination", f"{inclination} deg"),
                       ("site_latitude", f"{latitude} deg")]:
        command += ["--set", f"{key}={value}"]
    done = subprocess.run(command, capture_output=True, text=True)
    if "no ascent was found" in done.stderr:
        return None
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: {done.stderr}")
    return {k: v["value"] for k, v in json.loads(done.stdout)["outputs"].items()}


def main():
    program = sys.argv[1]
    text = HEAD
    for name, rocket, recovery, upper, latitude in CASES:
        columns = [latitude if i is None else i for i in INCLINATIONS]
        losses, back, last = [], [], None
        for altitude in ALTITUDES:
            row = []
            for inclination in columns:
                out = evaluate(program, rocket, recovery, upper, latitude, altitude, inclination)
                print(name, altitude, inclination,
                      f"{out['payload']:.0f} kg" if out else "out of reach", file=sys.stderr)
                last = out or last
                row.append(last)
            for at in range(1, len(row) - 1):
                middle = 0.5 * (row[at - 1]['losses'] + row[at + 1]['losses'])
                if abs(row[at]['losses'] - middle) > 60:
                    print('CHECK', name, altitude, columns[at], row[at]['losses'], middle,
                          file=sys.stderr)
            losses += [f"{out['losses']:.1f}" for out in row]
            back += [f"{out['boostback_speed']:.1f}" for out in row]
        text += f"\n{name}:\n  title: {rocket}, first stage {recovery}, upper stage {upper}\n"
        text += ('  all: {source: "model launch.payload, optimal control", year: 2026,'
                 " confidence: P}\n")
        text += f"  lift_off_acceleration: {row[0]['lift_off_acceleration']:.4f} m/s2\n"
        text += f"  upper_acceleration: {row[0]['upper_acceleration']:.4f} m/s2\n"
        back = back if recovery == "return_to_site" else []
        for key, values, unit in [("altitude", ALTITUDES, "km"), ("inclination", columns, "deg"),
                                  ("losses", losses, "m/s"), ("boostback_speed", back, "m/s")]:
            text += f"  {key}: [{', '.join(f'{value} {unit}' for value in values)}]\n"
    with open("catalog/ascent_losses.yaml", "w") as file:
        file.write(text)


if __name__ == "__main__":
    main()
