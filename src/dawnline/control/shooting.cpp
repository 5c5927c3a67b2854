#include "dawnline/control/shooting.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

namespace dawnline::control {
namespace {

constexpr int k_most_steps = 20;
constexpr double k_difference = 1e-5;  // of an unknown, in its scale [1]
constexpr double k_progress = 1e-2;    // of the sum of squares, else it is not worth a step [1]

Eigen::VectorXd violations(const Course& course, const Flight& flight) {
    const std::vector<double> all = course.violations(flight);
    return Eigen::Map<const Eigen::VectorXd>(all.data(), static_cast<Eigen::Index>(all.size()));
}

Eigen::MatrixXd slopes(const Course& course, const std::vector<double>& y, const Flight& flight,
                       const Eigen::VectorXd& r) {
    Eigen::MatrixXd slope = Eigen::MatrixXd::Zero(r.size(), static_cast<Eigen::Index>(y.size()));
    for (std::size_t i = 0; i < y.size(); ++i) {
        for (const double step : {k_difference, -k_difference}) {  // the other way at a bound
            std::vector<double> moved = y;
            moved[i] += step;
            course.keep_within(moved);
            if (moved[i] == y[i]) continue;
            const Flight other = course.fly(moved, flight, course.first_phase(i));
            if (!other.finite) continue;
            const Eigen::VectorXd column = (violations(course, other) - r) / (moved[i] - y[i]);
            if (!column.allFinite()) continue;
            slope.col(static_cast<Eigen::Index>(i)) = column;
            break;
        }
    }
    return slope;
}

}  // namespace

Shot shoot(const Problem& problem) {
    const Course course(problem);
    std::vector<double> y = course.start();
    course.keep_within(y);
    Shot shot;
    shot.flight = course.fly(y);
    if (!shot.flight.finite) return shot;
    Eigen::VectorXd r = violations(course, shot.flight);
    if (!r.allFinite()) return shot;
    shot.violation = r.size() > 0 ? r.lpNorm<Eigen::Infinity>() : 0.0;
    double damping = 0.1;
    while (shot.violation > k_enough && shot.iterations < k_most_steps && damping < 1e6) {
        const Eigen::MatrixXd slope = slopes(course, y, shot.flight, r);
        const Eigen::MatrixXd square = slope.transpose() * slope;
        const Eigen::VectorXd down = slope.transpose() * r;
        ++shot.iterations;
        for (bool better = false; !better && damping < 1e6;) {
            Eigen::MatrixXd damped = square;
            damped.diagonal().array() += damping;
            const Eigen::VectorXd step = damped.ldlt().solve(down);
            std::vector<double> moved = y;
            for (std::size_t i = 0; i < y.size(); ++i)
                moved[i] -= step[static_cast<Eigen::Index>(i)];
            course.keep_within(moved);
            Flight flight = course.fly(moved);
            damping *= 4.0;
            if (!flight.finite) continue;
            const Eigen::VectorXd now = violations(course, flight);
            if (!now.allFinite() || now.squaredNorm() > (1.0 - k_progress) * r.squaredNorm())
                continue;
            better = true;
            damping /= 40.0;
            y = std::move(moved);
            shot.flight = std::move(flight);
            r = now;
            shot.violation = r.lpNorm<Eigen::Infinity>();
        }
    }
    return shot;
}

}  // namespace dawnline::control
