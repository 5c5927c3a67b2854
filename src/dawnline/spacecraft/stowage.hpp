#pragma once
// How many flat satellites stand under a fairing.

#include <span>

namespace dawnline::spacecraft {

/// Space that a fairing leaves for payload: a cylinder with a cut cone on top.
struct Fairing {
    double diameter = 0.0;         // of the cylinder [m]
    double cylinder_height = 0.0;  // above the separation plane [m]
    double cone_height = 0.0;      // [m]
    double top_diameter = 0.0;     // of the cone's end [m]
};

/// A fairing by name and where its sizes come from.
struct NamedFairing {
    const char* name;
    const char* source;
    Fairing fairing;
};

/// falcon_9, new_glenn, starship.
std::span<const NamedFairing> fairings() noexcept;

/// One of them by name; null if there is none.
const NamedFairing* find_fairing(const char* name) noexcept;

/// Volume of cylinder and cone. [m³]
double fairing_volume(const Fairing& fairing) noexcept;

/// Height up to which a vertical line at that distance from the axis stays inside; 0 outside. [m]
double clear_height(const Fairing& fairing, double radius) noexcept;

/// A satellite folded for launch, lying flat.
struct StowedSatellite {
    double width = 0.0, length = 0.0;  // of its face [m]
    double thickness = 0.0;            // with what separates it from the next [m]
    double gap = 0.0;                  // between columns [m]
    double mass = 0.0;                 // at launch; 0: no limit by mass [kg]
};

/// A way to stack.
struct Stack {
    long satellites = 0;        // that the fairing holds [1]
    long carried = 0;           // that the vehicle lifts as well [1]
    long columns = 0;           // [1]
    long rows = 0;              // of columns [1]
    long tallest = 0;           // satellites in the tallest column [1]
    bool turned = false;        // whether rows run along the length instead of the width
    double volume_share = 0.0;  // of the fairing, filled [1]
    bool limited_by_mass = false;
};

/// The best stack of columns on a rectangular grid: rows centred on the axis, each with its own
/// number of columns, every column as tall as the fairing allows above its outermost corner, so
/// that each satellite rests on one like it. Both directions of the grid and all numbers of rows
/// are tried. `base` [m] below the stack for adapter and dispenser, `payload` [kg] that the vehicle
/// lifts beside the dispenser. Zero satellites where none fits.
Stack stack_in_fairing(const Fairing& fairing, const StowedSatellite& satellite, double base,
                       double payload) noexcept;

}  // namespace dawnline::spacecraft
