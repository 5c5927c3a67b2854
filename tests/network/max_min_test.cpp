#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"
#include "dawnline/network/max_min.hpp"

namespace dawnline::network {
namespace {

// Progressive filling by hand.
TEST(MaxMin, FillsByHand) {
    const auto rates = max_min_rates({10, 3, 8}, {{0}, {0, 1}, {1, 2}, {2}, {0, 2}});
    const std::vector<double> expected{5.25, 1.5, 1.5, 3.25, 3.25};
    for (std::size_t f = 0; f < rates.size(); ++f) EXPECT_NEAR(rates[f], expected[f], 1e-12);
}

// What makes an allocation max-min fair (Bertsekas & Gallager 1992): no link carries more than it
// can, and each flow has a bottleneck, a full link on which nobody has more than it.
TEST(MaxMin, EveryFlowHasABottleneck) {
    Stream draw(7, 0, "max-min");
    for (int trial = 0; trial < 50; ++trial) {
        std::vector<double> capacity(6);
        for (double& c : capacity) c = 1.0 + 9.0 * draw.uniform();
        std::vector<std::vector<std::size_t>> flows(12);
        for (auto& links : flows)
            for (std::size_t link = 0; link < capacity.size(); ++link)
                if (draw.uniform() < 0.4) links.push_back(link);
        const auto rates = max_min_rates(capacity, flows);
        std::vector<double> load(capacity.size(), 0.0);
        for (std::size_t f = 0; f < flows.size(); ++f)
            for (std::size_t link : flows[f]) load[link] += rates[f];
        for (std::size_t link = 0; link < capacity.size(); ++link)
            EXPECT_LE(load[link], capacity[link] * (1.0 + 1e-12));
        for (std::size_t f = 0; f < flows.size(); ++f) {
            bool bottleneck = flows[f].empty();
            for (std::size_t link : flows[f]) {
                bool greatest = load[link] > capacity[link] * (1.0 - 1e-9);
                for (std::size_t g = 0; g < flows.size(); ++g)
                    for (std::size_t other : flows[g])
                        if (other == link && rates[g] > rates[f] * (1.0 + 1e-9)) greatest = false;
                bottleneck = bottleneck || greatest;
            }
            EXPECT_TRUE(bottleneck) << "flow " << f;
        }
    }
}

TEST(MaxMin, RefusesALinkThatDoesNotExist) {
    EXPECT_THROW(max_min_rates({1.0}, {{1}}), Error);
}

}  // namespace
}  // namespace dawnline::network
