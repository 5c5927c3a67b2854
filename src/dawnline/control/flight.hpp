#pragma once
// A problem flown from its start to its end by its own equations, under a few numbers.

#include <cstddef>
#include <vector>

#include "dawnline/control/problem.hpp"

namespace dawnline::control {

/// One phase flown, at even fractions of its time.
struct FlownPhase {
    double initial_time = 0.0, final_time = 0.0;  // [unit of time]
    std::vector<std::vector<double>> x, u;        // [point][state], [point][control]
};

/// All phases in order.
struct Flight {
    std::vector<FlownPhase> phases;
    std::vector<double> parameters;
    bool finite = false;  // whether every number of it is
};

/// Flies a problem under `start().size()` numbers y, each in its scale and within bounds: free
/// start times, durations (a fifth of the guessed one at least), free states at starts, `k_knots`
/// values of each control of each phase (linear between), and parameters.
///
/// The control of an instant is brought onto the equalities among the paths, as a direction's unit
/// length, by Newton steps of least norm within its bounds; it is held over a step of
/// Runge–Kutta's fourth order. A phase takes as many steps as its mesh has nodes, 32 at least. A
/// start that a link gives is taken from the phase before.
class Course {
  public:
    static constexpr std::size_t k_knots = 3;

    /// `problem` must outlive it, and its times must be guessed.
    explicit Course(const Problem& problem);

    /// Guessed times, states in the middle of their bounds, controls at three quarters.
    std::vector<double> start() const;
    void keep_within(std::vector<double>& y) const;
    /// The first phase that unknown i has a say in.
    std::size_t first_phase(std::size_t i) const { return unknowns_[i].first_phase; }

    /// Phases before `from` are those of `before`.
    Flight fly(const std::vector<double>& y, const Flight& before = {}, std::size_t from = 0) const;

    /// How far each condition, link, duration and final state is outside its bounds, and states and
    /// paths in each of `k_checks` parts of each phase, in scales.
    std::vector<double> violations(const Flight& flight) const;

  private:
    enum class Kind { initial_time, duration, initial_state, control, parameter };
    struct Unknown {
        Kind kind;
        std::size_t phase = 0, index = 0, knot = 0, first_phase = 0;
        double scale = 1.0, start = 0.0;  // start in the unit of the variable
        Bounds bounds;
    };
    struct Instant;
    static constexpr std::size_t k_checks = 8;

    void find_unknowns();
    double value(const std::vector<double>& y, Kind kind, std::size_t phase, std::size_t index,
                 double otherwise) const;
    Instant begin(const std::vector<double>& y, std::size_t i, Flight& flight) const;
    bool fly_phase(const std::vector<double>& y, std::size_t i, Flight& flight) const;
    void project(Instant& at, const Phase& phase) const;

    const Problem& problem_;
    std::vector<Unknown> unknowns_;
};

/// The value of a variable of the problem in a flight.
double value_of(const Flight& flight, const Variable& variable);

/// value clamped to bounds.
double within(double value, Bounds bounds);

/// The value at a share of bounds; where one is infinite, the nearest to 0.
double between(Bounds bounds, double share);

/// The phase whose variable of kind `other` a condition a − b = 0 ties to phase `from`'s of `kind`,
/// among earlier or later phases; npos if none.
std::size_t tied_phase(const Problem& problem, Variable::Kind kind, std::size_t from,
                       Variable::Kind other, std::size_t state, bool later);
inline constexpr std::size_t k_none = static_cast<std::size_t>(-1);

}  // namespace dawnline::control
