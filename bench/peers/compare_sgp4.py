#!/usr/bin/env python3
"""Runs our SGP4 beside its peers on one core of this machine and prints the ratios.

    bench/peers/compare_sgp4.py --install     makes build/peers, a virtual environment with the peers
    bench/peers/compare_sgp4.py               runs build/release/astro_bench and the peers

Peers: the PyPI package sgp4, whose kernel is the program of Vallado et al. 2006 in C++, and heyoka,
which compiles SGP4 for this processor at run time (near-Earth objects only). All propagate the same
objects of the catalogue of 2024-11-01, position and velocity, at 200 times over seven days; the best
of several runs counts.
"""

import csv
import datetime
import json
import math
import os
import pathlib
import subprocess
import sys
import time

HOME = pathlib.Path(__file__).resolve().parents[2]
VENV = HOME / "build" / "peers"
PACKAGES = ["sgp4", "heyoka", "numpy"]
TIMES, DAYS, RUNS = 200, 7.0, 9


def satellites():
    from sgp4.api import WGS72, Satrec

    lines = (HOME / "tests/astro/data/catalogue_20241101.csv").read_text().splitlines()
    for row in csv.DictReader(line for line in lines if line[0] != "#"):
        epoch = datetime.datetime.fromisoformat(row["epoch"]) - datetime.datetime(1949, 12, 31)
        degree = {k: math.radians(float(row[k])) for k in row if k.endswith("_deg")}
        satellite = Satrec()
        satellite.sgp4init(
            WGS72, "i", int(row["number"]), epoch.total_seconds() / 86400, float(row["b_star"]),
            0.0, 0.0, float(row["eccentricity"]), degree["perigee_deg"],
            degree["inclination_deg"], degree["anomaly_deg"],
            float(row["rev_per_day"]) * math.tau / 1440, degree["node_deg"],
        )  # fmt: skip
        yield satellite


def best_rate(states, function):
    """States per second of processor time of the fastest run."""
    best = math.inf
    for _ in range(RUNS):
        start = time.process_time()
        function()
        best = min(best, time.process_time() - start)
    return states / best


def compiled_reference(objects):
    import numpy
    from sgp4.api import SatrecArray

    array = SatrecArray(objects)
    day = numpy.full(TIMES, 2460615.5)
    fraction = numpy.linspace(0.0, DAYS, TIMES)
    return best_rate(len(objects) * TIMES, lambda: array.sgp4(day, fraction))


def heyoka_near_earth(objects):
    import heyoka
    import numpy

    heyoka.set_nthreads(1)
    propagator = heyoka.model.sgp4_propagator(objects)
    minutes = numpy.repeat(numpy.linspace(0.0, DAYS * 1440, TIMES)[:, None], len(objects), axis=1)
    out = numpy.zeros((TIMES, 7, len(objects)))
    return best_rate(len(objects) * TIMES, lambda: propagator(minutes, out=out))


def ours():
    """States per second by benchmark."""
    command = [
        HOME / "build/release/astro_bench", "--benchmark_filter=^sgp4_", "--benchmark_format=json",
        "--benchmark_min_time=0.3", "--benchmark_repetitions=5",
    ]  # fmt: skip
    runs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    rates = {}
    for run in runs["benchmarks"]:
        if run["run_type"] == "iteration":
            rates[run["run_name"]] = max(run["best_states_per_s"], rates.get(run["run_name"], 0.0))
    return rates


def main():
    if "--install" in sys.argv[1:]:
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([VENV / "bin/pip", "install", "--quiet", *PACKAGES], check=True)
        return
    python = VENV / "bin" / "python"
    if pathlib.Path(sys.prefix) != VENV and python.exists():
        os.execv(python, [python, *sys.argv])
    try:
        objects = list(satellites())
    except ImportError:
        sys.exit("the peers are not there; run bench/peers/compare_sgp4.py --install once")
    near = [o for o in objects if o.method == "n"]
    deep = [o for o in objects if o.method == "d"]
    rates = ours()
    rows = [
        ("near Earth", rates["sgp4_near_earth"], "PyPI sgp4", compiled_reference(near), 12),
        ("near Earth", rates["sgp4_near_earth"], "heyoka", heyoka_near_earth(near), None),
        ("deep space", rates["sgp4_deep_space"], "PyPI sgp4", compiled_reference(deep), None),
    ]
    print(f"{'states/s on one core':22} {'Dawnline':>10} {'peer':>10}  ratio  wanted")
    for what, rate, peer, other, wanted in rows:
        name = f"{what}, {peer}"
        print(
            f"{name:22} {rate / 1e6:8.1f} M {other / 1e6:8.2f} M {rate / other:6.1f}"
            f"  {f'>= {wanted}' if wanted else '-'}"
        )


if __name__ == "__main__":
    main()
