#pragma once
// A rate that is a step function of time: particles along an orbit, a solar event, a quiet day.

#include <cstddef>
#include <vector>

namespace dawnline::compute {

/// value[k] from start[k] to start[k + 1], the last one for ever, or the whole again after
/// `period`.
class RateSteps {
  public:
    /// Throws Error that names the culprit unless there are as many values as starts, at least
    /// one, the first start is 0, starts increase, values are finite and not negative, and a period
    /// (0: none) ends after the last start.
    RateSteps(std::vector<double> start, std::vector<double> value, double period = 0.0);

    /// One rate for ever.
    static RateSteps constant(double value);

    /// At a time, 0 ≤ t. [unit of value]
    double at(double time) const noexcept;

    /// ∫ from 0 to t. [unit of value × s]
    double integral(double time) const noexcept;

    /// The time t' ≥ t at which ∫ from t to t' reaches `amount`, how to draw the next event of a
    /// Poisson process of this rate from a standard exponential (Çinlar 1975, sec. 4.7); ∞ if
    /// never.
    double reaches(double time, double amount) const noexcept;

    /// The time t' ≥ t at which ∫ (s − t) of it ds reaches `amount`: where what a fault would undo
    /// since t, times its chance, has grown to that; ∞ if never.
    double loss_reaches(double time, double amount) const noexcept;

    /// Over a period, or its last value where there is none. [unit of value]
    double mean() const noexcept;

    /// scale × this + offset.
    RateSteps scaled(double scale, double offset) const;

    /// Steps in order; last start only where there is no period.
    const std::vector<double>& starts() const noexcept { return start_; }
    const std::vector<double>& values() const noexcept { return value_; }
    double period() const noexcept { return period_; }

  private:
    std::size_t step_of(double within) const noexcept;
    double end_of(std::size_t step) const noexcept;

    std::vector<double> start_, value_;
    std::vector<double> sum_;  // ∫ from 0 to each start
    double period_;            // 0: none [s]
    double whole_;             // ∫ over a period
};

}  // namespace dawnline::compute
