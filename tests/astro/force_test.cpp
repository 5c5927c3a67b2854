#include "dawnline/astro/force-inl.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/astro/atmosphere.hpp"
#include "dawnline/astro/geopotential-inl.hpp"
#include "dawnline/astro/light_pressure-inl.hpp"
#include "dawnline/astro/light_pressure.hpp"
#include "dawnline/astro/perturbation.hpp"
#include "dawnline/astro/sun.hpp"
#include "dawnline/base/dop853.hpp"

namespace dawnline::astro::HWY_NAMESPACE {
namespace {

using namespace constants;

struct EvenAir {
    double density;
    template <class Real>
    Real operator()(const Sky&, const Triple<Real>&) const noexcept {
        return Real(density);
    }
};

struct Jupiter {
    Vec3 operator()(double t) const noexcept { return {7e11, 1.3e4 * t, 0.0}; }
};

static_assert(Force<Forces<>>);
static_assert(Force<Forces<Gravity, ThirdBodies, ThirdBody<Jupiter>, LightPressure, Relativity,
                           Thrust, Drag<EvenAir>>>);

Vec3 vector_of(const Triple<double>& v) {
    return {v.x, v.y, v.z};
}

Sky some_sky() {
    Sky sky;
    sky.t = 1000.0;
    sky.R_FG = rotation_x(0.003) * rotation_z(1.2345) * rotation_y(-0.002);
    sky.r_EU_G = {-0.3e11, 1.35e11, 0.58e11};
    sky.r_EM_G = {2.9e8, -2.1e8, -1.0e8};
    return sky;
}

const Triple<double> k_r{-2.1e6, 5.9e6, 2.9e6}, k_v{-5.0e3, -3.3e3, 4.5e3};
const Body<double> k_body{0.02, 0.03};

// ── Sums and lanes ──────────────────────────────────────────────────────────────────────────────

// The sum of forces is the sum of the forces, in double and in every lane. 1e-15 of the norm: order
// of the additions and FMA.
TEST(Forces, AddUp) {
    const GravityField field(egm96(), 20, 20);
    const LoveNumbers love;
    const Sky sky = some_sky();
    const Gravity gravity{&field, &love};
    const Thrust thrust{.force = 0.1, .mass = 100.0};
    const Forces sum(gravity, ThirdBodies{}, LightPressure{}, Relativity{}, thrust,
                     Drag<EvenAir>{{1e-12}}, ThirdBody<Jupiter>{1.27e17, {}});
    const Vec3 whole = vector_of(sum(sky, k_r, k_v, k_body));
    Vec3 parts = vector_of(gravity(sky, k_r, k_v, k_body));
    parts += vector_of(ThirdBodies{}(sky, k_r, k_v, k_body));
    parts += vector_of(LightPressure{}(sky, k_r, k_v, k_body));
    parts += vector_of(Relativity{}(sky, k_r, k_v, k_body));
    parts += vector_of(thrust(sky, k_r, k_v, k_body));
    parts += vector_of(Drag<EvenAir>{{1e-12}}(sky, k_r, k_v, k_body));
    parts += third_body_acceleration(vector_of(k_r), Jupiter{}(sky.t), 1.27e17);
    EXPECT_LT(norm(whole - parts), 1e-15 * norm(whole));

    const Triple<Lanes> lanes = sum(sky, Triple<Lanes>{k_r.x, k_r.y, k_r.z},
                                    Triple<Lanes>{k_v.x, k_v.y, k_v.z}, Body<Lanes>{0.02, 0.03});
    std::vector<double> x(Lanes::size()), y = x, z = x;
    lanes.x.store(x.data()), lanes.y.store(y.data()), lanes.z.store(z.data());
    for (std::size_t i = 0; i < x.size(); ++i)
        EXPECT_LT(norm(Vec3{x[i], y[i], z[i]} - whole), 1e-15 * norm(whole));
}

TEST(Forces, AllocateNothing) {
    const GravityField field(egm96(), 20, 20);
    const LoveNumbers love;
    const Sky sky = some_sky();
    const Forces sum(Gravity{&field, &love}, ThirdBodies{}, LightPressure{}, Relativity{});
    const AllocationCount count;
    sum(sky, k_r, k_v, k_body);
    EXPECT_EQ(count.since_start(), 0);
}

// ── Each by itself ──────────────────────────────────────────────────────────────────────────────

// Gravity turns with the Earth: a_G = Rᵀ g(R r); tides add to it.
TEST(GravityForce, TurnsWithTheEarth) {
    const GravityField field(egm96(), 20, 20);
    const LoveNumbers love;
    const Sky sky = some_sky();
    const Vec3 r_F = sky.R_FG * vector_of(k_r);
    Vec3 g_F = gravity_acceleration(field, r_F);
    const Vec3 plain = vector_of(Gravity{&field}(sky, k_r, k_v, k_body));
    EXPECT_LT(norm(plain - transpose(sky.R_FG) * g_F), 1e-15 * norm(plain));
    g_F += tide_acceleration(
        field,
        solid_tide(field, love, sky.R_FG * sky.r_EU_G, k_gm_sun, sky.R_FG * sky.r_EM_G, k_gm_moon),
        r_F);
    const Vec3 tidal = vector_of(Gravity{&field, &love}(sky, k_r, k_v, k_body));
    EXPECT_LT(norm(tidal - transpose(sky.R_FG) * g_F), 1e-15 * norm(tidal));
    EXPECT_GT(norm(tidal - plain), 1e-8);
}

// To first order in r/s a far body pulls by GM r/s³ (3 (r̂·ŝ) ŝ − r̂); the next term is r/s smaller,
// 5e-5 for the Sun. At the Earth's centre nothing is left.
TEST(ThirdBody, IsATide) {
    const Vec3 sun = some_sky().r_EU_G, r = vector_of(k_r), s = unit(sun);
    const Vec3 tide = (k_gm_sun / std::pow(norm(sun), 3)) * (3.0 * dot(r, s) * s - r);
    EXPECT_LT(norm(third_body_acceleration(r, sun, k_gm_sun) - tide), 2e-4 * norm(tide));
    EXPECT_EQ(third_body_acceleration({}, sun, k_gm_sun), Vec3{});
}

// Einstein 1915: the perihelion advances by 6πGM/(c² a (1 − e²)) a turn; Mercury's orbit about the
// Sun, 43″ a century. 1e-5: the next order is GM/(c² a) = 2.5e-8, the integrator's 1e-13 of 2π is
// 1e-6 of the advance.
TEST(Relativity, TurnsMercurysPerihelion) {
    const double a = 5.7909e10, e = 0.20563, p = a * (1.0 - e * e);
    const Relativity relativity{k_gm_sun};
    const auto fall = [&](double, const OdeState<6>& y, OdeState<6>& dydt) {
        const Triple<double> r{y[0], y[1], y[2]}, v{y[3], y[4], y[5]};
        const Triple<double> g = PointMass{k_gm_sun}(Sky{}, r, v, Body<double>{}) +
                                 relativity(Sky{}, r, v, Body<double>{});
        dydt = {v.x, v.y, v.z, g.x, g.y, g.z};
    };
    OdeOptions<6> options;
    options.rel_tol = 1e-14;
    options.abs_tol = {1e-4, 1e-4, 1e-4, 1e-11, 1e-11, 1e-11};
    options.event_tol = 1e-3;
    const OdeState<6> start{a * (1 - e), 0, 0, 0, std::sqrt(k_gm_sun / p) * (1 + e), 0};
    Dop853<6, decltype(fall)> orbit(fall, 0.0, start, options);
    // Perihelia are where r·v rises through zero.
    const auto climb = [](double, const OdeState<6>& y) {
        return std::array{y[0] * y[3] + y[1] * y[4]};
    };
    std::vector<double> angles;
    const auto note = [&](std::size_t, double, const OdeState<6>& y) {
        angles.push_back(std::atan2(y[1], y[0]));
        return EventAction::proceed;
    };
    const double turn = k_two_pi * std::sqrt(a * a * a / k_gm_sun);
    ASSERT_EQ(orbit.advance_to(10.5 * turn, std::array{Crossing::rising}, climb, note),
              OdeStatus::ok);
    const double advance = 6.0 * k_pi * k_gm_sun / (k_speed_of_light * k_speed_of_light * p);
    ASSERT_GE(angles.size(), 10u);
    EXPECT_NEAR(angles[angles.size() - 1] - angles[angles.size() - 10], 9.0 * advance,
                1e-3 * 9.0 * advance);
}

// A push along the velocity speeds up, one along the orbit normal turns the plane; the mass falls.
TEST(Thrust, PointsWhereItIsTold) {
    Sky sky;
    sky.t = 100.0;
    const Thrust along{.force = 2.0, .mass = 100.0, .mass_flow = 0.5};
    const Vec3 v = vector_of(k_v), r = vector_of(k_r), h = unit(cross(r, v));
    EXPECT_LT(norm(vector_of(along(sky, k_r, k_v, k_body)) - 2.0 / 50.0 * unit(v)), 1e-16);
    const Thrust orbital{.force = 1.0,
                         .mass = 1.0,
                         .axes = ThrustAxes::orbital,
                         .direction = unit(Vec3{1.0, 2.0, 3.0})};
    const Vec3 push = vector_of(orbital(sky, k_r, k_v, k_body));
    const Vec3 parts{dot(push, unit(r)), dot(push, cross(h, unit(r))), dot(push, h)};
    EXPECT_LT(norm(parts - unit(Vec3{1.0, 2.0, 3.0})), 1e-15);
    const Thrust inertial{
        .force = 1.0, .mass = 2.0, .axes = ThrustAxes::inertial, .direction = Vec3{0.0, 0.0, 1.0}};
    EXPECT_EQ(vector_of(inertial(sky, k_r, k_v, k_body)), (Vec3{0.0, 0.0, 0.5}));
}

// About the z axis of GCRF the air turns as in drag_acceleration. A satellite that goes with the
// air feels nothing.
TEST(DragForce, FeelsTheTurningAir) {
    const Sky sky;
    const Drag<EvenAir> drag{{3e-12}};
    const Vec3 a = vector_of(drag(sky, k_r, k_v, k_body));
    const Vec3 known = drag_acceleration(vector_of(k_r), vector_of(k_v), 3e-12, 0.02);
    EXPECT_LT(norm(a - known), 1e-15 * norm(known));
    const Sky tilted = some_sky();
    const Vec3 wind = cross(tilted.earth_rate * tilted.R_FG.row[2], vector_of(k_r));
    EXPECT_LT(norm(vector_of(drag(tilted, k_r, {wind.x, wind.y, wind.z}, k_body))), 1e-25);
}

// ── Sunlight ────────────────────────────────────────────────────────────────────────────────────

// 1361 W/m² over c at 1 au: 4.54e-6 N/m² to the digits in use; inverse square from the satellite.
TEST(LightPressure, FallsWithTheSquareOfTheDistance) {
    EXPECT_NEAR(light_pressure_at(k_astronomical_unit), 4.54e-6, 0.005e-6);
    EXPECT_DOUBLE_EQ(light_pressure_at(2.0 * k_astronomical_unit),
                     0.25 * light_pressure_at(k_astronomical_unit));
    const Sky sky = some_sky();
    const Vec3 r = vector_of(k_r), away = unit(r - sky.r_EU_G);
    const Vec3 push = vector_of(LightPressure{}(sky, k_r, k_v, k_body));
    const double strength = 0.03 * light_pressure_at(norm(r - sky.r_EU_G));
    EXPECT_LT(norm(push - strength * away), 1e-15 * strength);
    EXPECT_LT(norm(push - light_acceleration(r, sky.r_EU_G, 1.0, 0.03)), 1e-15 * strength);
}

TEST(LightPressure, StopsInTheShadow) {
    const Sky sky = some_sky();
    const Vec3 behind = -7e6 * unit(sky.r_EU_G);
    const Triple<double> r{behind.x, behind.y, behind.z};
    EXPECT_EQ(vector_of(LightPressure{}(sky, r, k_v, k_body)), Vec3{});
    EXPECT_GT(vector_of(LightPressure{.earth_radius = 0.0}(sky, r, k_v, k_body)).y, -1.0);
    const Vec3 moon_shadow = sky.r_EM_G - 3e6 * unit(sky.r_EU_G - sky.r_EM_G);
    const Triple<double> m{moon_shadow.x, moon_shadow.y, moon_shadow.z};
    EXPECT_EQ(vector_of(LightPressure{}(sky, m, k_v, k_body)), Vec3{});
    EXPECT_GT(norm(vector_of(LightPressure{.moon_radius = 0.0}(sky, m, k_v, k_body))), 1e-8);
}

// A ball covered with plates: C_r = 1 if black or a mirror, 1 + 4/9 if white after Lambert (4/9 =
// 2/3 of the mean of cos θ over the lit disc). Sums over rings: 1e-5.
TEST(LightPressure, OfPlatesMakesThatOfABall) {
    const Vec3 sun{k_astronomical_unit, 0.0, 0.0}, r{};
    const double pressure = light_pressure_at(k_astronomical_unit);
    const auto reflectivity = [&](double specular, double diffuse) {
        double sum = 0.0;
        const int rings = 2000;
        for (int k = 0; k < rings;
             ++k) {  // rings of equal height on the lit hemisphere of radius 1
            const double cosine = (k + 0.5) / rings, sine = std::sqrt(1.0 - cosine * cosine);
            const Plate plate{{cosine, sine, 0.0}, k_two_pi / rings, specular, diffuse};
            sum -= light_acceleration_of_plate(plate, r, sun, 1.0).x;
        }
        return sum / (k_pi * pressure);
    };
    EXPECT_NEAR(reflectivity(0.0, 0.0), 1.0, 1e-5);
    EXPECT_NEAR(reflectivity(1.0, 0.0), 1.0, 1e-5);
    EXPECT_NEAR(reflectivity(0.0, 1.0), 1.0 + 4.0 / 9.0, 1e-5);
}

// A mirror across the light is pushed twice as hard as a black plate, a white one 5/3; one turned
// away is not.
TEST(LightPressure, OnAPlateAcrossTheLight) {
    const Vec3 sun{k_astronomical_unit, 0.0, 0.0};
    const double black = -light_pressure_at(k_astronomical_unit);
    const auto push = [&](double specular, double diffuse, double facing) {
        const Plate plate{{facing, 0.0, 0.0}, 1.0, specular, diffuse};
        return light_acceleration_of_plate(plate, {}, sun, 1.0).x / black;
    };
    EXPECT_DOUBLE_EQ(push(0.0, 0.0, 1.0), 1.0);
    EXPECT_DOUBLE_EQ(push(1.0, 0.0, 1.0), 2.0);
    EXPECT_DOUBLE_EQ(push(0.0, 1.0, 1.0), 5.0 / 3.0);
    EXPECT_EQ(push(0.5, 0.2, -1.0), 0.0);
}

// ── Orbits of others ────────────────────────────────────────────────────────────────────────────

// Place after 24 days of a circular equatorial orbit from 2000-01-01 TAI, point mass and light.
Vec3 after_24_days(double a, const LightPressure& light, double max_step) {
    const Tt epoch{2451544.5, k_tt_minus_tai / k_day};
    const double gm = k_gm_earth_egm, span = 24.0 * k_day;
    const SunTable sun(epoch, 0.0, span);
    const Forces sum(PointMass{gm}, light);
    Sky sky;
    const auto fall = [&](double t, const OdeState<6>& y, OdeState<6>& dydt) {
        sky.r_EU_G = sun(t);
        const Triple<double> r{y[0], y[1], y[2]}, v{y[3], y[4], y[5]};
        const Triple<double> g = sum(sky, r, v, Body<double>{0.0, 1.8 * 16.0 / 300.0});
        dydt = {v.x, v.y, v.z, g.x, g.y, g.z};
    };
    OdeOptions<6> options;
    options.rel_tol = 1e-13;
    options.abs_tol = {1e-6, 1e-6, 1e-6, 1e-9, 1e-9, 1e-9};
    options.max_step = max_step;
    Dop853<6, decltype(fall)> orbit(fall, 0.0, OdeState<6>{a, 0, 0, 0, std::sqrt(gm / a), 0},
                                    options);
    EXPECT_EQ(orbit.advance_to(span), OdeStatus::ok);
    return {orbit.y()[0], orbit.y()[1], orbit.y()[2]};
}

// A-P-10: nyx against GMAT, light without shadow at 24 396 km: within 0.8 m, of which nyx itself
// takes 0.5 m.
TEST(LightPressure, MovesAnOrbitLikeGmat) {
    const Vec3 end = after_24_days(
        24396e3, {.solar_constant = 1367.0, .earth_radius = 0.0, .moon_radius = 0.0}, 600.0);
    const Vec3 gmat = 1e3 * Vec3{-10269.72958057943, -22135.59895717367, 0.008121155161511};
    EXPECT_LT(norm(end - gmat), 0.8);
}

// A-P-11: the same at 7000 km through the conical shadow of a sphere: within 8 m, of which nyx
// takes 6 to 7 m.
TEST(LightPressure, MovesAnEclipsedOrbitLikeGmat) {
    const Vec3 end = after_24_days(
        7000e3,
        LightPressure{.solar_constant = 1367.0, .earth_flattening = 0.0, .moon_radius = 0.0}, 10.0);
    const Vec3 gmat = 1e3 * Vec3{791.0288295053131, -6955.409986553813, -0.026144335153306};
    EXPECT_LT(norm(end - gmat), 8.0);
}

}  // namespace
}  // namespace dawnline::astro::HWY_NAMESPACE
