#include "dawnline/spacecraft/mutual_view.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <array>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <cmath>
#include <string>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"
#include "dawnline/spacecraft/convex_polygon.hpp"
#include "dawnline/spacecraft/view_factor.hpp"

namespace dawnline::spacecraft {
namespace {

using constants::k_pi;

constexpr double k_far = 30.0;  // distance over size from which the product form is taken

/// ∫₀ᴸ ln|x − (a + s u)| ds, u of unit length.
double line_logarithm(const Vec3& x, const Vec3& a, const Vec3& u, double length) noexcept {
    const Vec3 to = x - a;
    const double foot = dot(to, u);
    const double height = norm(cross(to, u));
    const auto primitive = [&](double t) {
        const double r2 = t * t + height * height;
        return r2 == 0.0 ? 0.0 : 0.5 * t * std::log(r2) - t + height * std::atan2(t, height);
    };
    return primitive(length - foot) - primitive(-foot);
}

/// ∫∫ ln|r₁ − r₂| ds₁ ds₂ over two edges.
double edge_pair(const Vec3& a1, const Vec3& b1, const Vec3& a2, const Vec3& b2) {
    static thread_local boost::math::quadrature::tanh_sinh<double> rule(8);
    const double l1 = norm(b1 - a1), l2 = norm(b2 - a2);
    const double touch = 1e-12 * (l1 + l2);
    if ((norm(a1 - a2) < touch && norm(b1 - b2) < touch) ||
        (norm(a1 - b2) < touch && norm(b1 - a2) < touch))
        return l1 * l1 * (std::log(l1) - 1.5);
    const Vec3 u1 = (b1 - a1) / l1, u2 = (b2 - a2) / l2;
    const auto inner = [&](double s) { return line_logarithm(a1 + s * u1, a2, u2, l2); };
    const double gap =
        std::min(std::min(norm(a1 - a2), norm(a1 - b2)), std::min(norm(b1 - a2), norm(b1 - b2)));
    // Far edges are smooth: Gauss is exact to rounding; near ones have logarithms at their ends.
    if (gap > 2.0 * (l1 + l2))
        return boost::math::quadrature::gauss<double, 10>::integrate(inner, 0.0, l1);
    return rule.integrate(inner, 0.0, l1, 1e-10);
}

double contour_area(std::span<const Vec3> first, std::span<const Vec3> second) {
    double sum = 0.0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const Vec3 &a1 = first[i], &b1 = first[(i + 1) % first.size()];
        const double l1 = norm(b1 - a1);
        for (std::size_t j = 0; j < second.size() && l1 > 0.0; ++j) {
            const Vec3 &a2 = second[j], &b2 = second[(j + 1) % second.size()];
            const double l2 = norm(b2 - a2);
            if (l2 == 0.0) continue;
            const double cosine = dot(b1 - a1, b2 - a2) / (l1 * l2);
            if (std::abs(cosine) > 1e-14) sum += cosine * edge_pair(a1, b1, a2, b2);
        }
    }
    return std::max(0.0, sum / (2.0 * k_pi));
}

/// Points and weights of area on a polygon: Gauss on every fan triangle. [m, m²]
struct AreaPoint {
    Vec3 p;
    double weight;
};

template <unsigned N>
std::vector<AreaPoint> area_points(std::span<const Vec3> corners) {
    using Rule = boost::math::quadrature::gauss<double, N>;
    std::vector<double> x, w;
    for (std::size_t i = 0; i < Rule::abscissa().size(); ++i)
        for (const double side : {-1.0, 1.0}) {
            x.push_back(0.5 + 0.5 * side * Rule::abscissa()[i]);
            w.push_back(0.5 * Rule::weights()[i]);
        }
    std::vector<AreaPoint> points;
    for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
        const Vec3 a = corners[i] - corners[0], b = corners[i + 1] - corners[0];
        const double twice = norm(cross(a, b));
        for (std::size_t s = 0; s < x.size(); ++s)
            for (std::size_t t = 0; t < x.size(); ++t)
                points.push_back({corners[0] + x[s] * ((1.0 - x[t]) * a + x[t] * b),
                                  w[s] * w[t] * x[s] * twice});
    }
    return points;
}

/// cos ψ₁ cos ψ₂/(π d²) between two points; 0 where they do not face each other.
double exchange(const Vec3& p, const Vec3& n1, const Vec3& q, const Vec3& n2) noexcept {
    const Vec3 d = q - p;
    const double c1 = dot(n1, d), c2 = -dot(n2, d), r2 = dot(d, d);
    return c1 > 0.0 && c2 > 0.0 ? c1 * c2 / (k_pi * r2 * r2) : 0.0;
}

std::vector<Vec3> corners_of(const SatelliteShape& shape, const Face& face) {
    std::vector<Vec3> corners = shape.plates()[face.plate].corners_B;
    if (!face.front) std::reverse(corners.begin(), corners.end());
    return corners;
}

/// Whether the plate cuts the line from p to q between its ends.
bool cuts(const PolygonPlate& plate, const Vec3& normal, const Vec3& p, const Vec3& q) noexcept {
    const double from = dot(normal, p - plate.corners_B[0]),
                 to = dot(normal, q - plate.corners_B[0]);
    if (!(from * to < 0.0)) return false;
    return contains(plate.corners_B, normal, p + (from / (from - to)) * (q - p));
}

/// Share of the exchange of two polygons that no other plate cuts.
double clear_share(const SatelliteShape& shape, std::span<const Vec3> normal, const Face& a,
                   const Face& b) {
    const auto from = area_points<4>(shape.plates()[a.plate].corners_B);
    const auto to = area_points<4>(shape.plates()[b.plate].corners_B);
    double whole = 0.0, clear = 0.0;
    for (const AreaPoint& p : from)
        for (const AreaPoint& q : to) {
            const double flow = p.weight * q.weight * exchange(p.p, a.normal_B, q.p, b.normal_B);
            if (flow == 0.0) continue;
            bool cut = false;
            for (std::size_t k = 0; k < shape.plates().size() && !cut; ++k)
                cut = k != a.plate && k != b.plate && cuts(shape.plates()[k], normal[k], p.p, q.p);
            whole += flow;
            clear += cut ? 0.0 : flow;
        }
    return whole > 0.0 ? clear / whole : 1.0;
}

/// A panel of the swarm at column i and row j: its normal along the columns' direction x.
PolygonPlate swarm_panel(const PlanarSwarm& s, int i, int j) {
    const Vec3 centre{i * s.spacing, j * s.spacing, 0.0};
    return rectangle(std::to_string(j) + "," + std::to_string(i), centre,
                     {0.0, 0.5 * s.panel_width, 0.0}, {0.0, 0.0, 0.5 * s.panel_height}, {}, {});
}

/// View factor of two panels `i` columns and `j` rows apart, at [j·side + i]; 0 in one column.
///
/// Lines of sight between two panels stay in the rows and columns between them, so the offset alone
/// decides, wherever in the grid.
std::vector<double> swarm_view_factors(const PlanarSwarm& s) {
    const auto side = static_cast<std::size_t>(s.side);
    std::vector<double> view(side * side, 0.0);
    const PolygonPlate here = swarm_panel(s, 0, 0);
    const Vec3 along{1.0, 0.0, 0.0};
    for (int j = 0; j < s.side; ++j)
        for (int i = 1; i < s.side; ++i) {
            const PolygonPlate there = swarm_panel(s, i, j);
            const std::vector<Vec3> back(there.corners_B.rbegin(), there.corners_B.rend());
            std::vector<PolygonPlate> between;
            for (int row = 0; row <= j; ++row)
                for (int k = 1; k < i; ++k) between.push_back(swarm_panel(s, k, row));
            double whole = 0.0, clear = 0.0;
            for (const AreaPoint& p : area_points<8>(here.corners_B))
                for (const AreaPoint& q : area_points<8>(back)) {
                    const double flow = p.weight * q.weight * exchange(p.p, along, q.p, -along);
                    const bool cut = std::any_of(
                        between.begin(), between.end(),
                        [&](const PolygonPlate& plate) { return cuts(plate, along, p.p, q.p); });
                    whole += flow;
                    clear += cut ? 0.0 : flow;
                }
            view[static_cast<std::size_t>(j) * side + static_cast<std::size_t>(i)] =
                view_area(here.corners_B, back) * clear / whole / (s.panel_width * s.panel_height);
        }
    return view;
}

}  // namespace

double view_area(std::span<const Vec3> first, std::span<const Vec3> second) {
    const Vec3 a1 = area_vector(first), a2 = area_vector(second);
    const Vec3 n1 = unit(a1), n2 = unit(a2);
    bool overflow = false;
    const ConvexPolygon one = clip(polygon_of(first), second[0], n2, overflow);
    const ConvexPolygon two = clip(polygon_of(second), first[0], n1, overflow);
    if (one.empty() || two.empty()) return 0.0;

    const double size = std::sqrt(norm(a1)) + std::sqrt(norm(a2));
    if (norm(area_centroid(one.corners()) - area_centroid(two.corners())) < k_far * size)
        return contour_area(one.corners(), two.corners());
    double sum = 0.0;
    const auto from = area_points<4>(one.corners()), to = area_points<4>(two.corners());
    for (const AreaPoint& p : from)
        for (const AreaPoint& q : to) sum += p.weight * q.weight * exchange(p.p, n1, q.p, n2);
    return sum;
}

std::vector<double> self_view_factors(const SatelliteShape& shape) {
    const std::size_t n = shape.faces().size();
    std::vector<Vec3> normal;
    for (const PolygonPlate& plate : shape.plates())
        normal.push_back(unit(area_vector(plate.corners_B)));
    std::vector<double> view(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j) {
            const Face &a = shape.faces()[i], &b = shape.faces()[j];
            if (a.plate == b.plate) continue;
            double area = view_area(corners_of(shape, a), corners_of(shape, b));
            if (area > 0.0) area *= clear_share(shape, normal, a, b);
            view[i * n + j] = area / a.area;
            view[j * n + i] = area / b.area;
        }
    return view;
}

std::vector<double> gebhart_factors(std::span<const double> view,
                                    std::span<const double> emissivity) {
    const std::size_t n = emissivity.size();
    if (view.size() != n * n)
        throw Error("Gebhart factors need n × n view factors for n emissivities");
    if (!std::all_of(emissivity.begin(), emissivity.end(),
                     [](double e) { return e > 0.0 && e <= 1.0; }))
        throw Error("an emissivity must lie above 0 and at most at 1");
    const auto size = static_cast<Eigen::Index>(n);
    Eigen::MatrixXd matrix(size, size), right(size, size);
    for (Eigen::Index i = 0; i < size; ++i)
        for (Eigen::Index j = 0; j < size; ++j) {
            const auto jj = static_cast<std::size_t>(j);
            const double f = view[static_cast<std::size_t>(i) * n + jj];
            matrix(i, j) = (i == j ? 1.0 : 0.0) - f * (1.0 - emissivity[jj]);
            right(i, j) = f * emissivity[jj];
        }
    const Eigen::MatrixXd b = matrix.partialPivLu().solve(right);
    std::vector<double> result(n * n);
    for (std::size_t i = 0; i < n * n; ++i)
        result[i] = b(static_cast<Eigen::Index>(i / n), static_cast<Eigen::Index>(i % n));
    return result;
}

void neighbour_views(std::span<const Vec3> r_CD, double radius, std::span<double> view) noexcept {
    for (std::size_t i = 0; i < r_CD.size(); ++i) {
        view[i] = 0.0;
        for (std::size_t j = 0; j < r_CD.size(); ++j)
            if (j != i)
                view[i] += sphere_view_factor(std::min(1.0, radius / norm(r_CD[j] - r_CD[i])));
    }
}

std::vector<double> swarm_temperatures(const PlanarSwarm& s) {
    if (s.side < 1 || s.side > 12) throw Error("a planar swarm has 1 to 12 satellites a side");
    if (!(s.spacing > 0.0) || s.panel_width > s.spacing)
        throw Error("panels of a planar swarm must not overlap: 0 < width ≤ spacing");
    const auto side = static_cast<std::size_t>(s.side);
    const std::size_t n = side * side;

    const std::vector<double> offset_view = swarm_view_factors(s);
    const double area = s.panel_width * s.panel_height;
    const auto column = [&](std::size_t k) { return k % side; };
    const auto view = [&](std::size_t a, std::size_t b) {
        const auto distance = [](std::size_t i, std::size_t j) { return i > j ? i - j : j - i; };
        return offset_view[distance(a / side, b / side) * side + distance(column(a), column(b))];
    };

    // Unknowns: radiosity of 2n faces and the emission σT⁴ of n panels. Face k faces +x, n + k −x.
    const auto size = static_cast<Eigen::Index>(3 * n);
    Eigen::MatrixXd m = Eigen::MatrixXd::Zero(size, size);
    Eigen::VectorXd r = Eigen::VectorXd::Zero(size);
    const double sky = constants::k_stefan_boltzmann * std::pow(s.sink_temperature, 4);
    for (std::size_t k = 0; k < n; ++k)
        for (const bool forward : {true, false}) {
            const auto face = static_cast<Eigen::Index>(forward ? k : n + k);
            const auto balance = static_cast<Eigen::Index>(2 * n + k);
            double seen = 0.0;
            m(face, face) = 1.0;
            m(face, balance) = -s.emissivity;
            for (std::size_t b = 0; b < n; ++b) {
                if (forward ? column(b) <= column(k) : column(b) >= column(k)) continue;
                const auto other = static_cast<Eigen::Index>(forward ? n + b : b);
                const double f = view(k, b);
                m(face, other) -= (1.0 - s.emissivity) * f;
                // Lost by the face: ε (σT⁴ − what arrives); also right for a black panel.
                m(balance, other) -= s.emissivity * f;
                seen += f;
            }
            r(face) = (1.0 - s.emissivity) * (1.0 - seen) * sky;
            m(balance, balance) += s.emissivity;
            r(balance) += s.emissivity * (1.0 - seen) * sky;
            if (forward) r(balance) += s.heat / area;
        }
    const Eigen::VectorXd x = m.partialPivLu().solve(r);
    std::vector<double> temperature(n);
    for (std::size_t k = 0; k < n; ++k)
        temperature[k] = sink_temperature(x(static_cast<Eigen::Index>(2 * n + k)), 1.0);
    return temperature;
}

CoreAndEdge core_and_edge(std::span<const double> temperatures, int side) noexcept {
    CoreAndEdge mean;
    int core = 0, edge = 0;
    for (int j = 0; j < side; ++j)
        for (int i = 0; i < side; ++i) {
            const double t = temperatures[static_cast<std::size_t>(j * side + i)];
            const bool outside = i == 0 || j == 0 || i == side - 1 || j == side - 1;
            (outside ? mean.edge : mean.core) += t;
            ++(outside ? edge : core);
        }
    mean.core /= std::max(1, core);
    mean.edge /= std::max(1, edge);
    return mean;
}

}  // namespace dawnline::spacecraft
