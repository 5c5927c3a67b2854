"""Opens series.nc as a user would and prints what is in it, one item a line."""
import sys

import xarray

data = xarray.open_dataset(sys.argv[1], engine="h5netcdf")
print("dims", *data.dims)
print("variables", *data.data_vars)
print("start", data.year_time.values[0])
print("second", data.year_time.values[1])
for name in ("year_array_power", "worst_orbit_charge", "neighbours_link_rate"):
    variable = data[name]
    print(name, variable.dims[0], variable.attrs["units"], format(float(variable.values[3]), ".17g"))
print("axis", data.neighbours_phase.attrs["units"], data.attrs["Conventions"])
