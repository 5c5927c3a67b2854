#include <gtest/gtest.h>

#include "dawnline/compute/faults.hpp"

namespace dawnline::compute {
namespace {

// All alive or none needed are certain; one of one is its own probability.
TEST(AtLeastAlive, HasItsEdges) {
    EXPECT_DOUBLE_EQ(at_least_alive(10, 0.3, 0), 1.0);
    EXPECT_DOUBLE_EQ(at_least_alive(10, 1.0, 10), 1.0);
    EXPECT_DOUBLE_EQ(at_least_alive(10, 0.3, 11), 0.0);
    EXPECT_NEAR(at_least_alive(1, 0.3, 1), 0.3, 1e-15);
    EXPECT_NEAR(at_least_alive(2, 0.5, 1), 0.75, 1e-15);
}

// Complement: at least k alive, or at least n − k + 1 dead.
TEST(AtLeastAlive, ComplementsTheDead) {
    for (long k : {1L, 200L, 256L, 272L})
        EXPECT_NEAR(at_least_alive(272, 0.95, k) + at_least_alive(272, 0.05, 272 - k + 1), 1.0,
                    1e-12);
}

}  // namespace
}  // namespace dawnline::compute
