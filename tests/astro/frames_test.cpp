#include "dawnline/astro/frames.hpp"

#include <erfa.h>
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "dawnline/base/constants.hpp"
#include "rotation_difference.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

constexpr double k_mas = 1e-3 * k_arcsecond;

Mat3 matrix(const double m[3][3]) {
    return {{Vec3{m[0][0], m[0][1], m[0][2]}, Vec3{m[1][0], m[1][1], m[1][2]},
             Vec3{m[2][0], m[2][1], m[2][2]}}};
}

// Vallado (2013), examples 3-14 and 3-15: 2004-04-06 07:51:28.386009 UTC. All positions in km.
EarthInstant vallado() {
    return earth_instant(parse_utc("2004-04-06T07:51:28.386009Z"),
                         {.x_pole = -0.140682 * k_arcsecond,
                          .y_pole = 0.333309 * k_arcsecond,
                          .ut1_minus_utc = -0.4399619,
                          .excess_length_of_day = 0.0015563,
                          .dX = -0.205 * k_mas,
                          .dY = -0.136 * k_mas});
}
const StateVector k_itrf{1e3 * Vec3{-1033.4793830, 7901.2952754, 6380.3565958},
                         1e3 * Vec3{-3.225636520, -2.872451450, 5.531924446}};

void expect_state(const StateVector& state, const Vec3& r_km, const Vec3& v_km_s,
                  double tolerance_km, double tolerance_km_s) {
    EXPECT_NEAR(state.r.x, 1e3 * r_km.x, 1e3 * tolerance_km);
    EXPECT_NEAR(state.r.y, 1e3 * r_km.y, 1e3 * tolerance_km);
    EXPECT_NEAR(state.r.z, 1e3 * r_km.z, 1e3 * tolerance_km);
    EXPECT_NEAR(state.v.x, 1e3 * v_km_s.x, 1e3 * tolerance_km_s);
    EXPECT_NEAR(state.v.y, 1e3 * v_km_s.y, 1e3 * tolerance_km_s);
    EXPECT_NEAR(state.v.z, 1e3 * v_km_s.z, 1e3 * tolerance_km_s);
}

// A-TF-5: no time enters but through s′, so every printed digit must come out.
TEST(Frames, ReachTIRSOfVallado) {
    expect_state(transform(k_itrf, Frame::itrf, Frame::tirs, vallado()),
                 {-1033.47503120, 7901.30558560, 6380.34453270},
                 {-3.2256327470, -2.8724425110, 5.5319312880}, 1e-7, 1e-9);
}

// A-TF-6, 7, 9: the source holds UT1 in one double, whose rounding turns the Earth by 7 mm. With
// the same double we must come within 1e-5 km, the digits that its own arithmetic leaves.
EarthInstant vallado_in_one_double() {
    EarthInstant at = vallado();
    at.ut1 = {2453101.827406783, 0.0};
    return at;
}
TEST(Frames, ReachCIRSOfVallado) {
    expect_state(transform(k_itrf, Frame::itrf, Frame::cirs, vallado_in_one_double()),
                 {5100.01840470, 6122.78636480, 6380.34453270},
                 {-4.7453803300, 0.7903414530, 5.5319312880}, 1e-7, 2e-9);
}
TEST(Frames, ReachGCRFOfVallado) {
    expect_state(transform(k_itrf, Frame::itrf, Frame::gcrf, vallado_in_one_double()),
                 {5102.50895290, 6123.01139910, 6378.13693380},
                 {-4.7432201610, 0.7905364950, 5.5337557240}, 1e-6, 2e-9);
}
TEST(Frames, ReachTEMEOfVallado) {
    expect_state(transform(k_itrf, Frame::itrf, Frame::teme, vallado_in_one_double()),
                 {5094.18016210, 6127.64465950, 6380.34453270},
                 {-4.7461314870, 0.7858180410, 5.5319312880}, 1e-7, 1e-8);
}

// A-TF-8: the same with two-part time, by ERFA 2.0.0 directly: 0.1 mm of rounding in the digits.
TEST(Frames, ReachGcrfOfErfa) {
    const StateVector found = transform(k_itrf, Frame::itrf, Frame::gcrf, vallado());
    EXPECT_LT(norm(found.r - 1e3 * Vec3{5102.50895947, 6123.01139294, 6378.13693441}), 1e-4);
}

// A-TF-10, A-TF-11: FK5 with δΔψ, δΔε; UT1 in one double as above, 1e-6 km.
TEST(Frames, ReachFk5OfVallado) {
    const Fk5Corrections corrections{-0.052195 * k_arcsecond, -0.003875 * k_arcsecond};
    const EarthInstant at = vallado_in_one_double();
    const Vec3 r_D = transpose(itrf_from_fk5_true_of_date(at, corrections)) * k_itrf.r;
    EXPECT_LT(norm(r_D - 1e3 * Vec3{5094.51620300, 6127.36527840, 6380.34453270}), 1e-3);
    const Vec3 r_G = transpose(fk5_true_of_date_from_gcrf(at.tt, corrections)) * r_D;
    EXPECT_LT(norm(r_G - 1e3 * Vec3{5102.50895790, 6123.01140070, 6378.13692820}), 1e-3);
}

// A-TF-2: liberfa/erfa, t_erfa_c.c.
TEST(Frames, TurnTheEarthAsErfaDoes) {
    EXPECT_NEAR(earth_rotation_angle({2400000.5, 54388.0}), 0.4022837240028158102, 1e-12);
}

// A-TF-3: liberfa/erfa, t_erfa_c.c; its tolerances.
TEST(Frames, PlaceThePoleAsErfaDoes) {
    const CelestialPole pole = celestial_pole({2400000.5, 53736.0});
    EXPECT_NEAR(pole.X, 5.791308482835292617e-4, 1e-14);
    EXPECT_NEAR(pole.Y, 4.020580099454020310e-5, 1e-14);
    EXPECT_NEAR(pole.s, -1.220032294164579896e-8, 1e-14);
}

// ERFA's whole chain in one call (c2t06a), which knows no dX and dY; 1 000 instants 1973 … 2050
// with random poles. 1e-12 rad is issue 3's gate.
TEST(Frames, AgreeWithErfaEverywhere) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> day(41700.0, 70000.0), share(0.0, 1.0), one(-1.0, 1.0);
    double worst = 0.0;
    for (int k = 0; k < 1000; ++k) {
        const Tt tt{k_mjd_zero + std::floor(day(random)), share(random)};
        const EarthOrientation o{.x_pole = 0.6 * one(random) * k_arcsecond,
                                 .y_pole = 0.6 * one(random) * k_arcsecond,
                                 .ut1_minus_utc = 0.9 * one(random)};
        const EarthInstant at = earth_instant(to_utc(tt), o);
        double m[3][3];
        eraC2t06a(tt.day, tt.fraction, at.ut1.day, at.ut1.fraction, o.x_pole, o.y_pole, m);
        worst = std::max(worst, largest_difference(itrf_from_gcrf(at), matrix(m)));
    }
    EXPECT_LE(worst, 1e-12);
}

// Every pair there and back: rotations are orthogonal to rounding, 1e-15 of 1e7 m and 1e4 m/s.
TEST(Frames, GoThereAndBack) {
    constexpr std::array frames{Frame::gcrf, Frame::cirs, Frame::tirs, Frame::itrf,
                                Frame::teme, Frame::mod,  Frame::tod};
    const EarthInstant at = vallado();
    for (const Frame from : frames)
        for (const Frame to : frames) {
            const StateVector back = transform(transform(k_itrf, from, to, at), to, from, at);
            EXPECT_LT(norm(back.r - k_itrf.r), 1e-7);
            EXPECT_LT(norm(back.v - k_itrf.v), 1e-10);
        }
}

// The two ways to write the same: attitude with angular velocity, and the chain frame by frame.
TEST(Frames, TellTheAttitudeOfTheChain) {
    const EarthInstant at = vallado();
    const StateVector by_chain = transform(k_itrf, Frame::itrf, Frame::gcrf, at);
    const StateVector by_attitude = to_gcrf(k_itrf, earth_attitude(at));
    EXPECT_LT(norm(by_chain.r - by_attitude.r), 1e-7);
    EXPECT_LT(norm(by_chain.v - by_attitude.v), 1e-10);
    const StateVector back = to_itrf(by_attitude, earth_attitude(at));
    EXPECT_LT(norm(back.r - k_itrf.r), 1e-7);
    EXPECT_LT(norm(back.v - k_itrf.v), 1e-10);
}

// A point fixed to the crust: its velocity in G is the derivative of its position in G, by central
// differences over ±1 s (truncation ω² v/6 = 4e-7 m/s, and 8e-12 rad/s of precession: 5e-5 m/s).
TEST(Frames, GiveTheVelocityOfAFixedPoint) {
    const Tt tt = to_tt(parse_utc("2027-03-20T06:00:00Z"));
    const StateVector fixed{{6378137.0, 0.0, 0.0}, {}};
    const EarthOrientationTable none;
    const auto r_G = [&](double dt) {
        return transform(fixed, Frame::itrf, Frame::gcrf, earth_instant(tt + dt, none)).r;
    };
    const Vec3 v_G = transform(fixed, Frame::itrf, Frame::gcrf, earth_instant(tt, none)).v;
    EXPECT_LT(norm(v_G - 0.5 * (r_G(1.0) - r_G(-1.0))), 1e-4);
}

// The theories of 1976/1980/1982 and of 2006/2000A tie the ground to the sky 0.1″ apart at most
// (IERS Conventions 2010, sec. 5.5.4: −50 … −110 mas of dψ between them).
TEST(Frames, TieTemeToTheGroundAlmostAsGcrf) {
    for (const char* when : {"2004-04-06T07:51:28.386009Z", "2027-03-20T00:00:00Z"}) {
        const EarthInstant at = earth_instant(parse_utc(when));
        EXPECT_LT(angle_between(itrf_from_gcrf(at), itrf_from_teme(at) * teme_from_gcrf(at.tt)),
                  0.15 * k_arcsecond);
    }
}

}  // namespace
}  // namespace dawnline::astro
