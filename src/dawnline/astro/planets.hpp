#pragma once
// Where the planets are.

#include <string_view>

#include "dawnline/astro/frames.hpp"
#include "dawnline/astro/time.hpp"

namespace dawnline::astro {

enum class Planet : unsigned char { mercury, venus, earth, mars, jupiter, saturn, uranus, neptune };

/// "mercury" … "neptune".
std::string_view to_string(Planet planet) noexcept;

/// Position and velocity of a planet's centre (from Jupiter on: of its system) from the Sun's,
/// in GCRF; TT stands for TDB.
///
/// Earth: ERFA `epv00`, 5 km, 1900 … 2100. The others: ERFA `plan94` (Simon et al. 1994), greatest
/// errors over 1800 … 2100 against JPL DE200 (ERFA's documentation) in heliocentric longitude and
/// distance: Mercury 7″, 500 km; Venus 7″, 1100 km; Mars 26″, 9000 km; Jupiter 78″, 82 000 km;
/// Saturn 87″, 263 000 km; Uranus 86″, 661 000 km; Neptune 11″, 248 000 km. Its axes are those of
/// J2000, 0.02″ from GCRF. Geometric: no light time, no aberration.
StateVector heliocentric(Planet planet, const Tt& tt) noexcept;

/// The same from the Earth's centre; zero for the Earth.
StateVector geocentric(Planet planet, const Tt& tt) noexcept;

}  // namespace dawnline::astro
