#!/usr/bin/env python3
"""The performance reserve that all rockets share, fitted to the published payloads.

    python3 tools/fit_launch_margins.py --dawnline build/release/dawnline [--reserves 490 510 530]

Copies the catalogue to a temporary DAWNLINE_HOME, writes each performance reserve into its
launch_margins.yaml, runs `dawnline validate validation/launch_payloads.yaml` there and prints, per
reserve, the median and the worst of |error| over the rows with a published value (lower bounds, which
are payloads that flew, are left out). An interval counts by its nearer end, 0 inside, and once more by
its middle.

Each rocket is then left out in turn: the reserve is chosen by the median over the others, and its own
rows are judged with it. The median of those errors is what the fit promises for a rocket it has not
seen; the one at the best reserve is not.

Source of the rows: validation/launch_payloads.yaml.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile

HOME = pathlib.Path(__file__).resolve().parent.parent
ROWS = "validation/launch_payloads.yaml"
RESERVE = re.compile(r"(shared:.*?performance_reserve: (?:\{value: )?)[\d.]+ m/s", re.S)


def published():
    """(rocket, lower, upper) of every row with a published payload, and those rows as a file's text."""
    head, *blocks = re.split(r"(?m)^(?=  - id:)", (HOME / ROWS).read_text())
    rows, kept = {}, "rows:\n"
    for block in blocks:
        name = re.search(r"- id: (\S+)", block)[1]
        rocket = re.search(r"model: launch\.payload\s+inputs: \{rocket: (?:\{from: )?([\w-]+)", block)
        value = re.search(r"expected: \{payload: (\[.*?\]|[\d.]+ kg)\}", block)
        if rocket and value:
            ends = [float(v) for v in re.findall(r"([\d.]+) kg", value[1])]
            rows[name] = (rocket[1], ends[0], ends[-1])
            kept += block
    return rows, kept


def payloads(dawnline, reserve, kept):
    """Payload by row, with this reserve [m/s] shared by all rockets [kg]."""
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        shutil.copytree(HOME / "catalog", home / "catalog")
        margins = home / "catalog" / "launch_margins.yaml"
        text, count = RESERVE.subn(rf"\g<1>{reserve:g} m/s", margins.read_text(), count=1)
        if count != 1:
            raise SystemExit("catalog/launch_margins.yaml has no performance_reserve in `shared`")
        margins.write_text(text)
        (home / "rows.yaml").write_text(kept)
        done = subprocess.run(
            [dawnline, "validate", str(home / "rows.yaml"), "--format", "json"],
            env={**os.environ, "DAWNLINE_HOME": folder}, capture_output=True, text=True)
        if not done.stdout.startswith("{"):
            raise SystemExit(done.stderr or done.stdout)
    return {row["id"]: row["value"] for row in json.loads(done.stdout)["rows"]}


def error(value, lower, upper, middle):
    """Relative; from the nearer end of what is published, or from its middle."""
    if value is None:
        return float("inf")
    near = 0.5 * (lower + upper) if middle else min(max(value, lower), upper)
    return abs(value / near - 1.0)


def left_out(errors, rows):
    """Median of the errors of each rocket at the reserve that is best for the others."""
    own = []
    for rocket in sorted({row[0] for row in rows.values()}):
        def median_of_others(reserve):
            return statistics.median(
                e for name, e in errors[reserve].items() if rows[name][0] != rocket)
        best = min(errors, key=median_of_others)
        own += [e for name, e in errors[best].items() if rows[name][0] == rocket]
    return statistics.median(own)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--dawnline", default=str(HOME / "build/release/dawnline"))
    parser.add_argument("--reserves", type=float, nargs="+", default=[490, 500, 510, 520, 530])
    options = parser.parse_args()
    rows, kept = published()
    print(f"{len(rows)} published payloads of {len({r[0] for r in rows.values()})} rockets")
    errors = {"nearer end": {}, "middle": {}}
    print("reserve [m/s]   median |error| by nearer end, middle   worst")
    for reserve in options.reserves:
        values = payloads(options.dawnline, reserve, kept)
        for how, by_reserve in errors.items():
            by_reserve[reserve] = {
                name: error(values.get(name), lower, upper, how == "middle")
                for name, (_, lower, upper) in rows.items()}
        now = {how: by[reserve].values() for how, by in errors.items()}
        print(f"{reserve:8g}        {statistics.median(now['nearer end']):6.2%}  "
              f"{statistics.median(now['middle']):6.2%}                  "
              f"{max(now['nearer end']):6.1%}", flush=True)
    for how, by_reserve in errors.items():
        best = min(by_reserve, key=lambda r: statistics.median(by_reserve[r].values()))
        print(f"by {how}: best {best:g} m/s; each rocket left out in turn: "
              f"{left_out(by_reserve, rows):.2%}")


if __name__ == "__main__":
    main()
