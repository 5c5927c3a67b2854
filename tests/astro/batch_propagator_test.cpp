#include "dawnline/astro/batch_propagator.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "allocation_count.hpp"
#include "dawnline/astro/keplerian.hpp"
#include "dawnline/astro/propagator.hpp"
#include "dawnline/base/error.hpp"

namespace dawnline::astro {
namespace {

using namespace constants;

struct States {
    explicit States(std::size_t size) : x(size), y(size), z(size), vx(size), vy(size), vz(size) {}
    StatesSpan span() { return {x, y, z, vx, vy, vz}; }
    Vec3 r(std::size_t i) const { return {x[i], y[i], z[i]}; }
    std::vector<double> x, y, z, vx, vy, vz;
};

// Eleven near-circular orbits at 650 km: a full register and a part of one.
std::vector<OrbitState> orbits(std::size_t n = 11) {
    std::vector<OrbitState> all;
    const double a = k_radius_earth + 650e3, v = std::sqrt(k_gm_earth / a);
    for (std::size_t i = 0; i < n; ++i) {
        const double u = 0.3 * static_cast<double>(i), c = std::cos(u), s = std::sin(u);
        const double inclination = 97.986 * k_degree;
        const double ci = std::cos(inclination), si = std::sin(inclination);
        all.push_back({{a * c, a * s * ci, a * s * si}, {-v * s, v * c * ci, v * c * si}});
    }
    return all;
}

struct Setting {
    StokesCoefficients coefficients = egm96();
    GravityField gravity{coefficients, 20, 20};
    ForceModel model;
    SkyTable sky;

    explicit Setting(double days = 7.0)
        : sky(to_tt(parse_utc("2027-03-20T00:00:00Z")), -k_day, days * k_day) {
        model.gravity = &gravity;
        model.gm_sun = k_gm_sun;
        model.gm_moon = k_gm_moon;
        model.density = DensityModel::nrlmsise00;
        model.light = LightModel();
    }
};

const Surface k_surface{0.01, 0.02};

// The multistep method against Dormand–Prince 8(5,3) under the same forces: both converge to one
// orbit. Up to 3 mm are left after a day at 30 s in constant light. In eclipse every orbit, the
// widened penumbra leaves up to 0.12 m (1e-7 m/s² misplaced by 0.1 s at 30 edges); 0.2 m allowed.
TEST(PropagateBatch, AgreesWithTheAdaptiveMethod) {
    Setting s(1.1);
    for (const bool shadow : {false, true}) {
        s.model.light = LightModel();
        if (!shadow) s.model.light.earth_radius = s.model.light.moon_radius = 0.0;
        const std::vector<OrbitState> start = orbits();
        States out(start.size());
        std::vector<FlightStatus> status(start.size());
        propagate_batch(s.model, s.sky, 0.0, start, {&k_surface, 1}, {.steps_per_output = 2880},
                        out.span(), status);
        for (std::size_t i = 0; i < start.size(); i += 3) {
            const Vec3 truth =
                propagate(s.model, s.sky, start[i], 0.0, k_day, k_surface)(k_day).r_ES_G;
            EXPECT_EQ(status[i], FlightStatus::ok);
            EXPECT_LT(norm(out.r(i) - truth), shadow ? 0.2 : 5e-3) << i;
        }
    }
}

// The nine-point Störmer corrector is of order 9 in the step: halving it divides the error of a
// Kepler orbit by about 2^9; between 2^8 and 2^10, since predict-evaluate-correct once leaves the
// predictor's share.
TEST(PropagateBatch, ConvergesWithItsOrder) {
    const ForceModel model;
    const SkyTable sky(to_tt(parse_utc("2027-03-20T00:00:00Z")), -k_day, k_day);
    const std::vector<OrbitState> start = orbits(1);
    const double a = norm(start[0].r_ES_G), n = std::sqrt(k_gm_earth / a) / a;
    const auto error = [&](double step, bool twice) {
        const auto steps = static_cast<std::size_t>(std::lround(28800.0 / step));
        States out(1);
        std::vector<FlightStatus> status(1);
        const Surface none;
        propagate_batch(model, sky, 0.0, start, {&none, 1},
                        {.step = step, .evaluate_twice = twice, .steps_per_output = steps},
                        out.span(), status);
        const double u = n * 28800.0;
        const Vec3 h = unit(cross(start[0].r_ES_G, start[0].v_ES_G));
        const Vec3 along = cross(h, start[0].r_ES_G);
        return norm(out.r(0) - std::cos(u) * start[0].r_ES_G - std::sin(u) * along);
    };
    const double order = std::log2(error(200.0, true) / error(100.0, true));
    EXPECT_GT(order, 8.0);
    EXPECT_LT(order, 10.5);
    const double rough = std::log2(error(200.0, false) / error(100.0, false));
    EXPECT_GT(rough, 8.0);
}

// Row A-P-14: the classical method has order 4, Kepler e = 0.3, steps h, h/2, h/4; 0.2 allowed.
TEST(PropagateBatch, RungeKuttaHasOrderFour) {
    const ForceModel model;
    const SkyTable sky(to_tt(parse_utc("2027-03-20T00:00:00Z")), -k_day, k_day);
    const OrbitState start = state_from(KeplerianElements{9.1e6, 0.3, 1.0, 2.0, 3.0, 0.0});
    const double span = 3600.0;
    const Vec3 truth = two_body_state(start, span).r_ES_G;
    const auto error = [&](std::size_t steps) {
        States out(1);
        std::vector<FlightStatus> status(1);
        const Surface none;
        propagate_batch(model, sky, 0.0, {&start, 1}, {&none, 1},
                        {.method = StepMethod::runge_kutta_4,
                         .step = span / static_cast<double>(steps),
                         .steps_per_output = steps},
                        out.span(), status);
        return norm(out.r(0) - truth);
    };
    EXPECT_NEAR(std::log2(error(200) / error(400)), 4.0, 0.2);
    EXPECT_NEAR(std::log2(error(400) / error(800)), 4.0, 0.2);
}

// Same bytes for any number of threads, and for satellites in another company.
TEST(PropagateBatch, DoesNotDependOnThreadsOrCompany) {
    const Setting s(0.3);
    const std::vector<OrbitState> start = orbits(19);
    const auto run = [&](std::span<const OrbitState> some, unsigned jobs) {
        States out(some.size() * 2);
        std::vector<FlightStatus> status(some.size());
        propagate_batch(s.model, s.sky, 0.0, some, {&k_surface, 1},
                        {.steps_per_output = 50, .jobs = jobs}, out.span(), status);
        return out;
    };
    const States one = run(start, 1), two = run(start, 2);
    EXPECT_EQ(one.x, two.x);
    EXPECT_EQ(one.vz, two.vz);
    const States alone = run(std::span(start).subspan(13, 1), 1);
    EXPECT_EQ(alone.x[1], one.x[19 + 13]);
}

// Runge–Kutta of order 4 converges to the same orbit: 2 s steps hold it to a millimetre in half an
// hour without an eclipse.
TEST(PropagateBatch, RungeKuttaMeetsTheMultistepMethod) {
    Setting s(0.2);
    s.model.light.earth_radius = s.model.light.moon_radius = 0.0;
    const std::vector<OrbitState> start = orbits(3);
    States a(3), b(3);
    std::vector<FlightStatus> status(3);
    propagate_batch(s.model, s.sky, 0.0, start, {&k_surface, 1}, {.steps_per_output = 60}, a.span(),
                    status);
    propagate_batch(s.model, s.sky, 0.0, start, {&k_surface, 1},
                    {.method = StepMethod::runge_kutta_4, .step = 2.0, .steps_per_output = 900},
                    b.span(), status);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_LT(norm(a.r(i) - b.r(i)), 2e-3);
}

// A decaying satellite and one with an impossible state are flagged and come out as zero; their
// neighbours in the register do not notice.
TEST(PropagateBatch, FlagsWhatEnds) {
    Setting s(0.5);
    s.model.density = DensityModel::exponential;
    std::vector<OrbitState> start = orbits(4);
    States alone(1), out(4);
    std::vector<FlightStatus> one(1), status(4);
    const BatchOptions options{.step = 10.0, .steps_per_output = 2000};
    propagate_batch(s.model, s.sky, 0.0, std::span(start).first(1), {&k_surface, 1}, options,
                    alone.span(), one);
    const double low = k_radius_earth + 140e3;
    start[1] = {{low, 0, 0}, {0, std::sqrt(k_gm_earth / low), 0}};
    propagate_batch(s.model, s.sky, 0.0, start, {&k_surface, 1}, options, out.span(), status);
    EXPECT_EQ(status[0], FlightStatus::ok);
    EXPECT_EQ(status[1], FlightStatus::re_entered);
    EXPECT_EQ(out.x[1], 0.0);
    EXPECT_EQ(out.x[0], alone.x[0]);
}

TEST(PropagateBatch, AllocatesNothingPerStep) {
    const Setting s(0.5);
    const std::vector<OrbitState> start = orbits();
    std::vector<FlightStatus> status(start.size());
    const auto allocations = [&](std::size_t steps) {
        States out(start.size());
        const AllocationCount count;
        propagate_batch(s.model, s.sky, 0.0, start, {&k_surface, 1}, {.steps_per_output = steps},
                        out.span(), status);
        return count.since_start();
    };
    allocations(1);  // whatever is made once
    EXPECT_EQ(allocations(10), allocations(100));
}

TEST(PropagateBatch, RefusesSpansThatDisagree) {
    const Setting s(0.1);
    const std::vector<OrbitState> start = orbits(2);
    States out(3);
    std::vector<FlightStatus> status(2);
    EXPECT_THROW(
        propagate_batch(s.model, s.sky, 0.0, start, {&k_surface, 1}, {}, out.span(), status),
        Error);
    States good(2);
    EXPECT_THROW(propagate_batch(s.model, s.sky, 0.0, start, {&k_surface, 1}, {.step = 0.0},
                                 good.span(), status),
                 Error);
}

}  // namespace
}  // namespace dawnline::astro
