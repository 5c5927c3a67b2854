#include "dawnline/launch/manifest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dawnline::launch {

namespace {

/// Whole pieces of `part` in `whole`, tolerant of rounding.
long pieces(double whole, double part) noexcept {
    if (!(part > 0.0) || !(whole > 0.0)) return 0;
    constexpr double k_most = 1e9;
    return static_cast<long>(std::min(k_most, std::floor(whole / part * (1.0 + 1e-9))));
}

}  // namespace

const char* to_string(Bound bound) noexcept {
    switch (bound) {
        case Bound::mass:
            return "mass";
        case Bound::volume:
            return "volume";
        case Bound::does_not_fit:
            return "does not fit";
    }
    return "does not fit";
}

Manifest manifest(long satellites, const StowedSatellite& satellite, const FlightCapacity& capacity,
                  double success_probability) noexcept {
    Manifest m;
    m.by_mass = pieces(capacity.payload, satellite.mass);
    const bool volume_counts = capacity.volume > 0.0 && satellite.volume > 0.0;
    m.by_volume = volume_counts ? pieces(capacity.volume, satellite.volume) : m.by_mass;
    const bool passes =
        capacity.diameter <= 0.0 || satellite.width <= 0.0 || satellite.width <= capacity.diameter;
    m.per_flight = passes ? std::min(m.by_mass, m.by_volume) : 0;
    if (m.per_flight == 0) return m;
    m.bound = m.by_volume < m.by_mass ? Bound::volume : Bound::mass;
    m.flights = (satellites + m.per_flight - 1) / m.per_flight;
    m.flights_bought = static_cast<double>(m.flights) / success_probability;
    const double aboard = static_cast<double>(m.per_flight);
    m.mass_share = aboard * satellite.mass / capacity.payload;
    m.volume_share = volume_counts ? aboard * satellite.volume / capacity.volume : 0.0;
    return m;
}

double flights_for_mass(double mass, double payload) noexcept {
    return std::ceil(mass / payload * (1.0 - 1e-9));
}

}  // namespace dawnline::launch
