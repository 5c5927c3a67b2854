#include "dawnline/spacecraft/geomagnetic_shell.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "dawnline/base/constants.hpp"

// symbol   here      meaning
// B_m      mirror    field where the particle turns: at the place itself   [T]
// I        invariant second invariant                                       [radii]
// τ        path      ∫ ds/r along the line of force, the variable of integration
// g        depth     1 − B/B_m: positive between the mirror points

namespace dawnline::spacecraft {
namespace {

constexpr double k_step = 0.12;      // of the path: a share of the distance from the centre
constexpr int k_most_steps = 80;     // a line to L = 16 is 5.5 long
constexpr double k_core = 0.4;       // the series of the field means nothing below [radii]
constexpr std::size_t k_nodes = 16;  // of the quadrature
constexpr double k_infinity = std::numeric_limits<double>::infinity();
constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

/// A point of the line: place, direction of travel times distance, field.
struct LinePoint {
    double path = 0.0;
    Vec3 place;    // [m]
    Vec3 slope;    // d(place)/d(path) [m]
    double field;  // [T]
};

class Line {
  public:
    Line(const GeomagneticField& field, double sense) : field_(field), sense_(sense) {}

    LinePoint at(const Vec3& place, double path) const noexcept {
        const Vec3 b = flux_density(field_, place);
        const double magnitude = norm(b);
        return {path, place, sense_ * norm(place) / magnitude * b, magnitude};
    }

    LinePoint step(const LinePoint& from, double h) const noexcept {
        const Vec3 k2 = slope(from.place + 0.5 * h * from.slope);
        const Vec3 k3 = slope(from.place + 0.5 * h * k2);
        const Vec3 k4 = slope(from.place + h * k3);
        return at(from.place + h / 6.0 * (from.slope + 2.0 * k2 + 2.0 * k3 + k4), from.path + h);
    }

  private:
    Vec3 slope(const Vec3& place) const noexcept { return at(place, 0.0).slope; }

    const GeomagneticField& field_;
    double sense_;
};

/// Cubic through two points with their slopes.
Vec3 between(const LinePoint& a, const LinePoint& b, double path) noexcept {
    const double h = b.path - a.path, t = (path - a.path) / h, u = 1.0 - t;
    return u * u * (1.0 + 2.0 * t) * a.place + t * t * (1.0 + 2.0 * u) * b.place +
           h * t * u * (u * a.slope - t * b.slope);
}

struct Invariant {
    double value;   // I [radii]
    double mirror;  // B_m [T]
    ShellStatus status;
};

/// Sense in which the field falls, and how steeply, from central differences along the line.
double falling(const GeomagneticField& field, const Vec3& place, const Vec3& b) noexcept {
    constexpr double k_small = 1e-3;
    const Vec3 step = k_small * norm(place) / norm(b) * b;
    const double ahead = norm(flux_density(field, place + step));
    const double behind = norm(flux_density(field, place - step));
    return (behind - ahead) / (2.0 * k_small * norm(b));
}

/// Path at which the field is again that of the start, within the last step.
double conjugate(const GeomagneticField& field, const LinePoint& a, const LinePoint& b,
                 double mirror, double slope_at_start) noexcept {
    // g/τ rather than g: the start itself is a root of g. Illinois' false position.
    const auto value = [&](double path) {
        return (1.0 - norm(flux_density(field, between(a, b, path))) / mirror) / path;
    };
    double low = a.path, high = b.path;
    double at_low = low > 0.0 ? (1.0 - a.field / mirror) / low : slope_at_start;
    double at_high = (1.0 - b.field / mirror) / high;
    for (int i = 0; i < 30 && high - low > 1e-7; ++i) {
        const double path = (low * at_high - high * at_low) / (at_high - at_low);
        const double at = path > 0.0 ? value(path) : slope_at_start;
        if (std::abs(at) < 1e-9 * (1.0 + slope_at_start)) return path;
        if ((at > 0.0) == (at_low > 0.0)) {
            low = path, at_low = at, at_high *= 0.5;
        } else {
            high = path, at_high = at, at_low *= 0.5;
        }
    }
    return 0.5 * (low + high);
}

/// The line from the place to just beyond its conjugate mirror point.
struct Trace {
    std::array<LinePoint, k_most_steps + 1> points;
    double step;       // of the path
    std::size_t last;  // point, the first one beyond
    double end;        // path of the mirror point
    ShellStatus status;
};

void follow(Trace& trace, const Line& line, const GeomagneticField& field, const Vec3& place,
            double steepness, double step) noexcept {
    trace.step = step;
    trace.last = 0;
    trace.points[0] = line.at(place, 0.0);
    const double mirror = trace.points[0].field;
    do {
        trace.status = ShellStatus::open;
        if (trace.last == k_most_steps) return;
        const LinePoint& next = trace.points[trace.last + 1] =
            line.step(trace.points[trace.last], step);
        ++trace.last;
        const double away = norm(next.place) / k_geomagnetic_radius;
        if (!(away < k_farthest_shell)) return;
        trace.status = ShellStatus::inside;
        if (away < k_core) return;
    } while (trace.points[trace.last].field < mirror);
    trace.status = ShellStatus::ok;
    trace.end =
        conjugate(field, trace.points[trace.last - 1], trace.points[trace.last], mirror, steepness);
}

/// ∫ √(τ(T − τ)) q(τ) dτ = (T/2)² Σ w_k q(τ_k), q = r √(g/(τ(T − τ))) smooth. [radii]
double integral(const Trace& trace, const GeomagneticField& field) noexcept {
    const double end = trace.end;
    double sum = 0.0;
    for (std::size_t k = 1; k <= k_nodes; ++k) {
        const double angle = constants::k_pi * static_cast<double>(k) / (k_nodes + 1.0);
        const double path = 0.5 * end * (1.0 - std::cos(angle));
        auto piece = static_cast<std::size_t>(path / trace.step);
        if (piece >= trace.last) piece = trace.last - 1;
        const Vec3 at = between(trace.points[piece], trace.points[piece + 1], path);
        const double depth = 1.0 - norm(flux_density(field, at)) / trace.points[0].field;
        const double sine = std::sin(angle);
        if (depth > 0.0) sum += sine * sine * norm(at) * std::sqrt(depth / (path * (end - path)));
    }
    return constants::k_pi / (k_nodes + 1.0) * 0.25 * end * end * sum / k_geomagnetic_radius;
}

Invariant invariant(const GeomagneticField& field, const Vec3& place) noexcept {
    const double distance = norm(place) / k_geomagnetic_radius;
    if (!std::isfinite(distance) || !(distance > 0.0))
        return {k_nan, k_nan, ShellStatus::not_finite};
    const Vec3 b = flux_density(field, place);
    const double mirror = norm(b);
    if (distance < k_core) return {k_infinity, mirror, ShellStatus::inside};
    if (distance > k_farthest_shell) return {k_infinity, mirror, ShellStatus::open};
    const double fall = falling(field, place, b), steepness = std::abs(fall);
    // On the magnetic equator the particle turns at once; a steepness of 1e-7 makes I < 1e-8.
    if (steepness < 1e-7) return {0.0, mirror, ShellStatus::ok};

    const Line line(field, fall > 0.0 ? 1.0 : -1.0);
    Trace trace;
    follow(trace, line, field, place, steepness, k_step);
    // A short swing is a small dent in the field: it needs finer points.
    if (trace.status == ShellStatus::ok && trace.last < 4)
        follow(trace, line, field, place, steepness, 0.21 * trace.end);
    if (trace.status != ShellStatus::ok) return {k_infinity, mirror, trace.status};
    return {integral(trace, field), mirror, ShellStatus::ok};
}

}  // namespace

double second_invariant(const GeomagneticField& field, const Vec3& r_ES_F) noexcept {
    return invariant(field, r_ES_F).value;
}

MagneticShell magnetic_shell(const GeomagneticField& field, const Vec3& r_ES_F,
                             double moment) noexcept {
    const Invariant found = invariant(field, r_ES_F);
    if (found.status != ShellStatus::ok)
        return {found.value, found.value, found.mirror, found.status};
    const double root = found.value * std::cbrt(found.mirror / moment);  // X^⅓
    const double series = 1.0 + root * (1.35047 + root * (0.465376 + root * 0.0475455));
    const double l3 = series * moment / found.mirror;
    const double ratio = found.mirror * l3 / k_mcilwain_moment;
    return {std::cbrt(l3), ratio > 1.0 ? ratio : 1.0, found.mirror, ShellStatus::ok};
}

Vec3 place_in_historic_field(const Vec3& r_ES_F, double years) noexcept {
    const double angle = 0.3 * constants::k_degree * years;
    const double c = std::cos(angle), s = std::sin(angle);
    return {c * r_ES_F.x - s * r_ES_F.y, s * r_ES_F.x + c * r_ES_F.y, r_ES_F.z};
}

double epoch_of(HistoricField model) noexcept {
    return model == HistoricField::jensen_cain_1960 ? 1960.0 : 1970.0;
}

}  // namespace dawnline::spacecraft
