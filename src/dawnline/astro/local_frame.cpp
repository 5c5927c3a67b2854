#include "dawnline/astro/local_frame.hpp"

#include "dawnline/base/constants.hpp"

namespace dawnline::astro {

LocalFrame rtn_frame(const StateVector& state_G, const Vec3& a_G) noexcept {
    const Vec3 h = cross(state_G.r, state_G.v);
    const double r = norm(state_G.r), momentum = norm(h);
    const Vec3 radial = state_G.r / r, normal = h / momentum;
    const Vec3 along = cross(normal, radial);
    return {{{radial, along, normal}}, {r * dot(a_G, normal) / momentum, 0.0, momentum / (r * r)}};
}

LocalFrame lvlh_frame(const StateVector& state_G, const Vec3& a_G) noexcept {
    const LocalFrame rtn = rtn_frame(state_G, a_G);
    const auto& [radial, along, normal] = rtn.R_HG.row;
    return {{{along, -normal, -radial}}, {rtn.w_GH_H.y, -rtn.w_GH_H.z, -rtn.w_GH_H.x}};
}

LocalFrame vnc_frame(const StateVector& state_G, const Vec3& a_G) noexcept {
    const Vec3 h = cross(state_G.r, state_G.v);
    const double speed = norm(state_G.v), momentum = norm(h);
    const Vec3 ahead = state_G.v / speed, normal = h / momentum;
    const Vec3 outwards = cross(ahead, normal);
    return {{{ahead, normal, outwards}},
            {dot(cross(state_G.r, a_G), outwards) / momentum, -dot(a_G, outwards) / speed,
             dot(a_G, normal) / speed}};
}

Vec3 two_body_acceleration(const Vec3& r_ES_G) noexcept {
    const double r = norm(r_ES_G);
    return (-constants::k_gm_earth / (r * r * r)) * r_ES_G;
}

StateVector relative_in_local_frame(const StateVector& chief_G, const StateVector& deputy_G,
                                    const LocalFrame& frame) noexcept {
    const Vec3 r_CD_H = frame.R_HG * (deputy_G.r - chief_G.r);
    return {r_CD_H, frame.R_HG * (deputy_G.v - chief_G.v) - cross(frame.w_GH_H, r_CD_H)};
}

}  // namespace dawnline::astro
