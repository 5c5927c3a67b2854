#include <vector>

#include <gtest/gtest.h>

#include "dawnline/network/overlap.hpp"

namespace dawnline::network {
namespace {

// Buckets that are ready every second and take half of one hide all but the last; twice as long
// they queue, and the network never waits after the first.
TEST(Overlap, HidesWhatIsReadyInTime) {
    const std::vector<double> ready{1, 2, 3, 4};
    const Overlap fast = overlap(ready, std::vector<double>(4, 0.5), 4.0);
    EXPECT_DOUBLE_EQ(fast.exposed, 0.5);
    EXPECT_DOUBLE_EQ(fast.hidden, 0.75);
    const Overlap slow = overlap(ready, std::vector<double>(4, 2.0), 4.0);
    EXPECT_DOUBLE_EQ(slow.time, 9.0);
    EXPECT_DOUBLE_EQ(slow.exposed, 5.0);
    EXPECT_DOUBLE_EQ(slow.idle, 1.0);
}

// Never faster than either alone, never slower than one after the other.
TEST(Overlap, LiesBetweenTheBounds) {
    const std::vector<double> ready{0.1, 0.4, 0.9}, exchange{0.5, 0.1, 0.3};
    const Overlap o = overlap(ready, exchange, 1.0);
    EXPECT_GE(o.time, 1.0);
    EXPECT_LE(o.time, 1.0 + 0.9);
    EXPECT_DOUBLE_EQ(overlap({}, {}, 1.0).time, 1.0);
    EXPECT_DOUBLE_EQ(overlap({}, {}, 1.0).hidden, 1.0);
}

}  // namespace
}  // namespace dawnline::network
