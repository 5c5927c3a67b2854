#!/usr/bin/env python3
"""The program as a person meets it: exit statuses, messages, files left behind, same bytes."""

import hashlib
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = PROGRAM = None  # set in main()

SHORT = ["--set", "orbit.start=2028-06-20T00:00:00Z", "--set", "simulation.duration=2 d", "-q"]


def dawnline(*arguments, folder=None, **more):
    return subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder, capture_output=True, text=True,
                          timeout=120, check=False, env={**os.environ, "DAWNLINE_HOME": str(ROOT)},
                          **more)


class BadInput(unittest.TestCase):
    """Each fault: exit status 2, one clear message with its place, nothing written."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        self.good = (ROOT / "scenarios/suncatcher.yaml").read_text()

    def tearDown(self):
        self.folder.cleanup()

    def refused(self, text, *words, name="bad.yaml", status=2):
        file = self.path / name
        if isinstance(text, bytes):
            file.write_bytes(text)
        elif text is not None:
            file.write_text(text)
        result = dawnline("run", name, "--out", "out", "-q", folder=self.path)
        self.assertEqual(result.returncode, status, result.stderr)
        self.assertEqual(result.stdout, "")
        for word in words:
            self.assertIn(word, result.stderr)
        self.assertFalse((self.path / "out").exists())
        self.assertEqual([p.name for p in self.path.iterdir() if p.name.startswith("out")], [])

    def test_unknown_key(self):
        self.refused(self.good.replace("altitude:", "altitud:"), "bad.yaml:", "altitud", "altitude")

    def test_wrong_dimension(self):
        self.refused(self.good.replace("650 km", "650 kg"), "bad.yaml:", "650 kg", "length")

    def test_out_of_range(self):
        self.refused(self.good.replace("650 km", "650 m"), "bad.yaml:", "650 m", "300 km")

    def test_not_a_number(self):
        for word in (".nan km", "nan km", ".inf km", "inf km"):
            self.refused(self.good.replace("650 km", word), "bad.yaml:")

    def test_duplicate_key(self):
        self.refused(self.good.replace("price_year: 2025", "price_year: 2025\nprice_year: 2026"),
                     "bad.yaml:", "price_year")

    def test_tab_indent(self):
        self.refused(self.good.replace("  altitude:", "\taltitude:"), "bad.yaml:", "tab")

    def test_empty_file(self):
        self.refused("", "bad.yaml", "empty")

    def test_binary_file(self):
        self.refused(bytes(range(256)) * 16, "bad.yaml")

    def test_missing_catalogue_entry(self):
        self.refused(self.good.replace("vehicle: falcon-9", "vehicle: falcon-8"), "bad.yaml:",
                     "falcon-8", "falcon-9")

    def test_missing_file(self):
        self.refused(None, "absent.yaml", name="absent.yaml")

    def test_folder(self):
        (self.path / "folder.yaml").mkdir()
        self.refused(None, "folder.yaml", name="folder.yaml")

    def test_huge_file(self):
        with open(self.path / "huge.yaml", "wb") as file:
            file.truncate(1 << 30)
        self.refused(None, "huge.yaml", name="huge.yaml")

    def test_bad_override(self):
        result = dawnline("run", ROOT / "scenarios/suncatcher.yaml", "--set", "orbit.altitud=650 km")
        self.assertEqual(result.returncode, 2)
        self.assertIn("altitude", result.stderr)

    def test_unknown_verb_and_model(self):
        self.assertEqual(dawnline("fly").returncode, 2)
        result = dawnline("eval", "network.optical_lnk")
        self.assertEqual(result.returncode, 2)
        self.assertIn("network.optical_link", result.stderr)

    def test_full_disk(self):
        with open("/dev/full", "w", encoding="ascii") as full:
            result = subprocess.run([PROGRAM, "catalog"], stdout=full, stderr=subprocess.PIPE,
                                    text=True, check=False,
                                    env={**os.environ, "DAWNLINE_HOME": str(ROOT)})
        self.assertEqual(result.returncode, 1, result.stderr)

    def test_full_disk_of_a_run(self):
        def small_files():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        file = ROOT / "scenarios/suncatcher.yaml"
        result = dawnline("run", file, "--out", "out", *SHORT, folder=self.path,
                          preexec_fn=small_files)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(list(self.path.iterdir()), [])

    def test_foreign_folder_is_kept(self):
        (self.path / "out").mkdir()
        (self.path / "out/letter.txt").write_text("mine")
        result = dawnline("run", ROOT / "scenarios/suncatcher.yaml", "--out", "out", *SHORT,
                          folder=self.path)
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertEqual((self.path / "out/letter.txt").read_text(), "mine")


class Run(unittest.TestCase):
    def test_same_bytes_for_any_threads_and_fixed_point(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder)
            scenario = ROOT / "scenarios/suncatcher.yaml"
            for jobs in (1, 2):
                result = dawnline("run", scenario, "--out", f"run{jobs}", "--jobs", jobs, *SHORT,
                                  folder=path)
                self.assertEqual(result.returncode, 0, result.stderr)
            again = dawnline("run", path / "run1/scenario.resolved.yaml", "--out", "run3", "-q",
                             folder=path)
            self.assertEqual(again.returncode, 0, again.stderr)
            for name in ("outcome.json", "series.nc", "scenario.resolved.yaml"):
                hashes = {hashlib.sha256((path / run / name).read_bytes()).hexdigest()
                          for run in ("run1", "run2", "run3")}
                self.assertEqual(len(hashes), 1, name)
            self.assertIn("<html", (path / "run1/report.html").read_text())
            json.loads((path / "run1/manifest.json").read_text())

    def test_outcome_has_the_promised_shape(self):
        result = dawnline("run", ROOT / "scenarios/suncatcher.yaml", "--format", "json", *SHORT)
        self.assertEqual(result.returncode, 0, result.stderr)
        verdict = json.loads(result.stdout)["verdict"]
        self.assertIn("closes", verdict)
        for margin in verdict["margins"]:
            self.assertLessEqual({"name", "value", "limit", "margin", "pass", "cause"}, margin.keys())

    def test_interrupt_stops_within_a_second_and_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            process = subprocess.Popen(
                [PROGRAM, "run", ROOT / "scenarios/suncatcher.yaml", "--out", "out", "-q", "--set",
                 "simulation.duration=3650 d"],
                cwd=folder, env={**os.environ, "DAWNLINE_HOME": str(ROOT)},
                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=10)
            self.assertEqual(process.returncode, 130)
            self.assertEqual(list(pathlib.Path(folder).iterdir()), [])

    def test_rows_of_ones_own(self):
        with tempfile.TemporaryDirectory() as folder:
            rows = pathlib.Path(folder) / "rows.yaml"
            rows.write_text("- {id: A, model: network.telescope, inputs: {aperture: 10 cm}, "
                            "expected: {gain_in_decibel: 105.1 dB}, tolerance: 0.1 dB, source: me}\n"
                            "- {id: B, model: network.telescope, inputs: {aperture: 10 cm}, "
                            "expected: {gain_in_decibel: 90 dB}, tolerance: 0.1 dB, source: me}\n")
            result = dawnline("validate", rows, "--format", "json")
            self.assertEqual(result.returncode, 3, result.stderr)
            self.assertEqual([row["pass"] for row in json.loads(result.stdout)["rows"]],
                             [True, False])
            rows.write_text(rows.read_text().replace("aperture:", "apertur:"))
            refused = dawnline("validate", rows)
            self.assertEqual(refused.returncode, 2)
            self.assertIn("did you mean 'aperture'", refused.stderr)

    def test_strict(self):
        result = dawnline("run", ROOT / "scenarios/suncatcher.yaml", "--strict", *SHORT, "--set",
                          "satellite.array.area=60 m2")
        self.assertEqual(result.returncode, 3, result.stderr)
        self.assertIn("satellite.array.area", result.stdout)


class Orbit(unittest.TestCase):
    OBJECTS = "docs/howto/objects.csv"

    def test_screening_finds_the_known_approach(self):
        # Exhaustive SGP4 search (tests/astro/data/conjunctions_20241101.csv): 0.216 km.
        result = dawnline("orbit", "screen", ROOT / self.OBJECTS, "--start",
                          "2024-11-01T00:00:00Z", "--threshold", "1 km", "--format", "json")
        self.assertEqual(result.returncode, 0, result.stderr)
        found = json.loads(result.stdout)
        self.assertEqual(found["units"]["miss_distance"], "m")
        nearest = min(found["conjunctions"], key=lambda c: c["miss_distance"])
        self.assertEqual(nearest["first"], "STARLINK-1555")
        self.assertAlmostEqual(nearest["miss_distance"], 216, delta=1)

    def test_ephemerides_are_written(self):
        with tempfile.TemporaryDirectory() as folder:
            result = dawnline("orbit", "propagate", ROOT / self.OBJECTS, "--duration", "10 min",
                              "--out", "out", folder=folder)
            self.assertEqual(result.returncode, 0, result.stderr)
            out = pathlib.Path(folder) / "out"
            self.assertEqual(len(list(out.glob("*.oem"))), 6)
            self.assertEqual(json.loads((out / "scene.czml").read_text())[0]["id"], "document")

    def test_what_makes_no_sense_is_refused(self):
        for arguments, words in [
                (["screen", "nofile.tle"], "nofile.tle"),
                (["screen", self.OBJECTS, "--threshold", "5"], "--threshold"),
                (["propagate", self.OBJECTS, "--step", "-1 s"], "--step"),
                (["propagate", self.OBJECTS, "--start", "2024-02-30T00:00:00Z"], "2024-02-30"),
                (["propagate", self.OBJECTS, "--object", "PARS"], "did you mean 'PARS 1'"),
                (["access", self.OBJECTS], "--site"),
                (["access", self.OBJECTS, "--site", "A, 95 deg, 0 deg"], "beyond a pole"),
                (["seasons", "README.md"], "README.md"),
                (["screem", self.OBJECTS], "did you mean 'screen'")]:
            with self.subTest(arguments=arguments):
                result = dawnline("orbit", *arguments, folder=ROOT)
                self.assertEqual(result.returncode, 2, result.stderr)
                self.assertIn(words, result.stderr)
                self.assertEqual(result.stdout, "")


class Launch(unittest.TestCase):
    FALCON = ["launch", "falcon-9", "--orbit", "200 km 28.5 deg", "--no-compare", "-q"]

    def test_payload_that_goes_along(self):
        with tempfile.TemporaryDirectory() as folder:
            result = dawnline(*self.FALCON, "--payload", "10 t", "--format", "json", "--out", "out",
                              folder=folder)
            self.assertEqual(result.returncode, 0, result.stderr)
            whole = json.loads(result.stdout)
            self.assertTrue(whole["check"]["carried"])
            self.assertEqual(whole["payload"]["unit"], "kg")
            # The ideal speed is the sum of its parts.
            losses = {row["part"]: row["speed"] for row in whole["losses"]["rows"]}
            ideal = losses.pop("ideal")
            self.assertAlmostEqual(sum(losses.values()), ideal, delta=0.005 * ideal)
            out = pathlib.Path(folder) / "out"
            self.assertEqual(json.loads((out / "launch.json").read_text()), whole)
            self.assertEqual(sorted(p.name for p in out.iterdir()),
                             ["launch.html", "launch.json", "trajectory.csv"])
            self.assertTrue((out / "trajectory.csv").read_text().startswith("phase,time [s],"))

    def test_payload_that_is_too_heavy_and_flight_that_is_none(self):
        heavy = dawnline(*self.FALCON, "--payload", "100 t")
        self.assertEqual(heavy.returncode, 3, heavy.stderr)
        self.assertIn("cannot be carried", heavy.stderr)
        weak = dawnline(*self.FALCON, "--set", "first.sea_level_thrust=4000 kN")
        self.assertEqual(weak.returncode, 3, weak.stderr)
        self.assertIn("the thrust at lift-off", weak.stderr)
        self.assertNotIn("EXIT", weak.stdout + weak.stderr)

    def test_rocket_from_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "light.yaml"
            file.write_text("from: falcon-9\nupper:\n  dry_mass: 3 t\n")
            result = dawnline("launch", "light.yaml", *self.FALCON[2:], folder=folder)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("light to 200 km 28.5 deg", result.stdout)

    def test_what_makes_no_sense_is_refused(self):
        for arguments, words in [
                (["falcon-8"], "did you mean 'falcon-9'"),
                (["falcon-9", "--orbit", "650"], "such as \"650 km sso\""),
                (["falcon-9", "--orbit", "650 kg sso"], "650 kg"),
                (["falcon-9", "--site", "vandenburg"], "did you mean 'vandenberg'"),
                (["falcon-9", "--margins", "share"], "did you mean 'shared'"),
                (["falcon-9", "--recovery", "sea"], "downrange"),
                (["falcon-9", "--payload", "3 km"], "--payload"),
                (["falcon-9", "--max-q", "35"], "--max-q"),
                (["falcon-9", "--engines-out", "9"], "9 engines out of 9"),
                (["falcon-9", "--upper", "reusable"], "landing"),
                (["falcon-9", "--set", "first.dry_mas=20 t"], "did you mean"),
                (["absent.yaml"], "absent.yaml")]:
            with self.subTest(arguments=arguments):
                result = dawnline("launch", *arguments, "-q", folder=ROOT)
                self.assertEqual(result.returncode, 2, result.stderr)
                self.assertIn(words, result.stderr)
                self.assertEqual(result.stdout, "")


class Reading(unittest.TestCase):
    def test_template_is_a_scenario(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(dawnline("init", "mine.yaml", folder=folder).returncode, 0)
            check = dawnline("check", "mine.yaml", folder=folder)
            self.assertEqual(check.returncode, 0, check.stderr)
            self.assertEqual(dawnline("init", "mine.yaml", folder=folder).returncode, 2)

    def test_schema_is_json(self):
        self.assertIn("properties", json.loads(dawnline("schema").stdout))

    def test_every_catalogue_kind_and_entry_prints(self):
        kinds = json.loads(dawnline("catalog", "--format", "json").stdout)
        self.assertGreater(len(kinds), 10)

    def test_validation_has_the_promised_shape(self):
        result = dawnline("validate", "--format", "json")
        self.assertEqual(result.returncode, 0, result.stdout[-2000:])
        whole = json.loads(result.stdout)
        self.assertGreaterEqual(whole["passed"], 60)
        self.assertEqual(whole["failed"], 0)
        for row in whole["rows"]:
            self.assertLessEqual({"id", "model", "quantity", "value", "expected", "error",
                                  "tolerance", "pass", "source"}, row.keys())


if __name__ == "__main__":
    ROOT, PROGRAM = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    unittest.main(argv=sys.argv[:1])
