#pragma once
// Space weather at one moment: what an empirical atmosphere wants to know of Sun and magnetosphere.

#include <array>

namespace dawnline::astro {

/// Solar and geomagnetic activity as NRLMSISE-00 takes it (Picone et al. 2002).
struct Weather {
    double f107 = 150.0;       // observed 10.7 cm flux of the previous day [1e-22 W/(m² Hz)]
    double f107_mean = 150.0;  // its mean over 81 days centred on today [1e-22 W/(m² Hz)]
    /// Daily Ap; 3-hour ap now, 3, 6, 9 h before; means of the eight from 12 to 33 h and from 36 to
    /// 57 h before. [1]
    std::array<double, 7> ap = {4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0};
    bool three_hourly = false;  // whether ap[1] … ap[6] count, or the daily Ap alone
};

}  // namespace dawnline::astro
