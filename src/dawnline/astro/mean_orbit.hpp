#pragma once
// Mean elements over decades: what oblateness and air make of an orbit, turn after turn averaged.
//
// symbol   here        meaning
// n        places      places of a turn at which the drag is taken
// σ        sigma       width of the air that an eccentric orbit dips into, in eccentric anomaly

#include <vector>

#include "dawnline/astro/relative_elements.hpp"
#include "dawnline/astro/solar_cycle.hpp"
#include "dawnline/astro/time.hpp"
#include "dawnline/astro/weather.hpp"
#include "dawnline/base/constants.hpp"
#include "dawnline/base/function_ref.hpp"

namespace dawnline::astro {

/// Space weather at an instant.
using WeatherOf = FunctionRef<Weather(const Tt& tt)>;

struct MeanOrbitOptions {
    double drag_area_per_mass = 0.0;  // C_d A/m; 0: no air [m²/kg]
    double step = constants::k_day;   // longest; shortened where the orbit falls fast [s]
    double end_altitude = 120e3;      // of the perigee above the equatorial radius: the end [m]
    int places = 48;                  // least number per turn [1]
};

/// Mean elements at a moment: single-primed, short periods removed (mean_from_osculating), long
/// periods kept.
struct MeanOrbitPoint {
    double t;  // since the epoch [s]
    NearCircular elements;
};

/// Where mean elements went.
struct MeanTrajectory {
    std::vector<MeanOrbitPoint> points;  // first at t = 0, last at the end
    bool decayed;                        // the end altitude was reached

    double duration() const noexcept { return points.back().t; }  // [s]
};

/// d/dt of mean elements at an instant, averaged over a turn. [unit/s]
///
/// Oblateness: brouwer_secular_rates (J2, J2², J4), and the long period of J3, the vector of
/// eccentricity circling about e_y = −J3/(2 J2) (R/a) sin i.
/// Air: NRLMSISE-00 without longitudes (mean_air_moment) at n places, turning with the Earth;
///     ȧ = 2a²/μ v·f,  ḣ = r × f,  ė = [2 (v·f) r − (r·f) v − (r·v) f]/μ,
/// each averaged over the turn (Vallado 2013, sec. 9.3). r carries the short periods of J2 (Brouwer
/// 1959):
///     δr = ¼ J2 R²/p [sin²i cos 2u − 3 η (3 cos²i − 1) r/p].
/// Of the angles, air is felt through a, e and i. Left out: Moon, Sun, light: right to a few per
/// cent of a life below 1000 km, not for orbits that reach out to the Moon's influence.
NearCircular mean_orbit_rates(const NearCircular& mean, const Tt& tt, const Weather& weather,
                              const MeanOrbitOptions& options) noexcept;

/// Follows mean elements for `seconds`, or until the perigee reaches the end altitude.
///
/// Runge–Kutta of order 4; no step takes more than 2 km off a. A year of daily steps costs 20 ms.
/// Against full propagation over two weeks at 400 km: 1 % of the loss of a (tested).
/// Throws Error unless seconds ≥ 0, step > 0, places ≥ 8, 0 ≤ e < 1, sin i ≠ 0 and the perigee lies
/// above the end altitude, which is 90 km or more; and where `weather` does.
MeanTrajectory propagate_mean(const NearCircular& start, const Tt& epoch, double seconds,
                              WeatherOf weather, const MeanOrbitOptions& options);

/// Weather of the cycle; after the last month of the table its last eleven years repeat.
/// Throws Error before the table.
Weather weather_of_repeated_cycle(const SolarCycle& cycle, const Tt& tt,
                                  const CycleOutlook& outlook = {});

/// How long an orbit lasts.
struct OrbitLifetime {
    double duration;  // [s]
    bool decayed;     // false: it lasts longer than was asked
};

/// propagate_mean under a cycle, for `longest` at most. Throws Error as that does.
OrbitLifetime orbit_lifetime(const NearCircular& start, const Tt& epoch, const SolarCycle& cycle,
                             const CycleOutlook& outlook, const MeanOrbitOptions& options,
                             double longest = 100.0 * constants::k_julian_year);

}  // namespace dawnline::astro
