#pragma once
// Units of measurement: the one place where a number with a unit becomes SI, and where SI is shown.
//
// UDUNITS-2 with our own table catalog/units.xml. Its base units are
//     m s kg K A mol cd rad bit FLOP token USD dB
// so an angle is not a pure number, a bit rate is no frequency and money is a dimension.
// A unit expression is atoms joined by "." "*" "·" or blank (product) and "/" (quotient, from left
// to right), with integer powers (m2, m^2, m**2, m², s-1) and parentheses: "W/(m2 K)", "USD/kWh".

#include <string>
#include <vector>

#include "dawnline/scenario/quantity.hpp"

namespace dawnline::scenario {

/// `value` in `unit`, turned into SI. "1" and "" are the pure number; degC adds 273.15 K when it
/// stands alone and is a kelvin inside a product; dBm and dBW become watts.
/// Throws Error that names an unknown unit and what was probably meant.
double to_si(double value, const std::string& unit);

/// An SI value in `unit`; the inverse of to_si. A power that is not positive in dBm or dBW is -inf.
double from_si(double value, const std::string& unit);

/// True if the unit can be read. Never throws.
bool is_unit(const std::string& unit) noexcept;

/// True if both units measure the same: equal powers of every base unit. W/kg and kg/W do not,
/// although UDUNITS-2 would convert one to the other by its reciprocal.
bool same_dimension(const std::string& a, const std::string& b);

/// The SI unit in which a quantity shown in `shown` is held: km → m, kWh → J, USD/kWh → USD/J,
/// krad → Gy, Gbit/s → bit/s, % → 1, rpm → rad/s, MeV.cm2/mg → J.m2/kg.
std::string si_unit(const std::string& shown);

/// What a quantity of this unit is, with its article: "a length", "a power", "a pure number";
/// "a quantity in USD/kWh" where the language has no short word for it.
std::string dimension_name(const std::string& unit);

/// Spelled units of the dimension of `unit`, the most usual first, `unit` itself at the front.
std::vector<std::string> units_like(const std::string& unit);

/// The unit as a person sees it: delta_K (a temperature difference) is K.
std::string shown_unit(const std::string& unit);

}  // namespace dawnline::scenario
