#!/usr/bin/env python3
"""Solves published optimal control problems with our kit and with its peers, on this machine.

    bench/peers/compare_ocp.py --install [DIR]   makes a virtual environment with the peers
    bench/peers/compare_ocp.py [DIR]             runs build/release/control_bench and the peers

Peers: Dymos on its Radau transcription with SLSQP (its way to IPOPT, pyoptsparse, is not on PyPI),
and CasADi with its own IPOPT on a Radau transcription, which is what MAPTOR builds. Goddard's rocket
in Betts's units, in one phase with the thrust as control, and Delta III to its transfer orbit in
four phases, CasADi alone: Dymos has no published case of it to start from. Peers begin Goddard from
straight lines and Delta III from the climb of our own test. Processor time of a whole solve on a
fixed mesh, the problem built beforehand; the best of several runs. Ours refines its mesh and
re-integrates its answer in that time, and on Goddard's rocket has the thrust law of the singular arc,
a phase per arc. DIR is build/peers-ocp unless given.
"""

import contextlib
import io
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = ["numpy", "scipy", "openmdao", "dymos", "casadi"]
RUNS = 3


def timed(function):
    """Processor time of the fastest of several runs, and what the last returned."""
    best, answer = math.inf, None
    for _ in range(RUNS):
        start = time.process_time()
        answer = function()
        best = min(best, time.process_time() - start)
    return best, answer


# ---------------------------------------------------------------- Goddard, feet and slugs

SIGMA, HEIGHT, GRAVITY, JET = 5.4915e-5, 23800.0, 32.174, 1580.9425


def goddard_dymos():
    import dymos
    import numpy
    import openmdao.api as om

    class Rocket(om.ExplicitComponent):
        def initialize(self):
            self.options.declare("num_nodes", types=int)

        def setup(self):
            n = self.options["num_nodes"]
            for name in ("h", "v", "m", "thrust"):
                self.add_input(name, numpy.ones(n))
            for name in ("v_rate", "m_rate"):
                self.add_output(name, numpy.ones(n))
            each = numpy.arange(n)
            self.declare_partials("v_rate", ["h", "v", "m", "thrust"], rows=each, cols=each)
            self.declare_partials("m_rate", "thrust", rows=each, cols=each, val=-1.0 / JET)

        def compute(self, i, o):
            drag = SIGMA * i["v"] ** 2 * numpy.exp(-i["h"] / HEIGHT)
            o["v_rate"] = (i["thrust"] - drag) / i["m"] - GRAVITY
            o["m_rate"] = -i["thrust"] / JET

        def compute_partials(self, i, j):
            air = SIGMA * numpy.exp(-i["h"] / HEIGHT)
            drag = air * i["v"] ** 2
            j["v_rate", "h"] = drag / HEIGHT / i["m"]
            j["v_rate", "v"] = -2.0 * air * i["v"] / i["m"]
            j["v_rate", "m"] = -(i["thrust"] - drag) / i["m"] ** 2
            j["v_rate", "thrust"] = 1.0 / i["m"]

    p = om.Problem(reports=False)
    p.driver = om.ScipyOptimizeDriver(optimizer="SLSQP")
    p.driver.options.update({"disp": False, "maxiter": 1000, "tol": 1e-9})
    p.driver.declare_coloring(show_summary=False, show_sparsity=False)
    trajectory = dymos.Trajectory()
    phase = trajectory.add_phase(
        "climb", dymos.Phase(ode_class=Rocket, transcription=dymos.Radau(num_segments=20, order=3))
    )
    phase.set_time_options(fix_initial=True, duration_bounds=(20, 60), duration_ref=40)
    phase.add_state("h", rate_source="v", fix_initial=True, lower=0, ref=2e4)
    phase.add_state("v", rate_source="v_rate", fix_initial=True, lower=0, ref=1e3)
    phase.add_state("m", rate_source="m_rate", fix_initial=True, fix_final=True, lower=1, ref=3)
    phase.add_control("thrust", lower=0, upper=200, ref=200, continuity=False, rate_continuity=False)
    phase.add_objective("h", loc="final", scaler=-1e-4)
    p.model.add_subsystem("trajectory", trajectory)
    p.setup(check=False)

    def solve():
        phase.set_time_val(initial=0.0, duration=40.0)
        phase.set_state_val("h", [0, 18000])
        phase.set_state_val("v", [0, 10])
        phase.set_state_val("m", [3, 1])
        phase.set_control_val("thrust", [200, 0])
        p.run_driver()
        return float(p.get_val("trajectory.climb.timeseries.h")[-1, 0])

    return timed(solve)


# ---------------------------------------------------------------- Radau collocation in CasADi


class Collocation:
    """Phases of a problem as one programme for IPOPT, on flipped Radau points, degree 5."""

    def __init__(self, degree=5):
        import casadi

        self.ca, self.degree = casadi, degree
        self.points = [0.0, *casadi.collocation_points(degree, "radau")]
        self.slopes = [
            [self.slope(j, self.points[k]) for j in range(degree + 1)] for k in range(1, degree + 1)
        ]
        self.z, self.low, self.high, self.start = [], [], [], []
        self.g, self.g_low, self.g_high = [], [], []

    def slope(self, j, at):
        total = 0.0
        for m, t in enumerate(self.points):
            if m != j:
                term = 1.0 / (self.points[j] - t)
                for i, s in enumerate(self.points):
                    if i not in (j, m):
                        term *= (at - s) / (self.points[j] - s)
                total += term
        return total

    def variable(self, n, low, high, start):
        v = self.ca.MX.sym(f"z{len(self.z)}", n)
        self.z.append(v)
        for into, values in ((self.low, low), (self.high, high), (self.start, start)):
            into.extend(values)
        return v

    def hold(self, g, low=0.0, high=0.0):
        n = g.shape[0]
        self.g.append(g)
        self.g_low += [low] * n
        self.g_high += [high] * n

    def phase(self, rates, segments, span, bounds, guess, path=None):
        """Adds a phase and returns its first and last state. `bounds`: of x and u; `guess(s)` → x, u."""
        (xl, xh), (ul, uh) = bounds
        x = first = self.variable(len(xl), xl, xh, guess(0.0)[0])
        for s in range(segments):
            nodes, controls = [x], []
            for k in range(1, self.degree + 1):
                xg, ug = guess((s + self.points[k]) / segments)
                nodes.append(self.variable(len(xl), xl, xh, xg))
                controls.append(self.variable(len(ul), ul, uh, ug))
            for k in range(1, self.degree + 1):
                left = sum(self.slopes[k - 1][j] * nodes[j] for j in range(self.degree + 1))
                self.hold(left - span / segments * rates(nodes[k], controls[k - 1]))
                if path:
                    for g, low, high in path(nodes[k], controls[k - 1]):
                        self.hold(g, low, high)
            x = nodes[-1]
        return first, x

    def solver(self, objective):
        ca = self.ca
        quiet = {"ipopt.print_level": 0, "ipopt.sb": "yes", "print_time": False}
        f = ca.nlpsol(
            "f", "ipopt", {"x": ca.vertcat(*self.z), "f": objective, "g": ca.vertcat(*self.g)},
            {**quiet, "ipopt.tol": 1e-9, "ipopt.max_iter": 3000},
        )  # fmt: skip
        bounds = {"lbx": self.low, "ubx": self.high, "lbg": self.g_low, "ubg": self.g_high}

        def solve():
            r = f(x0=self.start, **bounds)
            return float(r["f"]) if f.stats()["success"] else math.nan

        return solve


def goddard_casadi(segments=40):
    c = Collocation()
    ca = c.ca

    def rates(x, u):
        h, v, m, thrust = 2e4 * x[0], 1e3 * x[1], 3 * x[2], 200 * u[0]
        drag = SIGMA * v**2 * ca.exp(-h / HEIGHT)
        return ca.vertcat(
            v / 2e4, ((thrust - drag) / m - GRAVITY) / 1e3, -thrust / JET / 3.0
        )

    span = c.variable(1, [20.0], [60.0], [40.0])
    first, last = c.phase(
        rates, segments, span, (([0, 0, 0.2], [2, 3, 1.0]), ([0], [1])),
        lambda s: ([0.9 * s, 0.5, 1 - 2 / 3 * s], [0.5]),
    )  # fmt: skip
    c.hold(first - ca.DM([0, 0, 1]))
    c.hold(last[2] - 1 / 3)
    solve = c.solver(-last[0])
    seconds, f = timed(solve)
    return seconds, -2e4 * f


# ---------------------------------------------------------------- Delta III

MU, RADIUS, TURN = 3.986012e14, 6378145.0, 7.29211585e-5


def delta_iii_casadi(segments=6):
    c = Collocation()
    ca = c.ca
    speed = math.sqrt(MU / RADIUS)
    unit, mass = RADIUS / speed, 301454.0
    srb, srb_flow = 628500.0, 17010.0 / 75.2
    burns = [
        (6 * srb + 1083100.0, 6 * srb_flow + 95550.0 / 261),
        (3 * srb + 1083100.0, 3 * srb_flow + 95550.0 / 261),
        (1083100.0, 95550.0 / 261),
        (110094.0, 16820.0 / 700),
    ]
    times, drops = [0, 75.2, 150.4, 261, 924], [13680.0, 6840.0, 8830.0]
    i, node, perigee = (math.radians(a) for a in (28.5, 269.8, 130.5))

    def axis(angle):
        a, b = math.cos(angle), math.sin(angle)
        return [
            math.cos(node) * a - math.sin(node) * b * math.cos(i),
            math.sin(node) * a + math.cos(node) * b * math.cos(i),
            b * math.sin(i),
        ]

    p, q = axis(perigee), axis(perigee + math.pi / 2)
    n = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]]
    up = [math.cos(i), 0.0, math.sin(i)]
    east = [n[1] * up[2], n[2] * up[0] - n[0] * up[2], -n[1] * up[0]]
    east = [e / math.hypot(*east) for e in east]

    def climb(k, m0, m1):  # the peer needs a guess: the shape of an ascent
        def guess(s):
            t = times[k] + s * (times[k + 1] - times[k])
            a = t / 924.0
            arc, r, v = 0.35 * a * a, RADIUS + 2e5 * math.sin(math.pi / 2 * a), 400 + 9600 * a * a
            radial = [w * math.cos(arc) + e * math.sin(arc) for w, e in zip(up, east)]
            ahead = [e * math.cos(arc) - w * math.sin(arc) for w, e in zip(up, east)]
            rise, turn = 340 * math.cos(math.pi / 2 * a), 1.4 * math.sqrt(a)
            x = [r / RADIUS * w for w in radial]
            x += [(v * e + rise * w) / speed for w, e in zip(radial, ahead)]
            x.append((m0 + s * (m1 - m0)) / mass)
            return x, [e * math.sin(turn) + w * math.cos(turn) for w, e in zip(radial, ahead)]

        return guess

    def rates_of(thrust, flow):
        def rates(x, u):
            r, v, m = RADIUS * x[:3], speed * x[3:6], mass * x[6]
            d = ca.norm_2(r)
            w = ca.vertcat(v[0] + TURN * r[1], v[1] - TURN * r[0], v[2])
            drag = -0.5 * 0.5 * 4 * math.pi * 1.225 * ca.exp((RADIUS - d) / 7200) * ca.norm_2(w) / m
            a = -MU / d**3 * r + thrust / m * u + drag * w
            return unit * ca.vertcat(v / RADIUS, a / speed, -flow / mass)

        return rates

    bounds = (([-2] * 3 + [-2.6] * 3 + [0.003], [2] * 3 + [2.6] * 3 + [1.33]), ([-1.1] * 3, [1.1] * 3))
    path = lambda x, u: [(ca.dot(u, u), 1.0, 1.0), (ca.dot(x[:3], x[:3]), 1.0, math.inf)]
    end = c.variable(1, [300 / unit], [961 / unit], [924 / unit])
    m0, last = mass, None
    for k, (thrust, flow) in enumerate(burns):
        m1 = m0 - flow * (times[k + 1] - times[k])
        span = end - 261 / unit if k == 3 else (times[k + 1] - times[k]) / unit
        first, now = c.phase(rates_of(thrust, flow), segments, span, bounds, climb(k, m0, m1), path)
        if last is None:
            c.hold(first - ca.DM([*up, 0, TURN * RADIUS * up[0] / speed, 0, 1]))
        else:
            c.hold(first[:6] - last[:6])
            c.hold(first[6] - m0 / mass)
        last = now
        if k < 3:
            m0 = m1 - drops[k]
    a, e = 24361140.0 / RADIUS, 0.7308
    r, v = last[:3], last[3:6]
    h = ca.cross(r, v)
    vector = ca.cross(v, h) - r / ca.norm_2(r)
    c.hold(h - math.sqrt(a * (1 - e * e)) * ca.DM(n))
    c.hold(ca.vertcat(ca.dot(vector, ca.DM(p)) - e, ca.dot(vector, ca.DM(q))))
    solve = c.solver(-30 * last[6])
    seconds, f = timed(solve)
    return seconds, -f / 30 * mass


def ours():
    """Seconds and error of the answer by benchmark."""
    command = [
        HOME / "build/release/control_bench", "--benchmark_filter=goddard|delta",
        "--benchmark_format=json", "--benchmark_min_time=0.3",
    ]  # fmt: skip
    run = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return {r["name"]: (r["best_ms"] / 1e3, r["answer_error"]) for r in run["benchmarks"]}


def main():
    install = "--install" in sys.argv[1:]
    rest = [a for a in sys.argv[1:] if a != "--install"]
    venv = pathlib.Path(rest[0] if rest else HOME / "build" / "peers-ocp").absolute()
    if install:
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/pip", "install", "--quiet", *PACKAGES], check=True)
        return
    python = venv / "bin" / "python"
    if pathlib.Path(sys.prefix) != venv and python.exists():
        os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
        os.execv(python, [python, *sys.argv])
    mine = ours()
    rows = [
        ("Goddard", "ft", "goddard_betts", 18744.477733,
         [("CasADi 40 x 5", goddard_casadi), ("Dymos 20 x 3, SLSQP", goddard_dymos)]),
        ("Delta III", "kg", "delta_iii_cold", 7529.7123,
         [("CasADi 4 x 6 x 5", delta_iii_casadi)]),
    ]  # fmt: skip
    print(f"{'problem, peer':30} {'ours':>9} {'peer':>9} {'ratio':>6}  error of ours, of the peer's")
    for name, unit, key, answer, peers in rows:
        seconds, error = mine[key]
        for peer, function in peers:
            try:
                # Dymos warns of missing units, and writes its colouring where it stands.
                with contextlib.redirect_stderr(io.StringIO()), tempfile.TemporaryDirectory() as at:
                    os.chdir(at)
                    other, value = function()
                    os.chdir(HOME)
            except ImportError as missing:
                print(f"{name + ', ' + peer:30} not there: {missing}")
                continue
            print(
                f"{name + ', ' + peer:30} {1e3 * seconds:6.0f} ms {1e3 * other:6.0f} ms"
                f" {other / seconds:6.1f}  {error:+.5f} {unit}, {value - answer:+.5f} {unit}"
            )


if __name__ == "__main__":
    main()
