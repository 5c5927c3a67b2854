#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/network/spatial_array.hpp"

namespace dawnline::network {
namespace {

const OpticalTerminal k_suncatcher{5.0, 0.10, 1.55e-6, 0.7876, 0.501187, 400e9, 10e-6, 24.0};

// One beam is the plain link.
TEST(SpatialArray, OfOneIsTheLink) {
    const ArrayLink one = array_link(k_suncatcher, 1, 2e5);
    EXPECT_DOUBLE_EQ(one.rate, link_rate(k_suncatcher, 2e5));
    EXPECT_EQ(one.crosstalk, 0.0);
    EXPECT_THROW(array_link(k_suncatcher, 0, 1e3), Error);
}

// arXiv:2511.19468v2 S2.1: 2×2 of 5 cm carry 38.4 Tbit/s and 4×4 of 2.5 cm 153.6 Tbit/s, well
// inside 1.27 and 0.32 km, their confocal ranges, where power is ample (5 W for 384 channels of 10
// µW).
TEST(SpatialArray, CarriesSuncatchersRates) {
    EXPECT_DOUBLE_EQ(array_link(k_suncatcher, 2, 1250.0, 1.0).rate, 38.4e12);
    EXPECT_DOUBLE_EQ(array_link(k_suncatcher, 4, 317.0, 1.0).rate, 153.6e12);
}

// At the confocal range neighbours spill into each other, a fifth of the own light, which the paper
// leaves out: less the nearer, since spots shrink; and never more than the light that misses its
// own receiver.
TEST(SpatialArray, CrosstalkFallsWithRange) {
    double before = 1e9;
    for (double range : {5000.0, 2500.0, 1266.77, 600.0, 300.0}) {
        const ArrayLink link = array_link(k_suncatcher, 2, range, 1.0);
        EXPECT_LT(link.crosstalk, before);
        EXPECT_LE(link.crosstalk * link.coupling, 1.0 - link.coupling);
        before = link.crosstalk;
    }
}

// More beams help near and not far: the best number falls with range, down to one.
TEST(SpatialArray, BestNumberFallsWithRange) {
    int before = 1000;
    for (double range : {100.0, 300.0, 1e3, 1e4, 1e6}) {
        const ArrayLink best = best_array(k_suncatcher, range, 8, 0.03);
        EXPECT_LE(best.per_side, before);
        EXPECT_GE(best.rate, array_link(k_suncatcher, 1, range).rate);
        before = best.per_side;
    }
    EXPECT_EQ(before, 1);
}

}  // namespace
}  // namespace dawnline::network
