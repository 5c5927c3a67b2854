#include "dawnline/report/series_file.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <hdf5.h>
#include <hdf5_hl.h>

#include "dawnline/base/error.hpp"

namespace dawnline::report {
namespace {

using mission::Series;
using mission::Variable;

// Everything is in memory until the bytes are whole, so only memory can run out.
constexpr const char* k_refused = "HDF5 refused to write the series (is memory exhausted?)";

/// An HDF5 identifier that is given back at the end of its scope. HDF5 answers a failure with a
/// negative number; what it would print is switched off by Quiet.
class Handle {
  public:
    Handle(hid_t id, herr_t (*give_back)(hid_t)) : id_(id), close_(give_back) {
        if (id_ < 0) throw SystemError(k_refused);
    }
    ~Handle() {
        if (id_ >= 0) close_(id_);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    hid_t id() const noexcept { return id_; }

    static void require(herr_t status) {
        if (status < 0) throw SystemError(k_refused);
    }

  private:
    hid_t id_;
    herr_t (*close_)(hid_t);
};

/// No error stack on stderr while this lives.
class Quiet {
  public:
    Quiet() {
        H5Eget_auto2(H5E_DEFAULT, &print_, &data_);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    }
    ~Quiet() { H5Eset_auto2(H5E_DEFAULT, print_, data_); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

  private:
    H5E_auto2_t print_ = nullptr;
    void* data_ = nullptr;
};

/// A scalar text of fixed length in UTF-8, as netCDF-4 writes them.
void add_text(hid_t object, const char* name, const std::string& text) {
    const Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
    Handle::require(H5Tset_size(type.id(), text.size() + 1));
    Handle::require(H5Tset_cset(type.id(), H5T_CSET_UTF8));
    const Handle space(H5Screate(H5S_SCALAR), H5Sclose);
    const Handle attribute(
        H5Acreate2(object, name, type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    Handle::require(H5Awrite(attribute.id(), type.id(), text.c_str()));
}

/// A data set of one dimension, in chunks of at most 8192 numbers, shuffled and deflated; without
/// its time of creation, which would make every file another one.
hid_t create(hid_t file, const std::string& name, hsize_t size) {
    const hsize_t chunk = std::min<hsize_t>(std::max<hsize_t>(size, 1), 8192);
    const Handle space(H5Screate_simple(1, &size, nullptr), H5Sclose);
    const Handle layout(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    Handle::require(H5Pset_chunk(layout.id(), 1, &chunk));
    Handle::require(H5Pset_shuffle(layout.id()));
    Handle::require(H5Pset_deflate(layout.id(), 4));
    Handle::require(H5Pset_obj_track_times(layout.id(), false));
    Handle::require(
        H5Pset_attr_creation_order(layout.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED));
    return H5Dcreate2(file, name.c_str(), H5T_IEEE_F64LE, space.id(), H5P_DEFAULT, layout.id(),
                      H5P_DEFAULT);
}

void write(const Handle& data, const std::vector<double>& values) {
    if (values.empty()) return;
    Handle::require(
        H5Dwrite(data.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()));
}

/// "2030-01-01T00:00:00Z" → "seconds since 2030-01-01 00:00:00", the form of CF-1.8.
std::string since(std::string start) {
    if (start.size() > 10 && start[10] == 'T') start[10] = ' ';
    if (start.ends_with('Z')) start.pop_back();
    return "seconds since " + start;
}

void add_series(hid_t file, const Series& series, const std::string& start) {
    const std::string axis_name = series.name + "_" + series.axis;
    const Handle axis(create(file, axis_name, series.points.size()), H5Dclose);
    write(axis, series.points);
    Handle::require(H5DSset_scale(axis.id(), axis_name.c_str()));
    if (series.name == "year" && series.axis == "time") {
        add_text(axis.id(), "units", since(start));
        add_text(axis.id(), "calendar", "proleptic_gregorian");
        add_text(axis.id(), "standard_name", "time");
        add_text(axis.id(), "long_name", "time");
    } else {
        add_text(axis.id(), "units", series.axis_unit);
        add_text(axis.id(), "long_name", series.axis);
    }
    for (const Variable& variable : series.variables) {
        if (variable.values.size() != series.points.size())
            throw Error(fmt::format("series {}: {} has {} values for {} points", series.name,
                                    variable.name, variable.values.size(), series.points.size()));
        const Handle data(create(file, series.name + "_" + variable.name, variable.values.size()),
                          H5Dclose);
        write(data, variable.values);
        Handle::require(H5DSattach_scale(data.id(), axis.id(), 0));
        add_text(data.id(), "units", variable.unit);
        add_text(data.id(), "long_name", variable.meaning);
    }
}

}  // namespace

std::string series_bytes(std::span<const Series> series, const std::string& start) {
    const Quiet quiet;
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    Handle::require(H5Pset_fapl_core(access.id(), std::size_t{1} << 20, false));
    const Handle properties(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
    // Without it readers show dimensions and variables in alphabetical order.
    Handle::require(
        H5Pset_link_creation_order(properties.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED));
    Handle::require(
        H5Pset_attr_creation_order(properties.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED));
    Handle::require(H5Pset_obj_track_times(properties.id(), false));
    const Handle file(H5Fcreate("series.nc", H5F_ACC_TRUNC, properties.id(), access.id()),
                      H5Fclose);
    add_text(file.id(), "Conventions", "CF-1.8");
    add_text(file.id(), "title", "Dawnline time series");
    add_text(file.id(), "time_scale", "UTC without leap seconds");
    for (const Series& one : series) add_series(file.id(), one, start);
    Handle::require(H5Fflush(file.id(), H5F_SCOPE_LOCAL));

    const ssize_t size = H5Fget_file_image(file.id(), nullptr, 0);
    if (size <= 0) throw SystemError(k_refused);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (H5Fget_file_image(file.id(), bytes.data(), bytes.size()) != size)
        throw SystemError(k_refused);
    return bytes;
}

}  // namespace dawnline::report
