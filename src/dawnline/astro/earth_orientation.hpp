#pragma once
// How the Earth is oriented: the observed part, by the day.

#include <span>
#include <vector>

#include "dawnline/astro/time_scales.hpp"

namespace dawnline::astro {

/// Earth orientation parameters at an instant, IAU 2006/2000A. All zero is a usable guess, see
/// EarthOrientationTable.
struct EarthOrientation {
    double x_pole = 0.0, y_pole = 0.0;  // of the pole in ITRF [rad]
    double ut1_minus_utc = 0.0;         // [s]
    double excess_length_of_day = 0.0;  // LOD, of the day beyond 86 400 s [s]
    double dX = 0.0, dY = 0.0;          // celestial pole less the model IAU 2006/2000A [rad]
    bool predicted = false;             // not measured
};

/// The same at 0 h UTC of a day.
struct EarthOrientationDay {
    int mjd = 0;  // modified Julian date, UTC [d]
    EarthOrientation value;
};

/// What a table answers outside of its days.
enum class BeyondTable : unsigned char {
    refuse,  // Error: the answer would be wrong by an unknown amount
    hold,    // the values of the first or last day, called predicted
};

/// Earth orientation of consecutive days, interpolated linearly; UT1 − UTC after the leap seconds
/// have been taken out, so that it steps where UTC does and nowhere else.
///
/// Linear interpolation costs at most 0.06 ms in UT1 (3 cm on the equator) and 0.2 mas in the pole
/// (second differences of 2000 … 2026); the tides within a day (0.5 mas, 1.5 cm) are not modelled.
/// An **empty table** answers zeros at any time: then |UT1 − UTC| < 0.9 s turns the Earth wrongly
/// by up to 14″ (420 m on the equator), the pole by up to 0.6″ (18 m), dX and dY by 1 mas (3 cm).
class EarthOrientationTable {
  public:
    /// The empty table: zeros.
    EarthOrientationTable() = default;

    /// Throws Error unless there are two or more consecutive days since 1972-01-01 (MJD 41317),
    /// all values finite, |x|, |y| < 1″, |UT1 − UTC| < 1 s, |LOD| < 20 ms, |dX|, |dY| < 5 mas.
    explicit EarthOrientationTable(std::vector<EarthOrientationDay> days,
                                   BeyondTable beyond = BeyondTable::refuse);

    /// Values at an instant. Throws Error outside of the table if it refuses there.
    EarthOrientation at(const Utc& utc) const;

    /// Whether the answer at `utc` comes from the table (0 h of the last day included). An empty
    /// table covers nothing.
    bool covers(const Utc& utc) const noexcept;

    /// The days as given.
    std::span<const EarthOrientationDay> days() const noexcept { return days_; }

  private:
    std::vector<EarthOrientationDay> days_;
    std::vector<double> ut1_minus_tai_;  // at 0 h of each day [s]
    BeyondTable beyond_ = BeyondTable::refuse;
};

}  // namespace dawnline::astro
