#include "dawnline/base/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <set>
#include <thread>
#include <vector>

namespace dawnline {
namespace {

using Words = std::array<std::uint32_t, 4>;

// Known-answer vectors of the authors' Random123 (file kat_vectors, philox4x32 10).
TEST(Philox, ReturnsThePublishedVectors) {
    EXPECT_EQ(philox4x32_10({0, 0, 0, 0}, {0, 0}),
              (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    constexpr std::uint32_t all = 0xffffffff;
    EXPECT_EQ(philox4x32_10({all, all, all, all}, {all, all}),
              (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(
        philox4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
        (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Stream, IsAFunctionOfItsKeyAndPosition) {
    Stream a(1, 2, "radiation.upsets"), b(1, 2, "radiation.upsets");
    std::vector<std::uint64_t> words;
    for (int i = 0; i < 9; ++i) words.push_back(a.bits());
    EXPECT_EQ(a.position(), 9u);
    for (const std::uint64_t word : words) EXPECT_EQ(b.bits(), word);
    for (std::size_t i = words.size(); i-- > 0;) {
        Stream c = a.at(i);
        EXPECT_EQ(c.position(), i);
        EXPECT_EQ(c.bits(), words[i]);
        EXPECT_EQ(c.bits(), i + 1 < words.size() ? words[i + 1] : a.at(i + 1).bits());
    }
}

// 4000 keys that differ in one part only, and the halves of their blocks: all words differ
// (chance of an equal pair in 8000 random words: 2e-12).
TEST(Stream, EveryPartOfTheKeyMatters) {
    std::set<std::uint64_t> words;
    for (std::uint64_t i = 0; i < 1000; ++i)
        for (Stream stream : {Stream(i, 7, "a"), Stream(7777, i, "a"), Stream(7777, i, "b"),
                              Stream(7777, (i + 1) << 32, "a")}) {
            words.insert(stream.bits());
            words.insert(stream.bits());
        }
    EXPECT_EQ(words.size(), 8000u);
}

TEST(Stream, DoesNotCareWhoDraws) {
    std::vector<double> alone(64), shared(64);
    const auto draw = [](std::uint64_t i) { return Stream(9, i, "x").at(3).normal(); };
    for (std::uint64_t i = 0; i < 64; ++i) alone[i] = draw(i);
    std::vector<std::jthread> threads;
    for (std::uint64_t k = 0; k < 4; ++k)
        threads.emplace_back([&, k] {
            for (std::uint64_t i = k; i < 64; i += 4) shared[i] = draw(i);
        });
    threads.clear();
    EXPECT_EQ(alone, shared);
}

// Kolmogorov–Smirnov: √n sup|F_n − F| exceeds 1.95 with a chance of 0.001 if F is right; the seed
// is fixed, so the test does not flicker.
double kolmogorov(std::vector<double> sample, const std::function<double(double)>& cdf) {
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    double d = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double f = cdf(sample[i]);
        d = std::max({d, f - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - f});
    }
    return std::sqrt(n) * d;
}

TEST(Stream, DrawsHaveTheirDistributions) {
    constexpr std::size_t n = 100'000;
    std::vector<double> uniform(n), normal(n), exponential(n);
    Stream u(1, 0, "uniform"), g(1, 0, "normal"), e(1, 0, "exponential");
    for (std::size_t i = 0; i < n; ++i) {
        uniform[i] = u.uniform();
        normal[i] = g.normal();
        exponential[i] = e.exponential(4.0);
    }
    EXPECT_LT(kolmogorov(uniform, [](double x) { return x; }), 1.95);
    EXPECT_LT(
        kolmogorov(normal, [](double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }),
        1.95);
    EXPECT_LT(kolmogorov(exponential, [](double x) { return -std::expm1(-4.0 * x); }), 1.95);
    EXPECT_GE(*std::min_element(uniform.begin(), uniform.end()), 0.0);
    EXPECT_LT(*std::max_element(uniform.begin(), uniform.end()), 1.0);
    EXPECT_EQ(g.position(), n);
}

// Neighbouring cases are independent: the correlation of n pairs is within 4/√n of zero.
TEST(Stream, CasesAreUncorrelated) {
    constexpr std::size_t n = 100'000;
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i)
        sum += Stream(5, i, "x").normal() * Stream(5, i + 1, "x").normal();
    EXPECT_LT(std::abs(sum) / static_cast<double>(n), 4.0 / std::sqrt(static_cast<double>(n)));
}

// χ² of n Poisson counts against e^−m mᵏ/k!, cells with an expectation above 20, on either side
// of the change of algorithm at 30. χ² has mean ν and variance 2ν: 4 standard deviations.
TEST(Stream, PoissonCountsHaveTheirDistribution) {
    constexpr int n = 100'000;
    for (const double mean : {0.1, 3.0, 29.0, 31.0, 250.0}) {
        Stream stream(1, static_cast<std::uint64_t>(mean * 10.0), "poisson");
        std::vector<double> count(1000);
        for (int i = 0; i < n; ++i) count.at(stream.poisson(mean)) += 1.0;
        double chi2 = 0.0, cells = 0.0;
        for (std::size_t k = 0; k < count.size(); ++k) {
            const auto x = static_cast<double>(k);
            const double expected = n * std::exp(x * std::log(mean) - mean - std::lgamma(x + 1.0));
            if (expected < 20.0) continue;
            chi2 += (count[k] - expected) * (count[k] - expected) / expected;
            cells += 1.0;
        }
        EXPECT_NEAR(chi2, cells, 4.0 * std::sqrt(2.0 * cells)) << "mean " << mean;
    }
}

// Mean and variance of a Poisson count are both m; five standard errors of the mean.
TEST(Stream, PoissonTakesAnyMean) {
    Stream stream(1, 0, "poisson");
    for (const double mean : {1e4, 1e8, 1e12}) {
        double sum = 0.0;
        for (int i = 0; i < 1000; ++i) sum += static_cast<double>(stream.poisson(mean)) - mean;
        EXPECT_LT(std::abs(sum / 1000.0), 5.0 * std::sqrt(mean / 1000.0)) << "mean " << mean;
    }
    EXPECT_EQ(stream.poisson(0.0), 0u);
    EXPECT_EQ(stream.poisson(-1.0), 0u);
    EXPECT_EQ(stream.poisson(std::numeric_limits<double>::quiet_NaN()), 0u);
    EXPECT_LE(stream.poisson(std::numeric_limits<double>::infinity()), std::uint64_t{1} << 63);
}

}  // namespace
}  // namespace dawnline
