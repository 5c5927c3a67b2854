#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "dawnline/base/error.hpp"
#include "dawnline/base/random.hpp"
#include "dawnline/network/contact_plan.hpp"

namespace dawnline::network {
namespace {

astro::Pass pass(std::uint32_t site, std::uint32_t satellite, double rise, double set) {
    return {site, satellite, rise, set, 0.5 * (rise + set), 1.0};
}

double constant_rate(std::uint32_t, std::uint32_t, double) {
    return 1e9;
}

// TBIRD: a pass of 300 s at 200 Gbit/s holds 7.5 TB; 64 % of it, the share that its record of 4.8
// TB was, comes out of a store that holds enough.
TEST(ContactPlan, HoldsTbirdsPass) {
    const std::vector<astro::Pass> passes{pass(0, 0, 100.0, 400.0)};
    const auto rate = [](std::uint32_t, std::uint32_t, double) { return 200e9; };
    const auto plan = contact_plan(passes, rate, 10.0);
    ASSERT_EQ(plan.size(), 1u);
    EXPECT_NEAR(plan[0].volume, 7.5e12 * 8.0, 1.0);
    const Delivery d = deliver(plan, {200e9, 1e15, 0.64}, 0.0, 400.0);
    EXPECT_NEAR(d.delivered, 4.8e12 * 8.0, 1.0);
}

// Invariants on random windows: a site serves at most its terminals at a time and so does a
// satellite; contacts lie within windows; each volume is the rate times what remains after the
// setup.
TEST(ContactPlan, NeverUsesATerminalTwice) {
    Stream stream(5, 0, "test.contacts");
    std::vector<astro::Pass> passes;
    for (int i = 0; i < 400; ++i) {
        const double rise = 5000.0 * stream.uniform();
        passes.push_back(pass(static_cast<std::uint32_t>(4.0 * stream.uniform()),
                              static_cast<std::uint32_t>(30.0 * stream.uniform()), rise,
                              rise + 100.0 + 400.0 * stream.uniform()));
    }
    const ContactOptions options{2, 1, 20.0, 10.0};
    const auto plan = contact_plan(passes, constant_rate, 10.0, options);
    ASSERT_GT(plan.size(), 50u);
    for (const Contact& c : plan) {
        EXPECT_NEAR(c.volume, 1e9 * (c.stop - c.start - 20.0), 1.0);
        EXPECT_GE(c.stop - c.start, 30.0);
        const auto inside = [&](const astro::Pass& p) {
            return p.site == c.site && p.satellite == c.satellite && p.rise <= c.start &&
                   c.stop <= p.set;
        };
        EXPECT_TRUE(std::ranges::any_of(passes, inside));
        const double t = c.start + 1e-6;
        const auto busy = [&](auto same) {
            return std::ranges::count_if(
                plan, [&](const Contact& o) { return same(o) && o.start <= t && t < o.stop; });
        };
        EXPECT_LE(busy([&](const Contact& o) { return o.site == c.site; }), 2);
        EXPECT_LE(busy([&](const Contact& o) { return o.satellite == c.satellite; }), 1);
    }
}

// Cloud cuts a pass into the clear parts of it; what is clear adds up.
TEST(ContactPlan, KeepsClearSky) {
    CloudSeries clouds{1, 100.0, {1, 0, 1, 1, 0}};
    const auto clear = clear_passes(std::vector{pass(0, 3, 50.0, 450.0)}, clouds, 0.0);
    ASSERT_EQ(clear.size(), 2u);
    EXPECT_EQ(clear[0].rise, 50.0);
    EXPECT_EQ(clear[0].set, 100.0);
    EXPECT_EQ(clear[1].rise, 200.0);
    EXPECT_EQ(clear[1].set, 400.0);
}

// Conservation: what flows in is delivered, lost or left. By hand: 10 bit/s into a store of 500 for
// 100 s fills it half way past the brim; a contact of 50 s at 30 bit/s takes 1 000 of 500 + 500.
TEST(Delivery, ConservesBits) {
    const Contact contact{0, 0, 100.0, 150.0, 1500.0};
    const Delivery d = deliver(std::vector{contact}, {10.0, 500.0, 1.0}, 0.0, 200.0);
    EXPECT_NEAR(d.lost, 500.0, 1e-9);
    EXPECT_NEAR(d.delivered, 1000.0, 1e-9);  // 30·25 s to empty the store, then 10·25 s straight
    EXPECT_NEAR(d.left, 500.0, 1e-9);
    EXPECT_NEAR(d.delivered + d.lost + d.left, 10.0 * 200.0, 1e-9);
    EXPECT_THROW(deliver(std::vector{contact, contact}, {10.0, 500.0, 1.0}, 0.0, 200.0), Error);
}

// A steady cycle of gaps T_g and contacts that drain far faster: data wait half a gap on average.
TEST(Delivery, WaitsHalfAGapOnAverage) {
    std::vector<Contact> contacts;
    for (int k = 1; k <= 200; ++k) contacts.push_back({0, 0, 1000.0 * k, 1000.0 * k + 1.0, 1e9});
    const Delivery d = deliver(contacts, {10.0, 1e9, 1.0}, 0.0, 200002.0);
    EXPECT_NEAR(d.mean_delay, 500.0, 2.0);
}

}  // namespace
}  // namespace dawnline::network
