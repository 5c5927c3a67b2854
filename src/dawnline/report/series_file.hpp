#pragma once
// series.nc: every time series in one HDF5 file that xarray and ncdump open as it stands.

#include <span>
#include <string>

#include "dawnline/mission/outcome.hpp"

namespace dawnline::report {

/// An HDF5 file with dimension scales (netCDF-4 and CF-1.8 conventions), SI units, as its bytes.
///
/// Series "year" with axis "time" becomes dimension and coordinate `year_time`, its variable
/// "array_power" becomes `year_array_power`. The time of the series "year" counts in seconds from
/// `start` (UTC, ISO 8601; leap seconds are ignored as CF does), every other axis from its own
/// zero. The same series give the same bytes. Throws Error if a variable has another length than
/// its axis.
std::string series_bytes(std::span<const mission::Series> series, const std::string& start);

}  // namespace dawnline::report
