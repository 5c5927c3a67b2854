#include "dawnline/astro/sgp4.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "dawnline/base/error.hpp"
#include "sgp4_data.hpp"

namespace dawnline::astro {
namespace {

using test::PublishedState;

double distance(const Vec3& ours, const Vec3& published) {
    return norm(ours / 1000.0 - published);
}

// A-SGP-1: the verification set of Vallado et al. 2006, WGS 72, improved mode. Gate 2e-7 km and
// 1e-9 km/s (8 and 9 printed decimals). 23333 (e = 0.973) is known to move by 4e-6 km when the sums
// are put into another order. Of the 337 states printed one, of 33334, only repeats the state
// before it: its set fails with status 3.
TEST(Sgp4, MeetsTheVerificationSet) {
    std::map<std::uint32_t, Sgp4> objects;
    for (const auto& one : test::verification_cases())
        objects.emplace(one.elements.catalogue_number, initialise(one.elements));
    double worst_r = 0.0, worst_v = 0.0;
    const std::vector<PublishedState> states = test::verification_states();
    EXPECT_EQ(states.size(), 337u);
    for (const PublishedState& state : states) {
        if (state.number == 33334) continue;
        const Sgp4State ours = propagate(objects.at(state.number), 60.0 * state.minutes);
        const double gate = state.number == 23333 ? 5e-6 : 2e-7;
        const double r = distance(ours.r_ES_T, state.r), v = distance(ours.v_ES_T, state.v);
        EXPECT_EQ(ours.status, Sgp4Status::ok) << state.number << " at " << state.minutes;
        EXPECT_LE(r, gate) << state.number << " at " << state.minutes;
        EXPECT_LE(v, state.number == 23333 ? 2e-9 : 1e-9)
            << state.number << " at " << state.minutes;
        if (gate == 2e-7) worst_r = std::max(worst_r, r), worst_v = std::max(worst_v, v);
    }
    // The README and the theory page quote these.
    EXPECT_LT(worst_r, 1.8e-7);
    EXPECT_LT(worst_v, 1e-9);
}

// A-SGP-2: the first error of each set at its own times, as the reference program reports it.
TEST(Sgp4, FailsWhereTheReferenceFails) {
    const std::map<std::uint32_t, std::pair<double, int>> expected{
        {28350, {1560.0, 1}}, {28872, {55.0, 6}}, {29141, {440.0, 6}},
        {33333, {25.0, 4}},   {33334, {0.0, 3}},
    };
    for (const auto& one : test::verification_cases()) {
        const Sgp4 object = initialise(one.elements);
        std::pair<double, int> first{0.0, 0};
        for (double t = one.start; t <= one.stop && first.second == 0; t += one.step)
            first = {t, static_cast<int>(propagate(object, 60.0 * t).status)};
        const auto found = expected.find(one.elements.catalogue_number);
        if (found == expected.end())
            EXPECT_EQ(first.second, 0) << one.elements.catalogue_number;
        else
            EXPECT_EQ(first, found->second) << one.elements.catalogue_number;
    }
}

// A-SGP-3: 2 000 objects of the catalogue of 2024-11-01 up to seven days from their epochs, by the
// program of Vallado et al. 2006. Gate 1e-8 km near the Earth and 1e-6 km in deep space; the
// reference stops Kepler's equation at 1e-12 rad, 7e-9 km.
TEST(Sgp4, MeetsTheCatalogueOfAWholeDay) {
    std::map<std::uint32_t, Sgp4> objects;
    for (const ElementSet& set : test::catalogue())
        objects.emplace(set.catalogue_number, initialise(set));
    EXPECT_EQ(objects.size(), 2000u);
    double near = 0.0, deep = 0.0;
    int deep_objects = 0;
    for (const auto& [number, object] : objects)
        deep_objects += object.kind != Sgp4Kind::near_earth;
    EXPECT_EQ(deep_objects, 296);
    for (const PublishedState& state : test::catalogue_states()) {
        const Sgp4& object = objects.at(state.number);
        const Sgp4State ours = propagate(object, 60.0 * state.minutes);
        EXPECT_EQ(static_cast<int>(ours.status), state.status) << state.number;
        if (state.status != 0) continue;
        const bool is_near = object.kind == Sgp4Kind::near_earth;
        const double r = distance(ours.r_ES_T, state.r);
        EXPECT_LE(r, is_near ? 1e-8 : 1e-6) << state.number << " at " << state.minutes;
        EXPECT_LE(distance(ours.v_ES_T, state.v), is_near ? 1e-10 : 1e-9) << state.number;
        (is_near ? near : deep) = std::max(is_near ? near : deep, r);
    }
    EXPECT_LT(near, 9e-9);
    EXPECT_LT(deep, 5e-7);
}

}  // namespace
}  // namespace dawnline::astro
