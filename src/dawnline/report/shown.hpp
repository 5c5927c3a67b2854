#pragma once
// Numbers, units and names as people read them.

#include <string>
#include <string_view>

namespace dawnline::report {

/// An SI value in `unit` with `digits` significant digits, all digits from 1000 on, in threes:
/// "98.2", "12 346", "1.2e-05"; "n/a" if it is not finite. Blanks in it are no-break spaces.
std::string shown_number(double si, const std::string& unit, int digits = 4);

/// The same with its unit: "98.2 kW", "43 %", "97.9°", "81" for a pure number.
std::string shown_quantity(double si, const std::string& unit, int digits = 4);

/// "m2" → "m²", "degC" → "°C", "1" → "".
std::string pretty_unit(const std::string& unit);

/// The unit in which a quantity held in `si_unit` is best read when its size is about `size` (SI):
/// W → W, kW, MW or GW; K → degC; 1 → %; bit/s → Gbit/s or Tbit/s.
std::string best_unit(const std::string& si_unit, double size);

/// "radiator_greatest" → "radiator greatest", "it_power" → "IT power", "dv_drag" → "Δv drag".
std::string words(std::string name);

/// The same with a capital at the beginning.
std::string title(std::string name);

/// Columns on a screen: code points, which is right for Latin and Greek.
std::size_t width(std::string_view text) noexcept;

/// Filled with blanks to `columns`, on the right or on the left.
std::string left(const std::string& text, std::size_t columns);
std::string right(const std::string& text, std::size_t columns);

/// Lines that end before `columns`, broken at blanks. Each begins after `indent` columns; the first
/// one's are left to the caller.
std::string wrapped(const std::string& text, std::size_t columns, std::size_t indent);

}  // namespace dawnline::report
