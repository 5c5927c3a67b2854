#!/usr/bin/env python3
"""Write src/dawnline/astro/solar_cycle_table.cpp from monthly solar activity, observed and predicted.

    tools/make_solar_cycle_table.py MONTHLY SCHATTEN > src/dawnline/astro/solar_cycle_table.cpp

MONTHLY: year, month, kind, n_days, f107_obs_sfu, f107_obs_81d_sfu, f107_adj_sfu, ap; its rows of kind
"observed" are taken. SCHATTEN: year, month and, for nominal, early and late timing of the cycle, the
10.7 cm flux, the flux 2 sigma above and below and Ap.
"""

import csv
import sys

HEAD = """// Monthly solar and geomagnetic activity.
//
// Observed: monthly means of the CSSI/CelesTrak space-weather file of 2026-08-22 (10.7 cm flux of DRAO by
// NOAA, Ap of GFZ Potsdam); free with attribution. Predicted: K. Schatten's long-range predictions, March
// 2026, as distributed with NASA's GMAT (Apache-2.0).
// Written by tools/make_solar_cycle_table.py; do not edit.

#include "dawnline/astro/solar_cycle.hpp"

namespace dawnline::astro {
namespace {
"""


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def consecutive(months):
    """Months as a count since year 0; refuses gaps."""
    counts = [12 * int(row["year"]) + int(row["month"]) - 1 for row in months]
    if counts != list(range(counts[0], counts[0] + len(counts))):
        raise SystemExit("a month is missing")
    return counts[0]


def main():
    observed = [row for row in rows(sys.argv[1]) if row["kind"] == "observed"]
    predicted = rows(sys.argv[2])
    print(HEAD)
    print(f"constexpr int k_first_observed = {consecutive(observed)};  // months since year 0")
    print(f"constexpr int k_first_predicted = {consecutive(predicted)};\n")
    print("// Flux, its 81-day mean, Ap.")
    print("constexpr ObservedMonth k_observed[] = {")
    for row in observed:
        print(f"    {{{row['f107_obs_sfu']}, {row['f107_obs_81d_sfu']}, {row['ap']}}},")
    print("};\n\n// Flux, 2 sigma above, 2 sigma below, Ap: nominal, early, late.")
    print("constexpr PredictedMonth k_predicted[] = {")
    for row in predicted:
        cycles = []
        for timing in ("nominal", "early", "late"):
            names = [f"f107_{timing}", f"f107_{timing}_p2s", f"f107_{timing}_m2s", f"ap_{timing}"]
            cycles.append("{" + ", ".join(row[name] for name in names) + "}")
        print(f"    {{{{{{{', '.join(cycles)}}}}}}},")
    print("""};

}  // namespace

const SolarCycle& solar_cycle_of_2026() noexcept {
    static constexpr SolarCycle table{k_first_observed, k_observed, k_first_predicted, k_predicted};
    return table;
}

}  // namespace dawnline::astro""")


if __name__ == "__main__":
    main()
