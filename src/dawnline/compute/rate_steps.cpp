#include "dawnline/compute/rate_steps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "dawnline/base/error.hpp"

namespace dawnline::compute {
namespace {

constexpr double k_never = std::numeric_limits<double>::infinity();

}  // namespace

RateSteps::RateSteps(std::vector<double> start, std::vector<double> value, double period)
    : start_(std::move(start)), value_(std::move(value)), period_(period), whole_(0.0) {
    const auto at_step = [](std::size_t k) { return "step " + std::to_string(k); };
    if (start_.empty() || start_.size() != value_.size())
        throw Error("a rate has " + std::to_string(start_.size()) + " starts and " +
                    std::to_string(value_.size()) + " values; it needs as many of both");
    if (start_[0] != 0.0)
        throw Error("the first step of a rate starts at " + std::to_string(start_[0]) +
                    " s; it must start at 0");
    for (std::size_t k = 0; k < start_.size(); ++k) {
        if (k > 0 && !(start_[k] > start_[k - 1]))
            throw Error(at_step(k) + " of a rate starts at " + std::to_string(start_[k]) +
                        " s, not after the step before it");
        if (!(value_[k] >= 0.0) || !std::isfinite(value_[k]))
            throw Error(at_step(k) + " of a rate is " + std::to_string(value_[k]) +
                        "; rates must be finite and not negative");
    }
    if (!(period_ >= 0.0) || !std::isfinite(start_.back()) || !std::isfinite(period_) ||
        (period_ > 0.0 && period_ <= start_.back()))
        throw Error("a rate's period is " + std::to_string(period_) +
                    " s; it must end after its last step, or be 0 for none");
    for (std::size_t k = 0; k < start_.size(); ++k) {
        sum_.push_back(whole_);
        if (k + 1 < start_.size() || period_ > 0.0)
            whole_ += value_[k] * ((k + 1 < start_.size() ? start_[k + 1] : period_) - start_[k]);
    }
}

RateSteps RateSteps::constant(double value) {
    return RateSteps({0.0}, {value});
}

std::size_t RateSteps::step_of(double within) const noexcept {
    const auto after = std::upper_bound(start_.begin(), start_.end(), within);
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, after - start_.begin() - 1));
}

/// End of a step within the period. [s]
double RateSteps::end_of(std::size_t step) const noexcept {
    if (step + 1 < start_.size()) return start_[step + 1];
    return period_ > 0.0 ? period_ : k_never;
}

double RateSteps::at(double time) const noexcept {
    return value_[step_of(period_ > 0.0 ? std::fmod(time, period_) : time)];
}

double RateSteps::integral(double time) const noexcept {
    const double turns = period_ > 0.0 ? std::floor(time / period_) : 0.0;
    const double within = time - turns * period_;
    const std::size_t k = step_of(within);
    return turns * whole_ + sum_[k] + value_[k] * (within - start_[k]);
}

double RateSteps::reaches(double time, double amount) const noexcept {
    double begun = period_ > 0.0 ? std::floor(time / period_) * period_ : 0.0;
    double within = time - begun;
    std::size_t k = step_of(within);
    if (period_ > 0.0) {
        if (whole_ <= 0.0) return amount > 0.0 ? k_never : time;
        // Whole periods first; what is left ends within one more.
        const double turns = std::floor(amount / whole_);
        begun += turns * period_;
        amount -= turns * whole_;
    }
    for (;;) {
        const double end = end_of(k), here = value_[k] * (end - within);
        if (value_[k] > 0.0 && amount <= here) return begun + within + amount / value_[k];
        if (end == k_never) return amount > 0.0 ? k_never : begun + within;
        if (value_[k] > 0.0) amount -= here;
        within = end;
        if (++k == start_.size()) k = 0, within = 0.0, begun += period_;
    }
}

double RateSteps::loss_reaches(double time, double amount) const noexcept {
    if (period_ > 0.0 && whole_ <= 0.0) return k_never;
    double begun = period_ > 0.0 ? std::floor(time / period_) * period_ : 0.0;
    double within = time - begun, since = 0.0;  // since: of t, at the start of this step
    std::size_t k = step_of(within);
    for (;;) {
        const double end = end_of(k), length = end - within, v = value_[k];
        if (v > 0.0) {
            // v ((since + x)² − since²)/2 = amount
            const double x = std::sqrt(since * since + 2.0 * amount / v) - since;
            if (x <= length) return begun + within + x;
            amount -= 0.5 * v * length * (2.0 * since + length);
        }
        if (end == k_never) return k_never;
        since += length;
        within = end;
        if (++k == start_.size()) k = 0, within = 0.0, begun += period_;
    }
}

double RateSteps::mean() const noexcept {
    return period_ > 0.0 ? whole_ / period_ : value_.back();
}

RateSteps RateSteps::scaled(double scale, double offset) const {
    std::vector<double> value;
    for (double v : value_) value.push_back(scale * v + offset);
    return RateSteps(start_, std::move(value), period_);
}

}  // namespace dawnline::compute
