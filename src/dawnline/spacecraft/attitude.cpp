#include "dawnline/spacecraft/attitude.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "dawnline/base/error.hpp"

namespace dawnline::spacecraft {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};

/// Axes with z exact and x as near to the first of the wishes as that allows.
Mat3 axes_z_then_x(const Vec3& z, const Vec3& first, const Vec3& second) noexcept {
    for (const Vec3& wish : {first, second, Vec3{1, 0, 0}, Vec3{0, 1, 0}}) {
        const Vec3 across = wish - dot(wish, z) * z;
        if (dot(across, across) > 1e-12) {
            const Vec3 x = unit(across);
            return {{x, cross(z, x), z}};
        }
    }
    return k_identity;
}

Quaternion normalised(const Quaternion& q) noexcept {
    const double length = std::sqrt(q.w * q.w + q.x * q.x + q.y * q.y + q.z * q.z);
    return {q.w / length, q.x / length, q.y / length, q.z / length};
}

/// Even turn from a to b the short way (Shoemake 1985).
Quaternion slerp(const Quaternion& a, Quaternion b, double share) noexcept {
    double cosine = a.w * b.w + a.x * b.x + a.y * b.y + a.z * b.z;
    if (cosine < 0.0) {
        cosine = -cosine;
        b = {-b.w, -b.x, -b.y, -b.z};
    }
    double of_a = 1.0 - share, of_b = share;
    if (cosine < 1.0 - 1e-9) {
        const double angle = std::acos(cosine);
        of_a = std::sin(of_a * angle) / std::sin(angle);
        of_b = std::sin(of_b * angle) / std::sin(angle);
    }
    return normalised({of_a * a.w + of_b * b.w, of_a * a.x + of_b * b.x, of_a * a.y + of_b * b.y,
                       of_a * a.z + of_b * b.z});
}

}  // namespace

AttitudeTable::AttitudeTable(std::vector<double> times, std::vector<Quaternion> q_GB)
    : times_(std::move(times)), q_GB_(std::move(q_GB)) {
    if (times_.empty() || times_.size() != q_GB_.size())
        throw Error("an attitude table needs as many quaternions as times, at least one; it has " +
                    std::to_string(times_.size()) + " times and " + std::to_string(q_GB_.size()) +
                    " quaternions");
    for (std::size_t i = 0; i < times_.size(); ++i) {
        if (!std::isfinite(times_[i]) || (i > 0 && times_[i] <= times_[i - 1]))
            throw Error("times of an attitude table must be finite and increase");
        q_GB_[i] = normalised(q_GB_[i]);
        if (!std::isfinite(q_GB_[i].w))
            throw Error("quaternion " + std::to_string(i) + " of an attitude table has no length");
    }
}

Quaternion AttitudeTable::operator()(double time) const noexcept {
    if (!(time > times_.front())) return q_GB_.front();
    if (time >= times_.back()) return q_GB_.back();
    const auto after = std::upper_bound(times_.begin(), times_.end(), time);
    const auto i = static_cast<std::size_t>(after - times_.begin());
    return slerp(q_GB_[i - 1], q_GB_[i], (time - times_[i - 1]) / (times_[i] - times_[i - 1]));
}

Mat3 rotation_to_body(const Quaternion& q) noexcept {
    return {{Vec3{1 - 2 * (q.y * q.y + q.z * q.z), 2 * (q.x * q.y + q.w * q.z),
                  2 * (q.x * q.z - q.w * q.y)},
             Vec3{2 * (q.x * q.y - q.w * q.z), 1 - 2 * (q.x * q.x + q.z * q.z),
                  2 * (q.y * q.z + q.w * q.x)},
             Vec3{2 * (q.x * q.z + q.w * q.y), 2 * (q.y * q.z - q.w * q.x),
                  1 - 2 * (q.x * q.x + q.y * q.y)}}};
}

Mat3 attitude(const AttitudeLaw& law, const OrbitPoint& point) {
    const Vec3 nadir = -unit(point.r_ES_G), flight = unit(point.v_ES_G), &sun = point.s_SU_G;
    return std::visit(
        Overloaded{[&](const SunPointing& p) {
                       return p.roll == SunRoll::radiator_to_space
                                  ? axes_z_then_x(sun, nadir, flight)
                                  : axes_z_then_x(sun, flight, nadir);
                   },
                   [&](const NadirPointing&) { return axes_z_then_x(nadir, flight, sun); },
                   [&](const RamMinimising&) {
                       // z_B by the Sun across the flight; nadir's opposite where that vanishes.
                       const Mat3 a = axes_z_then_x(flight, sun, -nadir);
                       return Mat3{{a.row[2], cross(a.row[0], a.row[2]), a.row[0]}};
                   },
                   [&](const AttitudeTable& table) { return rotation_to_body(table(point.time)); },
                   [&](const UserAttitude& user) { return user(point); }},
        law);
}

}  // namespace dawnline::spacecraft
