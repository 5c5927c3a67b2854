#include "dawnline/astro/frames.hpp"

#include <erfa.h>

#include <cmath>

#include "dawnline/base/constants.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using constants::k_day;
using constants::k_rotation_rate_earth;

Mat3 matrix(const double m[3][3]) noexcept {
    return {{Vec3{m[0][0], m[0][1], m[0][2]}, Vec3{m[1][0], m[1][1], m[1][2]},
             Vec3{m[2][0], m[2][1], m[2][2]}}};
}

}  // namespace

EarthInstant earth_instant(const Utc& utc, const EarthOrientation& orientation) {
    return {to_tt(utc), to_ut1(utc, orientation.ut1_minus_utc), orientation};
}

EarthInstant earth_instant(const Tt& tt, const EarthOrientationTable& table) {
    const Utc utc = to_utc(tt);
    const EarthOrientation orientation = table.at(utc);
    return {tt, to_ut1(utc, orientation.ut1_minus_utc), orientation};
}

double earth_rotation_angle(const Ut1& ut1) noexcept {
    return eraEra00(ut1.day, ut1.fraction);
}

double earth_rotation_rate(const EarthOrientation& orientation) noexcept {
    return k_rotation_rate_earth * (1.0 - orientation.excess_length_of_day / k_day);
}

CelestialPole celestial_pole(const Tt& tt) noexcept {
    CelestialPole pole;
    eraXys06a(tt.day, tt.fraction, &pole.X, &pole.Y, &pole.s);
    return pole;
}

Mat3 cirs_from_gcrf(const EarthInstant& at) noexcept {
    const CelestialPole pole = celestial_pole(at.tt);
    double m[3][3];
    eraC2ixys(pole.X + at.orientation.dX, pole.Y + at.orientation.dY, pole.s, m);
    return matrix(m);
}

Mat3 tirs_from_gcrf(const EarthInstant& at) noexcept {
    return rotation_z(earth_rotation_angle(at.ut1)) * cirs_from_gcrf(at);
}

Mat3 itrf_from_tirs(const EarthInstant& at) noexcept {
    double m[3][3];
    eraPom00(at.orientation.x_pole, at.orientation.y_pole, eraSp00(at.tt.day, at.tt.fraction), m);
    return matrix(m);
}

Mat3 itrf_from_gcrf(const EarthInstant& at) noexcept {
    return itrf_from_tirs(at) * tirs_from_gcrf(at);
}

Mat3 teme_from_gcrf(const Tt& tt) noexcept {
    double bias[3][3], precession[3][3], both[3][3], to_true[3][3];
    eraBp06(tt.day, tt.fraction, bias, precession, both);
    eraPnm80(tt.day, tt.fraction, to_true);
    return rotation_z(eraEqeq94(tt.day, tt.fraction)) * (matrix(to_true) * matrix(bias));
}

Mat3 itrf_from_teme(const EarthInstant& at) noexcept {
    return itrf_from_tirs(at) * rotation_z(eraGmst82(at.ut1.day, at.ut1.fraction));
}

Mat3 mean_of_date_from_gcrf(const Tt& tt) noexcept {
    double m[3][3];
    eraPmat06(tt.day, tt.fraction, m);
    return matrix(m);
}

Mat3 true_of_date_from_gcrf(const Tt& tt) noexcept {
    double m[3][3];
    eraPnm06a(tt.day, tt.fraction, m);
    return matrix(m);
}

Mat3 fk5_true_of_date_from_gcrf(const Tt& tt, const Fk5Corrections& corrections) noexcept {
    double longitude = 0.0, obliquity = 0.0, precession[3][3], nutation[3][3];
    eraNut80(tt.day, tt.fraction, &longitude, &obliquity);
    eraPmat76(tt.day, tt.fraction, precession);
    eraNumat(eraObl80(tt.day, tt.fraction), longitude + corrections.longitude,
             obliquity + corrections.obliquity, nutation);
    return matrix(nutation) * matrix(precession);
}

Mat3 itrf_from_fk5_true_of_date(const EarthInstant& at,
                                const Fk5Corrections& corrections) noexcept {
    const double equinoxes = eraEqeq94(at.tt.day, at.tt.fraction) +
                             corrections.longitude * std::cos(eraObl80(at.tt.day, at.tt.fraction));
    return itrf_from_tirs(at) * rotation_z(eraGmst82(at.ut1.day, at.ut1.fraction) + equinoxes);
}

EarthAttitude earth_attitude(const EarthInstant& at) noexcept {
    const Mat3 R_FJ = itrf_from_tirs(at);
    const double rate = earth_rotation_rate(at.orientation);
    return {R_FJ * tirs_from_gcrf(at), R_FJ * Vec3{0.0, 0.0, rate}, rate};
}

StateVector to_itrf(const StateVector& state_G, const EarthAttitude& attitude) noexcept {
    const Vec3 r_F = attitude.R_FG * state_G.r;
    return {r_F, attitude.R_FG * state_G.v - cross(attitude.w_GF_F, r_F)};
}

StateVector to_gcrf(const StateVector& state_F, const EarthAttitude& attitude) noexcept {
    const Mat3 R_GF = transpose(attitude.R_FG);
    return {R_GF * state_F.r, R_GF * (state_F.v + cross(attitude.w_GF_F, state_F.r))};
}

namespace {

bool turns(Frame frame) noexcept {
    return frame == Frame::tirs || frame == Frame::itrf;
}

// From GCRF to a frame that does not turn.
Mat3 from_gcrf(Frame frame, const EarthInstant& at) noexcept {
    switch (frame) {
        case Frame::cirs:
            return cirs_from_gcrf(at);
        case Frame::teme:
            return teme_from_gcrf(at.tt);
        case Frame::mod:
            return mean_of_date_from_gcrf(at.tt);
        case Frame::tod:
            return true_of_date_from_gcrf(at.tt);
        default:
            return k_identity;
    }
}

// From a frame that does not turn to TIRS.
Mat3 to_tirs(Frame frame, const EarthInstant& at) noexcept {
    if (frame == Frame::teme) return rotation_z(eraGmst82(at.ut1.day, at.ut1.fraction));
    return tirs_from_gcrf(at) * transpose(from_gcrf(frame, at));
}

StateVector rotate(const Mat3& R_BA, const StateVector& state_A) noexcept {
    return {R_BA * state_A.r, R_BA * state_A.v};
}

}  // namespace

StateVector transform(const StateVector& state, Frame from, Frame to,
                      const EarthInstant& at) noexcept {
    if (from == to) return state;
    const Vec3 w_J{0.0, 0.0, earth_rotation_rate(at.orientation)};
    if (!turns(from) && !turns(to))
        return rotate(from_gcrf(to, at) * transpose(from_gcrf(from, at)), state);
    StateVector state_J = state;
    if (from == Frame::itrf) state_J = rotate(transpose(itrf_from_tirs(at)), state);
    if (!turns(from)) {
        state_J = rotate(to_tirs(from, at), state);
        state_J.v = state_J.v - cross(w_J, state_J.r);
    }
    if (to == Frame::tirs) return state_J;
    if (to == Frame::itrf) return rotate(itrf_from_tirs(at), state_J);
    state_J.v += cross(w_J, state_J.r);
    return rotate(transpose(to_tirs(to, at)), state_J);
}

}  // namespace dawnline::astro
