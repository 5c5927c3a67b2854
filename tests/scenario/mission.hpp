#pragma once
// A small scenario with a field of every kind, for the tests of the reader.

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "dawnline/scenario/catalogue.hpp"
#include "dawnline/scenario/field.hpp"

namespace dawnline::scenario::test {

struct Cell {
    double efficiency = 0;       // [1]
    double temperature = 0;      // [K]
    std::optional<double> mass;  // [kg/m2]
    std::string material;
};

struct Array {
    Cell cell;
    double area = 0;  // [m2]
};

struct Orbit {
    double altitude = 0;          // [m]
    double inclination = 0;       // [rad]
    std::optional<double> decay;  // [m/s]
};

struct Mission {
    std::string name;
    long satellites = 0;
    bool propulsive = false;
    std::string propagator;
    Orbit orbit;
    Array array;
    double load = 0;             // [W]
    double price = 0;            // [USD/kg]
    double energy_price = 0;     // [USD/J]
    double link = 0;             // [bit/s]
    double efficiency = 0;       // [1]
    double let = 0;              // [J.m2/kg]
    double band = 0;             // temperature difference [K]
    std::vector<double> depths;  // [m]
};

inline FieldTable cell_table() {
    FieldTable t("A solar cell");
    t.number("efficiency", &Cell::efficiency, "%", between(1, 70), "in sunlight, new");
    t.number("temperature", &Cell::temperature, "K", between(200, 500), "of reference");
    t.number("mass", &Cell::mass, "kg/m2", more_than(0), "bare");
    t.choice("material", &Cell::material, {"silicon", "arsenide"}, "of the cell")
        .by_default("silicon");
    return t;
}

inline FieldTable array_table() {
    FieldTable t("A solar array");
    t.section("cell", &Array::cell, cell_table(), "its cells", "cells").by_default("plain");
    t.number("area", &Array::area, "m2", more_than(0), "of both wings").by_default("100 m2");
    return t;
}

inline FieldTable orbit_table() {
    FieldTable t("An orbit");
    t.number("altitude", &Orbit::altitude, "km", between(120, 50000), "above the equator");
    t.number("inclination", &Orbit::inclination, "deg", between(0, 180), "of the orbit")
        .by_default("98 deg", "sun-synchronous at 650 km");
    t.number("decay", &Orbit::decay, "m/d", at_least(0), "of the altitude");
    return t;
}

inline FieldTable mission_table() {
    FieldTable t("A mission");
    t.text("name", &Mission::name, "of the mission").by_default("unnamed");
    t.integer("satellites", &Mission::satellites, between(1, 1e6), "in the cluster")
        .by_default("81", "arXiv:2511.19468v2");
    t.flag("propulsive", &Mission::propulsive, "has thrusters").by_default("true");
    t.choice("propagator", &Mission::propagator, {"sgp4", "numerical"}, "of the orbit")
        .by_default("sgp4");
    t.section("orbit", &Mission::orbit, orbit_table(), "where it flies");
    t.section("array", &Mission::array, array_table(), "its power");
    t.number("load", &Mission::load, "kW", at_least(0), "of the computers").by_default("100 kW");
    t.number("price", &Mission::price, "USD/kg", at_least(0), "of a launch")
        .by_default("1500 USD/kg");
    t.number("energy_price", &Mission::energy_price, "USD/kWh", at_least(0), "on the ground")
        .by_default("0.06 USD/kWh");
    t.number("link", &Mission::link, "Gbit/s", at_least(0), "to the ground")
        .by_default("10 Gbit/s");
    t.number("efficiency", &Mission::efficiency, "1", share(), "of everything else")
        .by_default("0.9");
    t.number("let", &Mission::let, "MeV.cm2/mg", more_than(0), "threshold")
        .by_default("15 MeV.cm2/mg");
    t.number("band", &Mission::band, "delta_K", between(0, 400), "of the temperature")
        .by_default("5 K");
    t.numbers("depths", &Mission::depths, "mm", more_than(0), "of aluminium")
        .by_default("[1 mm, 2 mm]");
    return t;
}

inline std::filesystem::path files() {
    return std::filesystem::path(DAWNLINE_SOURCE_DIR) / "tests" / "scenario" / "files";
}

inline const Catalogue& catalogue() {
    static const Catalogue all(files() / "catalog");
    return all;
}

/// A folder that is gone when the test is over.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = std::filesystem::temp_directory_path() / "dawnline-XXXXXX";
        path_ = ::mkdtemp(name.data());
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return path_ / name;
    }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace dawnline::scenario::test
