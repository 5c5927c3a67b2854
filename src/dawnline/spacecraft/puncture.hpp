#pragma once
// Holes in coolant loops: how often a wall is pierced, what is lost, and what redundancy saves.

namespace dawnline::spacecraft {

/// One metal wall between space and coolant.
struct Wall {
    double thickness = 0.0;      // [m]
    double density = 2700.0;     // [kg/m³]
    double hardness = 95.0;      // Brinell; 95: Al 6061-T6 [1]
    double sound_speed = 5.1e3;  // of the wall [m/s]
};

/// What flies against it.
struct Projectile {
    double density = 0.0;  // [kg/m³]
    double speed = 0.0;    // component along the normal [m/s]
};

/// Smallest diameter that pierces: the crater depth in a thick wall is
///     P = 5.24 d^{19/18} H^{−1/4} (ρ_p/ρ_t)^{1/2} (V/C)^{2/3}    (d, P in cm)
/// and a wall of 1.8 P is just pierced. Cour-Palais' equation in Christiansen et al. 2009,
/// NASA/TM-2009-214785, sec. 4 (ρ_p/ρ_t < 1.5). [m]
double piercing_diameter(const Wall& wall, const Projectile& projectile) noexcept;

/// The surroundings in which a loop flies.
struct ImpactEnvironment {
    double altitude = 650e3;           // [m]
    double solar_flux = 140.0;         // F10.7 of the year before [sfu]
    double year = 2030.0;              // calendar
    double inclination_factor = 1.75;  // ψ of Kessler's model, 1.75 near 98° [1]
    Projectile meteoroid{1000.0,
                         14e3};      // mean speed 20 km/s at 45°; Grün's density below 1 µg 2500
    Projectile debris{2800.0, 7e3};  // aluminium, 10 km/s at 45°
};

struct PunctureRate {
    double meteoroid_diameter = 0.0;  // that pierces [m]
    double debris_diameter = 0.0;     // [m]
    double meteoroids = 0.0;          // [1/(m² s)]
    double debris = 0.0;              // [1/(m² s)]
    double total() const noexcept { return meteoroids + debris; }
};

/// Punctures per exposed area, Grün's meteoroids and Kessler's debris of meteoroid.hpp at one speed
/// each. A factor 3 is the honest uncertainty; it is a filter, not a BUMPER run.
PunctureRate puncture_rate(const Wall& wall, const ImpactEnvironment& environment) noexcept;

/// n equal parts of a coolant system (panels, branches or loops), k of which are needed. A part
/// that is pierced is shut off by its valves with a probability; if they fail everything drains.
struct RedundantParts {
    int count = 1;              // n
    int needed = 1;             // k
    double exposed_area = 0.0;  // of one part, both sides [m²]
    double isolation = 1.0;     // probability that valves shut a pierced part off [1]
};

/// Probability that at least k parts work and nothing has drained after `duration` [s]:
///     Σ_{j ≤ n − k} C(n, j) (s(1 − e^{−x}))^j e^{−x(n − j)},  x = rate·area·duration.
double coolant_survival(const RedundantParts& parts, double rate, double duration) noexcept;

/// Mean share of the parts that still work, given that nothing drained. [1]
double working_share(const RedundantParts& parts, double rate, double duration) noexcept;

/// Least number of parts that keeps `needed` working with a probability of at least `target`; 0 if
/// as many spares again, at least 64 and at most 1000, do not suffice (isolation too poor).
int parts_for(RedundantParts parts, double rate, double duration, double target) noexcept;

/// Time in which a hole lets `mass` [kg] of liquid out: m/(C_d A √(2ρΔp)), C_d 0.61; vapour or
/// flashing flow is slower, so this is the time that a valve has. [s]
double drain_time(double mass, double hole_diameter, double density, double pressure) noexcept;

}  // namespace dawnline::spacecraft
