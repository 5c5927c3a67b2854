#pragma once
// What margins are made of, and the input that closes one.

#include <functional>
#include <optional>
#include <string>

#include "dawnline/base/function_ref.hpp"
#include "dawnline/mission/mission.hpp"

namespace dawnline::mission {

/// An input that may close a margin: where it stands, how to set it, and how far one may go.
struct Lever {
    std::string path;
    std::string unit;     // shown
    double shown_per_si;  // factor from SI to `unit`
    double from, to;      // SI, today's value and the farthest sensible
    std::function<void(Scenario&, double)> set;
    /// Margin::margin in closed form; what a simulation shows beyond it is added as a constant.
    std::function<double(const Scenario&, const Design&)> margin;
};

/// A value that closes a margin, and how it is told: "satellite.array.area = 98.2 m2 instead of
/// 80 m2". Without a path no single number does, and the text says so.
struct Proposal {
    std::string text;
    std::string path;
    double value = 0;  // SI
};

/// The least change of the lever's input that closes, or that no value within reach does it. For
/// margins that bend smoothly with the input.
Proposal closing_value(const Scenario& scenario, const Margin& shown, const Lever& lever);

/// Makes the proposal the margin's lever.
void propose(Margin& margin, Proposal proposal);

/// Proposes the closing value to a margin that is not kept.
void add_lever(Margin& margin, const Scenario& scenario, const Lever& lever);

/// The value nearest to `from` on the way to `to` at which `closes` holds; nothing if it does at
/// none of 24 even steps. For whole numbers of satellites and sections, where a margin jumps: the
/// first step that closes is bisected to 1e-4 of the way.
std::optional<double> first_closing(double from, double to, FunctionRef<bool(double)> closes);

/// A quantity that must stay below its limit; units SI and for people.
Margin below(std::string name, double value, double limit, std::string unit, std::string shown,
             std::string cause);

/// A quantity that must reach its limit.
Margin above(std::string name, double value, double limit, std::string unit, std::string shown,
             std::string cause);

/// Temperatures: the margin is the distance to the limit over the limit in degrees Celsius above
/// freezing, since a share of kelvins says nothing to anybody.
Margin cooler(std::string name, double value, double limit, std::string cause);

}  // namespace dawnline::mission
