#pragma once
// Reads the files in which space weather is handed around.

#include <string>
#include <string_view>
#include <vector>

#include "dawnline/astro/solar_cycle.hpp"
#include "dawnline/astro/space_weather.hpp"

namespace dawnline::astro {

/// Reads space weather, whichever of these forms the text has:
///
///   - the CSV of CelesTrak (SW-All.csv, SW-Last5Years.csv): a head that names the columns, of
///   which
///     DATE, AP1 … AP8, AP_AVG, F10.7_OBS, F10.7_ADJ, F10.7_DATA_TYPE and the CENTER81 are taken,
///     in any order; a row of type PRM is a monthly prediction, valid at its date;
///   - the fixed columns of CSSI (SW-All.txt, version 1.2), sections OBSERVED, DAILY_PREDICTED and
///     MONTHLY_PREDICTED with their counts;
///   - months: a head with year, month, f107_obs_sfu, f107_obs_81d_sfu, f107_adj_sfu and ap; each
///     row stands for the middle of its month.
///
/// Lines may end in CR LF; lines that begin with # are comments. Empty Ap are allowed and become
/// NaN, and so does empty adjusted flux; observed flux must be there. Days must follow each other
/// without a gap.
///
/// Throws Error with all problems (the first 50) and their lines: columns missing or too many, what
/// is no number, dates that do not exist or do not follow, flux outside of 40 … 1000, ap outside of
/// 0 … 400, counts that do not match, sections that do not end.
SpaceWeather read_space_weather(std::string_view text, const std::string& file);

/// Predicted months of a file, consecutive; as a SolarCycle without observations.
struct PredictedCycle {
    int first = 0;  // 12 · year + (month − 1)
    std::vector<PredictedMonth> months;

    SolarCycle cycle() const noexcept { return {0, {}, first, months}; }
};

/// Reads Schatten's prediction as GMAT carries it: after BEGIN_DATA lines of month, year and, for
/// nominal, early and late timing, flux, flux two σ above and below, Ap; ended by END_DATA or the
/// text. Throws Error as above.
PredictedCycle read_schatten(std::string_view text, const std::string& file);

}  // namespace dawnline::astro
